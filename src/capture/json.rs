//! What a page holds as JSON, kept as the page wrote it.
//!
//! Numbers stay the text they were, so that a price never passes through a float; maps keep the page's order, so that
//! the same page gives the same bytes again. [`Path`] names a place in such a value, [`Wanted`] many of them at once.

mod path;
mod wanted;
mod wire;
mod written;

pub use path::{BadPath, Path};
pub use wanted::{Need, Wanted};
pub(crate) use written::Fraction;
pub use written::written;

/// The deepest nesting a value may have. Walking, comparing and dropping a value all recurse, so this bounds the stack.
pub const DEPTH: usize = 120;

/// A JSON value as written in a page.
///
/// Values that were cut from a page or deserialised are never nested deeper than [`DEPTH`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`, and what JavaScript writes for it: `undefined`, `NaN`, `void 0`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in decimal, as written: `19.90` stays `19.90`.
    Number(Box<str>),
    /// A text, its escapes resolved.
    Text(String),
    /// A list. An element that could not be read, or was not wanted, is `Null`, so that the others keep their index.
    List(Vec<Json>),
    /// A map in the page's order. A key written twice is there twice; [`Json::get`] gives the last, as JavaScript does.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// The value of `key`, when this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        let (_, value) = self.as_map()?.iter().rev().find(|(name, _)| name == key)?;
        Some(value)
    }

    /// The element at `index`, when this is a list that reaches so far.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Json> {
        self.as_list()?.get(index)
    }

    /// The text, when this is a text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The digits as written, when this is a number.
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        match self {
            Json::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// The characters of a text or of a number: sites write the same id now as one, now as the other.
    #[must_use]
    pub fn as_written(&self) -> Option<&str> {
        self.as_text().or_else(|| self.as_number())
    }

    /// The truth value, when this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The elements, when this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Json]> {
        match self {
            Json::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// The entries in the page's order, when this is a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&[(String, Json)]> {
        match self {
            Json::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Json::Null)
    }

    /// Whether this says nothing: `null`, or a text, list or map without content. A number or a truth value says something.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Json::Null => true,
            Json::Text(text) => text.is_empty(),
            Json::List(elements) => elements.is_empty(),
            Json::Map(entries) => entries.is_empty(),
            Json::Bool(_) | Json::Number(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    fn check(value: &Json, empty: bool) {
        assert_eq!(value.is_empty(), empty, "{value:?}");
    }

    #[test]
    fn only_what_says_nothing_is_empty() {
        check(&Json::Null, true);
        check(&Json::Text(String::new()), true);
        check(&Json::List(vec![]), true);
        check(&Json::Map(vec![]), true);
        check(&Json::Bool(false), false);
        check(&Json::Number("0".into()), false);
    }

    #[test]
    fn a_key_written_twice_gives_the_last() {
        let map = Json::Map(vec![("a".into(), Json::Null), ("a".into(), Json::Bool(true))]);
        assert_eq!(map.get("a"), Some(&Json::Bool(true)));
        assert_eq!(map.get("b"), None);
        assert_eq!(map.at(0), None);
    }
}
