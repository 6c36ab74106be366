//! The desk: who hands in, with which rights, and what was handed in before.

use jinjja_data::Map;
use serde::Deserialize;

use super::right::StoredRight;
use crate::{
    case::{id::CaseId, notifier::Notifier},
    moment::Moment,
};

/// What a person has at hand when handing in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Now.
    pub now: Moment,
    /// Who hands in; null as long as that is not said.
    #[serde(default)]
    pub notifier: Option<Notifier>,
    /// The stored rights.
    #[serde(default)]
    pub rights: Vec<StoredRight>,
    /// What was handed in before, with what came of it.
    #[serde(default)]
    pub handed: Vec<super::ledger::Handed>,
    /// The pictures of the cases.
    #[serde(default)]
    pub pictures: Vec<Picture>,
    /// The address of the person's own server; empty where there is none.
    #[serde(default)]
    pub server: String,
    /// The person confirms, by handing in, that it is said in good faith.
    #[serde(default)]
    pub confirms: bool,
    /// Of what was found, the person said that it is meant so.
    #[serde(default)]
    pub meant: Vec<Meant>,
    /// What the person answers to what the door asks of nobody else, by the keys of its fields.
    #[serde(default)]
    pub answers: Map<String, String>,
    /// The language that the notice is to be in, where the person chose another one than the office's.
    #[serde(default)]
    pub language: Option<String>,
}

/// Something that was found and is meant so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meant {
    /// The id of the check.
    pub check: String,
    /// In which case it was found; null where it was the notice. Whoever knows one shop has not said that of another.
    #[serde(default)]
    pub case_id: Option<CaseId>,
}

/// A picture of a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Of which case.
    pub case_id: CaseId,
    /// The file's name, as it is handed over.
    pub name: String,
    /// Marks were drawn into it.
    pub is_marked: bool,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its hash (SHA-256, hexadecimal).
    pub sha256: String,
    /// The bytes in base64, where the door takes them in.
    #[serde(default)]
    pub payload: Option<String>,
}

impl Desk {
    /// Today (`2026-11-29`).
    pub fn today(&self) -> &str {
        self.now.as_str().get(..10).unwrap_or_default()
    }

    /// The pictures of a case.
    pub fn pictures_of<'d>(&'d self, case: &'d CaseId) -> impl Iterator<Item = &'d Picture> {
        self.pictures.iter().filter(move |picture| picture.case_id == *case)
    }
}
