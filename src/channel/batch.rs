//! Cases put together into notices, by what the office wants apart and by how many it takes.

use jinjja_data::{Channel, Map, channel::Demand};

use super::{
    Desk, Offices,
    grounded::{Grounded, brand_id, shared},
    right::{Holds, StoredRight, holds},
};
use crate::case::Case;

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
        door.rights.iter().any(|kind| kind == stored.right.kind.name()) && is_of_brand(stored, case, offices)
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
