//! Where languages are spoken.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

/// `languages.toml`: a language (BCP 47) → countries (ISO 3166-1 alpha-2) in whose shop fronts its words count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Languages(pub Map<String, Vec<String>>);
