//! The same as texts, for a caller that speaks another language: JSON in, JSON out.
//!
//! What is not taken gives `{"error": {"code", "message"}}` and nothing else, so an answer with a key `error` is never a
//! case.

use serde::{Serialize, de::DeserializeOwned};

use super::{Case, Change, Open, Refused, container::Export, open, seller};
use crate::capture::json::written;
use crate::moment::Moment;

/// Why something was not taken.
#[derive(Serialize)]
struct NotTaken {
    error: Why,
}

#[derive(Serialize)]
struct Why {
    code: &'static str,
    message: String,
}

/// Opens a case: what it is made of ([`Open`]) → the case.
pub fn open(input: &str, nfc: impl Fn(&str) -> String) -> String {
    told(read::<Open>("input", input).and_then(|input| Case::open(input, nfc)))
}

/// A case and a [`Change`] → the changed case.
pub fn with(case: &str, change: &str) -> String {
    told(Case::from_text(case).and_then(|case| case.with(read::<Change>("change", change)?)))
}

/// A case → the part of it that is sealed with its evidence.
pub fn to_seal(case: &str) -> String {
    told(Case::from_text(case).as_ref().map(Case::to_seal).map_err(Clone::clone))
}

/// A case and the moment it is deleted at → the note that is left of it.
pub fn gone(case: &str, at: &str) -> String {
    told(Case::from_text(case).and_then(|case| Ok(case.gone(moment(at)?))))
}

/// A case → the keys of its seller: `[{"kind", "value"}]`.
pub fn seller_keys(case: &str) -> String {
    told(Case::from_text(case).map(|case| seller::keys(&case.listing)))
}

/// A verdict on a list and the moment it was seen at → for each of its cards the keys of its seller:
/// `[[{"kind", "value"}]]`.
pub fn sellers_of_cards(verdict: &str, seen_at: &str, nfc: impl Fn(&str) -> String) -> String {
    let cards = moment(seen_at).and_then(|seen_at| open::cards(verdict, &seen_at, nfc));
    told(cards.map(|cards| cards.iter().map(seller::keys).collect::<Vec<_>>()))
}

/// A case and the keys of others (`[{"case_id", "keys": […]}]`) → the cases that may be of the same seller:
/// `[{"case_id", "by": […]}]`.
pub fn proposals(case: &str, others: &str) -> String {
    let others = read::<Vec<seller::Known>>("list of other cases", others);
    told(Case::from_text(case).and_then(|case| Ok(seller::proposals(&case, &others?))))
}

/// Begins a file of cases, made at a moment by a client (`{"name", "version", "data"}`).
///
/// # Errors
/// The moment is none, or the client is not well-formed.
pub fn export(made_at: &str, client: &str) -> Result<Export, Refused> {
    Ok(Export::new(moment(made_at)?, read("client", client)?))
}

fn moment(text: &str) -> Result<Moment, Refused> {
    Moment::try_from(text.to_owned()).map_err(|why| Refused::IllFormed { what: "moment", why })
}

/// Out of a text.
pub(crate) fn read<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, Refused> {
    serde_json::from_str(text).map_err(|why| Refused::IllFormed { what, why: why.to_string() })
}

/// As a text: the answer, or why it was not taken.
pub(crate) fn told<T: Serialize>(answer: Result<T, Refused>) -> String {
    match answer {
        Ok(answer) => written(&answer),
        Err(why) => written(&NotTaken { error: Why { code: why.code(), message: why.to_string() } }),
    }
}
