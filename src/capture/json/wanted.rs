//! Which parts of a value are wanted, asked step by step while it is being read.

use jinjja_data::sorted::Map;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::path::{Path, Step};

/// Many paths as one tree, so that reading can pass over what no path names.
///
/// Where both a key and `*` fit, what either wants is wanted.
#[derive(Clone, Debug)]
pub struct Wanted(Node);

#[derive(Clone, Debug, Default)]
struct Node {
    whole: bool,
    any: Option<Box<Node>>,
    keys: Vec<(Box<str>, Node)>,
}

/// What is wanted of one value.
#[derive(Clone, Copy, Debug)]
pub enum Need<'w> {
    /// Nothing: pass over it.
    Nothing,
    /// Only what lies below it.
    Part(Below<'w>),
    /// All of it.
    Whole,
}

/// The part of the tree below one value.
#[derive(Clone, Copy, Debug)]
pub struct Below<'w>(&'w Node);

impl Wanted {
    /// Everything is wanted.
    #[must_use]
    pub fn everything() -> Wanted {
        Wanted(Node { whole: true, ..Node::default() })
    }

    /// What the paths name is wanted, with all that lies below.
    pub fn of<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Wanted {
        Wanted(Node::of(&paths.into_iter().map(Path::steps).collect::<Vec<_>>()))
    }

    /// What the paths of a plan name is wanted. What is no path is left out; the data are checked at build.
    pub fn of_plan<'p>(paths: impl IntoIterator<Item = &'p String>) -> Wanted {
        let paths: Vec<Path> = paths.into_iter().filter_map(|path| Path::parse(path).ok()).collect();
        Wanted::of(&paths)
    }

    /// What is wanted of the value as a whole.
    #[must_use]
    pub fn top(&self) -> Need<'_> {
        self.0.need()
    }
}

impl<'w> Need<'w> {
    /// What is wanted of the value of `key`.
    #[must_use]
    pub fn key(self, key: &str) -> Need<'w> {
        match self {
            Need::Part(Below(node)) => node.below(|name| name == key),
            other => other,
        }
    }

    /// What is wanted of the element at `index`.
    #[must_use]
    pub fn index(self, index: usize) -> Need<'w> {
        match self {
            Need::Part(Below(node)) => node.below(|name| name.parse() == Ok(index)),
            other => other,
        }
    }

    /// Whether nothing is wanted.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        matches!(self, Need::Nothing)
    }
}

impl Node {
    /// A key's paths are joined with those of `*` here, once, so that reading follows a single branch.
    fn of(paths: &[&[Step]]) -> Node {
        if paths.iter().any(|steps| steps.is_empty()) {
            return Node { whole: true, ..Node::default() };
        }
        let mut named: Vec<&str> = Vec::new();
        for steps in paths {
            if let Some(Step::Key(key)) = steps.first()
                && !named.contains(&&**key)
            {
                named.push(key);
            }
        }
        let starred = rests(paths, None);
        Node {
            whole: false,
            keys: named.into_iter().map(|key| (key.into(), Node::of(&rests(paths, Some(key))))).collect(),
            any: (!starred.is_empty()).then(|| Box::new(Node::of(&starred))),
        }
    }

    fn below(&self, is_it: impl Fn(&str) -> bool) -> Need<'_> {
        let named = self.keys.iter().find(|(name, _)| is_it(name)).map(|(_, node)| node);
        named.or(self.any.as_deref()).map_or(Need::Nothing, Node::need)
    }

    fn need(&self) -> Need<'_> {
        if self.whole { Need::Whole } else { Need::Part(Below(self)) }
    }
}

/// As the content script walks it: `true` for all of it, else what is wanted of `keys` by their names and of `any` other.
impl Serialize for Wanted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.whole {
            return serializer.serialize_bool(true);
        }
        let keys: Map<&str, &Node> = self.keys.iter().map(|(key, node)| (&**key, node)).collect();
        let mut tree = serializer.serialize_struct("Wanted", 2)?;
        tree.serialize_field("keys", &keys)?;
        match &self.any {
            Some(any) => tree.serialize_field("any", any)?,
            None => tree.skip_field("any")?,
        }
        tree.end()
    }
}

/// What is left of the paths that begin with `*` or, when a key is given, with that key.
fn rests<'p>(paths: &[&'p [Step]], key: Option<&str>) -> Vec<&'p [Step]> {
    let fits = |step: &Step| match step {
        Step::Any => true,
        Step::Key(name) => key == Some(&**name),
    };
    paths.iter().filter_map(|steps| steps.split_first()).filter(|(step, _)| fits(step)).map(|(_, rest)| rest).collect()
}

#[cfg(test)]
mod tests {
    use super::{Need, Wanted};
    use crate::capture::json::Path;

    fn check(paths: &[&str], keys: &[&str], expected: &str) {
        let paths: Vec<Path> = paths.iter().filter_map(|path| Path::parse(path).ok()).collect();
        let wanted = Wanted::of(&paths);
        let need = keys.iter().fold(wanted.top(), |need, key| match key.parse() {
            Ok(index) => need.index(index),
            Err(_) => need.key(key),
        });
        let found = match need {
            Need::Nothing => "nothing",
            Need::Part(_) => "part",
            Need::Whole => "whole",
        };
        assert_eq!(found, expected, "{keys:?}");
    }

    #[test]
    fn a_tree_is_written_for_the_content_script() {
        let paths: Vec<String> = ["b.*.c", "b.0", "a"].iter().map(|path| (*path).to_owned()).collect();
        let written = serde_json::to_string(&Wanted::of_plan(&paths)).unwrap_or_default();
        assert_eq!(written, r#"{"keys":{"a":true,"b":{"keys":{"0":true},"any":{"keys":{"c":true}}}}}"#);
    }

    #[test]
    fn a_path_wants_its_end_and_passes_its_beginning() {
        check(&["a.b"], &[], "part");
        check(&["a.b"], &["a"], "part");
        check(&["a.b"], &["a", "b"], "whole");
        check(&["a.b"], &["a", "b", "c"], "whole");
        check(&["a.b"], &["a", "c"], "nothing");
        check(&["l.0"], &["l", "0"], "whole");
        check(&["l.0"], &["l", "1"], "nothing");
        check(&[""], &["x"], "whole");
        check(&[], &[], "part");
    }

    #[test]
    fn a_key_has_its_own_paths_and_those_of_the_star() {
        check(&["*.a", "x.b"], &["x", "a"], "whole");
        check(&["*.a", "x.b"], &["x", "b"], "whole");
        check(&["*.a", "x.b"], &["y", "b"], "nothing");
        check(&["*.*.p", "x.y", "*.y.q"], &["x", "z", "p"], "whole");
        check(&["*.*.p", "*.y.q"], &["0", "y", "q"], "whole");
    }
}
