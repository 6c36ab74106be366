//! Listings judged by people, and what the engine says of them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use std::{collections::BTreeSet, fs, path::Path};

use jinjja::{
    Knowledge,
    listing::Listing,
    verdict::{Judge, peers},
};
use serde_json::Value;

/// Every case of ours is right in all that its truth says.
#[test]
fn our_cases_are_judged_rightly() {
    for file in ["signs.jsonl", "traps.jsonl"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts").join(file);
        let wrong = wrong_of(&fs::read_to_string(path).expect("cases of ours"));
        assert!(wrong.is_empty(), "{file}: {} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}

/// What exactly is said of each case of ours: a weight, cap or threshold that moves shows here.
#[test]
fn our_cases_are_weighed_as_reviewed() {
    let judge = Judge::new(Knowledge::embedded());
    for file in ["signs.jsonl", "traps.jsonl"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts").join(file);
        let text = fs::read_to_string(path).expect("cases of ours");
        let listings: Vec<Listing> = text.lines().map(taken).collect();
        let said = text.lines().zip(&listings).zip(peers(&listings)).map(|((line, listing), peers)| {
            let row: Value = serde_json::from_str(line).expect("a case is JSON");
            let got = serde_json::to_value(judge.assess(listing, &peers)).expect("an assessment is JSON");
            let hints = got["hints"].as_array().expect("hints").iter();
            let hints: Vec<String> = hints.map(|hint| format!("{}:{}", text_of(&hint["id"]), hint["weight"])).collect();
            let (store, risk) = (text_of(&got["store"]["status"]), &got["risk"]);
            format!(
                "{} {store} {} {} {}",
                text_of(&row["case"]),
                text_of(&risk["level"]),
                risk["decibans"],
                hints.join(" ")
            )
        });
        let said = said.collect::<Vec<_>>().join("\n");
        insta::with_settings!({ snapshot_path => "verdicts", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(file, said);
        });
    }
}

fn text_of(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The cases kept beside the project: nearly all right, and those that accuse the innocent never wrong.
#[test]
fn cases_kept_beside_the_project_are_judged_rightly() {
    let Some(folder) = common::shared("bench") else { return };
    let text = fs::read_to_string(folder.join("dev.jsonl")).expect("judged cases");
    let wrong = wrong_of(&text);
    let all = text.lines().count();
    assert!(wrong.len() * 20 <= all, "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let accusing: Vec<&String> =
        wrong.iter().filter(|line| line.contains("unwanted") || line.contains("wanted none")).collect();
    assert!(accusing.is_empty(), "{accusing:#?}");
}

/// One line for each case that is not judged as its truth says.
fn wrong_of(text: &str) -> Vec<String> {
    let judge = Judge::new(Knowledge::embedded());
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a case is JSON")).collect();
    let listings: Vec<Listing> = text.lines().map(taken).collect();
    rows.iter()
        .zip(&listings)
        .zip(peers(&listings))
        .filter_map(|((row, listing), peers)| {
            let assessment = serde_json::to_value(judge.assess(listing, &peers)).expect("an assessment is JSON");
            let complaints = complaints(&row["truth"], &assessment);
            let title: String = row["title"].as_str().unwrap_or_default().chars().take(70).collect();
            (!complaints.is_empty())
                .then(|| format!("{} ({title}): {} — {}", row["case"], complaints.join("; "), row["truth"]["why"]))
        })
        .collect()
}

fn taken(line: &str) -> Listing {
    Listing::from_line(line.as_bytes()).expect("a case is a record").listing
}

fn complaints(truth: &Value, got: &Value) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, got) in
        [("risk", &got["risk"]["level"]), ("store", &got["store"]["status"]), ("brand", &got["store"]["brand"])]
    {
        let wanted = match &truth[name] {
            Value::Array(many) => many.clone(),
            one => vec![one.clone()],
        };
        let is_asked = truth.get(name).is_some();
        if is_asked && !wanted.contains(got) {
            let wanted: Vec<String> = wanted.iter().map(|value| value.as_str().unwrap_or("null").to_owned()).collect();
            complaints.push(format!("{name} {got}, wanted {}", wanted.join("/")));
        }
    }
    let hints: BTreeSet<&str> =
        got["hints"].as_array().expect("hints").iter().filter_map(|hint| hint["id"].as_str()).collect();
    let listed = |key: &str| truth[key].as_array().cloned().unwrap_or_default();
    for hint in listed("must").iter().filter_map(Value::as_str).filter(|hint| !hints.contains(hint)) {
        complaints.push(format!("missing {hint}"));
    }
    for hint in listed("must_not").iter().filter_map(Value::as_str).filter(|hint| hints.contains(hint)) {
        complaints.push(format!("unwanted {hint}"));
    }
    complaints
}
