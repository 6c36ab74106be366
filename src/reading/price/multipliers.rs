//! Words that multiply the number before them: 万, 만, rb, jt, k.

use super::glyphs::{Glyphs, is_space, joins_words, next};

/// A multiplier after a number.
#[derive(Clone, Copy)]
pub(super) struct Multiplier {
    pub(super) factor: u64,
    pub(super) end: usize,
    /// Whether it is of a script without spaces, so that a smaller part may follow: 1만 5천.
    pub(super) is_unspaced: bool,
}

/// Multipliers of scripts without spaces, which stand before the currency or after its mark.
const UNSPACED: &[(char, u64)] = &[
    ('百', 100),
    ('千', 1000),
    ('천', 1000),
    ('仟', 1000),
    ('万', 10_000),
    ('萬', 10_000),
    ('만', 10_000),
    ('亿', 100_000_000),
    ('億', 100_000_000),
    ('억', 100_000_000),
];

/// Words in small letters, with the currencies that are counted in them; with none, any currency that is named.
const WORDS: &[(&str, u64, &[&str])] = &[
    ("k", 1000, &[]),
    ("rb", 1000, &["IDR"]),
    ("ribu", 1000, &["IDR"]),
    ("jt", 1_000_000, &["IDR"]),
    ("juta", 1_000_000, &["IDR"]),
    ("tr", 1_000_000, &["VND"]),
    ("triệu", 1_000_000, &["VND"]),
    ("nghìn", 1000, &["VND"]),
    ("ngàn", 1000, &["VND"]),
    ("lakh", 100_000, &["INR", "PKR", "BDT", "NPR", "LKR"]),
    ("lakhs", 100_000, &["INR", "PKR", "BDT", "NPR", "LKR"]),
    ("crore", 10_000_000, &["INR", "PKR", "BDT", "NPR", "LKR"]),
    ("тыс.", 1000, &["RUB", "UAH", "KZT", "BYN"]),
    ("тыс", 1000, &["RUB", "UAH", "KZT", "BYN"]),
    ("тис.", 1000, &["UAH"]),
    ("тис", 1000, &["UAH"]),
    ("млн", 1_000_000, &["RUB", "UAH", "KZT", "BYN"]),
    ("หมื่น", 10_000, &["THB"]),
    ("พัน", 1000, &["THB"]),
    ("million", 1_000_000, &[]),
    ("mio.", 1_000_000, &[]),
    ("mio", 1_000_000, &[]),
];

/// The multiplier after the number that ends at `end`, whatever the currency.
pub(super) fn after(text: &Glyphs<'_>, end: usize) -> Option<(Multiplier, &'static [&'static str])> {
    let start = text.after_space(end);
    if let Some((factor, end)) = unspaced(text, start) {
        return Some((Multiplier { factor, end, is_unspaced: true }, &[]));
    }
    let word: String = text.small(start, start.saturating_add(9));
    let fits = |(name, ..): &&(&str, u64, &[&str])| {
        let rest = word.strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(joins_words))
            // "5 k" may be a name's beginning; a thousand is glued to its number.
            && (*name != "k" || start == end)
    };
    let (name, factor, currencies) = WORDS.iter().find(fits)?;
    let end = start.saturating_add(name.chars().count());
    Some((Multiplier { factor: *factor, end, is_unspaced: false }, currencies))
}

/// The product of the multipliers that stand together at a place: 千万.
fn unspaced(text: &Glyphs<'_>, start: usize) -> Option<(u64, usize)> {
    let factor_at = |place| UNSPACED.iter().find(|(word, _)| *word == text.at(place)).map(|(_, factor)| *factor);
    let first = factor_at(start)?;
    let second = factor_at(next(start)).filter(|second| *second > first);
    match second {
        Some(second) => Some((first.checked_mul(second)?, next(next(start)))),
        None => Some((first, next(start))),
    }
}

/// Whether nothing or one space parts a multiplier from the smaller part after it.
pub(super) fn is_next_part(text: &Glyphs<'_>, end: usize, start: usize) -> bool {
    start == end || (start == next(end) && is_space(text.at(end)))
}
