//! A page under reading: its capture, its address, and what was read of it so far.

use jinjja_data::sorted::Map;
use std::rc::Rc;

use jinjja_data::{Source, Words};

use super::schema_org::{self, Thing};
use crate::{
    Knowledge,
    address::Located,
    capture::{Capture, Card, Json},
};

/// A page under reading. Copied for every card, so what is large is shared.
#[derive(Clone)]
pub(super) struct Page<'a> {
    pub(super) capture: &'a Capture,
    pub(super) at: &'a Located<'a>,
    pub(super) knowledge: &'a Knowledge,
    /// The product that the JSON-LD describes.
    pub(super) json_ld: Rc<Thing>,
    /// The product that the microdata describe.
    pub(super) microdata: Rc<Thing>,
    /// Listings that the JSON-LD or microdata name one after the other.
    pub(super) items: Rc<Vec<Thing>>,
    /// Specification rows, in the page's order, each name once.
    pub(super) attributes: Rc<Vec<(String, String)>>,
    /// Ids read so far, for `{item_id}` and `{variant_id}` in paths.
    pub(super) known: Map<String, String>,
}

/// Where a source looks: the page, or one card of it.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    Page,
    Nodes(&'a Card),
    Value(&'a Json),
    Thing(&'a Thing),
}

impl<'a> Page<'a> {
    pub(super) fn new(capture: &'a Capture, at: &'a Located<'a>, knowledge: &'a Knowledge) -> Self {
        let described = schema_org::described(capture);
        Self {
            capture,
            at,
            knowledge,
            json_ld: Rc::new(schema_org::product(&described.json_ld, at)),
            microdata: Rc::new(schema_org::product(&described.microdata, at)),
            items: Rc::new(schema_org::items(&described)),
            attributes: Rc::default(),
            known: Map::new(),
        }
    }

    pub(super) fn words(&self) -> &'a Words {
        &self.knowledge.words
    }

    /// The cards that a layout's source finds.
    pub(super) fn cards(&self, cards: &Source) -> Vec<Scope<'_>> {
        if let Some(selector) = &cards.node {
            return self.capture.cards.get(selector).into_iter().flatten().map(Scope::Nodes).collect();
        }
        if cards.json_ld.is_some() || cards.microdata.is_some() {
            return self.items.iter().map(Scope::Thing).collect();
        }
        self.elements(cards).into_iter().map(Scope::Value).collect()
    }

    /// The names of states and answers that are left out because they are about another item.
    pub(super) fn about_others(&self) -> impl Iterator<Item = String> + '_ {
        let marketplace = &self.at.marketplace;
        let states = self.capture.state.iter().filter(|(name, state)| {
            let about = marketplace.state.get(*name).and_then(|place| place.about.as_deref());
            self.is_about_another(state, about)
        });
        let answers = self.capture.answers.iter().filter(|answer| {
            let about = marketplace.answers.get(&answer.name).and_then(|rule| rule.about.as_deref());
            self.is_about_another(&answer.body, about)
        });
        states.map(|(name, _)| format!("state {name}")).chain(answers.map(|answer| format!("answer {}", answer.name)))
    }
}
