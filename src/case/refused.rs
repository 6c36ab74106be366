//! Why something was not taken: a code for programs, a sentence for people.

use std::fmt;

use super::VERSION;

/// Why a case, a change or what a case is to be made of was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not what it should be: no JSON, a key that is missing or unknown, a value of another form.
    IllFormed {
        /// What.
        what: &'static str,
        /// What is wrong, and where.
        why: String,
    },
    /// It was written by a later version.
    Newer {
        /// The version that it says.
        version: u64,
    },
    /// A text is longer than it may be.
    TooLong {
        /// Which.
        what: &'static str,
        /// How long it may be.
        longest: usize,
    },
    /// A list is longer than it may be.
    TooMany {
        /// Which.
        what: &'static str,
        /// How long it may be.
        most: usize,
    },
    /// The page has no card of this number.
    NoSuchItem {
        /// The number asked for, from nought.
        item: usize,
        /// How many there are.
        cards: usize,
    },
    /// The parts of a case contradict each other.
    Contradiction(&'static str),
    /// What is to be added is there.
    AlreadyThere {
        /// What.
        what: &'static str,
        /// Which.
        which: String,
    },
    /// What is to be taken away is not there.
    NotThere {
        /// What.
        what: &'static str,
        /// Which.
        which: String,
    },
    /// A case is to be tied to itself.
    LinkedToItself,
}

impl Refused {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::IllFormed { .. } => "ill-formed",
            Self::Newer { .. } => "newer-version",
            Self::TooLong { .. } => "too-long",
            Self::TooMany { .. } => "too-many",
            Self::NoSuchItem { .. } => "no-such-item",
            Self::Contradiction(_) => "contradiction",
            Self::AlreadyThere { .. } => "already-there",
            Self::NotThere { .. } => "not-there",
            Self::LinkedToItself => "linked-to-itself",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IllFormed { what, why } => write!(f, "the {what} is not well-formed: {why}"),
            Self::Newer { version } => {
                write!(
                    f,
                    "the case was written by a later Jinjja (version {version} of the record; this one reads {VERSION}); update and try again"
                )
            }
            Self::TooLong { what, longest } => write!(f, "the {what} is longer than {longest}; shorten it"),
            Self::TooMany { what, most } => write!(f, "there are more than {most} {what}; leave some out"),
            Self::NoSuchItem { item, cards } => {
                write!(f, "the page has {cards} cards, so none of number {item} (they are counted from 0)")
            }
            Self::Contradiction(why) => write!(f, "the case contradicts itself: {why}"),
            Self::AlreadyThere { what, which } => write!(f, "the {what} {which} is there already"),
            Self::NotThere { what, which } => write!(f, "there is no {what} {which} to take away"),
            Self::LinkedToItself => f.write_str("a case cannot be linked to itself"),
        }
    }
}

impl std::error::Error for Refused {}
