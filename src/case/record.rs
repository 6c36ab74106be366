//! The record of a case.

use serde::{Deserialize, Serialize};

use super::{
    assessment::Assessed, consent::Consent, custody::Event, evidence::Evidence, folder::Folder, id::CaseId,
    linked::Linked, listing::Facts, notifier::Notifier, outcome::Outcome, receipt::Receipt, statement::Statement,
};
use crate::moment::Moment;

/// The version of the record that is written here, and the only one that is read.
pub const VERSION: u32 = 1;

/// A case: a listing as it was seen, what the engine said of it, what the person says, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The version of the record: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub case_version: u32,
    /// Its id.
    pub id: CaseId,
    /// When it was opened: the moment of the click.
    pub created_at: Moment,
    /// When it was last changed; looking at it and handing it on change nothing.
    pub changed_at: Moment,
    /// What made it.
    pub client: Client,
    /// The folder it lies in; null for none.
    pub folder: Option<Folder>,
    /// How far its evidence is.
    pub state: State,
    /// The facts of the listing. They never change.
    pub listing: Facts,
    /// What the engine said of it. It never changes. Null where the page could not be read as a listing.
    pub assessment: Option<Assessed>,
    /// What the person says.
    pub statement: Statement,
    /// Who says it; null as long as nobody has said so.
    pub notifier: Option<Notifier>,
    /// What the person agreed to; null as long as nothing.
    pub consent: Option<Consent>,
    /// The sealed evidence; null as long as nothing is sealed (a card of a list may have none at all).
    pub evidence: Option<Evidence>,
    /// What happened to the case and its evidence, oldest first. Grows only at its end.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub custody: Vec<Event>,
    /// Cases of the same seller, each confirmed by the person.
    pub linked: Vec<Linked>,
    /// Where it was handed in.
    pub receipts: Vec<Receipt>,
    /// What came of that.
    pub outcomes: Vec<Outcome>,
}

/// What made a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// The program's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The hash of the data that its engine judges by.
    pub data: String,
}

/// How far the evidence of a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The facts are kept; nothing is sealed.
    Captured,
    /// Its evidence is sealed.
    Sealed,
}
