//! Cases ready to be handed in, and desks of people who hand them in.

use std::fs;

use jinjja::{
    case::{Case, id::CaseId},
    catalogue::Catalogue,
    channel::{Desk, Offices, Prepared, prepare},
};
use jinjja_data::Channel;
use serde_json::{Value, json};

use super::sample::{at, case_of, changed, changes, hash, id, listing};

/// A door by its id.
pub fn door(id: &str) -> &'static Channel {
    Offices::embedded().door(id).unwrap_or_else(|| panic!("there is no door {id}"))
}

/// The words of a language.
pub fn words(language: &str) -> Catalogue {
    let file = format!("{}/extension/_locales/{language}/messages.json", env!("CARGO_MANIFEST_DIR"));
    Catalogue::from_json(&fs::read_to_string(file).expect("a file of messages")).expect("messages")
}

/// Where a shop front is that a door answers for: its first marketplace, and a country.
pub fn listing_at(marketplace: &str, country: &str, number: u64) -> Value {
    let mut listing = listing();
    listing["marketplace"] = json!(marketplace);
    listing["country"] = json!(country);
    listing["item_id"] = json!(number.to_string());
    listing["url"] = json!(format!("https://{marketplace}.example/{country}/{number}").to_lowercase());
    listing
}

/// A sealed case of a listing, with all that the person says of it.
pub fn ready(listing: &Value, number: u64) -> Case {
    let statement = json!({"change": "statement-changed", "at": at(6), "statement": {
        "infringement_type": "counterfeit", "where": ["packaging", "image"],
        "explanation": "The lot number on the lid is missing.", "bona_fide": true, "authority": false, "right": null,
        "test_orders": [],
    }});
    let sealed = changed(&case_of(listing, number), &changes()[0]);
    changed(&sealed, &statement)
}

/// The case with something changed in its record.
pub fn with(case: &Case, change: impl Fn(&mut Value)) -> Case {
    let mut record: Value = serde_json::from_str(&case.to_text()).expect("JSON");
    change(&mut record);
    Case::from_text(&record.to_string()).unwrap_or_else(|why| panic!("{why}\n{record}"))
}

/// Links two cases by a telephone.
pub fn linked(case: &Case, other: u64) -> Case {
    let by = json!([{"kind": "phone", "value": "+6561234567"}]);
    changed(case, &json!({"change": "linked", "at": at(10), "case_id": id(other), "by": by}))
}

/// Who hands in, and all that every door asks for.
pub fn desk(role: &str, country: &str, cases: &[Case]) -> Value {
    let picture = |case: &Case| {
        json!({"case_id": case.id, "name": format!("picture-{}.png", &case.id.as_str()[33..]), "is_marked": true,
            "type": "image/png", "bytes": 4, "sha256": hash('5'), "payload": "iVBORw=="})
    };
    json!({
        "now": "2026-11-29T12:00:00.000Z",
        "notifier": {"role": role, "name": "Kim Example", "email": "kim@example.org", "organisation": "Example Co.",
            "phone": "+82 2 555 0100", "second": {"name": "Lee Example", "email": "lee@example.org"}},
        "rights": [{"id": "1", "brand": "laneige", "proof": "certificate.pdf", "authorisation": "letter.pdf", "expires": "2030-06-30",
            "right": {"kind": "trademark", "number": "40-1234567", "jurisdiction": country, "classes": [3, 35], "owner": "Example Co."}}],
        "pictures": cases.iter().map(picture).collect::<Vec<_>>(),
        "server": "https://reports.example.org/in",
        "confirms": true,
        "answers": {"veroReasonCodeId": "9052"},
    })
}

/// The desk that JSON says.
pub fn read(desk: &Value) -> Desk {
    serde_json::from_value(desk.clone()).unwrap_or_else(|why| panic!("{why}\n{desk}"))
}

/// What would go through a door.
pub fn prepared(door: &Channel, cases: &[Case], desk: &Value) -> Prepared {
    let desk = read(desk);
    let language = jinjja::channel::prepare::language(door, cases, &desk);
    let ids: Vec<CaseId> = (1..=cases.len()).map(|at| report(at as u64)).collect();
    prepare(door, Offices::embedded(), cases, &desk, &ids, &words(language))
}

/// The number of a report.
pub fn report(number: u64) -> CaseId {
    CaseId::try_from(id(0xa000 + number)).expect("an id")
}

/// A role that a door is open to.
pub fn role_of(door: &Channel) -> &'static str {
    if door.rights.is_empty() { "shopper" } else { "agent" }
}

/// Cases that a door answers for, in a country: as many as it wants at least, and linked where it wants that.
pub fn cases_for(door: &Channel, country: &str) -> Vec<Case> {
    let fewest = door.batch.fewest_marketplaces;
    let marketplaces: Vec<&str> = door.marketplaces.iter().map(String::as_str).chain(["shopee"]).collect();
    let case = |at: usize| {
        let number = at as u64 + 1;
        let case = ready(&listing_at(marketplaces[at], country, 2_718_281_828 + number), number);
        if fewest > 1 { linked(&case, number % fewest as u64 + 1) } else { case }
    };
    (0..fewest).map(case).collect()
}

/// The countries by which each language of a door is reached, one a language.
pub fn countries_of(door: &Channel) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let named = door.languages.keys().filter(|key| *key != "default").cloned();
    let all = door.countries.iter().cloned().chain(named).chain(["US".to_owned()]);
    for country in all.filter(|country| door.countries.is_empty() || door.countries.contains(country)) {
        let language = door.language(Some(&country)).to_owned();
        if !found.iter().any(|(known, _)| *known == language) {
            found.push((language, country));
        }
    }
    found
}
