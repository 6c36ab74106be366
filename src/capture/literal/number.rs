//! JavaScript's ways to write a number, as decimal text.

/// The decimal text of a number as JavaScript writes it, without its sign; none when this is no number. Only what JSON
/// does not allow is changed: `.5`, `5.`, `1_000`, `5n`, leading zeros, and numbers to another base.
pub(super) fn decimal(word: &str) -> Option<Box<str>> {
    let word = word.replace('_', "");
    let word = word.strip_suffix('n').unwrap_or(&word);
    for (mark, base) in [("0x", 16), ("0X", 16), ("0b", 2), ("0B", 2), ("0o", 8), ("0O", 8)] {
        if let Some(digits) = word.strip_prefix(mark) {
            return Some(u128::from_str_radix(digits, base).ok()?.to_string().into());
        }
    }
    let (mantissa, power) = match word.split_once(['e', 'E']) {
        Some((mantissa, power)) => (mantissa, Some(power)),
        None => (word, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let sound = is_digits(whole) && is_digits(fraction) && !(whole.is_empty() && fraction.is_empty());
    if !sound || power.is_some_and(|power| !is_power(power)) {
        return None;
    }
    let short = whole.trim_start_matches('0');
    let whole = if short.is_empty() { "0" } else { short };
    let dot = if fraction.is_empty() { "" } else { "." };
    let power = power.map(|power| format!("e{power}")).unwrap_or_default();
    Some(format!("{whole}{dot}{fraction}{power}").into())
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_power(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && is_digits(digits)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    fn check(word: &str, expected: &str) {
        assert_eq!(decimal(word).as_deref().unwrap_or("none"), expected, "{word}");
    }

    #[test]
    fn a_number_keeps_its_digits() {
        check("19.90", "19.90");
        check("0", "0");
        check("123456789012345678901234567890", "123456789012345678901234567890");
        check("1e3", "1e3");
        check("1E-3", "1e-3");
        check(".5", "0.5");
        check("5.", "5");
        check("0x1F", "31");
        check("0b11", "3");
        check("1_000", "1000");
        check("5n", "5");
        check("007", "7");
        for word in ["", ".", "e5", "1e", "1.2.3", "12px", "0xg", "0x"] {
            check(word, "none");
        }
    }
}
