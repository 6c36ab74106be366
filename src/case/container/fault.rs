//! Why a file of cases is not made or not taken.

use std::fmt;

use super::{ENDING, MOST_CASES, VERSION};
use crate::{case::Refused, text::visible};

/// What is wrong with a file of cases, or with what one is to be made of. Nothing of it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no file of cases.
    NotOne,
    /// It ends too soon, or something is not as it was written.
    Damaged {
        /// The first byte that is not.
        at: usize,
        /// In which file of it.
        about: Option<String>,
    },
    /// It was made by a later version.
    Newer {
        /// The version that it says.
        version: u64,
    },
    /// Its list is not well-formed.
    BadManifest(String),
    /// Its list names a case twice, or a path that is not that of its case.
    BadList(String),
    /// A file stands in it that its list does not name, or not there.
    Unlisted(String),
    /// A file is missing that its list names.
    Missing(String),
    /// A file is another than its list says.
    Changed(String),
    /// A case cannot be read.
    BadCase {
        /// Its id.
        id: String,
        /// Why.
        why: Refused,
    },
    /// A case and its evidence do not belong together.
    OtherEvidence(String),
    /// The evidence of a case is not whole.
    BrokenEvidence {
        /// The case's id.
        id: String,
        /// What does not hold.
        why: String,
    },
    /// There is no case in it.
    Empty,
    /// There is more than one file can hold.
    TooLarge,
}

impl Fault {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotOne => "not-cases",
            Self::Damaged { .. } => "damaged",
            Self::Newer { .. } => "newer-version",
            Self::BadManifest(_) => "bad-manifest",
            Self::BadList(_) => "bad-list",
            Self::Unlisted(_) => "unlisted-file",
            Self::Missing(_) => "missing-file",
            Self::Changed(_) => "changed-file",
            Self::BadCase { .. } => "bad-case",
            Self::OtherEvidence(_) => "other-evidence",
            Self::BrokenEvidence { .. } => "broken-evidence",
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
        }
    }
}

/// A name out of a file, as it can be shown.
fn shown(name: &str) -> String {
    visible(&name.chars().take(120).collect::<String>())
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOne => write!(f, "this is no file of cases (NAME{ENDING}), or its beginning is lost"),
            Self::Damaged { at, about: Some(about) } => {
                write!(f, "the file is damaged or was changed at byte {at} (at `{}`); fetch it again", shown(about))
            }
            Self::Damaged { at, about: None } => {
                write!(f, "the file is cut off, or was changed at byte {at}; fetch it again")
            }
            Self::Newer { version } => write!(
                f,
                "the file was made by a later Jinjja (version {version} of the form; this one reads {VERSION}); update and try again"
            ),
            Self::BadManifest(why) => write!(f, "the list of what the file holds is not well-formed: {}", shown(why)),
            Self::BadList(what) => write!(f, "the list of what the file holds has a wrong entry: `{}`", shown(what)),
            Self::Unlisted(path) => write!(f, "the file holds `{}`, which does not belong there", shown(path)),
            Self::Missing(path) => write!(f, "`{}` is missing from the file", shown(path)),
            Self::Changed(path) => write!(f, "`{}` was changed: it is not what the list says", shown(path)),
            Self::BadCase { id, why } => write!(f, "case {}: {why}", shown(id)),
            Self::OtherEvidence(id) => write!(
                f,
                "case {}: its evidence is missing, or is that of another, or says other things than the case",
                shown(id)
            ),
            Self::BrokenEvidence { id, why } => {
                write!(f, "case {}: its evidence does not hold: {}", shown(id), shown(why))
            }
            Self::Empty => f.write_str("there is no case in it"),
            Self::TooLarge => {
                write!(f, "that is more than one file can hold ({MOST_CASES} cases, 4 GB); take fewer cases")
            }
        }
    }
}

impl std::error::Error for Fault {}
