//! The same as texts, for the extension.

use jinjja::channel::wire;
use serde_json::{Value, json};

use super::{
    desk::{cases_for, desk, door, report},
    sample::{at, id},
};

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn words(language: &str) -> String {
    let file = format!("{}/extension/_locales/{language}/messages.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(file).expect("a file of messages")
}

/// A marketplace, a country and a role → the doors that serve it, in their order, those that are locked behind `-`.
fn check(marketplace: &str, country: &str, role: &str, expected: &[&str]) {
    let mut case = json(&cases_for(door("csv"), country)[0].to_text());
    case["listing"]["marketplace"] = json!(marketplace);
    let doors = json(&wire::doors(&case.to_string(), &desk(role, country, &[]).to_string()));
    let name = |door: &Value| {
        let lock = if door["access"] == "open" { "" } else { "-" };
        format!("{lock}{}", door["id"].as_str().unwrap())
    };
    let found: Vec<String> = doors.as_array().expect("doors").iter().map(name).collect();
    assert_eq!(found, expected, "{marketplace} {country} {role}");
}

#[test]
fn doors_serve_their_marketplaces_and_countries() {
    let any = ["own-server", "brand-lead", "csv", "jsonl", "print", "xarf"];
    let with = |own: &[&'static str], locked: &[&'static str]| -> Vec<&'static str> {
        let any = ["brand-lead", "own-server", "csv", "jsonl", "print", "xarf"];
        own.iter().chain(&any).chain(locked).copied().collect()
    };
    assert_eq!(any.len(), 6);
    check("coupang", "KR", "shopper", &with(&["koipa-reward", "own-button"], &["-coupang-ip", "-rights-letter"]));
    check("coupang", "TW", "shopper", &with(&["own-button"], &["-rights-letter"]));
    check(
        "amazon",
        "DE",
        "shopper",
        &with(&["amazon-buyer", "dsa-16"], &["-amazon-project-zero", "-amazon-report-infringement", "-rights-letter"]),
    );
    check(
        "amazon",
        "GB",
        "shopper",
        &with(&["amazon-buyer"], &["-amazon-project-zero", "-amazon-report-infringement", "-rights-letter"]),
    );
    check("ebay", "GB", "investigator", &with(&["ebay-buyer"], &["-ebay-noci", "-ebay-vero", "-rights-letter"]));
    check(
        "shopee",
        "VN",
        "shopper",
        &with(&["own-button", "shopee-buyer-product", "shopee-buyer-shop"], &["-shopee-ip-form", "-rights-letter"]),
    );
}

#[test]
fn what_is_asked_of_the_person_alone_is_listed() {
    let mut case = json(&cases_for(door("csv"), "GB")[0].to_text());
    case["listing"]["marketplace"] = json!("ebay");
    let doors = json(&wire::doors(&case.to_string(), &desk("agent", "GB", &[]).to_string()));
    let vero = doors.as_array().unwrap().iter().find(|door| door["id"] == "ebay-vero").expect("the door");
    assert_eq!(
        vero["asks"][0],
        json!({"key": "veroReasonCodeId", "label": "veroReasonCodeId", "required": true, "limit": null, "is_lasting": false})
    );
    assert_eq!(vero["access"], "open");
}

#[test]
fn notices_are_prepared() {
    let cases = cases_for(door("csv"), "SG");
    let texts = json!([cases[0].to_text()]).to_string();
    let asked = |door: &str| json!({"door": door, "desk": desk("shopper", "SG", &cases), "ids": [report(1)]});
    let answer = json(&wire::prepared(&asked("csv").to_string(), &texts, &words("en")));
    assert_eq!(answer["may_go"], true, "{answer}");
    assert_eq!(answer["notices"][0]["report_id"], json!(report(1)));
    let code =
        |asked: &str, texts: &str, words: &str| json(&wire::prepared(asked, texts, words))["error"]["code"].clone();
    assert_eq!(code(&asked("nowhere").to_string(), &texts, &words("en")), "not-there");
    assert_eq!(code("{}", &texts, &words("en")), "ill-formed");
    assert_eq!(code(&asked("csv").to_string(), "[\"{}\"]", &words("en")), "ill-formed");
    assert_eq!(code(&asked("csv").to_string(), &texts, "["), "ill-formed");
    let mut bad = asked("csv");
    bad["desk"]["rights"][0]["right"]["classes"] = json!([46]);
    assert_eq!(code(&bad.to_string(), &texts, &words("en")), "ill-formed");
}

#[test]
fn what_was_handed_in_is_told_and_counted() {
    let case = super::sample::full();
    let handed = json(&wire::handed(&case.to_text(), "[]"));
    assert_eq!(handed[0]["door"], "shopee-ip");
    assert_eq!(handed[0]["listing"], "shopee SG 2718281828");
    assert_eq!(handed[0]["rules"][0], "replica-term");
    assert_eq!(handed[0]["outcomes"], json!(["removed"]));
    let under_way = json!([{"door": "csv", "at": at(59)}]).to_string();
    let handed = json(&wire::handed(&case.to_text(), &under_way));
    assert_eq!(handed[1]["door"], "csv");
    assert_eq!(handed[1]["listing"], "shopee SG 2718281828");
    assert_eq!(handed[1]["outcomes"], json!([]));
    let known =
        json!([{"door": "alibaba-ipp", "case_id": id(1), "listing": "x", "at": at(1), "outcomes": ["removed"]}]);
    let ledger = json(&wire::ledger(&known.to_string(), "2026-06-01T00:00:00.000Z"));
    assert_eq!(ledger["alibaba-ipp"]["all"], json!({"handed": 1, "accepted": 1, "rejected": 0, "reversed": 0}));
    assert_eq!(
        ledger["alibaba-ipp"]["demands"][0],
        json!({"of": "accepted", "demanded": 90, "months": 3, "percent": 100})
    );
    assert_eq!(json(&wire::ledger("[]", "today"))["error"]["code"], "ill-formed");
}

/// A change to a stored right → whether it is still one.
fn check_right(change: impl Fn(&mut Value), is_one: bool) {
    let mut right = desk("agent", "SG", &[])["rights"][0].clone();
    change(&mut right);
    let answer = json(&wire::right(&right.to_string()));
    assert_eq!(answer.get("error").is_none(), is_one, "{answer}");
}

#[test]
fn rights_are_checked() {
    check_right(|_| (), true);
    check_right(|right| right["expires"] = Value::Null, true);
    check_right(|right| right["expires"] = json!("2030-02-30"), false);
    check_right(|right| right["expires"] = json!("30 June 2030"), false);
    check_right(|right| right["right"]["classes"] = json!([45]), true);
    check_right(|right| right["right"]["classes"] = json!([0]), false);
    check_right(|right| right["brand"] = json!("x".repeat(2_001)), false);
    check_right(|right| right["more"] = json!(1), false);
}
