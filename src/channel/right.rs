//! Rights that a person has stored, so that a notice need not ask for them again.

use serde::{Deserialize, Serialize};

use crate::{
    case::{
        Refused, limits,
        statement::{Right, RightKind},
    },
    moment::Moment,
};

/// A stored right, with what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StoredRight {
    /// Its number among the stored ones.
    pub id: String,
    /// The registry's id of the brand, or a brand's name where the registry has none.
    pub brand: String,
    /// What it is.
    pub right: Right,
    /// The name of the file that proves it; null as long as there is none.
    #[serde(default)]
    pub proof: Option<String>,
    /// The name of the letter by which the person may act for the holder; null where there is none.
    #[serde(default)]
    pub authorisation: Option<String>,
    /// The last day on which it holds (`2030-06-30`); null where that is not known.
    #[serde(default)]
    pub expires: Option<String>,
}

/// The members of the European Union, in which its trade marks and designs hold (ISO 3166-1 alpha-2).
const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Whether a country is a member of the European Union.
pub fn is_in_union(country: &str) -> bool {
    EUROPEAN_UNION.contains(&country)
}

/// Whether a right holds in a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It may: an international registration holds in the countries that it names, which are not stored.
    Perhaps,
}

/// Whether a right holds in a country.
pub fn holds(right: &Right, country: &str) -> Holds {
    // Copyright is held everywhere alike (Berne Convention, articles 3 and 5).
    if right.kind == RightKind::Copyright || right.jurisdiction == country {
        return Holds::Yes;
    }
    match right.jurisdiction.as_str() {
        "EU" if is_in_union(country) => Holds::Yes,
        "WO" => Holds::Perhaps,
        _ => Holds::No,
    }
}

impl StoredRight {
    /// Whether its last day is before this one (`2026-11-29`).
    pub fn is_over(&self, today: &str) -> bool {
        self.expires.as_deref().is_some_and(|last| last < today)
    }

    /// Refuses what is too long or no day.
    ///
    /// # Errors
    /// A text is too long, the right is none, or the last day is no day.
    pub fn check(&self) -> Result<(), Refused> {
        let texts = [Some(&self.id), Some(&self.brand), self.proof.as_ref(), self.authorisation.as_ref()];
        texts.into_iter().flatten().try_for_each(|text| limits::text("stored right", text, limits::LONGEST_TEXT))?;
        self.right.check()?;
        let is_day = |day: &String| Moment::parse(&format!("{day}T00:00:00.000Z")).is_some();
        if self.expires.as_ref().is_none_or(is_day) {
            return Ok(());
        }
        Err(Refused::IllFormed { what: "last day of the right", why: "a day is written 2030-06-30".to_owned() })
    }
}
