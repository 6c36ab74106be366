//! `jinjja shops`: the marketplace shops that a page links to or names, as brand facts to be reviewed.

use std::{ffi::OsString, path::PathBuf, time::SystemTime};

use lexopt::prelude::*;

use super::{Outcome, WrongUse, input, knowledge, print, saved, shop_tables};
use crate::{
    address::NoPage,
    html::{self, LONGEST_PAGE},
    reading::day,
    storefronts,
};

const HELP: &str = "\
Lists the shops on marketplaces that a saved page links to or names, in the form
of data/brands/*.toml, for a person to review. On a registered site of a brand
the rights holder speaks (grade A); every other page is a third party (C).

Usage: jinjja shops PAGE.html --url URL [options]
       (- for PAGE.html reads standard input)

Options:
  --url URL          the address that the page was saved from
  --date YYYY-MM-DD  the day on which it was saved; else today (UTC)
  --json             print a JSON list instead of TOML tables
  --data FOLDER      use the data files of this folder instead of the built-in
                     ones
  -h, --help         this text

No address is followed: short links are named in a comment. Facts of the JSON
list are those of the tables, with the brand, entries that are listed already,
and doubts (brand, other-brand, relation, address, visitors, redirect).

Exit codes: 0 done, 1 no shop found, 2 wrong use.

Examples:
  jinjja shops home.html --url https://www.laneige.com/sg/en/
  curl -s URL | jinjja shops - --url URL --date 2026-05-18 >> review.toml
  jinjja shops home.html --url URL --json | jq '.[] | .url'
";

struct Arguments {
    page: String,
    url: String,
    date: Option<String>,
    json: bool,
    data: Option<PathBuf>,
}

pub(super) fn run(arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    let Some(arguments) = parsed(arguments)? else { return print(HELP) };
    let (knowledge, problems) = knowledge(arguments.data.as_ref())?;
    problems.iter().for_each(|problem| eprintln!("jinjja: left out: {problem}"));
    saved::located(&arguments.url, &knowledge)?;
    let bytes = input::bytes(&arguments.page, LONGEST_PAGE)?;
    let page = html::links(&bytes, &arguments.url);
    let date = arguments.date.or_else(today);
    let found = storefronts::find(&page, date.as_deref(), &knowledge)
        .map_err(|why| saved::wrong_address(&arguments.url, NoPage::Bad(why)))?;
    if arguments.json {
        print(&format!("{}\n", shop_tables::as_json(&found)?))?;
    } else {
        print(&shop_tables::as_toml(&found, &page, &knowledge))?;
    }
    Ok(if found.facts.is_empty() { Outcome::NothingReadable } else { Outcome::Done })
}

fn parsed(arguments: Vec<OsString>) -> Result<Option<Arguments>, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut page, mut url, mut date, mut json, mut data) = (None, None, None, false, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("url") => url = Some(parser.value()?.string()?),
            Long("date") => date = Some(day_of(&parser.value()?.string()?)?),
            Long("json") => json = true,
            Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Long("help") | Short('h') => return Ok(None),
            Value(value) if page.is_none() => page = Some(value.string()?),
            other => {
                return Err(WrongUse(format!("{}; `jinjja shops --help` shows what there is.", other.unexpected())));
            }
        }
    }
    let missing = |what: &str| WrongUse(format!("{what} is missing; `jinjja shops --help` shows examples."));
    let page = page.ok_or_else(|| missing("the page (a file, or - for standard input)"))?;
    let url = url.ok_or_else(|| missing("--url, the address the page was saved from,"))?;
    Ok(Some(Arguments { page, url, date, json, data }))
}

/// A day that there is, written in full.
fn day_of(written: &str) -> Result<String, WrongUse> {
    let number = day::number(written).filter(|_| written.len() == 10);
    match number.and_then(day::of_number) {
        Some(day) if day == written => Ok(day),
        _ => Err(WrongUse(format!("--date {written}: no day; write it as 2026-05-18."))),
    }
}

/// The engine has no clock; the command line may look at one.
fn today() -> Option<String> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    day::of_number(i64::try_from(since.as_secs().checked_div(86_400)?).ok()?)
}
