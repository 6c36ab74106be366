//! What is needed to tell an office something, and what is told of a listing wherever it is told.

use jinjja_data::{Channel, channel::Place};

use super::{
    Desk, Offices,
    grounded::{Grounded, brand_id},
};
use crate::{catalogue::Catalogue, text::visible};

/// What is needed to tell an office something.
pub struct Telling<'a> {
    /// The door.
    pub door: &'a Channel,
    /// What is known of brands and marketplaces.
    pub offices: &'a Offices,
    /// The desk.
    pub desk: &'a Desk,
    /// The words of the language that the notice is in.
    pub words: &'a Catalogue,
    /// Where and in which language the notice is read.
    pub place: Place<'a>,
    /// The number of the report.
    pub report_id: String,
    /// The cases of this notice.
    pub batch: &'a [&'a Grounded<'a>],
    /// All cases that are handed in, in this notice and in others.
    pub all: &'a [Grounded<'a>],
}

impl Telling<'_> {
    /// A sentence with one thing filled in; none without the thing.
    pub fn filled(&self, key: &str, name: &str, value: Option<String>) -> Option<String> {
        let value = visible(value.as_deref().filter(|value| !value.is_empty())?);
        Some(self.words.tell(key, |wanted| (wanted == name).then_some(value.as_str())))
    }

    /// The brand that the goods claim to be: as the registry names it, else as the listing does.
    pub fn brand(&self, of: &Grounded) -> Option<String> {
        let registered = brand_id(of.case).and_then(|id| self.offices.brand(id)).map(|brand| brand.name.clone());
        registered.or_else(|| of.case.listing.brand_claimed.value().cloned())
    }

    /// The name of the marketplace.
    pub fn marketplace(&self, of: &Grounded) -> Option<String> {
        let id = of.marketplace()?;
        Some(self.offices.marketplace(id).unwrap_or(id).to_owned())
    }

    /// The price with its currency.
    pub fn price(&self, of: &Grounded) -> Option<String> {
        let price = of.case.listing.price.value()?;
        let amount = price.decimal();
        Some(price.currency.as_ref().map_or(amount.clone(), |currency| format!("{amount} {currency}")))
    }
}
