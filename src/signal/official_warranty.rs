//! An official warranty is promised. Mostly official shops do.

use jinjja_data::TermClass;

use super::{Finding, View};

/// Sees it in the title or the description of goods that claim a brand.
pub fn see(view: &View) -> Option<Finding> {
    view.brand?;
    [&view.title, &view.description].into_iter().find_map(|text| {
        let sighting = text.of_class(TermClass::Warranty).next()?;
        Some(Finding::on(text, sighting.tokens.clone()).with_words())
    })
}
