//! Passing over JavaScript without understanding it: strings, comments, patterns, brackets.
//!
//! Nothing here recurses or allocates, save a stack of numbers for the holes of template texts, and every method moves
//! forward only, so that neither a million brackets nor a cut-off page can hurt.

use memchr::{memchr2, memchr3, memmem};

/// How far a value outside all brackets is followed when it is no literal, in bytes. `window.x || {…}` is short; code
/// that is longer than this holds no state.
const LOOSE: usize = 512;

/// A place in a script, moving forward.
#[derive(Clone, Debug)]
pub(in crate::capture) struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// No pattern ends before here, so a slash before here divides.
    divides_until: usize,
}

/// How an expression that is no literal went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// It is over.
    Done,
    /// Now comes what is taken instead, or what is assigned: `… || here`, `… = here`.
    Goes,
}

impl<'t> Scan<'t> {
    /// A scan of `text` from the byte `at` on.
    pub fn new(text: &'t str, at: usize) -> Scan<'t> {
        Scan { bytes: text.as_bytes(), at: at.min(text.len()), divides_until: 0 }
    }

    /// The byte offset reached.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Continues at this byte offset.
    pub fn go(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    /// Moves on by so many bytes.
    pub fn pass(&mut self, count: usize) {
        self.go(self.at.saturating_add(count));
    }

    /// Gives up the rest of the text.
    pub fn end(&mut self) {
        self.at = self.bytes.len();
    }

    /// The byte here.
    #[inline]
    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The byte after this one.
    #[inline]
    pub fn next(&self) -> Option<u8> {
        self.bytes.get(self.at.saturating_add(1)).copied()
    }

    /// Whether the text goes on with this.
    pub fn sees(&self, start: &str) -> bool {
        self.rest().starts_with(start.as_bytes())
    }

    fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> &'t [u8] {
        self.bytes.get(..self.at).unwrap_or_default()
    }

    /// Passes white space, byte order marks, comments and the marks that hide a script from old browsers.
    pub fn space(&mut self) {
        loop {
            match self.peek() {
                Some(byte) if byte <= b' ' => self.pass(1),
                Some(0xC2) if self.sees("\u{a0}") => self.pass(2),
                Some(0xE2) if self.sees("\u{2028}") || self.sees("\u{2029}") => self.pass(3),
                Some(0xE3) if self.sees("\u{3000}") => self.pass(3),
                Some(0xEF) if self.sees("\u{feff}") => self.pass(3),
                Some(b'/' | b'<' | b'-') if self.comment() => {}
                _ => return,
            }
        }
    }

    /// Passes a comment, when one begins here.
    pub fn comment(&mut self) -> bool {
        if self.sees("//") {
            self.line();
        } else if self.sees("/*") {
            self.pass(2);
            let end = memmem::find(self.rest(), b"*/").map_or(usize::MAX, |end| end.saturating_add(2));
            self.pass(end);
        } else if self.sees("<!--") {
            let start = self.at;
            self.line();
            let line = self.bytes.get(start..self.at).unwrap_or_default();
            if let Some(end) = memmem::find(line, b"-->") {
                self.go(start.saturating_add(end).saturating_add(3));
            }
        } else if self.sees("<![CDATA[") {
            self.pass("<![CDATA[".len());
        } else if self.sees("-->") && self.begins_line() {
            self.line();
        } else {
            return false;
        }
        true
    }

    fn line(&mut self) {
        self.pass(memchr2(b'\n', b'\r', self.rest()).unwrap_or(usize::MAX));
    }

    fn begins_line(&self) -> bool {
        let indent = self.before().iter().rev().find(|byte| !matches!(byte, b' ' | b'\t'));
        matches!(indent, None | Some(b'\n' | b'\r'))
    }

    /// Passes a string from its opening quote on. Line breaks within are allowed, as broken JSON has them. False when
    /// the text ends first.
    pub fn string(&mut self) -> bool {
        let Some(quote) = self.peek() else { return false };
        self.pass(1);
        loop {
            let Some(found) = near(quote, self.rest()) else {
                self.end();
                return false;
            };
            self.pass(found);
            if self.peek() == Some(quote) {
                self.pass(1);
                return true;
            }
            self.pass(2);
        }
    }

    /// Passes a string as JavaScript has it, from its opening quote on: it ends on its line.
    ///
    /// # Errors
    /// Where the line ends, when it does so first. Then nothing is passed.
    pub fn line_string(&mut self) -> Result<(), usize> {
        let quote = self.peek().unwrap_or(b'"');
        let mut at = self.at.saturating_add(1);
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr3(quote, b'\\', b'\n', rest) else { return Err(self.bytes.len()) };
            at = at.saturating_add(found);
            match self.bytes.get(at) {
                Some(b'\n') => return Err(at),
                Some(b'\\') if self.bytes.get(at.saturating_add(1)..).is_some_and(|rest| rest.starts_with(b"\r\n")) => {
                    at = at.saturating_add(3);
                }
                Some(b'\\') => at = at.saturating_add(2),
                _ => {
                    self.go(at.saturating_add(1));
                    return Ok(());
                }
            }
        }
    }

