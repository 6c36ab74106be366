//! Moments: ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes them.

use serde::{Deserialize, Serialize};

use crate::formed::formed;

formed! {
    /// A moment in UTC, to the millisecond: `2026-05-18T07:30:00.125Z`.
    Moment, is_moment, "moment in UTC with milliseconds (2026-05-18T07:30:00.125Z)",
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$"
}

impl Moment {
    /// Reads one; none when it is written otherwise or is no time.
    pub fn parse(text: &str) -> Option<Self> {
        Self::try_from(text.to_owned()).ok()
    }

    /// To the second, in fourteen digits, as indexes of archives write it.
    pub fn digits(&self) -> String {
        self.as_str().bytes().filter(u8::is_ascii_digit).take(14).map(char::from).collect()
    }
}

fn is_moment(text: &str) -> bool {
    const FORM: &str = "0000-00-00T00:00:00.000Z";
    let has_form = text.len() == FORM.len()
        && text
            .bytes()
            .zip(FORM.bytes())
            .all(|(byte, form)| if form == b'0' { byte.is_ascii_digit() } else { byte == form });
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u16>().ok());
    let is_day = || {
        let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
        Some((1..=days_of(month, year)?).contains(&day))
    };
    let is_time = || Some(part(11..13)? < 24 && part(14..16)? < 60 && part(17..19)? < 60);
    has_form && is_day() == Some(true) && is_time() == Some(true)
}

/// How many days a month has.
fn days_of(month: u16, year: u16) -> Option<u16> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    fn check(text: &str, is_one: bool) {
        assert_eq!(Moment::try_from(text.to_owned()).is_ok(), is_one, "{text}");
    }

    #[test]
    fn moments_are_what_browsers_write() {
        check("2026-05-18T07:30:00.125Z", true);
        check("2024-02-29T23:59:59.999Z", true);
        check("2026-02-29T00:00:00.000Z", false);
        check("2100-02-29T00:00:00.000Z", false);
        check("2026-13-01T00:00:00.000Z", false);
        check("2026-04-31T00:00:00.000Z", false);
        check("2026-05-18T24:00:00.000Z", false);
        check("2026-05-18T07:30:60.000Z", false);
        check("2026-05-18T07:30:00Z", false);
        check("2026-05-18T07:30:00.125+09:00", false);
        check("2026-05-18 07:30:00.125Z", false);
        check("٢٠٢٦-05-18T07:30:00.125Z", false);
        check("", false);
    }

    #[test]
    fn digits_end_with_the_second() {
        let moment = Moment::parse("2026-11-23T08:01:02.345Z").map(|moment| moment.digits());
        assert_eq!(moment.as_deref(), Some("20261123080102"));
    }
}
