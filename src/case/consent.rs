//! What the person agreed to.

use serde::{Deserialize, Serialize};

use super::{Refused, limits};

/// What the person agreed to, and to which wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The version of the wording.
    pub version: String,
    /// Codes of what was agreed to.
    pub items: Vec<String>,
}

impl Consent {
    /// Refuses what is too long.
    ///
    /// # Errors
    /// A text or the list is too long.
    pub(super) fn check(&self) -> Result<(), Refused> {
        limits::many("items of consent", &self.items, limits::MOST)?;
        limits::text("version of the consent", &self.version, limits::LONGEST_TEXT)?;
        self.items.iter().try_for_each(|item| limits::text("item of consent", item, limits::LONGEST_TEXT))
    }
}
