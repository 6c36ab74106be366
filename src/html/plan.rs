//! A plan made ready: selectors and paths parsed once, for all pages of a marketplace.

use html5ever::LocalName;

use super::rules::Rules;
use crate::{
    adapter::{CardPlan, NodePlan, Plan, RowPlan},
    capture::{bounds, cutter::Cutter},
};

/// A plan made ready. Make it once and collect from as many pages as there are.
pub struct Collector<'p> {
    pub(super) cutter: Cutter,
    /// Nodes, rows and cards, each at the place where the rules put what they find.
    pub(super) rules: Rules,
    pub(super) nodes: Vec<(usize, &'p str, Nodes)>,
    pub(super) rows: Vec<(usize, &'p str, Rows)>,
    pub(super) cards: Vec<(usize, &'p str, Cards<'p>)>,
}

/// What to keep of a node.
pub(super) struct Nodes {
    pub(super) text: bool,
    pub(super) own_text: bool,
    pub(super) attributes: Vec<LocalName>,
}

/// Where the names and values of a row are.
pub(super) struct Rows {
    pub(super) rules: Rules,
    pub(super) label: Part,
    pub(super) value: Part,
}

/// A part of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The row itself.
    Whole,
    /// What the rules find at this place.
    Found(usize),
    /// Nothing: its selector is none.
    Nothing,
}

/// What to keep of a card.
pub(super) struct Cards<'p> {
    pub(super) own: Nodes,
    pub(super) rules: Rules,
    pub(super) nodes: Vec<(usize, &'p str, Nodes)>,
}

impl<'p> Collector<'p> {
    /// Makes a plan ready. What is no selector or path is left out; the data are checked at build.
    pub fn of(plan: &'p Plan) -> Self {
        let mut rules = Rules::default();
        let (nodes, rows, cards) = (&plan.nodes, &plan.rows, &plan.cards);
        let nodes = nodes
            .iter()
            .filter_map(|(selector, wanted)| {
                Some((rules.add(selector, bounds::NODES)?, selector.as_str(), Nodes::of(wanted)))
            })
            .collect();
        let rows = rows
            .iter()
            .filter_map(|(selector, wanted)| {
                Some((rules.add(selector, bounds::ROWS)?, selector.as_str(), Rows::of(wanted)))
            })
            .collect();
        let cards = cards
            .iter()
            .filter_map(|(selector, wanted)| {
                Some((rules.add(selector, bounds::CARDS)?, selector.as_str(), Cards::of(wanted)))
            })
            .collect();
        Self { cutter: Cutter::of(plan), rules, nodes, rows, cards }
    }
}

impl Nodes {
    fn of(plan: &NodePlan) -> Self {
        let attributes = plan.attributes.iter().map(|name| LocalName::from(name.as_str())).collect();
        Self { text: plan.text, own_text: plan.own_text, attributes }
    }
}

impl Rows {
    fn of(plan: &RowPlan) -> Self {
        let mut rules = Rules::default();
        let mut part = |selector: &str| match selector {
            "" => Part::Whole,
            _ => rules.add(selector, bounds::CELLS).map_or(Part::Nothing, Part::Found),
        };
        let (label, value) = (part(&plan.label), part(&plan.value));
        Self { rules, label, value }
    }
}

impl<'p> Cards<'p> {
    fn of(plan: &'p CardPlan) -> Self {
        let mut rules = Rules::default();
        let inside = plan.nodes.iter();
        let nodes = inside
            .filter_map(|(selector, wanted)| {
                Some((rules.add(selector, bounds::NODES)?, selector.as_str(), Nodes::of(wanted)))
            })
            .collect();
        Self { own: Nodes::of(&plan.own), rules, nodes }
    }
}
