//! What a source finds at its origin; what is then done to the text stands in [`super::step`].

use jinjja_data::{PageKind, Source};

use super::{
    page::{Page, Scope},
    step::Step,
};
use crate::{
    adapter::begins_in_list,
    capture::{Json, Node, json::Path},
    text::{Word, collapsed},
};

/// A value found at an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// A text, a number or a truth value, as written.
    Text(String),
    /// A map or a list with something in it: enough for a condition, no value of a field.
    Full,
    /// `null`, or a map or a list with nothing in it.
    Empty,
}

/// A test of a filter, with what it accepts filled in.
struct Test<'k> {
    path: Path,
    words: Vec<String>,
    labels: Vec<&'k str>,
}

impl Test<'_> {
    fn passes(&self, element: &Json) -> bool {
        self.path.find(element).into_iter().filter_map(plain).any(|text| {
            let text = Word::of(&text);
            self.words.iter().any(|known| text.is(known)) || self.labels.iter().any(|known| text.is(known))
        })
    }
}

impl Page<'_> {
    /// Whether a condition is met: the source gives a value, other than `false`, `0` or nothing unless it asks for that.
    pub(super) fn holds(&self, source: &Source, scope: Scope<'_>) -> bool {
        self.is_allowed(source, scope)
            && self.raw(source, scope).into_iter().any(|raw| match raw {
                Raw::Full => source.is.is_empty() && source.pick.is_empty(),
                Raw::Empty => false,
                Raw::Text(text) => match self.steps(source, text) {
                    Some(Step::Text(text)) => !source.is.is_empty() || !matches!(text.as_str(), "" | "false" | "0"),
                    Some(Step::Nothing) | None => false,
                },
            })
    }

    /// Whether a state or an answer says anything at the place of a source, be it "no".
    pub(super) fn speaks_of(&self, source: &Source, scope: Scope<'_>) -> bool {
        source.path.is_some() && self.is_allowed(source, scope) && !self.raw(source, scope).is_empty()
    }

    /// The texts that a source gives, its steps done.
    pub(super) fn texts(&self, source: &Source, scope: Scope<'_>) -> Vec<Step> {
        if !self.is_allowed(source, scope) {
            return Vec::new();
        }
        self.raw(source, scope)
            .into_iter()
            .filter_map(|raw| match raw {
                Raw::Text(text) => self.steps(source, text),
                Raw::Full | Raw::Empty => None,
            })
            .collect()
    }

    fn is_allowed(&self, source: &Source, scope: Scope<'_>) -> bool {
        source.when.iter().all(|condition| self.holds(condition, scope))
            && !source.unless.iter().any(|condition| self.holds(condition, scope))
    }

    fn raw(&self, source: &Source, scope: Scope<'_>) -> Vec<Raw> {
        if let Some(field) = &source.json_ld {
            let thing = if let Scope::Thing(thing) = scope { thing } else { &self.json_ld };
            return thing.texts(field).iter().cloned().map(Raw::Text).collect();
        }
        if let Some(field) = &source.microdata {
            let thing = if let Scope::Thing(thing) = scope { thing } else { &self.microdata };
            return thing.texts(field).iter().cloned().map(Raw::Text).collect();
        }
        if let Some(key) = &source.meta {
            return self.meta(key).into_iter().map(Raw::Text).collect();
        }
        if let Some(concept) = &source.attribute {
            return self.attribute(concept).into_iter().map(Raw::Text).collect();
        }
        if source.state.is_some() || source.answer.is_some() {
            return self.elements(source).into_iter().map(raw_of).collect();
        }
        if let Some(selector) = &source.node {
            let nodes = match scope {
                Scope::Nodes(card) => card.nodes.get(selector),
                _ => self.capture.nodes.get(selector),
            };
            return nodes.into_iter().flatten().filter_map(|node| text_of(node, source)).map(Raw::Text).collect();
        }
        match (scope, &source.path, &source.attr, &source.address) {
            (Scope::Value(card), Some(path), _, _) => self.inside(card, path, source).into_iter().map(raw_of).collect(),
            (Scope::Nodes(card), _, Some(attribute), _) => card
                .attributes
                .get(attribute)
                .map(|text| collapsed(text))
                .filter(|text| !text.is_empty())
                .map(Raw::Text)
                .into_iter()
                .collect(),
            (_, _, _, Some(id)) => self.at.ids.get(id).cloned().map(Raw::Text).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn meta(&self, key: &str) -> Option<String> {
        let text = match key {
            "document:title" => self.capture.title.clone(),
            "document:language" => self.capture.language.clone(),
            _ => self.capture.meta.get(key).cloned(),
        };
        text.map(|text| collapsed(&text)).filter(|text| !text.is_empty())
    }

    fn attribute(&self, concept: &str) -> Option<String> {
        let labels = self.words().labels.get(concept)?;
        self.attributes
            .iter()
            .find(|(label, _)| {
                let label = Word::of(label);
                labels.iter().any(|known| label.is(known))
            })
            .map(|(_, value)| value.clone())
    }

    /// The values that a source's path finds in the page's states or answers.
    pub(super) fn elements(&self, source: &Source) -> Vec<&Json> {
        let Some(path) = &source.path else { return Vec::new() };
        let roots = self.roots(source.state.as_deref(), source.answer.as_deref(), path);
        roots.into_iter().flat_map(|root| self.inside(root, path, source)).collect()
    }

    /// Where a path into the state of this name begins, or one into all answers of it. Answers to several requests that
    /// were sent at once stand in a list; a path that does not begin in one begins in each of its elements.
    pub(super) fn roots(&self, state: Option<&str>, answer: Option<&str>, path: &str) -> Vec<&Json> {
        if let Some(name) = state {
            let about = self.at.marketplace.state.get(name).and_then(|place| place.about.as_deref());
            return self
                .capture
                .state
                .get(name)
                .into_iter()
                .filter(|state| !self.is_about_another(state, about))
                .collect();
        }
        let about =
            answer.and_then(|name| self.at.marketplace.answers.get(name)).and_then(|rule| rule.about.as_deref());
        let fine = |status: u16| (200..300).contains(&status);
        let answers =
            self.capture.answers.iter().filter(|kept| Some(kept.name.as_str()) == answer && fine(kept.status));
        answers
            .flat_map(|kept| match kept.body.as_list() {
                Some(batch) if !begins_in_list(path) => batch.iter().collect(),
                _ => vec![&kept.body],
            })
            .filter(|body| !self.is_about_another(body, about))
            .collect()
    }

    /// Whether a state or an answer says that it is about another item than the address of this product page names.
    pub(super) fn is_about_another(&self, root: &Json, about: Option<&str>) -> bool {
        let (Some(about), Some(own), PageKind::Product) = (about, self.at.ids.get("item_id"), self.at.kind) else {
            return false;
        };
        let said: Vec<String> = found(root, about).into_iter().filter_map(plain).filter(|id| !id.is_empty()).collect();
        !said.is_empty() && !said.contains(own)
    }

    fn inside<'j>(&self, root: &'j Json, path: &str, source: &Source) -> Vec<&'j Json> {
        let Some(path) = self.known_in(path) else { return Vec::new() };
        let elements = found(root, &path);
        if elements.is_empty() || (source.filter.is_empty() && source.take.is_none()) {
            return elements;
        }
        let Ok(take) = Path::parse(source.take.as_deref().unwrap_or_default()) else { return Vec::new() };
        let Some(tests) =
            source.filter.iter().map(|(path, accepted)| self.test(path, accepted)).collect::<Option<Vec<_>>>()
        else {
            return Vec::new();
        };
        let passing = elements.into_iter().filter(|element| tests.iter().all(|test| test.passes(element)));
        passing.flat_map(|element| take.find(element)).collect()
    }

    /// A test of a filter; none where no element can pass, because its path is none.
    fn test(&self, path: &str, accepted: &[String]) -> Option<Test<'_>> {
        let mut test = Test { path: Path::parse(path).ok()?, words: Vec::new(), labels: Vec::new() };
        for value in accepted {
            match value.strip_prefix('@') {
                Some(concept) => {
                    test.labels.extend(self.words().labels.get(concept).into_iter().flatten().map(String::as_str))
                }
                None => test.words.extend(self.filled(value, str::to_owned)),
            }
        }
        Some(test)
    }

    /// A path with what was read before filled in; none while that is not known.
    pub(super) fn known_in(&self, path: &str) -> Option<String> {
        self.filled(path, |id| id.replace('\\', "\\\\").replace('.', "\\."))
    }

    /// A text with `{item_id}` and other names filled with what was read before or stands in the address.
    pub(super) fn filled(&self, text: &str, written: impl Fn(&str) -> String) -> Option<String> {
        if !text.contains('{') {
            return Some(text.to_owned());
        }
        let known = self.known.iter().chain(&self.at.ids);
        let filled = known.fold(text.to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), &written(id)));
        (!has_gap(&filled)).then_some(filled)
    }
}

