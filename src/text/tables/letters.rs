//! The letters of ASCII that others come from or are taken for.

use super::{
    cut,
    lookup::{Strings, class},
};

const LETTERS: Strings = Strings { text: cut::LETTERS_TEXT, ends: &cut::LETTERS_ENDS };

/// The small letters of ASCII that a Latin letter beyond ASCII is without its marks, strokes, hooks and tails: `ệ` →
/// `e`, `Ł` → `l`, `ß` → `ss`, `æ` → `ae`. None where there is nothing to take away, and in other scripts.
pub fn without_marks(c: char) -> Option<&'static str> {
    if c.is_ascii() { None } else { class(&cut::BASES, &LETTERS, c) }
}

/// What a character beyond ASCII is most likely read as, in small letters and digits of ASCII: `а` (Cyrillic) → `a`,
/// `Ν` (Greek) → `n`, `ν` → `v`, `ю` → `lo`. To be asked for the character as it was written: a capital can be like
/// another letter than its small one. None for ASCII, for Latin letters with marks ([`without_marks`]) and for most
/// others.
pub fn looks_like(c: char) -> Option<&'static str> {
    if c.is_ascii() || without_marks(c).is_some() {
        return None;
    }
    let likeliest = taken_for(c).get(..1);
    likeliest.or_else(|| class(&cut::SEVERAL, &LETTERS, small(c)))
}

/// All single small letters and digits of ASCII that a character is taken for, itself excepted, the likeliest first:
/// `ν` → `vn` (its capital is `Ν`), `Ꮮ` → `li1`, `0` → `o`. By the skeletons of UTS #39 in either case, and by what is
/// put for letters in use (`SEEN` in `jinjja-unicode`). Empty for most.
pub fn taken_for(c: char) -> &'static str {
    match c {
        '0' => "o",
        'o' | 'O' => "0",
        '1' => "li",
        'l' | 'L' => "1i",
        'i' | 'I' => "l1",
        '|' => "li1",
        _ if c.is_ascii() => "",
        _ => class(&cut::LOOKS, &LETTERS, c).or_else(|| class(&cut::LOOKS, &LETTERS, small(c))).unwrap_or_default(),
    }
}

fn small(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The one letter that two small ones together are taken for: `rn` → `m`, `vv` → `w`, `cl` → `d`.
pub fn merged(first: char, second: char) -> Option<char> {
    match (first, second) {
        ('r', 'n') => Some('m'),
        ('v', 'v') => Some('w'),
        ('c', 'l') => Some('d'),
        _ => None,
    }
}

/// The small letters and digits of ASCII that one is a poor likeness of, as dnstwist 20250130 has them
/// (`glyphs_ascii`). Ordinary words differ by these, so they prove nothing alone.
pub fn resembles(c: char) -> &'static str {
    match c {
        '3' => "8",
        '6' => "9",
        '8' => "3",
        '9' => "6",
        'b' => "d",
        'c' => "e",
        'd' => "b",
        'e' => "c",
        'g' => "q",
        'm' => "n",
        'n' => "m",
        'q' => "g",
        'r' => "n",
        'u' => "v",
        'v' => "u",
        _ => "",
    }
}

/// The one letter that two small ones together are a poor likeness of; see [`resembles`].
pub fn resembles_merged(first: char, second: char) -> Option<char> {
    match (first, second) {
        ('l', 'b') => Some('b'),
        ('d', 'l') => Some('d'),
        ('l', 'h') => Some('h'),
        ('l', 'c') => Some('k'),
        ('n', 'n') => Some('m'),
        _ => None,
    }
}
