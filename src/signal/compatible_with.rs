//! The goods only fit a brand's: a note that keeps them from being taken for the brand's.

use super::{Finding, View};
use crate::brand::Standing;

/// Sees it in the title.
pub fn see(view: &View) -> Option<Finding> {
    named(view, Standing::Compatible)
}

/// A brand that the title names with this standing.
pub(super) fn named(view: &View, standing: Standing) -> Option<Finding> {
    let mention = view.claim.only_named(standing)?;
    let brand = view.registry.brand(mention.brand)?;
    Some(Finding::on(&view.title, mention.tokens.clone()).with("brand", brand.name.clone()))
}
