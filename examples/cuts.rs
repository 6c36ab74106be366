//! Cuts states out of scripts, for holding what the content script leaves of them against the whole: reads lines of
//! `{"scripts": [{"id", "kind", "text"}], "state": "NAME", "place": {"variable"…}, "paths": ["…"]}` from standard input and
//! prints for each the state as JSON (`null` when there is none) and what went wrong.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a comparison that cannot be made should stop")]

use std::io::{BufRead, Write};

use jinjja::capture::{
    json::Wanted,
    observed::ObservedScript,
    state::{self, Place, Script},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Question {
    scripts: Vec<ObservedScript>,
    place: Where,
    paths: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Where {
    variable: Option<String>,
    call: Option<String>,
    element: Option<String>,
    beside: Option<String>,
}

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("standard input can be read");
        let question: Question = serde_json::from_str(&line).expect("a line is a question");
        let place = Place {
            variable: question.place.variable.as_deref(),
            call: question.place.call.as_deref(),
            element: question.place.element.as_deref(),
            beside: question.place.beside.as_deref(),
        };
        let scripts: Vec<Script<'_>> = question
            .scripts
            .iter()
            .map(|script| Script { id: script.id.as_deref(), kind: script.kind.as_deref(), text: &script.text })
            .collect();
        let cut = state::cut(&scripts, &place, &Wanted::of_plan(&question.paths));
        let value = serde_json::to_string(&cut.value).expect("a value can be written");
        let problems: Vec<&str> = cut.problems.iter().map(|problem| problem.code()).collect();
        writeln!(out, "{value} {}", problems.join(" ")).expect("standard output can be written");
    }
}
