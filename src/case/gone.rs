//! What is left of a case when it is gone, and what of it goes into its evidence.

use serde::{Deserialize, Serialize};

use super::{
    Case,
    assessment::Assessed,
    custody::Happened,
    id::{CaseId, Sha256},
    listing::Facts,
    record::Client,
};
use crate::moment::Moment;

/// The note that a deleted case leaves: that there was one, and nothing of what was in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gone {
    /// Its id.
    pub case_id: CaseId,
    /// `deleted`.
    pub event: Happened,
    /// When it was deleted.
    pub at: Moment,
    /// The hash of its sealed evidence; null if there was none.
    pub sha256: Option<Sha256>,
}

/// The part of a case that is sealed with its evidence: what was seen and what was said of it by the engine. Nothing of
/// the person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sealed<'c> {
    case_version: u32,
    id: &'c CaseId,
    created_at: &'c Moment,
    client: &'c Client,
    listing: &'c Facts,
    assessment: &'c Option<Assessed>,
}

impl Case {
    /// The note that is left when this case is deleted.
    pub fn gone(&self, at: Moment) -> Gone {
        let sha256 = self.evidence.as_ref().map(|evidence| evidence.wacz_sha256.clone());
        Gone { case_id: self.id.clone(), event: Happened::Deleted, at, sha256 }
    }

    /// What of this case is sealed with its evidence.
    pub fn to_seal(&self) -> Sealed<'_> {
        Sealed {
            case_version: self.case_version,
            id: &self.id,
            created_at: &self.created_at,
            client: &self.client,
            listing: &self.listing,
            assessment: &self.assessment,
        }
    }
}
