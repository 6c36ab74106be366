//! Who hands a case in. Never part of the evidence, and gone from a case that goes to where it need not be.

use serde::{Deserialize, Serialize};

use super::{Refused, limits};

/// Who hands a case in. What is empty was not given; whether that is enough, the office that gets it decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Notifier {
    /// In which part.
    pub role: Role,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// For whom.
    #[serde(default)]
    pub organisation: String,
    /// The telephone.
    #[serde(default)]
    pub phone: String,
    /// Who else can be asked.
    #[serde(default)]
    pub second: Option<Contact>,
}

/// Who else can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// In which part somebody hands a case in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Came upon it while shopping.
    Shopper,
    /// Looks for such listings.
    Investigator,
    /// Works for the holder of the right.
    BrandStaff,
    /// Acts for the holder of the right with a letter of authorisation.
    Agent,
}

impl Role {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Investigator => "investigator",
            Self::BrandStaff => "brand_staff",
            Self::Agent => "agent",
        }
    }
}

impl Notifier {
    /// Refuses what is too long.
    ///
    /// # Errors
    /// A text is too long.
    pub(super) fn check(&self) -> Result<(), Refused> {
        let second = self.second.iter().flat_map(|second| [&second.name, &second.email]);
        let own = [&self.name, &self.email, &self.organisation, &self.phone];
        own.into_iter()
            .chain(second)
            .try_for_each(|text| limits::text("name or address of who hands it in", text, limits::LONGEST_TEXT))
    }
}
