//! Mail whose recipient is not known: the person finds out whom to write to.

use jinjja_data::channel::Delivery;

use super::{Finding, View, Weight};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let telling = view.telling;
    let country = telling.batch.first().and_then(|of| of.country());
    if telling.door.delivery != Delivery::Mail || telling.door.address(country).is_some() {
        return Vec::new();
    }
    vec![Finding::new("no_recipient", Weight::Notes, None, None)]
}
