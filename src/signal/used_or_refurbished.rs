//! Used, refurbished or pulled from a set: no list price compares.

use jinjja_data::TermClass;

use super::{Finding, View};

/// Sees it in the condition and in the title.
pub fn see(view: &View) -> Option<Finding> {
    if let Some(condition) =
        view.listing.condition.value().filter(|condition| *condition == "used" || *condition == "refurbished")
    {
        return Some(Finding::on_field("condition", condition.clone()).with_words());
    }
    let sighting = view.title.of_class(TermClass::Used).next()?;
    Some(Finding::on(&view.title, sighting.tokens.clone()).with_words())
}
