//! The engine for the browser: wasm bindings without logic of their own.
//!
//! JSON text goes in and JSON text comes out. Text crosses into wasm as one copy of bytes, while an object built value
//! by value crosses the border once for each of them; and text is what the command line prints, so that both can be
//! compared byte for byte (`cargo xtask parity`). What arrives from a page is text already.

use std::sync::OnceLock;

use jinjja::{
    Knowledge,
    capture::cutter::Cutters,
    catalogue::Catalogue,
    reading,
    verdict::{self, Judge, PageVerdict},
};
use jinjja_messages::Mark;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// Compiling the registry and the terms costs more than judging with them.
static JUDGE: OnceLock<Judge> = OnceLock::new();

/// The plan of a marketplace is made ready once.
static CUTTERS: OnceLock<Cutters<'static>> = OnceLock::new();

fn cutters() -> &'static Cutters<'static> {
    CUTTERS.get_or_init(|| Cutters::new(Knowledge::embedded()))
}

/// Runs when the module is loaded. The engine is written not to fail; if it does, the console says where.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

fn judge() -> &'static Judge {
    JUDGE.get_or_init(|| Judge::new(Knowledge::embedded()))
}

/// A page judged, and what is drawn into it.
#[derive(Serialize)]
struct JudgedPage {
    verdict: PageVerdict,
    mark: Option<Mark>,
}

/// Judges what a content script observed (JSON), and tells it with a catalogue (the text of a `messages.json`) in its
/// `language` (BCP 47): `{"verdict": …, "mark": …}`.
#[wasm_bindgen]
pub fn judge_observation(observation: &str, catalogue: &str, language: &str) -> String {
    let verdict = PageVerdict::of(reading::reading_of(observation, cutters()), judge());
    let mark = Catalogue::from_json(catalogue).ok().and_then(|words| Mark::of(&verdict, &words, language));
    serde_json::to_string(&JudgedPage { verdict, mark }).unwrap_or_default()
}

/// Judges listing records, one JSON object a line: gives what `jinjja score --listings` prints.
#[wasm_bindgen]
pub fn assess_records(lines: &str) -> String {
    verdict::assess_lines(judge(), lines.as_bytes()).fold(String::new(), |lines, line| lines + &line + "\n")
}

/// Reads a capture (JSON): gives what `jinjja read` prints, without the end of the line.
#[wasm_bindgen]
pub fn read_capture(capture: &str) -> String {
    reading::read_json(capture, Knowledge::embedded())
}

/// Reads what a content script observed (JSON): gives what `jinjja read` prints of the same page when it is saved,
/// without the end of the line.
#[wasm_bindgen]
pub fn read_observation(observation: &str) -> String {
    reading::read_observed(observation, cutters())
}

/// The capture that an observation is (JSON), to be stored as evidence; nothing when it is no observation of a page that
/// can be trusted.
#[wasm_bindgen]
pub fn capture_observation(observation: &str) -> Option<String> {
    reading::capture_observed(observation, cutters())
}

/// The engine's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
