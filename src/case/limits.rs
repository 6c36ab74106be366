//! How long what comes in may be.

use super::Refused;

/// The longest text of a case in bytes.
pub const LONGEST_CASE: usize = 8 << 20;
/// The longest text of a verdict in bytes.
pub const LONGEST_VERDICT: usize = 16 << 20;
/// The longest explanation in characters.
pub const LONGEST_EXPLANATION: usize = 20_000;
/// The longest other text of a person, an office or a caller, in characters.
pub const LONGEST_TEXT: usize = 2_000;
/// The longest address in characters: no longer than archives have it (`evidence::bounds::ADDRESS`).
pub const LONGEST_ADDRESS: usize = 8_192;
/// The most elements of a list that a person fills.
pub const MOST: usize = 50;

/// Refuses what is longer than it may be.
pub(crate) fn text(what: &'static str, text: &str, longest: usize) -> Result<(), Refused> {
    if text.chars().nth(longest).is_none() { Ok(()) } else { Err(Refused::TooLong { what, longest }) }
}

/// Refuses more than there may be.
pub(crate) fn many<T>(what: &'static str, list: &[T], most: usize) -> Result<(), Refused> {
    if list.len() <= most { Ok(()) } else { Err(Refused::TooMany { what, most }) }
}
