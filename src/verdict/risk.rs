//! From weights to a level: sums by family, caps, and the decision rule.

use std::collections::BTreeMap;

use jinjja_data::{Decibans, Family, Weights};
use serde::Serialize;

use crate::signal::Hint;

/// Which warning signs there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// None seen; not a word for the goods.
    None,
    /// Some.
    Some,
    /// Strong ones.
    Strong,
}

/// The sum of the signs and its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    /// The level.
    pub level: Level,
    /// The sum after caps.
    pub sum: Decibans,
}

impl Risk {
    /// risk = max(0, C + E + G + min(0, A)) + B + D: who the seller is can outweigh a price, a seller's age and the like,
    /// never a term for copies or a name that looks like the brand's.
    pub fn of(hints: &[Hint], weights: &Weights) -> Self {
        let sums = sums(hints, weights);
        let family = |family| sums.get(&family).copied().unwrap_or(0);
        let identity = family(Family::A).min(0);
        let doubtful = family(Family::C).saturating_add(family(Family::E)).saturating_add(family(Family::G));
        let plain = family(Family::B).saturating_add(family(Family::D));
        let sum = doubtful.saturating_add(identity).max(0).saturating_add(plain);
        Self { level: level(sum, hints, &sums, weights), sum: Decibans(sum) }
    }
}

fn sums(hints: &[Hint], weights: &Weights) -> BTreeMap<Family, i32> {
    let mut sums: BTreeMap<Family, i32> = BTreeMap::new();
    for hint in hints {
        let sum = sums.entry(hint.family).or_default();
        *sum = sum.saturating_add(hint.weight.0);
    }
    let is_plain = hints.iter().any(|hint| hint.id == "replica-term" || hint.id == "copy-word-in-domain");
    let coded = weights.hints.get("coded-term").and_then(|rule| rule.limits.get("cap_decibans"));
    for (family, sum) in &mut sums {
        let cap = weights.caps.get(family).map_or(i32::MAX, |cap| cap.0);
        // Without a plain term, code and what may be code stay below what is plain.
        let cap = match coded.and_then(|limit| i32::try_from(limit.0 / 100).ok()) {
            Some(coded) if *family == Family::B && !is_plain => cap.min(coded),
            _ => cap,
        };
        *sum = (*sum).clamp(cap.saturating_neg(), cap);
    }
    sums
}

/// Strong needs a plain term, or two families that speak, one of them terms, names, or the price against the list.
fn level(sum: i32, hints: &[Hint], sums: &BTreeMap<Family, i32>, weights: &Weights) -> Level {
    let levels = &weights.levels;
    let weighs = |id: &str| hints.iter().any(|hint| hint.id == id && hint.weight.0 > 0);
    let speaks = |family: Family| sums.get(&family).is_some_and(|sum| *sum > 0);
    let families = [Family::B, Family::C, Family::D, Family::E].into_iter().filter(|family| speaks(*family)).count();
    let has_firm = speaks(Family::B) || speaks(Family::D) || weighs("price-far-below-list");
    let is_carried = weighs("replica-term") || (families >= usize::from(levels.families) && has_firm);
    match sum {
        sum if sum >= levels.strong.0 && is_carried => Level::Strong,
        sum if sum >= levels.some.0 => Level::Some,
        _ => Level::None,
    }
}

impl Level {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::Strong => "strong",
        }
    }
}
