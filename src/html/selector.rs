//! Selectors with what their last part must have, so that only few elements are tried.

use super::matching::Selector;
use crate::adapter::split_outside;

/// What every element that a selector finds has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Id(String),
    Class(String),
    Name(String),
    Attribute(String),
    Any,
}

/// A selector, taken apart at its commas.
pub(super) struct Finder {
    pub(super) parts: Vec<Part>,
}

/// A selector without commas.
pub(super) struct Part {
    pub(super) selector: Selector,
    pub(super) key: Key,
    /// What an element must stand in, as far as it is told by one key of each compound.
    pub(super) inside: Vec<Key>,
}

impl Finder {
    /// `None` if it is no selector (the data are checked at build; a file under work may still hold one).
    pub(super) fn new(selector: &str) -> Option<Self> {
        let parts = split_outside(selector, ',')
            .into_iter()
            .map(|part| Some(Part { selector: Selector::parse(part)?, key: key_of(part), inside: inside(part) }))
            .collect::<Option<Vec<_>>>()?;
        Some(Self { parts })
    }
}

/// The key of the last compound: its id, else a class, else its name. In doubt any element is tried.
fn key_of(selector: &str) -> Key {
    let last = split_outside(selector, ' ')
        .into_iter()
        .flat_map(|part| split_outside(part, '>'))
        .flat_map(|part| split_outside(part, '+'))
        .flat_map(|part| split_outside(part, '~'))
        .last()
        .unwrap_or_default();
    if last.contains('\\') {
        return Key::Any;
    }
    let bare = outside_brackets(last);
    let ends = |text: &str| text.find(['.', '#', '[', ':', '(']).unwrap_or(text.len());
    let part_after = |mark: char| {
        let start = bare.find(mark)?.checked_add(1)?;
        let rest = bare.get(start..)?;
        rest.get(..ends(rest)).filter(|name| !name.is_empty()).map(str::to_owned)
    };
    if let Some(id) = part_after('#') {
        return Key::Id(id);
    }
    if let Some(class) = part_after('.') {
        return Key::Class(class);
    }
    match bare.get(..ends(&bare)) {
        Some(name) if !name.is_empty() && name != "*" => Key::Name(name.to_ascii_lowercase()),
        _ => attribute_of(last).map_or(Key::Any, |name| Key::Attribute(name.to_owned())),
    }
}

/// The attribute that a compound begins with testing.
fn attribute_of(compound: &str) -> Option<&str> {
    let test = compound.trim_start_matches('*').strip_prefix('[')?.trim_start();
    let end = test.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))?;
    let (name, rest) = test.split_at_checked(end)?;
    // Anything else may be a namespace, or a name that is written otherwise in the page.
    (!name.is_empty() && rest.starts_with(['=', ']', '*', '^', '$', '~', ' ']) && !rest.contains('|')).then_some(name)
}

/// Keys of the compounds before the last; none where one stands beside another, not around it.
fn inside(selector: &str) -> Vec<Key> {
    if outside_brackets(selector).contains(['+', '~', '\\']) {
        return Vec::new();
    }
    let mut compounds: Vec<&str> =
        split_outside(selector, ' ').into_iter().flat_map(|part| split_outside(part, '>')).collect();
    compounds.pop();
    compounds.into_iter().map(key_of).filter(|key| *key != Key::Any).collect()
}

/// Without attribute tests and the arguments of pseudo-classes.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| {
            match c {
                '[' | '(' => depth = depth.saturating_add(1),
                ']' | ')' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Finder, Key, inside, key_of};

    #[test]
    fn keys_are_those_of_the_last_part() {
        for (selector, key) in [
            ("#a .b c.d", Key::Class("d".into())),
            ("div#x:not(.y)", Key::Id("x".into())),
            (".a > [data-x='b c']", Key::Attribute("data-x".into())),
            ("[Data-x]", Key::Any),
            ("[a|b]", Key::Any),
            (":not([a])", Key::Any),
            ("a[href*=\"x.y\"]", Key::Name("a".into())),
            ("h1:is(.a, .b)", Key::Name("h1".into())),
            ("ul li:nth-child(2 of .x)", Key::Name("li".into())),
            ("[class*=a].b", Key::Class("b".into())),
            ("a+b", Key::Name("b".into())),
        ] {
            assert_eq!(key_of(selector), key, "{selector}");
        }
        assert_eq!(Finder::new("a:is(b, c), d").map(|finder| finder.parts.len()), Some(2));
        assert!(Finder::new("a[").is_none());
    }

    #[test]
    fn what_stands_around_is_known() {
        let (a, b) = (Key::Id("a".into()), Key::Class("b".into()));
        assert_eq!(inside("#a div.b > c"), [a.clone(), b]);
        assert_eq!(inside("p [d] c"), [Key::Name("p".into()), Key::Attribute("d".into())]);
        assert_eq!(inside("#a>c:has(> .b .d)"), [a]);
        assert_eq!(inside("#a + b c"), []);
        assert_eq!(inside("c"), []);
    }
}
