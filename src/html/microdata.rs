//! Microdata items, written like JSON-LD, so that one reading serves both.
//!
//! After the HTML standard's "values" and "the properties of an item" (`itemref` included); an item that would contain
//! itself is left out there.

use html5ever::{LocalName, local_name};

use super::{document::Document, element::Element, text, tree::NodeId};
use crate::capture::{Json, bounds};

/// How deep items may stand in items.
const DEEPEST: usize = 12;
/// References (`itemref`) followed from one item, and names of one property.
const MOST_REFERENCES: usize = 40;
const MOST_NAMES: usize = 5;

/// The page's items that are not the property of another.
pub(super) fn items(document: &Document) -> Vec<Json> {
    let mut collector = Collector {
        document,
        above: Vec::new(),
        items: bounds::ITEMS,
        properties: bounds::PROPERTIES,
        steps: bounds::STEPS,
    };
    let is_top = |element: &Element<'_>| {
        element.attr(&local_name!("itemscope")).is_some() && element.attr(&local_name!("itemprop")).is_none()
    };
    document.elements().filter(is_top).map_while(|element| collector.item(element)).collect()
}

/// Collects items within what is left of a page's bounds.
struct Collector<'d> {
    document: &'d Document,
    /// The items that the one at work stands in.
    above: Vec<NodeId>,
    items: usize,
    properties: usize,
    steps: usize,
}

impl<'d> Collector<'d> {
    fn item(&mut self, element: Element<'d>) -> Option<Json> {
        self.items = self.items.checked_sub(1)?;
        let mut properties: Vec<(String, Json)> = Vec::new();
        if let Some(kind) = element.attr(&local_name!("itemtype")).and_then(|kinds| kinds.split_whitespace().next()) {
            let name = kind.rsplit(['/', '#']).next().unwrap_or(kind);
            properties.push(("@type".to_owned(), Json::Text(name.to_owned())));
        }
        if let Some(id) = element.attr(&local_name!("itemid")) {
            properties.push(("@id".to_owned(), Json::Text(text::bounded(id))));
        }
        self.above.push(element.id());
        for property in self.properties_of(element) {
            let Some(left) = self.properties.checked_sub(1) else { break };
            self.properties = left;
            let Some(value) = self.value(property) else { continue };
            let names = property.attr(&local_name!("itemprop")).unwrap_or_default().split_whitespace();
            names.take(MOST_NAMES).for_each(|name| add(&mut properties, name, value.clone()));
        }
        self.above.pop();
        Some(Json::Map(properties))
    }

    fn value(&mut self, property: Element<'d>) -> Option<Json> {
        if property.attr(&local_name!("itemscope")).is_none() {
            return Some(Json::Text(value_of(property)));
        }
        let is_within_itself = self.above.contains(&property.id()) || self.above.len() >= DEEPEST;
        if is_within_itself { None } else { self.item(property) }
    }

    /// The elements with `itemprop` that belong to an item: below it and below what it refers to, each once.
    fn properties_of(&mut self, item: Element<'d>) -> Vec<Element<'d>> {
        let mut found = Vec::new();
        let mut waiting: Vec<Element<'d>> = item.child_elements().collect();
        waiting.reverse();
        self.walk(waiting, &mut found);
        let mut followed: Vec<&str> = Vec::new();
        for id in item.attr(&local_name!("itemref")).unwrap_or_default().split_whitespace() {
            if followed.len() >= MOST_REFERENCES {
                break;
            }
            if !followed.contains(&id) {
                followed.push(id);
                self.walk(self.document.by_id(id).into_iter().collect(), &mut found);
            }
        }
        found
    }

    /// Properties in and below the waiting elements, but not those inside another item.
    fn walk(&mut self, mut waiting: Vec<Element<'d>>, found: &mut Vec<Element<'d>>) {
        while let (Some(element), Some(left)) = (waiting.pop(), self.steps.checked_sub(1)) {
            self.steps = left;
            if element.attr(&local_name!("itemprop")).is_some() {
                found.push(element);
            }
            if element.attr(&local_name!("itemscope")).is_none() {
                let children: Vec<_> = element.child_elements().collect();
                waiting.extend(children.into_iter().rev());
            }
        }
    }
}

fn add(properties: &mut Vec<(String, Json)>, name: &str, value: Json) {
    match properties.iter_mut().find(|(known, _)| known == name) {
        None => properties.push((name.to_owned(), value)),
        Some((_, Json::List(values))) => values.push(value),
        Some((_, first)) => {
            let before = std::mem::take(first);
            *first = Json::List(vec![before, value]);
        }
    }
}

/// A property's value; `content` counts on every element, as sites write it (the standard knows it on `meta` alone).
fn value_of(element: Element<'_>) -> String {
    let attribute = |name: LocalName| element.attr(&name).map(text::attribute);
    if let Some(content) = attribute(local_name!("content")) {
        return content;
    }
    let of_element = match &**element.name() {
        "audio" | "embed" | "iframe" | "img" | "source" | "track" | "video" => attribute(local_name!("src")),
        "a" | "area" | "link" => attribute(local_name!("href")),
        "object" => attribute(local_name!("data")),
        "data" | "meter" => attribute(local_name!("value")),
        "time" => attribute(local_name!("datetime")),
        _ => None,
    };
    of_element.unwrap_or_else(|| text::of(element))
}
