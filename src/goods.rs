//! What kind of goods a listing offers, as far as its category and title tell.

use jinjja_data::Categories;

use crate::text::{
    fold::{Folded, Form},
    lexicon::{Lexicon, Likeness},
};

/// A set of kinds of goods (at most 64 kinds are known).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u64);

impl Kinds {
    /// Whether two sets share a kind.
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether no kind is known.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The kinds of goods and the words by which they are known.
#[derive(Clone, Debug)]
pub struct Goods {
    names: Vec<String>,
    words: Lexicon<Kinds>,
}

impl Goods {
    /// Compiles `categories.toml`.
    pub fn new(categories: &Categories) -> Self {
        let mut words = Lexicon::new(Form::Plain);
        for (bit, list) in categories.0.values().enumerate() {
            let kind = single(bit);
            list.iter().for_each(|word| words.add(word, kind));
        }
        Self { names: categories.0.keys().cloned().collect(), words }
    }

    /// The set of kinds with these names.
    pub fn named(&self, names: impl IntoIterator<Item = impl AsRef<str>>) -> Kinds {
        names
            .into_iter()
            .filter_map(|name| self.names.iter().position(|known| known == name.as_ref()))
            .map(single)
            .fold(Kinds::default(), Kinds::and)
    }

    /// The kinds that a text's words tell.
    pub fn told_by(&self, text: &Folded) -> Kinds {
        // "sơn" (paint) is no "son" (lipstick), and "go" no "gỗ" (wood).
        let told = self.words.find(text).into_iter().filter(|found| match found.likeness {
            Likeness::Exact => true,
            Likeness::MarksDropped | Likeness::MarksAdded => text.form(Form::Plain, found.tokens.clone()).len() >= LONG,
            Likeness::Shape => false,
        });
        told.map(|found| found.value).fold(Kinds::default(), Kinds::and)
    }
}

/// From so many bytes on, a word is known with or without its marks.
const LONG: usize = 5;

fn single(bit: usize) -> Kinds {
    Kinds(u32::try_from(bit).ok().and_then(|bit| 1_u64.checked_shl(bit)).unwrap_or(0))
}
