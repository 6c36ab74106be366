//! The path language of plans: keys and indexes joined by dots, `*` for every element.

use std::fmt;

use super::Json;

/// A place, or several, in a JSON value: `data.seller.name`, `items.0.price`, `skuInfos.*.price`.
///
/// A number is an index in a list and a key in a map; `*` is every element of a list and every value of a map. A
/// backslash takes the meaning from what follows: `a\.b` is one key, `\*` the key `*`. The empty path is the value itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path(Box<[Step]>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// Every element.
    Any,
    /// The element of this name, or at this index.
    Key(Box<str>),
}

/// A path with an empty step (`a..b`, `.a`) or a backslash at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPath;

impl fmt::Display for BadPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path needs a key, an index or * between its dots, and something after a backslash")
    }
}

impl std::error::Error for BadPath {}

impl Path {
    /// Reads a path as a plan writes it.
    ///
    /// # Errors
    /// [`BadPath`] when a step is empty or a backslash has nothing to escape.
    pub fn parse(text: &str) -> Result<Path, BadPath> {
        let mut steps = Vec::new();
        let mut step = String::new();
        let mut escaped = false;
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '.' => steps.push(Step::named(&mut step, &mut escaped)?),
                '\\' => {
                    step.push(letters.next().ok_or(BadPath)?);
                    escaped = true;
                }
                _ => step.push(letter),
            }
        }
        if !text.is_empty() {
            steps.push(Step::named(&mut step, &mut escaped)?);
        }
        Ok(Path(steps.into()))
    }

    /// The steps from the top down.
    pub(super) fn steps(&self) -> &[Step] {
        &self.0
    }

    /// All values at this path, in the page's order.
    #[must_use]
    pub fn find<'j>(&self, top: &'j Json) -> Vec<&'j Json> {
        self.find_keyed(top).into_iter().map(|(_, value)| value).collect()
    }

    /// The first value at this path.
    #[must_use]
    pub fn first<'j>(&self, top: &'j Json) -> Option<&'j Json> {
        self.find(top).into_iter().next()
    }

    /// All values at this path, each with the key that the last `*` stood for; none when it stood for a list's element
    /// or when the path has no `*`.
    #[must_use]
    pub fn find_keyed<'j>(&self, top: &'j Json) -> Vec<(Option<&'j str>, &'j Json)> {
        let mut found = Vec::new();
        gather(self.steps(), None, top, &mut found);
        found
    }
}

/// Walks down one path; it goes no deeper than the path is long.
fn gather<'j>(steps: &[Step], key: Option<&'j str>, value: &'j Json, found: &mut Vec<(Option<&'j str>, &'j Json)>) {
    let Some((step, rest)) = steps.split_first() else { return found.push((key, value)) };
    match (step, value) {
        (Step::Any, Json::List(elements)) => elements.iter().for_each(|element| gather(rest, None, element, found)),
        (Step::Any, Json::Map(entries)) => {
            entries.iter().for_each(|(name, value)| gather(rest, Some(name), value, found))
        }
        (Step::Key(name), Json::List(_)) => {
            if let Some(element) = name.parse().ok().and_then(|index| value.at(index)) {
                gather(rest, key, element, found);
            }
        }
        (Step::Key(name), Json::Map(_)) => {
            if let Some(value) = value.get(name) {
                gather(rest, key, value, found);
            }
        }
        _ => {}
    }
}

impl Step {
    fn named(text: &mut String, escaped: &mut bool) -> Result<Step, BadPath> {
        let text = std::mem::take(text);
        let escaped = std::mem::take(escaped);
        match text.as_str() {
            "" => Err(BadPath),
            "*" if !escaped => Ok(Step::Any),
            _ => Ok(Step::Key(text.into())),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.steps().iter().enumerate() {
            if place > 0 {
                f.write_str(".")?;
            }
            match step {
                Step::Any => f.write_str("*")?,
                Step::Key(key) if &**key == "*" => f.write_str("\\*")?,
                Step::Key(key) => f.write_str(&key.replace('\\', "\\\\").replace('.', "\\."))?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{BadPath, Json, Path};

    const SHOP: &str = r#"{"a.b":1,"*":2,"s":{"x":{"p":3},"y":{"p":4}},"l":[{"p":5},{},{"p":6}],"7":8}"#;

    fn check(path: &str, expected: &str) {
        let value: Json = serde_json::from_str(SHOP).unwrap_or(Json::Null);
        let path = Path::parse(path).unwrap_or(Path([].into()));
        let found: Vec<String> = path
            .find_keyed(&value)
            .into_iter()
            .map(|(key, value)| format!("{}={}", key.unwrap_or("-"), serde_json::to_string(value).unwrap_or_default()))
            .collect();
        assert_eq!(found.join(" "), expected, "{path}");
    }

    #[test]
    fn a_path_finds_in_the_pages_order() {
        check("s.*.p", "x=3 y=4");
        check("l.*.p", "-=5 -=6");
        check("l.2.p", "-=6");
        check("7", "-=8");
        check(r"a\.b", "-=1");
        check(r"\*", "-=2");
        check("a.b", "");
        check("s.x.p.q", "");
        check("l.x", "");
        check("l.99", "");
    }

    #[test]
    fn the_empty_path_is_the_value_itself() {
        assert_eq!(Path::parse("").map(|path| path.find(&Json::Null).len()), Ok(1));
    }

    #[test]
    fn a_path_is_written_as_it_was_read() {
        for text in ["a.*.b", r"a\.b.\*", "0.x", ""] {
            assert_eq!(Path::parse(text).map(|path| path.to_string()).as_deref(), Ok(text));
        }
        for text in ["a..b", ".a", "a.", "a\\"] {
            assert_eq!(Path::parse(text), Err(BadPath), "{text}");
        }
    }
}
