//! Marks that the platform grants to a seller.

use std::collections::BTreeMap;

use jinjja_data::{Badge, Source};

use super::page::{Page, Scope};
use crate::listing::Read;

/// The badges that are proven; none when the page shows the marks and there is none; absent when it does not show them.
pub(super) fn read(
    page: &Page<'_>,
    scope: Scope<'_>,
    badges: &BTreeMap<Badge, Vec<Source>>,
    shown: &[Source],
) -> Read<Vec<Badge>> {
    let granted: Vec<Badge> = badges
        .iter()
        .filter(|(_, proofs)| proofs.iter().any(|proof| page.holds(proof, scope)))
        .map(|(badge, _)| *badge)
        .collect();
    let is_shown = !granted.is_empty()
        || shown.iter().any(|source| page.holds(source, scope))
        || badges.values().flatten().any(|proof| page.speaks_of(proof, scope));
    if is_shown { Read::Is(granted) } else { Read::Absent }
}
