//! The steps of judging apart, for holding the engine in wasm against the native one. Not in what is shipped.

use jinjja::{Knowledge, reading, verdict};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{JUDGE, cutters};

/// Judges listing records, one JSON object a line: gives what `jinjja score --listings` prints.
#[wasm_bindgen]
pub fn assess_records(lines: &str) -> String {
    JUDGE.with_borrow(|judge| {
        verdict::assess_lines(judge, lines.as_bytes()).fold(String::new(), |lines, line| lines + &line + "\n")
    })
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
