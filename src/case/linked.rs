//! Cases of the same seller.

use serde::{Deserialize, Serialize};

use super::{id::CaseId, seller::Key};
use crate::moment::Moment;

/// Another case of the same seller, confirmed by the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Linked {
    /// The other case.
    pub case_id: CaseId,
    /// By what the seller was found to be the same.
    pub by: Vec<Key>,
    /// When the person confirmed it.
    pub confirmed_at: Moment,
}
