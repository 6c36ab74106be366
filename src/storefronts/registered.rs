//! Entries of the registry for a shop that was found.

use std::collections::BTreeSet;

use jinjja_data::{Brand, Grade, Relation, Shop};
use serde::Serialize;

use super::target;
use crate::{Knowledge, address};

/// An entry of the registry for the same shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The id of the brand whose file has it.
    pub brand: String,
    /// What the shop is to that brand.
    pub relation: Relation,
    /// How well that is known.
    pub grade: Grade,
    /// Kept as something that is over.
    pub is_historic: bool,
}

/// By what a shop is known again.
pub(super) struct Keys {
    marketplace: String,
    country: Option<String>,
    keys: BTreeSet<String>,
}

impl Keys {
    /// The keys that an entry names, and those in its address.
    pub(super) fn of(shop: &Shop, knowledge: &Knowledge) -> Self {
        let mut keys = BTreeSet::new();
        let mut add = |kind: &str, key: Option<&String>| {
            if let Some(key) = key {
                keys.insert(format!("{kind} {}", key.to_lowercase()));
            }
        };
        add("name", shop.username.as_ref());
        add("number", shop.shop_id.as_ref());
        add("number", shop.seller_id.as_ref());
        if let Some(at) = shop.url.as_ref().and_then(|url| address::locate_saved(url, knowledge).ok()) {
            let place = target::shop(&at);
            add("name", place.as_ref().and_then(|place| place.username.as_ref()));
            add("number", place.as_ref().and_then(|place| place.shop_id.as_ref()));
            add("number", place.as_ref().and_then(|place| place.seller_id.as_ref()));
            add("page", at.ids.get("brand_page"));
        }
        Self { marketplace: shop.marketplace.clone(), country: shop.country.clone(), keys }
    }

    /// Whether two sets of keys are those of one shop.
    pub(super) fn are_of_one_shop(&self, other: &Self) -> bool {
        self.is_where(other) && !self.keys.is_disjoint(&other.keys)
    }

    /// An entry without a country serves all of them.
    fn is_where(&self, other: &Self) -> bool {
        let one_serves_all = self.country.is_none() || other.country.is_none();
        self.marketplace == other.marketplace && (one_serves_all || self.country == other.country)
    }

    /// A channel that is only named.
    fn is_channel(&self) -> bool {
        self.keys.is_empty()
    }
}

/// The registry's entries, ready to be compared.
pub(super) struct Register<'k> {
    entries: Vec<(&'k Brand, &'k Shop, Keys)>,
}

impl<'k> Register<'k> {
    /// The entries on these marketplaces.
    pub(super) fn of<'s>(marketplaces: impl Iterator<Item = &'s str>, knowledge: &'k Knowledge) -> Self {
        let wanted: BTreeSet<&str> = marketplaces.collect();
        let entries = knowledge.brands.iter().flat_map(|of| of.shops.iter().map(move |entry| (of, entry)));
        let entries = entries.filter(|(_, entry)| wanted.contains(entry.marketplace.as_str()));
        Self { entries: entries.map(|(of, entry)| (of, entry, Keys::of(entry, knowledge))).collect() }
    }

    /// The entries for a shop. A channel that is only named is listed when the brand has any shop of its own there.
    pub(super) fn listed(&self, shop: &Keys, brand: Option<&str>) -> Vec<Listed> {
        let is_same = |of: &Brand, entry: &Shop, keys: &Keys| {
            if shop.is_channel() {
                Some(of.id.as_str()) == brand && entry.relation.is_own() && keys.is_where(shop)
            } else {
                keys.are_of_one_shop(shop)
            }
        };
        let entries = self.entries.iter().filter(|(of, entry, keys)| is_same(of, entry, keys));
        let mut listed: Vec<Listed> = entries
            .map(|(of, entry, _)| Listed {
                brand: of.id.clone(),
                relation: entry.relation,
                grade: entry.grade,
                is_historic: entry.is_historic,
            })
            .collect();
        listed.dedup();
        listed
    }
}
