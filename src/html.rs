//! A saved page → a capture by the plan. Native only: in a browser, the content script does the same on the live page.

mod collect;
mod document;
mod element;
mod encoding;
mod extent;
mod guard;
mod links;
mod matching;
mod microdata;
mod plan;
mod rules;
mod selector;
mod sink;
mod text;
mod tree;

pub use crate::capture::cutter::Recorded;
use crate::{adapter::Plan, address::Located, capture::Capture, storefronts::Page};
pub use encoding::{Decoded, decode};
pub use plan::Collector;

/// Bytes of a page that are looked at; what follows is left out with a diagnostic.
pub const LONGEST_PAGE: usize = 16 * 1024 * 1024;

/// A capture of a saved page, and how its bytes were read.
#[derive(Debug)]
pub struct Saved {
    /// The capture.
    pub capture: Capture,
    /// The encoding that was used.
    pub encoding: &'static str,
}

/// Collects from the bytes of a saved page what the plan asks for. Who reads many pages of a marketplace makes its plan
/// ready once and calls [`capture_with`].
pub fn capture(bytes: &[u8], at: &Located<'_>, url: &str, plan: &Plan, answers: &[Recorded]) -> Saved {
    capture_with(&Collector::of(plan), bytes, at, url, answers)
}

/// Collects from the bytes of a saved page what a plan asks for that was made ready.
pub fn capture_with(plan: &Collector<'_>, bytes: &[u8], at: &Located<'_>, url: &str, answers: &[Recorded]) -> Saved {
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

/// The links of a saved page with the words around them, and its lines of text.
pub fn links(bytes: &[u8], url: &str) -> Page {
    let decoded = decode(bytes.get(..LONGEST_PAGE).unwrap_or(bytes));
    links::page(&document::Document::parse(&decoded.text), url)
}
