//! A sheet as CSV (RFC 4180, UTF-8 with its mark, for a program that shows sheets would take it for another encoding).

use jinjja_data::channel::Place;

use super::{Filled, FilledNotice, shown};

pub(super) fn sheet(notice: &FilledNotice, place: Place) -> String {
    let heads = notice.rows.first().into_iter().flatten().map(|filled| cell(filled.field.label_at(place)));
    let mut sheet = String::from("\u{feff}");
    sheet.push_str(&line(heads));
    for row in &notice.rows {
        sheet.push_str(&line(
            row.iter()
                .map(|filled: &Filled| filled.value.as_ref().map(shown).map_or_else(String::new, |text| cell(&text))),
        ));
    }
    sheet
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join(",") + "\r\n"
}

/// Whether a program that shows sheets would take a text for a formula and reckon it, which can start other programs.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// A text in a cell.
fn cell(text: &str) -> String {
    format!("\"{}\"", defused(text).replace('"', "\"\""))
}

/// A text with an apostrophe, which makes it one, before what would be taken for a formula: at its beginning, and wherever a program
/// that parts cells by other signs would begin a cell.
fn defused(text: &str) -> String {
    let mut defused = String::with_capacity(text.len());
    let mut begins = true;
    for sign in text.chars() {
        if begins && is_formula(sign.encode_utf8(&mut [0; 4])) {
            defused.push('\'');
        }
        begins = matches!(sign, ';' | '\t' | '\r' | '\n') || begins && matches!(sign, '"' | ' ');
        defused.push(sign);
    }
    defused
}
