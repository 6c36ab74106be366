//! The engine for the browser: wasm bindings without logic of their own.
//!
//! JSON text goes in and JSON text comes out. Text crosses into wasm as one copy of bytes, while an object built value
//! by value crosses the border once for each of them; and text is what the command line prints, so that both can be
//! compared byte for byte (`cargo xtask parity`). What arrives from a page is text already.

use std::{cell::RefCell, sync::OnceLock};

use jinjja::{
    Knowledge, address,
    brand::own,
    capture::cutter::Cutters,
    catalogue::{self, Catalogue},
    reading, storefronts,
    verdict::{self, Judge, PageVerdict},
};
use jinjja_messages::Mark;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// Compiling the registry and the terms costs more than judging with them.
    static JUDGE: RefCell<Judge> = RefCell::new(Judge::new(Knowledge::embedded()));
}

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
    let reading = reading::reading_of(observation, cutters());
    let verdict = JUDGE.with_borrow(|judge| PageVerdict::of(reading, judge));
    let mark = Catalogue::from_json(catalogue).ok().and_then(|words| Mark::of(&verdict, &words, language));
    serde_json::to_string(&JudgedPage { verdict, mark }).unwrap_or_default()
}

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

/// The capture that an observation is (JSON), to be stored as evidence; nothing when it is no observation of a page that
/// can be trusted.
#[wasm_bindgen]
pub fn capture_observation(observation: &str) -> Option<String> {
    reading::capture_observed(observation, cutters())
}

/// Judges from now on with brand facts of the person's own beside the built-in ones: a JSON list of brands; `[]` for none.
/// What cannot be in them is left out.
#[wasm_bindgen]
pub fn know_own_brands(brands: &str) {
    let judge = match brands {
        "[]" | "" => Judge::new(Knowledge::embedded()),
        brands => Judge::with_own(Knowledge::embedded(), brands),
    };
    JUDGE.set(judge);
}

/// Looks for what is wrong with brand facts (a JSON list of brands): `{"brands": [{"id", "name"}], "problems": [{"key",
/// "about"}]}`.
#[wasm_bindgen]
pub fn check_own_brands(brands: &str) -> String {
    serde_json::to_string(&own::checked(brands, Knowledge::embedded())).unwrap_or_default()
}

/// The shops on marketplaces that a page links to or names (`storefronts::Page` as JSON), as `jinjja shops --json` gives
/// them; `day` is when it was seen. Nothing where the page's address cannot be trusted.
#[wasm_bindgen]
pub fn find_shops(page: &str, day: &str) -> Option<String> {
    let page: storefronts::Page = serde_json::from_str(page).ok()?;
    let found = storefronts::find(&page, Some(day), Knowledge::embedded()).ok()?;
    serde_json::to_string(&found.facts).ok()
}

/// By what a verdict on the page at an address is kept: links to one listing differ, the listing is one.
#[wasm_bindgen]
pub fn page_key(url: &str) -> String {
    address::locate(url, Knowledge::embedded()).map_or_else(|_| url.to_owned(), |at| at.key())
}

/// The folder of the catalogue's language that a tag means (`ko-KR` → `ko`).
#[wasm_bindgen]
pub fn language_of(tag: &str) -> Option<String> {
    catalogue::language_of(tag).map(str::to_owned)
}

/// How such a language is named in documents (`zh_CN` → `zh-Hans`).
#[wasm_bindgen]
pub fn tag_of(language: &str) -> Option<String> {
    catalogue::language_of(language).map(|language| catalogue::tag_of(language).to_owned())
}

/// The engine's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
