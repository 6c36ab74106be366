//! Collecting from a parsed page what a plan asks for.

use jinjja_data::sorted::Map;
use std::borrow::Cow;

use html5ever::{LocalName, local_name};

use super::{
    Recorded,
    document::Document,
    element::Element,
    microdata,
    plan::{Cards, Collector, Nodes, Part, Rows},
    text,
};
use crate::{
    address::Located,
    capture::{Capture, Card, Node, Row, VERSION, bounds, state::Script},
    text::{collapsed, shortened},
};

/// What the plan asks for, of a page.
pub(super) fn collect(document: &Document, url: &str, plan: &Collector<'_>) -> Capture {
    let mut capture = Capture { version: VERSION, url: url.to_owned(), ..Capture::default() };
    let language = document.root().and_then(|root| root.attr(&local_name!("lang")));
    capture.language = language.map(collapsed).filter(|language| !language.is_empty());
    capture.title = document
        .named(local_name!("title"))
        .find(|title| title.parent().is_some_and(|parent| *parent.name() == local_name!("head")))
        .or_else(|| document.named(local_name!("title")).next())
        .map(|title| text::bounded(&title.raw_text()));
    metas(document, &mut capture);
    json_ld(document, &mut capture);
    capture.microdata = microdata::items(document);
    states(document, plan, &mut capture);
    nodes(document, plan, &mut capture);
    capture
}

/// Answers that the page itself asked for: data for the plan's answers; pieces of HTML count as parts of the page.
pub(super) fn answers(capture: &mut Capture, recorded: &[Recorded], at: &Located<'_>, plan: &Collector<'_>) {
    plan.cutter.answers(capture, recorded, at, |capture, html| nodes(&Document::parse(html), plan, capture));
}

fn metas(document: &Document, capture: &mut Capture) {
    for meta in document.named(local_name!("meta")) {
        let Some(content) = meta.attr(&local_name!("content")) else { continue };
        let names = [local_name!("property"), local_name!("name"), local_name!("itemprop")];
        for key in names.iter().filter_map(|name| meta.attr(name)) {
            let key = key.trim().to_lowercase();
            if !key.is_empty() && key.len() <= 100 && capture.meta.len() < 200 {
                capture.meta.get_or_insert_with(key, || text::bounded(content));
            }
        }
    }
    let canonical = document.named(local_name!("link")).find(|link| {
        link.attr(&local_name!("rel"))
            .is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")))
    });
    if let Some(address) = canonical.and_then(|link| link.attr(&local_name!("href"))) {
        capture.meta.insert("link:canonical".to_owned(), text::bounded(address));
    }
}

fn json_ld(document: &Document, capture: &mut Capture) {
    for script in document.named(local_name!("script")).filter(|script| {
        script
            .attr(&local_name!("type"))
            .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
    }) {
        if capture.json_ld.len() >= bounds::JSON_LD_SCRIPTS {
            capture.leave_out("json_ld", "too-many");
            break;
        }
        let whole = script.raw_text();
        let kept = shortened(&whole, bounds::JSON_LD);
        if kept.len() < whole.len() {
            capture.leave_out("json_ld", "too-long");
        }
        capture.json_ld.push(kept.to_owned());
    }
}

fn states(document: &Document, plan: &Collector<'_>, capture: &mut Capture) {
    if !plan.cutter.has_states() {
        return;
    }
    let texts: Vec<(Option<&str>, Option<&str>, Cow<'_, str>)> = document
        .named(local_name!("script"))
        .map(|script| (script.attr(&local_name!("id")), script.attr(&local_name!("type")), script.raw_text()))
        .collect();
    let scripts: Vec<Script<'_>> = texts.iter().map(|(id, kind, text)| Script { id: *id, kind: *kind, text }).collect();
    plan.cutter.states(capture, |_| Cow::Borrowed(&scripts));
}

/// What the selectors of the plan find. Of several parts of a page, the first have the first claim to the room.
fn nodes(document: &Document, plan: &Collector<'_>, capture: &mut Capture) {
    let found = plan.rules.find(document);
    let at = |place: usize| found.get(place).map(Vec::as_slice).unwrap_or_default();
    for (place, selector, wanted) in plan.nodes.iter().filter(|(place, _, _)| !at(*place).is_empty()) {
        let kept = capture.nodes.get_or_default((*selector).to_owned());
        let room = bounds::NODES.saturating_sub(kept.len());
        kept.extend(at(*place).iter().take(room).map(|element| node(*element, wanted)));
    }
    for (place, selector, wanted) in &plan.rows {
        let found: Vec<Row> = at(*place).iter().flat_map(|row| rows(*row, wanted)).collect();
        if !found.is_empty() {
            capture.rows.get_or_default((*selector).to_owned()).extend(found);
        }
    }
    for (place, selector, wanted) in plan.cards.iter().filter(|(place, _, _)| !at(*place).is_empty()) {
        let kept = capture.cards.get_or_default((*selector).to_owned());
        let room = bounds::CARDS.saturating_sub(kept.len());
        kept.extend(at(*place).iter().take(room).map(|element| card(*element, wanted)));
        if at(*place).len() > room {
            capture.leave_out("cards", "too-many");
        }
    }
}

fn node(element: Element<'_>, wanted: &Nodes) -> Node {
    Node {
        text: if wanted.text { text::of(element) } else { String::new() },
        own_text: wanted.own_text.then(|| text::own(element)),
        attributes: attributes(element, &wanted.attributes),
    }
}

fn attributes(element: Element<'_>, wanted: &[LocalName]) -> Map<String, String> {
    wanted.iter().filter_map(|name| Some((name.to_string(), text::attribute(element.attr(name)?)))).collect()
}

/// The names and values in a row, paired in order.
fn rows(row: Element<'_>, wanted: &Rows) -> Vec<Row> {
    if wanted.label == Part::Whole && wanted.value == Part::Whole {
        return parted(&text::of(row)).into_iter().collect();
    }
    let found = wanted.rules.find_inside(row);
    let texts = |part: Part| -> Vec<String> {
        match part {
            Part::Whole => vec![text::of(row)],
            Part::Found(place) => found.get(place).into_iter().flatten().map(|element| text::of(*element)).collect(),
            Part::Nothing => Vec::new(),
        }
    };
    let pairs = texts(wanted.label).into_iter().zip(texts(wanted.value));
    pairs
        .filter(|(label, value)| !label.is_empty() && !value.is_empty())
        .map(|(label, value)| Row { label, value })
        .collect()
}

/// "Brand: Kiln" → name and value.
fn parted(text: &str) -> Option<Row> {
    let (label, value) = text.split_once([':', '：'])?;
    let (label, value) = (collapsed(label), collapsed(value));
    (!label.is_empty() && !value.is_empty()).then_some(Row { label, value })
}

fn card(element: Element<'_>, wanted: &Cards<'_>) -> Card {
    let found = wanted.rules.find_inside(element);
    let mut nodes: Map<String, Vec<Node>> = Map::new();
    for (place, selector, plan) in &wanted.nodes {
        let of_selector: Vec<Node> = found.get(*place).into_iter().flatten().map(|inner| node(*inner, plan)).collect();
        if !of_selector.is_empty() {
            nodes.insert((*selector).to_owned(), of_selector);
        }
    }
    Card {
        attributes: attributes(element, &wanted.own.attributes),
        text: if wanted.own.text { text::of(element) } else { String::new() },
        nodes,
    }
}
