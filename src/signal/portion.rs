//! A part, a small size, a sample, a refill: its price is not the whole's.

use jinjja_data::TermClass;

use super::{Finding, View};

/// Sees it in the title.
pub fn see(view: &View) -> Option<Finding> {
    let sighting = view.title.of_class(TermClass::Portion).next()?;
    Some(Finding::on(&view.title, sighting.tokens.clone()).with_words())
}
