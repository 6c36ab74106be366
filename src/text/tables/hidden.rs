//! Characters that are not seen.

/// What a character that is not seen does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hidden {
    /// Joins or parts the letters around it: zero-width spaces and joiners, the soft hyphen, the byte order mark.
    /// Persian, the scripts of India and emoji need joiners; Thai and Khmer texts have zero-width spaces.
    Joiner,
    /// Turns the direction of what follows: embeddings, overrides, isolates.
    Direction,
    /// Has a direction of its own: what Hebrew and Arabic texts put beside numbers and signs.
    Mark,
    /// Selects how the character before it is drawn. Emoji need them.
    Selector,
    /// A letter of a language tag, never drawn. Flags need them.
    Tag,
    /// A letter or sign that is drawn as blank.
    Blank,
    /// A control or format character that texts of pages have no use for.
    Control,
    /// For private use, or never to be a character. Fonts of icons use the first.
    Private,
}

/// Whether a character is not seen, or has no meaning that all agree on. White space is seen.
pub fn hidden(c: char) -> Option<Hidden> {
    Some(match c {
        ' '..='~' | '\t'..='\r' | '\u{85}' => return None,
        '\0'..='\u{9f}' => Hidden::Control,
        '\u{ad}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{feff}' => Hidden::Joiner,
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' => Hidden::Joiner,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Hidden::Direction,
        '\u{61c}' | '\u{200e}' | '\u{200f}' => Hidden::Mark,
        '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Hidden::Selector,
        '\u{e0000}'..='\u{e0fff}' => Hidden::Tag,
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Hidden::Blank,
        '\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}' => Hidden::Control,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => Hidden::Control,
        '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{40000}'.. => Hidden::Private,
        _ if u32::from(c) & 0xfffe == 0xfffe => Hidden::Private,
        _ => return None,
    })
}
