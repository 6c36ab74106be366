//! What several tests need: the captured pages kept beside the project, and reading one of them.

#![allow(dead_code, reason = "each test uses what it needs")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use jinjja::{
    Knowledge,
    adapter::Plan,
    address,
    html::{self, Recorded},
    reading::{self, Reading},
};
use serde_json::Value;

/// A folder kept beside the project for testing; says that the test is skipped where it is absent.
pub fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: no ../shared");
    None
}

/// A captured page with its address and its recorded answers.
pub struct Captured {
    pub file: String,
    pub url: String,
    pub page: Vec<u8>,
    pub answers: Vec<Recorded>,
}

/// All captured pages.
pub fn corpus() -> Option<Vec<Captured>> {
    let folder = shared("corpus")?;
    let truth = fs::read_to_string(folder.join("TRUTH.jsonl")).expect("the corpus has its truth");
    let rows = truth.lines().map(|line| serde_json::from_str::<Value>(line).expect("truth is JSON"));
    Some(rows.map(|row| captured(&folder, &row)).collect())
}

fn captured(folder: &Path, row: &Value) -> Captured {
    let text = |key: &str| row.get(key).and_then(Value::as_str).map(str::to_owned);
    let file = text("file").expect("a row names its file");
    let answers = text("responses").map(|name| {
        serde_json::from_slice(&fs::read(folder.join(name)).expect("answers can be read")).expect("answers are JSON")
    });
    Captured {
        page: fs::read(folder.join(&file)).expect("a page can be read"),
        url: text("url").expect("a row names its address"),
        answers: answers.unwrap_or_default(),
        file,
    }
}

/// Our own sample pages: each names its address in its first line.
pub fn samples() -> Vec<Captured> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<Captured> = fs::read_dir(&folder)
        .expect("the sample pages are there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| {
            let page = fs::read(&path).expect("a page can be read");
            let head = String::from_utf8_lossy(&page).lines().next().unwrap_or_default().to_owned();
            let url = head
                .strip_prefix("<!-- ")
                .and_then(|line| line.strip_suffix(" -->"))
                .expect("its first line is its address");
            let answers = fs::read(path.with_extension("answers.json")).ok();
            Captured {
                file: path.file_stem().expect("it has a name").to_string_lossy().into_owned(),
                url: url.to_owned(),
                page,
                answers: answers
                    .map(|bytes| serde_json::from_slice(&bytes).expect("answers are JSON"))
                    .unwrap_or_default(),
            }
        })
        .collect();
    pages.sort_by(|one, other| one.file.cmp(&other.file));
    pages
}

/// Reads a page with some knowledge.
pub fn read_with(knowledge: &Knowledge, page: &[u8], captured: &Captured) -> Reading {
    let at = address::locate_saved(&captured.url, knowledge).expect("the address is one");
    let saved = html::capture(page, &at, &captured.url, &Plan::of(at.marketplace), &captured.answers);
    reading::read(&saved.capture, &at, knowledge)
}

/// Reads a page as the product does.
pub fn read(page: &[u8], captured: &Captured) -> Reading {
    read_with(Knowledge::embedded(), page, captured)
}
