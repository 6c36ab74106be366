//! The letters and digits of ASCII that other characters are taken for.
//!
//! UTS #39 says which characters have the same skeleton. A skeleton tells cases apart and texts lose theirs, so a
//! character is compared as it is, in small and in capital letters: `В` is a capital `B`, hence `в` may stand for `b`.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_script::{Script, UnicodeScript as _};
use unicode_security::skeleton;

use crate::characters::with_other_forms;

/// Characters that are put for a letter and have another skeleton, capital ones where only those are like it. Tools
/// that squatters use list many of the small capitals and phonetic letters (dnstwist 20250130, `glyphs_unicode`);
/// generators of "fancy text" use the others: Greek and Cyrillic letters of a similar shape, currency signs, Canadian
/// syllables; and Λ, Σ, И and Я stand in logos. Where one is put for several, the likeliest comes first.
pub const SEEN: &[(char, &str)] = &[
    ('2', "ƻ"),
    ('a', "ɐɒəʌᴀλΔ∆д₳ᗩ"),
    ('b', "ʙъ฿ᴃ"),
    ('c', "¢₵ᑕ"),
    ('d', "ᴅᴆ∂δ₫"),
    ('e', "ᴇǝɘəɛεєэξΣ∑€"),
    ('f', "ꜰғʃ₣"),
    ('g', "ɢʛ₲"),
    ('h', "ʜђћ"),
    ('i', "ᴉ"),
    ('j', "ᴊ"),
    ('k', "ᴋĸқҝҡ₭"),
    ('l', "ʟ£₤"),
    ('m', "ᴍʍ₥"),
    ('n', "ɴᴎηпил₦"),
    ('o', "θөф○◯∅"),
    ('p', "ᴘ₱"),
    ('q', "ꞯᑫ"),
    ('r', "ʀʁᴙяɹ"),
    ('s', "ƨ§₴ᔕ"),
    ('t', "ᴛ†₮"),
    ('u', "μцʊ"),
    ('v', "√"),
    ('w', "ωщʍ₩"),
    ('x', "жӿ"),
    ('y', "ч¥"),
    ('z', "ᘔ"),
];

/// What characters beyond ASCII are taken for.
#[derive(Default)]
pub struct Looks {
    /// Small ones: all the letters and digits, the likeliest first. Capital ones where another is the likeliest.
    pub one: BTreeMap<char, String>,
    /// Those that are like no single one: two or three letters.
    pub several: BTreeMap<char, String>,
}

pub fn all() -> Looks {
    let ascii = Ascii::new();
    let mut looks = Looks::default();
    for c in small_beyond_ascii() {
        let base = without_marks(c);
        if base.is_ascii() {
            continue;
        }
        let letters = ascii.like(base);
        if letters.is_empty() {
            let key = keys(base).into_iter().find(|key| is_letters(key)).filter(|_| base == c);
            looks.several.extend(key.map(|key| (c, key)));
            continue;
        }
        let mut capital = c.to_uppercase();
        if let (Some(capital), None) = (capital.next(), capital.next()) {
            let of_capital = ascii.like(without_marks(capital));
            if capital != c && !of_capital.is_empty() && of_capital.chars().next() != letters.chars().next() {
                looks.one.insert(capital, of_capital);
            }
        }
        looks.one.insert(c, letters);
    }
    looks
}

/// Letters and digits of ASCII by their skeletons, and by what is put for them.
struct Ascii {
    meant: BTreeMap<String, BTreeSet<char>>,
}

impl Ascii {
    fn new() -> Self {
        let mut meant: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
        for c in ('a'..='z').chain('0'..='9') {
            for key in keys(c) {
                meant.entry(key).or_default().insert(c);
            }
        }
        Self { meant }
    }

    /// First what the character itself is like; then what it is put for; then what it is like in another case.
    fn like(&self, c: char) -> String {
        let [small, capital] = [c.to_lowercase().collect::<String>(), c.to_uppercase().collect()];
        let mut letters = String::new();
        let mut add = |letter: char| {
            if !letters.contains(letter) {
                letters.push(letter);
            }
        };
        let itself = c.to_string();
        if skeleton(&itself).all(|c| c.is_ascii()) {
            self.of_key(&key(&itself)).for_each(&mut add);
        }
        // One that is put for a letter as a capital is that letter's in small texts too, after all others.
        for form in [&itself, &small] {
            SEEN.iter().filter(|(_, others)| others.contains(form)).for_each(|(letter, _)| add(*letter));
        }
        for form in [&small, &capital] {
            self.of_key(&key(form)).for_each(&mut add);
        }
        SEEN.iter().filter(|(_, others)| others.contains(&capital)).for_each(|(letter, _)| add(*letter));
        letters
    }

    /// The letters of a skeleton: the one that it is, then other letters, then digits.
    fn of_key(&self, key: &str) -> impl Iterator<Item = char> {
        let mut meant: Vec<char> = self.meant.get(key).into_iter().flatten().copied().collect();
        meant.sort_by_key(|letter| (!key.chars().eq([*letter]), letter.is_ascii_digit(), *letter));
        meant.into_iter()
    }
}

fn is_letters(key: &str) -> bool {
    key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A letter with marks is taken for what it is without. Latin ones have a table of their own.
fn without_marks(c: char) -> char {
    let mut parts = c.nfd();
    match (parts.next(), parts.next()) {
        (Some(base), Some(_)) if parts.all(is_combining_mark) && c.script() != Script::Latin => base,
        _ => c,
    }
}

fn small_beyond_ascii() -> impl Iterator<Item = char> {
    let letters = with_other_forms().filter(|c| !is_combining_mark(*c));
    letters.filter(|c| c.nfkc().flat_map(char::to_lowercase).eq([*c]))
}

/// The skeletons of a character in every case, each without its own case.
fn keys(c: char) -> BTreeSet<String> {
    let forms = [c.to_string(), c.to_lowercase().collect(), c.to_uppercase().collect()];
    forms.iter().map(|form| key(form)).collect()
}

fn key(form: &str) -> String {
    skeleton(&skeleton(form).collect::<String>().to_lowercase()).collect()
}
