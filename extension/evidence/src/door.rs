//! Doors: JSON text in, JSON text out, as `jinjja::channel::wire` says. What is not taken gives `{"error": {"code", "message"}}`.

use jinjja::channel::wire;
use wasm_bindgen::prelude::wasm_bindgen;

/// A case and a desk → the doors that serve the case.
#[wasm_bindgen]
pub fn doors(case: &str, desk: &str) -> String {
    wire::doors(case, desk)
}

/// What is asked, cases and the messages of a language → the notices and what was found in them.
#[wasm_bindgen]
pub fn prepared(asked: &str, cases: &str, messages: &str) -> String {
    wire::prepared(asked, cases, messages)
}

/// A case and what of it is under way → what is kept of where it was handed in.
#[wasm_bindgen]
pub fn handed(case: &str, under_way: &str) -> String {
    wire::handed(case, under_way)
}

/// What was handed in, and now → what became of it, by door.
#[wasm_bindgen]
pub fn ledger(handed: &str, now: &str) -> String {
    wire::ledger(handed, now)
}

/// A stored right → the same, if it is one.
#[wasm_bindgen]
pub fn stored_right(right: &str) -> String {
    wire::right(right)
}

/// A case → what its statement says once it is handed in.
#[wasm_bindgen]
pub fn sworn(case: &str) -> String {
    wire::sworn(case)
}
