//! A page under reading: its capture, its address, and what was read of it so far.

use std::collections::BTreeMap;

use jinjja_data::{Source, Words};

use super::schema_org::{self, Thing};
use crate::{
    Knowledge,
    address::Located,
    capture::{Capture, Card, Json},
};

/// A page under reading.
#[derive(Clone)]
pub(super) struct Page<'a> {
    pub(super) capture: &'a Capture,
    pub(super) at: &'a Located<'a>,
    pub(super) knowledge: &'a Knowledge,
    /// The product that the JSON-LD describes.
    pub(super) json_ld: Thing,
    /// The product that the microdata describe.
    pub(super) microdata: Thing,
    /// Listings that the JSON-LD or microdata name one after the other.
    pub(super) items: Vec<Thing>,
    /// Specification rows, in the page's order, each name once.
    pub(super) attributes: Vec<(String, String)>,
    /// Ids read so far, for `{item_id}` and `{variant_id}` in paths.
    pub(super) known: BTreeMap<String, String>,
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
            json_ld: schema_org::product(&described.json_ld, at),
            microdata: schema_org::product(&described.microdata, at),
            items: schema_org::items(&described),
            attributes: Vec::new(),
            known: BTreeMap::new(),
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
}
