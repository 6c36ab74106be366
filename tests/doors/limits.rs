//! Texts at the limit of a field and one past it, for every field with a limit in every door.

use jinjja::channel::Offices;
use jinjja_data::{
    Channel,
    channel::{Content, Field},
};
use serde_json::{Value, json};

use super::desk::{cases_for, countries_of, desk, prepared, role_of, with};

/// Whether the field is found to be too long, and how long the texts of the door are.
fn found(door: &Channel, field: &Field, length: usize) -> bool {
    let (_, country) = countries_of(door).remove(0);
    let long = "x".repeat(length);
    let cases: Vec<_> = cases_for(door, &country);
    let mut desk = desk(role_of(door), &country, &cases);
    let case = with(&cases[0], |case| {
        let said = match field.from {
            Content::Brand => "/listing/brand_claimed",
            Content::Text => "/statement/explanation",
            _ => return,
        };
        *case.pointer_mut(said).unwrap() = json!(long);
        case["assessment"]["store"]["brand"] = Value::Null;
        if field.from == Content::Text {
            case["statement"]["infringement_type"] = Value::Null;
            case["assessment"]["reasons"] = json!([]);
        }
    });
    match field.from {
        Content::NotifierOrganisationOrName => desk["notifier"]["organisation"] = json!(long),
        Content::Asked => desk["answers"][&field.key] = json!(long),
        Content::Brand | Content::Text => (),
        // What is cut to its length is never too long.
        Content::Subject => return length > field.limit.unwrap(),
        other => panic!("{}: how is {other:?} made long?", door.id),
    }
    let prepared = prepared(door, &[case], &desk);
    prepared.findings.iter().any(|finding| {
        finding.check == "too_long"
            && finding.with.get("field").map(String::as_str) == Some(field.label_at(place(&country)))
    })
}

fn place(country: &str) -> jinjja_data::channel::Place<'_> {
    jinjja_data::channel::Place { country: Some(country), language: "en" }
}

#[test]
fn texts_may_be_as_long_as_the_office_says_and_no_longer() {
    let mut count = 0;
    for door in &Offices::embedded().doors {
        for field in &door.fields {
            let Some(limit) = field.limit else { continue };
            count += 1;
            assert!(!found(door, field, limit), "{} {}: at its limit", door.id, field.key);
            assert!(found(door, field, limit + 1), "{} {}: one past its limit", door.id, field.key);
        }
    }
    assert!(count >= 10, "{count} limits");
}

#[test]
fn no_part_is_longer_than_its_limit_and_nothing_the_person_says_is_cut() {
    for door in &Offices::embedded().doors {
        for (_, country) in countries_of(door) {
            for words in [0, 10, 400, 900] {
                let words = "word ".repeat(words / 5);
                let cases: Vec<_> = cases_for(door, &country)
                    .iter()
                    .map(|case| with(case, |case| case["statement"]["explanation"] = json!(words.trim())))
                    .collect();
                let prepared = prepared(door, &cases, &desk(role_of(door), &country, &cases));
                for part in prepared.notices.iter().flat_map(|notice| &notice.parts) {
                    assert_eq!(part.length, part.text.chars().count());
                    let stops = prepared.findings.iter().any(|finding| finding.check == "too_long");
                    assert!(stops || part.limit.is_none_or(|limit| part.length <= limit), "{} {}", door.id, part.key);
                }
                let asks = door.fields.iter().any(|field| field.from == Content::Text);
                let all: String =
                    prepared.notices.iter().flat_map(|notice| &notice.parts).map(|part| part.text.as_str()).collect();
                assert!(!asks || all.contains(words.trim()), "{}: the person's words", door.id);
            }
        }
    }
}

#[test]
fn what_weighs_least_is_left_out_first() {
    let door = super::desk::door("xarf");
    let said = |words: usize| {
        let cases = cases_for(door, "SG");
        let case = with(&cases[0], |case| case["statement"]["explanation"] = json!("x".repeat(words)));
        let text = prepared(door, &[case], &desk("shopper", "SG", &[])).notices[0].parts[0].text.clone();
        serde_json::from_str::<Value>(&text).unwrap()["description"].as_str().unwrap().to_owned()
    };
    assert!(said(10).contains("SHA-256"));
    let short = said(500);
    assert!(!short.contains("SHA-256") && short.contains("replica"), "{short}");
    let shorter = said(880);
    assert!(!shorter.contains("Title of the listing") && shorter.contains("Brand: Laneige"), "{shorter}");
    assert!(said(955).ends_with("xxx"), "the person's words stay to the last");
}
