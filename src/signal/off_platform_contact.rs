//! The buyer is led away from the marketplace and its protection.

use jinjja_data::TermClass;

use super::{Finding, View};
use crate::knowledge::ANY_SHOP;

/// Sees it on marketplaces; a web shop of its own may be called as it likes.
pub fn see(view: &View) -> Option<Finding> {
    if view.listing.marketplace == ANY_SHOP {
        return None;
    }
    [&view.title, &view.description].into_iter().find_map(|text| {
        let sighting = text.of_class(TermClass::OffPlatform).next()?;
        Some(Finding::on(text, sighting.tokens.clone()).with_words())
    })
}
