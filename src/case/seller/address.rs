//! Addresses: equal when all that is written of them is.

use super::plain::{plain, says_nothing};

/// So much must be named beside the number of a house: a city alone, or a city and its country, is no address.
const ENOUGH: usize = 6;

/// An address in the form in which it is compared; nothing where it names no house.
pub(super) fn address(text: &str) -> Option<String> {
    let plain = plain(text);
    if says_nothing(&plain) {
        return None;
    }
    let tokens = tokens(&without_postcode(&plain));
    let tokens: Vec<&str> = tokens.iter().map(|token| shortened(token)).collect();
    let words = tokens.iter().map(|token| weight(token)).fold(0usize, usize::saturating_add);
    let before = [None].into_iter().chain(tokens.iter().copied().map(Some));
    let has_house = tokens.iter().zip(before).any(|(token, before)| is_house(token, before));
    (has_house && words >= ENOUGH).then(|| tokens.join(" "))
}

/// Without the signs in which a postcode stands, which looks like the number of a house there.
fn without_postcode(plain: &str) -> String {
    let Some((before, behind)) = plain.split_once('〒') else { return plain.to_owned() };
    let rest = behind.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    format!("{before} {rest}")
}

/// Runs of one kind: glyphs of scripts that part no words, numbers with their hyphens, other words. Where such glyphs
/// have white space between them is a matter of taste.
fn tokens(plain: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut last = Kind::Gap;
    for c in plain.chars() {
        let kind = Kind::of(c, last);
        let goes_on = match (last, kind) {
            (_, Kind::Gap) => {
                // Between glyphs nothing stands; between words something does.
                last = if last == Kind::Glyph && c == ' ' { Kind::Glyph } else { Kind::Gap };
                continue;
            }
            (one, other) => one == other,
        };
        match tokens.last_mut() {
            Some(token) if goes_on => token.push(c),
            _ => tokens.push(c.to_string()),
        }
        last = kind;
    }
    let bare = tokens.into_iter().map(|token| token.trim_matches('-').to_owned());
    bare.filter(|token| !token.is_empty()).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Gap,
    Glyph,
    Word,
}

impl Kind {
    fn of(c: char, before: Self) -> Self {
        match c {
            // 12-3 is one number.
            '-' if before == Self::Word => Self::Word,
            c if is_glyph(c) => Self::Glyph,
            c if c.is_alphanumeric() || is_mark(c) => Self::Word,
            _ => Self::Gap,
        }
    }
}

fn is_glyph(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Signs of vowels and tones (Thai, Vietnamese in parts, the scripts of India).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// Words for streets, in full and short.
const STREETS: &[(&str, &str)] =
    &[("street", "st"), ("road", "rd"), ("avenue", "ave"), ("boulevard", "blvd"), ("jalan", "jl"), ("jln", "jl")];

/// Words for what stands in a street, in full and short.
const BUILDINGS: &[(&str, &str)] =
    &[("building", "bldg"), ("floor", "fl"), ("block", "blk"), ("room", "rm"), ("unit", "unit"), ("no", "no")];

/// Words that are written now in full, now short.
fn shortened(token: &str) -> &str {
    let mut words = STREETS.iter().chain(BUILDINGS);
    words.find(|(long, _)| *long == token).map_or(token, |(_, short)| short)
}

fn is_short_for(words: &[(&str, &str)], token: &str) -> bool {
    words.iter().any(|(_, short)| *short == token)
}

/// What a word tells: a glyph nearly as much as a short word, a number nothing.
fn weight(token: &str) -> usize {
    match token.chars().next() {
        Some(c) if is_glyph(c) => token.chars().count(),
        Some(_) if is_short_for(BUILDINGS, token) || token.chars().any(|c| c.is_ascii_digit()) => 0,
        Some(_) if is_short_for(STREETS, token) || token.chars().count() >= 3 => 2,
        _ => 0,
    }
}

/// A number of a house or a lot. Of a building, a floor or a room every town has a third; five digits and more are a
/// postcode, save at the beginning.
fn is_house(token: &str, before: Option<&str>) -> bool {
    let digits = token.chars().filter(char::is_ascii_digit).count();
    let first = token.split('-').next().unwrap_or(token);
    let is_number = (1..=4).contains(&digits) || (token.contains('-') && (1..=4).contains(&first.len()));
    let is_of_building = before.is_some_and(|before| is_short_for(BUILDINGS, before) && before != "no");
    (is_number && digits > 0 && !is_of_building) || (before.is_none() && digits == 5)
}

#[cfg(test)]
mod tests {
    use super::address;

    /// Two ways to write an address: the same, or not.
    fn check(one: &str, other: &str, are_same: bool) {
        let (one_key, other_key) = (address(one), address(other));
        assert_eq!(one_key.is_some() && one_key == other_key, are_same, "{one:?} {one_key:?}\n{other:?} {other_key:?}");
    }

    #[test]
    fn the_same_address_is_found() {
        check("서울특별시 강남구 테헤란로 123, 4층", "서울특별시 강남구 테헤란로 123 (4층)", true);
        check("서울특별시 강남구 테헤란로123", "서울특별시강남구 테헤란로 １２３", true);
        check("广东省深圳市龙岗区坂田街道雪岗路123号", "广东省 深圳市 龙岗区 坂田街道 雪岗路 123 号", true);
        check("10 Example Road #02-03, Singapore 123456", "10 EXAMPLE RD., #02-03 SINGAPORE 123456", true);
        check("12345 Sunset Blvd, Los Angeles, CA 90001", "12345 sunset blvd los angeles ca 90001", true);
        check("〒150-0001 東京都渋谷区神宮前1-2-3", "東京都渋谷区神宮前１－２－３", true);
        check("99/1 ถนนสุขุมวิท แขวงคลองเตย กรุงเทพมหานคร 10110", "99/1  ถนนสุขุมวิท แขวงคลองเตย, กรุงเทพมหานคร 10110", true);
        check("Số 12 Đường Lê Lợi, Quận 1, Hồ Chí Minh", "số 12 đường lê lợi quận 1 hồ chí minh", true);
    }

    #[test]
    fn neighbours_are_not_the_same() {
        check("서울특별시 강남구 테헤란로 123", "서울특별시 강남구 테헤란로 124", false);
        check("서울특별시 강남구 테헤란로 12-3", "서울특별시 강남구 테헤란로 12 3", false);
        check("서울특별시 강남구 테헤란로 1, 23", "서울특별시 강남구 테헤란로 12, 3", false);
        check("10 Example Road #02-03, Singapore 123456", "10 Example Road #02-04, Singapore 123456", false);
        check("12345 Sunset Blvd, Los Angeles, CA 90001", "12349 Sunset Blvd, Los Angeles, CA 90001", false);
        check("东莞市长安镇123号", "深圳市长安镇123号", false);
    }

    #[test]
    fn a_city_is_no_address() {
        for text in [
            "Seoul",
            "서울특별시",
            "서울특별시 강남구",
            "Shenzhen, Guangdong, China",
            "Shenzhen, Guangdong, China 518000",
            "〒150-0001 東京都渋谷区",
            "广东省深圳市龙岗区坂田街道",
            "San Francisco, CA 94103",
            "Singapore 123456",
            "-",
            "N/A",
            "",
            "123",
            "서울 06236",
            "강남구 ***로 123",
            "Building 5, Shenzhen, Guangdong, China",
            "2/F, Hong Kong",
        ] {
            check(text, text, false);
        }
    }
}
