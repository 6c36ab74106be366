//! Marks that the platform grants to a seller.

use jinjja_data::sorted::Map;
use jinjja_data::{Badge, Source};

use super::{
    page::{Page, Scope},
    source::described,
};
use crate::listing::{Listing, Read};

/// Notes in a listing the badges that are proven, with what proves them; none when the page shows the marks and there is
/// none; nothing when it does not show them.
pub(super) fn read(
    page: &Page<'_>,
    scope: Scope<'_>,
    badges: &Map<Badge, Vec<Source>>,
    shown: &[Source],
    listing: &mut Listing,
) {
    let granted: Vec<(Badge, &Source)> = badges
        .iter()
        .filter_map(|(badge, proofs)| Some((*badge, proofs.iter().find(|proof| page.holds(proof, scope))?)))
        .collect();
    let shown = || {
        let by_mark = shown.iter().find(|source| page.holds(source, scope));
        by_mark.or_else(|| badges.values().flatten().find(|proof| page.speaks_of(proof, scope)))
    };
    let proofs: Vec<String> = match granted.as_slice() {
        [] => shown().into_iter().map(described).collect(),
        granted => granted.iter().map(|(_, proof)| described(proof)).collect(),
    };
    if !proofs.is_empty() {
        listing.badges = Read::Is(granted.iter().map(|(badge, _)| *badge).collect());
        listing.sources.insert("badges".to_owned(), proofs.join("; "));
    }
}
