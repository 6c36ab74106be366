//! Words that may mean a copy, or something else.

use jinjja_data::sorted::Set;
use jinjja_data::{Decibans, TermClass};

use super::{Finding, View};

const ID: &str = "ambiguous-term";

/// Sees them in the title of goods that claim a brand; each weighs little, and all together not much.
pub fn see(view: &View) -> Option<Finding> {
    view.brand?;
    let ambiguous = || {
        let all = view.title.of_class(TermClass::Ambiguous);
        all.filter(|sighting| !view.is_own_word(&sighting.term.text))
    };
    let first = ambiguous().next()?;
    let different: Set<&str> = ambiguous().map(|sighting| sighting.term.text.as_str()).collect();
    let each = view.rule(ID)?.weight.0;
    let cap = i32::try_from(view.limit(ID, "cap_decibans")? / 100).ok()?;
    let all = each.saturating_mul(i32::try_from(different.len()).ok()?).min(cap);
    Some(Finding::on(&view.title, first.tokens.clone()).with_words().weighing(Decibans(all)))
}
