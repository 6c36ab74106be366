//! `jinjja case` as a person meets it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

use super::{
    container::{file, sealed},
    sample::id,
};

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("case-command").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("two.jinjja.zip"), file()).expect("a file");
    folder
}

fn jinjja(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jinjja"));
    command.arg("case").args(arguments).current_dir(folder).output().expect("the program runs")
}

/// Arguments → the exit code, and words of what is said (on standard error where something is wrong).
fn check(folder: &Path, arguments: &[&str], code: i32, says: &[&str]) -> String {
    let output = jinjja(folder, arguments);
    let text = String::from_utf8_lossy(if code == 0 { &output.stdout } else { &output.stderr }).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    for words in says {
        assert!(text.contains(words), "{arguments:?} does not say {words:?}:\n{text}");
    }
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    assert!(widest <= 80 || code != 0 || arguments.contains(&"--json"), "{arguments:?}: {widest} columns\n{text}");
    text
}

#[test]
fn cases_are_listed_and_shown() {
    let folder = folder("listed");
    let (first, second) = (id(1), id(2));
    check(
        &folder,
        &["list", "two.jinjja.zip"],
        0,
        &[&first, &second, "captured", "sealed", "shopee SG", "Laneige Lip"],
    );
    let json = check(&folder, &["list", "two.jinjja.zip", "--json"], 0, &[]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["cases"][1]["id"], second.as_str());
    assert_eq!(json["cases"][0]["evidence_bytes"], Value::Null);
    let says = ["SGD 4.90", "lane1ge.beauty", "+65 6123 4567", "replica-term", "captured", "2026-05-18T07:00:01.125Z"];
    check(&folder, &["show", "two.jinjja.zip", &second], 0, &says);
    let json = check(&folder, &["show", "two.jinjja.zip", &second, "--json"], 0, &[]);
    assert_eq!(json, sealed(2).0.to_text() + "\n");
    check(&folder, &["show", "two.jinjja.zip"], 2, &["2 cases", "name one"]);
    check(&folder, &["show", "two.jinjja.zip", &id(9)], 2, &["no case", &id(9)]);
    check(&folder, &["--help"], 0, &["Examples:", "Exit codes:"]);
}

#[test]
fn cases_are_unpacked_and_nothing_is_overwritten() {
    let folder = folder("unpacked");
    check(&folder, &["export", "two.jinjja.zip", "--to", "out"], 0, &[&id(1), &id(2)]);
    let case = |number: u64| folder.join("out").join(id(number)).join("case.json");
    let (second, evidence) = sealed(2);
    assert_eq!(fs::read_to_string(case(2)).expect("a case"), second.to_text());
    assert_eq!(fs::read(case(2).with_file_name("evidence.wacz")).expect("evidence"), evidence);
    assert!(!case(1).with_file_name("evidence.wacz").exists());
    fs::write(case(2), "mine").expect("a file");
    fs::remove_file(case(1)).expect("a file");
    check(&folder, &["export", "two.jinjja.zip", "--to", "out"], 2, &["there already", "--overwrite"]);
    assert!(!case(1).exists(), "nothing is written where something would be overwritten");
    check(&folder, &["export", "two.jinjja.zip", &id(1), "--to", "out"], 0, &[&id(1)]);
    assert_eq!(fs::read_to_string(case(2)).expect("a case"), "mine");
    check(&folder, &["export", "two.jinjja.zip", "--to", "out", "--overwrite"], 0, &[]);
    assert_eq!(fs::read_to_string(case(2)).expect("a case"), second.to_text());
    let names = |path: &Path| fs::read_dir(path).expect("a folder").count();
    assert_eq!((names(&folder), names(&folder.join("out")), names(&folder.join("out").join(id(2)))), (2, 2, 2));
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let folder = folder("links");
    fs::create_dir_all(folder.join("out")).expect("a folder");
    fs::create_dir_all(folder.join("elsewhere")).expect("a folder");
    std::os::unix::fs::symlink("../elsewhere", folder.join("out").join(id(1))).expect("a link");
    check(&folder, &["export", "two.jinjja.zip", "--to", "out", "--overwrite"], 2, &["no folder"]);
    assert_eq!(fs::read_dir(folder.join("elsewhere")).expect("a folder").count(), 0);
    let own = folder.join("out").join(id(2));
    fs::create_dir_all(&own).expect("a folder");
    fs::write(folder.join("precious"), "mine").expect("a file");
    std::os::unix::fs::symlink("../../precious", own.join("case.json")).expect("a link");
    check(&folder, &["export", "two.jinjja.zip", &id(2), "--to", "out"], 2, &["there already"]);
    check(&folder, &["export", "two.jinjja.zip", &id(2), "--to", "out", "--overwrite"], 0, &[]);
    assert_eq!(fs::read_to_string(folder.join("precious")).expect("a file"), "mine");
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    let folder = folder("wrong");
    let bytes = file();
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    fs::write(folder.join("changed.zip"), changed).expect("a file");
    fs::write(folder.join("cut.zip"), &bytes[..bytes.len() - 9]).expect("a file");
    fs::write(folder.join("text.zip"), "text").expect("a file");
    check(&folder, &["list", "changed.zip"], 1, &["changed.zip", "changed at byte"]);
    check(&folder, &["export", "changed.zip", "--to", "out"], 1, &["changed at byte"]);
    check(&folder, &["show", "cut.zip"], 1, &["cut off"]);
    check(&folder, &["list", "text.zip"], 1, &["no file of cases"]);
    assert!(!folder.join("out").exists());
}

#[test]
fn wrong_use_is_said() {
    let folder = folder("use");
    check(&folder, &[], 2, &["list, show, export, doors or prepare is missing"]);
    check(&folder, &["forget", "two.jinjja.zip"], 2, &["no `case forget`"]);
    check(&folder, &["list"], 2, &["file of cases"]);
    check(&folder, &["list", "none.jinjja.zip"], 2, &["none.jinjja.zip"]);
    check(&folder, &["list", "two.jinjja.zip", &id(1)], 2, &["takes no such ID"]);
    check(&folder, &["show", "two.jinjja.zip", "../x"], 2, &["../x"]);
    check(&folder, &["export", "two.jinjja.zip"], 2, &["--to"]);
    check(&folder, &["list", "two.jinjja.zip", "--to", "out"], 2, &["--to"]);
    check(&folder, &["export", "two.jinjja.zip", "--json", "--to", "out"], 2, &["--json"]);
    check(&folder, &["list", "two.jinjja.zip", "--more"], 2, &["--more"]);
}
