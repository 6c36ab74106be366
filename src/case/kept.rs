//! A case as text: written to be kept, and read again strictly.

use serde::Deserialize;

use super::{
    Case, Refused, VERSION,
    consent::Consent,
    custody::{Event, Happened},
    limits,
    linked::Linked,
    listing::Facts,
    money::Money,
    notifier::Notifier,
    record::State,
};
use crate::{capture::json::written, listing::Read};

/// What tells whether the rest can be read at all.
#[derive(Deserialize)]
struct Head {
    case_version: u64,
}

impl Case {
    /// Reads a case.
    ///
    /// # Errors
    /// It is no case, was written by a later version, has keys that are not known, or contradicts itself.
    pub fn from_text(text: &str) -> Result<Self, Refused> {
        limits::text("case", text, limits::LONGEST_CASE)?;
        let ill_formed = |why: serde_json::Error| Refused::IllFormed { what: "case", why: why.to_string() };
        let Head { case_version } = serde_json::from_str(text).map_err(ill_formed)?;
        match case_version {
            0 => return Err(Refused::Contradiction("there never was a version 0")),
            version if version > u64::from(VERSION) => return Err(Refused::Newer { version }),
            _ => {}
        }
        let case: Self = serde_json::from_str(text).map_err(ill_formed)?;
        case.check()?;
        Ok(case)
    }

    /// The case as text. The same case gives the same bytes.
    pub fn to_text(&self) -> String {
        written(self)
    }

    /// What must hold between the parts of a case.
    fn check(&self) -> Result<(), Refused> {
        self.statement.check()?;
        self.notifier.iter().try_for_each(Notifier::check)?;
        self.consent.iter().try_for_each(Consent::check)?;
        let Facts { price, price_max, list_price, .. } = &self.listing;
        [price, price_max, list_price].into_iter().filter_map(Read::value).try_for_each(Money::check)?;
        if (self.state == State::Sealed) != self.evidence.is_some() {
            return Err(Refused::Contradiction("sealed and evidence go together"));
        }
        if self.custody.first().map(|first| first.event) != Some(Happened::Captured) {
            return Err(Refused::Contradiction("custody begins with `captured`"));
        }
        let is_sealing = |event: &&Event| matches!(event.event, Happened::Sealed | Happened::Resealed);
        let last_sealed = self.custody.iter().rev().find(is_sealing).and_then(|event| event.sha256.as_ref());
        if self.evidence.as_ref().map(|evidence| &evidence.wacz_sha256) != last_sealed {
            return Err(Refused::Contradiction("custody names another sealed file than the evidence"));
        }
        if self.linked.iter().any(|Linked { case_id, .. }| *case_id == self.id) {
            return Err(Refused::LinkedToItself);
        }
        Ok(())
    }
}
