//! Captured pages of real marketplaces against the truth set by hand, by the corpus' own scorer.

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

use std::{fs, path::Path, process::Command};

use serde_json::Value;

/// The corpus without the rows whose cards have no number: the scorer can match cards by nothing else. Those pages are
/// compared by position in the test below.
fn with_numbers(corpus: &Path) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("jinjja-corpus-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for entry in fs::read_dir(corpus).expect("the corpus").flatten() {
        if entry.path().is_dir() {
            let link = folder.join(entry.file_name());
            if !link.exists() {
                std::os::unix::fs::symlink(fs::canonicalize(entry.path()).expect("a path"), link).expect("a link");
            }
        }
    }
    let truth: Vec<String> =
        rows(corpus).into_iter().filter(|row| !is_without_numbers(row)).map(|row| row.to_string()).collect();
    fs::write(folder.join("TRUTH.jsonl"), truth.join("\n")).expect("a file");
    folder
}

fn rows(corpus: &Path) -> Vec<Value> {
    let truth = fs::read_to_string(corpus.join("TRUTH.jsonl")).expect("the corpus has its truth");
    truth.lines().map(|line| serde_json::from_str(line).expect("truth is JSON")).collect()
}

fn cards(row: &Value) -> &[Value] {
    row.get("cards").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn is_without_numbers(row: &Value) -> bool {
    cards(row).first().is_some_and(|card| card.get("item_id").is_none())
}

#[test]
fn real_pages_are_read_rightly() {
    let (Some(corpus), Some(tools)) = (common::shared("corpus"), common::shared("tools")) else { return };
    let corpus = with_numbers(&corpus);
    let scored = Command::new("python3")
        .arg(tools.join("score_reading.py"))
        .arg("--corpus")
        .arg(&corpus)
        .args(["--read", concat!(env!("CARGO_BIN_EXE_jinjja"), " read"), "--json"])
        .output()
        .expect("python3 runs the scorer");
    fs::remove_dir_all(&corpus).expect("the folder goes");
    let score: Value = serde_json::from_slice(&scored.stdout).unwrap_or_else(|error| {
        panic!("the scorer printed no JSON ({error}): {}", String::from_utf8_lossy(&scored.stderr));
    });
    let number = |name: &str| score.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let at_least = [("f1_products", 0.97), ("f1_lists", 0.97), ("seller_recall_products", 0.95)];
    for (name, limit) in at_least {
        assert!(number(name) >= limit, "{name} is {}, below {limit}: {score}", number(name));
    }
    for (name, whole) in [("page_kind_right", "pages"), ("cards_found", "cards")] {
        assert_eq!(number(name), number(whole), "{name} of {whole}: {score}");
    }
    for name in ["crashes", "invented", "exit_wrong", "seller_wrong_products", "junk"] {
        assert_eq!(number(name), 0.0, "{name}: {score}");
    }
}

#[test]
fn cards_without_a_number_are_read_in_their_order() {
    let (Some(corpus), Some(captured)) = (common::shared("corpus"), common::corpus()) else { return };
    for (row, page) in rows(&corpus).iter().zip(&captured).filter(|(row, _)| is_without_numbers(row)) {
        let read = serde_json::to_value(common::read(&page.page, page).cards).expect("cards can be printed");
        let read = read.as_array().expect("a list of cards");
        assert!(read.len() >= cards(row).len(), "{}: {} cards are read", page.file, read.len());
        for (at, (truth, card)) in cards(row).iter().zip(read).enumerate() {
            for (field, expected) in truth.as_object().expect("a card").iter().filter(|(field, _)| *field != "badges") {
                assert_eq!(&card[field], expected, "{} card {at}: {field}", page.file);
            }
        }
    }
}
