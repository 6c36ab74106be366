//! Finding the state that a page embeds in its scripts, and cutting it out.
//!
//! Scripts are never run. A state is found by the name that the page gives it in its code, so a mention of that name in
//! a string or a comment is no find.

mod find;
mod merge;

use memchr::memmem;

use super::json::{Json, Need, Wanted};
use super::literal::{self, Around, Missing, Outcome, ROOM};
use find::{Code, Name};
use merge::{merge, nested};

/// How many assignments or calls of one name are read in a page. Pages that set each field alone have about a hundred.
const FINDS: usize = 2_000;

/// Where a state stands in a page. Of the ways given, the first that finds something counts: `element`, `variable`,
/// `call`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place<'a> {
    /// The variable it is assigned to, in full but without `window`: `runParams`, `exports.sdp`. Its fields may be
    /// assigned one by one (`runParams.price = "4.97"`).
    pub variable: Option<&'a str>,
    /// The function it is handed to, in full but without `window`: `app.run`. The value is the first argument that is a
    /// map; the maps of several calls are merged. Where no argument is one, the value is a list of calls, each a list of
    /// its arguments: `*.0` is the first argument of each.
    pub call: Option<&'a str>,
    /// The `id` of the script that is nothing but the state, or that assigns it. Where no script has that id, a variable
    /// of that name.
    pub element: Option<&'a str>,
    /// Only scripts that also hold this text count, for names too short to be sure of.
    pub beside: Option<&'a str>,
}

/// A script of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script<'a> {
    /// Its `id` attribute.
    pub id: Option<&'a str>,
    /// Its `type` attribute. Only an `element` is taken from what is not JavaScript.
    pub kind: Option<&'a str>,
    /// Its text.
    pub text: &'a str,
}

/// What was found at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// The state, cut to what is wanted; none when the page has none.
    pub value: Option<Json>,
    /// What went wrong, each once.
    pub problems: Vec<Problem>,
}

/// Why a state is missing or not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// It is cut off; what came before is there.
    Truncated,
    /// The name is there, but all it is given is code, or nothing that is wanted.
    NotLiteral,
    /// It nests deeper than [`crate::capture::json::DEPTH`]; what lies deeper was left out.
    TooDeep,
    /// It is larger than [`ROOM`], or assigned more than two thousand times; the rest was left out.
    TooBig,
}

impl Problem {
    /// The stable short code for diagnostics.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Problem::Truncated => "state-truncated",
            Problem::NotLiteral => "state-not-literal",
            Problem::TooDeep => "state-too-deep",
            Problem::TooBig => "state-too-big",
        }
    }
}

/// Cuts the state at `place` out of the scripts of a page, keeping what is wanted.
///
/// A state that is assigned several times is merged: maps key by key, the later value winning, save that an empty value
/// never wipes a full one, nor a text or number a map.
#[must_use]
pub fn cut(scripts: &[Script<'_>], place: &Place<'_>, wanted: &Wanted) -> Cut {
    let beside = |script: &&Script<'_>| {
        place.beside.is_none_or(|text| memmem::find(script.text.as_bytes(), text.as_bytes()).is_some())
    };
    let scripts: Vec<&Script<'_>> = scripts.iter().filter(beside).collect();
    let mut search = Search::new(wanted);
    if let Some(id) = place.element {
        search.element(&scripts, id);
    }
    if let Some(name) = place.variable {
        search.named(&scripts, name, Use::Assigned);
    }
    if let Some(name) = place.call {
        search.named(&scripts, name, Use::Called);
    }
    search.result()
}

/// What a page does with a name.
#[derive(Clone, Copy)]
enum Use {
    Assigned,
    Called,
}

/// The most arguments of a call that are looked at.
const ARGUMENTS: usize = 32;

/// A search through the scripts of one page.
struct Search<'w> {
    wanted: &'w Wanted,
    value: Option<Json>,
    calls: Vec<Json>,
    room: usize,
    finds: usize,
    named: bool,
    missing: Missing,
}

