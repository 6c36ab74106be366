//! A saved page → a capture by the plan. Native only: in a browser, the content script does the same on the live page.

mod collect;
mod document;
mod encoding;
mod guard;
mod microdata;
mod selector;
mod text;

use serde::Deserialize;

use crate::{
    adapter::Plan,
    address::Located,
    capture::{Capture, Json},
};
pub use encoding::{Decoded, decode};

/// Bytes of a page that are looked at; what follows is left out with a diagnostic.
pub const LONGEST_PAGE: usize = 16 * 1024 * 1024;

/// An answer recorded beside a saved page.
#[derive(Clone, Debug, Deserialize)]
pub struct Recorded {
    /// The address of the request.
    pub url: String,
    /// The HTTP status.
    #[serde(default = "fine")]
    pub status: u16,
    /// A JSON value, or a text that holds JSON or HTML.
    pub body: Json,
}

fn fine() -> u16 {
    200
}

/// A capture of a saved page, and how its bytes were read.
#[derive(Debug)]
pub struct Saved {
    /// The capture.
    pub capture: Capture,
    /// The encoding that was used.
    pub encoding: &'static str,
}

/// Collects from the bytes of a saved page what the plan asks for.
pub fn capture(bytes: &[u8], at: &Located<'_>, url: &str, plan: &Plan, answers: &[Recorded]) -> Saved {
    let head = bytes.get(..LONGEST_PAGE).unwrap_or(bytes);
    let decoded = decode(head);
    let document = document::Document::parse(&decoded.text);
    let mut capture = collect::collect(&document, url, plan);
    collect::answers(&mut capture, answers, at, plan);
    if head.len() < bytes.len() {
        capture.leave_out("page", "too-long");
    }
    if decoded.broken {
        capture.leave_out("encoding", "broken");
    }
    if document.was_cut() {
        capture.leave_out("page", "too-deep");
    }
    Saved { capture, encoding: decoded.encoding }
}
