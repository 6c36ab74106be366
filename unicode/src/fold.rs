//! Compatibility forms in small letters (UAX #15, NFKC), one character at a time.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::{alphabet::Alphabet, characters::with_other_forms, marks};

/// What characters become where a small letter alone would not do.
#[derive(Default)]
pub struct Folded {
    pub one: BTreeMap<char, char>,
    pub many: BTreeMap<char, String>,
}

pub fn all(alphabet: &Alphabet) -> Folded {
    let mut folded = Folded::default();
    for c in with_other_forms() {
        let to = folded_of(c);
        let mut letters = to.chars();
        // What becomes nothing is known by ranges; what is only made small, by the standard library.
        let (Some(first), second) = (letters.next(), letters.next()) else { continue };
        if c.to_lowercase().eq([first]) && second.is_none() || !to.chars().all(|c| alphabet.uses(c)) {
            continue;
        }
        if second.is_none() {
            folded.one.insert(c, first);
        } else if !is_written_out(c, &to) {
            folded.many.insert(c, to);
        }
    }
    folded
}

/// Units of measure in kana, hours and days, numbers and dots of lists: found in no name, and many.
fn is_written_out(c: char, to: &str) -> bool {
    matches!(c, '\u{32c0}'..='\u{32cb}' | '\u{3300}'..='\u{3370}' | '\u{33e0}'..='\u{33fe}')
        || to.is_ascii() && to.contains(['(', '.', ',', '='])
}

fn folded_of(c: char) -> String {
    if let Some(ours) = beyond(c) {
        return ours.to_string();
    }
    let mut text: String = c.nfkc().collect();
    // A small letter can have a compatibility form again.
    loop {
        let next: String = text.chars().flat_map(char::to_lowercase).nfkc().map(not_final).collect();
        if next == text {
            break;
        }
        text = next;
    }
    match text.strip_prefix(' ').and_then(|rest| rest.chars().next()) {
        // A mark that stands alone, as in L´Oréal, is a sign; the voiced marks of kana go to the letter before.
        Some(mark @ ('\u{3099}' | '\u{309a}')) => mark.to_string(),
        Some(mark) if marks::is_of_letters(mark) => c.to_string(),
        _ => text,
    }
}

/// A sigma is the same letter wherever it stands.
fn not_final(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}

/// Where comparison needs something else than NFKC.
fn beyond(c: char) -> Option<char> {
    Some(match c {
        // Not letters of the name before them.
        '™' | '℠' => c,
        // NFKC makes `Ⓐ` a letter, leaves those in dark circles and squares, and writes `⒜` as "(a)".
        '\u{1f150}'..='\u{1f169}' => nth('a', c, '\u{1f150}'),
        '\u{1f170}'..='\u{1f189}' => nth('a', c, '\u{1f170}'),
        '\u{1f110}'..='\u{1f129}' => nth('a', c, '\u{1f110}'),
        '\u{249c}'..='\u{24b5}' => nth('a', c, '\u{249c}'),
        // The same for digits: `❶`, `⑴`, `⒈`, `🄁`.
        '\u{2474}'..='\u{247c}' => nth('1', c, '\u{2474}'),
        '\u{2488}'..='\u{2490}' => nth('1', c, '\u{2488}'),
        '\u{1f101}'..='\u{1f10a}' => nth('0', c, '\u{1f101}'),
        '\u{2776}'..='\u{277e}' => nth('1', c, '\u{2776}'),
        '\u{2780}'..='\u{2788}' => nth('1', c, '\u{2780}'),
        '\u{278a}'..='\u{2792}' => nth('1', c, '\u{278a}'),
        '\u{24f5}'..='\u{24fd}' => nth('1', c, '\u{24f5}'),
        '\u{24ff}' => '0',
        // "1:1" is also written with these; Chinese keyboards give the first.
        '∶' | '꞉' | 'ː' => ':',
        '➕' => '+',
        'ς' => 'σ',
        _ => return None,
    })
}

fn nth(first: char, c: char, of: char) -> char {
    char::from_u32(u32::from(first) + u32::from(c) - u32::from(of)).expect("a letter or digit of ASCII")
}
