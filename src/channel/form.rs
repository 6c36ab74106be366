//! What is filled in becomes what goes to the office, byte for byte.

mod json;
mod letter;
mod print;
mod sheet;
mod texts;

use jinjja_data::channel::{Channel, Field, Form};
use serde::Serialize;

use crate::{capture::Json, catalogue::Catalogue};

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
    fn text(field: &Field, language: &str, text: String) -> Self {
        let (key, label) = (field.key.clone(), field.label_in(language).to_owned());
        Self { key, label, media_type: None, length: text.chars().count(), text, limit: field.limit }
    }

    fn file(name: String, media_type: &str, text: String) -> Self {
        let media_type = Some(media_type.to_owned());
        Self { key: name.clone(), label: name, media_type, length: text.chars().count(), text, limit: None }
    }
}

/// The parts of a notice. `name` is what its files are called, without what tells their kind.
pub fn parts(door: &Channel, notice: &FilledNotice, language: &str, name: &str, words: &Catalogue) -> Vec<Part> {
    match door.form {
        Form::Texts => texts::parts(notice, language),
        Form::Letter => letter::parts(door, notice, language),
        Form::Json => vec![Part::file(format!("{name}.json"), "application/json", json::object(door, notice))],
        Form::Lines => vec![Part::file(format!("{name}.jsonl"), "application/x-ndjson", json::lines(notice))],
        Form::Sheet => vec![Part::file(format!("{name}.csv"), "text/csv", sheet::sheet(notice, language))],
        Form::Print => {
            vec![Part::file(format!("{name}.html"), "text/html", print::page(door, notice, language, words))]
        }
    }
}

/// A value as people read it.
fn shown(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        Json::Number(digits) => digits.to_string(),
        Json::Bool(is) => is.to_string(),
        Json::List(list) => list.iter().map(shown).collect::<Vec<_>>().join(", "),
        Json::Null => String::new(),
        Json::Map(_) => crate::capture::json::written(value),
    }
}
