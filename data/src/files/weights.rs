//! What must hold in `weights.toml`.

use std::path::Path;

use super::{BadData, bad, parse};
use crate::{Weights, weights::HINTS};

/// Reads the weights.
pub(super) fn read(path: &Path) -> Result<Weights, BadData> {
    let weights: Weights = parse(path)?;
    check(&weights).map_err(|what| bad(path, what))?;
    Ok(weights)
}

fn check(weights: &Weights) -> Result<(), String> {
    for (id, family, limits) in HINTS {
        let Some(rule) = weights.hints.get(*id) else { return Err(format!("[hints.{id}] is missing")) };
        if rule.family != *family {
            return Err(format!("[hints.{id}] is of family {family:?}, not {:?}", rule.family));
        }
        if let Some(limit) = limits.iter().find(|limit| !rule.limits.contains_key(**limit)) {
            return Err(format!("[hints.{id}] needs limits.{limit}"));
        }
        if !rule.steps.is_sorted_by_key(|step| step.below) {
            return Err(format!("[hints.{id}]: steps must rise"));
        }
        if !weights.caps.contains_key(family) {
            return Err(format!("[caps] has no family {family:?}"));
        }
    }
    if let Some(id) = weights.hints.keys().find(|id| !HINTS.iter().any(|(known, _, _)| known == id)) {
        return Err(format!("[hints.{id}]: no signal gives this hint"));
    }
    Ok(())
}
