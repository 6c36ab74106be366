//! Sellers' code for copies, which has ordinary meanings too.

use jinjja_data::{Decibans, TermClass};

use super::{Finding, View};

const ID: &str = "coded-term";

/// Sees it in the title of goods that claim a brand; two different ones weigh more.
pub fn see(view: &View) -> Option<Finding> {
    view.brand?;
    let mut coded = view.title.of_class(TermClass::Coded).filter(|sighting| !view.is_own_word(&sighting.term.text));
    let first = coded.next()?;
    let is_other = |text: &str| !text.eq_ignore_ascii_case(&first.term.text);
    let several = coded.any(|sighting| is_other(&sighting.term.text));
    let finding = Finding::on(&view.title, first.tokens.clone()).with_words();
    let more = view.limit(ID, "two_or_more_decibans").and_then(|limit| i32::try_from(limit / 100).ok()).map(Decibans);
    Some(match more.filter(|_| several) {
        Some(weight) => finding.weighing(weight),
        None => finding,
    })
}
