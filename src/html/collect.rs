//! Collecting from a parsed page what a plan asks for.

use std::collections::{BTreeMap, BTreeSet};

use scraper::ElementRef;

use super::{
    Recorded,
    document::{Document, find_inside},
    microdata,
    selector::Finder,
    text,
};
use crate::{
    adapter::{AnswerPlan, CardPlan, NodePlan, Plan, RowPlan},
    address::{Located, WebAddress},
    capture::{
        Answer, Capture, Card, Json, Node, Row, VERSION, bounds,
        json::{Path, Wanted},
        literal,
        state::{self, Place, Script},
    },
    text::{collapsed, shortened},
};

/// What the plan asks for, of a page.
pub(super) fn collect(document: &Document, url: &str, plan: &Plan) -> Capture {
    let mut capture = Capture { version: VERSION, url: url.to_owned(), ..Capture::default() };
    capture.language = document.root().attr("lang").map(collapsed).filter(|language| !language.is_empty());
    capture.title = document
        .named("title")
        .find(|title| title.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "head"))
        .or_else(|| document.named("title").next())
        .map(|title| text::bounded(&title.text().collect::<String>()));
    metas(document, &mut capture);
    json_ld(document, &mut capture);
    capture.microdata = microdata::items(document);
    states(document, plan, &mut capture);
    nodes(document, plan, &mut capture);
    capture
}

/// Answers that the page itself asked for: data for the plan's answers; pieces of HTML count as parts of the page.
pub(super) fn answers(capture: &mut Capture, recorded: &[Recorded], at: &Located<'_>, plan: &Plan) {
    for answer in recorded {
        let Ok(web) = WebAddress::parse(&at.web.join(&answer.url).unwrap_or_default()) else {
            capture.leave_out("answer", "broken");
            continue;
        };
        let own = at
            .marketplace
            .hosts
            .iter()
            .any(|host| host.names.iter().any(|name| crate::address::is_host(name, &web.host)))
            || same_site(&web.host, &at.web.host);
        for (name, wanted) in plan
            .answers
            .iter()
            .filter(|(_, wanted)| wanted.rule.covers(&web.host, &web.path, own, |name| web.parameter(name)))
        {
            one_answer(capture, name, wanted, answer, plan);
        }
    }
}

/// Whether two hosts are of one site: the last label of the name proper and all after it are the same.
fn same_site(one: &str, other: &str) -> bool {
    let tail = |host: &str| host.split_once('.').map(|(_, tail)| tail.to_owned()).unwrap_or_default();
    one == other || (tail(one).contains('.') && tail(one) == tail(other))
}

fn one_answer(capture: &mut Capture, name: &str, wanted: &AnswerPlan, answer: &Recorded, plan: &Plan) {
    if wanted.rule.html {
        if let Json::Text(html) = &answer.body {
            nodes(&Document::parse(html), plan, capture);
        }
        return;
    }
    let paths = wanted_of(&wanted.paths);
    let text = match &answer.body {
        Json::Text(text) => text.clone(),
        body => serde_json::to_string(body).unwrap_or_default(),
    };
    match literal::parse(without_callback(&text), &paths) {
        Ok(read) => {
            let body = read.value;
            capture.answers.push(Answer {
                name: name.to_owned(),
                url: answer.url.clone(),
                status: answer.status,
                body,
            });
        }
        Err(_) => capture.leave_out(format!("answer {name}"), "broken"),
    }
}

/// The paths that a plan names; they were parsed when the data were checked.
fn wanted_of(paths: &BTreeSet<String>) -> Wanted {
    let paths: Vec<Path> = paths.iter().filter_map(|path| Path::parse(path).ok()).collect();
    Wanted::of(&paths)
}

/// The argument of an answer that calls a function with its data (`callback({…})`).
fn without_callback(text: &str) -> &str {
    let text = text.trim();
    match text.split_once('(') {
        Some((name, data)) if name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | ' ')) => {
            data
        }
        _ => text,
    }
}

fn metas(document: &Document, capture: &mut Capture) {
    for meta in document.named("meta") {
        let Some(content) = meta.attr("content") else { continue };
        for key in ["property", "name", "itemprop"].into_iter().filter_map(|name| meta.attr(name)) {
            let key = key.trim().to_lowercase();
            if !key.is_empty() && key.len() <= 100 && capture.meta.len() < 200 {
                capture.meta.entry(key).or_insert_with(|| text::bounded(content));
            }
        }
    }
    let canonical = document.named("link").find(|link| {
        link.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")))
    });
    if let Some(address) = canonical.and_then(|link| link.attr("href")) {
        capture.meta.insert("link:canonical".to_owned(), text::bounded(address));
    }
}

