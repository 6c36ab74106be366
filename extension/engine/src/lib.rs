//! The engine for the browser: wasm bindings without logic of their own.
//!
//! JSON text goes in and JSON text comes out. Text crosses into wasm as one copy of bytes, while an object built value
//! by value crosses the border once for each of them; and text is what the command line prints, so that both can be
//! compared byte for byte (`cargo xtask parity`). What arrives from a page is text already.

#[cfg(feature = "replay")]
mod replay;

use std::{cell::RefCell, sync::OnceLock};

use jinjja::{
    Knowledge, address,
    brand::own::OwnBrands,
    capture::{cutter::Cutters, json::written},
    catalogue::{self, Catalogue},
    reading,
    verdict::{Judge, PageVerdict},
};
use jinjja_messages::Mark;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// Compiling the registry and the terms costs more than judging with them.
    static JUDGE: RefCell<Judge> = RefCell::new(Judge::new(Knowledge::embedded()));
    /// Reading a catalogue costs several times what judging a page does.
    static WORDS: RefCell<Option<(Catalogue, String)>> = const { RefCell::new(None) };
}

/// The plan of a marketplace is made ready once.
static CUTTERS: OnceLock<Cutters<'static>> = OnceLock::new();

fn cutters() -> &'static Cutters<'static> {
    CUTTERS.get_or_init(|| Cutters::new(Knowledge::embedded()))
}

/// A page judged, and what is drawn into it.
#[derive(Serialize)]
struct JudgedPage {
    verdict: PageVerdict,
    mark: Option<Mark>,
}

/// Judges what a content script observed (JSON): `{"verdict": …, "mark": …}`; the mark in the words that it was given last
/// (`know_words`), and none without any.
#[wasm_bindgen]
pub fn judge_observation(observation: &str) -> String {
    let reading = reading::reading_of(observation, cutters());
    let verdict = JUDGE.with_borrow(|judge| PageVerdict::of(reading, judge));
    let mark = WORDS
        .with_borrow(|words| words.as_ref().and_then(|(catalogue, language)| Mark::of(&verdict, catalogue, language)));
    written(&JudgedPage { verdict, mark })
}

/// What is kept of an observation as evidence.
#[derive(Serialize)]
struct Evidence {
    /// The capture that it is, as text, from which all else can be made again.
    capture: String,
    /// What is said of it, as text.
    verdict: String,
}

/// What is kept of an observation (JSON) as evidence: `{"capture": "…", "verdict": "…"}`, both texts of JSON, to be kept to the
/// letter. Nothing when it is no observation of a page that can be trusted.
#[wasm_bindgen]
pub fn evidence_of(observation: &str) -> Option<String> {
    let capture = reading::capture_observed(observation, cutters())?;
    let reading = reading::reading_of(observation, cutters());
    let verdict = JUDGE.with_borrow(|judge| written(&PageVerdict::of(reading, judge)));
    Some(written(&Evidence { capture, verdict }))
}

/// Judges from now on with brand facts of the person's own beside the built-in ones, as `pack_own_brands` of the facts
/// packs them; with nothing, without any.
#[wasm_bindgen]
pub fn know_own_brands(packed: &[u8]) {
    let judge = match OwnBrands::unpacked(packed) {
        Some(own) => Judge::with_own(Knowledge::embedded(), &own),
        None => Judge::new(Knowledge::embedded()),
    };
    JUDGE.set(judge);
}

/// Draws marks from now on in the words of a catalogue (the text of a `messages.json`) in its `language` (BCP 47); in none where
/// it is no catalogue.
#[wasm_bindgen]
pub fn know_words(catalogue: &str, language: &str) {
    WORDS.set(Catalogue::from_json(catalogue).map(|words| (words, language.to_owned())));
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
