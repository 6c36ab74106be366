//! The pages of the archive that a person can open.

use serde::Serialize;

use super::{Capture, digest::uuid};

/// The first line.
const HEAD: &str = r#"{"format":"json-pages-1.0","id":"pages","title":"Pages"}"#;

#[derive(Serialize)]
struct Line<'c> {
    id: &'c str,
    url: &'c str,
    ts: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'c str>,
}

/// A line for every capture that holds its page.
pub fn list(case: &str, captures: &[Capture]) -> String {
    let mut list = HEAD.to_owned() + "\n";
    for (number, capture) in captures.iter().enumerate().filter(|(_, capture)| capture.page.is_some()) {
        let (url, ts) = (capture.url.as_str(), capture.at.as_str());
        let id = uuid(&format!("{case}\n{number} in pages\n{url}\n{ts}"));
        let line = Line { id: &id, url, ts, title: capture.title.as_deref() };
        list += &serde_json::to_string(&line).unwrap_or_default();
        list.push('\n');
    }
    list
}
