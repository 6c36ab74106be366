//! The evidence of a case: one WACZ 1.1.1 with one WARC/1.1, written so that the same pieces give the same bytes.
//!
//! ```text
//! case facts, captures, pages, pictures ─▶ Evidence ─finish─▶ Unsealed ─digest─▶ (signed by the caller) ─seal─▶ bytes
//! bytes ─open─▶ findings, pieces ─signature, replay─▶ findings
//! ```
//!
//! The clock, the keys and what is random are the caller's: times are handed in, ids are made of what they name, and the
//! digest is signed outside. Nothing here knows the brands and the words, but for [`replay`], which is asked apart, so that
//! what seals in a browser stays small.

pub mod captured;
pub mod cdxj;
pub mod datapackage;
pub mod digest;
#[cfg(feature = "cli")]
mod facts;
pub mod finding;
mod gzip;
mod items;
pub mod metadata;
pub mod open;
pub mod pages;
pub mod replay;
pub mod seal;
pub mod signature;
mod surt;
#[cfg(feature = "cli")]
pub mod verify;
pub mod warc;
pub mod zip;

pub use crate::moment::Moment;
pub use captured::{Capture, Kind, Picture};
pub use finding::{Check, Finding, Outcome};
pub use open::{Opened, open};
pub use seal::{Evidence, Refused, Unsealed};
pub use signature::Signature;

/// Where the files of the package lie. Each stands exactly one folder deep, for validators compare the last two steps of
/// a path.
pub mod paths {
    /// The archive.
    pub const ARCHIVE: &str = "archive/data.warc.gz";
    /// The index of the archive.
    pub const INDEX: &str = "indexes/index.cdx";
    /// The pages.
    pub const PAGES: &str = "pages/pages.jsonl";
    /// The case as it was when it was sealed.
    pub const CASE: &str = "evidence/case-facts.json";
    /// The hashes of the files above.
    pub const PACKAGE: &str = "datapackage.json";
    /// The hash of those hashes, and who signed it.
    pub const DIGEST: &str = "datapackage-digest.json";
}

/// Bounds, so that no file can fill the memory.
pub mod bounds {
    /// Bytes of one record's block: a page, a picture, a capture.
    pub const BLOCK: usize = 128 * 1024 * 1024;
    /// Bytes of all blocks together.
    pub const ALL: usize = 768 * 1024 * 1024;
    /// Bytes of a file that is opened.
    pub const FILE: usize = 1024 * 1024 * 1024;
    /// Records of an archive.
    pub const RECORDS: usize = 10_000;
    /// Files of a container: ours has six.
    pub const FILES: usize = 64;
    /// Characters of an address.
    pub const ADDRESS: usize = 8_192;
}

/// The name and version of what writes evidence.
pub const SOFTWARE: &str = concat!("Jinjja ", env!("CARGO_PKG_VERSION"));
