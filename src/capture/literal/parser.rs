//! The parser behind [`super::parse`]: expressions, maps and lists.

mod scalar;

use std::borrow::Cow;

use super::scan::{Rest, Scan, in_name};
use super::{Around, DEPTH, EACH, Missing, Outcome};
use crate::capture::json::{Json, Need};

/// How many layers of JSON in a text in JSON are opened. Each layer costs a copy of the text.
const LAYERS: u8 = 8;

/// Reads values from one text. Recursion is bounded by [`DEPTH`]; what lies deeper is passed over by the scan.
pub(super) struct Parser<'t> {
    text: &'t str,
    scan: Scan<'t>,
    room: usize,
    layers: u8,
    missing: Missing,
}

impl<'t> Parser<'t> {
    pub fn new(text: &'t str, at: usize, room: usize) -> Parser<'t> {
        Parser { text, scan: Scan::new(text, at), room, layers: LAYERS, missing: Missing::default() }
    }

    pub fn outcome(self, value: Option<Json>) -> Outcome {
        let Missing { truncated, too_deep, too_big } = self.missing;
        let missing = Missing { truncated: truncated && !too_big, too_deep, too_big };
        Outcome { value, end: self.scan.at(), room: self.room, missing }
    }

    pub fn top(&mut self, need: Need<'_>, around: Around) -> Option<Json> {
        let depth = match around {
            Around::Document => 0,
            Around::Brackets => 1,
        };
        self.value(need, depth)
    }

    /// Reads one expression to its end. None when it is no literal, or nothing of it is wanted.
    fn value(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        loop {
            self.scan.space();
            let held = self.operand(need, depth);
            if let Some(value) = held {
                let end = self.scan.at();
                self.scan.space();
                if !self.operator_follows(end, depth) {
                    self.scan.go(end);
                    return Some(value);
                }
                if self.scan.sees("||") || self.scan.sees("??") {
                    if stands(&value, self.scan.sees("||")) {
                        self.pass_expression(depth);
                        return Some(value);
                    }
                    self.scan.pass(2);
                    continue;
                }
            }
            if self.scan.expression(depth == 0) == Rest::Done {
                return None;
            }
        }
    }

    /// Whether what was read up to `end` is part of a longer expression. Two values side by side are not: there a comma
    /// is missing.
    fn operator_follows(&self, end: usize, depth: usize) -> bool {
        let new_line = || self.text.get(end..self.scan.at()).is_some_and(|space| space.contains('\n'));
        match (self.scan.peek(), self.scan.next()) {
            (Some(b'-'), Some(b'-')) | (Some(b'+'), Some(b'+')) | (Some(b'<'), Some(b'/' | b'!')) | (None, _) => false,
            (Some(b'(' | b'[' | b'`' | b'/' | b'+' | b'-'), _) if depth == 0 => !new_line(),
            (Some(byte), _) => b"+-*/%<>=!&|?^.([`".contains(&byte),
        }
    }

    fn operand(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        match self.scan.peek()? {
            b'{' | b'[' | b'(' if depth >= DEPTH => self.too_deep(),
            b'{' => self.map(need, depth),
            b'[' => self.list(need, depth),
            b'(' if self.scan.opens_function() => self.called(need, depth),
            b'(' => self.parenthesis(need, depth),
            b'"' | b'\'' | b'`' => {
                let text = self.joined()?;
                self.keep_text(text, need, depth)
            }
            b'!' => self.negation(need),
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(need, depth),
            byte if in_name(byte) => self.word(need, depth),
            _ => None,
        }
    }

    /// A function called where it stands, `(function (a, b) {…})(window.x, {…})`: sites hand it their data as a map, and
    /// the last one counts.
    fn called(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        self.scan.group();
        self.scan.space();
        if self.scan.peek() != Some(b'(') {
            return None;
        }
        self.scan.pass(1);
        let mut data = None;
        loop {
            self.scan.space();
            let start = self.scan.at();
            match self.scan.peek() {
                Some(b')') => {
                    self.scan.pass(1);
                    return data;
                }
                None | Some(b']' | b'}') => {
                    self.missing.truncated = true;
                    return data;
                }
                Some(b',') => self.scan.pass(1),
                Some(_) => {
                    if let Some(map @ Json::Map(_)) = self.value(need, depth.saturating_add(1)) {
                        data = Some(map);
                    }
                    if self.scan.at() == start {
                        self.scan.pass(1);
                    }
                }
            }
        }
    }

    fn too_deep(&mut self) -> Option<Json> {
        self.missing.too_deep = true;
        self.scan.group();
        None
    }

    /// Counts what is about to be kept. When there is no more room, the rest of the text is given up.
    fn has_room(&mut self, bytes: usize) -> bool {
        let left = self.room.checked_sub(bytes.saturating_add(EACH));
        self.room = left.unwrap_or(0);
        if left.is_none() {
            self.missing.too_big = true;
            self.scan.end();
        }
        left.is_some()
    }

    fn map(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        if !self.has_room(0) {
            return None;
        }
        self.scan.pass(1);
        let mut entries = Vec::new();
        while let Some(key) = self.key() {
            // Some tools that save pages break lines inside of keys.
            let key = key.trim();
            let below = need.key(key);
            if below.is_nothing() {
                self.pass_value();
            } else if let Some(value) = self.value(below, depth.saturating_add(1))
                && self.has_room(key.len())
            {
                entries.push((key.to_owned(), value));
            }
        }
        Some(Json::Map(entries))
    }

    /// The next key of a map, its colon passed; none at the map's end. Members without a value of their own (`a`,
    /// `a() {…}`, `...a`, `[a]: b`) are passed over.
    fn key(&mut self) -> Option<Cow<'t, str>> {
        loop {
            self.scan.space();
            let start = self.scan.at();
            let key = match self.scan.peek() {
                Some(b'}') => {
                    self.scan.pass(1);
                    return None;
                }
                None | Some(b']' | b')') => {
                    self.missing.truncated = true;
                    return None;
                }
                Some(b',' | b';') => {
                    self.scan.pass(1);
                    continue;
                }
                Some(b'"' | b'\'') => self.quoted(),
                Some(byte) if in_name(byte) => {
                    self.scan.word();
                    self.text.get(start..self.scan.at()).map(Cow::Borrowed)
                }
                Some(_) => None,
            };
            self.scan.space();
            if self.scan.peek() == Some(b':') && key.is_some() {
                self.scan.pass(1);
                return key;
            }
            self.pass_expression(1);
            if self.scan.at() == start {
                self.scan.pass(1);
            }
        }
    }

