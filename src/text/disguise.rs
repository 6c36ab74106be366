//! Words broken up or written with signs that look like their letters, so that a search does not find them:
//! "s u p e r c o p y", "sup3r c0py", "高*仿".

use std::{collections::HashMap, ops::Range};

use super::fold::{Folded, Form, Gap, Kind};

/// Phrases to recognise in disguise, and what each stands for. Only long ones: short ones stand there by chance.
#[derive(Clone, Debug)]
pub struct Joined<T> {
    /// Latin phrases without spaces, in shape; whether the phrase is one word by itself.
    words: HashMap<String, (T, bool)>,
    /// Phrases of glyphs.
    glyphs: HashMap<String, T>,
    longest: usize,
}

impl<T> Default for Joined<T> {
    fn default() -> Self {
        Self { words: HashMap::new(), glyphs: HashMap::new(), longest: 0 }
    }
}

/// Shorter phrases are not looked for.
const LETTERS: usize = 7;

impl<T: Copy> Joined<T> {
    /// Adds a phrase, if it is long enough to be known in disguise.
    pub fn add(&mut self, phrase: &str, value: T) {
        let folded = Folded::of(phrase);
        let all = 0..folded.tokens().len();
        self.longest = self.longest.max(folded.form(Form::Shape, all.clone()).len());
        if folded.tokens().iter().all(|token| token.is_word()) {
            let joined = without_spaces(folded.form(Form::Shape, all.clone()));
            if without_spaces(folded.form(Form::Plain, all)).len() >= LETTERS {
                self.words.entry(joined).or_insert((value, folded.tokens().len() == 1));
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
        let mut is_disguised = false;
        for (at, token) in text.tokens().iter().enumerate().skip(start) {
            if !token.is_word() || (at > start && token.gap == Gap::Hard) || joined.len() > self.longest {
                return None;
            }
            let one = at..at.saturating_add(1);
            let (plain, shape) = (text.form(Form::Plain, one.clone()), text.form(Form::Shape, one.clone()));
            is_disguised |= plain.chars().count() == 1 || is_replaced(plain) || token.has_foreign || token.has_hidden;
            joined.push_str(shape);
            // One word where the phrase has two ("supercopy") is told apart from the phrase itself.
            let counts = |is_word: bool| is_disguised || (start == at && !is_word);
            if let Some((value, _)) = self.words.get(&joined).filter(|(_, is_word)| counts(*is_word)) {
                return Some((*value, start..at.saturating_add(1)));
            }
        }
        None
    }

    /// Glyphs of which each stands apart from the next.
    fn glyphs_from(&self, text: &Folded, start: usize) -> Option<(T, Range<usize>)> {
        let mut joined = String::new();
        for (at, token) in text.tokens().iter().enumerate().skip(start) {
            let is_glyph = matches!(token.kind, Kind::Glyph(_));
            let is_apart = at == start || matches!(token.gap, Gap::Joiner | Gap::Space);
            if !is_glyph || !is_apart || joined.len() > self.longest {
                return None;
            }
            joined.push_str(text.form(Form::Plain, at..at.saturating_add(1)));
            let ends = text.token(at.saturating_add(1)).is_none_or(|next| next.gap > Gap::None);
            if let Some(value) = self.glyphs.get(&joined).filter(|_| ends && at > start) {
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
