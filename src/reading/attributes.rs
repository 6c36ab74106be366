//! Rows of names and values: specifications, properties.

use jinjja_data::Rows;
use jinjja_data::sorted::Set;

use super::{page::Page, source::plain};
use crate::{
    capture::{Json, bounds, json::Path},
    text::collapsed,
};

/// All rows; the first value of a name wins.
pub(super) fn read(page: &Page<'_>, sources: &[Rows]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut known: Set<String> = Set::new();
    for (label, value) in sources.iter().flat_map(|rows| rows_of(page, rows)) {
        let (label, value) = (collapsed(&label), collapsed(&value));
        if !label.is_empty() && !value.is_empty() && all.len() < bounds::ROWS && known.insert(label.clone()) {
            all.push((label, value));
        }
    }
    all
}

fn rows_of(page: &Page<'_>, rows: &Rows) -> Vec<(String, String)> {
    if let Some(selector) = &rows.node {
        let kept = page.capture.rows.get(selector).into_iter().flatten();
        return kept.map(|row| (row.label.clone(), row.value.clone())).collect();
    }
    let Some(path) = page.known_in(rows.path.as_deref().unwrap_or_default()) else { return Vec::new() };
    let roots = page.roots(rows.state.as_deref(), rows.answer.as_deref(), &path);
    roots.into_iter().flat_map(|root| found_in(root, &path, rows)).collect()
}

fn found_in(root: &Json, path: &str, rows: &Rows) -> Vec<(String, String)> {
    let text = |row: &Json, inside: &str| -> Option<String> {
        let texts: Vec<String> = Path::parse(inside).ok()?.find(row).into_iter().filter_map(plain).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    };
    let Ok(path) = Path::parse(path) else { return Vec::new() };
    path.find_keyed(root)
        .into_iter()
        .filter_map(|(key, row)| {
            let label = if rows.label == "@key" { key?.to_owned() } else { text(row, &rows.label)? };
            Some((label, text(row, &rows.value)?))
        })
        .collect()
}
