//! A listing of our own making, judged by the engine, and cases of it.

use jinjja::{
    Knowledge,
    case::{Case, Open, wire},
    listing::Listing,
    reading::Reading,
    verdict::{Judge, PageVerdict},
};
use jinjja_data::PageKind;
use serde_json::{Value, json};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A case's id by a number.
pub fn id(number: u64) -> String {
    format!("019a2f3c-7b1e-7c44-9d2e-{number:012x}")
}

/// A moment by its second.
pub fn at(second: u32) -> String {
    format!("2026-05-18T07:{:02}:{:02}.125Z", second / 60, second % 60)
}

/// A hash by a digit.
pub fn hash(digit: char) -> String {
    digit.to_string().repeat(64)
}

/// What a browser's `String.prototype.normalize` does.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A listing with every field that a case takes.
pub fn listing() -> Value {
    json!({
        "marketplace": "shopee", "country": "SG", "language": "en-SG", "url": "https://shopee.sg/product/31415926/2718281828",
        "item_id": "2718281828", "variant_id": null, "title": "Laneige Lip Sleeping Mask Cafe\u{301} 20g replica 1:1",
        "category": "Beauty", "brand": "LANEIGE", "price": 4.9, "price_max": 6.5, "list_price": 29.00, "currency": "SGD",
        "sold": 1200, "seller_name": "lane1ge.beauty", "seller_username": "lane1ge.beauty", "seller_id": "161803398",
        "shop_id": "31415926", "shop_url": "https://shopee.sg/lane1ge.beauty", "seller_since": "2026-03-01",
        "seller_rating": 4.1, "seller_rating_count": 12,
        "seller_disclosure": {"company": "Example Trading Pte. Ltd.", "business_no": "202612345Z", "phone": "+65 6123 4567",
            "email": "Sales@Example-Trading.sg", "address": "10 Example Road #02-03, Singapore 123456"},
        "badges": [], "gtin": "8809643069076", "rating": 4.5, "rating_count": 80, "ships_from": "China",
        "condition": "new", "availability": "in_stock", "images": ["https://cf.shopee.sg/file/0123456789abcdef"],
    })
}

/// The verdict of a product page, as text.
pub fn verdict_on(listing: &Value) -> String {
    verdict(Some(listing), &[])
}

/// The verdict of a page with a listing or cards, as text.
pub fn verdict(listing: Option<&Value>, cards: &[Value]) -> String {
    static JUDGE: OnceLock<Judge> = OnceLock::new();
    let taken = |record: &Value| Listing::from_line(record.to_string().as_bytes()).expect("a listing record").listing;
    let reading = Reading {
        page: if listing.is_some() { PageKind::Product } else { PageKind::List },
        marketplace: Some("shopee".into()),
        country: Some("SG".into()),
        listing: listing.map(taken),
        cards: cards.iter().map(taken).collect(),
        diagnostics: Vec::new(),
    };
    let judge = JUDGE.get_or_init(|| Judge::new(Knowledge::embedded()));
    jinjja::capture::json::written(&PageVerdict::of(reading, judge))
}

/// What a case is opened with.
pub fn input(verdict: &str) -> Value {
    json!({
        "id": id(1), "created_at": at(0), "client": {"name": "jinjja", "version": "0.1.0", "data": hash('d')},
        "url_observed": "https://shopee.sg/Laneige-i.31415926.2718281828", "verdict": verdict, "item": null,
        "folder": "Laneige 2026",
    })
}

/// A case of the listing.
pub fn case() -> Case {
    case_of(&listing(), 1)
}

/// A case of a listing, by a number.
pub fn case_of(listing: &Value, number: u64) -> Case {
    let mut input = input(&verdict_on(listing));
    input["id"] = json!(id(number));
    Case::open(serde_json::from_value::<Open>(input).expect("an input"), nfc).expect("a case")
}

/// A case to which everything happened that can.
pub fn full() -> Case {
    changes().into_iter().fold(case(), |case, change| changed(&case, &change))
}

/// The case after a change that is taken.
pub fn changed(case: &Case, change: &Value) -> Case {
    let text = wire::with(&case.to_text(), &change.to_string());
    Case::from_text(&text).unwrap_or_else(|why| panic!("{change}\n{why}\n{text}"))
}

/// One change of each kind.
pub fn changes() -> Vec<Value> {
    let evidence = |digit: char, second: u32| {
        json!({
            "wacz_sha256": hash(digit), "bytes": 123_456, "sealed_at": at(second), "items": [
                {"kind": "page", "about": "https://shopee.sg/Laneige-i.31415926.2718281828", "type": "text/html; charset=utf-8",
                    "sha256": hash('1'), "bytes": 100_000, "captured_at": at(0)},
                {"kind": "view", "about": "urn:view:https://shopee.sg/Laneige-i.31415926.2718281828", "type": "image/png",
                    "sha256": hash('2'), "bytes": 20_000, "captured_at": at(0)},
                {"kind": "metadata", "about": "https://shopee.sg/Laneige-i.31415926.2718281828", "type": "application/json",
                    "sha256": hash('3'), "bytes": 3_000, "captured_at": at(0)},
            ],
        })
    };
    vec![
        json!({"change": "sealed", "at": at(1), "evidence": evidence('a', 1)}),
        json!({"change": "viewed", "at": at(2)}),
        json!({"change": "picture-added", "at": at(3), "about": "licence.png", "sha256": hash('4')}),
        json!({"change": "picture-marked", "at": at(4), "about": "licence.png", "sha256": hash('5')}),
        json!({"change": "sealed", "at": at(5), "evidence": evidence('b', 5)}),
        json!({"change": "statement-changed", "at": at(6), "statement": {
            "infringement_type": "counterfeit", "where": ["packaging", "image"],
            "explanation": "The logo on the lid is printed off-centre and the lot number is missing.",
            "bona_fide": true, "authority": false,
            "right": {"kind": "trademark", "number": "40201512345X", "jurisdiction": "SG", "classes": [3], "owner": "Example Co."},
            "test_orders": ["260518ABCDEF"],
        }}),
        json!({"change": "notifier-changed", "at": at(7), "notifier": {
            "role": "investigator", "name": "Kim Example", "email": "kim@example.org", "organisation": "", "phone": "",
            "second": null,
        }}),
        json!({"change": "consent-changed", "at": at(8), "consent": {"version": "1", "items": ["hand-in", "name-to-office"]}}),
        json!({"change": "moved", "at": at(9), "folder": "Laneige, handed in"}),
        json!({"change": "linked", "at": at(10), "case_id": id(2), "by": [{"kind": "phone", "value": "+6561234567"}]}),
        json!({"change": "linked", "at": at(11), "case_id": id(3), "by": []}),
        json!({"change": "unlinked", "at": at(12), "case_id": id(3)}),
        json!({"change": "receipt-added", "at": at(13), "door": "shopee-ip", "number": "IP-2026-0001"}),
        json!({"change": "outcome-added", "at": at(14), "kind": "removed", "reason": null, "receipt": "IP-2026-0001"}),
        json!({"change": "exported", "at": at(15), "about": "laneige.jinjja.zip", "sha256": hash('c')}),
        json!({"change": "imported", "at": at(16), "about": "laneige.jinjja.zip"}),
    ]
}