    /// Passes a pattern between slashes, when the slash here can begin one.
    pub fn pattern(&mut self) -> bool {
        if self.at < self.divides_until || !self.pattern_may_begin() {
            return false;
        }
        let mut class = false;
        let mut at = self.at.saturating_add(1);
        while let Some(&byte) = self.bytes.get(at) {
            match byte {
                b'\n' | b'\r' => break,
                b'\\' => at = at.saturating_add(1),
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => {
                    self.go(at.saturating_add(1));
                    return true;
                }
                _ => {}
            }
            at = at.saturating_add(1);
        }
        self.divides_until = at;
        false
    }

    fn pattern_may_begin(&self) -> bool {
        let before = self.before().trim_ascii_end();
        match before.last() {
            Some(b')' | b']' | b'"' | b'\'' | b'`') => false,
            Some(&byte) if in_name(byte) => {
                let longest = before.get(before.len().saturating_sub(12)..).unwrap_or_default();
                let word = longest.rsplit(|&byte| !in_name(byte)).next().unwrap_or_default();
                matches!(word, b"return" | b"typeof" | b"case" | b"in" | b"of" | b"void" | b"delete" | b"else" | b"do")
            }
            None | Some(_) => true,
        }
    }

    /// Passes a comment or a pattern, or else the one byte here.
    pub fn comment_or_pattern(&mut self) {
        let passed = self.comment() || self.peek() == Some(b'/') && self.pattern();
        if !passed {
            self.pass(1);
        }
    }

    /// Whether the bracket here opens on a function: `(function…` or `(() =>`.
    pub fn opens_function(&self) -> bool {
        let inner = self.bytes.get(self.at.saturating_add(1)..).unwrap_or_default().trim_ascii_start();
        [b"function".as_slice(), b"async function", b"()"].iter().any(|start| inner.starts_with(start))
    }

    /// Passes one group in brackets, or one template text, from its opening sign on. False when the text ends first.
    pub fn group(&mut self) -> bool {
        let mut open = 0_usize;
        let mut holes: Vec<usize> = Vec::new();
        loop {
            let Some(plain) = self.rest().iter().position(|&byte| is_special(byte)) else {
                self.end();
                return false;
            };
            self.pass(plain);
            let byte = self.peek();
            let mut in_template = byte == Some(b'`');
            match byte {
                Some(b'"' | b'\'') => {
                    if !self.string() {
                        return false;
                    }
                    continue;
                }
                Some(b'/' | b'<') => {
                    self.comment_or_pattern();
                    continue;
                }
                Some(b'{' | b'[' | b'(') => open = open.saturating_add(1),
                Some(b'}' | b']' | b')') => {
                    open = open.saturating_sub(1);
                    if holes.last() == Some(&open) {
                        holes.pop();
                        in_template = true;
                    }
                }
                _ => {}
            }
            self.pass(1);
            if in_template {
                match self.hole() {
                    None => return false,
                    Some(false) => {}
                    Some(true) => {
                        holes.push(open);
                        open = open.saturating_add(1);
                    }
                }
            }
            if open == 0 {
                return true;
            }
        }
    }

    /// Passes template text up to its end or into its next hole; true for a hole, none when the text ends first.
    fn hole(&mut self) -> Option<bool> {
        while let Some(found) = memchr3(b'`', b'\\', b'$', self.rest()) {
            self.pass(found);
            match (self.peek(), self.next()) {
                (Some(b'`'), _) => {
                    self.pass(1);
                    return Some(false);
                }
                (Some(b'$'), Some(b'{')) => {
                    self.pass(2);
                    return Some(true);
                }
                (Some(b'$'), _) => self.pass(1),
                _ => self.pass(2),
            }
        }
        self.end();
        None
    }

