//! Between the extension's own pages and the background.

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
        /// A brand file, or several as JSON.
        text: String,
    },
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
