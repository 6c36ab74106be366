//! Words beside a shop: official, by contract, or a warning.

use jinjja_data::words::ShopWords;

/// The words, folded.
pub(super) struct Wording {
    official: Vec<String>,
    authorised: Vec<String>,
    warning: Vec<String>,
}

impl Wording {
    pub(super) fn of(words: &ShopWords) -> Self {
        let all = |phrases: &[String]| phrases.iter().map(|phrase| folded(phrase)).collect();
        Self { official: all(&words.official), authorised: all(&words.authorised), warning: all(&words.warning) }
    }

    /// Whether a text calls something the brand's own.
    pub(super) fn is_official(&self, text: &str) -> bool {
        holds_one(text, &self.official, Edges::Words)
    }

    /// Where a folded text does, as byte ranges.
    pub(super) fn official(&self, folded: &str) -> Vec<(usize, usize)> {
        self.official.iter().flat_map(|phrase| found(folded, phrase, Edges::Words)).collect()
    }

    /// Whether a text speaks of a seller by contract.
    pub(super) fn authorises(&self, text: &str) -> bool {
        holds_one(text, &self.authorised, Edges::Words)
    }

    /// Whether a text warns, denies, or speaks of what is over.
    pub(super) fn warns(&self, text: &str) -> bool {
        holds_one(text, &self.warning, Edges::Letters)
    }
}

/// Small letters, one kind of apostrophe, and a space for every hyphen and underline.
pub(super) fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        '’' | '‘' | 'ʼ' => '\'',
        '_' | '-' => ' ',
        c => c,
    };
    text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// Where a phrase must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    /// At the ends of words, which Hangul and kana have too: 쇼피 is not in 쇼피파이.
    Words,
    /// At the ends of words of letters only: a warning counts with any ending (주의하세요).
    Letters,
}

fn holds_one(text: &str, phrases: &[String], edges: Edges) -> bool {
    let folded = folded(text);
    phrases.iter().any(|phrase| !found(&folded, phrase, edges).is_empty())
}

/// Every place of a folded phrase in a folded text, as byte ranges.
pub(super) fn found(text: &str, phrase: &str, edges: Edges) -> Vec<(usize, usize)> {
    if phrase.is_empty() {
        return Vec::new();
    }
    let places = text.match_indices(phrase).map(|(start, _)| (start, start.saturating_add(phrase.len())));
    places.filter(|(start, end)| stands_alone(text, *start, *end, edges)).collect()
}

fn stands_alone(text: &str, start: usize, end: usize, edges: Edges) -> bool {
    let (before, rest) = text.split_at_checked(start).unwrap_or_default();
    let (inside, after) = rest.split_at_checked(end.saturating_sub(start)).unwrap_or_default();
    let goes_on = |one: Option<char>, other: Option<char>| match (one.and_then(script), other.and_then(script)) {
        (Some(one), Some(other)) => one == other && (edges == Edges::Words || one == Script::Letters),
        _ => false,
    };
    !goes_on(before.chars().next_back(), inside.chars().next())
        && !goes_on(inside.chars().next_back(), after.chars().next())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Letters,
    Hangul,
    Kana,
}

/// `None` for signs, and for scripts that do not part words.
fn script(c: char) -> Option<Script> {
    match c {
        '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => Some(Script::Hangul),
        '\u{3040}'..='\u{30ff}' => Some(Script::Kana),
        '\u{0e00}'..='\u{0e7f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => None,
        c => c.is_alphanumeric().then_some(Script::Letters),
    }
}

#[cfg(test)]
mod tests {
    use super::{Edges, folded, found};

    fn check(text: &str, phrase: &str, edges: Edges, expected: bool) {
        assert_eq!(!found(&folded(text), &folded(phrase), edges).is_empty(), expected, "{phrase} in {text}");
    }

    #[test]
    fn phrases_are_whole_words() {
        check("Our Official Store", "official", Edges::Words, true);
        check("an unofficial store", "official", Edges::Words, false);
        check("laneige-official_store", "official", Edges::Words, true);
        check("the officials", "official", Edges::Words, false);
        check("쇼피 공식몰", "쇼피", Edges::Words, true);
        check("쇼피파이로 만든 몰", "쇼피", Edges::Words, false);
        check("가품에 주의하세요", "주의", Edges::Words, false);
        check("가품에 주의하세요", "주의", Edges::Letters, true);
        check("天猫官方旗舰店", "旗舰店", Edges::Words, true);
        check("ร้านลาซาด้าไทย", "ลาซาด้า", Edges::Words, true);
        check("アマゾネス", "アマゾ", Edges::Words, false);
        check("we don’t sell there", "don't", Edges::Letters, true);
        check("a note", "not", Edges::Letters, false);
        check("anything", "", Edges::Words, false);
    }
}
