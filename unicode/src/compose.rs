//! Letters with marks (UAX #15, primary composites) in small letters of Latin, Greek and Cyrillic, and kana.
//!
//! More pairs than Unicode lists: marks are taken in any order that gives the same letter, because texts that came from
//! old Vietnamese encodings have the tone after a letter with its circumflex.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_script::{Script, UnicodeScript as _};

/// Pairs by mark, then by letter.
pub struct Composed {
    pub marks: Vec<u16>,
    /// Where the pairs of each mark end.
    pub ends: Vec<u16>,
    pub bases: Vec<u16>,
    pub results: Vec<u16>,
}

pub fn all() -> Composed {
    let whole: Vec<(char, String)> = ('\u{80}'..='\u{ffff}').filter_map(|c| Some((c, apart(c)?))).collect();
    let marks: BTreeSet<char> = whole.iter().flat_map(|(_, parts)| parts.chars().skip(1)).collect();
    let bases: BTreeSet<char> = whole
        .iter()
        .flat_map(|(c, parts)| parts.chars().take(1).chain([*c]))
        .filter(|c| !is_combining_mark(*c))
        .collect();
    let mut pairs: BTreeMap<u16, BTreeMap<u16, u16>> = BTreeMap::new();
    for mark in &marks {
        for base in &bases {
            let mut joined = [*base, *mark].into_iter().nfc();
            if let (Some(result), None) = (joined.next(), joined.next()) {
                pairs.entry(short(*mark)).or_default().insert(short(*base), short(result));
            }
        }
    }
    let mut composed = Composed { marks: Vec::new(), ends: Vec::new(), bases: Vec::new(), results: Vec::new() };
    for (mark, of_mark) in &pairs {
        composed.marks.push(*mark);
        composed.bases.extend(of_mark.keys());
        composed.results.extend(of_mark.values());
        composed.ends.push(u16::try_from(composed.bases.len()).expect("few pairs"));
    }
    composed
}

/// A letter in its parts, where it is one of ours and Unicode puts it together again.
fn apart(c: char) -> Option<String> {
    let parts: String = c.nfd().collect();
    let first = parts.chars().next()?;
    let is_ours = matches!(
        first.script(),
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Hiragana | Script::Katakana
    );
    (parts.chars().count() > 1 && is_ours && c.to_lowercase().eq([c]) && parts.nfc().eq([c])).then_some(parts)
}

fn short(c: char) -> u16 {
    u32::from(c).try_into().expect("these scripts are in the basic plane")
}
