//! Between the extension's own pages and the background.

use jinjja::{
    brand::own::{Named, ProblemRecord},
    storefronts::Fact,
};
use serde::{Deserialize, Serialize};

/// What a page of the extension asks for.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FromPage {
    /// The verdict on a tab's page.
    Verdict {
        /// The tab.
        tab: i32,
    },
    /// To read a tab's page now, on the person's click: any web shop.
    Read {
        /// The tab.
        tab: i32,
    },
    /// The shops that a brand's own page links to.
    Stores {
        /// The tab.
        tab: i32,
    },
    /// To check brand facts of the person's own.
    CheckFacts {
        /// A JSON list of brands.
        text: String,
    },
    /// To make a case of what a tab shows, on the person's click.
    Report {
        /// The tab.
        tab: i32,
    },
    /// To bring to its end what was only noted so far, on the person's click.
    Finish {
        /// The case, or the note.
        case: String,
    },
    /// The cases of the listing that a tab shows.
    CasesOf {
        /// The tab.
        tab: i32,
    },
    /// To add what a tab shows now to a case, on the person's click.
    CaptureMore {
        /// The case.
        case: String,
        /// The tab.
        tab: i32,
    },
    /// To make cases of cards of the list that a tab shows.
    AddCards {
        /// The tab.
        tab: i32,
        /// The addresses of their listings.
        listings: Vec<String>,
        /// The folder that they go to.
        folder: String,
    },
    /// To let go what was handed in and is due.
    TendFilings {},
}

/// What the background answers beside verdicts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToPage {
    /// The shops that a page links to or names, as `jinjja shops --json` gives them.
    Stores {
        /// The facts.
        #[cfg_attr(feature = "types", ts(type = "object[]"))]
        stores: Vec<Fact>,
    },
    /// What was found in brand facts.
    Facts {
        /// The brands in them.
        #[cfg_attr(feature = "types", ts(type = "{ id: string, name: string }[]"))]
        brands: Vec<Named>,
        /// What is wrong with them; nothing where they can be used.
        #[cfg_attr(feature = "types", ts(type = "{ key: string, about: string }[]"))]
        problems: Vec<ProblemRecord>,
    },
    /// A case was made, or added to.
    Case {
        /// Its number.
        id: String,
    },
    /// The cases of a listing, those changed last first.
    CasesOf {
        /// Their numbers.
        cases: Vec<String>,
        /// The one that was changed last of all cases, where that was lately: what a tab shows may belong to it.
        latest: Option<LatestCase>,
    },
    /// Cases were made.
    Cases {
        /// How many.
        count: u32,
    },
    /// No case could be made.
    NotDone {
        /// Why, as a key of the catalogue.
        why: String,
    },
    /// It will be seen to.
    Tended {},
    /// It could not be done.
    Failed {},
}

/// A case that the person is at.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LatestCase {
    /// Its number.
    pub id: String,
    /// The title of its listing.
    pub title: String,
}

/// How it stands with a tab's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It was read.
    Read,
    /// It holds nothing that can be read.
    Nothing,
    /// It could not be read.
    Failed,
    /// It was not observed yet.
    Waiting,
    /// Its marketplace is switched off, or its hosts are not granted.
    Off,
    /// It is on no marketplace we know.
    NotHere,
}
