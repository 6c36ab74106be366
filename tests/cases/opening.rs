//! What a case is opened with → the case, or why not.

use jinjja::case::wire;
use serde_json::{Value, json};

use super::sample::{case, input, listing, nfc, verdict, verdict_on};

/// An input changed → what the case holds at a path (JSON pointer), or the code of the error.
fn check(change: impl Fn(&mut Value), path: &str, expected: &Value) {
    let mut input = input(&verdict_on(&listing()));
    change(&mut input);
    let answer: Value = serde_json::from_str(&wire::open(&input.to_string(), nfc)).expect("JSON");
    let got = answer.pointer("/error/code").or_else(|| answer.pointer(path)).unwrap_or(&Value::Null);
    assert_eq!(got, expected, "{path}: {answer}");
}

/// A listing changed → what the case of it holds at a path.
fn check_fact(change: impl Fn(&mut Value), path: &str, expected: &Value) {
    let mut listing = listing();
    change(&mut listing);
    let verdict = verdict_on(&listing);
    check(|input| input["verdict"] = json!(verdict), path, expected);
}

#[test]
fn a_case_is_as_it_was_reviewed() {
    let text = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&case().to_text()).expect("JSON")).unwrap();
    let data = jinjja::Knowledge::embedded().hash.clone();
    let text = text.replace(&data, "<hash of the data>");
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("opened", text);
    });
}

#[test]
fn facts_are_the_listings() {
    let same = |_: &mut Value| {};
    check_fact(same, "/listing/price", &json!({"amount_minor": 490, "scale": 2, "currency": "SGD"}));
    check_fact(same, "/listing/title_nfc", &json!("Laneige Lip Sleeping Mask Café 20g replica 1:1"));
    check_fact(same, "/listing/title_raw", &json!("Laneige Lip Sleeping Mask Cafe\u{301} 20g replica 1:1"));
    check_fact(same, "/listing/brand_id", &json!("laneige"));
    check_fact(same, "/listing/seller/disclosure/phone", &json!("+65 6123 4567"));
    check_fact(
        |listing| listing["price"] = json!("123456789.25"),
        "/listing/price/amount_minor",
        &json!(12_345_678_925u64),
    );
}

#[test]
fn absent_is_not_none() {
    let remove = |key: &'static str| move |listing: &mut Value| drop(listing.as_object_mut().unwrap().remove(key));
    let keys = |listing: &Value| {
        let opened = wire::open(&input(&verdict_on(listing)).to_string(), nfc);
        serde_json::from_str::<Value>(&opened).unwrap()["listing"].clone()
    };
    let mut without = listing();
    remove("price")(&mut without);
    assert!(!keys(&without).as_object().unwrap().contains_key("price"), "not read: absent");
    let mut none = listing();
    none["price"] = Value::Null;
    assert_eq!(keys(&none)["price"], Value::Null);
    assert!(keys(&none).as_object().unwrap().contains_key("price"), "read, and there is none: null");
}

#[test]
fn prices_that_no_reader_could_hold_are_left_out() {
    check_fact(|listing| listing["price"] = json!("90071992547409.93"), "/listing/price", &Value::Null);
    check_fact(
        |listing| listing["price"] = json!("90071992547409"),
        "/listing/price/amount_minor",
        &json!(9_007_199_254_740_900u64),
    );
    check_fact(
        |listing| drop(listing.as_object_mut().unwrap().remove("currency")),
        "/listing/price",
        &json!({"amount_minor": 49, "scale": 1, "currency": null}),
    );
}

#[test]
fn a_card_makes_a_case() {
    let mut other = listing();
    other["title"] = json!("Another");
    let cards = verdict(None, &[listing(), other]);
    let of_card = |item: Value| {
        let cards = cards.clone();
        move |input: &mut Value| {
            input["verdict"] = json!(cards);
            input["item"] = item.clone();
        }
    };
    check(of_card(json!(1)), "/listing/title_raw", &json!("Another"));
    check(of_card(json!(2)), "", &json!("no-such-item"));
    check(of_card(json!(-1)), "", &json!("ill-formed"));
    check(of_card(Value::Null), "/assessment", &Value::Null);
}

#[test]
fn a_page_that_could_not_be_read_makes_a_case() {
    let unreadable = r#"{"page":"none","marketplace":null,"country":null,"listing":null,"assessment":null,"cards":[],"diagnostics":[]}"#;
    let of = |input: &mut Value| input["verdict"] = json!(unreadable);
    check(of, "/listing/url_observed", &json!("https://shopee.sg/Laneige-i.31415926.2718281828"));
    check(of, "/listing/marketplace", &Value::Null);
    check(of, "/assessment", &Value::Null);
}

#[test]
fn what_is_no_input_is_refused() {
    let set = |key: &'static str, value: Value| move |input: &mut Value| input[key] = value.clone();
    let refused = json!("ill-formed");
    check(set("id", json!("1")), "", &refused);
    check(set("id", json!("019a2f3c-7b1e-4c44-9d2e-000000000001")), "", &refused);
    check(set("created_at", json!("2026-05-18")), "", &refused);
    check(set("client", json!({"name": "jinjja"})), "", &refused);
    check(set("folder", json!("two\nlines")), "", &refused);
    check(set("folder", json!("")), "", &refused);
    check(set("verdict", json!({"page": "product"})), "", &refused);
    check(set("verdict", json!("")), "", &refused);
    check(set("verdict", json!("[]")), "", &refused);
    check(set("verdict", json!("{\"page\":\"product\"")), "", &refused);
    check(set("verdict", json!("{\"page\":\"product\"} {}")), "", &refused);
    check(set("verdict", json!("{\"page\":\"product\",\"listing\":{},\"assessment\":{\"risk\":1}}")), "", &refused);
    check(set("unknown", json!(1)), "", &refused);
    check(set("url_observed", json!("x".repeat(8_193))), "", &json!("too-long"));
    assert!(wire::open("", nfc).contains("\"ill-formed\""));
    assert!(wire::open(&"[".repeat(100_000), nfc).contains("\"ill-formed\""));
}
