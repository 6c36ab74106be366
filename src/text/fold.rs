//! A text as it is compared: folded, cut into tokens, each of which knows where it stood.
//!
//! For comparison only; what is shown and kept as proof is always the text itself. Three forms are held side by side:
//! `exact` (compatibility forms and case folded, what is invisible left out), `plain` (marks on Latin letters left out
//! too) and `shape` (letters that look alike made one, for comparing with brands).
//!
//! Tokens: a run of letters and digits of an alphabet is one word; every Han, kana, Hangul or Thai character stands for
//! itself; `:`, `+` and `%` are signs. What stands between tokens is a gap.

use std::ops::Range;

use super::tables::{self, Fold, Script};

/// A folded text.
#[derive(Clone, Debug)]
pub struct Folded<'t> {
    source: &'t str,
    exact: String,
    plain: String,
    shape: String,
    tokens: Vec<Token>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters and digits of an alphabet.
    Word,
    /// A character of a script that is written without spaces, or whose characters stand for themselves.
    Glyph(Script),
    /// `:`, `+`, `%`.
    Sign,
}

/// What stands before a token. Ordered by how much it separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// `- _ . · * / ' &` and their like.
    Joiner,
    /// White space.
    Space,
    /// A comma, a bracket, a line's end, the beginning of the text …
    Hard,
}

/// A word, a glyph or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
    /// Invisible or direction-changing characters stand inside it, or right before it without a gap.
    pub has_hidden: bool,
    /// It has letters that only look like Latin ones: of another alphabet, or of phonetic script.
    pub has_foreign: bool,
    /// The number of its clause: what stands between two hard gaps.
    pub clause: u32,
    /// The number of its sentence.
    pub sentence: u32,
    source: Range<u32>,
    exact: Range<u32>,
    plain: Range<u32>,
    shape: Range<u32>,
}

/// Which form of a text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Compatibility forms and case folded.
    Exact,
    /// Marks on Latin letters left out too.
    Plain,
    /// Letters that look alike made one.
    Shape,
}

impl<'t> Folded<'t> {
    /// Folds a text.
    pub fn of(source: &'t str) -> Self {
        let mut folding = Folding::new(source);
        for (at, c) in source.char_indices() {
            folding.take(at, c);
        }
        folding.finish()
    }

    /// The text it was made of.
    pub fn source(&self) -> &'t str {
        self.source
    }

    /// Its tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// One token.
    pub fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// Tokens in one of the forms, with single spaces between words only.
    pub fn form(&self, form: Form, tokens: Range<usize>) -> &str {
        let (text, first, last) = match (self.tokens.get(tokens.start), tokens.end.checked_sub(1)) {
            (Some(first), Some(last)) => match self.tokens.get(last) {
                Some(last) => (self.text(form), first.range(form).start, last.range(form).end),
                None => return "",
            },
            _ => return "",
        };
        slice(text, first..last)
    }

    /// Where in a form each token ends, and the form's text from the start of a token on: for hashing along.
    pub(super) fn at_token(&self, form: Form, start: usize) -> (&str, impl Iterator<Item = usize>) {
        let begin = self.tokens.get(start).map_or(0, |token| token.range(form).start);
        let rest = self.tokens.get(start..).unwrap_or_default();
        let ends = rest.iter().map(move |token| index(token.range(form).end.saturating_sub(begin)));
        (slice(self.text(form), begin..u32::MAX), ends)
    }

    /// The bytes of the source that tokens cover.
    pub fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(0, |token| index(token.source.start));
        let end = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..end.map_or(start, |token| index(token.source.end))
    }

    /// The source's own text of tokens.
    pub fn quote(&self, tokens: Range<usize>) -> &'t str {
        self.source.get(self.span(tokens)).unwrap_or_default()
    }

    fn text(&self, form: Form) -> &str {
        match form {
            Form::Exact => &self.exact,
            Form::Plain => &self.plain,
            Form::Shape => &self.shape,
        }
    }
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is a glyph of a script.
    pub fn is_glyph(&self, script: Script) -> bool {
        self.kind == Kind::Glyph(script)
    }

    fn range(&self, form: Form) -> Range<u32> {
        match form {
            Form::Exact => self.exact.clone(),
            Form::Plain => self.plain.clone(),
            Form::Shape => self.shape.clone(),
        }
    }
}

