//! `jinjja score`: a saved page or listing records → verdicts.

use std::{
    ffi::OsString,
    io::{IsTerminal, Write},
    path::PathBuf,
};

use lexopt::prelude::*;
use serde_json::{Value as Json, json};

use super::{Outcome, WrongUse, catalogue::in_language, input, knowledge, print, saved, verdict};
use crate::{
    listing::Listing,
    verdict::{Assessment, Judge, assess_lines, peers},
};

const HELP: &str = "\
Says what is known of who sells, which warning signs there are, and how much
could be read, each with its proof.

Usage: jinjja score PAGE.html --url URL [options]
       jinjja score --listings FILE.jsonl [options]
       (- for a file reads standard input)

Options:
  --url URL         the address that the page was saved from
  --responses FILE  answers of the site's own requests, recorded beside the
                    page: a JSON list of {\"url\", \"status\", \"body\"}
  --listings FILE   listing records, one JSON object a line; prints one
                    assessment a line, or {\"error\": …} for a bad line
  --json            print the page's assessment as JSON, not for people
  --language CODE   en, ko, zh-CN, zh-TW, th, vi, id, ms, fil or ja; else the
                    language of your surroundings
  --data FOLDER     use the data files of this folder instead of the built-in
                    ones
  -h, --help        this text

Records with the same gtin, marketplace, country and currency are compared with
each other's prices.

Exit codes: 0 done, 1 nothing readable on the page, 2 wrong use.

Examples:
  jinjja score cup.html --url https://www.lazada.sg/products/pdp-i123.html
  jinjja score search.html --url URL --json | jq .cards
  echo '{\"marketplace\": \"shopee\", \"country\": \"SG\", \"title\": \"Laneige
  lip mask 20g\", \"seller_name\": \"Lanege Store\"}' | jinjja score --listings -
";

#[derive(Default)]
struct Arguments {
    page: Option<String>,
    url: Option<String>,
    responses: Option<String>,
    listings: Option<String>,
    data: Option<PathBuf>,
    language: Option<String>,
    json: bool,
}

pub(super) fn run(arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    let Some(arguments) = parsed(arguments)? else { return print(HELP) };
    let (knowledge, problems) = knowledge(arguments.data.as_ref())?;
    problems.iter().for_each(|problem| eprintln!("jinjja: left out: {problem}"));
    let judge = Judge::new(&knowledge);
    match (&arguments.listings, &arguments.page, &arguments.url) {
        (Some(_), None, None) if arguments.language.is_some() || arguments.json => {
            Err(WrongUse("--listings prints records in JSON: --language and --json are for pages.".into()))
        }
        (Some(listings), None, None) => records(listings, &judge),
        (None, Some(page), Some(url)) => {
            let page = saved::read(page, url, arguments.responses.as_deref(), &knowledge)?;
            of_page(&page, &arguments, &judge)
        }
        (Some(_), _, _) => Err(WrongUse("--listings stands alone, without a page and --url.".into())),
        (None, None, _) => Err(missing("the page (a file, or - for standard input) or --listings FILE")),
        (None, Some(_), None) => Err(missing("--url, the address the page was saved from,")),
    }
}

fn missing(what: &str) -> WrongUse {
    WrongUse(format!("{what} is missing; `jinjja score --help` shows examples."))
}

fn parsed(arguments: Vec<OsString>) -> Result<Option<Arguments>, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut read = Arguments::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("url") => read.url = Some(parser.value()?.string()?),
            Long("responses") => read.responses = Some(parser.value()?.string()?),
            Long("listings") => read.listings = Some(parser.value()?.string()?),
            Long("data") => read.data = Some(PathBuf::from(parser.value()?)),
            Long("language") => read.language = Some(parser.value()?.string()?),
            Long("json") => read.json = true,
            Long("help") | Short('h') => return Ok(None),
            Value(value) if read.page.is_none() => read.page = Some(value.string()?),
            other => {
                return Err(WrongUse(format!("{}; `jinjja score --help` shows what there is.", other.unexpected())));
            }
        }
    }
    Ok(Some(read))
}

/// Line by line; a bad line gives an error and the rest goes on.
fn records(path: &str, judge: &Judge) -> Result<Outcome, WrongUse> {
    let bytes = input::bytes(path, LONGEST_FILE)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in assess_lines(judge, &bytes) {
        match writeln!(out, "{line}") {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(Outcome::Done),
            Err(error) => return Err(WrongUse(format!("standard output: {error}"))),
            Ok(()) => {}
        }
    }
    match out.flush() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(WrongUse(format!("standard output: {error}")))
        }
        _ => Ok(Outcome::Done),
    }
}

const LONGEST_FILE: usize = 1024 * 1024 * 1024;

fn of_page(page: &saved::Saved, arguments: &Arguments, judge: &Judge) -> Result<Outcome, WrongUse> {
    let reading = &page.reading;
    let cards: Vec<(&Listing, Assessment)> = reading
        .cards
        .iter()
        .zip(peers(&reading.cards))
        .map(|(card, peers)| (card, judge.assess(card, &peers)))
        .collect();
    let listing = reading.listing.as_ref().map(|listing| (listing, judge.assess(listing, &[])));
    if arguments.json {
        let mut record = match &listing {
            Some((_, assessment)) => serde_json::to_value(assessment)?,
            None => json!({}),
        };
        if let Json::Object(fields) = &mut record {
            fields.insert("page".into(), json!(reading.page));
            fields.insert("marketplace".into(), json!(reading.marketplace));
            fields.insert("country".into(), json!(reading.country));
            fields.insert("cards".into(), json!(cards.iter().map(|(_, assessment)| assessment).collect::<Vec<_>>()));
            fields.insert("diagnostics".into(), json!(reading.diagnostics));
        }
        print(&format!("{record}\n"))?;
    } else {
        let catalogue = in_language(arguments.language.as_deref())?;
        let has_colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let paper = verdict::Paper::new(&catalogue, has_colour);
        print(&paper.page(listing.as_ref(), &cards))?;
    }
    Ok(if page.is_read() { Outcome::Done } else { Outcome::NothingReadable })
}
