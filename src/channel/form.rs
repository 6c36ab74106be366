//! What is filled in becomes what goes to the office, byte for byte.

mod json;
mod letter;
mod print;
mod sheet;
mod texts;

use jinjja_data::channel::{Channel, Content, Delivery, Field, Form, Place};
use serde::Serialize;

use crate::{
    capture::{Json, json::written},
    catalogue::Catalogue,
};

pub use sheet::is_formula;

/// A field with what goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled<'d> {
    /// The field.
    pub field: &'d Field,
    /// What goes in; nothing where there is nothing to put in.
    pub value: Option<Json>,
}

/// A notice filled in: what is said of it, and of each listing.
#[derive(Clone, Debug, PartialEq)]
pub struct FilledNotice<'d> {
    /// Of the notice.
    pub fields: Vec<Filled<'d>>,
    /// Of each listing.
    pub rows: Vec<Vec<Filled<'d>>>,
}

/// A part of a notice: what goes into one field, or one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The key of its field; of a file, its name.
    pub key: String,
    /// What stands beside it on the form.
    pub label: String,
    /// The media type of a file; null for a text to be pasted.
    pub media_type: Option<String>,
    /// What goes.
    pub text: String,
    /// Its length in characters.
    pub length: usize,
    /// How long it may be.
    pub limit: Option<usize>,
}

impl Part {
    fn text(field: &Field, place: Place, text: String) -> Self {
        let (key, label) = (field.key.clone(), field.label_at(place).to_owned());
        Self { key, label, media_type: None, length: text.chars().count(), text, limit: field.limit }
    }

    fn file(name: String, media_type: &str, text: String) -> Self {
        let media_type = Some(media_type.to_owned());
        Self { key: name.clone(), label: name, media_type, length: text.chars().count(), text, limit: None }
    }
}

/// The parts of a notice. `name` is what its files are called, without what tells their kind.
pub fn parts(door: &Channel, notice: &FilledNotice, place: Place, name: &str, words: &Catalogue) -> Vec<Part> {
    match door.form {
        Form::Texts => texts::parts(notice, place),
        Form::Letter if door.delivery == Delivery::File => {
            vec![Part::file(format!("{name}.txt"), "text/plain", letter::text(door, notice, place))]
        }
        Form::Letter => letter::parts(door, notice, place),
        Form::Json => {
            vec![Part::file(format!("{name}.json"), "application/json", written(&json::object(door, notice)))]
        }
        Form::Lines => vec![Part::file(format!("{name}.jsonl"), "application/x-ndjson", json::lines(notice))],
        Form::Sheet => vec![Part::file(format!("{name}.csv"), "text/csv", sheet::sheet(notice, place))],
        Form::Print => {
            vec![Part::file(format!("{name}.html"), "text/html", print::page(notice, place, name, words))]
        }
    }
}

/// The object that goes, where the office takes one.
pub fn report(door: &Channel, notice: &FilledNotice) -> Option<Json> {
    (door.form == Form::Json).then(|| json::object(door, notice))
}

/// Whether a person can still write something into what is made.
pub fn is_filled_by_hand(door: &Channel) -> bool {
    matches!(door.form, Form::Texts | Form::Letter | Form::Print)
}

/// Room for what is written by hand.
const ROOM: &str = "____________________";

/// What stands in a field that a person reads: the value, or room for what only the person can say.
fn written_out(filled: &Filled) -> Option<String> {
    let room = || (filled.field.from == Content::Asked).then(|| ROOM.to_owned());
    filled.value.as_ref().map(shown).or_else(room)
}

/// A value as people read it.
fn shown(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        Json::Number(digits) => digits.to_string(),
        Json::Bool(is) => is.to_string(),
        Json::List(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Json::Null => String::new(),
        Json::Map(_) => written(value),
    }
}
