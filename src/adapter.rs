//! A marketplace's plan: what has to be collected from its pages so that every source of its data file can be read.
//!
//! Derived, never written: a source added to the data file is collected from then on, in the browser and from saved
//! pages alike.

use jinjja_data::sorted::{Map, Set};
use jinjja_data::{CardLayout, Marketplace, Place, Rows, Source, marketplace::AnswerRule};
use serde::Serialize;

/// What to collect.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Plan {
    /// States by name: where they are written and the paths to keep.
    pub states: Map<String, StatePlan>,
    /// Answers by name: which requests and the paths to keep.
    pub answers: Map<String, AnswerPlan>,
    /// Nodes by selector.
    pub nodes: Map<String, NodePlan>,
    /// Specification rows by selector: selectors of name and value.
    pub rows: Map<String, RowPlan>,
    /// Cards by selector.
    pub cards: Map<String, CardPlan>,
}

/// A state to cut out of the scripts.
#[derive(Clone, Debug, Serialize)]
pub struct StatePlan {
    /// Where it is written.
    pub place: Place,
    /// The paths to keep.
    pub paths: Set<String>,
}

/// An answer to keep.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerPlan {
    /// Which requests.
    pub rule: AnswerRule,
    /// The paths to keep.
    pub paths: Set<String>,
}

/// Nodes to keep.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NodePlan {
    /// Whether the text is needed.
    pub text: bool,
    /// Whether the text that stands directly in the node is needed apart.
    pub own_text: bool,
    /// The attributes that are needed.
    pub attributes: Set<String>,
}

/// Rows to keep.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RowPlan {
    /// Selector of the names inside the row.
    pub label: String,
    /// Selector of the values inside the row; empty for the row itself.
    pub value: String,
}

/// Cards to keep.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CardPlan {
    /// What is needed of the card itself.
    pub own: NodePlan,
    /// Nodes inside the card by selector.
    pub nodes: Map<String, NodePlan>,
}

impl Plan {
    /// The plan of a marketplace.
    pub fn of(marketplace: &Marketplace) -> Self {
        let mut plan = Self::default();
        plan.page_sources(&marketplace.walls, marketplace);
        let product = &marketplace.product;
        for sources in [&product.present, &product.badges_shown]
            .into_iter()
            .chain(product.badges.values())
            .chain(product.fields.values())
        {
            plan.page_sources(sources, marketplace);
        }
        for rows in &product.attributes {
            plan.rows(rows, marketplace);
        }
        for (name, about) in marketplace.state.iter().filter_map(|(name, place)| Some((name, place.about.as_ref()?))) {
            plan.value(Some(name), None, about, marketplace);
        }
        for (name, about) in marketplace.answers.iter().filter_map(|(name, rule)| Some((name, rule.about.as_ref()?))) {
            plan.value(None, Some(name), about, marketplace);
        }
        // Pieces of HTML that the page puts into itself are part of it, whoever names them.
        for (name, rule) in marketplace.answers.iter().filter(|(_, rule)| rule.html) {
            plan.answers.insert(name.clone(), AnswerPlan { rule: rule.clone(), paths: Set::new() });
        }
        plan.page_sources(&marketplace.list.present, marketplace);
        for layout in &marketplace.list.layouts {
            plan.layout(layout, marketplace);
        }
        plan
    }

    fn page_sources(&mut self, sources: &[Source], marketplace: &Marketplace) {
        for source in sources {
            self.page_source(source, marketplace);
            self.page_sources(&source.when, marketplace);
            self.page_sources(&source.unless, marketplace);
        }
    }

    fn page_source(&mut self, source: &Source, marketplace: &Marketplace) {
        if let Some(path) = &source.path {
            for kept in kept_paths(path, source) {
                self.value(source.state.as_deref(), source.answer.as_deref(), &kept, marketplace);
            }
        }
        if let Some(selector) = &source.node {
            self.nodes.get_or_default(selector.clone()).need(source);
        }
    }

    fn value(&mut self, state: Option<&str>, answer: Option<&str>, path: &str, marketplace: &Marketplace) {
        if let Some((name, place)) = state.and_then(|name| marketplace.state.get_key_value(name)) {
            let state = StatePlan { place: place.clone(), paths: Set::new() };
            self.states.get_or_insert_with(name.clone(), || state).paths.insert(path.to_owned());
        }
        if let Some((name, rule)) = answer.and_then(|name| marketplace.answers.get_key_value(name)) {
            let answer = AnswerPlan { rule: rule.clone(), paths: Set::new() };
            let kept = &mut self.answers.get_or_insert_with(name.clone(), || answer).paths;
            kept.insert(path.to_owned());
            // Requests may be sent several at once; their answers then stand in a list.
            if !begins_in_list(path) {
                kept.insert(under("*", path));
            }
        }
    }

    fn rows(&mut self, rows: &Rows, marketplace: &Marketplace) {
        if let Some(selector) = &rows.node {
            self.rows.insert(selector.clone(), RowPlan { label: rows.label.clone(), value: rows.value.clone() });
        }
        let base = rows.path.as_deref().unwrap_or_default();
        for part in [&rows.label, &rows.value] {
            let path = if part.starts_with('@') { base.to_owned() } else { under(base, part) };
            self.value(rows.state.as_deref(), rows.answer.as_deref(), &open(&path), marketplace);
        }
    }

