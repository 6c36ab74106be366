//! Which marks stand on letters of any script, and which belong to words of one.

use unicode_normalization::char::is_combining_mark;

use crate::characters::with_other_forms;

/// The blocks of marks that letters of any script can carry.
pub fn is_of_letters(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Marks of a script that are not alphabetic for Unicode (tone marks, viramas, points) and yet are no signs: the first
/// of each range (21 bits) and how many follow (11).
pub fn within_words() -> Vec<u32> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for c in with_other_forms() {
        if !is_combining_mark(c) || c.is_alphanumeric() || is_of_letters(c) || is_not_seen(c) {
            continue;
        }
        let code = u32::from(c);
        match ranges.last_mut() {
            Some((first, following)) if *first + *following + 1 == code => *following += 1,
            _ => ranges.push((code, 0)),
        }
    }
    ranges.iter().map(|(first, following)| first << 11 | following).collect()
}

fn is_not_seen(c: char) -> bool {
    matches!(c, '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}')
}
