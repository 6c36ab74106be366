//! Receipts: where a case was handed in.

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// A receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The office, by its id.
    pub door: String,
    /// The number that it gave.
    pub number: String,
    /// When it was handed in; the first moment of the day where only the day is known.
    pub at: Moment,
}
