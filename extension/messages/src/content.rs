//! Between a content script and the background.

use serde::{Deserialize, Serialize};

use crate::Mark;
use jinjja::capture::observed::Observed;

/// What a content script may say. It stands in a page of somebody else: it observes, and cannot change anything.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FromContent {
    /// What was observed on the page; the engine checks it itself.
    Observed {
        /// An observation (`jinjja::capture::observed::Observed`).
        #[cfg_attr(feature = "types", ts(type = "Observation"))]
        observation: Box<Observed>,
        /// Cards that were handed over before still stand on the page: these come beside them.
        more: bool,
    },
    /// The person clicked on the mark: the popup should open.
    Open {},
}

/// What the background answers a content script.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToContent {
    /// What to draw; nothing where marks are off or the page is none.
    Marked {
        /// The mark.
        mark: Option<Box<Mark>>,
    },
    /// The person switched this site off: nothing is to be read or drawn.
    Off {},
    /// It could not be judged now; the page may be observed anew.
    Later {},
}
