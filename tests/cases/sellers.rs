//! Two listings → the keys by which their sellers are the same, or none.

use jinjja::case::{
    seller::{Known, keys, proposals},
    wire,
};
use serde_json::{Value, json};

use super::sample::{at, case_of, changed, full, id, listing, nfc, verdict};

/// A listing of nobody, with what is given of its seller.
fn listing_of(seller: &Value) -> Value {
    let mut listing = json!({"marketplace": "shopee", "country": "KR", "title": "Lip mask"});
    for (key, value) in seller.as_object().expect("a map") {
        listing[key] = value.clone();
    }
    listing
}

/// What is given of two sellers → the kinds of keys that they share.
fn check(one: &Value, other: &Value, expected: &[&str]) {
    let (one, other) = (case_of(&listing_of(one), 1), case_of(&listing_of(other), 2));
    let known = Known { case_id: other.id.clone(), keys: keys(&other.listing) };
    let found = proposals(&one, &[known]);
    let kinds: Vec<Value> = found.iter().flat_map(|proposal| &proposal.by).map(|key| json!(key.kind)).collect();
    assert_eq!(json!(kinds), json!(expected), "{one:?}\n{other:?}");
}

fn disclosed(key: &str, value: &str) -> Value {
    json!({"seller_disclosure": {key: value}})
}

#[test]
fn shops_are_the_same_by_their_number() {
    let shop = |marketplace: &str, country: &str, shop: &str| json!({"marketplace": marketplace, "country": country, "shop_id": shop});
    check(&shop("shopee", "SG", "31415926"), &shop("shopee", "SG", "31415926"), &["shop_id"]);
    check(&shop("shopee", "SG", "31415926"), &shop("shopee", "SG", "31415927"), &[]);
    check(&shop("shopee", "SG", "31415926"), &shop("shopee", "MY", "31415926"), &[]);
    check(&shop("shopee", "SG", "31415926"), &shop("lazada", "SG", "31415926"), &[]);
    check(&shop("amazon", "US", "A1EXAMPLE2345"), &shop("amazon", "DE", "A1EXAMPLE2345"), &["shop_id"]);
    check(&shop("shopee", "SG", "0"), &shop("shopee", "SG", "0"), &[]);
    check(&shop("shop", "SG", "1"), &shop("shop", "SG", "1"), &[]);
    let named = |name: &str| json!({"marketplace": "ebay", "country": "US", "seller_username": name});
    check(&named("Example_Shop"), &named("example_shop"), &["shop_id"]);
    check(&named("e***p"), &named("e***p"), &[]);
    // A number is no name, and a shop's number no seller's.
    check(&json!({"seller_id": "31415926"}), &json!({"shop_id": "31415926"}), &[]);
    check(&json!({"seller_name": "Beauty Shop"}), &json!({"seller_name": "Beauty Shop"}), &[]);
}

#[test]
fn sellers_are_the_same_by_what_they_disclose() {
    check(&disclosed("business_no", "124-81-00998"), &disclosed("business_no", "1248100998"), &["business_no"]);
    check(
        &disclosed("mail_order_no", "2023-서울강남-01234"),
        &disclosed("mail_order_no", "제2023-서울강남-1234호"),
        &["mail_order_no"],
    );
    check(&disclosed("phone", "010-2345-6781"), &disclosed("phone", "+82 10 2345 6781"), &["phone"]);
    check(&disclosed("email", "Sales@Shop-One.kr"), &disclosed("email", "sales＠shop-one.kr"), &["email"]);
    check(
        &disclosed("address", "서울특별시 강남구 테헤란로 123, 4층"),
        &disclosed("address", "서울특별시 강남구 테헤란로123 (4층)"),
        &["address"],
    );
}

#[test]
fn sellers_are_not_the_same_by_what_they_do_not_disclose() {
    for (key, text) in [
        ("business_no", "-"),
        ("business_no", "000-00-00000"),
        ("business_no", "120-88-00767"),
        ("mail_order_no", "2017-서울송파-0680"),
        ("phone", "000-0000-0000"),
        ("phone", "1577-7011"),
        ("email", "N/A"),
        ("email", "help@coupang.com"),
        ("address", "서울특별시"),
        ("address", "Seoul, Korea"),
        ("company", "Example Trading"),
        ("representative", "홍길동"),
    ] {
        check(&disclosed(key, text), &disclosed(key, text), &[]);
    }
    check(&disclosed("phone", "010-2345-6781"), &disclosed("phone", "010-2345-6782"), &[]);
    check(&disclosed("phone", "010-2345-6781"), &disclosed("business_no", "010-2345-6781"), &[]);
}

