//! `jinjja case`: files of cases → what is in them, and out of them.

mod arguments;
mod doors;
mod export;
mod hand_in;
mod list;
mod prepare;
mod show;

use std::ffi::OsString;

use lexopt::prelude::*;

use super::{Outcome, WrongUse, input, print};
use crate::{
    case::{
        container::{self, Member, Opened},
        id::CaseId,
    },
    evidence::bounds,
    text::visible,
};

const HELP: &str = "\
Reads files of cases (NAME.jinjja.zip), as the extension exports them. All of a
file is checked first, but for the signatures in the evidence: for those unpack
it and use `jinjja verify`.

Usage: jinjja case list FILE [--json]
       jinjja case show FILE [ID] [--json]
       jinjja case export FILE [ID...] --to FOLDER [--overwrite]
       jinjja case doors FILE [--case ID] [--desk DESK.json]
       jinjja case prepare FILE --door DOOR [--case ID...]
       (- for FILE reads standard input)

Commands:
  list    the cases in a file, two lines each
  show    one case in full; ID can be left out where there is only one
  export  unpacks cases, all of them without an ID, each into a folder of its
          own: FOLDER/ID/case.json and FOLDER/ID/evidence.wacz
  doors   the offices that a case can be handed in at
  prepare what would go to one of them; `jinjja case prepare --help` says more

Options:
  --json       print JSON: of `list` one object, of `show` the case as it is
  --to FOLDER  where to unpack; it is made if it is not there
  --overwrite  replace files that are there
  -h, --help   this text

Exit codes: 0 done, 1 something is wrong with the file and nothing of it was
taken, 2 wrong use.

Examples:
  jinjja case list laneige.jinjja.zip
  jinjja case show laneige.jinjja.zip 019a2f3c-7b1e-7c44-9d2e-0123456789ab
  jinjja case show one.jinjja.zip --json | jq .listing.seller
  jinjja case export laneige.jinjja.zip --to unpacked
  for file in unpacked/*/evidence.wacz; do jinjja verify \"$file\"; done
";

struct Arguments {
    command: String,
    file: String,
    ids: Vec<CaseId>,
    json: bool,
    to: Option<std::path::PathBuf>,
    overwrites: bool,
}

pub(super) fn run(arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    if let Some(command) = arguments.first().and_then(|first| arguments::Command::of(first)) {
        return hand_in::run(command, arguments.into_iter().skip(1));
    }
    let Some(arguments) = parsed(arguments)? else { return print(HELP) };
    let bytes = input::bytes(&arguments.file, bounds::FILE)?;
    let Some(opened) = opened(&bytes, &arguments.file) else { return Ok(Outcome::DoesNotHold) };
    match (arguments.command.as_str(), &arguments.to) {
        ("list", _) => print(&list::told(&opened, arguments.json)?),
        ("show", _) => {
            let member = only(&opened, &arguments.ids)?;
            print(&if arguments.json { format!("{}\n", member.text) } else { show::told(&member.case) })
        }
        (_, Some(folder)) => print(&export::unpacked(&chosen(&opened, &arguments.ids)?, folder, arguments.overwrites)?),
        _ => Err(WrongUse("--to, the folder to unpack into, is missing; `jinjja case --help` shows examples.".into())),
    }
}

/// What is in a file of cases; says what is wrong with it where it is none.
fn opened<'b>(bytes: &'b [u8], file: &str) -> Option<Opened<'b>> {
    container::open(bytes).inspect_err(|fault| eprintln!("jinjja: {file}: {fault}.")).ok()
}

fn parsed(arguments: Vec<OsString>) -> Result<Option<Arguments>, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut command, mut file, mut ids, mut to) = (None, None, Vec::new(), None);
    let (mut json, mut overwrites) = (false, false);
    let wrong = |what: &str| WrongUse(format!("{what}; `jinjja case --help` shows what there is."));
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => json = true,
            Long("overwrite") => overwrites = true,
            Long("to") => to = Some(parser.value()?.into()),
            Long("help") | Short('h') => return Ok(None),
            Value(value) if command.is_none() => command = Some(value.string()?),
            Value(value) if file.is_none() => file = Some(value.string()?),
            Value(value) => ids.push(CaseId::try_from(value.string()?).map_err(|why| wrong(&why))?),
            other => return Err(wrong(&other.unexpected().to_string())),
        }
    }
    let command = command.ok_or_else(|| wrong("list, show, export, doors or prepare is missing"))?;
    let is_export = command == "export";
    if !["list", "show", "export"].contains(&command.as_str()) {
        return Err(wrong(&format!("there is no `case {}`", visible(&command))));
    }
    let most = match command.as_str() {
        "list" => 0,
        "show" => 1,
        _ => usize::MAX,
    };
    if ids.len() > most {
        return Err(wrong(&format!("`case {command}` takes no such ID")));
    }
    if (to.is_some() || overwrites) && !is_export {
        return Err(wrong("--to and --overwrite belong to `case export`"));
    }
    if json && is_export {
        return Err(wrong("--json belongs to `case list` and `case show`"));
    }
    let file = file.ok_or_else(|| wrong("the file of cases (or - for standard input) is missing"))?;
    Ok(Some(Arguments { command, file, ids, json, to, overwrites }))
}

/// The cases of these ids, or all.
fn chosen<'o, 'b>(opened: &'o Opened<'b>, ids: &[CaseId]) -> Result<Vec<&'o Member<'b>>, WrongUse> {
    if ids.is_empty() {
        return Ok(opened.members.iter().collect());
    }
    let found = |id: &CaseId| {
        let member = opened.members.iter().find(|member| member.case.id == *id);
        member.ok_or_else(|| WrongUse(format!("there is no case {id} in the file; `jinjja case list` shows them.")))
    };
    ids.iter().map(found).collect()
}

/// The case of this id, or the only one.
fn only<'o, 'b>(opened: &'o Opened<'b>, ids: &[CaseId]) -> Result<&'o Member<'b>, WrongUse> {
    match chosen(opened, ids)?.as_slice() {
        [member] => Ok(*member),
        many => Err(WrongUse(format!(
            "there are {} cases in the file; name one (`jinjja case list` shows them).",
            many.len()
        ))),
    }
}
