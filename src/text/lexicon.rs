//! Many phrases, found in a text at once: as fast with a hundred thousand of them as with ten.
//!
//! From every token on, the text is hashed along, and at every token's end the hash is looked up.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

use super::fold::{Folded, Form, Gap, Kind};
use super::tables::Script;

/// Phrases and what each stands for. Values are small: indexes into something else.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    form: Form,
    /// All phrases in a row.
    texts: String,
    entries: Vec<Entry<T>>,
    /// The hash of a phrase's form → its first entry; entries of one hash are chained.
    first: HashMap<u64, u32, BuildHasherDefault<AlreadyHashed>>,
    /// In bytes of the form.
    longest: usize,
    most_tokens: usize,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    /// The phrase in the lexicon's form, and in the exact form.
    form: Range<u32>,
    exact: Range<u32>,
    /// Bit n: before the n-th token there is a gap in the phrase.
    gaps: u32,
    boundary: Boundary,
    next: Option<u32>,
    value: T,
}

/// What must stand around a phrase of glyphs, because they are written without spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Boundary {
    None,
    /// Not in the midst of a run of its script.
    Start,
    /// A run of its script by itself.
    Both,
}

/// How a phrase stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// As it is, but for case and compatibility forms.
    Exact,
    /// The text has marks that the phrase has not.
    MarksAdded,
    /// The phrase has marks, the text has none at all.
    MarksDropped,
    /// Only in shape.
    Shape,
}

/// A phrase found in a text.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// How it stands there.
    pub likeness: Likeness,
    /// What it stands for.
    pub value: T,
}

impl<T: Copy> Lexicon<T> {
    /// An empty lexicon that compares in a form.
    pub fn new(form: Form) -> Self {
        Self { form, texts: String::new(), entries: Vec::new(), first: HashMap::default(), longest: 0, most_tokens: 0 }
    }

    /// Adds a phrase. One without a letter is ignored.
    pub fn add(&mut self, phrase: &str, value: T) {
        let folded = Folded::of(phrase);
        let all = 0..folded.tokens().len();
        if all.is_empty() {
            return;
        }
        let (form, exact) = (folded.form(self.form, all.clone()), folded.form(Form::Exact, all.clone()));
        let key = hash(form.bytes());
        let gaps = folded.tokens().iter().take(32).enumerate().skip(1).fold(0_u32, |bits, (at, token)| {
            if token.gap == Gap::None { bits } else { bits | 1_u32.checked_shl(small(at)).unwrap_or(0) }
        });
        self.longest = self.longest.max(form.len());
        self.most_tokens = self.most_tokens.max(all.end);
        let form = keep(&mut self.texts, form);
        let exact = keep(&mut self.texts, exact);
        let index = small(self.entries.len());
        let next = self.first.insert(key, index);
        self.entries.push(Entry { form, exact, gaps, boundary: boundary(&folded), next, value });
    }

    /// How many phrases it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every phrase wherever it stands in a text, in the order of the text, overlapping ones too.
    pub fn find(&self, text: &Folded) -> Vec<Found<T>> {
        let mut found = Vec::new();
        for start in 0..text.tokens().len() {
            self.find_at(text, start, &mut found);
        }
        found
    }

    /// Whether the text is one of the phrases and nothing else.
    pub fn is(&self, text: &Folded) -> bool {
        let mut found = Vec::new();
        self.find_at(text, 0, &mut found);
        found.iter().any(|found| found.tokens.end == text.tokens().len())
    }

    fn find_at(&self, text: &Folded, start: usize, found: &mut Vec<Found<T>>) {
        let (rest, ends) = text.at_token(self.form, start);
        let mut hasher = Fnv::default();
        let mut done = 0_usize;
        for (count, end) in ends.enumerate().take(self.most_tokens) {
            if end > self.longest || (count > 0 && self.is_cut(text, start.saturating_add(count))) {
                return;
            }
            let Some(more) = rest.as_bytes().get(done..end) else { return };
            hasher.write(more);
            done = end;
            let tokens = start..start.saturating_add(count).saturating_add(1);
            let mut next = self.first.get(&hasher.finish()).copied();
            while let Some(entry) = next.and_then(|index| self.entries.get(wide(index))) {
                if let Some(likeness) = self.likeness(entry, text, &tokens) {
                    found.push(Found { tokens: tokens.clone(), likeness, value: entry.value });
                }
                next = entry.next;
            }
        }
    }

    /// A phrase never goes over a hard gap.
    fn is_cut(&self, text: &Folded, token: usize) -> bool {
        text.token(token).is_none_or(|token| token.gap == Gap::Hard)
    }

