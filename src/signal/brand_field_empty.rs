//! The title names a brand, and the brand field says that there is none.

use super::{Finding, View};
use crate::{brand::claim::Where, listing::Read};

/// Sees it where the brand field was read.
pub fn see(view: &View) -> Option<Finding> {
    let (mention, place) = view.claim.claimed.as_ref()?;
    let says_none = view.listing.brand == Read::Nothing || !view.brand_field.folded.tokens().is_empty();
    (says_none && !matches!(view.listing.brand, Read::Absent) && *place == Where::Title).then(|| {
        let brand = view.brand.map(|brand| brand.name.clone()).unwrap_or_default();
        Finding::on(&view.title, mention.tokens.clone()).with("brand", brand)
    })
}
