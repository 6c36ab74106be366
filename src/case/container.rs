//! Files of cases (`NAME.jinjja.zip`): whole cases with their sealed evidence, to be handed on.
//!
//! ```text
//! manifest.json               what is in it, with the hash of each
//! cases/ID/case.json          the case
//! cases/ID/evidence.wacz      its evidence, if it has some
//! ```
//!
//! Written in one way only, so that a reader can tell every byte that is not where it belongs. Nothing is taken of a file
//! in which anything is wrong. The hashes find what was damaged or changed by accident; who changes a case and its hash
//! with intent is found out by the signature in the evidence alone.

mod fault;
mod manifest;
mod reading;
mod writing;

pub use fault::Fault;
pub use manifest::{Entry, Manifest, Stored, VERSION};
pub use reading::{Member, Opened, open};
pub use writing::Export;

/// The end of such a file's name.
pub const ENDING: &str = ".jinjja.zip";
/// The most cases of a file.
pub const MOST_CASES: usize = 20_000;

const MANIFEST: &str = "manifest.json";

fn case_path(id: &super::id::CaseId) -> String {
    format!("cases/{id}/case.json")
}

fn evidence_path(id: &super::id::CaseId) -> String {
    format!("cases/{id}/evidence.wacz")
}
