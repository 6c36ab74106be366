//! What is somebody's own in the person's words: the text may be shown to the seller.

use super::{Finding, View, Weight};
use crate::{
    case::seller,
    channel::{Desk, grounded::Grounded},
};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let found = view.telling.batch.iter().filter_map(|of| {
        let kind = personal(of, view.telling.desk)?;
        Some(Finding::new("personal_in_text", Weight::Asks, Some(*of), Some("write_statement")).with("kind", kind))
    });
    found.collect()
}

/// What of a person's stands in the words of a case: first what is surely the person's own. What the seller discloses of itself is
/// no secret.
fn personal(of: &Grounded, desk: &Desk) -> Option<String> {
    let words = of.case.statement.explanation.as_str();
    let lowered = words.to_lowercase();
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    if let Some(notifier) = &desk.notifier {
        let own = |text: &str| text.chars().count() > 2 && lowered.contains(&text.to_lowercase());
        if own(notifier.name.trim()) {
            return Some(notifier.name.clone());
        }
        if own(notifier.email.trim()) {
            return Some(notifier.email.clone());
        }
        let phone: String = notifier.phone.chars().filter(char::is_ascii_digit).collect();
        let end = phone.get(phone.len().saturating_sub(8)..).unwrap_or_default();
        if end.len() == 8 && digits.contains(end) {
            return Some(notifier.phone.clone());
        }
    }
    let of_seller = seller::keys(&of.case.listing);
    let country = of.country();
    let found = seller::contacts(words, country);
    found.into_iter().find(|contact| !of_seller.contains(contact)).map(|contact| contact.value)
}