/// Whether a text still has a gap to be filled (`{item_id}`).
fn has_gap(text: &str) -> bool {
    let is_name = |gap: &str| !gap.is_empty() && gap.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).any(|(gap, _)| is_name(gap))
}

fn found<'j>(root: &'j Json, path: &str) -> Vec<&'j Json> {
    Path::parse(path).map(|path| path.find(root)).unwrap_or_default()
}

/// A text, a number or a truth value as written.
pub(super) fn plain(json: &Json) -> Option<String> {
    match json {
        Json::Bool(truth) => Some(truth.to_string()),
        other => other.as_written().map(str::to_owned),
    }
}

fn raw_of(json: &Json) -> Raw {
    match plain(json) {
        Some(text) => Raw::Text(text),
        None if json.is_empty() => Raw::Empty,
        None => Raw::Full,
    }
}

fn text_of(node: &Node, source: &Source) -> Option<String> {
    let text = match &source.attr {
        Some(attribute) => node.attributes.get(attribute)?,
        None if source.own_text => node.own_text.as_ref()?,
        None => &node.text,
    };
    let text = collapsed(text);
    // A node that is there says something even without text, but only to conditions; an empty value is no value.
    if text.is_empty() && source.attr.is_none() {
        Some(String::new())
    } else {
        Some(text).filter(|text| !text.is_empty())
    }
}

/// A source in words, for people who ask where a fact comes from.
pub fn described(source: &Source) -> String {
    let path = source.path.as_deref().unwrap_or_default();
    let take = source.take.as_deref().map(|take| format!(" › {take}")).unwrap_or_default();
    let attribute = source.attr.as_deref().map(|name| format!(" @{name}")).unwrap_or_default();
    match source {
        Source { json_ld: Some(field), .. } => format!("json_ld {field}"),
        Source { microdata: Some(field), .. } => format!("microdata {field}"),
        Source { meta: Some(key), .. } => format!("meta {key}"),
        Source { state: Some(name), .. } => format!("state {name} › {path}{take}"),
        Source { answer: Some(name), .. } => format!("answer {name} › {path}{take}"),
        Source { attribute: Some(concept), .. } => format!("attribute {concept}"),
        Source { node: Some(selector), .. } => format!("node {selector}{attribute}"),
        Source { path: Some(_), .. } => format!("card › {path}{take}"),
        Source { attr: Some(name), .. } => format!("card @{name}"),
        Source { address: Some(id), .. } => format!("address {id}"),
        _ => String::new(),
    }
}
