//! Telephones with the code of their country, so that all ways to write one are the same.

use super::{
    marketplaces,
    plain::{is_filler, plain, says_nothing},
};

/// How a country dials: its code, the digit that is dialled before a number within it, and how many digits numbers have
/// without that.
struct Dialling {
    country: &'static str,
    code: &'static str,
    trunk: &'static str,
    shortest: usize,
    longest: usize,
}

const fn dialling(country: &'static str, code: &'static str, trunk: &'static str, digits: (usize, usize)) -> Dialling {
    Dialling { country, code, trunk, shortest: digits.0, longest: digits.1 }
}

/// The countries whose shop fronts are read (ITU-T E.164 and the national plans). Italy keeps its 0.
const DIALLING: &[Dialling] = &[
    dialling("AE", "971", "0", (8, 9)),
    dialling("AR", "54", "0", (10, 11)),
    dialling("AT", "43", "0", (7, 12)),
    dialling("AU", "61", "0", (9, 9)),
    dialling("BD", "880", "0", (8, 10)),
    dialling("BE", "32", "0", (8, 9)),
    dialling("BO", "591", "", (8, 8)),
    dialling("BR", "55", "0", (10, 11)),
    dialling("CA", "1", "", (10, 10)),
    dialling("CH", "41", "0", (9, 9)),
    dialling("CL", "56", "", (9, 9)),
    dialling("CN", "86", "0", (10, 11)),
    dialling("CO", "57", "", (8, 10)),
    dialling("CR", "506", "", (8, 8)),
    dialling("DE", "49", "0", (7, 11)),
    dialling("DO", "1", "", (10, 10)),
    dialling("EC", "593", "0", (8, 9)),
    dialling("EG", "20", "0", (8, 10)),
    dialling("ES", "34", "", (9, 9)),
    dialling("FR", "33", "0", (9, 9)),
    dialling("GB", "44", "0", (9, 10)),
    dialling("GT", "502", "", (8, 8)),
    dialling("HK", "852", "", (8, 8)),
    dialling("HN", "504", "", (8, 8)),
    dialling("ID", "62", "0", (8, 12)),
    dialling("IE", "353", "0", (7, 9)),
    dialling("IN", "91", "0", (10, 10)),
    dialling("IT", "39", "", (8, 11)),
    dialling("JP", "81", "0", (9, 10)),
    dialling("KR", "82", "0", (8, 11)),
    dialling("LK", "94", "0", (9, 9)),
    dialling("MM", "95", "0", (7, 10)),
    dialling("MX", "52", "", (10, 10)),
    dialling("MY", "60", "0", (8, 10)),
    dialling("NI", "505", "", (8, 8)),
    dialling("NL", "31", "0", (9, 9)),
    dialling("NP", "977", "0", (8, 10)),
    dialling("PA", "507", "", (7, 8)),
    dialling("PE", "51", "0", (8, 9)),
    dialling("PH", "63", "0", (8, 10)),
    dialling("PK", "92", "0", (9, 10)),
    dialling("PL", "48", "", (9, 9)),
    dialling("PY", "595", "0", (9, 9)),
    dialling("SA", "966", "0", (8, 9)),
    dialling("SE", "46", "0", (7, 9)),
    dialling("SG", "65", "", (8, 8)),
    dialling("SV", "503", "", (8, 8)),
    dialling("TH", "66", "0", (8, 9)),
    dialling("TR", "90", "0", (10, 10)),
    dialling("TW", "886", "0", (8, 9)),
    dialling("US", "1", "", (10, 10)),
    dialling("UY", "598", "0", (8, 8)),
    dialling("VE", "58", "0", (10, 10)),
    dialling("VN", "84", "0", (9, 10)),
    dialling("ZA", "27", "0", (9, 9)),
];

/// Telephones in a text that may hold several, each as `+` and its digits. A number without the code of its country is
/// taken for one of the shop front's; without either, and where it is a filler or the marketplace's own, it is none.
pub(super) fn numbers(text: &str, country: Option<&str>) -> Vec<String> {
    let plain = plain(text);
    if says_nothing(&plain) {
        return Vec::new();
    }
    let parts = plain.split(['/', ',', ';', '、', '|']).filter(|part| !part.trim().is_empty());
    parts.filter_map(|part| number(part, country)).filter(|key| !marketplaces::owns_phone(key)).collect()
}

fn number(part: &str, country: Option<&str>) -> Option<String> {
    let start = part.find(|c: char| c.is_ascii_digit() || c == '+')?;
    let written = part.get(start..)?;
    let end = written.find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '(' | ')')));
    // What follows a number is an extension or a word; letters that stand for digits hide some.
    let (written, behind) = written.split_at_checked(end.unwrap_or(written.len()))?;
    if behind.starts_with('x') && !behind.starts_with("x ") && written.ends_with(|c: char| !c.is_ascii_digit()) {
        return None;
    }
    // "+82 (0)10 …": the 0 is dialled only within the country.
    let is_abroad = written.starts_with('+') || written.starts_with("00");
    let written = if is_abroad { written.replace("(0)", "") } else { written.to_owned() };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let (dialling, national) = if is_abroad {
        abroad(digits.strip_prefix("00").filter(|_| !written.starts_with('+')).unwrap_or(&digits))?
    } else {
        within(&digits, of_country(country?)?)?
    };
    let tail = national.get(national.len().saturating_sub(8)..).unwrap_or(national);
    let seven = national.get(national.len().saturating_sub(7)..).unwrap_or(national);
    let is_typed = is_filler(tail) || (is_filler(seven) && seven.bytes().all(|b| Some(b) == seven.bytes().next()));
    (!is_typed).then(|| format!("+{}{national}", dialling.code))
}

