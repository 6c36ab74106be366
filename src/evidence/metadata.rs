//! What is known of one capture beside its page and its pictures: the block of its `metadata` record.
//!
//! A JSON object in which the capture, the verdict and the brand facts stand as JSON, and yet as exactly the texts that they
//! were: [`RawValue`] writes them out and gives them back letter by letter. So any reader of JSON can look into it, and the
//! engine can judge the same text again and compare the bytes.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Moment;

/// The name and version of this form.
pub const FORM: &str = "jinjja-capture/1";

/// The media type of the record.
pub const CONTENT_TYPE: &str = "application/json";

/// What is known of a capture.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metadata<'t> {
    /// [`FORM`].
    pub form: String,
    /// The engine's capture record.
    #[serde(borrow)]
    pub capture: &'t RawValue,
    /// What the engine said of it.
    #[serde(borrow)]
    pub verdict: &'t RawValue,
    /// The person's own brand facts, when they took part in the verdict.
    #[serde(borrow)]
    pub own_brands: Option<&'t RawValue>,
    /// The card of a list that the case is about, by its place in `verdict.cards`; none for the page's own listing.
    pub item: Option<u32>,
    /// Where and when it was captured.
    #[serde(borrow)]
    pub environment: &'t RawValue,
    /// What was removed before it was kept.
    #[serde(borrow)]
    pub redactions: &'t RawValue,
    /// The pictures, in their order.
    pub pictures: Vec<PictureFacts>,
}

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The browser's own picture of the page.
    View,
    /// A file that the person added.
    Added,
    /// A copy of another picture, with marks on it.
    Marked,
}

impl Kind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Added => "added",
            Self::Marked => "marked",
        }
    }
}

/// What is known of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureFacts {
    /// What it is.
    pub kind: Kind,
    /// The picture that a marked one was made of, counted from 1.
    pub about: Option<u32>,
    /// When it was added; none when it was taken with the capture.
    pub at: Option<Moment>,
}

/// The part of the facts that the caller hands in as one text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts<'t> {
    pub(super) item: Option<u32>,
    #[serde(borrow)]
    pub(super) environment: &'t RawValue,
    #[serde(borrow)]
    pub(super) redactions: &'t RawValue,
}

/// Of the environment, what the archive needs.
#[derive(Debug, Deserialize)]
pub(super) struct Environment {
    pub(super) captured_at: Moment,
}

/// Of the capture, what the archive needs.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    pub(super) url: String,
    #[serde(default)]
    pub(super) title: Option<String>,
}
