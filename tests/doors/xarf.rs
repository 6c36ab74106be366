//! XARF: what the door makes is such a report, and what is none is refused by us before somebody else does. PyPI's `xarf` says the
//! same of the same files (`cargo xtask judges`).

use jinjja::{
    capture::literal,
    channel::xarf::{Fault, faults},
};

use super::{
    desk::{cases_for, desk, door, prepared, with},
    reports::{bad, good},
};
use serde_json::{Value, json};

fn faults_of(report: &str) -> Vec<Fault> {
    faults(&literal::document(report).expect("JSON"))
}

#[test]
fn what_the_door_makes_is_one() {
    for (name, report) in good() {
        assert_eq!(faults_of(&report), [], "{name}: {report}");
        assert!(!report.contains("_internal"), "{name}");
    }
    let korean: Value = serde_json::from_str(&good()[1].1).unwrap();
    assert_eq!(
        korean["url"],
        "https://xn--ec6bub.xn--3e0b707e/%EC%83%81%ED%92%88/%EB%A6%BD%20%EB%A7%88%EC%8A%A4%ED%81%AC?a=1#b"
    );
    assert_eq!(korean["source_identifier"], "xn--ec6bub.xn--3e0b707e");
    assert_eq!(korean.get("domain"), None, "XARF takes no such name");
    assert_eq!(korean["evidence"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_none_is_refused() {
    for (name, report, _) in bad() {
        let found = faults_of(&report.to_string());
        assert_eq!(found.len(), if name == "no-reporter" { 3 } else { 1 }, "{name}: {found:?}");
    }
}

/// A change to the case and the desk → the field that is found to be ill-formed.
fn check(change: impl Fn(&mut Value, &mut Value), expected: Option<&str>) {
    let door = door("xarf");
    let cases = cases_for(door, "SG");
    let mut desk = desk("shopper", "SG", &cases);
    let mut record: Value = serde_json::from_str(&cases[0].to_text()).unwrap();
    change(&mut record, &mut desk);
    let case = with(&cases[0], |case| *case = record.clone());
    let prepared = prepared(door, &[case], &desk);
    let found = prepared.findings.iter().find(|finding| finding.check == "ill_formed");
    assert_eq!(found.and_then(|finding| finding.with.get("field")).map(String::as_str), expected);
    assert_eq!(prepared.may_go, expected.is_none());
}

#[test]
fn the_person_hears_of_it_before_it_goes() {
    check(|_, _| (), None);
    check(|_, desk| desk["notifier"]["email"] = json!("kim.example.org"), Some("E-mail"));
    check(|_, desk| desk["notifier"]["email"] = json!("킴@예시.한국"), Some("E-mail"));
    check(|_, desk| desk["notifier"]["email"] = json!("kim@localhost"), Some("E-mail"));
    check(|_, desk| desk["notifier"]["email"] = json!("kim+1@mail.example.org"), None);
    check(|case, _| case["listing"]["url_canonical"] = json!("https://shop.example/<>"), None);
}
