//! The goods are plainly called a copy.

use jinjja_data::{Decibans, TermClass};

use super::{Finding, View};
use crate::{brand::Standing, term::Sighting};

const ID: &str = "replica-term";

/// Sees it in the title or the description of goods that name a registered brand, and, where the words cannot mean
/// anything else, of goods that name any brand.
pub fn see(view: &View) -> Option<Finding> {
    let (text, sighting) = [&view.title, &view.description].into_iter().find_map(|text| {
        let mut explicit = text.of_class(TermClass::Explicit);
        Some((text, explicit.find(|sighting| counts(view, sighting))?))
    })?;
    let finding = Finding::on(text, sighting.tokens.clone()).with_words();
    Some(if view.brand.is_some() { finding } else { finding.weighing(unregistered(view)?) })
}

fn counts(view: &View, sighting: &Sighting) -> bool {
    let is_registered = view.brand.is_some();
    !view.is_own_word(&sighting.term.text) && (is_registered || sighting.term.is_unmistakable && names_a_brand(view))
}

/// A brand of which nobody here knows whether the words are a name of its own.
fn names_a_brand(view: &View) -> bool {
    let is_named = view.claim.in_title.iter().any(|mention| mention.standing != Standing::Compatible);
    view.claim.is_of_another || is_named || view.title.has(TermClass::OtherBrand)
}

fn unregistered(view: &View) -> Option<Decibans> {
    i32::try_from(view.limit(ID, "unregistered_decibans")? / 100).ok().map(Decibans)
}
