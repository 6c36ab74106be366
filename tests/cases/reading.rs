//! A case as text → the case, or why not.

use jinjja::case::Case;
use serde_json::{Value, json};

use super::sample::{at, full, hash, id};

/// A case, changed by other hands → `Ok`, or the code of the error.
fn check(change: impl Fn(&mut Value), expected: Result<(), &str>) {
    let mut case: Value = serde_json::from_str(&full().to_text()).expect("JSON");
    change(&mut case);
    let got = Case::from_text(&case.to_string());
    assert_eq!(got.as_ref().map(|_| ()).map_err(|why| why.code()), expected, "{:?}", got.as_ref().err());
}

#[test]
fn what_is_written_is_read_again() {
    let case = full();
    assert_eq!(Case::from_text(&case.to_text()), Ok(case.clone()));
    let by_others: Value = serde_json::from_str(&case.to_text()).expect("JSON");
    assert_eq!(Case::from_text(&by_others.to_string()), Ok(case));
}

#[test]
fn what_a_later_version_wrote_is_refused_and_says_so() {
    check(|case| case["case_version"] = json!(2), Err("newer-version"));
    check(|case| (case["case_version"], case["more"]) = (json!(2), json!({})), Err("newer-version"));
    check(|case| case["case_version"] = json!(0), Err("contradiction"));
    check(|case| case["case_version"] = json!("1"), Err("ill-formed"));
    // A key that is not known is never dropped: nothing is read at all.
    check(|case| case["more"] = json!(1), Err("ill-formed"));
    check(|case| case["listing"]["more"] = json!(1), Err("ill-formed"));
    check(|case| case["statement"]["more"] = json!(1), Err("ill-formed"));
    check(|case| case["custody"][0]["more"] = json!(1), Err("ill-formed"));
    check(|case| case["custody"][0]["event"] = json!("uploaded"), Err("ill-formed"));
    let mut newer: Value = serde_json::from_str(&full().to_text()).expect("JSON");
    newer["case_version"] = json!(2);
    let why = Case::from_text(&newer.to_string()).unwrap_err().to_string();
    assert!(why.contains("later") && why.contains("update"), "{why}");
}

#[test]
fn what_contradicts_itself_is_refused() {
    check(|_| {}, Ok(()));
    check(|case| case["state"] = json!("captured"), Err("contradiction"));
    check(|case| case["evidence"] = Value::Null, Err("contradiction"));
    check(|case| case["evidence"]["wacz_sha256"] = json!(hash('e')), Err("contradiction"));
    check(|case| case["custody"] = json!([]), Err("contradiction"));
    check(|case| drop(case["custody"].as_array_mut().unwrap().remove(0)), Err("contradiction"));
    check(|case| case["linked"][0]["case_id"] = json!(id(1)), Err("linked-to-itself"));
    check(|case| case["changed_at"] = json!(at(0).replace('T', " ")), Err("ill-formed"));
    check(|case| drop(case.as_object_mut().unwrap().remove("folder")), Ok(()));
    check(|case| drop(case.as_object_mut().unwrap().remove("custody")), Err("ill-formed"));
    check(|case| case["listing"]["price"]["amount_minor"] = json!(4.9), Err("ill-formed"));
    check(|case| case["statement"]["explanation"] = json!("x".repeat(20_001)), Err("too-long"));
}

#[test]
fn what_is_no_case_is_refused() {
    for text in ["", "null", "[]", "{}", "{\"case_version\":1}", "{\"case_version\":1e400}", "\u{0}", "[[[["] {
        assert_eq!(Case::from_text(text).map_err(|why| why.code()), Err("ill-formed"), "{text}");
    }
    assert_eq!(Case::from_text(&"[".repeat(100_000)).map_err(|why| why.code()), Err("ill-formed"));
    assert_eq!(Case::from_text(&" ".repeat((8 << 20) + 1)).map_err(|why| why.code()), Err("too-long"));
}
