//! Custody: what happened to a case, in order. It only grows.

use serde::{Deserialize, Serialize};

use super::id::Sha256;
use crate::moment::Moment;

/// Something that happened to a case. Moments are the machine's and may go back when its clock is set; the order of
/// events is that of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// What.
    pub event: Happened,
    /// About what: an address, a file's name, another case …
    pub about: Option<String>,
    /// The hash of what it is about.
    pub sha256: Option<Sha256>,
}

/// What can happen to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// The facts were taken; about the address of the page.
    Captured,
    /// Evidence was sealed for the first time; the hash of the file.
    Sealed,
    /// Evidence was sealed anew, with more in it; the hash of the file.
    Resealed,
    /// A picture was added; its hash.
    PictureAdded,
    /// Marks were drawn into a copy of a picture; its hash.
    PictureMarked,
    /// What the person says was changed.
    StatementChanged,
    /// Who says it was changed.
    NotifierChanged,
    /// What the person agreed to was changed.
    ConsentChanged,
    /// It was put into a folder, or out of one.
    Moved,
    /// It was handed in; about the office.
    ReceiptAdded,
    /// Something came of it; about what.
    OutcomeAdded,
    /// It was tied to another case; about that one's id.
    Linked,
    /// It was untied from another case.
    Unlinked,
    /// It was looked at.
    Viewed,
    /// It was handed on; about the file.
    Exported,
    /// It came in from a file; about the file.
    Imported,
    /// It was deleted.
    Deleted,
}
