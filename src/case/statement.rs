//! What the person says: what is wrong, where it shows, and that it is said in good faith.

use serde::{Deserialize, Serialize};

use super::{Refused, limits};

/// What the person says of the listing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What is wrong with it; null as long as it is not said.
    pub infringement_type: Option<Infringement>,
    /// Where it shows.
    #[serde(rename = "where")]
    pub places: Vec<Place>,
    /// In the person's own words.
    #[cfg_attr(feature = "schema", schemars(length(max = 20_000)))]
    pub explanation: String,
    /// The person holds that what is said is right and complete.
    pub bona_fide: bool,
    /// The person may act for the holder of the right.
    #[serde(default)]
    pub authority: bool,
    /// The right that is infringed; null as long as none is named.
    #[serde(default)]
    pub right: Option<Right>,
    /// Order numbers of goods bought as a test.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 50)))]
    pub test_orders: Vec<String>,
}

/// What is wrong with a listing; names as in XARF v4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Infringement {
    /// The goods pass for the brand's and are not.
    Counterfeit,
    /// The brand's name or sign is used without right.
    TrademarkViolation,
    /// The goods look like the brand's.
    Lookalike,
    /// The brand's goods, sold by who must not.
    UnauthorizedReseller,
    /// Something else; the explanation says what.
    Other,
}

impl Infringement {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counterfeit => "counterfeit",
            Self::TrademarkViolation => "trademark_violation",
            Self::Lookalike => "lookalike",
            Self::UnauthorizedReseller => "unauthorized_reseller",
            Self::Other => "other",
        }
    }
}

/// Where it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// On the product.
    Product,
    /// On its packaging.
    Packaging,
    /// In a picture of the listing.
    Image,
    /// In a text of the listing.
    Text,
}

impl Place {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Packaging => "packaging",
            Self::Image => "image",
            Self::Text => "text",
        }
    }
}

/// A right that is infringed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// What kind of right.
    pub kind: RightKind,
    /// Its number in the register, or of the application; null where there is none (copyright).
    pub number: Option<String>,
    /// Where it holds: ISO 3166-1 alpha-2, `EU`, or `WO` for a registration of the WIPO.
    pub jurisdiction: String,
    /// Classes of Nice.
    #[serde(default)]
    pub classes: Vec<u8>,
    /// Who holds it.
    pub owner: String,
}

/// Kinds of rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightKind {
    /// A trade mark.
    Trademark,
    /// A registered design.
    Design,
    /// A patent.
    Patent,
    /// A utility model.
    UtilityModel,
    /// Copyright.
    Copyright,
    /// Another.
    Other,
}

impl RightKind {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Trademark => "trademark",
            Self::Design => "design",
            Self::Patent => "patent",
            Self::UtilityModel => "utility_model",
            Self::Copyright => "copyright",
            Self::Other => "other",
        }
    }
}

impl Statement {
    /// Refuses what is too long, and what no form could hold.
    ///
    /// # Errors
    /// A text or a list is too long, a place stands twice, or a class of Nice is none.
    pub(super) fn check(&self) -> Result<(), Refused> {
        limits::text("explanation", &self.explanation, limits::LONGEST_EXPLANATION)?;
        limits::many("order numbers", &self.test_orders, limits::MOST)?;
        self.test_orders.iter().try_for_each(|order| limits::text("order number", order, limits::LONGEST_TEXT))?;
        let is_again = |(at, place): (usize, &Place)| self.places.iter().take(at).any(|before| before == place);
        if self.places.iter().enumerate().any(is_again) {
            return Err(ill_formed("a place stands twice in `where`"));
        }
        self.right.iter().try_for_each(Right::check)
    }
}

impl Right {
    pub(crate) fn check(&self) -> Result<(), Refused> {
        let number = self.number.as_deref().unwrap_or_default();
        for text in [number, &self.jurisdiction, &self.owner] {
            limits::text("right", text, limits::LONGEST_TEXT)?;
        }
        limits::many("classes", &self.classes, limits::MOST)?;
        if self.classes.iter().all(|class| (1..=45).contains(class)) {
            return Ok(());
        }
        Err(ill_formed("the classes of Nice go from 1 to 45"))
    }
}

fn ill_formed(why: &str) -> Refused {
    Refused::IllFormed { what: "statement", why: why.to_owned() }
}
