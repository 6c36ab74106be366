//! From weights to a level: sums by family, caps, and the decision rule.

use jinjja_data::sorted::Map;
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

fn sums(hints: &[Hint], weights: &Weights) -> Map<Family, i32> {
    let mut sums: Map<Family, i32> = Map::new();
    for hint in hints {
        let sum = sums.get_or_default(hint.family);
        *sum = sum.saturating_add(hint.weight.0);
    }
    let is_plain = hints.iter().any(|hint| hint.id == "replica-term" || hint.id == "copy-word-in-domain");
    let coded = weights.hints.get("coded-term").and_then(|rule| rule.limits.get("cap_decibans"));
    for (family, sum) in sums.iter_mut() {
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
fn level(sum: i32, hints: &[Hint], sums: &Map<Family, i32>, weights: &Weights) -> Level {
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

#[cfg(test)]
mod tests {
    use jinjja_data::sorted::Map;

    use jinjja_data::Decibans;

    use super::Risk;
    use crate::{Knowledge, signal::Hint};

    /// Hints by id and weight → the sum and the level.
    fn check(hints: &[(&'static str, i32)], sum: i32, level: &str) {
        let weights = &Knowledge::embedded().weights;
        let hint = |(id, weight): &(&'static str, i32)| {
            let rule = weights.hints.get(*id)?;
            let weight = Decibans(weight.saturating_mul(10));
            Some(Hint { id, family: rule.family, weight, quote: None, with: Map::new(), source: String::new() })
        };
        let hints: Vec<Hint> = hints.iter().filter_map(hint).collect();
        let risk = Risk::of(&hints, weights);
        assert_eq!((risk.sum.0 / 10, risk.level.name()), (sum, level), "{hints:?}");
    }

    #[test]
    fn who_sells_outweighs_a_price_and_never_a_word() {
        check(&[("official-store", -25), ("price-far-below-list", 12)], 0, "none");
        check(&[("official-store", -25), ("replica-term", 25)], 25, "strong");
        check(&[("official-store", -25), ("price-far-below-list", 12), ("lookalike-shop-name", 12)], 12, "some");
        check(&[("mall-badge", -5), ("price-far-below-list", 12), ("new-seller", 3)], 10, "some");
    }

    #[test]
    fn families_are_capped() {
        check(&[("coded-term", 15), ("ambiguous-term", 4)], 18, "some");
        check(&[("coded-term", 15), ("ambiguous-term", 4), ("replica-term", 25)], 25, "strong");
        check(&[("price-far-below-list", 12), ("never-discounted", 4)], 12, "some");
        check(&[("reviews-say-fake", 6), ("new-seller", 3)], 8, "some");
        check(&[("confusable-brand", 12), ("hidden-characters", 8)], 15, "some");
    }

    #[test]
    fn strong_needs_two_families_and_something_firm() {
        check(&[("price-far-below-list", 12), ("reviews-say-fake", 8)], 20, "strong");
        check(
            &[("never-discounted", 4), ("price-below-peers", 5), ("reviews-say-fake", 8), ("brand-stuffing", 3)],
            20,
            "some",
        );
        check(&[("confusable-brand", 15), ("brand-stuffing", 5)], 20, "some");
        check(&[("confusable-brand", 12), ("reviews-say-fake", 8)], 20, "strong");
        check(&[], 0, "none");
    }
}
