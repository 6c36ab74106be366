//! Words broken up or written with signs that look like their letters, so that a search does not find them:
//! "s u p e r c o p y", "sup3r c0py", "高*仿".

use std::{collections::HashMap, ops::Range};

use jinjja_data::sorted::Set;

use super::fold::{Folded, Form, Gap, Kind};

/// Phrases to recognise in disguise, and what each stands for. Only long ones: short ones stand there by chance.
#[derive(Clone, Debug)]
pub struct Joined<T> {
    /// Latin phrases without spaces, in shape.
    words: HashMap<String, Words<T>>,
    /// With what they begin: most words of a text begin none.
    beginnings: Set<Beginning>,
    /// Phrases of glyphs.
    glyphs: HashMap<String, T>,
    longest: usize,
}

impl<T> Default for Joined<T> {
    fn default() -> Self {
        Self { words: HashMap::new(), beginnings: Set::new(), glyphs: HashMap::new(), longest: 0 }
    }
}

/// The first bytes of a phrase.
type Beginning = [u8; 3];

/// Shorter phrases are not looked for: among words that are written together or with other signs, and among letters
/// that all stand apart.
const LETTERS: usize = 7;
const LETTERS_APART: usize = 4;
/// Shorter phrases of glyphs must have a gap everywhere.
const GLYPHS: usize = 4;

#[derive(Clone, Copy, Debug)]
struct Words<T> {
    value: T,
    /// The phrase is one word by itself.
    is_word: bool,
    letters: usize,
}

impl<T: Copy> Joined<T> {
    /// Adds a phrase, if it is long enough to be known in disguise.
    pub fn add(&mut self, phrase: &str, value: T) {
        let folded = Folded::of(phrase);
        let all = 0..folded.tokens().len();
        self.longest = self.longest.max(folded.form(Form::Shape, all.clone()).len());
        if folded.tokens().iter().all(|token| token.is_word()) {
            let joined = without_spaces(folded.form(Form::Shape, all.clone()));
            let letters = without_spaces(folded.form(Form::Plain, all)).chars().count();
            if letters >= LETTERS_APART {
                self.beginnings.extend(joined.as_bytes().first_chunk::<3>().copied());
                self.words.entry(joined).or_insert(Words { value, is_word: folded.tokens().len() == 1, letters });
            }
        } else if all.len() >= 2 && folded.tokens().iter().all(|token| matches!(token.kind, Kind::Glyph(_))) {
            self.glyphs.entry(folded.form(Form::Plain, all).to_owned()).or_insert(value);
        }
    }

    /// The phrases that a text holds in disguise.
    pub fn find(&self, text: &Folded) -> Vec<(T, Range<usize>)> {
        let mut found = Vec::new();
        for start in 0..text.tokens().len() {
            found.extend(self.words_from(text, start));
            found.extend(self.glyphs_from(text, start));
        }
        found
    }

    /// Letters standing apart, joined; or words whose letters are replaced.
    fn words_from(&self, text: &Folded, start: usize) -> Option<(T, Range<usize>)> {
        if !text.token(start)?.is_word() {
            return None;
        }
        let mut joined = String::new();
        let (mut is_disguised, mut all_apart) = (false, true);
        for (at, token) in text.tokens().iter().enumerate().skip(start) {
            if !token.is_word() || (at > start && token.gap == Gap::Hard) || joined.len() > self.longest {
                return None;
            }
            let one = at..at.saturating_add(1);
            let (plain, shape) = (text.form(Form::Plain, one.clone()), text.form(Form::Shape, one.clone()));
            let is_single = plain.chars().count() == 1;
            is_disguised |= is_single || is_replaced(plain) || token.has_foreign || token.has_hidden;
            all_apart &= is_single;
            joined.push_str(shape);
            if joined.as_bytes().first_chunk::<3>().is_some_and(|beginning| !self.beginnings.contains(beginning)) {
                return None;
            }
            // What is written as it should be is found without this.
            if !is_disguised && at > start {
                continue;
            }
            // One word where the phrase has two ("supercopy") is told apart from the phrase itself.
            let counts = |words: &&Words<T>| {
                let is_long = words.letters >= LETTERS || all_apart;
                is_long && (is_disguised || (start == at && !words.is_word))
            };
            if let Some(words) = self.words.get(&joined).filter(counts) {
                return Some((words.value, start..at.saturating_add(1)));
            }
        }
        None
    }

    /// Glyphs with gaps between them where the phrase has none.
    fn glyphs_from(&self, text: &Folded, start: usize) -> Option<(T, Range<usize>)> {
        let mut joined = String::new();
        let mut gaps = 0_usize;
        for (at, token) in text.tokens().iter().enumerate().skip(start) {
            let is_glyph = matches!(token.kind, Kind::Glyph(_));
            if !is_glyph || (at > start && token.gap == Gap::Hard) || joined.len() > self.longest {
                return None;
            }
            if at > start && token.gap > Gap::None {
                gaps = gaps.saturating_add(1);
            }
            joined.push_str(text.form(Form::Plain, at..at.saturating_add(1)));
            let length = at.saturating_sub(start).saturating_add(1);
            let counts = if length < GLYPHS { gaps.saturating_add(1) == length && gaps > 0 } else { gaps > 0 };
            let ends = text.token(at.saturating_add(1)).is_none_or(|next| next.gap > Gap::None);
            let starts = text.token(start).is_some_and(|first| first.gap > Gap::None);
            if counts
                && starts
                && ends
                && let Some(value) = self.glyphs.get(&joined)
            {
                return Some((*value, start..at.saturating_add(1)));
            }
        }
        None
    }
}

/// Digits among letters.
fn is_replaced(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_alphabetic())
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

#[cfg(test)]
mod tests {
    use super::Joined;
    use crate::text::fold::Folded;

    #[test]
    fn broken_words_are_put_together() {
        let mut joined = Joined::default();
        for phrase in ["super copy", "mirror quality", "klon", "高仿", "顶级复刻", "งานมิลเลอร์", "replica"]
        {
            joined.add(phrase, phrase);
        }
        for (text, found) in [
            ("s u p e r c o p y", Some("super copy")),
            ("SUPERCOPY", Some("super copy")),
            ("sup3r c0py", Some("super copy")),
            ("Gucci m1rr0r qual1ty", Some("mirror quality")),
            ("K-L-O-N", Some("klon")),
            ("高*仿 包", Some("高仿")),
            ("很高 仿佛", None),
            ("顶级 复刻", Some("顶级复刻")),
            ("งาน มิล เลอร์", Some("งานมิลเลอร์")),
            // The phrase itself is found by the lexicon.
            ("super copy", None),
            ("replica", None),
            ("a b c d", None),
        ] {
            let folded = Folded::of(text);
            assert_eq!(joined.find(&folded).first().map(|(value, _)| *value), found, "{text}");
        }
    }
}
