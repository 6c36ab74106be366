//! Points in time as they are written: UTC with milliseconds, and nothing else.

use serde::{Deserialize, Serialize, de::Error};

/// A point in time, `2026-11-23T08:01:02.345Z`: the form that browsers give (`Date.toISOString`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Moment(String);

/// The form, `0` for any digit.
const FORM: &[u8] = b"0000-00-00T00:00:00.000Z";

impl Moment {
    /// Reads one; none when it is written otherwise or is no time.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |(byte, form): (u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == *form };
        if text.len() != FORM.len() || !text.bytes().zip(FORM).all(fits) {
            return None;
        }
        let number = |from: usize| text.get(from..from.checked_add(2)?)?.parse::<u32>().ok();
        let is_time = (1..=12).contains(&number(5)?)
            && (1..=31).contains(&number(8)?)
            && number(11)? < 24
            && number(14)? < 60
            && number(17)? < 60;
        is_time.then(|| Self(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// To the second, in fourteen digits, as indexes write it.
    pub fn digits(&self) -> String {
        self.0.bytes().filter(u8::is_ascii_digit).take(14).map(char::from).collect()
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("no time in UTC with milliseconds"))
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    fn check(text: &str, digits: Option<&str>) {
        assert_eq!(Moment::parse(text).map(|moment| moment.digits()).as_deref(), digits, "{text}");
    }

    #[test]
    fn only_one_form_is_a_moment() {
        check("2026-11-23T08:01:02.345Z", Some("20261123080102"));
        check("2026-11-23T08:01:02Z", None);
        check("2026-11-23T08:01:02.345+09:00", None);
        check("2026-13-23T08:01:02.345Z", None);
        check("2026-11-23T24:01:02.345Z", None);
        check("2026-11-23T08:01:02.345Z\r\nX: y", None);
        check("２026-11-23T08:01:02.34Z", None);
        check("", None);
    }
}
