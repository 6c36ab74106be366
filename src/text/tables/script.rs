//! What a character is written in (UAX #24), in the few kinds that comparison tells apart.

use super::{cut, lookup};

/// The script of a letter, or what a character is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin letters, with or without marks.
    Latin,
    /// Digits and numbers of any script.
    Digit,
    /// Cyrillic letters.
    Cyrillic,
    /// Greek letters.
    Greek,
    /// Armenian letters.
    Armenian,
    /// Cherokee letters.
    Cherokee,
    /// Letters of a script without a kind of its own: Georgian, Devanagari, Canadian syllables; and phonetic signs.
    OtherAlphabet,
    /// Ideographs.
    Han,
    /// Hangul syllables and jamo.
    Hangul,
    /// Hiragana and katakana, with their long vowels.
    Kana,
    /// Thai letters, vowels and tones; written without spaces between words.
    Thai,
    /// Lao, Khmer and Burmese, written in the same way.
    OtherUnspaced,
    /// Arabic letters and vowels.
    Arabic,
    /// Hebrew letters and points.
    Hebrew,
    /// A mark for letters of any script.
    Mark,
    /// Anything else: space, punctuation, symbols, emoji, what is not seen.
    Sign,
}

impl Script {
    /// Whether it is written without spaces between words, or in characters that are words by themselves.
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::Han | Self::Hangul | Self::Kana | Self::Thai | Self::OtherUnspaced)
    }
}

/// What a character is written in.
pub fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => return Script::Latin,
        '0'..='9' => return Script::Digit,
        _ if c.is_ascii() => return Script::Sign,
        // Most of what is not ASCII, known without a table.
        '\u{4e00}'..='\u{9fff}' => return Script::Han,
        '\u{ac00}'..='\u{d7a3}' => return Script::Hangul,
        _ if is_mark(c) => return Script::Mark,
        _ => {}
    }
    if c.is_alphabetic() || lookup::is_within(&cut::WORD_MARKS, c) {
        alphabet(c)
    } else if c.is_numeric() {
        Script::Digit
    } else {
        Script::Sign
    }
}

/// The script of what is a letter or belongs to letters.
fn alphabet(c: char) -> Script {
    match c {
        '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{2b8}' | '\u{2e0}'..='\u{2e4}' => Script::Latin,
        '\u{1d26}'..='\u{1d2a}' | '\u{1d5d}'..='\u{1d61}' | '\u{1d66}'..='\u{1d6a}' | '\u{1dbf}' => Script::Greek,
        '\u{1d2b}' | '\u{1d78}' => Script::Cyrillic,
        '\u{1d00}'..='\u{1dbe}' | '\u{1e00}'..='\u{1eff}' | '\u{2071}' | '\u{207f}' => Script::Latin,
        '\u{2090}'..='\u{209c}' | '\u{212a}' | '\u{212b}' | '\u{2132}' | '\u{214e}' | '\u{2160}'..='\u{2188}' => {
            Script::Latin
        }
        '\u{2c60}'..='\u{2c7f}' | '\u{a722}'..='\u{a787}' | '\u{a78b}'..='\u{a7ff}' => Script::Latin,
        '\u{ab65}' | '\u{2126}' => Script::Greek,
        '\u{ab30}'..='\u{ab69}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}' => Script::Latin,
        '\u{10780}'..='\u{107ba}' | '\u{1df00}'..='\u{1dfff}' => Script::Latin,
        // Coptic has a few letters among the Greek.
        '\u{3e2}'..='\u{3ef}' => Script::OtherAlphabet,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{10140}'..='\u{1018e}' => Script::Greek,
        '\u{1d242}'..='\u{1d244}' => Script::Greek,
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' => Script::Cyrillic,
        '\u{a640}'..='\u{a69f}' | '\u{1e030}'..='\u{1e08f}' => Script::Cyrillic,
        '\u{531}'..='\u{588}' | '\u{fb13}'..='\u{fb17}' => Script::Armenian,
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Script::Cherokee,
        '\u{591}'..='\u{5f2}' | '\u{fb1d}'..='\u{fb4f}' => Script::Hebrew,
        '\u{610}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' => Script::Arabic,
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Script::Arabic,
        '\u{10e60}'..='\u{10e7f}' | '\u{10ec0}'..='\u{10eff}' | '\u{1ee00}'..='\u{1eeff}' => Script::Arabic,
        '\u{e01}'..='\u{e5b}' => Script::Thai,
        '\u{e80}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Script::OtherUnspaced,
        '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aa7f}' | '\u{116d0}'..='\u{116ff}' => Script::OtherUnspaced,
        '\u{1100}'..='\u{11ff}' | '\u{302e}' | '\u{302f}' | '\u{3131}'..='\u{318e}' => Script::Hangul,
        '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}' | '\u{ffa0}'..='\u{ffdc}' => Script::Hangul,
        '\u{3031}'..='\u{3035}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Script::Kana,
        '\u{ff66}'..='\u{ff9f}' | '\u{1aff0}'..='\u{1b16f}' => Script::Kana,
        '\u{3005}'..='\u{3029}' | '\u{3038}'..='\u{303b}' | '\u{3400}'..='\u{9fff}' => Script::Han,
        '\u{f900}'..='\u{fad9}' | '\u{16fe3}' | '\u{16ff0}'..='\u{16ff6}' | '\u{20000}'..='\u{3fffd}' => Script::Han,
        _ => Script::OtherAlphabet,
    }
}

/// Whether a character is a mark for letters of any script; those of one script (Thai, Arabic, Devanagari) are not.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}
