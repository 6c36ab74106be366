//! A reading for people: each field with its value and the source that gave it, in a terminal of 80 columns.

use unicode_width::UnicodeWidthStr;

use super::terminal::{COLUMNS, fitted};
use crate::text::visible;
use crate::{listing::Listing, reading::Reading};

/// Columns of the names of fields.
const NAMES: usize = 20;

/// The whole reading.
pub(super) fn in_words(reading: &Reading) -> String {
    let page =
        serde_json::to_value(reading.page).ok().and_then(|page| page.as_str().map(str::to_owned)).unwrap_or_default();
    let mut lines = vec![format!(
        "page: {page}   marketplace: {}   country: {}",
        reading.marketplace.as_deref().unwrap_or("-"),
        reading.country.as_deref().unwrap_or("-"),
    )];
    for (at, card) in reading.cards.iter().enumerate() {
        lines.push(format!("\ncard {} of {}", at.saturating_add(1), reading.cards.len()));
        lines.extend(fields(card));
    }
    if let Some(listing) = &reading.listing {
        lines.push(String::new());
        lines.extend(fields(listing));
    }
    if !reading.diagnostics.is_empty() {
        lines.push(String::new());
    }
    lines.extend(
        reading
            .diagnostics
            .iter()
            .map(|diagnostic| fitted(&format!("{:NAMES$} {}", diagnostic.code, diagnostic.about), COLUMNS)),
    );
    lines.push(String::new());
    lines.join("\n")
}

fn fields(listing: &Listing) -> Vec<String> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(listing) else { return Vec::new() };
    let told = fields.iter().filter(|(field, _)| *field != "sources" && *field != "marketplace");
    told.flat_map(|(field, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        field_lines(field, &value, listing.sources.get(field).map(String::as_str))
    })
    .collect()
}

/// On one line if all of it fits, else the source on a line of its own.
fn field_lines(field: &str, value: &str, source: Option<&str>) -> Vec<String> {
    let value = fitted(&format!("{field:NAMES$} {}", visible(value)), COLUMNS);
    let Some(source) = source else { return vec![value] };
    let source = format!("← {}", visible(source));
    let both = format!("{value}   {source}");
    if both.width() <= COLUMNS {
        return vec![both];
    }
    let indent = NAMES.saturating_add(1);
    vec![value, format!("{:indent$}{}", "", fitted(&source, COLUMNS.saturating_sub(indent)))]
}

#[cfg(test)]
mod tests {
    use super::field_lines;

    fn check(value: &str, source: Option<&str>, expected: &[&str]) {
        assert_eq!(field_lines("title", value, source), expected, "{value}");
    }

    #[test]
    fn lines_fit_and_show_what_is_hidden() {
        check("Cup", Some("node h1"), &["title                Cup   ← node h1"]);
        check("C\u{202e}up\u{1b}", None, &["title                C\u{fffd}up\u{fffd}"]);
        let long = "杯".repeat(60);
        let cut = format!("title                {}…", "杯".repeat(29));
        check(&long, Some("node h1"), &[&cut, "                     ← node h1"]);
    }
}
