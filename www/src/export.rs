//! Lists as files: CSV for tables, JSON Lines for programs.

use crate::{answer::Card, json, verdict, words::told};

/// The columns, by the names of the records: the same in every language.
const COLUMNS: &[&str] = &[
    "position",
    "title",
    "url",
    "shop",
    "shop_id",
    "price",
    "currency",
    "marketplace",
    "country",
    "store",
    "brand",
    "risk",
    "decibans",
    "coverage",
    "hints",
    "sentences",
];

/// One line a listing.
pub fn csv(cards: &[(usize, Card)]) -> String {
    let mut text = COLUMNS.join(",");
    for (position, card) in cards {
        text.push_str("\r\n");
        text.push_str(&row(*position, card).iter().map(|cell| cell_of(cell)).collect::<Vec<_>>().join(","));
    }
    text.push_str("\r\n");
    text
}

/// The records as they came, one a line.
pub fn json_lines(cards: &[(usize, Card)]) -> String {
    cards.iter().map(|(_, card)| format!("{}\n", card.record)).collect()
}

fn row(position: usize, card: &Card) -> Vec<String> {
    let (listing, assessment) = (&card.judged.listing, &card.judged.assessment);
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let hints: Vec<&str> = assessment.hints.iter().map(|hint| hint.id.as_str()).collect();
    let sentences: Vec<String> = assessment.hints.iter().map(|hint| told(&hint.message)).collect();
    vec![
        position.saturating_add(1).to_string(),
        text(&listing.title),
        text(&listing.url),
        text(&listing.seller_name),
        text(&listing.shop_id),
        verdict::amount(&card.judged).unwrap_or_default(),
        text(&listing.currency),
        text(&listing.marketplace),
        text(&listing.country),
        assessment.store.status.clone(),
        text(&assessment.store.brand_name),
        assessment.risk.level.clone(),
        json::written(assessment.risk.decibans),
        assessment.coverage.level.clone(),
        hints.join(" "),
        sentences.join(" "),
    ]
}

/// A cell that no table program takes for a formula, quoted where it must be.
fn cell_of(text: &str) -> String {
    let is_number = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'));
    let is_formula =
        !is_number && text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '|', '%', '＝', '＋', '－', '＠']);
    let is_formula = is_formula || text.starts_with(['\t', '\r', '\n']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';', '\'']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::cell_of;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("=1+1", "\"'=1+1\""),
            ("@x", "\"'@x\""),
            (" -x", "\"' -x\""),
            ("-3.5", "-3.5"),
            ("\t=1", "\"'\t=1\""),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("plain", "plain"),
        ] {
            assert_eq!(cell_of(text), cell, "{text}");
        }
    }
}
