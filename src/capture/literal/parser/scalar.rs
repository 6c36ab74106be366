//! What has nothing below it: texts, numbers, words; and the JSON that texts hold.

use std::borrow::Cow;

use super::Parser;
use crate::capture::json::{Json, Need};
use crate::capture::literal::DEPTH;
use crate::capture::literal::number::decimal;
use crate::capture::literal::text::{json_within, unescape};

impl<'t> Parser<'t> {
    /// A text between quotes, its escapes resolved; none when the page ends first.
    pub(super) fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let start = self.scan.at();
        if !self.scan.string() {
            self.missing.truncated = true;
            return None;
        }
        let inner = self.text.get(start.saturating_add(1)..self.scan.at().saturating_sub(1))?;
        Some(unescape(inner))
    }

    /// A template text, when it has no holes.
    fn template(&mut self) -> Option<Cow<'t, str>> {
        let start = self.scan.at();
        if !self.scan.group() {
            self.missing.truncated = true;
            return None;
        }
        let inner = self.text.get(start.saturating_add(1)..self.scan.at().saturating_sub(1))?;
        (!inner.contains("${")).then(|| unescape(inner))
    }

    /// Texts joined by `+`. Where one is joined to anything else, the scan is left before that `+`.
    pub(super) fn joined(&mut self) -> Option<Cow<'t, str>> {
        let mut text = self.piece()?;
        loop {
            let end = self.scan.at();
            self.scan.space();
            let joins = self.scan.peek() == Some(b'+') && !matches!(self.scan.next(), Some(b'+' | b'='));
            if joins {
                self.scan.pass(1);
                self.scan.space();
            }
            if !joins || !matches!(self.scan.peek(), Some(b'"' | b'\'' | b'`')) {
                self.scan.go(end);
                return Some(text);
            }
            text.to_mut().push_str(&self.piece()?);
        }
    }

    fn piece(&mut self) -> Option<Cow<'t, str>> {
        if self.scan.peek() == Some(b'`') { self.template() } else { self.quoted() }
    }

    pub(super) fn keep_text(&mut self, text: Cow<'_, str>, need: Need<'_>, depth: usize) -> Option<Json> {
        match need {
            Need::Whole => self.has_room(text.len()).then(|| Json::Text(text.into_owned())),
            Need::Part(_) => self.open(&text, need, depth),
            Need::Nothing => None,
        }
    }

    /// Reads the JSON within a text.
    fn open(&mut self, text: &str, need: Need<'_>, depth: usize) -> Option<Json> {
        let inner = json_within(text)?;
        let layers = self.layers.checked_sub(1)?;
        let mut parser = Parser { layers, missing: self.missing, ..Parser::new(&inner, 0, self.room) };
        let value = parser.value(need, depth.saturating_add(1));
        self.room = parser.room;
        self.missing = parser.missing;
        if self.missing.too_big {
            self.scan.end();
        }
        value
    }

    /// `!0`, `!1`, `!!0` and so on.
    pub(super) fn negation(&mut self, need: Need<'_>) -> Option<Json> {
        let mut truth = true;
        while self.scan.peek() == Some(b'!') {
            truth = !truth;
            self.scan.pass(1);
        }
        let start = self.scan.word();
        match self.text.get(start..self.scan.at())? {
            "0" => self.keep(Json::Bool(!truth), need),
            "1" => self.keep(Json::Bool(truth), need),
            _ => None,
        }
    }

    /// Keeps a value that has nothing below it. Where only parts are wanted, `null` still says that there are none.
    fn keep(&mut self, value: Json, need: Need<'_>) -> Option<Json> {
        match need {
            Need::Whole => self.has_room(0).then_some(value),
            Need::Part(_) if value.is_null() => self.has_room(0).then_some(value),
            _ => None,
        }
    }

    pub(super) fn number(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        let negative = self.scan.peek() == Some(b'-');
        if matches!(self.scan.peek(), Some(b'-' | b'+')) {
            self.scan.pass(1);
            self.scan.space();
        }
        let start = self.scan.at();
        loop {
            let word = self.scan.word();
            let exponent = self.text.get(word..self.scan.at()).is_some_and(|word| word.ends_with(['e', 'E']));
            match self.scan.peek() {
                Some(b'.') => self.scan.pass(1),
                Some(b'+' | b'-') if exponent => self.scan.pass(1),
                _ => break,
            }
        }
        let digits = decimal(self.text.get(start..self.scan.at())?)?;
        if depth > 0 && self.scan.peek().is_none() {
            // More digits may have followed.
            self.missing.truncated = true;
            return None;
        }
        let digits = if negative { format!("-{digits}").into() } else { digits };
        match need {
            Need::Whole => self.has_room(digits.len()).then_some(Json::Number(digits)),
            _ => None,
        }
    }

    pub(super) fn word(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        let start = self.scan.word();
        match self.text.get(start..self.scan.at())? {
            "true" => self.keep(Json::Bool(true), need),
            "false" => self.keep(Json::Bool(false), need),
            "null" | "undefined" | "NaN" => self.keep(Json::Null, need),
            "void" => {
                self.scan.space();
                self.number(Need::Whole, depth)?;
                self.keep(Json::Null, need)
            }
            "JSON" if depth < DEPTH => self.json_parse(need, depth),
            _ => None,
        }
    }

    /// `JSON.parse("…")`, `JSON` being passed. Whatever it is called with, the call is passed.
    fn json_parse(&mut self, need: Need<'_>, depth: usize) -> Option<Json> {
        for sign in [".", "parse", "("] {
            self.scan.space();
            if !self.scan.sees(sign) {
                return None;
            }
            self.scan.pass(sign.len());
        }
        let argument = self.value(Need::Whole, depth.saturating_add(1));
        while matches!(self.scan.peek(), Some(b',')) {
            self.scan.pass(1);
            self.pass_expression(1);
        }
        self.scan.space();
        if self.scan.peek() == Some(b')') {
            self.scan.pass(1);
        }
        match argument? {
            Json::Text(text) => {
                // The text itself is not kept, only what is in it.
                self.room = self.room.saturating_add(text.len());
                self.open(&text, need, depth)
            }
            _ => None,
        }
    }
}
