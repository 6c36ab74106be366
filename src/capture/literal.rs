//! Reading JSON, and JavaScript literals as sites write them, out of a script.
//!
//! Accepted beyond JSON: all quotes and escapes of JavaScript, bare keys, comments, trailing commas and holes, raw line
//! breaks in texts, every way to write a number, `undefined`, `!0`, `JSON.parse("…")`, texts joined by `+`, `x || {…}`,
//! `x = {…}`, a missing comma. Every other expression is passed over, and its key is absent. What is not wanted is
//! passed over as well, without being kept.

mod number;
mod parser;
pub(in crate::capture) mod scan;
pub(in crate::capture) mod text;

use std::borrow::Cow;
use std::fmt;

use super::json::{Json, Need, Wanted};
use parser::Parser;

/// The deepest nesting that is kept of one literal. A state lies a little deeper, below the fields it is assigned to.
pub const DEPTH: usize = 100;

/// The most that one value may keep, in bytes of text; each value, key and index counts [`EACH`] bytes more.
pub const ROOM: usize = 8 << 20;

/// What a value counts against [`ROOM`] beside its text, in bytes.
pub const EACH: usize = 16;

/// A value that was read, and how completely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The value, or of a value that was cut off what was complete.
    pub value: Json,
    /// How many bytes of the text it took, white space before it included.
    pub consumed: usize,
    /// What is missing from the value.
    pub missing: Missing,
}

/// Why a value is not complete. All false when it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The text ended, or a bracket closed, before the value was complete.
    pub truncated: bool,
    /// Something nested deeper than [`crate::capture::json::DEPTH`] was left out.
    pub too_deep: bool,
    /// The value reached [`ROOM`], and the rest was left out.
    pub too_big: bool,
}

/// The text does not begin with a literal of which anything is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// How many bytes were looked at.
    pub consumed: usize,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no JSON value or JavaScript literal")
    }
}

impl std::error::Error for Broken {}

/// Reads the literal at the start of `text`, keeping what is wanted. A text on the way to something wanted that itself
/// holds JSON is opened. Of text that goes on behind the value nothing is said.
///
/// Where only parts are wanted, a value on the way that cannot be gone into is left out, save `null`.
///
/// # Errors
/// [`Broken`] when there is no literal, or nothing of it is wanted.
pub fn parse(text: &str, wanted: &Wanted) -> Result<Parsed, Broken> {
    let read = |text: &str| parse_at(text, 0, wanted.top(), Around::Document, ROOM);
    let outcome = match unwrapped(text) {
        Some(inner) => Outcome { end: text.len(), ..read(&inner) },
        None => read(text),
    };
    match outcome.value {
        Some(value) => Ok(Parsed { value, consumed: outcome.end, missing: outcome.missing }),
        None => Err(Broken { consumed: outcome.end }),
    }
}

/// The JSON of a document all of which is wrapped: escaped as for an attribute, or hidden in one HTML comment.
fn unwrapped(text: &str) -> Option<Cow<'_, str>> {
    if let Some(Cow::Owned(inner)) = text::json_within(text) {
        return Some(Cow::Owned(inner));
    }
    let hidden = text.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    (!hidden.contains("-->")).then_some(Cow::Borrowed(hidden))
}

/// [`parse`], keeping everything.
///
/// A document that is one quoted text stays a text.
///
/// # Errors
/// [`Broken`] when there is no literal.
pub fn parse_all(text: &str) -> Result<Parsed, Broken> {
    parse(text, &Wanted::everything())
}

/// The value of a text that holds it and nothing else, all of it.
pub fn document(text: &str) -> Option<Json> {
    let Outcome { value, end, missing, .. } = parse_at(text, 0, Need::Whole, Around::Document, ROOM);
    let is_all = missing == Missing::default() && text.get(end..).is_some_and(|rest| rest.trim().is_empty());
    value.filter(|_| is_all)
}

/// What stands around a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::capture) enum Around {
    /// Nothing: a statement may end with its line.
    Document,
    /// Brackets: only a comma or a bracket ends it.
    Brackets,
}

/// What reading at some place of a script came to.
#[derive(Debug)]
pub(in crate::capture) struct Outcome {
    /// The value, when there was a literal of which anything is wanted.
    pub value: Option<Json>,
    /// The byte offset reached.
    pub end: usize,
    /// What of the room is left, in bytes.
    pub room: usize,
    /// What is missing from the value.
    pub missing: Missing,
}

/// Reads the literal at the byte `at` of a script, keeping at most `room` bytes.
pub(in crate::capture) fn parse_at(text: &str, at: usize, need: Need<'_>, around: Around, room: usize) -> Outcome {
    let mut parser = Parser::new(text, at, room);
    let value = parser.top(need, around);
    parser.outcome(value)
}

#[cfg(test)]
mod tests;
