//! What the extension's scripts give of doors and of what was handed in.
//!
//! All of it goes through one function, so that a page holds what waits for an answer once.

use wasm_bindgen::prelude::*;

use crate::{case::store::Why, json::Json};

#[wasm_bindgen(raw_module = "../filings/page.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = call)]
    async fn call_script(name: &str, given: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = reasonOf)]
    fn reason_of(error: &JsValue) -> String;
}

async fn call(name: &'static str, given: Vec<Json>) -> Result<Json, Why> {
    let given = Json::of_list(given);
    call_script(name, given.value().clone()).await.map(Json::of).map_err(|error| reason_of(&error))
}

/// An answer that is waited for.
type Answer = Result<Json, Why>;

fn texts(texts: &[String]) -> Json {
    Json::of_list(texts.iter().map(|text| text.as_str().into()))
}

/// The doors that serve cases, open ones first.
pub fn doors(cases: &[String]) -> impl Future<Output = Answer> + use<> {
    call("doors", vec![texts(cases)])
}

/// What would go through a door; `meant` is what was found and is meant so, `answers` are to what only this door asks.
pub fn show(
    door: &str,
    cases: &[String],
    meant: Json,
    language: &str,
    answers: &Json,
) -> impl Future<Output = Answer> + use<> {
    call("show", vec![door.into(), texts(cases), meant, language.into(), answers.written().as_str().into()])
}

/// Confirms what was shown, by the number of the showing.
pub fn confirm(name: &str, showing: f64) -> impl Future<Output = Answer> + use<> {
    call("confirm", vec![name.into(), showing.into()])
}

/// Takes back what has not gone yet.
pub fn undo(id: &str) -> impl Future<Output = Answer> + use<> {
    call("undo", vec![id.into()])
}

/// Gives up what did not arrive.
pub fn give_up(id: &str) -> impl Future<Output = Answer> + use<> {
    call("giveUp", vec![id.into()])
}

/// Stops what is on its way to a server that is taken out of the settings.
pub fn leave_server(address: &str) -> impl Future<Output = Answer> + use<> {
    call("leaveServer", vec![address.into()])
}

/// Lets go what is due: the background does it, or wakes for it.
pub fn let_go() -> impl Future<Output = Answer> + use<> {
    call("tended", Vec::new())
}

/// What cases were handed in as, oldest first.
pub fn filings(cases: &[String]) -> impl Future<Output = Answer> + use<> {
    call("filings", vec![texts(cases)])
}

/// Keeps the number that an office gave, empty where it gave none, and the day on which it was handed in (`2026-11-29`).
pub fn receipt(id: &str, report: &str, number: &str, day: &str) -> impl Future<Output = Answer> + use<> {
    call("receipt", vec![id.into(), report.into(), number.into(), day.into()])
}

/// Has a server tried again at once.
pub fn again(id: &str) -> impl Future<Output = Answer> + use<> {
    call("again", vec![id.into()])
}

/// Does what the door wants of a notice: its page is opened, its mail written, its file saved. `paste` stands in a mail that is too
/// long for a draft.
pub fn forward(id: &str, number: f64, paste: &str) -> impl Future<Output = Answer> + use<> {
    call("forward", vec![id.into(), number.into(), paste.into()])
}

/// Hands the pictures of a notice to the person.
pub fn save_pictures(cases: &[String], names: Json) -> impl Future<Output = Answer> + use<> {
    call("savePictures", vec![texts(cases), names])
}

/// Looks whether a listing is still there; null where that could not be told.
pub fn look(id: &str) -> impl Future<Output = Answer> + use<> {
    call("look", vec![id.into()])
}

/// Notes what came of a case, by the number of the receipt that it answers; empty for the latest.
pub fn note_outcome(id: &str, kind: &str, reason: &str, receipt: &str) -> impl Future<Output = Answer> + use<> {
    call("noteOutcome", vec![id.into(), kind.into(), reason.into(), receipt.into()])
}

/// What became of what was handed in, by door.
pub fn ledger() -> impl Future<Output = Answer> + use<> {
    call("ledger", Vec::new())
}

/// A right as it can be stored.
pub fn checked_right(right: &Json) -> impl Future<Output = Answer> + use<> {
    call("checkedRight", vec![right.written().as_str().into()])
}
