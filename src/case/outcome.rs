//! Outcomes: what came of a case.

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// When it was seen.
    pub at: Moment,
    /// What.
    pub kind: Came,
    /// Why, as the office said it; null where it said nothing.
    pub reason: Option<String>,
    /// The number of the receipt that it answers; null where it answers none.
    #[serde(default)]
    pub receipt: Option<String>,
}

/// What can come of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// A notice was filed.
    Filed,
    /// The listing was taken down.
    Removed,
    /// The notice was refused.
    Rejected,
    /// The seller answered with a counter-notice.
    CounterNotice,
    /// The listing was put back.
    Reversed,
    /// Looked again: it is still up.
    Up,
    /// Looked again: it is gone.
    Gone,
    /// Looked again: it is another.
    Changed,
}

impl Came {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Removed => "removed",
            Self::Rejected => "rejected",
            Self::CounterNotice => "counter-notice",
            Self::Reversed => "reversed",
            Self::Up => "up",
            Self::Gone => "gone",
            Self::Changed => "changed",
        }
    }
}
