//! The entities of a page: scripts parsed, lists and graphs spread out, references within a graph resolved.

use crate::capture::{Capture, Json, literal};
use jinjja_data::sorted::Map;

use super::DEEPEST;

/// How many references are followed one behind the other.
const REFERENCES: usize = 3;
/// How many references of a page are resolved in all: each costs a copy.
const MOST_REFERENCES: usize = 300;

/// The entities of a page.
pub(in crate::reading) struct Described {
    pub(in crate::reading) json_ld: Vec<Json>,
    pub(in crate::reading) microdata: Vec<Json>,
}

/// The entities that a capture holds; scripts that are not JSON are repaired as far as they go.
pub(in crate::reading) fn described(capture: &Capture) -> Described {
    let mut json_ld = Vec::new();
    for script in &capture.json_ld {
        if let Ok(read) = literal::parse_all(script) {
            spread(read.value, &mut json_ld, 0);
        }
    }
    resolve_references(&mut json_ld);
    Described { json_ld, microdata: capture.microdata.clone() }
}

/// Lists and `@graph` spread out.
fn spread(value: Json, into: &mut Vec<Json>, depth: usize) {
    match value {
        Json::List(elements) if depth < DEEPEST => {
            elements.into_iter().for_each(|element| spread(element, into, depth.saturating_add(1)))
        }
        Json::Map(entries) => {
            let (graph, rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key == "@graph");
            if rest.iter().any(|(key, _)| key != "@context") {
                into.push(Json::Map(rest));
            }
            if depth < DEEPEST {
                graph.into_iter().for_each(|(_, value)| spread(value, into, depth.saturating_add(1)));
            }
        }
        _ => {}
    }
}

/// `{"@id": "#seller"}` → the entity of that name, so that what it says stands where it is meant.
fn resolve_references(entities: &mut [Json]) {
    let named: Map<String, Json> = entities
        .iter()
        .filter(|entity| !is_reference(entity))
        .filter_map(|entity| Some((entity.get("@id")?.as_text()?.to_owned(), entity.clone())))
        .collect();
    let mut resolver = Resolver { named, left: MOST_REFERENCES };
    if !resolver.named.is_empty() {
        entities.iter_mut().for_each(|entity| resolver.resolve(entity, 0, 0));
    }
}

fn is_reference(value: &Json) -> bool {
    value.as_map().is_some_and(|entries| entries.len() == 1 && value.get("@id").is_some())
}

struct Resolver {
    named: Map<String, Json>,
    left: usize,
}

impl Resolver {
    fn resolve(&mut self, value: &mut Json, depth: usize, followed: usize) {
        let deeper = depth.saturating_add(1);
        if depth > DEEPEST {
            return;
        }
        if is_reference(value) {
            let id = value.get("@id").and_then(Json::as_text).unwrap_or_default();
            let Some(target) = self.named.get(id).filter(|_| followed < REFERENCES && self.left > 0) else { return };
            *value = target.clone();
            self.left = self.left.saturating_sub(1);
            return self.resolve(value, deeper, followed.saturating_add(1));
        }
        match value {
            Json::Map(entries) => entries.iter_mut().for_each(|(_, value)| self.resolve(value, deeper, followed)),
            Json::List(elements) => elements.iter_mut().for_each(|value| self.resolve(value, deeper, followed)),
            _ => {}
        }
    }
}
