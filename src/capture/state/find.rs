//! Finding names in code.

use memchr::memmem;

use crate::capture::literal::scan::{Scan, in_name};
use crate::capture::literal::text::unescape;

/// What scripts call the global object. Before a name they mean nothing.
const GLOBALS: [&str; 7] = ["window", "self", "globalThis", "top", "parent", "this", "unsafeWindow"];

/// How deep a field may lie that is assigned alone.
const FIELDS: usize = 16;

/// The name of a variable or function, its parts between dots.
pub(super) struct Name<'n> {
    first: &'n str,
    others: Vec<&'n str>,
}

impl<'n> Name<'n> {
    /// A name as a data file writes it; `window.` before it is dropped.
    pub fn new(name: &'n str) -> Name<'n> {
        let mut name = name;
        while let Some((first, rest)) = name.split_once('.')
            && GLOBALS.contains(&first)
        {
            name = rest;
        }
        let mut parts = name.split('.');
        Name { first: parts.next().unwrap_or_default(), others: parts.collect() }
    }

    /// Where the first part stands in a text, as part of whatever.
    pub fn mentions<'t>(&self, text: &'t str) -> impl Iterator<Item = usize> + use<'t, 'n> {
        let first = self.first;
        // An empty name is everywhere and means nothing.
        let all = (!first.is_empty()).then(|| memmem::find_iter(text.as_bytes(), first.as_bytes()));
        all.into_iter().flatten()
    }

    /// Where the reference begins whose first part stands at `at`, when that is of the global object or of none. One
    /// letter is the global object when it is `handed` to the script under that name.
    pub fn begins(&self, text: &str, at: usize, handed: bool) -> Option<usize> {
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.as_bytes().get(self.first.len()).copied();
        match before.bytes().next_back() {
            Some(quote @ (b'"' | b'\'')) if after == Some(quote) => {
                let owner = text.get(..at.checked_sub(1)?)?.trim_end().strip_suffix('[')?;
                is_global(owner.trim_end(), handed).then_some(owner.len())
            }
            neighbour => {
                let whole = !neighbour.is_some_and(in_name) && !after.is_some_and(in_name);
                let owner = before.trim_end().strip_suffix('.');
                (whole && owner.is_none_or(|owner| is_global(owner.trim_end(), handed))).then_some(at)
            }
        }
    }

    /// Where the whole name ends that begins at `start`; none when it is another name.
    pub fn ends(&self, text: &str, start: usize) -> Option<usize> {
        let mut end = match text.as_bytes().get(start)? {
            b'[' => field(text, start)?.1,
            _ => start.checked_add(self.first.len())?,
        };
        for part in &self.others {
            let (field, next) = field(text, end)?;
            (field == *part).then_some(())?;
            end = next;
        }
        Some(end)
    }
}

/// Whether a script hands `window` to a function or a variable: minified code then calls it by one letter.
pub(super) fn hands_window(text: &str) -> bool {
    ["(window", "=window", "= window"].iter().any(|hint| memmem::find(text.as_bytes(), hint.as_bytes()).is_some())
}

/// Whether what precedes a name ends with the global object.
fn is_global(before: &str, handed: bool) -> bool {
    let length = before.bytes().rev().take_while(|&byte| in_name(byte)).count();
    let parts = before.len().checked_sub(length).and_then(|at| before.split_at_checked(at));
    parts.is_some_and(|(before, owner)| {
        !before.ends_with('.') && (GLOBALS.contains(&owner) || owner.len() == 1 && handed)
    })
}

