//! What must hold in `personal.toml`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{BadData, bad, parse};
use crate::{
    Map,
    personal::{Kind, Personal},
};

/// Names are held against entries of so many words; longer ones would never be found.
const MOST_WORDS: usize = 5;

/// Reads `personal.toml`.
pub(super) fn read(folder: &Path) -> Result<Personal, BadData> {
    let path = folder.join("personal.toml");
    let personal: Personal = parse(&path)?;
    check(&personal).map_err(|what| bad(&path, what))?;
    Ok(personal)
}

fn check(personal: &Personal) -> Result<(), String> {
    let Personal { areas, own, inside, others, labels, common, parameters } = personal;
    let people: BTreeSet<&str> = others.people.iter().map(String::as_str).collect();
    for (place, entries) in [("areas", areas), ("own", own), ("inside.own", &inside.own)] {
        one_kind_each(place, entries)?;
        for entry in entries.values().flatten() {
            is_entry(place, entry)?;
            if let Some(word) = entry.split(' ').find(|word| people.contains(word)) {
                return Err(format!("{place}: `{entry}` is never found, for `{word}` stands under others.people"));
            }
        }
    }
    for (place, entries) in
        [("inside.within", &inside.within), ("others.people", &others.people), ("others.things", &others.things)]
    {
        each_once(place, entries)?;
        entries.iter().try_for_each(|entry| is_entry(place, entry))?;
    }
    each_once("parameters.names", &parameters.names)?;
    parameters.names.iter().try_for_each(|entry| is_entry("parameters.names", entry))?;
    if let Some(word) = others.people.iter().chain(&others.things).find(|word| word.contains(' ')) {
        return Err(format!("others: `{word}` must be one word"));
    }
    if let Some(name) = inside.within.iter().find(|name| name.split(' ').any(|word| people.contains(word))) {
        return Err(format!("inside.within: `{name}` names others (others.people)"));
    }
    for (place, words) in [
        ("labels.greetings", &labels.greetings),
        ("labels.destinations", &labels.destinations),
        ("common.words", &common.words),
    ] {
        each_once(place, words)?;
        if let Some(word) = words.iter().find(|word| word.is_empty() || word.to_lowercase() != **word) {
            return Err(format!("{place}: `{word}` must be in small letters, for texts are compared so"));
        }
    }
    match labels.greetings.iter().find(|label| labels.destinations.contains(label)) {
        Some(label) => Err(format!("labels: `{label}` stands before a name and before an address")),
        None => Ok(()),
    }
}

/// An entry that names can be held against: words of letters, or of digits, each a single space apart.
fn is_entry(place: &str, entry: &str) -> Result<(), String> {
    let is_word = |word: &str| {
        !word.is_empty() && (word.chars().all(char::is_lowercase) || word.chars().all(|sign| sign.is_ascii_digit()))
    };
    let words: Vec<&str> = entry.split(' ').collect();
    if words.len() > MOST_WORDS || !words.iter().all(|word| is_word(word)) {
        return Err(format!(
            "{place}: `{entry}` is no name: up to {MOST_WORDS} words in small letters, digits as words of their own"
        ));
    }
    Ok(())
}

fn one_kind_each(place: &str, entries: &Map<Kind, Vec<String>>) -> Result<(), String> {
    let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
    for (kind, entries) in entries {
        for entry in entries {
            if let Some(other) = kinds.insert(entry, *kind) {
                return Err(format!("{place}: `{entry}` stands twice, under {other:?} and {kind:?}"));
            }
        }
    }
    Ok(())
}

fn each_once(place: &str, entries: &[String]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    entries
        .iter()
        .find(|entry| !seen.insert(*entry))
        .map_or(Ok(()), |entry| Err(format!("{place}: `{entry}` stands twice")))
}
