//! Listing records that come in from outside: what does not fit is left out and named, never guessed.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Listing, Read};

/// A record that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What could be taken.
    pub listing: Listing,
    /// Fields whose value has another type than theirs: as if they had not been read.
    pub ignored: Vec<String>,
}

/// Why a line is no listing record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRecord {
    /// It is no JSON object.
    NotAnObject(String),
    /// It does not say on which marketplace it stands.
    NoMarketplace,
    /// It is longer than a record may be.
    TooLong,
}

impl fmt::Display for BadRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject(why) => write!(f, "not a JSON object: {why}"),
            Self::NoMarketplace => {
                f.write_str("`marketplace` is missing; write its id (`shopee`), or `shop` for any other web shop")
            }
            Self::TooLong => write!(f, "longer than {LONGEST} bytes"),
        }
    }
}

/// The longest record in bytes.
const LONGEST: usize = 4 * 1024 * 1024;

impl Listing {
    /// Takes a record from a line of JSON. Keys that are no fields are ignored.
    ///
    /// # Errors
    /// The line is no JSON object, too long, or does not name its marketplace.
    pub fn from_line(line: &[u8]) -> Result<Taken, BadRecord> {
        if line.len() > LONGEST {
            return Err(BadRecord::TooLong);
        }
        let fields: Map<String, Value> =
            serde_json::from_slice(line).map_err(|error| BadRecord::NotAnObject(error.to_string()))?;
        let mut taken = Taken { listing: Self::default(), ignored: Vec::new() };
        for (name, value) in fields {
            let value = as_text(&name, value);
            match (name.as_str(), value) {
                ("marketplace", Value::String(id)) => taken.listing.marketplace = id,
                ("badges", Value::Array(badges)) => taken.listing.badges = Read::Is(known(badges)),
                (_, value) => {
                    if let Some(Err(())) = taken.listing.set_by_name(&name, value) {
                        taken.ignored.push(name);
                    }
                }
            }
        }
        if taken.listing.marketplace.is_empty() { Err(BadRecord::NoMarketplace) } else { Ok(taken) }
    }
}

/// The value in a field's type; `None` when it has another.
pub(super) fn typed<T: DeserializeOwned>(value: Value) -> Option<Read<T>> {
    // null and what is empty: read, and the page says none.
    let is_empty = match &value {
        Value::Null => true,
        Value::Array(many) => many.is_empty(),
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    };
    match value {
        _ if is_empty => Some(Read::Nothing),
        value => serde_json::from_value(value).ok().map(Read::Is),
    }
}

/// Numbers of things are texts, though some write them as numbers.
fn as_text(name: &str, value: Value) -> Value {
    match value {
        Value::Number(number) if name.ends_with("_id") || name == "gtin" => Value::String(number.to_string()),
        other => other,
    }
}

/// A badge that is not known says nothing, and does not hide those that are.
fn known<T: DeserializeOwned>(badges: Vec<Value>) -> Vec<T> {
    badges.into_iter().filter_map(|badge| serde_json::from_value(badge).ok()).collect()
}
