//! `jinjja read`: a saved page → one JSON object.

use std::{ffi::OsString, path::PathBuf};

use lexopt::prelude::*;

use crate::capture::json::written;

use super::{Outcome, WrongUse, explain, knowledge, print, saved};

const HELP: &str = "\
Reads a saved page of a marketplace or shop and prints what it offers.

Usage: jinjja read PAGE.html --url URL [options]
       (- for PAGE.html reads standard input)

Options:
  --url URL         the address that the page was saved from
  --responses FILE  answers of the site's own requests, recorded beside the
                    page: a JSON list of {\"url\", \"status\", \"body\"}
  --data FOLDER     use the data files of this folder instead of the built-in
                    ones (for writing an adapter)
  --explain         say for each field which source gave it, instead of JSON
  -h, --help        this text

Prints one JSON object:
  {\"page\": \"product|list|store|none\", \"marketplace\", \"country\",
   \"listing\": {…}|null, \"cards\": [{…}], \"diagnostics\": [{…}]}
A field that is absent was not read; null means: the page says there is none.

Exit codes: 0 done, 1 nothing readable on the page, 2 wrong use.

Examples:
  jinjja read cup.html --url https://www.lazada.sg/products/pdp-i123.html
  curl -s URL | jinjja read - --url URL | jq .listing.seller_name
  jinjja read search.html --url URL --responses answers.json
";

struct Arguments {
    page: String,
    url: String,
    responses: Option<String>,
    data: Option<PathBuf>,
    explain: bool,
}

pub(super) fn run(arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    let Some(arguments) = parsed(arguments)? else { return print(HELP) };
    let (knowledge, problems) = knowledge(arguments.data.as_ref())?;
    // Other people's files under work are no reason not to read this page.
    problems.iter().for_each(|problem| eprintln!("jinjja: left out: {problem}"));
    let page = saved::read(&arguments.page, &arguments.url, arguments.responses.as_deref(), &knowledge)?;
    let reading = &page.reading;
    if arguments.explain {
        print(&explain::in_words(reading))?;
    } else {
        print(&format!("{}\n", written(reading)))?;
    }
    Ok(if page.is_read() { Outcome::Done } else { Outcome::NothingReadable })
}

fn parsed(arguments: Vec<OsString>) -> Result<Option<Arguments>, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut page, mut url, mut responses, mut data, mut explain) = (None, None, None, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("url") => url = Some(parser.value()?.string()?),
            Long("responses") => responses = Some(parser.value()?.string()?),
            Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Long("explain") => explain = true,
            Long("help") | Short('h') => return Ok(None),
            Value(value) if page.is_none() => page = Some(value.string()?),
            other => {
                return Err(WrongUse(format!("{}; `jinjja read --help` shows what there is.", other.unexpected())));
            }
        }
    }
    let missing = |what: &str| WrongUse(format!("{what} is missing; `jinjja read --help` shows examples."));
    let page = page.ok_or_else(|| missing("the page (a file, or - for standard input)"))?;
    let url = url.ok_or_else(|| missing("--url, the address the page was saved from,"))?;
    Ok(Some(Arguments { page, url, responses, data, explain }))
}
