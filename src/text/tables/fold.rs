//! The small letter of the ordinary form of a character.

use super::{
    cut,
    hidden::{Hidden, hidden},
    lookup::{self, Strings},
};

/// What a character is compared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// As it is.
    Same,
    /// As nothing: it is not seen.
    Dropped,
    /// As another.
    One(char),
    /// As several.
    Many(&'static str),
}

/// What a character is compared as: its compatibility form (NFKC) in small letters, without what is not seen.
///
/// Marks are kept, also those of Thai, and letters with marks stay whole; letter and mark apart are for
/// [`compose`](super::compose). Conjoining jamo come from half-width and compatibility ones.
///
/// Otherwise than NFKC has it: `™` and `℠` stay signs, since they are not letters of the name before them; letters and
/// digits in dark circles and squares are letters and digits; blank fillers are spaces, which is how they are drawn;
/// `∶`, `꞉` and `ː` are colons and `➕` is a plus, for "1:1" and "AAA+"; marks that stand alone (`´`) stay; a final
/// sigma is a sigma.
/// Compatibility forms that lead to nothing in the data files (Arabic ones, fractions, most ideographs) stay.
pub fn fold(c: char) -> Fold {
    if matches!(c, ' '..='~') {
        return if c.is_ascii_uppercase() { Fold::One(c.to_ascii_lowercase()) } else { Fold::Same };
    }
    // Most of what is not ASCII has no other form.
    if matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') {
        return Fold::Same;
    }
    match hidden(c) {
        None | Some(Hidden::Private) => {}
        Some(Hidden::Blank) if !matches!(c, '\u{115f}' | '\u{1160}') => return Fold::One(' '),
        Some(_) => return Fold::Dropped,
    }
    let alone = || lookup::pair(&cut::FOLD_FROM, &cut::FOLD_TO, c);
    if let Some(one) = lookup::run(&cut::FOLD_RUNS, c).or_else(alone) {
        return Fold::One(one);
    }
    const MANY: Strings = Strings { text: cut::MANY_TEXT, ends: &cut::MANY_ENDS };
    if let Some(many) = lookup::exact(&cut::FOLD_MANY, &MANY, c) {
        return Fold::Many(many);
    }
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one != c => Fold::One(one),
        _ => Fold::Same,
    }
}
