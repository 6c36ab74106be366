//! Text as people see it: white space, comparison of words.

pub mod disguise;
pub mod distance;
pub mod fold;
pub mod lexicon;
pub mod near;
pub mod tables;

/// White space collapsed to single spaces and trimmed; zero-width marks at the ends are trimmed with it.
pub fn collapsed(text: &str) -> String {
    let text = text.trim_matches(is_at_ends);
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Characters that turn text around or cannot be seen, shown as what they are: something else.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[inline]
fn is_space(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' ' | '\t'..='\r') } else { c.is_whitespace() || is_format_space(c) }
}

fn is_at_ends(c: char) -> bool {
    is_space(c) || ('\u{200b}'..='\u{200f}').contains(&c)
}

/// Whether two signs surely have different small letters.
fn are_never_one(one: char, other: char) -> bool {
    match (one.is_ascii(), other.is_ascii()) {
        (true, true) => !one.eq_ignore_ascii_case(&other),
        (false, false) => one != other && (is_letter_without_case(one) || is_letter_without_case(other)),
        // Of all others only these two have small letters in ASCII: the İ of Turkish and the sign of Kelvin.
        (_, is_other_plain) => !matches!(if is_other_plain { one } else { other }, '\u{130}' | '\u{212a}'),
    }
}

/// Letters of scripts that have no small ones (Thai and Lao, Japanese, Chinese, Korean); no other letter becomes one of them.
fn is_letter_without_case(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{3041}'..='\u{3163}' | '\u{3165}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}')
}

/// Characters that are drawn as space but are not white space for Unicode.
fn is_format_space(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{2800}' | '\u{3164}')
}

/// Whether an element of this name (in small letters) stands inside a line of text, so that words go on through it.
pub fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "del"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// The entities of HTML that sites write into texts that are no HTML, resolved: numbers, and the names in use there.
/// What was escaped twice is resolved once.
pub fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split('&');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        if let Some((letter, rest)) = part.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest))) {
            plain.push(letter);
            plain.push_str(rest);
        } else {
            plain.push('&');
            plain.push_str(part);
        }
    }
    plain
}

const ENTITIES: &[(&str, char)] = &[
    ("quot", '"'),
    ("amp", '&'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{a0}'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("trade", '™'),
    ("reg", '®'),
    ("copy", '©'),
    ("deg", '°'),
    ("times", '×'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("atilde", 'ã'),
    ("ccedil", 'ç'),
    ("ecirc", 'ê'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("otilde", 'õ'),
    ("uacute", 'ú'),
    ("ugrave", 'ù'),
    ("ntilde", 'ñ'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("szlig", 'ß'),
];

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

/// For comparing labels and words: small letters, spaces collapsed, without a final colon and without the marks of
/// direction that some sites put around labels.
pub fn word(text: &str) -> String {
    collapsed(text.trim_matches(is_dressing)).to_lowercase()
}

fn is_dressing(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '：' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

/// A text to compare with many words, as [`word`] writes them both, without writing them.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    text: &'t str,
    /// All of it is signs of ASCII: neither space nor letters that change otherwise than in case.
    is_plain: bool,
}

impl<'t> Word<'t> {
    /// The word that this text is.
    pub fn of(text: &'t str) -> Self {
        let text = text.trim_matches(is_dressing).trim_matches(is_at_ends);
        Self { text, is_plain: text.bytes().all(|byte| byte.is_ascii_graphic()) }
    }

    /// Whether another text is the same word.
    pub fn is(self, other: &str) -> bool {
        // Most words differ in their first letter.
        if let (Some(one), Some(other)) = (self.text.chars().next(), other.chars().next())
            && are_never_one(one, other)
            && !is_at_ends(other)
            && !is_dressing(other)
        {
            return false;
        }
        let other = Word::of(other);
        if self.text.eq_ignore_ascii_case(other.text) {
            return true;
        }
        if (self.is_plain && other.is_plain) || self.letters().next() != other.letters().next() {
            return false;
        }
        // What the small letter of a sigma is depends on what stands around it.
        if self.text.contains('Σ') || other.text.contains('Σ') {
            return collapsed(self.text).to_lowercase() == collapsed(other.text).to_lowercase();
        }
        self.letters().eq(other.letters())
    }

    fn letters(self) -> impl Iterator<Item = char> + 't {
        let mut after_space = false;
        let collapsed = self.text.chars().filter_map(move |c| {
            let is_space = is_space(c);
            let is_kept = !(is_space && after_space);
            after_space = is_space;
            is_kept.then_some(if is_space { ' ' } else { c })
        });
        collapsed.flat_map(char::to_lowercase)
    }
}

/// The first `limit` characters.
pub fn shortened(text: &str, limit: usize) -> &str {
    text.char_indices().nth(limit).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{Word, are_never_one, collapsed, shortened, word};

    #[test]
    fn white_space_is_collapsed() {
        assert_eq!(collapsed("\u{200b} a\n\u{a0}\u{3000}b \u{feff}"), "a b");
        assert_eq!(word(" Brand： "), "brand");
        assert_eq!(word("ASIN \u{200f} : \u{200e}"), "asin");
        assert_eq!(shortened("한국어", 2), "한국");
    }

    #[test]
    fn letters_that_are_never_one_never_have_the_same_small_letter() {
        let some = ['a', 'K', 'k', 'i', ':', 'İ', '\u{212a}', '가', 'ก', '品', 'Ω', 'σ', '\u{1f80}'];
        for one in some {
            for other in (0..=0x2_ffff).filter_map(char::from_u32) {
                let is_same = one.to_lowercase().next() == other.to_lowercase().next();
                assert!(!(is_same && are_never_one(one, other)), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn words_are_compared_as_they_are_written() {
        let texts = [
            "",
            ":",
            " Brand： ",
            "brand",
            "BRAND",
            "Brand  name",
            "brand\u{a0}\u{feff}name:",
            "\u{feff}:brand",
            ":brand",
            "ΟΔΟΣ",
            "οδος",
            "οδοσ",
            "\u{feff}:Σ",
            "Σ",
            "σ",
            "İ",
            "i\u{307}",
            "ASIN \u{200f} : \u{200e}",
            "asin",
            "品牌：",
            "品牌",
            "1",
            "\u{202a}brand\u{202c}",
            "브랜드",
            "\u{3164}브랜드 :",
            "\u{3000}브랜드",
            "상표",
            "ブランド",
            "แบรนด์:",
            "แบรนด์",
            ":품牌",
            "5 \u{212a}",
            "\u{212a}5",
            "k5",
            "-",
            "–",
            "?",
        ];
        for one in texts {
            for other in texts {
                assert_eq!(Word::of(one).is(other), word(one) == word(other), "{one:?} {other:?}");
            }
        }
    }
}
