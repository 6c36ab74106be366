//! Texts of a page that a program for sheets would reckon: they are written so that they stay texts, and the person hears of it.

use jinjja_data::channel::Form;

use super::{Finding, View, Weight};
use crate::channel::form::{Filled, is_formula};

pub(super) fn check(view: &View) -> Vec<Finding> {
    if view.telling.door.form != Form::Sheet {
        return Vec::new();
    }
    let is_one = |filled: &&Filled| filled.value.as_ref().and_then(|value| value.as_text()).is_some_and(is_formula);
    let rows = view.filled.rows.iter().zip(view.telling.batch);
    let found = rows.filter_map(|(row, of)| {
        let filled = row.iter().find(is_one)?;
        let finding = Finding::new("formula_in_sheet", Weight::Notes, Some(*of), None);
        Some(finding.with("field", filled.field.label_at(view.telling.place)))
    });
    found.collect()
}
