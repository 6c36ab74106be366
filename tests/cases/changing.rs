//! A case and a change → the changed case, or why not.

use jinjja::case::{Case, custody::Event, wire};
use proptest::{
    prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest},
    test_runner::RngSeed,
};
use serde_json::{Value, json};

use super::sample::{at, case, changed, changes, full, hash, id};

/// A change to a case to which everything happened → what it holds at a path, or the code of the error.
fn check(change: &Value, path: &str, expected: &Value) {
    let answer: Value = serde_json::from_str(&wire::with(&full().to_text(), &change.to_string())).expect("JSON");
    let got = answer.pointer("/error/code").or_else(|| answer.pointer(path)).unwrap_or(&Value::Null);
    assert_eq!(got, expected, "{change}\n{answer}");
}

/// The change of a name, as it was made.
fn named(name: &str) -> Value {
    changes().into_iter().find(|change| change["change"] == name).expect("a change of each name")
}

#[test]
fn each_change_leaves_its_event() {
    let events: Vec<String> = full()
        .custody
        .iter()
        .map(|event| serde_json::to_value(event.event).unwrap().as_str().unwrap().to_owned())
        .collect();
    let expected = "captured sealed viewed picture-added picture-marked resealed statement-changed notifier-changed \
                    consent-changed moved linked linked unlinked receipt-added outcome-added exported imported";
    assert_eq!(events.join(" "), expected);
}

#[test]
fn a_case_to_which_everything_happened_is_as_it_was_reviewed() {
    let text = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&full().to_text()).expect("JSON")).unwrap();
    let data = jinjja::Knowledge::embedded().hash.clone();
    let text = text.replace(&data, "<hash of the data>");
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("full", text);
    });
}

#[test]
fn a_receipt_may_be_older_than_its_note() {
    let receipt = |given_at: Value| json!({"change": "receipt-added", "at": at(99), "door": "csv", "number": "7", "given_at": given_at});
    check(&receipt(json!("2026-11-02T00:00:00.000Z")), "/receipts/1/at", &json!("2026-11-02T00:00:00.000Z"));
    check(&receipt(Value::Null), "/receipts/1/at", &json!(at(99)));
    let noted = changed(&full(), &receipt(json!("2026-11-02T00:00:00.000Z")));
    assert_eq!(noted.custody.last().map(|event| event.at.as_str()), Some(at(99).as_str()), "the history says when");
    check(&receipt(json!("yesterday")), "", &json!("ill-formed"));
}

#[test]
fn looking_at_a_case_does_not_change_it() {
    let case = full();
    for change in [
        json!({"change": "viewed", "at": at(99)}),
        json!({"change": "exported", "at": at(99), "about": "x.zip"}),
        json!({"change": "imported", "at": at(99), "about": "x.zip"}),
    ] {
        assert_eq!(changed(&case, &change).changed_at, case.changed_at, "{change}");
    }
    check(&json!({"change": "moved", "at": at(99), "folder": null}), "/changed_at", &json!(at(99)));
}

#[test]
fn what_cannot_be_is_refused() {
    let moved = |key: &str, value: Value| {
        let mut change = json!({"change": "moved", "at": at(99), "folder": "A"});
        change[key] = value;
        change
    };
    let statement = |key: &str, value: Value| {
        let mut change = named("statement-changed");
        change["statement"][key] = value;
        change
    };
    check(&moved("at", json!("yesterday")), "", &json!("ill-formed"));
    check(&moved("change", json!("forgotten")), "", &json!("ill-formed"));
    check(&moved("more", json!(1)), "", &json!("ill-formed"));
    check(&moved("folder", json!("A")), "/folder", &json!("A"));
    check(&json!([]), "", &json!("ill-formed"));
    check(&json!("viewed"), "", &json!("ill-formed"));
    check(&named("receipt-added"), "", &json!("already-there"));
    check(&json!({"change": "unlinked", "at": at(99), "case_id": id(9)}), "", &json!("not-there"));
    check(&json!({"change": "linked", "at": at(99), "case_id": id(1), "by": []}), "", &json!("linked-to-itself"));
    check(&json!({"change": "linked", "at": at(99), "case_id": "../x", "by": []}), "", &json!("ill-formed"));
    check(&statement("explanation", json!("x".repeat(20_001))), "", &json!("too-long"));
    check(&statement("explanation", json!("진".repeat(20_000))), "/statement/bona_fide", &json!(true));
    check(&statement("where", json!(["image", "image"])), "", &json!("ill-formed"));
    check(&statement("where", json!(["everywhere"])), "", &json!("ill-formed"));
    check(&statement("test_orders", json!(vec!["1"; 51])), "", &json!("too-many"));
    check(
        &statement(
            "right",
            json!({"kind": "trademark", "number": "1", "jurisdiction": "SG", "classes": [46], "owner": ""}),
        ),
        "",
        &json!("ill-formed"),
    );
    check(&json!({"change": "sealed", "at": at(99), "evidence": {"wacz_sha256": "abc"}}), "", &json!("ill-formed"));
}

#[test]
fn confirmed_again_a_link_is_one() {
    let again =
        json!({"change": "linked", "at": at(99), "case_id": id(2), "by": [{"kind": "email", "value": "a@b.sg"}]});
    let linked = json!([{"case_id": id(2), "by": [{"kind": "email", "value": "a@b.sg"}], "confirmed_at": at(99)}]);
    check(&again, "/linked", &linked);
}

#[test]
fn nothing_of_the_person_is_sealed() {
    let sealed: Value = serde_json::from_str(&wire::to_seal(&full().to_text())).expect("JSON");
    let keys: Vec<&String> = sealed.as_object().expect("a map").keys().collect();
    assert_eq!(keys, ["assessment", "case_version", "client", "created_at", "id", "listing"]);
}

#[test]
fn of_a_deleted_case_a_note_is_left() {
    let note: Value = serde_json::from_str(&wire::gone(&full().to_text(), &at(99))).expect("JSON");
    assert_eq!(note, json!({"case_id": id(1), "event": "deleted", "at": at(99), "sha256": hash('b')}));
    assert!(wire::gone(&full().to_text(), "now").contains("\"ill-formed\""));
}

/// Changes in any order, some of which are refused.
fn any_changes() -> impl Strategy<Value = Vec<(usize, u32)>> {
    proptest::collection::vec((0..changes().len(), any::<u16>().prop_map(|second| u32::from(second) % 3600)), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn custody_only_grows(order in any_changes()) {
        let all = changes();
        let mut case = case();
        for (which, second) in order {
            let mut change = all[which].clone();
            change["at"] = json!(at(second));
            let before: Vec<Event> = case.custody.clone();
            let (listing, assessment) = (case.listing.clone(), case.assessment.clone());
            match Case::from_text(&wire::with(&case.to_text(), &change.to_string())) {
                Ok(after) => {
                    prop_assert_eq!(after.custody.len(), before.len() + 1);
                    prop_assert!(after.custody.starts_with(&before));
                    prop_assert_eq!(&after.listing, &listing);
                    prop_assert_eq!(&after.assessment, &assessment);
                    case = after;
                }
                Err(_) => prop_assert_eq!(&case.custody, &before),
            }
        }
    }
}
