//! The verdict judged again from what was sealed. The same engine with the same data gives the same bytes; another one is
//! named, and so is what it sees otherwise.

use serde::Serialize;

use super::{Capture, Check, Finding, Outcome, SOFTWARE, finding::Replayed};
use crate::{
    Knowledge,
    brand::own::OwnBrands,
    capture::json::{Json, written},
    reading,
    verdict::{Judge, PageVerdict},
};

/// By what a verdict was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Made {
    /// The engine's version.
    pub version: String,
    /// The hash of the data; none when the verdict says nothing that rests on them.
    pub data: Option<String>,
}

/// A place in which two verdicts differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where: keys joined by dots, hints by their ids.
    pub at: String,
    /// What was sealed; none when it is new.
    pub sealed: Option<String>,
    /// What is said now; none when it is gone.
    pub now: Option<String>,
}

/// More differences than this are not listed.
const MOST: usize = 20;

/// Judges every capture again. `software` is what sealed them.
pub fn replay(captures: &[Capture], software: &str, knowledge: &Knowledge) -> Vec<Finding> {
    let plain = Judge::new(knowledge);
    (1usize..).zip(captures).map(|(number, capture)| one(number, capture, software, knowledge, &plain)).collect()
}

fn one(number: usize, capture: &Capture, software: &str, knowledge: &Knowledge, plain: &Judge) -> Finding {
    let reading = reading::reading_of_capture(&capture.capture, knowledge);
    let verdict = match &capture.own_brands {
        Some(own) => PageVerdict::of(reading, &Judge::with_own(knowledge, &OwnBrands::of(own, knowledge))),
        None => PageVerdict::of(reading, plain),
    };
    let now = written(&verdict);
    let about = Some(format!("capture {number}"));
    let version = env!("CARGO_PKG_VERSION");
    if now == capture.verdict {
        let data = short(&knowledge.hash);
        let text = format!("Judged again from its capture: the same bytes (engine {version}, data {data}).");
        return Finding { about, ..Finding::holds(Check::Verdict, text) };
    }
    let sealed: Json = serde_json::from_str(&capture.verdict).unwrap_or_default();
    let current: Json = serde_json::from_str(&now).unwrap_or_default();
    let differences = differences(&sealed, &current);
    let made = made(&sealed, software);
    let is_ours = made.version == version
        && made.data.as_deref().is_none_or(|data| data.split('+').next() == Some(knowledge.hash.as_str()));
    let (outcome, text) = if is_ours {
        let text = "Judged again by the same engine with the same data, the capture gives another verdict: one of them was \
                    changed before it was sealed.";
        (Outcome::Broken, text.to_owned())
    } else {
        let of_data = made.data.as_deref().map_or(String::new(), |data| format!(" with the data {}", short(data)));
        let ours = short(&knowledge.hash);
        let seen = match differences.len() {
            0 => "nothing but that".to_owned(),
            1 => "one thing more".to_owned(),
            MOST => format!("{MOST} things and more"),
            many => format!("{many} things more"),
        };
        let text = format!(
            "It was made by engine {}{of_data}, which is needed to judge it again; this is {version} with the data {ours}. \
             Judged by this one, {seen} would be different.",
            made.version
        );
        (Outcome::Needs, text)
    };
    let replayed = Some(Replayed { made, differences });
    Finding { check: Check::Verdict, outcome, about, text, replayed }
}

/// The beginning of a hash, enough to tell one from another.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

/// By what a verdict was made: as its first assessment says, else by what sealed it.
fn made(verdict: &Json, software: &str) -> Made {
    let own = verdict.get("assessment").filter(|assessment| !assessment.is_null());
    let of_card = || verdict.get("cards")?.at(0)?.get("assessment");
    let engine = own.or_else(of_card).and_then(|assessment| assessment.get("engine"));
    let text = |key| Some(engine?.get(key)?.as_text()?.to_owned());
    let name = SOFTWARE.split(' ').next().unwrap_or_default();
    let version = || software.trim_start_matches(name).trim().to_owned();
    Made { version: text("version").unwrap_or_else(version), data: text("data") }
}

/// Where two verdicts differ, beside of what they were made with.
pub fn differences(sealed: &Json, now: &Json) -> Vec<Difference> {
    let mut found = Vec::new();
    compare("", Some(sealed), Some(now), &mut found);
    found
}

fn compare(at: &str, sealed: Option<&Json>, now: Option<&Json>, found: &mut Vec<Difference>) {
    if sealed == now || found.len() >= MOST || at == "engine" || at.ends_with(".engine") {
        return;
    }
    let below = |key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
    match (sealed, now) {
        (Some(Json::Map(one)), Some(Json::Map(other))) => {
            let new = other.iter().filter(|(key, _)| !one.iter().any(|(known, _)| known == key));
            for (key, _) in one.iter().chain(new) {
                let get = |map: Option<&'_ Json>| map.and_then(|map| map.get(key)).cloned();
                compare(&below(key), get(sealed).as_ref(), get(now).as_ref(), found);
            }
        }
        (Some(Json::List(one)), Some(Json::List(other))) => {
            let has_ids = one.iter().chain(other).all(|element| id(element).is_some());
            if has_ids {
                let by =
                    |list: &'_ [Json], wanted: &str| list.iter().find(|element| id(element) == Some(wanted)).cloned();
                let new =
                    other.iter().filter_map(id).filter(|wanted| !one.iter().any(|known| id(known) == Some(wanted)));
                for wanted in one.iter().filter_map(id).chain(new) {
                    compare(&below(wanted), by(one, wanted).as_ref(), by(other, wanted).as_ref(), found);
                }
            } else {
                for place in 0..one.len().max(other.len()) {
                    compare(&below(&place.to_string()), one.get(place), other.get(place), found);
                }
            }
        }
        _ => found.push(Difference { at: at.to_owned(), sealed: sealed.map(told), now: now.map(told) }),
    }
}

fn id(element: &Json) -> Option<&str> {
    element.get("id").and_then(Json::as_text)
}

/// Letters of a value that are shown.
const SHOWN: usize = 60;

/// A value, short enough to be shown. What has an id is told by it.
fn told(value: &Json) -> String {
    let text = id(value).map_or_else(|| written(value), str::to_owned);
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::differences;

    fn check(sealed: &str, now: &str, expected: &[&str]) {
        let read = |text| serde_json::from_str(text).expect("JSON");
        let found = differences(&read(sealed), &read(now)).into_iter().map(|difference| {
            let told = |value: Option<String>| value.unwrap_or_else(|| "-".into());
            format!("{}: {} → {}", difference.at, told(difference.sealed), told(difference.now))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn differences_are_named_by_where_they_are() {
        check("{}", "{}", &[]);
        check(r#"{"a":{"b":1,"c":2}}"#, r#"{"a":{"b":1,"c":3}}"#, &["a.c: 2 → 3"]);
        check(r#"{"a":1}"#, r#"{"b":null}"#, &["a: 1 → -", "b: - → null"]);
        check(
            r#"{"hints":[{"id":"x","weight":1},{"id":"y"}]}"#,
            r#"{"hints":[{"id":"y"},{"id":"z"}]}"#,
            &["hints.x: x → -", "hints.z: - → z"],
        );
        check(r#"{"cards":[1,2]}"#, r#"{"cards":[1,3,4]}"#, &["cards.1: 2 → 3", "cards.2: - → 4"]);
        check(r#"{"assessment":{"engine":{"data":"a"}}}"#, r#"{"assessment":{"engine":{"data":"b"}}}"#, &[]);
    }
}