fn slice(text: &str, range: Range<u32>) -> &str {
    let end = index(range.end).min(text.len());
    text.get(index(range.start)..end).unwrap_or_default()
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The folding under way.
struct Folding<'t> {
    folded: Folded<'t>,
    gap: Gap,
    /// Hidden characters since the last token's end.
    hidden: bool,
    /// The word under way has letters that only look like others.
    has_foreign: bool,
    /// A full stop was seen: it ends a sentence if white space follows.
    after_stop: bool,
    /// The sentence ended since the last token.
    has_ended: bool,
}

impl<'t> Folding<'t> {
    fn new(source: &'t str) -> Self {
        let text = || String::with_capacity(source.len());
        let folded = Folded { source, exact: text(), plain: text(), shape: text(), tokens: Vec::new() };
        Self { folded, gap: Gap::Hard, hidden: false, has_foreign: false, after_stop: false, has_ended: false }
    }

    fn take(&mut self, at: usize, c: char) {
        let end = at.saturating_add(c.len_utf8());
        if c.is_ascii() {
            // Most text.
            self.character(at, end, c.to_ascii_lowercase(), c);
            return;
        }
        match tables::fold(c) {
            Fold::Dropped => self.hidden |= is_hiding(c),
            Fold::Same => self.character(at, end, c, c),
            Fold::One(folded) => self.character(at, end, folded, c),
            Fold::Many(folded) => folded.chars().for_each(|folded| self.character(at, end, folded, c)),
        }
    }

    fn character(&mut self, at: usize, end: usize, c: char, written: char) {
        if tables::is_mark(c) {
            self.mark(end, c);
            return;
        }
        match kind(c) {
            Some(kind) => self.letter(at, end, c, written, kind),
            None => self.between(c),
        }
    }

    /// A mark joins the letter before it, as if both had been written as one; so do the parts of a Hangul syllable.
    fn mark(&mut self, end: usize, mark: char) {
        if self.gap > Gap::None {
            return;
        }
        let composed =
            self.folded.exact.chars().next_back().and_then(|base| Some((base, tables::compose(base, mark)?)));
        let Some(token) = self.folded.tokens.last_mut() else { return };
        token.source.end = offset(end);
        match composed {
            Some((base, composed)) => {
                let length = self.folded.exact.len().saturating_sub(base.len_utf8());
                self.folded.exact.truncate(length);
                self.folded.exact.push(composed);
                if matches!(token.kind, Kind::Glyph(_)) {
                    // Voiced kana and joined Hangul are other letters, not marked ones.
                    let keep = self.folded.plain.len().saturating_sub(base.len_utf8());
                    self.folded.plain.truncate(keep);
                    self.folded.plain.push(composed);
                    let keep = self.folded.shape.len().saturating_sub(base.len_utf8());
                    self.folded.shape.truncate(keep);
                    self.folded.shape.push(composed);
                    token.plain.end = offset(self.folded.plain.len());
                    token.shape.end = offset(self.folded.shape.len());
                }
            }
            None => self.folded.exact.push(mark),
        }
        token.exact.end = offset(self.folded.exact.len());
    }

