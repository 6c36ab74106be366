//! The right that a notice rests on: whether there is one, of a kind that the office acts on, that holds where the listing is.

use jinjja_data::channel::{Content, Who};

use super::{Finding, View, Weight};
use crate::{
    case::notifier::Role,
    channel::{
        grounded::Grounded,
        right::{Holds, StoredRight, holds},
    },
};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let door = view.telling.door;
    if door.rights.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Finding> = view.telling.batch.iter().flat_map(|of| of_case(view, of)).collect();
    // An office that takes one right a notice refuses a mixed one: they are taken apart, and the person hears of it.
    let rights = |of: &Grounded| of.right.as_ref().map(|right| right.right.clone());
    let first = view.telling.all.first().and_then(rights);
    if door.batch.one_right && view.telling.all.iter().any(|of| rights(of) != first) {
        found.push(Finding::new("rights_apart", Weight::Notes, None, None));
    }
    found
}

fn of_case(view: &View, of: &Grounded) -> Vec<Finding> {
    let door = view.telling.door;
    let Some(stored) = &of.right else {
        return vec![Finding::new("right_missing", Weight::Stops, Some(of), Some("add_right"))];
    };
    let mut found = Vec::new();
    if !door.rights.iter().any(|kind| kind == stored.right.kind.name()) {
        found.push(Finding::new("right_of_other_kind", Weight::Stops, Some(of), Some("choose_right")));
    }
    found.extend(here(of, stored));
    if stored.is_over(view.telling.desk.today()) {
        let last = stored.expires.clone().unwrap_or_default();
        found.push(Finding::new("right_over", Weight::Stops, Some(of), Some("choose_right")).with("day", last));
    }
    let asked = door.fields.iter().find(|field| field.from == Content::RightProof);
    if let Some(field) = asked.filter(|_| stored.proof.is_none()) {
        let weight = if field.required { Weight::Stops } else { Weight::Asks };
        found.push(Finding::new("proof_missing", weight, Some(of), Some("add_proof")));
    }
    let role = view.telling.desk.notifier.as_ref().map(|notifier| notifier.role);
    if door.who == Who::RightsHolder && role == Some(Role::Agent) && stored.authorisation.is_none() {
        found.push(Finding::new("authorisation_missing", Weight::Stops, Some(of), Some("add_authorisation")));
    }
    found
}

/// Whether it holds where the listing is.
fn here(of: &Grounded, stored: &StoredRight) -> Option<Finding> {
    let Some(country) = of.country() else {
        return Some(Finding::new("country_unknown", Weight::Asks, Some(of), Some("open_listing")));
    };
    let (check, weight) = match holds(&stored.right, country) {
        Holds::Yes => return None,
        Holds::Perhaps => ("right_perhaps_elsewhere", Weight::Asks),
        Holds::No => ("right_elsewhere", Weight::Stops),
    };
    let finding = Finding::new(check, weight, Some(of), Some("choose_right"));
    Some(finding.with("right", stored.right.jurisdiction.clone()).with("country", country))
}
