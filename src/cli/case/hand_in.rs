//! `jinjja case doors` and `jinjja case prepare`: where cases can be handed in, and what would go there. Nothing is sent.

use std::{
    ffi::OsString,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::{
    arguments::{Arguments, Command, parsed, wrong},
    chosen, doors, only, opened, prepare,
};
use crate::{
    case::Case,
    channel::Desk,
    cli::{Outcome, WrongUse, input, print},
    evidence::bounds,
    reading::day,
};

const HELP: &str = "\
Says where cases can be handed in, and makes what would go there: texts to
paste, mails, files. Nothing is sent.

Usage: jinjja case doors FILE [--case ID] [--desk DESK.json] [--json]
       jinjja case prepare FILE --door DOOR [--case ID...] [--desk DESK.json]
                           [--language LANGUAGE] [--output FOLDER] [--json]
       (- for FILE reads standard input)

Options:
  --case ID            which case; of `prepare` several. It can be left out
                       where there is only one, and of `prepare` means all
  --door DOOR          which office, by its name in `case doors`
  --desk DESK.json     who hands in and with what: {\"notifier\": {\"role\":
                       \"brand_staff\", \"name\": ..., \"email\": ...}, \"rights\":
                       [...], \"pictures\": [...], \"answers\": {...}, \"confirms\":
                       true, \"meant\": [\"not_sealed\", {\"check\":
                       \"little_read\", \"case_id\": ...}]}; all of it may be
                       left out. Without a notifier that of the case is taken
  --language LANGUAGE  write in this language, not in the office's
  --output FOLDER      write what goes into files, byte for byte. Nothing is
                       written as long as something stands against it
  --overwrite          replace files that are there
  --json               print JSON
  -h, --help           this text

Exit codes: 0 done, 1 something is wrong with the file, or stands against
handing it in, 2 wrong use.

Examples:
  jinjja case doors laneige.jinjja.zip
  jinjja case prepare laneige.jinjja.zip --door csv --output out
  jinjja case prepare laneige.jinjja.zip --door xarf --desk me.json --json
";

pub(super) fn run(command: Command, arguments: impl Iterator<Item = OsString>) -> Result<Outcome, WrongUse> {
    let Some(arguments) = parsed(command, arguments)? else { return print(HELP) };
    let bytes = input::bytes(&arguments.file, bounds::FILE)?;
    let Some(opened) = opened(&bytes, &arguments.file) else { return Ok(Outcome::DoesNotHold) };
    match command {
        Command::Doors => {
            let member = only(&opened, &arguments.ids)?;
            let desk = desk(&arguments, std::slice::from_ref(&member.case))?;
            print(&doors::told(member.text, &desk, arguments.json)?)
        }
        Command::Prepare => {
            let cases: Vec<Case> =
                chosen(&opened, &arguments.ids)?.into_iter().map(|member| member.case.clone()).collect();
            if cases.is_empty() {
                return Err(WrongUse("there is no case in the file.".into()));
            }
            let told = desk(&arguments, &cases)?;
            let desk: Desk = serde_json::from_value(told).map_err(|why| wrong(&format!("--desk: {why}")))?;
            prepare::run(&arguments, &cases, desk)
        }
    }
}

/// The longest file of a desk in bytes: pictures may stand in it.
const LONGEST_DESK: usize = 256 << 20;

/// The desk that was given, or an empty one. It is now where it does not say otherwise; who hands in is known from the first case.
fn desk(arguments: &Arguments, cases: &[Case]) -> Result<Value, WrongUse> {
    let mut desk = match &arguments.desk {
        None => serde_json::Map::new(),
        Some(file) => {
            let bytes = input::bytes(file, LONGEST_DESK)?;
            serde_json::from_slice(&bytes).map_err(|why| wrong(&format!("{file}: {why}")))?
        }
    };
    if let Some(now) = now().filter(|_| !desk.contains_key("now")) {
        desk.insert("now".to_owned(), Value::String(now));
    }
    if desk.get("notifier").is_none_or(Value::is_null) {
        desk.insert("notifier".to_owned(), serde_json::to_value(cases.first().map(|case| &case.notifier))?);
    }
    if let Some(meant) = desk.get_mut("meant").and_then(Value::as_array_mut) {
        *meant = meant_of_all(meant, cases);
    }
    Ok(Value::Object(desk))
}

/// What is said to be meant without a case is meant of each, and of the notice.
fn meant_of_all(meant: &[Value], cases: &[Case]) -> Vec<Value> {
    let of_all = |check: &Value| {
        let of = cases.iter().map(|case| json!(case.id)).chain([Value::Null]);
        of.map(|case| json!({"check": check, "case_id": case})).collect()
    };
    meant.iter().flat_map(|one| if one.is_string() { of_all(one) } else { vec![one.clone()] }).collect()
}

/// Now, as moments are written. The engine has no clock; the command line may look at one.
fn now() -> Option<String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = since.as_secs();
    let part = |by: u64, of: u64| seconds.checked_div(by)?.checked_rem(of);
    let day = day::of_number(i64::try_from(seconds.checked_div(86_400)?).ok()?)?;
    let (hour, minute, second) = (part(3_600, 24)?, part(60, 60)?, part(1, 60)?);
    Some(format!("{day}T{hour:02}:{minute:02}:{second:02}.{:03}Z", since.subsec_millis()))
}