    fn letter(&mut self, at: usize, end: usize, c: char, written: char, kind: Kind) {
        let c = if kind == Kind::Glyph(Script::Han) { tables::simplified(c) } else { c };
        let is_part = kind == Kind::Glyph(Script::Hangul)
            && self.gap == Gap::None
            && self.folded.exact.chars().next_back().is_some_and(|before| tables::compose(before, c).is_some());
        if is_part {
            self.mark(end, c);
            return;
        }
        let goes_on = kind == Kind::Word
            && self.gap == Gap::None
            && self.folded.tokens.last().is_some_and(|token| token.kind == Kind::Word);
        if !goes_on {
            self.begin(at, kind);
        }
        self.folded.exact.push(c);
        if kind == Kind::Word {
            self.push_word(c, written);
        } else {
            self.folded.plain.push(c);
            self.folded.shape.push(c);
        }
        let (exact, plain, shape) = (self.folded.exact.len(), self.folded.plain.len(), self.folded.shape.len());
        // What is hidden at the edge of a word splits nothing, and Thai words are often divided by it.
        let is_inside = self.gap == Gap::None && kind != Kind::Glyph(Script::Thai);
        let (hidden, foreign) = (self.hidden && is_inside, self.has_foreign);
        if let Some(token) = self.folded.tokens.last_mut() {
            token.source.end = offset(end);
            token.exact.end = offset(exact);
            token.plain.end = offset(plain);
            token.shape.end = offset(shape);
            token.has_hidden |= hidden;
            token.has_foreign = foreign;
        }
        (self.gap, self.hidden, self.after_stop, self.has_ended) = (Gap::None, false, false, false);
    }

    fn begin(&mut self, at: usize, kind: Kind) {
        // A word beside a word needs something between them.
        let is_beside_word = kind == Kind::Word && self.folded.tokens.last().is_some_and(Token::is_word);
        if is_beside_word {
            self.folded.exact.push(' ');
            self.folded.plain.push(' ');
            self.folded.shape.push(' ');
        }
        self.has_foreign = false;
        let before = self.folded.tokens.last().map(|token| (token.clause, token.sentence));
        let here = |text: &String| offset(text.len())..offset(text.len());
        self.folded.tokens.push(Token {
            kind,
            gap: self.gap,
            has_hidden: false,
            has_foreign: false,
            clause: before.map_or(0, |(clause, _)| clause.saturating_add(u32::from(self.gap == Gap::Hard))),
            sentence: before.map_or(0, |(_, sentence)| sentence.saturating_add(u32::from(self.has_ended))),
            source: offset(at)..offset(at),
            exact: here(&self.folded.exact),
            plain: here(&self.folded.plain),
            shape: here(&self.folded.shape),
        });
    }

    fn push_word(&mut self, c: char, written: char) {
        if c.is_ascii() {
            self.folded.plain.push(c);
            push_shape(&mut self.folded.shape, c);
            return;
        }
        let start = self.folded.plain.len();
        match tables::without_marks(c) {
            Some(letters) => self.folded.plain.push_str(letters),
            None => self.folded.plain.push(c),
        }
        let looks_like = tables::looks_like(written).or_else(|| tables::looks_like(c));
        self.has_foreign |= looks_like.is_some();
        let letters = looks_like.unwrap_or_else(|| self.folded.plain.get(start..).unwrap_or_default());
        letters.chars().for_each(|letter| push_shape(&mut self.folded.shape, letter));
    }

    fn between(&mut self, c: char) {
        let mut gap = gap(c);
        if self.after_stop && gap >= Gap::Space {
            gap = Gap::Hard;
            self.has_ended = true;
        }
        self.has_ended |= matches!(c, '!' | '?' | '。' | '！' | '？' | '\n' | '\r' | '…' | '|' | '｜');
        self.after_stop = c == '.' && self.folded.tokens.last().is_some_and(|token| token.exact.len() > 2);
        self.gap = self.gap.max(gap);
        self.hidden = false;
    }

    fn finish(self) -> Folded<'t> {
        self.folded
    }
}

fn kind(c: char) -> Option<Kind> {
    if c.is_ascii() {
        return match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => Some(Kind::Word),
            ':' | '+' | '%' => Some(Kind::Sign),
            _ => None,
        };
    }
    match tables::script(c) {
        Script::Sign => None,
        script if script.stands_alone() => Some(Kind::Glyph(script)),
        _ => Some(Kind::Word),
    }
}

