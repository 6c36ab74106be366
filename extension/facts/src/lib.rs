//! Brand facts of a person's own, and those that a page offers: wasm bindings without logic of their own.
//!
//! Apart from the engine, for the engine is loaded for every page, and this only for who keeps facts or looks for shops.

use jinjja::{
    Knowledge,
    brand::own::{self, OwnBrands},
    storefronts,
};
use wasm_bindgen::prelude::wasm_bindgen;

/// Looks for what is wrong with brand facts (a JSON list of brands): `{"brands": [{"id", "name"}], "problems": [{"key",
/// "about"}]}`.
#[wasm_bindgen]
pub fn check_own_brands(brands: &str) -> String {
    serde_json::to_string(&own::checked(brands, Knowledge::embedded())).unwrap_or_default()
}

/// Brand facts (a JSON list of brands) in the form in which the engine takes them. What cannot be used is left out.
#[wasm_bindgen]
pub fn pack_own_brands(brands: &str) -> Vec<u8> {
    OwnBrands::of(brands, Knowledge::embedded()).packed()
}

/// The shops on marketplaces that a page links to or names (`storefronts::Page` as JSON), as `jinjja shops --json` gives
/// them; `day` is when it was seen. Nothing where the page's address cannot be trusted.
#[wasm_bindgen]
pub fn find_shops(page: &str, day: &str) -> Option<String> {
    let page: storefronts::Page = serde_json::from_str(page).ok()?;
    let found = storefronts::find(&page, Some(day), Knowledge::embedded()).ok()?;
    serde_json::to_string(&found.facts).ok()
}
