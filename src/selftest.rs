//! The small tests that stand in marketplaces' files: an address, perhaps a page, and what must be read.

use jinjja_data::{Field, marketplace::PageTest};

use crate::{
    Knowledge,
    adapter::Plan,
    address,
    capture::Json,
    html::{self, Recorded},
    listing::Listing,
    reading,
};

/// How the tests went.
#[derive(Debug, Default)]
pub struct Report {
    /// How many did as they say.
    pub right: usize,
    /// What did not, in a sentence each.
    pub failures: Vec<String>,
}

/// Runs the tests of all marketplaces.
pub fn run(knowledge: &Knowledge) -> Report {
    let mut report = Report::default();
    for marketplace in &knowledge.marketplaces {
        for test in &marketplace.tests {
            match failure(test, &marketplace.id, knowledge) {
                None => report.right = report.right.saturating_add(1),
                Some(why) => report.failures.push(format!("{}: {}: {why}", marketplace.id, test.url)),
            }
        }
    }
    report
}

fn failure(test: &PageTest, marketplace: &str, knowledge: &Knowledge) -> Option<String> {
    let Ok(at) = address::locate(&test.url, knowledge) else {
        return (test.page != jinjja_data::PageKind::None).then(|| "its address is none that is trusted".to_owned());
    };
    // Near-misses may lie on hosts that are any other shop's.
    let kind = if at.marketplace.id == marketplace { at.kind } else { jinjja_data::PageKind::None };
    let Some(page) = &test.html else {
        let ids = test.read.iter().find(|(field, value)| at.ids.get(field.name()) != Some(value));
        return match ids {
            _ if kind != test.page => Some(format!("the address is that of a page {kind:?}, not {:?}", test.page)),
            Some((field, value)) => {
                Some(format!("{field} is {:?} in the address, not {value}", at.ids.get(field.name())))
            }
            None => None,
        };
    };
    let answers: Vec<Recorded> = test
        .answers
        .iter()
        .map(|(path, body)| Recorded { url: path.clone(), status: 200, body: Json::Text(body.clone()) })
        .collect();
    let saved = html::capture(page.as_bytes(), &at, &test.url, &Plan::of(at.marketplace), &answers);
    let reading = reading::read(&saved.capture, &at, knowledge);
    if reading.page != test.page {
        return Some(format!(
            "the page is read as {:?}, not {:?} ({:?})",
            reading.page, test.page, reading.diagnostics
        ));
    }
    if let Some(cards) = test.cards.filter(|cards| *cards != reading.cards.len()) {
        return Some(format!("{} cards are read, not {cards}", reading.cards.len()));
    }
    let record = reading.listing.as_ref().or(reading.cards.first());
    test.read.iter().find_map(|(field, expected)| {
        let got = record.map_or("null".to_owned(), |record| said(record, *field));
        (got != *expected).then(|| format!("{field} is read as {got}, not {expected}"))
    })
}

/// A field's value as a test writes it.
fn said(listing: &Listing, field: Field) -> String {
    let name = field.name();
    let record = serde_json::to_value(listing).unwrap_or_default();
    let value = match name.strip_prefix("disclosure.") {
        Some(key) => record.get("seller_disclosure").and_then(|block| block.get(key)).cloned(),
        None => record.get(name).cloned(),
    };
    match value.unwrap_or_default() {
        serde_json::Value::String(text) => text,
        serde_json::Value::Array(texts) => {
            texts.iter().filter_map(|text| text.as_str()).collect::<Vec<_>>().join(" | ")
        }
        other => other.to_string(),
    }
}