fn gap(c: char) -> Gap {
    match c {
        '-' | '_' | '.' | '·' | '*' | '/' | '\'' | '’' | '‘' | '&' | '~' | '®' | '™' | '‐' | '‑' | '–' | '—' | '・'
        | '•' | '`' | '´' | '＆' | '"' | '“' | '”' | '„' => Gap::Joiner,
        ' ' | '\t' | '\u{a0}' | '\u{3000}' => Gap::Space,
        c if c.is_whitespace() && !matches!(c, '\n' | '\r') => Gap::Space,
        _ => Gap::Hard,
    }
}

/// Letters that are told apart only by a careful eye, and digits that stand for letters, made one.
fn push_shape(shape: &mut String, c: char) {
    match c {
        'l' | '1' => shape.push('i'),
        '0' => shape.push('o'),
        '3' => shape.push('e'),
        '4' => shape.push('a'),
        '5' => shape.push('s'),
        'm' => shape.push_str("rn"),
        'w' => shape.push_str("vv"),
        'd' => shape.push_str("ci"),
        other => shape.push(other),
    }
}

/// What is dropped and could hide something: not the selectors and joiners of emoji and of scripts that need them.
fn is_hiding(c: char) -> bool {
    use tables::Hidden;
    // Pages put soft hyphens into long words.
    c != '\u{ad}' && matches!(tables::hidden(c), Some(Hidden::Joiner | Hidden::Direction | Hidden::Tag))
}

#[cfg(test)]
mod tests {
    use super::{Folded, Form};

    fn forms(text: &str) -> (String, String, String) {
        let folded = Folded::of(text);
        let all = 0..folded.tokens().len();
        let form = |form| folded.form(form, all.clone()).to_owned();
        (form(Form::Exact), form(Form::Plain), form(Form::Shape))
    }

    #[test]
    fn texts_are_folded_into_three_forms() {
        for (text, exact, plain, shape) in [
            ("Dr.Jart+ Cream", "dr jart+cream", "dr jart+cream", "cir jart+crearn"),
            ("ＬＡＮＥＩＧＥ", "laneige", "laneige", "ianeige"),
            ("LANЕIGE", "lanеige", "lanеige", "ianeige"),
            ("GUC\u{200b}CI", "gucci", "gucci", "gucci"),
            ("re\u{301}plica RÉPLICA", "réplica réplica", "replica replica", "repiica repiica"),
            ("hàng giả", "hàng giả", "hang gia", "hang gia"),
            ("super clone 1 : 1", "super clone 1:1", "super clone 1:1", "super cione i:i"),
            ("라네즈 립 20g", "라네즈립20g", "라네즈립20g", "라네즈립2og"),
            ("설\u{1112}\u{116a}수", "설화수", "설화수", "설화수"),
            ("高仿 復刻", "高仿复刻", "高仿复刻", "高仿复刻"),
            ("", "", "", ""),
        ] {
            let (got_exact, got_plain, got_shape) = forms(text);
            assert_eq!((got_exact.as_str(), got_plain.as_str(), got_shape.as_str()), (exact, plain, shape), "{text}");
        }
    }

    #[test]
    fn tokens_know_where_they_stood() {
        let text = "»GUC\u{200d}CI« 삼성 (Ａ1)";
        let folded = Folded::of(text);
        let quotes: Vec<&str> = (0..folded.tokens().len()).map(|at| folded.quote(at..at + 1)).collect();
        assert_eq!(quotes, ["GUC\u{200d}CI", "삼", "성", "Ａ1"]);
        assert!(folded.tokens().first().is_some_and(|token| token.has_hidden));
    }

    #[test]
    fn what_is_hidden_at_the_edge_of_a_word_splits_nothing() {
        for (text, hides) in [
            ("\u{feff}Laneige", false),
            ("Laneige\u{200b} Mask", false),
            ("La\u{ad}neige", false),
            ("La\u{200c}neige", true),
            ("Gu\u{202e}cci", true),
            ("ลาเนจ\u{200b}ลิป", false),
        ] {
            assert_eq!(Folded::of(text).tokens().iter().any(|token| token.has_hidden), hides, "{text:?}");
        }
    }
}
