//! A capture: what was collected from a page by its plan. The engine's only page input; stored as evidence, replayed.
//!
//! The same plan gives the same capture from a live page and from a saved one. Sizes are bounded here for both.

pub mod cutter;
pub mod json;
pub mod literal;
pub mod observed;
pub mod state;

use jinjja_data::sorted::Map;
use serde::{Deserialize, Serialize};

pub use json::Json;

/// The version of this form.
pub const VERSION: u32 = 1;

/// Bounds of what one capture keeps, so that no page can make it large.
pub mod bounds {
    /// Characters of one text or attribute.
    pub const TEXT: usize = 4_000;
    /// Characters of an address that is itself what it leads to (`data:`).
    pub const DATA_ADDRESS: usize = 64;
    /// Characters of one JSON-LD script.
    pub const JSON_LD: usize = 120_000;
    /// JSON-LD scripts.
    pub const JSON_LD_SCRIPTS: usize = 40;
    /// Nodes kept for one selector.
    pub const NODES: usize = 60;
    /// Rows kept of specifications.
    pub const ROWS: usize = 300;
    /// Names or values looked at in one row.
    pub const CELLS: usize = 60;
    /// Elements looked at inside of one card or row.
    pub const INSIDE: usize = 4_000;
    /// Pieces of a page looked at for one text.
    pub const PIECES: usize = 4_000;
    /// Cards kept of one layout.
    pub const CARDS: usize = 500;
    /// Microdata items kept.
    pub const ITEMS: usize = 120;
    /// Properties kept of all microdata items together.
    pub const PROPERTIES: usize = 2_000;
    /// Elements looked at for microdata, all items together.
    pub const STEPS: usize = 400_000;
}

/// What was collected from a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Capture {
    /// The version of the form, [`VERSION`].
    pub version: u32,
    /// The address of the page.
    pub url: String,
    /// When the page was seen (ISO 8601), handed in.
    pub observed_at: Option<String>,
    /// The language that the document declares (BCP 47).
    pub language: Option<String>,
    /// The document's title.
    pub title: Option<String>,
    /// Texts of the JSON-LD scripts.
    pub json_ld: Vec<String>,
    /// Microdata items, written like JSON-LD (`@type`, properties).
    pub microdata: Vec<Json>,
    /// `<meta>` by name or property → content (the first of each); `link:canonical`.
    pub meta: Map<String, String>,
    /// Inline state by the name of the plan, holding only the paths of the plan.
    pub state: Map<String, Json>,
    /// Nodes by selector.
    pub nodes: Map<String, Vec<Node>>,
    /// Specification rows by selector.
    pub rows: Map<String, Vec<Row>>,
    /// Cards by selector.
    pub cards: Map<String, Vec<Card>>,
    /// The page's own answers that the plan asks for.
    pub answers: Vec<Answer>,
    /// What was left out, and why.
    pub truncated: Vec<Truncated>,
}

/// One node of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Node {
    /// Its text, white space collapsed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The text that stands directly in it, where the plan asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_text: Option<String>,
    /// The attributes that the plan names.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub attributes: Map<String, String>,
}

/// One row of specifications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The name.
    pub label: String,
    /// The value.
    pub value: String,
}

/// One card of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// The card's own attributes that the plan names.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub attributes: Map<String, String>,
    /// The card's own text, where the plan asks for it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Nodes inside the card by selector.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub nodes: Map<String, Vec<Node>>,
}

/// One answer that the page itself asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The name of the plan.
    pub name: String,
    /// The address of the request.
    pub url: String,
    /// The HTTP status.
    pub status: u16,
    /// The body, cut to the plan's paths.
    pub body: Json,
}

/// What was left out of a capture, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Truncated {
    /// Which part.
    pub what: String,
    /// A short code: `too-long`, `too-many`, `too-deep`, `broken`.
    pub why: String,
}

impl Capture {
    /// Notes once that something was left out.
    pub fn leave_out(&mut self, what: impl Into<String>, why: impl Into<String>) {
        let note = Truncated { what: what.into(), why: why.into() };
        if !self.truncated.contains(&note) {
            self.truncated.push(note);
        }
    }
}
