//! A sheet as CSV (RFC 4180, UTF-8 with its mark, for a program that shows sheets would take it for another encoding).

use super::{Filled, FilledNotice, shown};

pub(super) fn sheet(notice: &FilledNotice, language: &str) -> String {
    let heads = notice.rows.first().into_iter().flatten().map(|filled| cell(filled.field.label_in(language)));
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

/// A text in a cell. What would be taken for a formula stands behind an apostrophe, which makes it a text.
fn cell(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", text.replace('"', "\"\""))
}
