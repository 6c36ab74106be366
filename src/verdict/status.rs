//! What is known of the shop's relation to the brand.

use jinjja_data::{Brand, Relation, TermClass};
use serde::Serialize;

use crate::{
    brand::shops::{PlatformBadge, ShopsHere},
    signal::Text,
};

/// The answer to "who is selling?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The brand's own shop, with the platform's badge where it has one.
    Official,
    /// A shop of the brand's group.
    Group,
    /// A registered reseller.
    Authorised,
    /// The platform's badge; relation to the brand not known.
    Mall,
    /// "Official" in the shop's name, without the platform's badge.
    ClaimsOfficial,
    /// The brand's shop here is another one.
    NotListed,
    /// The brand is known, no shop of it here.
    Unknown,
    /// The listing claims no registered brand.
    NoBrand,
}

impl Status {
    /// Says it of a listing that claims `brand`; `is_named`: the shop's name holds the brand's.
    pub fn of(brand: Option<&Brand>, shops: &ShopsHere, badge: PlatformBadge, shop: &Text, is_named: bool) -> Self {
        if brand.is_none() {
            return Self::NoBrand;
        }
        let is_vouched = matches!(badge, PlatformBadge::Is(_) | PlatformBadge::NotGranted);
        match shops.this.map(|shop| shop.relation) {
            Some(Relation::Owner | Relation::Exclusive) if is_vouched => return Self::Official,
            Some(Relation::Group) if is_vouched => return Self::Group,
            Some(Relation::Authorised) if is_vouched => return Self::Authorised,
            _ => {}
        }
        if shops.of_sister.is_some() && is_vouched {
            return Self::Group;
        }
        let says_official = shop.has(TermClass::Official);
        match badge {
            PlatformBadge::Is(_) => Self::Mall,
            PlatformBadge::None if says_official => Self::ClaimsOfficial,
            // Where no shop has a badge, the lack of one says nothing; the claim to be the brand's does.
            PlatformBadge::NotGranted if says_official && is_named => Self::ClaimsOfficial,
            // What would have told was not read.
            _ if shops.this.is_some() => Self::Unknown,
            _ if shops.is_listed && !shop.folded.tokens().is_empty() => Self::NotListed,
            _ => Self::Unknown,
        }
    }

    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Group => "group",
            Self::Authorised => "authorised",
            Self::Mall => "mall",
            Self::ClaimsOfficial => "claims_official",
            Self::NotListed => "not_listed",
            Self::Unknown => "unknown",
            Self::NoBrand => "no_brand",
        }
    }
}
