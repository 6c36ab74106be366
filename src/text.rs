//! Text as people see it: white space, comparison of words.

/// White space collapsed to single spaces and trimmed; zero-width marks at the ends are trimmed with it.
pub fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_format_space(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.trim_matches(|c| ('\u{200b}'..='\u{200f}').contains(&c)).to_owned()
}

/// Characters that are drawn as space but are not white space for Unicode.
fn is_format_space(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{2800}' | '\u{3164}')
}

/// For comparing labels and words: small letters, spaces collapsed, without a final colon.
pub fn word(text: &str) -> String {
    collapsed(text).trim_end_matches([':', '：', ' ', '\u{200e}', '\u{200f}']).trim_start_matches(['\u{200e}', '\u{200f}']).to_lowercase()
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
        assert_eq!(shortened("한국어", 2), "한국");
    }
}
