//! The table of currencies, and what a mark can stand for.

use std::sync::OnceLock;

/// One row of the table.
pub(super) struct Currency {
    /// ISO 4217.
    pub(super) code: &'static str,
    /// Digits after the point in use on price tags.
    pub(super) minor_digits: u8,
    /// Whether a comma parts minor digits even where there are three of them.
    pub(super) has_decimal_comma: bool,
}

/// How a row holds one of its marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// The ISO code itself.
    Code,
    /// A mark whose case counts.
    Mark,
    /// A word whose case does not; `stem` when letters may follow.
    Word { stem: bool },
    /// Shared with other currencies or with ordinary words.
    Shared,
}

/// One mark of one currency.
pub(super) struct Entry {
    key: &'static str,
    pub(super) claim: Claim,
    pub(super) currency: &'static Currency,
}

struct Table {
    currencies: &'static [Currency],
    /// Sorted by key.
    entries: Vec<Entry>,
    longest_key: usize,
}

/// The currency of an ISO code, in letters of any case.
pub(super) fn by_code(code: &str) -> Option<&'static Currency> {
    table().currencies.iter().find(|currency| currency.code.eq_ignore_ascii_case(code))
}

/// Everything a key can stand for. Codes are found under their capitals, words under their small letters, and marks
/// as they are written; a space is `_`.
pub(super) fn entries(key: &str) -> &'static [Entry] {
    let entries = &table().entries;
    let start = entries.partition_point(|entry| entry.key < key);
    let end = entries.partition_point(|entry| entry.key <= key);
    entries.get(start..end).unwrap_or_default()
}

/// Characters in the longest key.
pub(super) fn longest_key() -> usize {
    table().longest_key
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_str!("../../../data/currencies.tsv")))
}

impl Table {
    fn read(text: &'static str) -> Self {
        let rows: Vec<[&'static str; 5]> = text.lines().filter_map(columns).collect();
        // Kept for as long as the program runs, like the text it is read from; read once.
        let currencies: &'static [Currency] =
            rows.iter().map(|[code, digits, ..]| currency(code, digits)).collect::<Vec<_>>().leak();
        let mut entries: Vec<Entry> =
            rows.iter().zip(currencies).flat_map(|(row, currency)| entries_of(row, currency)).collect();
        entries.sort_by_key(|entry| entry.key);
        let longest_key = entries.iter().map(|entry| entry.key.chars().count()).max().unwrap_or_default();
        Self { currencies, entries, longest_key }
    }
}

fn columns(line: &'static str) -> Option<[&'static str; 5]> {
    if line.starts_with('#') {
        return None;
    }
    let columns: Vec<&'static str> = line.split('\t').collect();
    columns.try_into().ok()
}

fn currency(code: &'static str, digits: &str) -> Currency {
    Currency {
        code,
        minor_digits: digits.trim_end_matches(',').parse().unwrap_or(2),
        has_decimal_comma: digits.ends_with(','),
    }
}

fn entries_of(row: &[&'static str; 5], currency: &'static Currency) -> Vec<Entry> {
    let [code, _, marks, words, shared] = row;
    let entry = |key: &'static str, claim| Entry { key, claim, currency };
    let word = |word: &'static str| match word.strip_suffix('*') {
        Some(stem) => entry(stem, Claim::Word { stem: true }),
        None => entry(word, Claim::Word { stem: false }),
    };
    std::iter::once(entry(code, Claim::Code))
        .chain(listed(marks).map(|mark| entry(mark, Claim::Mark)))
        .chain(listed(words).map(word))
        .chain(listed(shared).map(|mark| entry(mark, Claim::Shared)))
        .collect()
}

fn listed(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(' ').filter(|entry| !entry.is_empty() && *entry != "-")
}

/// Every mark, code and word of the table.
#[cfg(test)]
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    table().entries.iter().map(|entry| entry.key)
}
