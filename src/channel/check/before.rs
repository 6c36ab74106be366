//! The same listing was handed in here before: offices count repeats against who hands in.

use super::{Finding, View, Weight};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let (door, desk) = (view.telling.door, view.telling.desk);
    let mut found = Vec::new();
    for of in view.telling.batch {
        let key = of.listing_key();
        let before = desk.handed.iter().rev().find(|handed| handed.door == door.id && handed.listing == key);
        found.extend(before.map(|handed| {
            let day = handed.at.as_str().get(..10).unwrap_or_default();
            Finding::new("handed_before", Weight::Asks, Some(*of), None).with("day", day)
        }));
        let earlier = view.telling.all.iter().take_while(|other| other.case.id != of.case.id);
        if earlier.into_iter().any(|other| other.listing_key() == key) {
            found.push(Finding::new("listing_twice", Weight::Stops, Some(*of), Some("leave_out")));
        }
    }
    found
}
