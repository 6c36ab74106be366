//! How much of what verdicts rest on could be read.

use serde::Serialize;

use crate::{brand::shops::PlatformBadge, listing::Listing, signal::View};

/// How much could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Enough {
    /// All that a verdict rests on.
    Full,
    /// Something is missing.
    Partial,
    /// Who sells is not known, or half of it is missing.
    Poor,
}

/// How much could be read, and what not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The level.
    pub level: Enough,
    /// Fields that were not read, those that matter most first.
    pub missing: Vec<&'static str>,
}

/// From so many missing essentials on, coverage is poor.
const POOR_FROM: usize = 3;

impl Coverage {
    /// Looks at what was read.
    pub fn of(view: &View) -> Self {
        let listing = view.listing;
        let mut missing = essentials(listing, view.badge);
        let essential = missing.len();
        let is_anonymous = missing.contains(&"seller_name");
        missing.extend(others(listing));
        let level = match essential {
            0 => Enough::Full,
            count if is_anonymous || count >= POOR_FROM => Enough::Poor,
            _ => Enough::Partial,
        };
        Self { level, missing }
    }
}

/// What every verdict rests on.
fn essentials(listing: &Listing, badge: PlatformBadge) -> Vec<&'static str> {
    let no_seller = listing.seller_name.value().is_none()
        && listing.seller_username.value().is_none()
        && listing.shop_id.value().is_none()
        && listing.seller_id.value().is_none();
    [
        ("title", listing.title.value().is_none()),
        ("seller_name", no_seller),
        ("badges", badge == PlatformBadge::NotRead),
        ("brand", listing.brand.is_absent()),
        ("price", listing.price.value().is_none()),
        ("currency", listing.currency.value().is_none()),
    ]
    .into_iter()
    .filter(|(_, is_missing)| *is_missing)
    .map(|(field, _)| field)
    .collect()
}

/// What some signs rest on besides.
fn others(listing: &Listing) -> impl Iterator<Item = &'static str> {
    [
        ("condition", listing.condition.is_absent()),
        ("category", listing.category.is_absent()),
        ("description", listing.description.is_absent()),
        ("seller_since", listing.seller_since.is_absent()),
        ("seller_rating", listing.seller_rating.is_absent()),
        ("reviews", listing.reviews.is_absent()),
    ]
    .into_iter()
    .filter(|(_, is_missing)| *is_missing)
    .map(|(field, _)| field)
}

impl Enough {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Poor => "poor",
        }
    }
}
