//! Microdata items, written like JSON-LD, so that one reading serves both.
//!
//! After the HTML standard's "values" and "the properties of an item" (`itemref` included); an item that would contain
//! itself is left out there.

use scraper::ElementRef;

use super::{document::Document, text};
use crate::capture::{Json, bounds};

/// How deep items may stand in items.
const DEEPEST: usize = 12;

/// The page's items that are not the property of another.
pub(super) fn items(document: &Document) -> Vec<Json> {
    let mut budget = bounds::ITEMS;
    document
        .elements()
        .filter(|element| element.attr("itemscope").is_some() && element.attr("itemprop").is_none())
        .map_while(|element| item(element, document, &mut Vec::new(), &mut budget))
        .collect()
}

fn item(
    element: ElementRef<'_>,
    document: &Document,
    above: &mut Vec<ego_tree::NodeId>,
    budget: &mut usize,
) -> Option<Json> {
    *budget = budget.checked_sub(1)?;
    let mut properties: Vec<(String, Json)> = Vec::new();
    if let Some(kind) = element.attr("itemtype").and_then(|kinds| kinds.split_whitespace().next()) {
        let name = kind.rsplit(['/', '#']).next().unwrap_or(kind);
        properties.push(("@type".to_owned(), Json::Text(name.to_owned())));
    }
    if let Some(id) = element.attr("itemid") {
        properties.push(("@id".to_owned(), Json::Text(id.to_owned())));
    }
    above.push(element.id());
    let mut roots = vec![(element, false)];
    roots.extend(
        element
            .attr("itemref")
            .into_iter()
            .flat_map(str::split_whitespace)
            .filter_map(|id| Some((document.by_id(id)?, true))),
    );
    for (root, counts_itself) in roots {
        let mut found = Vec::new();
        if counts_itself {
            walk(root, &mut found);
        } else {
            root.child_elements().for_each(|child| walk(child, &mut found));
        }
        for property in found {
            let value = if property.attr("itemscope").is_some() {
                if above.contains(&property.id()) || above.len() >= DEEPEST {
                    continue;
                }
                match item(property, document, above, budget) {
                    Some(value) => value,
                    None => continue,
                }
            } else {
                Json::Text(value_of(property))
            };
            for name in property.attr("itemprop").unwrap_or_default().split_whitespace() {
                add(&mut properties, name, value.clone());
            }
        }
    }
    above.pop();
    Some(Json::Map(properties))
}

/// The elements with `itemprop` that belong to the same item: not those inside another item.
fn walk<'d>(from: ElementRef<'d>, found: &mut Vec<ElementRef<'d>>) {
    let mut waiting = vec![from];
    while let Some(element) = waiting.pop() {
        if element.attr("itemprop").is_some() {
            found.push(element);
        }
        if element.attr("itemscope").is_none() {
            let children: Vec<_> = element.child_elements().collect();
            waiting.extend(children.into_iter().rev());
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
fn value_of(element: ElementRef<'_>) -> String {
    let attribute = |name| element.attr(name).map(text::bounded);
    if let Some(content) = attribute("content") {
        return content;
    }
    let of_element = match element.value().name() {
        "audio" | "embed" | "iframe" | "img" | "source" | "track" | "video" => attribute("src"),
        "a" | "area" | "link" => attribute("href"),
        "object" => attribute("data"),
        "data" | "meter" => attribute("value"),
        "time" => attribute("datetime"),
        _ => None,
    };
    of_element.unwrap_or_else(|| text::of(element))
}
