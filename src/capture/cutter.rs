//! Cutting to a plan what pages hold as data: the states in their scripts, and the answers to their requests. Needs no
//! parsed page, so saved pages and live ones share it.

use std::{borrow::Cow, sync::OnceLock};

use jinjja_data::Marketplace;
use serde::Deserialize;

use super::{
    Answer, Capture, Json,
    json::{Wanted, written},
    literal,
    state::{self, Place, Script},
};
use crate::{
    Knowledge,
    adapter::{AnswerPlan, Plan, StatePlan},
    address::{Located, WebAddress, is_host},
};

/// An answer to a request of a page.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Recorded {
    /// The address of the request.
    pub url: String,
    /// The HTTP status.
    #[serde(default = "fine")]
    pub status: u16,
    /// A JSON value, or a text that holds JSON or HTML.
    pub body: Json,
}

/// The status of an answer that was kept without one.
pub(super) const FINE: u16 = 200;

fn fine() -> u16 {
    FINE
}

/// The states and answers of a plan, their paths parsed once for all pages of a marketplace.
#[derive(Clone, Debug)]
pub struct Cutter {
    states: Vec<(String, StatePlan, Wanted)>,
    answers: Vec<(String, AnswerPlan, Wanted)>,
}

impl Cutter {
    /// Makes ready what a plan wants of states and answers. What is no path is left out; the data are checked at build.
    pub fn of(plan: &Plan) -> Self {
        let states =
            plan.states.iter().map(|(name, state)| (name.clone(), state.clone(), Wanted::of_plan(&state.paths)));
        let answers =
            plan.answers.iter().map(|(name, answer)| (name.clone(), answer.clone(), Wanted::of_plan(&answer.paths)));
        Self { states: states.collect(), answers: answers.collect() }
    }

    /// Whether any state is to be looked for.
    pub fn has_states(&self) -> bool {
        !self.states.is_empty()
    }

    /// Cuts the states of the plan out of scripts; `scripts` gives those in which a state may stand.
    pub(crate) fn states<'s>(&self, capture: &mut Capture, scripts: impl Fn(&str) -> Cow<'s, [Script<'s>]>) {
        for (name, state, wanted) in &self.states {
            let place = Place {
                variable: state.place.variable.as_deref(),
                call: state.place.call.as_deref(),
                element: state.place.element.as_deref(),
                beside: state.place.beside.as_deref(),
            };
            let cut = state::cut(&scripts(name), &place, wanted);
            for problem in cut.problems {
                capture.leave_out(format!("state {name}"), problem.code());
            }
            if let Some(value) = cut.value {
                capture.state.insert(name.clone(), value);
            }
        }
    }

    /// Answers that the page itself asked for: data for the plan's answers are kept; a piece of HTML, which is a part of
    /// the page, goes to `html`.
    pub(crate) fn answers(
        &self,
        capture: &mut Capture,
        recorded: &[Recorded],
        at: &Located<'_>,
        mut html: impl FnMut(&mut Capture, &str),
    ) {
        for answer in recorded {
            let Ok(web) = WebAddress::parse(&at.web.join(&answer.url).unwrap_or_default()) else {
                capture.leave_out("answer", "broken");
                continue;
            };
            // Only the marketplace's own hosts and those its file names; over http anybody could have answered.
            if !web.secure && at.web.secure {
                capture.leave_out("answer", "plain-http");
                continue;
            }
            let is_own = is_own(&web.host, at);
            let asked = self
                .answers
                .iter()
                .filter(|(_, asked, _)| asked.rule.covers(&web.host, &web.path, is_own, |name| web.parameter(name)));
            for (name, asked, wanted) in asked {
                match &answer.body {
                    Json::Text(text) if asked.rule.html => html(capture, text),
                    _ if asked.rule.html => {}
                    _ => keep(capture, name, wanted, answer),
                }
            }
        }
    }
}

/// The cutters of all marketplaces, each made when its first page comes.
#[derive(Debug)]
pub struct Cutters<'k> {
    knowledge: &'k Knowledge,
    made: Vec<OnceLock<Cutter>>,
}

impl<'k> Cutters<'k> {
    /// Cutters for the marketplaces of some knowledge.
    pub fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, made: knowledge.marketplaces.iter().map(|_| OnceLock::new()).collect() }
    }

    /// What the cutters were made of.
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// The cutter of a marketplace.
    pub fn of(&self, marketplace: &Marketplace) -> Cow<'_, Cutter> {
        let make = || Cutter::of(&Plan::of(marketplace));
        let place = self.knowledge.marketplaces.iter().position(|known| known.id == marketplace.id);
        match place.and_then(|place| self.made.get(place)) {
            Some(made) => Cow::Borrowed(made.get_or_init(make)),
            None => Cow::Owned(make()),
        }
    }
}

fn is_own(host: &str, at: &Located<'_>) -> bool {
    let mut names = at.marketplace.hosts.iter().flat_map(|of_country| &of_country.names);
    host == at.web.host || names.any(|name| is_host(name, host))
}

fn keep(capture: &mut Capture, name: &str, wanted: &Wanted, answer: &Recorded) {
    let text = match &answer.body {
        Json::Text(text) => Cow::Borrowed(text.as_str()),
        body => Cow::Owned(as_literal(body)),
    };
    match literal::parse(without_callback(&text), wanted) {
        Ok(read) => capture.answers.push(Answer {
            name: name.to_owned(),
            url: answer.url.clone(),
            status: answer.status,
            body: read.value,
        }),
        Err(_) => capture.leave_out(format!("answer {name}"), "broken"),
    }
}

/// A value as a page would write it, numbers by their digits.
fn as_literal(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(truth) => truth.to_string(),
        Json::Number(digits) => digits.to_string(),
        Json::Text(text) => written(text.as_str()),
        Json::List(elements) => format!("[{}]", elements.iter().map(as_literal).collect::<Vec<_>>().join(",")),
        Json::Map(entries) => {
            let entry = |(key, value): &(String, Json)| format!("{}:{}", written(key.as_str()), as_literal(value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
        }
    }
}

/// The argument of an answer that calls a function with its data (`callback({…})`).
fn without_callback(text: &str) -> &str {
    let text = text.trim();
    match text.split_once('(') {
        Some((name, data)) if name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | ' ')) => {
            data
        }
        _ => text,
    }
}