fn json_ld(document: &Document, capture: &mut Capture) {
    for script in document.named("script").filter(|script| {
        script.attr("type").is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
    }) {
        if capture.json_ld.len() >= bounds::JSON_LD_SCRIPTS {
            capture.leave_out("json_ld", "too-many");
            break;
        }
        let whole: String = script.text().collect();
        let kept = shortened(&whole, bounds::JSON_LD);
        if kept.len() < whole.len() {
            capture.leave_out("json_ld", "too-long");
        }
        capture.json_ld.push(kept.to_owned());
    }
}

fn states(document: &Document, plan: &Plan, capture: &mut Capture) {
    if plan.states.is_empty() {
        return;
    }
    let texts: Vec<(Option<&str>, Option<&str>, String)> = document
        .named("script")
        .map(|script| (script.attr("id"), script.attr("type"), script.text().collect()))
        .collect();
    let scripts: Vec<Script<'_>> = texts.iter().map(|(id, kind, text)| Script { id: *id, kind: *kind, text }).collect();
    for (name, wanted) in &plan.states {
        let place = Place {
            variable: wanted.place.variable.as_deref(),
            call: wanted.place.call.as_deref(),
            element: wanted.place.element.as_deref(),
            beside: wanted.place.beside.as_deref(),
        };
        let cut = state::cut(&scripts, &place, &wanted_of(&wanted.paths));
        for problem in cut.problems {
            capture.leave_out(format!("state {name}"), problem.code());
        }
        if let Some(value) = cut.value {
            capture.state.insert(name.clone(), value);
        }
    }
}

fn nodes(document: &Document, plan: &Plan, capture: &mut Capture) {
    for (selector, wanted) in &plan.nodes {
        let Some(finder) = Finder::new(selector) else { continue };
        let found = document.find(&finder);
        let kept = capture.nodes.entry(selector.clone()).or_default();
        let room = bounds::NODES.saturating_sub(kept.len());
        kept.extend(found.into_iter().take(room).map(|element| node(element, wanted)));
        if kept.is_empty() {
            capture.nodes.remove(selector);
        }
    }
    for (selector, wanted) in &plan.rows {
        let Some(finder) = Finder::new(selector) else { continue };
        let found: Vec<Row> =
            document.find(&finder).into_iter().take(bounds::ROWS).flat_map(|row| rows(row, wanted)).collect();
        if !found.is_empty() {
            capture.rows.entry(selector.clone()).or_default().extend(found);
        }
    }
    for (selector, wanted) in &plan.cards {
        let Some(finder) = Finder::new(selector) else { continue };
        let inside: Vec<(&str, Finder)> =
            wanted.nodes.keys().filter_map(|inner| Some((inner.as_str(), Finder::new(inner)?))).collect();
        let kept = capture.cards.entry(selector.clone()).or_default();
        let room = bounds::CARDS.saturating_sub(kept.len());
        kept.extend(document.find(&finder).into_iter().take(room).map(|element| card(element, wanted, &inside)));
        if kept.is_empty() {
            capture.cards.remove(selector);
        }
    }
}

fn node(element: ElementRef<'_>, wanted: &NodePlan) -> Node {
    Node {
        text: if wanted.text { text::of(element) } else { String::new() },
        own_text: wanted.own_text.then(|| text::own(element)),
        attributes: attributes(element, wanted),
    }
}

fn attributes(element: ElementRef<'_>, wanted: &NodePlan) -> BTreeMap<String, String> {
    wanted.attributes.iter().filter_map(|name| Some((name.clone(), text::bounded(element.attr(name)?)))).collect()
}

/// The names and values in a row, paired in order.
fn rows(row: ElementRef<'_>, wanted: &RowPlan) -> Vec<Row> {
    if wanted.label.is_empty() && wanted.value.is_empty() {
        return parted(&text::of(row)).into_iter().collect();
    }
    let texts = |selector: &str| -> Vec<String> {
        if selector.is_empty() {
            return vec![text::of(row)];
        }
        let Some(finder) = Finder::new(selector) else { return Vec::new() };
        find_inside(row, &[(selector, &finder)])
            .into_iter()
            .take(bounds::CELLS)
            .map(|(_, element)| text::of(element))
            .collect()
    };
    let pairs = texts(&wanted.label).into_iter().zip(texts(&wanted.value));
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

fn card(element: ElementRef<'_>, wanted: &CardPlan, inside: &[(&str, Finder)]) -> Card {
    let finders: Vec<(&str, &Finder)> = inside.iter().map(|(selector, finder)| (*selector, finder)).collect();
    let mut nodes: BTreeMap<String, Vec<Node>> = BTreeMap::new();
    for (nth, inner) in find_inside(element, &finders) {
        let Some((selector, _)) = finders.get(nth) else { continue };
        let Some(plan) = wanted.nodes.get(*selector) else { continue };
        let kept = nodes.entry((*selector).to_owned()).or_default();
        if kept.len() < bounds::NODES {
            kept.push(node(inner, plan));
        }
    }
    Card {
        attributes: attributes(element, &wanted.own),
        text: if wanted.own.text { text::of(element) } else { String::new() },
        nodes,
    }
}
