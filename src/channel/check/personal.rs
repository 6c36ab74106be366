//! What is somebody's own in the person's words: the text may be shown to the seller.

use super::{Finding, View, Weight};
use crate::{
    case::seller,
    channel::{Desk, grounded::Grounded},
};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let telling = view.telling;
    let found = |of: Option<&Grounded>, kind: String, fix| {
        Finding::new("personal_in_text", Weight::Asks, of, Some(fix)).with("kind", kind)
    };
    let in_words = telling.batch.iter().filter_map(|of| {
        let kind = personal(&of.case.statement.explanation, of, telling.desk)?;
        Some(found(Some(*of), kind, "write_statement"))
    });
    let to_seller = telling.door.fields.iter().filter(|field| field.is_for_seller);
    let answers = to_seller.filter_map(|field| telling.desk.answers.get(&field.key));
    let in_answers = answers.filter_map(|answer| {
        let kind = personal(answer, telling.batch.first()?, telling.desk)?;
        Some(found(None, kind, "answer"))
    });
    in_words.chain(in_answers).collect()
}

/// What of a person's stands in words about a case: first what is surely the person's own. What the seller discloses of itself is
/// no secret.
fn personal(words: &str, of: &Grounded, desk: &Desk) -> Option<String> {
    let lowered = words.to_lowercase();
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    if let Some(notifier) = &desk.notifier {
        let second = notifier.second.as_ref();
        let own = [&notifier.name, &notifier.email, &notifier.organisation].into_iter();
        let own = own.chain(second.into_iter().flat_map(|second| [&second.name, &second.email]));
        if let Some(own) = own.into_iter().find(|own| stands_in(&lowered, &own.trim().to_lowercase())) {
            return Some(own.clone());
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

/// Whether a name stands in words, not only within another word. Scripts that write words together, and Korean, which puts endings to
/// names, know no such ends.
fn stands_in(words: &str, name: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && is_spaced(c));
    let stands = |(at, _): (usize, &str)| {
        let (before, after) = (words.get(..at), words.get(at.saturating_add(name.len())..));
        let is_begun = joins(name.chars().next()) && joins(before.and_then(|before| before.chars().next_back()));
        let is_gone_on = joins(name.chars().next_back()) && joins(after.and_then(|after| after.chars().next()));
        !is_begun && !is_gone_on
    };
    name.chars().nth(1).is_some() && words.match_indices(name).any(stands)
}

/// Whether a letter is of a script whose words stand apart: all before the Thai block.
fn is_spaced(letter: char) -> bool {
    letter < '\u{e00}'
}
