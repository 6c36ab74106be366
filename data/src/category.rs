//! Kinds of goods, and the words by which they are known.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

/// `categories.toml`: a kind of goods → words of category paths and titles, in the languages served. A word may mean
/// several kinds; a listing may be of several kinds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Categories(pub Map<String, Vec<String>>);
