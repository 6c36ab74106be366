//! Numbers of businesses in registers.

use super::{
    marketplaces,
    plain::{digits, is_filler, plain, says_nothing},
};

/// From so many characters on, two businesses of different countries hardly have the same number by chance.
const SPEAKS_FOR_ITSELF: usize = 12;
/// Fewer characters than these are no business number.
const SHORTEST: usize = 7;
const LONGEST: usize = 24;

/// A business number in the form in which it is compared: Korean and Chinese ones with their check digit, others as they
/// are, with the country if they are short. Nothing when it is none, or the marketplace's own.
pub(super) fn number(text: &str, country: Option<&str>) -> Option<String> {
    let plain = plain(text);
    if says_nothing(&plain) {
        return None;
    }
    // "UEN: 2026…"
    let named = plain.rsplit(':').next().unwrap_or(&plain);
    let mut code: String = named.chars().filter(char::is_ascii_alphanumeric).collect();
    code.make_ascii_uppercase();
    let digits = digits(named);
    if is_chinese(&code) {
        return Some(format!("CN:{code}"));
    }
    if country == Some("KR") || has_korean_form(named) {
        return is_korean(&digits).then(|| format!("KR:{digits}")).filter(|key| !marketplaces::owns_business(key));
    }
    let is_number = (SHORTEST..=LONGEST).contains(&code.len()) && digits.len() >= 4 && !is_filler(&digits);
    // Eighteen characters that do not check are a mistyped code, or the number of a person.
    if !is_number || (country == Some("CN") && code.len() == 18) {
        return None;
    }
    match country {
        _ if code.len() >= SPEAKS_FOR_ITSELF => Some(code),
        Some(country) => Some(format!("{country}:{code}")),
        None => None,
    }
}

/// A Korean number as a mail-order business: year, office, number (`2023-서울강남-01234`).
pub(super) fn mail_order(text: &str) -> Option<String> {
    let plain = plain(text);
    if says_nothing(&plain) {
        return None;
    }
    let bare: String = plain.chars().filter(|c| c.is_ascii_digit() || is_hangul(*c)).collect();
    let bare = bare.trim_start_matches('제').trim_end_matches('호');
    let (year, rest) = bare.split_at_checked(4)?;
    let (office, number) = rest.split_at_checked(rest.find(|c: char| c.is_ascii_digit())?)?;
    let office = office.trim_matches('제');
    let is_year = year.bytes().all(|b| b.is_ascii_digit()) && (year.starts_with("19") || year.starts_with("20"));
    let is_number = number.bytes().all(|b| b.is_ascii_digit());
    let number = number.trim_start_matches('0');
    let is_one = is_year && is_number && office.chars().count() >= 2 && (1..=6).contains(&number.len());
    let key = format!("{year}-{office}-{number}");
    (is_one && !marketplaces::owns_mail_order(&key)).then_some(key)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Three digits, two, five: only Korea writes numbers so.
fn has_korean_form(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').map(str::trim).collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [3, 2, 5] && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

/// Ten digits, the last of which checks the others (National Tax Service of Korea).
fn is_korean(digits: &str) -> bool {
    const WEIGHTS: [u32; 9] = [1, 3, 7, 1, 3, 7, 1, 3, 5];
    let values: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let weighted = values.iter().zip(WEIGHTS).map(|(digit, weight)| digit.saturating_mul(weight));
    let carried = values.get(8).map_or(0, |digit| digit.saturating_mul(5) / 10);
    let sum = weighted.fold(carried, u32::saturating_add);
    let check = values.get(9).copied().unwrap_or_default();
    values.len() == 10 && !is_filler(digits) && sum.saturating_add(check).is_multiple_of(10)
}

/// Eighteen characters, the last of which checks the others (GB 32100-2015).
fn is_chinese(code: &str) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) =
        values.filter(|values| values.len() == 18 && !code.bytes().all(|b| Some(b) == code.bytes().next()))
    else {
        return false;
    };
    let weights = std::iter::successors(Some(1usize), |weight| weight.checked_mul(3).map(|weight| weight % 31));
    let weighted = values.iter().zip(weights).take(17).map(|(value, weight)| value.saturating_mul(weight));
    let sum = weighted.fold(0usize, usize::saturating_add);
    let check = 31usize.saturating_sub(sum % 31) % 31;
    values.last() == Some(&check)
}

#[cfg(test)]
mod tests {
    use super::{is_chinese, is_korean, mail_order, number};

    fn check(text: &str, country: Option<&str>, expected: Option<&str>) {
        assert_eq!(number(text, country).as_deref(), expected, "{text} {country:?}");
    }

    #[test]
    fn check_digits_are_checked() {
        for (digits, expected) in [
            ("1018100006", false),
            ("2208162517", true),
            ("2208162518", false),
            ("0000000000", false),
            ("220816251", false),
        ] {
            assert_eq!(is_korean(digits), expected, "{digits}");
        }
        // The example of the standard, and the same mistyped.
        for (code, expected) in [
            ("91350100M000100Y43", true),
            ("91350100M000100Y34", false),
            ("91350100M000100Y4", false),
            ("91350100I000100Y43", false),
            ("000000000000000000", false),
        ] {
            assert_eq!(is_chinese(code), expected, "{code}");
        }
    }

    #[test]
    fn business_numbers_have_one_form() {
        check("124-81-00998", Some("KR"), Some("KR:1248100998"));
        check("１２４－８１－００９９８", Some("KR"), Some("KR:1248100998"));
        check("1248100998 (사업자정보확인)", Some("KR"), Some("KR:1248100998"));
        check("124-81-00998", None, Some("KR:1248100998"));
        check("124-81-00999", Some("KR"), None);
        check("000-00-00000", Some("KR"), None);
        check("123-45-67890", Some("KR"), None);
        check("统一社会信用代码：91350100m000100y43", Some("CN"), Some("CN:91350100M000100Y43"));
        check("91350100M000100Y43", Some("KR"), Some("CN:91350100M000100Y43"));
        check("91350100M000100Y44", Some("CN"), None);
        check("UEN: 202612345Z", Some("SG"), Some("SG:202612345Z"));
        check("202612345z", Some("SG"), Some("SG:202612345Z"));
        check("202612345Z", None, None);
        check("T9203416578104", None, Some("T9203416578104"));
        check("-", Some("SG"), None);
        check("N/A", Some("SG"), None);
        check("12345678", Some("SG"), None);
        check("Pending", Some("SG"), None);
    }

    #[test]
    fn the_marketplaces_own_number_is_no_sellers() {
        check("120-88-00767", Some("KR"), None);
        check("220-81-62517", Some("KR"), None);
    }

    #[test]
    fn mail_order_numbers_have_one_form() {
        for (text, expected) in [
            ("2023-서울강남-01234", Some("2023-서울강남-1234")),
            ("제 2023-서울강남-1234 호", Some("2023-서울강남-1234")),
            ("제2023-서울강남-제01234호", Some("2023-서울강남-1234")),
            ("2023서울강남1234", Some("2023-서울강남-1234")),
            ("2023-서울강남-00000", None),
            ("제1234호", None),
            ("서울강남-1234", None),
            ("2017-서울송파-0680", None),
            ("-", None),
        ] {
            assert_eq!(mail_order(text).as_deref(), expected, "{text}");
        }
    }
}
