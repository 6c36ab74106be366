//! The schema that stands in `docs/schemas` beside what is read here: a case that one takes, the other takes too.

use std::sync::OnceLock;

use jinjja::case::Case;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::sample::{case, changed, changes, full, listing, verdict_on};

fn schema() -> &'static Validator {
    static SCHEMA: OnceLock<Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let schema: Value = serde_json::from_str(include_str!("../../docs/schemas/case-1.schema.json")).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        jsonschema::draft202012::meta::validate(&schema).expect("a schema");
        jsonschema::draft202012::new(&schema).expect("a schema")
    })
}

fn check(case: &Case) {
    let value: Value = serde_json::from_str(&case.to_text()).expect("JSON");
    let wrong: Vec<String> =
        schema().iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:?}\n{value}");
}

/// A case changed by other hands: refused by the schema and by the reader.
fn check_refused(change: impl Fn(&mut Value)) {
    let mut value: Value = serde_json::from_str(&full().to_text()).expect("JSON");
    assert!(schema().is_valid(&value));
    change(&mut value);
    assert!(!schema().is_valid(&value), "the schema takes {value}");
    assert!(Case::from_text(&value.to_string()).is_err(), "the reader takes {value}");
}

#[test]
fn cases_are_as_the_schema_says() {
    check(&case());
    let mut case = case();
    for change in changes() {
        case = changed(&case, &change);
        check(&case);
    }
}

#[test]
fn cases_of_which_little_was_read_are_as_the_schema_says() {
    for key in listing().as_object().unwrap().keys().filter(|key| *key != "marketplace") {
        for none in [true, false] {
            let mut listing = listing();
            if none {
                listing[key] = Value::Null;
            } else {
                drop(listing.as_object_mut().unwrap().remove(key));
            }
            check(&super::sample::case_of(&listing, 1));
        }
    }
    assert!(!verdict_on(&listing()).is_empty());
}

#[test]
fn what_the_schema_refuses_is_not_read() {
    check_refused(|case| case["case_version"] = json!(2));
    check_refused(|case| case["more"] = json!(1));
    check_refused(|case| case["id"] = json!("019a2f3c-7b1e-4c44-9d2e-000000000001"));
    check_refused(|case| case["created_at"] = json!("2026-05-18"));
    check_refused(|case| case["folder"] = json!(" "));
    check_refused(|case| case["state"] = json!("open"));
    check_refused(|case| case["listing"]["price"]["amount_minor"] = json!(4.9));
    check_refused(|case| case["listing"]["price"]["amount_minor"] = json!(-1));
    check_refused(|case| case["listing"]["price"]["amount_minor"] = json!(9_007_199_254_740_992u64));
    check_refused(|case| case["listing"]["price"]["scale"] = json!(10));
    check_refused(|case| case["listing"]["more"] = json!(1));
    check_refused(|case| case["statement"]["where"] = json!(["everywhere"]));
    check_refused(|case| case["statement"]["explanation"] = json!("x".repeat(20_001)));
    check_refused(|case| case["evidence"]["wacz_sha256"] = json!("abc"));
    check_refused(|case| case["custody"] = json!([]));
    check_refused(|case| case["custody"][0]["event"] = json!("uploaded"));
    check_refused(|case| case["linked"][0]["by"][0]["kind"] = json!("name"));
}
