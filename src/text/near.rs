//! Words that are nearly one of many words: one edit away, or two in long ones.
//!
//! Two words that are at most two edits apart share a third of their letters unchanged (save when two swaps touch all
//! three thirds, which is let go). So the thirds are indexed, and only words that share one are compared.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::{
    distance,
    lexicon::{AlreadyHashed, Fnv},
};

/// Words to be near to, and what each stands for.
#[derive(Clone, Debug)]
pub struct Near<T> {
    words: Vec<(Box<[char]>, T)>,
    /// Length, third and its letters → words.
    thirds: HashMap<u64, Vec<u32>, BuildHasherDefault<AlreadyHashed>>,
    longest: usize,
}

/// How near is near.
#[derive(Clone, Copy, Debug)]
pub struct Strictness {
    /// Shorter words are never near.
    pub letters: usize,
    /// From this length on two edits are near.
    pub letters_for_two_edits: usize,
}

impl<T> Default for Near<T> {
    fn default() -> Self {
        Self { words: Vec::new(), thirds: HashMap::default(), longest: 0 }
    }
}

impl<T: Copy> Near<T> {
    /// Adds a word.
    pub fn add(&mut self, word: &str, value: T) {
        let word: Box<[char]> = word.chars().collect();
        let index = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        for (third, letters) in thirds(&word).into_iter().enumerate() {
            self.thirds.entry(key(word.len(), third, letters)).or_default().push(index);
        }
        self.longest = self.longest.max(word.len());
        self.words.push((word, value));
    }

    /// What a word is near to, the nearest first; words that it equals are not among them.
    pub fn find(&self, word: &str, strictness: Strictness) -> Vec<(usize, T)> {
        let word: Vec<char> = word.chars().take(self.longest.saturating_add(3)).collect();
        let mut candidates: Vec<u32> = Vec::new();
        for length in word.len().saturating_sub(2)..=word.len().saturating_add(2) {
            let (first, second) = cuts(length);
            for (third, start, end) in [(0, 0, first), (1, first, second), (2, second, length)] {
                for shift in start.saturating_sub(2)..=start.saturating_add(2) {
                    let letters = word.get(shift..shift.saturating_add(end.saturating_sub(start)));
                    let Some(letters) = letters.filter(|letters| !letters.is_empty()) else { continue };
                    candidates.extend(self.thirds.get(&key(length, third, letters)).into_iter().flatten());
                }
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut found: Vec<(usize, T)> =
            candidates.into_iter().filter_map(|index| self.near(index, &word, strictness)).collect();
        found.sort_by_key(|(distance, _)| *distance);
        found
    }

    fn near(&self, index: u32, word: &[char], strictness: Strictness) -> Option<(usize, T)> {
        let (known, value) = self.words.get(usize::try_from(index).ok()?)?;
        let most = match known.len() {
            length if length >= strictness.letters_for_two_edits => 2,
            length if length >= strictness.letters => 1,
            _ => return None,
        };
        if known.first() != word.first() {
            return None;
        }
        let distance = distance::within(known, word, most)?;
        (distance > 0).then_some((distance, *value))
    }
}

fn cuts(length: usize) -> (usize, usize) {
    (length / 3, length.saturating_mul(2) / 3)
}

fn thirds(word: &[char]) -> [&[char]; 3] {
    let (first, second) = cuts(word.len());
    [
        word.get(..first).unwrap_or_default(),
        word.get(first..second).unwrap_or_default(),
        word.get(second..).unwrap_or_default(),
    ]
}

fn key(length: usize, third: usize, letters: &[char]) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(&length.to_le_bytes());
    hasher.write(&third.to_le_bytes());
    for letter in letters {
        hasher.write(&u32::from(*letter).to_le_bytes());
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{Near, Strictness};

    #[test]
    fn near_words_are_found() {
        let mut near = Near::default();
        for word in ["laneige", "innisfree", "gucci", "samsung"] {
            near.add(word, word);
        }
        let strictness = Strictness { letters: 6, letters_for_two_edits: 9 };
        for (word, expected) in [
            ("laneigee", Some("laneige")),
            ("lanege", Some("laneige")),
            ("laneige", None),
            ("aneige", None),
            ("inisfre", Some("innisfree")),
            ("innsifere", Some("innisfree")),
            ("samsnug", Some("samsung")),
            ("smasnug", None),
            ("guci", None),
        ] {
            assert_eq!(near.find(word, strictness).first().map(|(_, value)| *value), expected, "{word}");
        }
    }
}
