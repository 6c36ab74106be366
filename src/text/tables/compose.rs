//! Letters and the marks after them.

use super::{cut, lookup};

/// The letter that a folded letter and a mark after it are together: small letters of Latin, Greek and Cyrillic with
/// their marks in any order, voiced kana, jamo of Hangul.
pub fn compose(base: char, mark: char) -> Option<char> {
    let (letter, after) = (u32::from(base), u32::from(mark));
    if matches!(after, 0x1161..=0x11c2) {
        return hangul(letter, after);
    }
    let place = cut::COMPOSE_MARKS.binary_search(&u16::try_from(after).ok()?).ok()?;
    let end = usize::from(*cut::COMPOSE_ENDS.get(place)?);
    let start =
        place.checked_sub(1).and_then(|before| cut::COMPOSE_ENDS.get(before)).map_or(0, |end| usize::from(*end));
    lookup::pair(cut::COMPOSE_BASES.get(start..end)?, cut::COMPOSE_RESULTS.get(start..end)?, base)
}

const LEADING: u32 = 0x1100;
const LEADINGS: u32 = 19;
const VOWEL: u32 = 0x1161;
const VOWELS: u32 = 21;
/// The place of "no consonant at the end".
const TRAILING: u32 = 0x11a7;
const TRAILINGS: u32 = 28;
const SYLLABLE: u32 = 0xac00;

/// By arithmetic (The Unicode Standard, 3.12).
fn hangul(letter: u32, after: u32) -> Option<char> {
    let code = if let Some(leading) = place(letter, LEADING, LEADINGS) {
        let vowel = place(after, VOWEL, VOWELS)?;
        SYLLABLE.checked_add(leading.checked_mul(VOWELS)?.checked_add(vowel)?.checked_mul(TRAILINGS)?)?
    } else {
        let syllable = place(letter, SYLLABLE, LEADINGS.checked_mul(VOWELS)?.checked_mul(TRAILINGS)?)?;
        let trailing = place(after, TRAILING, TRAILINGS).filter(|trailing| *trailing > 0)?;
        letter.checked_add(trailing).filter(|_| syllable.checked_rem(TRAILINGS) == Some(0))?
    };
    char::from_u32(code)
}

fn place(code: u32, first: u32, count: u32) -> Option<u32> {
    code.checked_sub(first).filter(|place| *place < count)
}