impl<'w> Search<'w> {
    fn new(wanted: &'w Wanted) -> Search<'w> {
        let missing = Missing::default();
        Search { wanted, value: None, calls: Vec::new(), room: ROOM, finds: FINDS, named: false, missing }
    }

    fn result(self) -> Cut {
        let calls = (!self.calls.is_empty()).then_some(Json::List(self.calls));
        let value = self.value.or(calls);
        let problems = [
            (self.missing.truncated, Problem::Truncated),
            (self.named && value.is_none(), Problem::NotLiteral),
            (self.missing.too_deep, Problem::TooDeep),
            (self.missing.too_big, Problem::TooBig),
        ];
        Cut { value, problems: problems.into_iter().filter(|(is, _)| *is).map(|(_, problem)| problem).collect() }
    }

    fn is_done(&self) -> bool {
        self.value.is_some() || !self.calls.is_empty()
    }

    fn element(&mut self, scripts: &[&Script<'_>], id: &str) {
        let of_id: Vec<&&Script<'_>> = scripts.iter().filter(|script| script.id == Some(id)).collect();
        for script in &of_id {
            self.named = true;
            let outcome = self.read_state(script.text, 0, self.wanted.top(), Around::Document);
            self.keep(outcome.value, &[]);
        }
        if !self.is_done() {
            self.named(scripts, id, Use::Assigned);
        }
    }

    /// Reads what the scripts do with this name, unless something was found already.
    fn named(&mut self, scripts: &[&Script<'_>], name: &str, with: Use) {
        if self.is_done() {
            return;
        }
        let name = Name::new(name);
        for script in scripts.iter().filter(|script| is_javascript(script.kind)) {
            self.script(script.text, &name, with);
        }
    }

    fn script(&mut self, text: &str, name: &Name<'_>, with: Use) {
        let mut mentions = name.mentions(text).peekable();
        if mentions.peek().is_none() {
            return;
        }
        let mut code = Code::new(text);
        // Code that is no literal is looked into again for what it holds, but only so often: nested assignments would
        // otherwise cost the square of their length.
        let mut patience = text.len().saturating_mul(8).saturating_add(4096);
        let handed = find::hands_window(text);
        for at in mentions {
            let start = if at < code.at() { None } else { name.begins(text, at, handed) };
            let Some(start) = start.filter(|&start| code.reaches(start)) else { continue };
            let Some(name_end) = name.ends(text, start) else { continue };
            let before = self.room;
            let end = match with {
                Use::Assigned => self.assignment(text, name_end),
                Use::Called => self.call(text, name_end),
            };
            if let Some(end) = end {
                let cost = end.saturating_sub(name_end);
                if self.room != before || cost > patience {
                    code.go(end);
                }
                patience = patience.saturating_sub(cost);
                self.finds = self.finds.saturating_sub(1);
            }
            if self.finds == 0 || self.room == 0 {
                self.missing.too_big = true;
                return;
            }
        }
    }

    /// Reads `name = …` and `name.field = …`; returns where that ends, when this is an assignment.
    fn assignment(&mut self, text: &str, name_end: usize) -> Option<usize> {
        let (fields, at) = find::assigned(text, name_end)?;
        let need = fields.iter().fold(self.wanted.top(), |need, field| need.key(field));
        if need.is_nothing() {
            return Some(at);
        }
        self.named = true;
        let outcome = match fields.as_slice() {
            [] => self.read_state(text, at, need, Around::Document),
            _ => self.read(text, at, need, Around::Document),
        };
        self.keep(outcome.value, &fields);
        Some(outcome.end)
    }

    /// Reads `name(…)`; returns where the call ends, when this is one.
    fn call(&mut self, text: &str, name_end: usize) -> Option<usize> {
        let mut at = find::called(text, name_end)?;
        self.named = true;
        let need = self.wanted.top().index(self.calls.len());
        let mut arguments = Vec::new();
        for index in 0..ARGUMENTS {
            let is_map = find::map_begins(text, at);
            let need = if is_map { self.wanted.top() } else { need.index(index) };
            let outcome = self.read(text, at, need, Around::Brackets);
            if is_map && outcome.value.is_some() {
                self.keep(outcome.value, &[]);
                return Some(outcome.end);
            }
            arguments.push(outcome.value);
            let comma = find::comma(text, outcome.end);
            at = comma.unwrap_or(outcome.end);
            if comma.is_none() {
                break;
            }
        }
        if arguments.iter().any(Option::is_some) && self.value.is_none() {
            self.calls.push(Json::List(arguments.into_iter().map(|argument| argument.unwrap_or(Json::Null)).collect()));
        }
        Some(at)
    }

    fn read(&mut self, text: &str, at: usize, need: Need<'_>, around: Around) -> Outcome {
        let outcome = literal::parse_at(text, at, need, around, self.room);
        self.room = outcome.room;
        self.missing.too_deep |= outcome.missing.too_deep;
        self.missing.too_big |= outcome.missing.too_big;
        self.missing.truncated |= outcome.missing.truncated;
        outcome
    }

    /// Reads a value that is the whole state. Where it is a text that holds JSON, the page will parse it, so it is opened
    /// even when everything is wanted.
    fn read_state(&mut self, text: &str, at: usize, need: Need<'_>, around: Around) -> Outcome {
        let outcome = self.read(text, at, need, around);
        let Some(held) = outcome.value.as_ref().and_then(Json::as_text).and_then(literal::text::json_within) else {
            return outcome;
        };
        match self.read(&held, 0, need, Around::Brackets).value {
            value @ Some(_) => Outcome { value, ..outcome },
            None => outcome,
        }
    }

    fn keep(&mut self, value: Option<Json>, fields: &[String]) {
        let Some(value) = value else { return };
        let value = nested(fields, value);
        self.value = Some(match self.value.take() {
            Some(earlier) => merge(earlier, value),
            None => value,
        });
    }
}

/// Whether a script of this type is run: no type, a name of JavaScript (blockers and loaders put theirs before it), or a
/// module.
fn is_javascript(kind: Option<&str>) -> bool {
    let kind = kind.unwrap_or_default().trim().to_ascii_lowercase();
    kind.is_empty() || kind == "module" || kind.contains("script")
}

#[cfg(test)]
mod tests;
