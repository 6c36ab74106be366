//! Listing records that are wrong, hostile or huge: an error or a verdict, and soon.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::time::{Duration, Instant};

use jinjja::{
    Knowledge,
    listing::{BadRecord, Listing},
    verdict::Judge,
};
use serde_json::{Value, json};

/// Far more than any of these should take, so that a slow machine does not fail; far less than what a loop over all pairs
/// of words takes.
const LONGEST: Duration = Duration::from_secs(4);

fn check(judge: &Judge, name: &str, record: &Value) {
    let start = Instant::now();
    let taken = Listing::from_line(record.to_string().as_bytes()).expect(name);
    let assessment = judge.assess(&taken.listing, &[]);
    serde_json::to_string(&assessment).expect("an assessment is JSON");
    let took = start.elapsed();
    assert!(took < LONGEST, "{name}: {took:?}");
}

#[test]
fn costly_records_are_judged_soon() {
    let judge = Judge::new(Knowledge::embedded());
    let record = |title: String, description: String, seller: String, country: &str| {
        json!({
            "marketplace": "shopee", "country": country, "title": title, "brand": "Laneige",
            "description": description, "seller_name": seller.clone(), "seller_username": seller, "badges": [],
        })
    };
    let plain = || "Laneige lip mask 20g".to_owned();
    for (name, title, description, seller, country) in [
        ("a title of 200 kB", "Samsung case for ".repeat(12_000), String::new(), String::new(), "SG"),
        ("combining marks", format!("L{}aneige", "\u{301}\u{323}".repeat(20_000)), String::new(), String::new(), "SG"),
        (
            "warnings and terms",
            plain(),
            format!("{}, {}", "awas ".repeat(2_000), "kw ".repeat(2_000)),
            String::new(),
            "ID",
        ),
        ("negations", plain(), "no kw ".repeat(5_400), String::new(), "ID"),
        ("denials", plain(), format!("{}, {}", "bukan ".repeat(2_500), "kw ".repeat(5_000)), String::new(), "ID"),
        ("terms alone", plain(), "kw ".repeat(11_000), String::new(), "ID"),
        ("names of many words", plain(), String::new(), "a b ".repeat(50_000), "SG"),
        ("letters apart", "s u p e r ".repeat(20_000), String::new(), String::new(), "SG"),
        ("numbers", "1+1 20ml x 2 / ".repeat(10_000), String::new(), String::new(), "SG"),
        ("Thai without an end", "ของก๊อ".repeat(20_000), String::new(), String::new(), "TH"),
        ("hidden and turned", "\u{202e}\u{200b}gu\u{200d}cci".repeat(10_000), String::new(), String::new(), "SG"),
    ] {
        check(&judge, name, &record(title, description, seller, country));
    }
    let reviews: Vec<String> =
        (0..1_000).map(|_| format!("{}, {}", "awas ".repeat(200), "palsu ".repeat(160))).collect();
    check(&judge, "reviews", &json!({ "marketplace": "shopee", "country": "ID", "title": "x", "reviews": reviews }));
    let peers: Vec<u32> = (1..200_000).collect();
    check(
        &judge,
        "peers",
        &json!({ "marketplace": "shopee", "title": "x", "price": 1, "currency": "SGD", "peers": peers }),
    );
}

#[test]
fn fields_of_another_type_count_as_not_read() {
    let record = json!({
        "marketplace": "shopee", "title": ["x"], "price": "abc", "brand": 5, "badges": ["mall", "crown", 3],
        "seller_rating": -4, "reviews": [1, 2], "shop_id": 123, "attributes": "none", "colour": {"deep": [[]]},
    });
    let taken = Listing::from_line(record.to_string().as_bytes()).expect("a record");
    assert_eq!(taken.ignored, ["attributes", "brand", "price", "reviews", "seller_rating", "title"]);
    assert!(taken.listing.title.is_absent() && taken.listing.price.is_absent());
    assert_eq!(taken.listing.badges.value().map(Vec::len), Some(1));
    assert_eq!(taken.listing.shop_id.value().map(String::as_str), Some("123"));
}

#[test]
fn what_is_empty_was_read() {
    let record = json!({ "marketplace": "shopee", "brand": "", "badges": [], "reviews": null, "seller_name": " " });
    let listing = Listing::from_line(record.to_string().as_bytes()).expect("a record").listing;
    assert!(listing.brand.is_nothing() && listing.reviews.is_nothing() && listing.seller_name.is_nothing());
    assert!(!listing.badges.is_absent() && listing.title.is_absent());
}

#[test]
fn lines_that_are_no_records_are_named() {
    for (line, reason) in [
        ("", "not a JSON object"),
        ("[]", "not a JSON object"),
        ("{\"marketplace\": \"shopee\", \"price\": NaN}", "not a JSON object"),
        ("{\"title\": \"x\"}", "`marketplace` is missing"),
        (&"[".repeat(200_000), "not a JSON object"),
        (&format!("{{\"title\": \"{}\"}}", "x".repeat(5_000_000)), "longer than"),
    ] {
        let error: BadRecord = Listing::from_line(line.as_bytes()).expect_err("no record");
        assert!(error.to_string().contains(reason), "{error}");
    }
}
