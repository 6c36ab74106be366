//! A JSON object, and objects one a line.

use jinjja_data::Channel;

use super::{Filled, FilledNotice};
use crate::capture::{Json, json::written};

pub(super) fn object(door: &Channel, notice: &FilledNotice) -> Json {
    let mut object = Json::Map(Vec::new());
    notice.fields.iter().for_each(|filled| fill(&mut object, filled));
    if let Some(key) = &door.rows {
        put(&mut object, key, Json::List(notice.rows.iter().map(|row| row_of(row)).collect()));
    }
    object
}

pub(super) fn lines(notice: &FilledNotice) -> String {
    notice.rows.iter().map(|row| written(&row_of(row)) + "\n").collect()
}

fn row_of(row: &[Filled]) -> Json {
    let mut object = Json::Map(Vec::new());
    row.iter().for_each(|filled| fill(&mut object, filled));
    object
}

fn fill(object: &mut Json, filled: &Filled) {
    if let Some(value) = &filled.value {
        put(object, &filled.field.key, value.clone());
    }
}

/// Puts a value where a path leads; maps on the way there are made.
fn put(object: &mut Json, path: &str, value: Json) {
    let Json::Map(entries) = object else { return };
    let Some((step, rest)) = path.split_once('.') else {
        entries.push((path.to_owned(), value));
        return;
    };
    if !entries.iter().any(|(key, _)| key == step) {
        entries.push((step.to_owned(), Json::Map(Vec::new())));
    }
    if let Some((_, inner)) = entries.iter_mut().find(|(key, _)| key == step) {
        put(inner, rest, value);
    }
}