fn of_country(country: &str) -> Option<&'static Dialling> {
    DIALLING.iter().find(|dialling| dialling.country == country)
}

/// With the code of its country. Codes are so given out that none begins another.
fn abroad(digits: &str) -> Option<(&'static Dialling, &str)> {
    let mut codes = DIALLING.iter().filter_map(|dialling| Some((dialling, digits.strip_prefix(dialling.code)?)));
    codes.find_map(|(dialling, rest)| Some((dialling, dialling.national(rest)?)))
}

/// As it is dialled in a country, or with that country's code and no sign that it is one.
fn within<'d>(digits: &'d str, dialling: &'static Dialling) -> Option<(&'static Dialling, &'d str)> {
    let coded = digits.strip_prefix(dialling.code).and_then(|rest| dialling.national(rest));
    if let Some(national) = coded {
        return Some((dialling, national));
    }
    // A Chinese mobile on the shop front of another country.
    if digits.len() == 11 && is_chinese_mobile(digits) && !matches!(dialling.code, "1") {
        return Some((of_country("CN")?, digits));
    }
    Some((dialling, dialling.national(digits)?))
}

fn is_chinese_mobile(digits: &str) -> bool {
    digits.starts_with('1') && matches!(digits.as_bytes().get(1), Some(b'3'..=b'9'))
}

impl Dialling {
    /// The number without what is dialled before it; nothing when it has too few or too many digits.
    fn national<'d>(&self, digits: &'d str) -> Option<&'d str> {
        let national = if self.trunk.is_empty() { digits } else { digits.strip_prefix(self.trunk).unwrap_or(digits) };
        let is_number = (self.shortest..=self.longest).contains(&national.len());
        (is_number && (self.trunk.is_empty() || !national.starts_with('0'))).then_some(national)
    }
}

#[cfg(test)]
mod tests {
    use super::{DIALLING, numbers};

    fn check(text: &str, country: Option<&str>, expected: &[&str]) {
        assert_eq!(numbers(text, country), expected, "{text} {country:?}");
    }

    #[test]
    fn all_ways_to_write_a_number_are_one() {
        for text in [
            "010-2345-6781",
            "01023456781",
            "010 2345 6781",
            "010.2345.6781",
            "(010) 2345-6781",
            "+82-10-2345-6781",
            "+82 (0)10 2345 6781",
            "+82 010-2345-6781",
            "0082 10 2345 6781",
            "82-10-2345-6781",
            "０１０－２３４５－６７８１",
            "010–2345–6781",
            "Tel. 010-2345-6781",
            "010-2345-6781 (내선 12)",
            "10-2345-6781",
            "010-2345-6781 ext. 3",
        ] {
            check(text, Some("KR"), &["+821023456781"]);
        }
        for text in ["13823456781", "86-13823456781", "+86 138 2345 6781", "138-2345-6781"] {
            check(text, Some("CN"), &["+8613823456781"]);
        }
        check("13823456781", Some("KR"), &["+8613823456781"]);
        check("6123 4567", Some("SG"), &["+6561234567"]);
        check("+65 6123 4567", Some("MY"), &["+6561234567"]);
        check("65 6123 4567", Some("SG"), &["+6561234567"]);
        check("(415) 555-2671", Some("US"), &["+14155552671"]);
        check("1-415-555-2671", Some("US"), &["+14155552671"]);
        check("13823456781", Some("US"), &["+13823456781"]);
        check("0812-3456-7810", Some("ID"), &["+6281234567810"]);
        check("6281234567810", Some("ID"), &["+6281234567810"]);
        check("02 1234 5679", Some("IT"), &["+390212345679"]);
        check("1544-2345", Some("KR"), &["+8215442345"]);
        check("02-345-6781 / 010-2345-6781", Some("KR"), &["+8223456781", "+821023456781"]);
    }

    #[test]
    fn what_is_no_number_is_no_key() {
        for text in [
            "",
            "-",
            "N/A",
            "000-0000-0000",
            "010-0000-0000",
            "010-1234-5678",
            "1234",
            "010-****-6781",
            "010-xxxx-6781",
            "95187",
            "12345678",
            "11111111111",
            "전화 없음",
            "0",
            "+",
            "+999 1234 5678",
            "123456789012345678",
        ] {
            check(text, Some("KR"), &[]);
        }
        check("010-2345-6781", None, &[]);
        check("010-2345-6781", Some("XX"), &[]);
        check("99999999", Some("SG"), &[]);
    }

    #[test]
    fn the_marketplaces_hotline_is_no_sellers() {
        check("1577-7011", Some("KR"), &[]);
        check("+82 1577-7011", Some("SG"), &[]);
        check("1577-7012", Some("KR"), &["+8215777012"]);
    }

    #[test]
    fn every_country_that_is_read_dials() {
        let of_hosts = jinjja_data_countries();
        let missing: Vec<_> =
            of_hosts.iter().filter(|country| !DIALLING.iter().any(|dialling| dialling.country == **country)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    fn jinjja_data_countries() -> Vec<String> {
        let hosts = crate::Knowledge::embedded().marketplaces.iter().flat_map(|marketplace| &marketplace.hosts);
        hosts.filter_map(|host| host.country.clone()).collect()
    }
}
