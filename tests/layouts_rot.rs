//! Layouts rot: classes and ids are renamed, sources vanish. Values may then go missing, but none may become wrong, and
//! what has a structured source survives.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use jinjja::{Knowledge, listing::Listing, reading::Reading};
use jinjja_data::{Field, Fields, Marketplace};

/// A field of the listing or of a card, by a name that survives when cards before it vanish.
type Facts = BTreeMap<(String, String), (String, String)>;

/// Every fact of a reading: (card, field) → (value, source).
fn facts(reading: &Reading) -> Facts {
    let cards =
        reading.cards.iter().filter_map(|card| Some((card.item_id.value().or(card.url.value())?.clone(), card)));
    let listing = reading.listing.iter().map(|listing| (String::new(), listing));
    listing.chain(cards).flat_map(|(name, record)| facts_of(&name, record)).collect()
}

fn facts_of(name: &str, record: &Listing) -> Vec<((String, String), (String, String))> {
    let json = serde_json::to_value(record).expect("a record can be printed");
    record
        .sources
        .iter()
        .filter(|(field, _)| !field.starts_with("disclosure."))
        .map(|(field, source)| ((name.to_owned(), field.clone()), (json[field].to_string(), source.clone())))
        .collect()
}

/// Fields whose sources say the same in different words or roundings ("10,000+ sold").
const FREE_TEXT: &[&str] = &["attributes", "description", "category", "images", "reviews", "language", "sold"];

/// The same fact may be written in several ways: titles with other spaces, addresses with other parameters.
fn compared(field: &str, value: &str) -> String {
    match field {
        "title" => value.split_whitespace().collect(),
        "url" | "shop_url" => value.split('?').next().unwrap_or_default().trim_end_matches(['/', '"']).to_owned(),
        _ => value.to_owned(),
    }
}

/// What became another value.
fn wrong(before: &Facts, after: &Facts) -> Vec<String> {
    let changed = before.iter().filter_map(|(key, (was, source))| {
        let (is, now) = after.get(key)?;
        let free = FREE_TEXT.contains(&key.1.as_str());
        (compared(&key.1, is) != compared(&key.1, was) && !free)
            .then(|| format!("{} {}: {was} ({source}) became {is} ({now})", key.0, key.1))
    });
    changed.collect()
}

fn is_structured(source: &str) -> bool {
    ["state ", "json_ld ", "answer ", "meta "].iter().any(|kind| source.starts_with(kind))
}

/// Renames classes and ids in start tags; scripts keep theirs, which are names of data and not of looks.
fn renamed(page: &str, which: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        out.push_str(before);
        let raw = ["script", "style", "textarea", "!--"].iter().find(|name| {
            tag.get(1..).and_then(|tag| tag.get(..name.len())).is_some_and(|start| start.eq_ignore_ascii_case(name))
        });
        let end = match raw {
            Some(&"!--") => tag.find("-->").map(|at| at + 3),
            Some(name) => tag.to_ascii_lowercase().find(&format!("</{name}")),
            None => end_of_tag(tag),
        };
        let (whole, next) = tag.split_at(end.unwrap_or(tag.len()));
        out.push_str(&if raw.is_none() { renamed_tag(whole, &which) } else { whole.to_owned() });
        rest = next;
    }
    out.push_str(rest);
    out
}

fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices().skip(1) {
        match (quote, c) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(at + 1),
            (None, '<') => return Some(at),
            _ => {}
        }
    }
    None
}

fn renamed_tag(tag: &str, which: &impl Fn(&str) -> bool) -> String {
    let mut tag = tag.to_owned();
    for (attribute, is_id) in [("class", false), ("id", true)] {
        let Some(at) = [" ", "\n", "\t"].iter().find_map(|gap| tag.find(&format!("{gap}{attribute}="))) else {
            continue;
        };
        let start = at + attribute.len() + 2;
        let value = &tag[start..];
        let (from, to) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => (start + 1, value[1..].find(quote).map(|end| start + 1 + end)),
            _ => (start, value.find([' ', '>', '\n', '\t']).map(|end| start + end)),
        };
        let Some(to) = to else { continue };
        let names: Vec<String> = tag[from..to]
            .split_whitespace()
            .map(|name| if is_id || which(name) { other_name(name) } else { name.to_owned() })
            .collect();
        tag.replace_range(from..to, &names.join(" "));
    }
    tag
}