#[test]
fn a_phone_is_one_of_its_marketplaces_country() {
    let phone = |country: &str, phone: &str| json!({"country": country, "seller_disclosure": {"phone": phone}});
    check(&phone("SG", "6123 4567"), &phone("MY", "+65 6123 4567"), &["phone"]);
    check(&phone("SG", "6123 4567"), &phone("HK", "6123 4567"), &[]);
    check(&phone("CN", "138 2345 6781"), &phone("KR", "13823456781"), &["phone"]);
}

#[test]
fn all_that_is_shared_is_named_what_is_worth_most_first() {
    let all = json!({"shop_id": "5", "seller_disclosure": {
        "address": "서울특별시 강남구 테헤란로 123", "email": "sales@shop-one.kr", "phone": "010-2345-6781", "business_no": "124-81-00998",
    }});
    check(&all, &all, &["shop_id", "business_no", "phone", "email", "address"]);
    let case = case_of(&listing_of(&all), 1);
    let known = |number: u64, listing: &Value| {
        let other = case_of(&listing_of(listing), number);
        Known { case_id: other.id.clone(), keys: keys(&other.listing) }
    };
    let others = [
        known(2, &disclosed("address", "서울특별시 강남구 테헤란로 123")),
        known(3, &disclosed("phone", "010-2345-6781")),
        known(4, &disclosed("phone", "010-9345-6781")),
        known(5, &all),
        known(1, &all),
    ];
    let found: Vec<String> = proposals(&case, &others).iter().map(|proposal| proposal.case_id.to_string()).collect();
    assert_eq!(found, [id(5), id(3), id(2)]);
}

#[test]
fn what_is_linked_is_not_proposed_again() {
    let case = full();
    let others = json!([
        {"case_id": id(2), "keys": [{"kind": "phone", "value": "+6561234567"}]},
        {"case_id": id(7), "keys": [{"kind": "phone", "value": "+6561234567"}]},
    ]);
    let found: Value = serde_json::from_str(&wire::proposals(&case.to_text(), &others.to_string())).expect("JSON");
    assert_eq!(found, json!([{"case_id": id(7), "by": [{"kind": "phone", "value": "+6561234567"}]}]));
    let untied = changed(&case, &json!({"change": "unlinked", "at": at(99), "case_id": id(2)}));
    let found: Value = serde_json::from_str(&wire::proposals(&untied.to_text(), &others.to_string())).expect("JSON");
    assert_eq!(found.as_array().map(Vec::len), Some(2));
    assert!(wire::proposals(&case.to_text(), "{}").contains("\"ill-formed\""));
}

#[test]
fn keys_are_given_as_text() {
    let keys: Value = serde_json::from_str(&wire::seller_keys(&case_of(&listing(), 1).to_text())).expect("JSON");
    assert_eq!(
        keys,
        json!([
            {"kind": "shop_id", "value": "shopee:SG:name:lane1ge.beauty"},
            {"kind": "shop_id", "value": "shopee:SG:seller:161803398"},
            {"kind": "shop_id", "value": "shopee:SG:shop:31415926"},
            {"kind": "business_no", "value": "SG:202612345Z"},
            {"kind": "phone", "value": "+6561234567"},
            {"kind": "email", "value": "sales@example-trading.sg"},
            {"kind": "address", "value": "10 example rd 02-03 singapore 123456"},
        ])
    );
}

#[test]
fn cards_have_the_keys_that_their_cases_will_have() {
    let cards = [listing(), listing_of(&json!({"shop_id": "27"}))];
    let verdict = verdict(None, &cards);
    let keys: Vec<Value> = serde_json::from_str(&wire::sellers_of_cards(&verdict, &at(0), nfc)).expect("JSON");
    assert_eq!(keys.len(), cards.len());
    for (item, keys) in keys.iter().enumerate() {
        let open = json!({
            "id": id(1), "created_at": at(0), "client": {"name": "jinjja", "version": "0.1.0", "data": ""},
            "url_observed": "https://shopee.sg/search", "verdict": verdict, "item": item,
        });
        let case = wire::open(&open.to_string(), nfc);
        assert_eq!(keys, &serde_json::from_str::<Value>(&wire::seller_keys(&case)).expect("JSON"), "{item}: {case}");
        assert_ne!(keys, &json!([]), "{item}");
    }
    assert!(wire::sellers_of_cards("{}", &at(0), nfc).contains("\"ill-formed\""));
    assert!(wire::sellers_of_cards(&verdict, "now", nfc).contains("\"ill-formed\""));
}
