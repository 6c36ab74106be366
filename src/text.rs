//! Text as people see it: white space, comparison of words.

/// White space collapsed to single spaces and trimmed; zero-width marks at the ends are trimmed with it.
pub fn collapsed(text: &str) -> String {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || is_format_space(c) || ('\u{200b}'..='\u{200f}').contains(&c));
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_format_space(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Characters that are drawn as space but are not white space for Unicode.
fn is_format_space(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{2800}' | '\u{3164}')
}

/// Elements that do not part words.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "ins", "del", "kbd", "label", "mark",
    "q", "s", "small", "span", "strong", "strike", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Whether an element of this name (in small letters) stands inside a line of text, so that words go on through it.
pub fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// The entities that sites write into texts that are no HTML, undone.
pub fn without_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let entities = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        // The last one, so that what was escaped twice is undone once.
        ("&amp;", "&"),
    ];
    entities.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

/// For comparing labels and words: small letters, spaces collapsed, without a final colon and without the marks of
/// direction that some sites put around labels.
pub fn word(text: &str) -> String {
    let is_dressing =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    collapsed(text.trim_matches(is_dressing)).to_lowercase()
}

/// The first `limit` characters.
pub fn shortened(text: &str, limit: usize) -> &str {
    text.char_indices().nth(limit).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{collapsed, shortened, word};

    #[test]
    fn white_space_is_collapsed() {
        assert_eq!(collapsed("\u{200b} a\n\u{a0}\u{3000}b \u{feff}"), "a b");
        assert_eq!(word(" Brand： "), "brand");
        assert_eq!(word("ASIN \u{200f} : \u{200e}"), "asin");
        assert_eq!(shortened("한국어", 2), "한국");
    }
}
