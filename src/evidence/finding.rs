//! What was checked of an evidence file, and what came of it.

use serde::Serialize;

use super::replay::{Difference, Made};

/// What is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// The container, byte for byte.
    Container,
    /// The hashes of its files.
    Files,
    /// The hash of those hashes.
    Digest,
    /// The signature over it.
    Signature,
    /// The records of the archive, each by itself.
    Records,
    /// The records beside the case.
    Captures,
    /// The index.
    Index,
    /// The list of pages.
    Pages,
    /// The case's facts.
    Case,
    /// The verdict, judged again.
    Verdict,
}

impl Check {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Files => "files",
            Self::Digest => "digest",
            Self::Signature => "signature",
            Self::Records => "records",
            Self::Captures => "captures",
            Self::Index => "index",
            Self::Pages => "pages",
            Self::Case => "case",
            Self::Verdict => "verdict",
        }
    }
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It does not.
    Broken,
    /// It was made with another version of the engine or of the data, which is needed to check it.
    Needs,
}

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was checked.
    pub check: Check,
    /// What came of it.
    pub outcome: Outcome,
    /// What it is about: a file, a record, a capture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What was found, and what to do, in a sentence.
    pub text: String,
    /// Of a verdict that came out otherwise.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub replayed: Option<Replayed>,
}

/// Of a verdict that came out otherwise when it was judged again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// By what it was made.
    pub made: Made,
    /// What is different, as far as it is listed.
    pub differences: Vec<Difference>,
}

impl Finding {
    pub(super) fn holds(check: Check, text: impl Into<String>) -> Self {
        Self { check, outcome: Outcome::Holds, about: None, text: text.into(), replayed: None }
    }

    pub(super) fn broken(check: Check, about: impl Into<String>, text: impl Into<String>) -> Self {
        Self { check, outcome: Outcome::Broken, about: Some(about.into()), text: text.into(), replayed: None }
    }
}

/// Whether nothing that was checked is broken.
pub fn is_whole(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.outcome != Outcome::Broken)
}
