//! `jinjja verify`: an evidence file → whether it is as it was sealed, and whether its verdict can be had again.

use std::{ffi::OsString, path::PathBuf};

use lexopt::prelude::*;

use super::{
    Outcome, WrongUse, input, knowledge, print,
    terminal::{COLUMNS, fitted, wrapped},
};
use crate::evidence::{self, Finding, Opened, bounds, open::Pieces};

const HELP: &str = "\
Checks an evidence file: its bytes, hashes, signature, archive and index, and
judges what was captured again.

Usage: jinjja verify FILE.wacz [options]
       (- for FILE.wacz reads standard input)

Options:
  --json         print what was checked as one JSON object
  --data FOLDER  judge again with the data files of this folder instead of the
                 built-in ones
  -h, --help     this text

Prints a line for each check: ok, FAIL, or NEEDS where the verdict was made by
another version, which is then named with what this one sees otherwise. That
does not make a file less whole.

A signature says that nothing was changed since it was made, and by which key.
It does not say whose key that is: compare the key with one that you know.

Exit codes: 0 whole, 1 something does not hold, 2 wrong use.

Examples:
  jinjja verify case.wacz
  jinjja verify case.wacz --json | jq .findings
  for file in *.wacz; do jinjja verify \"$file\" >/dev/null || echo \"$file\"; done
";

struct Arguments {
    file: String,
    data: Option<PathBuf>,
    json: bool,
}

pub(super) fn run(arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    let Some(arguments) = parsed(arguments)? else { return print(HELP) };
    let (knowledge, problems) = knowledge(arguments.data.as_ref())?;
    problems.iter().for_each(|problem| eprintln!("jinjja: left out: {problem}"));
    let bytes = input::bytes(&arguments.file, bounds::FILE)?;
    let opened = evidence::verify::verify(&bytes, &knowledge);
    if arguments.json {
        print(&format!("{}\n", serde_json::to_string(&opened.summary())?))?;
    } else {
        print(&told(&opened))?;
    }
    Ok(if opened.is_whole() { Outcome::Done } else { Outcome::DoesNotHold })
}

fn parsed(arguments: Vec<OsString>) -> Result<Option<Arguments>, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut file, mut data, mut json) = (None, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => json = true,
            Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Long("help") | Short('h') => return Ok(None),
            Value(value) if file.is_none() => file = Some(value.string()?),
            other => {
                return Err(WrongUse(format!("{}; `jinjja verify --help` shows what there is.", other.unexpected())));
            }
        }
    }
    let missing = "the evidence file (or - for standard input) is missing; `jinjja verify --help` shows examples.";
    Ok(Some(Arguments { file: file.ok_or_else(|| WrongUse(missing.into()))?, data, json }))
}

/// For people: what it is, a line for each check, and what all that comes to.
fn told(opened: &Opened) -> String {
    let mut lines: Vec<String> = opened.pieces.iter().flat_map(about).collect();
    for finding in &opened.findings {
        lines.extend(check(finding));
    }
    lines.push(String::new());
    lines.extend(wrapped(&conclusion(opened), COLUMNS));
    lines.join("\n") + "\n"
}

/// What was sealed, when and by what.
fn about(pieces: &Pieces) -> Vec<String> {
    let mut lines = vec![
        fitted(&format!("file     sha256:{}", pieces.sha256), COLUMNS),
        fitted(&format!("sealed   {} by {}", pieces.sealed_at.as_str(), plain(&pieces.software)), COLUMNS),
    ];
    for capture in &pieces.captures {
        let item = capture.item.map_or(String::new(), |item| format!(", card {item}"));
        lines.push(fitted(&format!("capture  {} {}{item}", capture.at.as_str(), capture.url), COLUMNS));
    }
    lines.push(String::new());
    lines
}

/// Text of the file, without what would act on a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Columns of a check's outcome and name.
const NAMES: usize = 17;

fn check(finding: &Finding) -> Vec<String> {
    let outcome = match finding.outcome {
        evidence::Outcome::Holds => "ok",
        evidence::Outcome::Broken => "FAIL",
        evidence::Outcome::Needs => "NEEDS",
    };
    let about = finding.about.as_deref().map_or(String::new(), |about| format!("{about}: "));
    let text = plain(&format!("{about}{}", finding.text));
    let differences = finding.replayed.iter().flat_map(|replayed| &replayed.differences).map(|difference| {
        let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".into());
        plain(&format!("- {}: {} → {}", difference.at, told(&difference.sealed), told(&difference.now)))
    });
    let columns = COLUMNS.saturating_sub(NAMES);
    let lines = wrapped(&text, columns).into_iter().chain(differences.flat_map(|line| wrapped(&line, columns)));
    let mut name = format!("{outcome:<6} {}", finding.check.name());
    lines.map(|line| format!("{:<NAMES$}{}", std::mem::take(&mut name), fitted(&line, columns))).collect()
}

fn conclusion(opened: &Opened) -> String {
    let count = |outcome| opened.findings.iter().filter(|finding| finding.outcome == outcome).count();
    match (count(evidence::Outcome::Broken), count(evidence::Outcome::Needs)) {
        (0, 0) => "Whole: nothing was changed since it was sealed, and the verdict is what its capture gives.".into(),
        (0, _) => {
            "Whole: nothing was changed since it was sealed. The verdict could not be had again here, for it was made \
                   by another version."
                .into()
        }
        (1, _) => "Not whole: one thing does not hold. Do not rely on what it names.".into(),
        (many, _) => format!("Not whole: {many} things do not hold. Do not rely on what they name."),
    }
}
