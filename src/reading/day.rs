//! Days: ISO 8601, or moments in seconds or milliseconds since 1970.

/// The day in a text, as ISO 8601; what follows the day is left out.
pub(super) fn read(text: &str) -> Option<String> {
    let has_digits =
        |range: std::ops::Range<usize>| text.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let has_dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    if has_dashes && has_digits(0..4) && has_digits(5..7) && has_digits(8..10) {
        return text.get(..10).map(str::to_owned);
    }
    let number = text.parse::<i64>().ok().filter(|number| *number >= 0)?;
    match text.len() {
        10 => Some(of_seconds(number)),
        13 => Some(of_seconds(number.checked_div(1000)?)),
        _ => None,
    }
}

/// The number of a day (`2026-05-18…`) since 1970 (Howard Hinnant's `days_from_civil`); `None` when it is no day.
pub fn number(text: &str) -> Option<i64> {
    let day = read(text)?;
    let part = |range: std::ops::Range<usize>| day.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| days(year, month, day))
}

/// The day with this number; `None` before 1970 and beyond years of four digits.
pub fn of_number(number: i64) -> Option<String> {
    (0..=2_932_896).contains(&number).then(|| of_seconds(number.saturating_mul(86_400)))
}

#[expect(clippy::arithmetic_side_effects, reason = "a year has four digits here")]
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Seconds since 1970 → the day (Howard Hinnant's `civil_from_days`).
#[expect(clippy::arithmetic_side_effects, reason = "the caller lets through numbers of at most thirteen digits")]
fn of_seconds(seconds: i64) -> String {
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{number, of_number, read};

    #[test]
    fn days_are_counted() {
        for (day, expected) in [
            ("1970-01-01", Some(0)),
            ("2024-02-29T09:00:00Z", Some(19_782)),
            ("2026-05-18", Some(20_591)),
            ("0000-03-01", Some(-719_468)),
            ("2026-13-01", None),
            ("soon", None),
        ] {
            assert_eq!(number(day), expected, "{day}");
        }
    }

    #[test]
    fn numbers_are_days() {
        for (number, expected) in [
            (0, Some("1970-01-01")),
            (19_782, Some("2024-02-29")),
            (2_932_896, Some("9999-12-31")),
            (2_932_897, None),
            (-1, None),
        ] {
            assert_eq!(of_number(number).as_deref(), expected, "{number}");
        }
    }

    #[test]
    fn days_are_read() {
        for (text, expected) in [
            ("2019-03-05T10:00:00+08:00", Some("2019-03-05")),
            ("1552000000", Some("2019-03-07")),
            ("1709164800000", Some("2024-02-29")),
            ("0000000000", Some("1970-01-01")),
            ("9999999999999", Some("2286-11-20")),
            ("-552000000", None),
            ("5 years", None),
            ("ปี2019-03", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }
}
