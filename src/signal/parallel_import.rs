//! Imported beside the brand's own channels: lawful and genuine, a note.

use jinjja_data::TermClass;

use super::{Finding, View};

/// Sees it in the title.
pub fn see(view: &View) -> Option<Finding> {
    let sighting = view.title.of_class(TermClass::ParallelImport).next()?;
    Some(Finding::on(&view.title, sighting.tokens.clone()).with_words())
}
