//! `jinjja case doors` and `jinjja case prepare` as a person meets them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use jinjja::case::{Case, wire};
use serde_json::{Value, json};

use super::{
    desk::{cases_for, desk, door, listing_at, prepared, with},
    sample::{at, case_of, hash, id},
};

/// A folder of its own for a test, with a file of cases that are not sealed, and desks.
fn folder(name: &str, cases: &[Case]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("door-command").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let client = json!({"name": "jinjja", "version": "0.1.0", "data": hash('d')}).to_string();
    let mut export = wire::export(&at(9), &client).expect("a client");
    cases.iter().for_each(|case| export.add(&case.to_text(), None).expect("a case"));
    fs::write(folder.join("cases.jinjja.zip"), export.finish().expect("a file")).expect("a file");
    fs::write(folder.join("agent.json"), agent().to_string()).expect("a desk");
    folder
}

/// An agent's desk, who means it.
fn agent() -> Value {
    let mut desk = desk("agent", "SG", &[]);
    desk["meant"] = json!(["not_sealed", "mark_missing", "passed_on"]);
    desk
}

/// Cases that are not sealed, of a marketplace.
fn unsealed(marketplace: &str, numbers: std::ops::RangeInclusive<u64>) -> Vec<Case> {
    let case = |number| {
        with(&case_of(&listing_at(marketplace, "SG", number), number), |case| {
            case["statement"]["explanation"] = json!("The lot number is missing.");
            case["statement"]["infringement_type"] = json!("counterfeit");
        })
    };
    numbers.map(case).collect()
}

/// Arguments → the exit code, and words of what is said (on standard error where it is used wrongly).
fn check(folder: &Path, arguments: &[&str], code: i32, says: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jinjja"));
    let output =
        command.arg("case").args(arguments).env("LC_ALL", "C").current_dir(folder).output().expect("the program runs");
    let text = String::from_utf8_lossy(if code == 2 { &output.stderr } else { &output.stdout }).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    for words in says {
        assert!(text.contains(words), "{arguments:?} does not say {words:?}:\n{text}");
    }
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    assert!(widest <= 80 || code == 2 || arguments.contains(&"--json"), "{arguments:?}: {widest} columns\n{text}");
    text
}

const FILE: &str = "cases.jinjja.zip";

#[test]
fn doors_are_listed() {
    let folder = folder("doors", &unsealed("lazada", 1..=2));
    let one = ["doors", FILE, "--case", &id(1)];
    check(
        &folder,
        &one,
        0,
        &["lazada-buyer", "alibaba-ipp", "locked: for holders of rights", "up to 300 in one notice"],
    );
    check(&folder, &[&one[..], &["--desk", "agent.json"]].concat(), 0, &["alibaba-ipp                 open"]);
    let json = check(&folder, &[&one[..], &["--json"]].concat(), 0, &[]);
    let doors: Value = serde_json::from_str(&json).expect("JSON");
    assert!(doors.as_array().unwrap().iter().any(|door| door["id"] == "lazada-buyer" && door["access"] == "open"));
    check(&folder, &["doors", FILE], 2, &["2 cases", "name one"]);
    check(&folder, &["doors", FILE, "--door", "csv"], 2, &["--door belongs to"]);
    check(&folder, &["doors", FILE, "--output", "out"], 2, &["belong to `case prepare`"]);
    check(&folder, &["doors", "none.zip"], 2, &["none.zip"]);
    check(&folder, &["doors", "--help"], 0, &["Examples:", "Exit codes:"]);
}

#[test]
fn what_would_go_is_shown_and_written() {
    let cases = unsealed("lazada", 1..=2);
    let folder = folder("prepare", &cases);
    let csv = ["prepare", FILE, "--door", "csv", "--desk", "agent.json"];
    check(&folder, &csv, 0, &["nothing stands against it", "Notice 1 of 1", "[jinjja-csv-000000000001.csv]"]);
    let said = check(&folder, &[&csv[..], &["--output", "out"]].concat(), 0, &["jinjja-csv-000000000001.csv"]);
    let written = fs::read_to_string(folder.join(said.trim())).expect("a file");
    assert_eq!(written.matches("\r\n").count(), 3, "two rows and a head: {written}");
    check(&folder, &[&csv[..], &["--output", "out"]].concat(), 2, &["exists"]);
    check(&folder, &[&csv[..], &["--output", "out", "--overwrite"]].concat(), 0, &[]);
    // Exactly what the engine makes.
    let ipp = ["prepare", FILE, "--door", "lazada-ip-mail", "--desk", "agent.json", "--case", &id(2)];
    let json = check(&folder, &[&ipp[..], &["--json"]].concat(), 0, &[]);
    let shown: Value = serde_json::from_str(&json).expect("JSON");
    let made = prepared(door("lazada-ip-mail"), &cases[1..], &desk("agent", "SG", &[]));
    assert_eq!(shown["notices"][0]["parts"], serde_json::to_value(&made.notices[0].parts).unwrap());
    check(&folder, &[&ipp[..], &["--output", "mail"]].concat(), 0, &["1-body.txt", "1-subject.txt"]);
    assert_eq!(fs::read_to_string(folder.join("mail/1-body.txt")).expect("a file"), made.notices[0].parts[1].text);
    check(&folder, &[&ipp[..], &["--language", "ko"]].concat(), 0, &["신고 유형"]);
    check(&folder, &ipp, 0, &["ProtectIP@care.lazada.com", "step     Add the pictures"]);
}

#[test]
fn what_stands_against_it_is_said_and_nothing_is_written() {
    let folder = folder("stops", &unsealed("lazada", 1..=1));
    let says = ["asks     The evidence is not sealed yet.", "it may not go like this", "(not_sealed)"];
    check(&folder, &["prepare", FILE, "--door", "csv"], 1, &says);
    check(&folder, &["prepare", FILE, "--door", "csv", "--output", "out"], 1, &says);
    assert!(!folder.join("out").exists());
    check(&folder, &["prepare", FILE, "--door", "alibaba-ipp"], 1, &["locked   For rights holders"]);
    check(&folder, &["prepare", FILE, "--door", "xarf"], 1, &["stops", "E-mail"]);
    check(&folder, &["prepare", FILE, "--door", "jd-buyer"], 1, &["does not answer for", "(not_served)"]);
}

#[test]
fn wrong_use_is_said() {
    let folder = folder("use", &unsealed("lazada", 1..=1));
    fs::write(folder.join("bad.json"), "{\"more\": 1}").expect("a file");
    fs::write(folder.join("list.json"), "[]").expect("a file");
    check(&folder, &["prepare", FILE], 2, &["--door is missing"]);
    check(&folder, &["prepare", FILE, "--door", "lazada"], 2, &["no door `lazada`", "case doors"]);
    check(&folder, &["prepare", "--door", "csv"], 2, &["file of cases"]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--case", "x"], 2, &["x"]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--case", &id(9)], 2, &["no case", &id(9)]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--desk", "bad.json"], 2, &["unknown field `more`"]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--desk", "list.json"], 2, &["list.json"]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--desk", "none.json"], 2, &["none.json"]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--language", "de"], 2, &["--language de"]);
    check(&folder, &["prepare", FILE, "--door", "csv", "--more"], 2, &["--more"]);
}

#[test]
fn nothing_is_needed_for_a_sealed_case_but_the_case() {
    let cases = cases_for(door("print"), "SG");
    let made = prepared(door("print"), &cases, &json!({"now": "2026-11-29T12:00:00.000Z"}));
    assert!(made.may_go, "{:?}", made.findings);
}
