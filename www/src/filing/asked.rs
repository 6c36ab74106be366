//! What the extension's scripts give of doors and of what was handed in.

use wasm_bindgen::prelude::*;

use crate::{case::store::Why, json::Json};

#[wasm_bindgen(raw_module = "../filings/page.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = doors)]
    async fn doors_of(cases: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = show)]
    async fn show_door(
        door: &str,
        cases: Vec<String>,
        meant: Vec<String>,
        language: &str,
        answers: &str,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = confirm)]
    async fn confirm_shown(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = undo)]
    async fn take_back(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = tended)]
    async fn tend() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = filings)]
    async fn filings_of(cases: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = receipt)]
    async fn keep_receipt(id: &str, report: &str, number: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = again)]
    async fn try_again(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = forward)]
    async fn forward_notice(id: &str, number: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = savePictures)]
    async fn save_all_pictures(cases: Vec<String>, names: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = look)]
    async fn look_at(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = noteOutcome)]
    async fn note(id: &str, kind: &str, reason: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = ledger)]
    async fn whole_ledger() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = checkedRight)]
    async fn check_right(right: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = reasonOf)]
    fn reason_of(error: &JsValue) -> String;
}

fn told(result: Result<JsValue, JsValue>) -> Result<Json, Why> {
    result.map(Json::of).map_err(|error| reason_of(&error))
}

/// The doors that serve cases, open ones first.
pub async fn doors(cases: Vec<String>) -> Result<Vec<Json>, Why> {
    told(doors_of(cases).await).map(|doors| doors.list())
}

/// What would go through a door; `answers` are to what only this door asks.
pub async fn show(
    door: &str,
    cases: Vec<String>,
    meant: Vec<String>,
    language: &str,
    answers: &Json,
) -> Result<Json, Why> {
    told(show_door(door, cases, meant, language, &answers.written()).await)
}

/// Confirms what was shown.
pub async fn confirm(name: &str) -> Result<Json, Why> {
    told(confirm_shown(name).await)
}

/// Takes back what has not gone yet.
pub async fn undo(id: &str) -> Result<(), Why> {
    told(take_back(id).await).map(drop)
}

/// Lets go what is due.
pub async fn let_go() {
    // The background does it, or wakes for it; what it says, the list of filings shows.
    drop(tend().await);
}

/// What cases were handed in as, oldest first.
pub async fn filings(cases: Vec<String>) -> Result<Vec<Json>, Why> {
    told(filings_of(cases).await).map(|filings| filings.list())
}

/// Keeps the number that an office gave; empty where it gave none.
pub async fn receipt(id: &str, report: &str, number: &str) -> Result<(), Why> {
    told(keep_receipt(id, report, number).await).map(drop)
}

/// Has a server tried again at once.
pub async fn again(id: &str) -> Result<(), Why> {
    told(try_again(id).await).map(drop)
}

/// Does what the door wants of a notice: its page is opened, its mail written, its file saved.
pub async fn forward(id: &str, number: u32) -> Result<(), Why> {
    told(forward_notice(id, number).await).map(drop)
}

/// Hands the pictures of a notice to the person.
pub async fn save_pictures(cases: Vec<String>, names: Vec<String>) -> Result<(), Why> {
    told(save_all_pictures(cases, names).await).map(drop)
}

/// Looks whether a listing is still there; nothing where that could not be told.
pub async fn look(id: &str) -> Result<Option<String>, Why> {
    told(look_at(id).await).map(|seen| seen.as_text())
}

/// Notes what came of a case.
pub async fn note_outcome(id: &str, kind: &str, reason: &str) -> Result<(), Why> {
    told(note(id, kind, reason).await).map(drop)
}

/// What became of what was handed in, by door.
pub async fn ledger() -> Result<Json, Why> {
    told(whole_ledger().await)
}

/// A right as it can be stored.
pub async fn checked_right(right: &Json) -> Result<Json, Why> {
    told(check_right(&right.written()).await)
}
