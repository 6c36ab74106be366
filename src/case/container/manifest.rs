//! The list of what a file of cases holds.

use serde::{Deserialize, Serialize};

use crate::case::{
    id::{CaseId, Sha256},
    record::Client,
};
use crate::evidence::digest;
use crate::moment::Moment;

/// The version of the form, and the only one that is read.
pub const VERSION: u32 = 1;

/// By which a file of cases is known.
pub(super) const FORMAT: &str = "jinjja-cases";

/// What a file of cases holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `jinjja-cases`.
    pub format: String,
    /// The version of the form.
    pub version: u32,
    /// When it was made.
    pub made_at: Moment,
    /// What made it.
    pub client: Client,
    /// The cases, in the order in which they lie in it.
    pub cases: Vec<Entry>,
}

/// A case of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id.
    pub id: CaseId,
    /// The case.
    pub case: Stored,
    /// Its evidence; null if it has none.
    pub evidence: Option<Stored>,
}

/// A file of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    /// Its path.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its hash.
    pub sha256: Sha256,
}

impl Stored {
    /// What a list says of a file.
    pub(super) fn of(path: String, bytes: &[u8]) -> Option<Self> {
        Some(Self { path, bytes: u64::try_from(bytes.len()).ok()?, sha256: hash(bytes)? })
    }
}

/// The hash of bytes.
pub(super) fn hash(bytes: &[u8]) -> Option<Sha256> {
    Sha256::try_from(digest::hex(&digest::sha256(bytes))).ok()
}