    /// Passes the rest of an expression, up to the comma, semicolon or bracket that ends it, or up to where a literal
    /// may stand: after `||`, `??` and `=`. What follows in a condition or an arrow function is not its value, so it is
    /// passed over. `loose` is for code outside all brackets, where a line break may end it as well.
    pub(super) fn expression(&mut self, loose: bool) -> Rest {
        let limit = if loose { self.at.saturating_add(LOOSE) } else { usize::MAX };
        let mut branches = false;
        while let Some(byte) = self.peek() {
            match (byte, self.next()) {
                _ if self.at > limit => return Rest::Done,
                (b'"' | b'\'', _) => {
                    self.string();
                }
                (b'{' | b'[' | b'(' | b'`', _) => {
                    self.group();
                }
                (b'}' | b']' | b')' | b',' | b';', _) => return Rest::Done,
                (b'/' | b'<', _) => self.comment_or_pattern(),
                (b'|', Some(b'|')) | (b'?', Some(b'?')) => {
                    self.pass(2);
                    if self.peek() == Some(b'=') {
                        self.pass(1);
                    }
                    if !branches {
                        return Rest::Goes;
                    }
                }
                (b'?', Some(b'.')) => self.pass(2),
                (b'=', Some(b'=')) => {
                    let signs = self.rest().iter().take_while(|&&byte| byte == b'=').count();
                    self.pass(signs);
                }
                (b'?', _) => {
                    branches = true;
                    self.pass(1);
                }
                (b'=', Some(b'>')) => {
                    branches = true;
                    self.pass(2);
                }
                (b'=', _) => {
                    let assigns = !self.before().last().is_some_and(|sign| b"!<>+-*/%&^".contains(sign));
                    self.pass(1);
                    if assigns && !branches {
                        return Rest::Goes;
                    }
                }
                (b'\n' | b'\r', _) if loose => {
                    if self.line_ends_it() {
                        return Rest::Done;
                    }
                }
                _ => self.pass(1),
            }
        }
        Rest::Done
    }

    /// Whether the line break here ends a statement that has no semicolon. Passes the white space.
    fn line_ends_it(&mut self) -> bool {
        let before = self.before().trim_ascii_end().last();
        self.space();
        let after = self.peek();
        let binds = |sign: &u8| b"=|&?:+*,.<(!".contains(sign);
        !before.is_some_and(binds) && !after.as_ref().is_some_and(binds)
    }

    /// Passes a name or a number, and returns where it began.
    pub fn word(&mut self) -> usize {
        let start = self.at;
        let length = self.rest().iter().take_while(|&&byte| in_name(byte)).count();
        self.pass(length);
        start
    }

    /// Moves to the next byte that is one of these, or to `end`, whichever comes first.
    pub fn until(&mut self, end: usize, is_it: impl Fn(u8) -> bool) {
        let stretch = self.bytes.get(self.at..end).unwrap_or_default();
        match stretch.iter().position(|&byte| is_it(byte)) {
            Some(found) => self.pass(found),
            None => self.go(self.at.max(end)),
        }
    }
}

/// Whether this byte can be part of a name or of a number's digits.
#[inline]
pub(in crate::capture) fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

/// The bytes that mean something to a balanced scan.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let signs = b"\"'`/<{}[]()";
    let mut rest: &[u8] = signs;
    while let [sign, others @ ..] = rest {
        #[allow(
            clippy::indexing_slicing,
            reason = "a byte is always within a table of 256, and this runs at build time"
        )]
        {
            table[*sign as usize] = true;
        }
        rest = others;
    }
    table
};

#[inline]
fn is_special(byte: u8) -> bool {
    SPECIAL.get(usize::from(byte)).copied().unwrap_or(false)
}

/// Where the quote or a backslash comes next. Most strings are short, and for those a plain loop beats a wide search.
#[inline]
fn near(quote: u8, text: &[u8]) -> Option<usize> {
    const SHORT: usize = 16;
    let (start, rest) = text.split_at_checked(SHORT).unwrap_or((text, &[]));
    let found = start.iter().position(|&byte| byte == quote || byte == b'\\');
    found.or_else(|| memchr2(quote, b'\\', rest).map(|found| found.saturating_add(SHORT)))
}

#[cfg(test)]
mod tests;