    fn likeness(&self, entry: &Entry<T>, text: &Folded, tokens: &Range<usize>) -> Option<Likeness> {
        let form = self.texts.get(wide(entry.form.start)..wide(entry.form.end))?;
        if form != text.form(self.form, tokens.clone())
            || !gaps_fit(entry.gaps, text, tokens)
            || !bounded(entry.boundary, text, tokens)
        {
            return None;
        }
        let phrase = self.texts.get(wide(entry.exact.start)..wide(entry.exact.end))?;
        let exact = text.form(Form::Exact, tokens.clone());
        let plain = text.form(Form::Plain, tokens.clone());
        if phrase == exact {
            Some(Likeness::Exact)
        } else if phrase == plain {
            Some(Likeness::MarksAdded)
        } else if self.form == Form::Plain {
            (exact == plain).then_some(Likeness::MarksDropped)
        } else {
            Some(Likeness::Shape)
        }
    }
}

/// Between glyphs, there is a gap only where the phrase has one. Between words there always is one.
fn gaps_fit(gaps: u32, text: &Folded, tokens: &Range<usize>) -> bool {
    tokens.clone().skip(1).enumerate().all(|(at, token)| {
        let Some(token) = text.token(token) else { return false };
        let in_phrase = gaps.checked_shr(small(at.saturating_add(1))).unwrap_or(0) & 1 == 1;
        token.gap == Gap::None || in_phrase || !matches!(token.kind, Kind::Glyph(_))
    })
}

fn bounded(boundary: Boundary, text: &Folded, tokens: &Range<usize>) -> bool {
    let katakana_at = |at: usize| text.form(Form::Plain, at..at.saturating_add(1)).chars().all(is_katakana);
    let joined = |before_at: usize, after_at: usize| match (text.token(before_at), text.token(after_at)) {
        (Some(before), Some(after)) => {
            let is_run = after.gap == Gap::None && before.kind == after.kind && matches!(after.kind, Kind::Glyph(_));
            // Hiragana after katakana are another word.
            is_run && (!after.is_glyph(Script::Kana) || katakana_at(before_at) == katakana_at(after_at))
        }
        _ => false,
    };
    let starts = || tokens.start.checked_sub(1).is_none_or(|before| !joined(before, tokens.start));
    let ends = || tokens.end.checked_sub(1).is_none_or(|last| !joined(last, tokens.end));
    match boundary {
        Boundary::None => true,
        Boundary::Start => starts(),
        Boundary::Both => starts() && ends(),
    }
}

/// Short names stand in the midst of other words by chance: 가품 in 허가품목, フィラ in フィラメント.
fn boundary(text: &Folded) -> Boundary {
    let tokens = text.tokens();
    let is_katakana = text.form(Form::Plain, 0..tokens.len()).chars().all(is_katakana);
    let all = |script| tokens.iter().all(|token| token.is_glyph(script));
    match tokens.len() {
        1 if all(Script::Hangul) => Boundary::Both,
        2 if all(Script::Hangul) => Boundary::Start,
        1..=3 if is_katakana => Boundary::Both,
        _ if is_katakana => Boundary::Start,
        _ => Boundary::None,
    }
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a0}'..='\u{30ff}')
}

fn keep(texts: &mut String, text: &str) -> Range<u32> {
    let start = small(texts.len());
    texts.push_str(text);
    start..small(texts.len())
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hasher = Fnv::default();
    bytes.for_each(|byte| hasher.write(&[byte]));
    hasher.finish()
}

/// FNV-1a, because it can be taken along byte by byte and asked at any time.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The keys are hashes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Likeness};
    use crate::text::fold::{Folded, Form};

    #[test]
    fn phrases_are_found_as_wholes() {
        let mut lexicon = Lexicon::new(Form::Plain);
        for phrase in
            ["super copy", "kw", "1:1", "가품", "렙", "라네즈", "ของก๊อป", "hàng giả", "replica", "フィラ", "ua"]
        {
            lexicon.add(phrase, phrase);
        }
        for (text, found) in [
            ("Super-Copy bag", vec![("super copy", Likeness::Exact)]),
            ("super, copy", vec![]),
            ("5kw and kw1", vec![]),
            ("tas KW!", vec![("kw", Likeness::Exact)]),
            ("clone 1 : 1", vec![("1:1", Likeness::Exact)]),
            ("허가품목", vec![]),
            ("가품아님", vec![("가품", Likeness::Exact)]),
            ("렙업", vec![]),
            ("신발 렙 A", vec![("렙", Likeness::Exact)]),
            ("정품라네즈크림", vec![("라네즈", Likeness::Exact)]),
            ("하다가 품절", vec![]),
            ("เจ้าของก๊อปปี้", vec![("ของก๊อป", Likeness::Exact)]),
            ("hang gia", vec![("hàng giả", Likeness::MarksDropped)]),
            ("hàng gia", vec![]),
            ("réplica", vec![("replica", Likeness::MarksAdded)]),
            ("フィラメント", vec![]),
            ("ưa thích", vec![("ua", Likeness::MarksAdded)]),
        ] {
            let text = Folded::of(text);
            let got: Vec<(&str, Likeness)> =
                lexicon.find(&text).into_iter().map(|found| (found.value, found.likeness)).collect();
            assert_eq!(got, found, "{}", text.source());
        }
    }
}
