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

/// Fields that only ever excuse. What they say takes a sign away or speaks for the seller; without them the sign stands.
/// - `condition`, `category`: used goods and goods of another kind have other prices and other words.
/// - `title`: says the size, "for …", "mini", "used"; what it claims is not lost where the brand field says it too.
/// - `brand`: says that the goods are another's; without it the title's claim stands.
/// - `badges`, `seller_name`, `seller_username`, `shop_id`, `seller_id`, `shop_url`, `country`: prove whose shop it is.
/// - `price_max`: the end of a range, of which the beginning may be a sample's price.
const EXCUSING: &[&str] = &[
    "condition", "category", "title", "brand", "badges", "seller_name", "seller_username", "shop_id", "seller_id",
    "shop_url", "country", "price_max",
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
                if EXCUSING.contains(&first.as_str()) || EXCUSING.contains(&second.as_str()) {
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

/// Each field that is said to excuse does so somewhere; else it does not belong on the list.
#[test]
fn the_list_of_excuses_is_no_longer_than_it_must_be() {
    let judge = Judge::new(Knowledge::embedded());
    let records = genuine();
    for field in EXCUSING {
        let excuses = records.iter().any(|(_, record)| {
            let mut less = record.clone();
            less.remove(*field);
            record.contains_key(*field) && risk(&judge, &less) > risk(&judge, record)
        });
        assert!(excuses, "no record shows that `{field}` excuses anything: take it off the list");
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