/// The field named at `at`, as `.field` or `["field"]`, and where it ends.
fn field(text: &str, at: usize) -> Option<(String, usize)> {
    let mut scan = Scan::new(text, at);
    scan.space();
    match scan.peek()? {
        b'.' => {
            scan.pass(1);
            scan.space();
            let start = scan.word();
            let name = text.get(start..scan.at()).filter(|name| !name.is_empty())?;
            Some((name.to_owned(), scan.at()))
        }
        b'[' => {
            scan.pass(1);
            scan.space();
            let start = scan.at();
            let name = match scan.peek()? {
                b'"' | b'\'' => {
                    scan.line_string().ok()?;
                    unescape(text.get(start.checked_add(1)?..scan.at().checked_sub(1)?)?).into_owned()
                }
                b'0'..=b'9' => {
                    scan.word();
                    text.get(start..scan.at())?.to_owned()
                }
                _ => return None,
            };
            Some((name, behind(text, scan.at(), b']')?))
        }
        _ => None,
    }
}

/// Behind this sign, when it comes next.
fn behind(text: &str, at: usize, sign: u8) -> Option<usize> {
    let mut scan = Scan::new(text, at);
    scan.space();
    (scan.peek()? == sign).then(|| scan.at().saturating_add(1))
}

/// The fields of a name that ends at `at`, and where the value begins that is assigned to the last of them; none when
/// nothing is assigned.
pub(super) fn assigned(text: &str, at: usize) -> Option<(Vec<String>, usize)> {
    let mut fields = Vec::new();
    let mut end = at;
    while let Some((name, next)) = field(text, end) {
        (fields.len() < FIELDS).then(|| fields.push(name))?;
        end = next;
    }
    let mut scan = Scan::new(text, end);
    scan.space();
    if scan.sees("||=") || scan.sees("??=") {
        scan.pass(3);
    } else if scan.peek() == Some(b'=') && !matches!(scan.next(), Some(b'=' | b'>')) {
        scan.pass(1);
    } else {
        return None;
    }
    Some((fields, scan.at()))
}

/// Where the arguments begin, when what ends at `at` is called.
pub(super) fn called(text: &str, at: usize) -> Option<usize> {
    behind(text, at, b'(')
}

/// Where the next argument begins, when a comma comes.
pub(super) fn comma(text: &str, at: usize) -> Option<usize> {
    behind(text, at, b',')
}

/// Whether a map begins at `at`, as a literal or as a call that reads one.
pub(super) fn map_begins(text: &str, at: usize) -> bool {
    let mut scan = Scan::new(text, at);
    scan.space();
    while scan.peek() == Some(b'(') {
        scan.pass(1);
        scan.space();
    }
    scan.peek() == Some(b'{') || scan.sees("JSON.parse")
}

/// A walk through a script that knows code from what is written in strings, comments, patterns and templates.
pub(super) struct Code<'t> {
    scan: Scan<'t>,
    /// Quotes before here open nothing: no closing one follows on their line. That is how the walk recovers when it took
    /// a pattern for a division.
    stray_until: usize,
}

impl<'t> Code<'t> {
    pub fn new(text: &'t str) -> Code<'t> {
        Code { scan: Scan::new(text, 0), stray_until: 0 }
    }

    /// The byte offset reached.
    pub fn at(&self) -> usize {
        self.scan.at()
    }

    /// Continues behind something that was read.
    pub fn go(&mut self, at: usize) {
        self.scan.go(at);
    }

    /// Walks on to `place`; false when it lies in something that is no code.
    pub fn reaches(&mut self, place: usize) -> bool {
        loop {
            self.scan.until(place, |byte| matches!(byte, b'"' | b'\'' | b'`' | b'/' | b'<'));
            if self.scan.at() >= place {
                return self.scan.at() == place;
            }
            match self.scan.peek() {
                Some(b'`') => {
                    self.scan.group();
                }
                Some(b'"' | b'\'') => self.string(),
                _ => self.scan.comment_or_pattern(),
            }
        }
    }

    fn string(&mut self) {
        if self.scan.at() < self.stray_until {
            return self.scan.pass(1);
        }
        if let Err(line_end) = self.scan.line_string() {
            self.stray_until = line_end;
            self.scan.pass(1);
        }
    }
}