    fn list(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        if !self.has_room(0) {
            return None;
        }
        self.scan.pass(1);
        let mut elements = Vec::new();
        let mut index = 0_usize;
        loop {
            self.scan.space();
            let start = self.scan.at();
            match self.scan.peek() {
                Some(b']') => {
                    self.scan.pass(1);
                    break;
                }
                None | Some(b'}' | b')') => {
                    self.missing.truncated = true;
                    break;
                }
                Some(b',') => {}
                Some(_) => self.element(&mut elements, need.index(index), index, depth),
            }
            index = index.saturating_add(1);
            self.scan.space();
            if self.scan.peek() == Some(b',') || self.scan.at() == start {
                self.scan.pass(1);
            }
        }
        Some(Json::List(elements))
    }

    /// Reads one element. What was left out before it is filled up, so that it stands at its index.
    fn element(&mut self, elements: &mut Vec<Json>, need: Need<'_>, index: usize, depth: usize) {
        if need.is_nothing() {
            return self.pass_value();
        }
        let Some(value) = self.value(need, depth.saturating_add(1)) else { return };
        let left_out = index.saturating_sub(elements.len());
        if self.has_room(left_out.saturating_mul(EACH)) {
            elements.resize(index, Json::Null);
            elements.push(value);
        }
    }

    fn parenthesis(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        self.scan.pass(1);
        let value = self.value(need, depth.saturating_add(1));
        self.scan.space();
        if self.scan.peek() == Some(b')') {
            self.scan.pass(1);
            return value;
        }
        // More than one expression: what the first was does not count.
        while !matches!(self.scan.peek(), None | Some(b')')) {
            self.pass_expression(1);
            if !matches!(self.scan.peek(), None | Some(b')')) {
                self.scan.pass(1);
            }
        }
        self.scan.pass(1);
        None
    }

    /// Passes a value that is not wanted, up to the comma or bracket after it.
    fn pass_value(&mut self) {
        self.scan.space();
        let literal = self.pass_literal();
        if literal && matches!(self.scan.peek(), Some(b',' | b'}' | b']')) {
            return;
        }
        let end = self.scan.at();
        self.scan.space();
        if !literal || self.operator_follows(end, 1) {
            self.pass_expression(1);
        }
    }

    /// Passes one operand; false when it is no literal, or may be none.
    fn pass_literal(&mut self) -> bool {
        match self.scan.peek() {
            Some(b'"' | b'\'') => self.scan.string(),
            Some(b'{' | b'[') => self.scan.group(),
            Some(b'0'..=b'9' | b'a'..=b'z') => {
                let start = self.scan.word();
                let word = self.text.get(start..self.scan.at()).unwrap_or_default();
                matches!(word, "true" | "false" | "null") || word.starts_with(|first: char| first.is_ascii_digit())
            }
            _ => false,
        }
    }

    /// Passes the rest of an expression, wherever a literal may stand in it.
    fn pass_expression(&mut self, depth: usize) {
        while self.scan.expression(depth == 0) == Rest::Goes {}
    }
}

/// Whether `value || …`, or else `value ?? …`, is `value`.
fn stands(value: &Json, or: bool) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(truth) => *truth || !or,
        Json::Number(digits) => &**digits != "0" || !or,
        Json::Text(text) => !text.is_empty() || !or,
        Json::List(_) | Json::Map(_) => true,
    }
}
