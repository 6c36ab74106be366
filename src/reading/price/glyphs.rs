//! A text as the price reader sees it: one character a glyph, in the form its kind is compared in.

/// How many characters of a text are looked at. A price stands at its beginning or the text is no price.
const MOST_GLYPHS: usize = 2000;

/// What stands outside the text; no page can hold it, as it is passed over on reading.
const NOTHING: char = '\0';

/// A line break, a tab or a run of spaces: it parts what one space would join.
const GAP: char = '\n';

#[derive(Clone, Copy)]
struct Glyph {
    shape: char,
    start: usize,
    end: usize,
}

/// A text with digits of every script as ASCII digits, full-width forms as plain ones, and runs of spaces as one.
pub(super) struct Glyphs<'t> {
    text: &'t str,
    glyphs: Vec<Glyph>,
}

impl<'t> Glyphs<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut glyphs: Vec<Glyph> = Vec::new();
        for (start, written) in text.char_indices().take(MOST_GLYPHS) {
            let end = start.saturating_add(written.len_utf8());
            let Some(shape) = plain(written) else { continue };
            match glyphs.last_mut() {
                Some(last) if is_space(last.shape) && is_space(shape) => last.shape = GAP,
                _ => glyphs.push(Glyph { shape, start, end }),
            }
        }
        Self { text, glyphs }
    }

    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The character at a place; a null where there is none.
    pub(super) fn at(&self, place: usize) -> char {
        self.glyphs.get(place).map_or(NOTHING, |glyph| glyph.shape)
    }

    /// The character before a place.
    pub(super) fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or(NOTHING, |place| self.at(place))
    }

    pub(super) fn is_digit(&self, place: usize) -> bool {
        self.at(place).is_ascii_digit()
    }

    pub(super) fn has_digit(&self) -> bool {
        self.glyphs.iter().any(|glyph| glyph.shape.is_ascii_digit())
    }

    /// Where the digits that begin at a place end.
    pub(super) fn digits_end(&self, place: usize) -> usize {
        (place..self.len()).find(|place| !self.is_digit(*place)).unwrap_or(self.len().max(place))
    }

    /// The place after at most one glyph of space.
    pub(super) fn after_space(&self, place: usize) -> usize {
        if is_space(self.at(place)) { next(place) } else { place }
    }

    /// The place before at most one glyph of space.
    pub(super) fn before_space(&self, place: usize) -> usize {
        if is_space(self.before(place)) { place.saturating_sub(1) } else { place }
    }

    /// The plain characters from one place to another.
    pub(super) fn plain(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.glyphs.get(from..to.min(self.len())).unwrap_or_default().iter().map(|glyph| glyph.shape)
    }

    /// The same in small letters, gaps as spaces: what words are looked up in.
    pub(super) fn small(&self, from: usize, to: usize) -> String {
        self.plain(from, to).map(|c| if is_space(c) { ' ' } else { c }).flat_map(char::to_lowercase).collect()
    }

    /// The text from one place to another as the page wrote it.
    pub(super) fn written(&self, from: usize, to: usize) -> Option<&'t str> {
        let first = self.glyphs.get(from)?;
        let last = self.glyphs.get(to.checked_sub(1)?)?;
        self.text.get(first.start..last.end)
    }

    /// From the first to past the last character that is no space.
    pub(super) fn trimmed(&self) -> (usize, usize) {
        let start = self.after_space(0);
        (start, self.before_space(self.len()).max(start))
    }
}

/// The place after a place.
pub(super) fn next(place: usize) -> usize {
    place.saturating_add(1)
}

pub(super) fn is_space(shape: char) -> bool {
    shape == ' ' || shape == GAP
}

pub(super) fn is_dash(shape: char) -> bool {
    shape == '-'
}

/// Whether a character is a currency sign in Unicode's sense (category Sc), letters apart.
pub(super) fn is_currency_sign(shape: char) -> bool {
    matches!(shape, '$' | '¢' | '£' | '¤' | '¥' | '֏' | '؋' | '৲' | '৳' | '૱' | '௹' | '฿' | '៛' | '﷼')
        || matches!(shape, '\u{20A0}'..='\u{20CF}')
}

/// A letter of a script that parts words with spaces, so that a letter beside it belongs to the same word.
pub(super) fn joins_words(shape: char) -> bool {
    let is_unspaced = matches!(shape, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
        || shape >= '\u{2E80}';
    shape.is_alphabetic() && !is_unspaced && !is_currency_sign(shape)
}

/// The form a character is compared in; nothing for those that only steer how the text is laid out.
fn plain(written: char) -> Option<char> {
    if let Some(digit) = digit(written) {
        return Some(digit);
    }
    Some(match written {
        '\0' | '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => return None,
        '\u{2060}'..='\u{2069}' | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}' => return None,
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => GAP,
        _ if written.is_whitespace() => ' ',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        '～' | '〜' | '∼' => '~',
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' | '׳' | '٬' => '\'',
        '״' | '“' | '”' | '″' => '"',
        '،' | '、' => ',',
        '·' => '.',
        '﹩' => '$',
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        '￦' => '₩',
        '\u{FF01}'..='\u{FF5E}' => shifted(written, 0xFF01, '!')?,
        _ => written,
    })
}

/// The ASCII digit for a decimal digit of the scripts that shops write prices in.
fn digit(written: char) -> Option<char> {
    /// Zeros of Arabic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada,
    /// Malayalam, Thai, Lao, Tibetan, Burmese and Khmer, and the full-width one.
    const ZEROS: [u32; 18] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
        0x1040, 0x17E0, 0xFF10,
    ];
    if written.is_ascii() {
        return written.is_ascii_digit().then_some(written);
    }
    ZEROS.iter().find_map(|zero| shifted(written, *zero, '0').filter(char::is_ascii_digit))
}

/// The character as far from `target` as `written` is from `base`.
fn shifted(written: char, base: u32, target: char) -> Option<char> {
    let distance = u32::from(written).checked_sub(base)?;
    char::from_u32(u32::from(target).checked_add(distance)?).filter(char::is_ascii)
}
