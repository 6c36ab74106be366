//! An address that the office does not answer for, or by which it cannot find the listing, or no longer.

use super::{Finding, View, Weight};
use crate::case::{Case, outcome::Came};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let found = view.telling.batch.iter().flat_map(|of| {
        let facts = &of.case.listing;
        let unclear = facts.url_canonical.value().is_none();
        let gone = last_look(of.case) == Some(Came::Gone);
        let changed = last_look(of.case) == Some(Came::Changed);
        let door = view.telling.door;
        let is_others = !door.serves(of.marketplace(), of.country());
        [
            is_others.then(|| Finding::new("not_served", Weight::Stops, Some(*of), Some("leave_out"))),
            unclear.then(|| Finding::new("address_unclear", Weight::Asks, Some(*of), Some("open_listing"))),
            gone.then(|| Finding::new("listing_gone", Weight::Stops, Some(*of), Some("look_again"))),
            changed.then(|| Finding::new("listing_changed", Weight::Asks, Some(*of), Some("look_again"))),
        ]
    });
    found.flatten().collect()
}

/// What was seen when the listing was looked at last.
fn last_look(case: &Case) -> Option<Came> {
    let looks = case.outcomes.iter().rev().map(|outcome| outcome.kind);
    looks.into_iter().find(|came| matches!(came, Came::Up | Came::Gone | Came::Changed))
}
