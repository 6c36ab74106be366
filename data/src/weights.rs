//! How much each sign weighs, and from where on.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

/// `weights.toml`. Weights are decibans (10·log10 of the likelihood ratio) in tenths; a prior, not a fit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// From which sum on a level is reached.
    pub levels: Levels,
    /// The largest sum of each family.
    pub caps: Map<Family, Decibans>,
    /// What each hint weighs, by its id.
    pub hints: Map<String, Rule>,
}

/// From which sum on a level is reached, in decibans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// Some warning signs.
    pub some: Decibans,
    /// Strong warning signs, if two families speak or the goods call themselves a copy.
    pub strong: Decibans,
    /// How many families must speak.
    pub families: u8,
    /// After how many months a shop's entry is no longer held to be true.
    pub shop_entry_months: u32,
    /// Where the rule comes from.
    pub source: String,
}

/// Families of signs: what speaks of the same thing is capped together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Family {
    /// Who the seller is.
    A,
    /// Terms.
    B,
    /// Price.
    C,
    /// Names.
    D,
    /// Seller and reviews.
    E,
    /// Notes that only suppress or adjust others.
    F,
    /// The listing itself.
    G,
}

/// Tenths of a deciban. In the file a decimal with at most one digit after the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decibans(pub i32);

/// What a hint weighs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The family it belongs to.
    pub family: Family,
    /// Its weight, where it has one only.
    #[serde(default)]
    pub weight: Decibans,
    /// Weights by a measured value, the first whose bound is above the value.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Named thresholds.
    #[serde(default)]
    pub limits: Map<String, Limit>,
    /// Kinds of goods (`categories.toml`) for which it is another sign.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Where the number comes from.
    pub source: String,
}

/// A weight for values below a bound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The bound, in thousandths.
    pub below: Limit,
    /// The weight below it.
    pub weight: Decibans,
}

/// A threshold in thousandths. In the file a decimal with at most three digits after the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit(pub i64);

impl Decibans {
    /// As decimal text, one digit after the point.
    pub fn decimal(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}.{}", self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10)
    }
}

macro_rules! from_decimal {
    ($type:ident, $inner:ty, $digits:literal) => {
        impl Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // The embedded form holds the number itself; a file holds a decimal.
                if !deserializer.is_human_readable() {
                    return <$inner>::deserialize(deserializer).map(Self);
                }
                let factor = 10_f64.powi($digits);
                let number = f64::deserialize(deserializer)?;
                let scaled = number * factor;
                if !scaled.is_finite() || (scaled - scaled.round()).abs() > 1e-6 || scaled.abs() > 1e9 {
                    return Err(serde::de::Error::custom(format!(
                        "{number}: at most {} digits after the point",
                        $digits
                    )));
                }
                #[allow(clippy::cast_possible_truncation, reason = "checked above")]
                Ok(Self(scaled.round() as $inner))
            }
        }
    };
}

from_decimal!(Decibans, i32, 1);
from_decimal!(Limit, i64, 3);

/// All hints that the engine can give: id, family, the thresholds that its rule must name.
pub const HINTS: &[(&str, Family, &[&str])] = &[
    ("official-store", Family::A, &[]),
    ("group-store", Family::A, &[]),
    ("authorised-store", Family::A, &[]),
    ("mall-badge", Family::A, &[]),
    ("official-warranty", Family::A, &[]),
    ("official-store-elsewhere", Family::A, &[]),
    ("replica-term", Family::B, &["unregistered_decibans"]),
    ("coded-term", Family::B, &["two_or_more_decibans", "cap_decibans"]),
    ("ambiguous-term", Family::B, &["cap_decibans"]),
    ("price-far-below-list", Family::C, &["other_market_factor", "misread_above"]),
    ("price-below-peers", Family::C, &["below", "peers"]),
    ("never-discounted", Family::C, &[]),
    ("lookalike-shop-name", Family::D, &["letters", "letters_for_two_edits"]),
    ("confusable-brand", Family::D, &[]),
    ("hidden-characters", Family::D, &[]),
    ("claims-official", Family::D, &[]),
    ("random-shop-name", Family::D, &["letters", "consonants_in_a_row", "vowel_share"]),
    ("new-seller", Family::E, &["days"]),
    ("low-seller-rating", Family::E, &["below", "ratings"]),
    ("reviews-say-fake", Family::E, &["reviews"]),
    ("brand-field-empty", Family::G, &[]),
    ("off-platform-contact", Family::G, &[]),
    ("brand-stuffing", Family::G, &["brands", "brands_among_lists"]),
    ("compatible-with", Family::F, &[]),
    ("inspired-by", Family::F, &[]),
    ("portion", Family::F, &[]),
    ("used-or-refurbished", Family::F, &[]),
    ("parallel-import", Family::F, &[]),
    ("brand-in-domain", Family::D, &[]),
    ("copy-word-in-domain", Family::B, &[]),
    ("store-words-in-domain", Family::D, &[]),
    ("advertised-saving", Family::C, &[]),
    ("no-social-links", Family::E, &[]),
    ("social-links", Family::E, &[]),
    ("many-currencies", Family::E, &["currencies"]),
    ("small-page", Family::E, &["elements"]),
];
