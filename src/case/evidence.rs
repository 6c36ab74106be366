//! What the evidence holds: a list of the sealed file's contents.

use serde::{Deserialize, Serialize};

use super::id::Sha256;
use crate::moment::Moment;

/// The sealed evidence of a case: one WACZ file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The hash of the whole file.
    pub wacz_sha256: Sha256,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was sealed.
    pub sealed_at: Moment,
    /// What it holds.
    pub items: Vec<Item>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// What it is of: the address of the page, or of the picture in the evidence (`urn:view:…`).
    pub about: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The hash of its bytes.
    pub sha256: Sha256,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was captured or added.
    pub captured_at: Moment,
}

/// Kinds of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "EvidenceKind"))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The page's text.
    Page,
    /// The browser's picture of it.
    View,
    /// A picture that the person added.
    Added,
    /// A copy of a picture with marks in it.
    Marked,
    /// The capture, the verdict and how they were made.
    Metadata,
}
