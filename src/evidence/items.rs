//! What a package holds, as the record of its case lists it.

use super::{
    digest::bare,
    warc::{Record, Type},
};
use crate::case::{
    evidence::{Item, Kind},
    id::Sha256,
};

/// The item that a record of the archive is; none for the one that only says what wrote the archive.
pub(super) fn item_of(record: &Record<'_>) -> Option<Item> {
    let about = record.target.clone()?;
    Some(Item {
        kind: kind_of(record.kind, &about),
        media_type: record.content_type.clone(),
        sha256: Sha256::try_from(bare(&record.digest).to_owned()).ok()?,
        bytes: u64::try_from(record.block.len()).ok()?,
        captured_at: record.date.clone(),
        about,
    })
}

/// Pictures have targets of their own (`urn:view:…`), pages their address.
fn kind_of(record: Type, target: &str) -> Kind {
    let begins = |kind: &str| target.strip_prefix("urn:").is_some_and(|rest| rest.starts_with(kind));
    match record {
        Type::Metadata => Kind::Metadata,
        _ if begins("view:") => Kind::View,
        _ if begins("added:") => Kind::Added,
        _ if begins("marked:") => Kind::Marked,
        _ => Kind::Page,
    }
}
