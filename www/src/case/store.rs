//! What is kept of cases, as the extension's scripts give it.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, File};

use crate::json::Json;

#[wasm_bindgen(raw_module = "../cases/page.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = opened)]
    async fn open_case(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = change)]
    async fn change_case(id: &str, change: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = addPicture)]
    async fn add(id: &str, file: &File) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = markPicture)]
    async fn mark(id: &str, picture: &str, marks: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = dropPicture)]
    async fn drop_one(id: &str, picture: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = sameSeller)]
    async fn same_seller(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = removed)]
    async fn remove_cases(ids: Vec<String>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = removedAll)]
    async fn remove_everything() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = exported)]
    async fn export_cases(ids: Vec<String>, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = evidence)]
    async fn evidence_file(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = received)]
    async fn received_file(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = imported)]
    async fn import_file(file: &File) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = latest)]
    async fn latest_entries(count: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = entries)]
    async fn all_entries() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = thumbnail)]
    async fn small_picture(id: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = letGo)]
    fn let_go_of(address: &str);
    #[wasm_bindgen(js_name = save)]
    fn save_blob(name: &str, bytes: &Blob);
    #[wasm_bindgen(js_name = reasonOf)]
    fn reason_of(error: &JsValue) -> String;
    #[wasm_bindgen(js_name = whenChanged)]
    fn when_changed(changed: &Function);
}

/// Why something could not be done, as a key of the catalogue.
pub type Why = String;

fn told(result: Result<JsValue, JsValue>) -> Result<Json, Why> {
    result.map(Json::of).map_err(|error| reason_of(&error))
}

/// A case with all that belongs to it; sealed first where that is left to do.
pub async fn opened(id: &str) -> Result<Json, Why> {
    told(open_case(id).await)
}

/// Changes the record of a case, and gives it back; sealed first where that is left to do.
pub async fn change(id: &str, change: &Json) -> Result<Json, Why> {
    told(change_case(id, &change.written()).await)
}

/// Adds a picture of the person's own.
pub async fn add_picture(id: &str, file: &File) -> Result<(), Why> {
    told(add(id, file).await).map(drop)
}

/// Adds a marked copy of a picture.
pub async fn mark_picture(id: &str, picture: &str, marks: &Json) -> Result<(), Why> {
    told(mark(id, picture, &marks.written()).await).map(drop)
}

/// Takes away a picture that was added.
pub async fn drop_picture(id: &str, picture: &str) -> Result<(), Why> {
    told(drop_one(id, picture).await).map(drop)
}

/// Cases whose seller seems to be that of this one.
pub async fn of_same_seller(id: &str) -> Result<Vec<Json>, Why> {
    told(same_seller(id).await).map(|proposals| proposals.list())
}

/// Deletes cases for good.
pub async fn remove(ids: Vec<String>) -> Result<(), Why> {
    told(remove_cases(ids).await).map(drop)
}

/// Deletes all cases and all that is noted of them.
pub async fn remove_all() -> Result<(), Why> {
    told(remove_everything().await).map(drop)
}

/// Hands cases to the person as one file.
pub async fn export(ids: Vec<String>, name: &str) -> Result<(), Why> {
    saved(name, export_cases(ids, name).await)
}

/// Hands the evidence of a case to the person.
pub async fn save_evidence(id: &str, name: &str) -> Result<(), Why> {
    saved(name, evidence_file(id).await)
}

/// The same of the evidence of a case from elsewhere, as it was received.
pub async fn save_received(id: &str, name: &str) -> Result<(), Why> {
    saved(name, received_file(id).await)
}

fn saved(name: &str, file: Result<JsValue, JsValue>) -> Result<(), Why> {
    told(file)?.value().dyn_ref().into_iter().for_each(|bytes| save_blob(name, bytes));
    Ok(())
}

/// Takes in the cases of a file; says how many were taken in, and how many were here already.
pub async fn import(file: &File) -> Result<Json, Why> {
    told(import_file(file).await)
}

/// The cases changed last.
pub async fn latest(count: u32) -> Result<Vec<Json>, Why> {
    told(latest_entries(count).await).map(|entries| entries.list())
}

/// All cases, those changed last first.
pub async fn all() -> Result<Vec<Json>, Why> {
    told(all_entries().await).map(|entries| entries.list())
}

/// Nobody shows the small picture at an address any more.
pub fn let_go(address: &str) {
    let_go_of(address);
}

/// The address of a case's small picture; who shows it no more lets it go.
pub async fn thumbnail(id: &str) -> Option<String> {
    told(small_picture(id).await).ok()?.as_text()
}

/// Calls back whenever cases were changed elsewhere, for as long as the page is there.
pub fn on_change(changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(changed).into_js_value();
    listener.dyn_ref().into_iter().for_each(when_changed);
}
