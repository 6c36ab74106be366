//! Cases put together into notices, by what the office wants apart and by how many it takes.

use jinjja_data::{Channel, Map, channel::Demand};

use super::{
    Desk, Offices,
    content::shared,
    right::{Holds, StoredRight, holds, kind_name},
};
use crate::case::{Case, assessment::Reason, statement::Infringement};

/// A case, and the right that a notice of it rests on.
#[derive(Clone, Debug)]
pub struct Grounded<'c> {
    /// The case.
    pub case: &'c Case,
    /// The right; none where the door asks for none, or none fits.
    pub right: Option<StoredRight>,
}

impl Grounded<'_> {
    /// The case's marketplace.
    pub fn marketplace(&self) -> Option<&str> {
        self.case.listing.marketplace.as_deref()
    }

    /// The country of the shop front.
    pub fn country(&self) -> Option<&str> {
        self.case.listing.country.value().map(String::as_str)
    }

    /// What the person says is wrong; else what the signs propose.
    pub fn infringement(&self) -> Option<Infringement> {
        self.case.statement.infringement_type.or_else(|| super::proposal::infringement(self.case))
    }

    /// The signs that speak for it.
    pub fn signs(&self) -> impl Iterator<Item = &Reason> {
        signs(self.case)
    }

    /// By what the same listing is known again in another case.
    pub fn listing_key(&self) -> String {
        listing_key(self.case)
    }
}

/// The signs that speak for a case: those of its assessment that weigh something against the listing.
pub fn signs(case: &Case) -> impl Iterator<Item = &Reason> {
    let reasons = case.assessment.as_ref().map(|assessed| assessed.reasons.as_slice()).unwrap_or_default();
    reasons.iter().filter(|reason| reason.weight.0 > 0)
}

/// The codes of those signs: the rules by which the ledger counts.
pub fn rules(case: &Case) -> Vec<String> {
    signs(case).map(|sign| sign.code.clone()).collect()
}

/// By what the same listing is known again in another case: its number on its marketplace, else its address.
pub fn listing_key(case: &Case) -> String {
    let facts = &case.listing;
    let marketplace = facts.marketplace.as_deref().unwrap_or_default();
    let country = facts.country.value().map(String::as_str).unwrap_or_default();
    match (facts.item_id.value(), facts.url_canonical.value()) {
        (Some(item), _) => format!("{marketplace} {country} {item}"),
        (None, Some(url)) => url.clone(),
        (None, None) => facts.url_observed.clone(),
    }
}

/// The cases, each with the right that a notice of it rests on.
pub fn grounded<'c>(cases: &'c [Case], door: &Channel, desk: &Desk, offices: &Offices) -> Vec<Grounded<'c>> {
    cases.iter().map(|case| Grounded { case, right: right_of(case, door, desk, offices) }).collect()
}

/// The right of a case: the one that the person named; else of the stored ones of its brand the one that fits best.
fn right_of(case: &Case, door: &Channel, desk: &Desk, offices: &Offices) -> Option<StoredRight> {
    if door.rights.is_empty() {
        return None;
    }
    if let Some(right) = &case.statement.right {
        let is_it = |stored: &&StoredRight| {
            let known = &stored.right;
            known.kind == right.kind && known.number == right.number && known.jurisdiction == right.jurisdiction
        };
        let unproven = || StoredRight {
            id: String::new(),
            brand: String::new(),
            right: right.clone(),
            proof: None,
            authorisation: None,
            expires: None,
        };
        return Some(desk.rights.iter().find(is_it).cloned().unwrap_or_else(unproven));
    }
    let country = case.listing.country.value().map(String::as_str);
    let fits = |stored: &&StoredRight| {
        door.rights.iter().any(|kind| kind == kind_name(stored.right.kind)) && is_of_brand(stored, case, offices)
    };
    let how_well = |stored: &&StoredRight| {
        let here = country.map_or(Holds::Perhaps, |country| holds(&stored.right, country));
        let rank = match here {
            Holds::Yes => 0_u8,
            Holds::Perhaps => 1,
            Holds::No => 2,
        };
        (stored.is_over(desk.today()), rank)
    };
    desk.rights.iter().filter(fits).min_by_key(how_well).cloned()
}

fn is_of_brand(stored: &StoredRight, case: &Case, offices: &Offices) -> bool {
    let id = brand_id(case);
    let named = case.listing.brand_claimed.value().map(String::as_str);
    let registered = id.and_then(|id| offices.brand(id)).map(|brand| brand.name.as_str());
    [id, named, registered].into_iter().flatten().any(|name| name.to_lowercase() == stored.brand.to_lowercase())
}

/// The registry's id of the brand that a case's goods claim to be.
pub fn brand_id(case: &Case) -> Option<&str> {
    case.assessment.as_ref().and_then(|assessed| assessed.store.brand.as_deref())
}

/// The cases in notices, in the order in which they came.
pub fn batched<'g, 'c>(cases: &'g [Grounded<'c>], door: &Channel) -> Vec<Vec<&'g Grounded<'c>>> {
    let batch = &door.batch;
    let apart = |one: &Grounded, other: &Grounded| {
        (batch.one_right
            && one.right.as_ref().map(|right| &right.right) != other.right.as_ref().map(|right| &right.right))
            || (batch.one_marketplace && one.marketplace() != other.marketplace())
            || (batch.one_country && one.country() != other.country())
            || (batch.one_infringement && one.infringement() != other.infringement())
    };
    // Where the seller is to be the same, links are followed: whom the first is linked with, those are linked with, and so on.
    let sellers = door.demands.contains(&Demand::SameSeller).then(|| sellers(cases));
    let seller = |of: &Grounded| sellers.as_ref().and_then(|sellers| sellers.get(of.case.id.as_str()));
    let mut notices: Vec<Vec<&Grounded>> = Vec::new();
    for case in cases {
        let has_room = |notice: &&mut Vec<&Grounded>| {
            let is_together = |first: &&Grounded| !apart(first, case) && seller(first) == seller(case);
            notice.len() < batch.most && notice.first().is_some_and(is_together)
        };
        match notices.iter_mut().find(has_room) {
            Some(notice) => notice.push(case),
            None => notices.push(vec![case]),
        }
    }
    notices
}

/// By the ids of cases, the first case that is of the same seller.
fn sellers<'g>(cases: &'g [Grounded]) -> Map<&'g str, &'g str> {
    let mut sellers: Map<&str, &str> = Map::new();
    for (at, first) in cases.iter().enumerate() {
        if sellers.contains_key(first.case.id.as_str()) {
            continue;
        }
        let mut found = vec![first];
        while let Some(one) = found.pop() {
            sellers.insert(one.case.id.as_str(), first.case.id.as_str());
            let rest = cases.iter().skip(at);
            let is_new = |other: &&Grounded| !sellers.contains_key(other.case.id.as_str());
            found.extend(rest.filter(is_new).filter(|other| shared(one, other).next().is_some()));
        }
    }
    sellers
}