fn other_name(name: &str) -> String {
    format!("r{:x}", name.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))))
}

/// A class that a build tool made: with a hash at its end or without a word in it.
fn is_hashed(class: &str) -> bool {
    let tail = class.rsplit(['-', '_']).next().unwrap_or(class);
    let has_digit = tail.chars().any(|c| c.is_ascii_digit());
    let has_small = tail.chars().any(|c| c.is_ascii_lowercase());
    let has_large = tail.chars().skip(1).any(|c| c.is_ascii_uppercase());
    tail.len() >= 4 && tail.len() <= 12 && (has_digit || has_large) && (has_small || has_large)
}

fn check_renamed(which: impl Fn(&str) -> bool + Copy) {
    let captured = common::corpus().unwrap_or_default();
    let mut faults = Vec::new();
    for page in captured.iter().chain(&common::samples()) {
        let text = jinjja::html::decode(&page.page).text;
        let before = facts(&common::read(&page.page, page));
        let after = facts(&common::read(renamed(&text, which).as_bytes(), page));
        faults.extend(wrong(&before, &after).into_iter().map(|fault| format!("{}: {fault}", page.file)));
        let lost = before
            .iter()
            .filter(|(key, (_, source))| is_structured(source) && key.0.is_empty() && !after.contains_key(*key));
        faults.extend(lost.map(|((_, field), (_, source))| {
            format!("{}: {field} is lost, though {source} is still there", page.file)
        }));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn hashed_classes_and_ids_may_change() {
    check_renamed(is_hashed);
}

#[test]
fn all_classes_and_ids_may_change() {
    check_renamed(|_| true);
}

/// A marketplace without the source that gave a field.
fn without(marketplace: &Marketplace, field: Field, source: &str) -> Option<Marketplace> {
    let mut marketplace = marketplace.clone();
    let drop_from = |fields: &mut Fields| {
        let sources = fields.get_mut(&field)?;
        let at = sources.iter().position(|known| jinjja::reading::described(known) == source)?;
        sources.remove(at);
        Some(())
    };
    let mut dropped = drop_from(&mut marketplace.product.fields);
    for layout in &mut marketplace.list.layouts {
        dropped = drop_from(&mut layout.fields).or(dropped);
    }
    dropped.map(|()| marketplace)
}

#[test]
fn when_a_source_is_gone_the_next_takes_over() {
    let captured = common::corpus().unwrap_or_default();
    let (mut faults, mut taken_over, mut gone) = (Vec::new(), 0, 0);
    for page in captured.iter().chain(&common::samples()) {
        let known = Knowledge::embedded();
        let before = facts(&common::read(&page.page, page));
        let used: BTreeSet<(&str, &str)> =
            before.iter().map(|((_, field), (_, source))| (field.as_str(), source.as_str())).collect();
        for (field, source) in used {
            let Some(field) = Field::ALL.iter().find(|known| known.name() == field) else { continue };
            let id =
                jinjja::address::locate_saved(&page.url, known).expect("the address is one").marketplace.id.clone();
            let mut knowledge = known.clone();
            let Some(marketplace) = knowledge.marketplaces.iter_mut().find(|marketplace| marketplace.id == id) else {
                continue;
            };
            let Some(reduced) = without(marketplace, *field, source) else { continue };
            *marketplace = reduced;
            let after = facts(&common::read_with(&knowledge, &page.page, page));
            let key = (String::new(), field.name().to_owned());
            if before.contains_key(&key) {
                if after.contains_key(&key) { taken_over += 1 } else { gone += 1 }
            }
            faults.extend(
                wrong(&before, &after).into_iter().map(|fault| format!("{} without {source}: {fault}", page.file)),
            );
        }
    }
    println!(
        "of the listings' facts whose source was dropped, {taken_over} came from the next one and {gone} went missing"
    );
    assert!(taken_over > 0, "no source was ever taken over from");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn renaming_renames() {
    let page = r##"<p class="a b--x1Y2" id=c>t</p><script id="s">'<p class="a">'</script><a id='d'>"##;
    let other = other_name;
    assert_eq!(
        renamed(page, is_hashed),
        format!(
            r##"<p class="a {}" id={}>t</p><script id="s">'<p class="a">'</script><a id='{}'>"##,
            other("b--x1Y2"),
            other("c"),
            other("d")
        )
    );
}
