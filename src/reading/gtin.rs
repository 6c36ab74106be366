//! Article numbers: EAN, UPC, JAN, ISBN-13 (GS1: the last digit checks the others).

/// The number if its length and check digit are right; spaces and hyphens are left out.
pub(super) fn checked(text: &str) -> Option<String> {
    let number: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    let digits: Vec<u32> = number.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let is_long_enough = matches!(digits.len(), 8 | 12 | 13 | 14);
    let says_something = digits.iter().any(|digit| *digit != 0);
    let weighted =
        digits.iter().rev().zip([1u32, 3].into_iter().cycle()).map(|(digit, weight)| digit.saturating_mul(weight));
    let sum = weighted.fold(0u32, u32::saturating_add);
    (is_long_enough && says_something && sum.is_multiple_of(10) && is_given_out(&number)).then_some(number)
}

/// Of numbers of thirteen digits: none of those that GS1 has not given out (140 to 199: moments in milliseconds pass for
/// them) or leaves to shops for their own use (200 to 299).
fn is_given_out(number: &str) -> bool {
    let prefix = number.get(..3).and_then(|prefix| prefix.parse::<u16>().ok()).unwrap_or_default();
    number.len() != 13 || !(140..300).contains(&prefix)
}

/// The first right number in a text that may hold several.
pub(super) fn first(text: &str) -> Option<String> {
    checked(text).or_else(|| text.split([' ', ',', ';', '/', '|', '、', '，']).find_map(checked))
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn numbers_with_a_right_check_digit_are_read() {
        for (text, expected) in [
            ("8935235213746", Some("8935235213746")),
            ("978-604-0-00000-7", None),
            ("766907002966", Some("766907002966")),
            ("0730143315609, 7301433156090", Some("0730143315609")),
            ("n/a", None),
            ("1709164800004", None),
            ("2000000000008", None),
            ("0000000000000", None),
            ("8935235213747", None),
            ("5000299601693", Some("5000299601693")),
        ] {
            assert_eq!(first(text).as_deref(), expected, "{text}");
        }
    }
}
