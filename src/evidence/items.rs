//! What a package holds, as the record of its case lists it.

use serde::Serialize;

use super::{
    digest::bare,
    warc::{Record, Type},
};

/// One piece of a package. The case's record names the same things in the same way (`case::evidence::Item`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// `page`, `view`, `added`, `marked` or `metadata`.
    pub kind: String,
    /// Of what it is: an address, as the archive has it.
    pub about: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The hash of its bytes.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// When it was captured or added.
    pub captured_at: String,
}

impl Item {
    /// The item that a record is; none for the one that only says what wrote the archive.
    pub(super) fn of(record: &Record<'_>) -> Option<Self> {
        let about = record.target.clone()?;
        let kind = match record.kind {
            Type::Metadata => "metadata",
            // Pictures have targets of their own (`urn:view:…`), pages their address.
            _ => about.strip_prefix("urn:").and_then(|rest| rest.split_once(':')).map_or("page", |(kind, _)| kind),
        };
        Some(Self {
            kind: kind.to_owned(),
            media_type: record.content_type.clone(),
            sha256: bare(&record.digest).to_owned(),
            bytes: record.block.len(),
            captured_at: record.date.as_str().to_owned(),
            about,
        })
    }
}
