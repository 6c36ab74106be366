//! How titles write how much one gets.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

/// `measures.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Words after a number that count pieces of the goods themselves.
    pub pieces: Vec<String>,
    /// Words after a second number that say how many of the size there are.
    pub counts: Vec<String>,
    /// Words after a count that make it one of stock.
    pub stock: Vec<String>,
    /// Units of volume: thousandths of a millilitre in one.
    pub volume: Map<String, u64>,
    /// Units of weight: thousandths of a gram in one.
    pub weight: Map<String, u64>,
}
