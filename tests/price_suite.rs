//! Prices as price-parser's own tests expect them (BSD-3-Clause, kept outside this repository).

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::path::Path;

use jinjja::listing::amount::Amount;
use jinjja::reading::price::{Customs, PriceText, read_price};
use serde_json::Value;

/// Share of the examples, in percent, that must come out right in amount and mark.
const WANTED: usize = 99;

#[test]
fn price_parser_examples() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/suites/price-parser/examples.json");
    let Ok(json) = std::fs::read_to_string(path) else {
        println!("skipped: no ../shared");
        return;
    };
    let examples: Vec<Value> = serde_json::from_str(&json).unwrap();
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in &examples {
        let group = example["group"].as_str().unwrap();
        let (right, all) = groups.entry(group).or_default();
        *all += 1;
        match compare(example) {
            Ok(()) => *right += 1,
            Err(difference) => println!("{group}: {difference}"),
        }
    }
    for (group, (right, all)) in &groups {
        println!("{group}: {right} of {all}");
    }
    // What the library itself fails at is counted apart.
    let counted = groups.iter().filter(|(group, _)| !group.contains("XFAIL"));
    let (right, all) = counted.fold((0, 0), |(right, all), (_, group)| (right + group.0, all + group.1));
    println!("without XFAIL: {right} of {all}");
    assert!(right * 100 >= all * WANTED, "{right} of {all}");
}

fn compare(example: &Value) -> Result<(), String> {
    let text = example["price_text"].as_str().unwrap_or_default();
    let customs = Customs {
        hint: example["currency_hint"].as_str(),
        decimal: example.get("decimal_separator").and_then(Value::as_str).and_then(|point| point.chars().next()),
        ..Customs::default()
    };
    let price = read_price(text, &customs);
    let mark = example["expected_currency"].as_str();
    if price.mark.as_deref() == mark && amount(&price) == expected_amount(example) {
        return Ok(());
    }
    Err(format!("{text:?} beside {:?}: {price:?}, expected {mark:?} {}", customs.hint, example["expected_amount"]))
}

/// The library gives 0 where the text says that nothing is to be paid.
fn amount(price: &PriceText<'_>) -> Option<Amount> {
    price.low.or(price.free.then_some(Amount::ZERO))
}

/// An exact number that no JSON float holds is a string in the export.
fn expected_amount(example: &Value) -> Option<Amount> {
    match &example["expected_amount"] {
        Value::Null => None,
        Value::String(text) => Amount::parse_plain(text),
        number => serde_json::from_value(number.clone()).ok(),
    }
}
