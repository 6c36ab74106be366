//! Writes the capture of every sample page and what the engine reads from it, line by line, for comparing with the
//! engine in wasm: `captures CAPTURES.jsonl READINGS.jsonl`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a comparison that cannot be made should stop"
)]

#[path = "../tests/common/mod.rs"]
mod common;

use std::fs;

use jinjja::{Knowledge, adapter::Plan, address, html, reading};

fn main() {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    let [captures, readings] = files.as_slice() else { panic!("captures CAPTURES.jsonl READINGS.jsonl") };
    let pages = common::samples().into_iter().chain(common::corpus().unwrap_or_default());
    let mut lines: Vec<String> = pages.filter_map(capture).collect();
    lines.extend(BROKEN.iter().map(|&line| line.to_owned()));
    let read = lines.iter().map(|line| reading::read_json(line, Knowledge::embedded()));
    fs::write(readings, text(read)).expect("readings can be written");
    fs::write(captures, text(lines.into_iter())).expect("captures can be written");
}

/// What a content script never sends, and a hostile page might make it send.
const BROKEN: &[&str] = &[
    "null",
    "{",
    "[[[[[[",
    r#"{"url": 7}"#,
    r#"{"url": "http://www.lazada.sg/products/pdp-i123.html"}"#,
    r#"{"url": "https://www.lazada.sg/products/pdp-i123.html", "title": "\ud800"}"#,
    r#"{"url": "https://www.lazada.sg/products/pdp-i123.html", "json_ld": ["{\"@type\": \"Product\", \"name\": "]}"#,
    r#"{"url": "https://shop.example/p", "json_ld": ["{\"@type\": \"Product\", \"name\": \"Cup\", \"offers\": {\"price\": 1e400, \"priceCurrency\": \"SGD\"}}"]}"#,
    r#"{"url": "https://shop.example/p", "json_ld": ["{\"@type\": \"Product\", \"name\": \"Cup\", \"aggregateRating\": {\"ratingValue\": 4.649999999999999, \"ratingCount\": 18446744073709551616}}"]}"#,
];

fn capture(page: common::Captured) -> Option<String> {
    // Archives older than https are read as if they were new, or nothing would be read of them.
    let url = page.url.replacen("http://", "https://", 1);
    let at = address::locate(&url, Knowledge::embedded()).ok()?;
    let capture = html::capture(&page.page, &at, &url, &Plan::of(at.marketplace), &page.answers).capture;
    serde_json::to_string(&capture).ok()
}

fn text(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| line + "\n").collect()
}
