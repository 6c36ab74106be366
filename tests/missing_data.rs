//! Missing data never accuse: take a field of a genuine listing away, or any two, and its risk never rises.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

mod common;

use std::{fs, path::Path};

use jinjja::{
    Knowledge,
    listing::Listing,
    verdict::{Judge, peers},
};
use serde_json::{Map, Value};

/// Fields that only ever excuse: what they say takes a sign away or speaks for the seller; without them the sign stands.
/// Each with a listing that shows it.
const EXCUSING: &[(&str, &str)] = &[
    // Used goods have no list price.
    (
        "condition",
        r#"{"marketplace":"ebay","country":"US","title":"Laneige Lip Sleeping Mask 20g","brand":"Laneige","price":4,"currency":"USD","condition":"used"}"#,
    ),
    // Elsewhere the word means something else.
    (
        "category",
        r#"{"marketplace":"shopee","country":"ID","title":"Samsung KW Super 2 pintu","brand":"Samsung","category":"Kabel, Genset & Alat Bangunan > Bahan Bangunan","badges":[]}"#,
    ),
    // It says which product it is, and how much of it, "for" what, and "mini".
    (
        "title",
        r#"{"marketplace":"shop","country":"KR","url":"https://shop.example.kr/1","title":"라운드랩 자작나무 수분 선크림 50ml (+클렌저 20ml)","brand":"라운드랩","price":17500,"list_price":25000,"currency":"KRW"}"#,
    ),
    // They are the platform's word for a shop that nobody here knows.
    (
        "badges",
        r#"{"marketplace":"shopee","country":"SG","title":"Laneige Lip Sleeping Mask 20g","brand":"Laneige","seller_name":"House of Beauty","seller_rating":4.1,"seller_rating_count":5000,"badges":["mall"]}"#,
    ),
    // It says that the goods are not those of the brand in the title.
    (
        "brand",
        r#"{"marketplace":"shopee","country":"SG","title":"Samsung galaxy night light replica","brand":"Lumoria","badges":[]}"#,
    ),
    // What the larger size costs.
    (
        "price_max",
        r#"{"marketplace":"ebay","country":"US","title":"Laneige Lip Sleeping Mask 20g","brand":"Laneige","price":4,"price_max":24,"currency":"USD"}"#,
    ),
    // The one sign that speaks for a web shop besides its price.
    (
        "social_links",
        r#"{"marketplace":"shop","country":"US","title":"Laneige Water Bank 50ml","brand":"Laneige","price":20,"list_price":42,"currency":"USD","url":"https://www.kbeauty.com","social_links":["https://instagram.com/x"]}"#,
    ),
];

#[test]
fn risk_never_rises_when_fields_are_missing() {
    let judge = Judge::new(Knowledge::embedded());
    let mut checked = 0;
    for (case, record) in genuine() {
        let whole = risk(&judge, &record);
        let fields: Vec<&String> = record.keys().filter(|key| *key != "marketplace").collect();
        for (at, first) in fields.iter().enumerate() {
            for second in &fields[at..] {
                let excuses = |name: &str| EXCUSING.iter().any(|(field, _)| *field == name);
                if excuses(first) || excuses(second) {
                    continue;
                }
                let mut less = record.clone();
                less.remove(*first);
                less.remove(*second);
                let risk = risk(&judge, &less);
                assert!(risk <= whole, "{case}: without {first} and {second} the risk rose from {whole} to {risk}");
                checked += 1;
            }
        }
    }
    assert!(checked > 1_000, "only {checked} were checked");
}

#[test]
fn fields_that_excuse_do_so() {
    let judge = Judge::new(Knowledge::embedded());
    for (field, record) in EXCUSING {
        let record: Map<String, Value> = serde_json::from_str(record).expect("a record");
        let mut less = record.clone();
        less.remove(*field);
        let (whole, without) = (risk(&judge, &record), risk(&judge, &less));
        assert!(without > whole, "`{field}` excuses nothing ({whole}, {without}): take it off the list");
    }
}

fn risk(judge: &Judge, record: &Map<String, Value>) -> i32 {
    let line = Value::Object(record.clone()).to_string();
    let listing = Listing::from_line(line.as_bytes()).expect("a record").listing;
    let peers = peers(std::slice::from_ref(&listing)).pop().unwrap_or_default();
    judge.assess(&listing, &peers).risk.decibans.0
}

/// Listings judged to show no warning signs: our own, and those kept beside the project.
fn genuine() -> Vec<(String, Map<String, Value>)> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts/traps.jsonl");
    let beside = common::shared("bench").map(|folder| folder.join("dev.jsonl"));
    let files = [Some(own), beside].into_iter().flatten();
    let text: String = files.map(|file| fs::read_to_string(file).expect("a file of records")).collect();
    let rows = text.lines().map(|line| serde_json::from_str::<Map<String, Value>>(line).expect("a record"));
    rows.filter(|row| row["truth"]["risk"] == "none" || row["truth"]["risk"] == serde_json::json!(["none"]))
        .map(|mut row| {
            let case = row["case"].as_str().unwrap_or_default().to_owned();
            ["case", "lang", "kind", "truth"].iter().for_each(|key| {
                row.remove(*key);
            });
            (case, row)
        })
        .collect()
}
