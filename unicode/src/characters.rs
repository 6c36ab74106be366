//! The characters that are worth looking at.

/// Characters beyond ASCII that may be marks or have other forms; without Hangul syllables and the ideographs of China
/// and of the Tangut, which are most of Unicode and have none (but 丅 and 丫, which are too rare to look for); with the
/// ideographs for compatibility of the basic plane.
pub fn with_other_forms() -> impl Iterator<Item = char> {
    let blocks = [
        '\u{80}'..='\u{33ff}',
        '\u{a000}'..='\u{abff}',
        '\u{d7b0}'..='\u{d7ff}',
        '\u{f900}'..='\u{16fff}',
        '\u{18d80}'..='\u{1ffff}',
    ];
    blocks.into_iter().flatten()
}