    fn layout(&mut self, layout: &CardLayout, marketplace: &Marketplace) {
        let inside: Vec<&Source> = layout
            .skip
            .iter()
            .chain(&layout.badges_shown)
            .chain(layout.badges.values().flatten())
            .chain(layout.fields.values().flatten())
            .collect();
        self.page_sources(&layout.cards.when, marketplace);
        self.page_sources(&layout.cards.unless, marketplace);
        if let Some(selector) = &layout.cards.node {
            self.cards.get_or_default(selector.clone());
        }
        for source in inside {
            self.card_source(source, layout, marketplace);
        }
    }

    fn card_source(&mut self, source: &Source, layout: &CardLayout, marketplace: &Marketplace) {
        for condition in source.when.iter().chain(&source.unless) {
            self.card_source(condition, layout, marketplace);
        }
        if source.state.is_some() || source.answer.is_some() {
            self.page_source(source, marketplace);
            return;
        }
        if let (Some(base), Some(path)) = (&layout.cards.path, &source.path) {
            for kept in kept_paths(path, source) {
                let whole = under(base, &kept);
                self.value(layout.cards.state.as_deref(), layout.cards.answer.as_deref(), &open(&whole), marketplace);
            }
        }
        let Some(card) = layout.cards.node.as_ref().map(|selector| self.cards.get_or_default(selector.clone())) else {
            return;
        };
        if let Some(selector) = &source.node {
            card.nodes.get_or_default(selector.clone()).need(source);
        } else if let Some(attribute) = &source.attr {
            card.own.attributes.insert(attribute.clone());
        }
    }
}

impl NodePlan {
    fn need(&mut self, source: &Source) {
        match &source.attr {
            Some(attribute) => {
                self.attributes.insert(attribute.clone());
            }
            None if source.own_text => self.own_text = true,
            None => self.text = true,
        }
    }
}

/// The paths that must be kept so that a source can be read: its own, or with a filter those inside its elements.
fn kept_paths(path: &str, source: &Source) -> Vec<String> {
    let path = open(path);
    if source.filter.is_empty() && source.take.is_none() {
        return vec![path];
    }
    source.filter.keys().chain(source.take.as_ref()).map(|inside| open(&under(&path, inside))).collect()
}

/// A path with what was read before (`{variant_id}`) opened to every element.
fn open(path: &str) -> String {
    path.split('.').map(|step| if step.starts_with('{') { "*" } else { step }).collect::<Vec<_>>().join(".")
}

/// Whether a path's first step is an element of a list.
pub(crate) fn begins_in_list(path: &str) -> bool {
    path.split('.').next().is_some_and(|step| step == "*" || step.bytes().all(|b| b.is_ascii_digit()))
}

/// A path inside what another path finds.
pub(crate) fn under(base: &str, path: &str) -> String {
    match (base.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (_, true) => base.to_owned(),
        _ => format!("{base}.{path}"),
    }
}

/// A selector taken apart for a quick search: its alternatives between commas. Each comes with what stands first in it,
/// where all else has to be inside of that: whoever looks for many selectors finds that once.
pub fn alternatives(selector: &str) -> Vec<(Option<&str>, &str)> {
    split_outside(selector, ',').into_iter().map(|part| (around(part), part)).collect()
}

fn around(selector: &str) -> Option<&str> {
    let first = split_outside(selector, ' ').first().and_then(|first| split_outside(first, '>').first().copied())?;
    let rest = selector.get(first.len()..)?.trim_start();
    // Browsers look for ids quickly by themselves.
    let is_inside = !rest.is_empty() && !rest.starts_with(['+', '~']) && !first.contains(['+', '~', '#']);
    is_inside.then_some(first)
}

/// Splits at a character that stands outside of brackets and quotes; empty parts are left out.
pub(crate) fn split_outside(text: &str, at: char) -> Vec<&str> {
    let (mut depth, mut quote, mut start, mut parts) = (0usize, None, 0usize, Vec::new());
    for (offset, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '(') => depth = depth.saturating_add(1),
            (None, ']' | ')') => depth = depth.saturating_sub(1),
            (None, c) if c == at && depth == 0 => {
                parts.push(text.get(start..offset).unwrap_or_default());
                start = offset.saturating_add(c.len_utf8());
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::alternatives;

    #[test]
    fn selectors_are_taken_apart() {
        let check = |selector: &str, expected: &[(Option<&str>, &str)]| assert_eq!(alternatives(selector), expected);
        check("h1", &[(None, "h1")]);
        check("#a .b, .c d:is(e, f)", &[(None, "#a .b"), (Some(".c"), ".c d:is(e, f)")]);
        check("[a='b, c'] > d", &[(Some("[a='b, c']"), "[a='b, c'] > d")]);
        check(".a>.b", &[(Some(".a"), ".a>.b")]);
        check(".a + .b, .a~.b c", &[(None, ".a + .b"), (None, ".a~.b c")]);
        check("div:has(> h1) img", &[(Some("div:has(> h1)"), "div:has(> h1) img")]);
    }
}
