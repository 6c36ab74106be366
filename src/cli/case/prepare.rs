//! What would go through a door: shown, or written into files byte for byte.

use std::path::Path;

use super::{arguments::Arguments, export::written};
use crate::{
    case::Case,
    channel::{
        Desk, Offices, Prepared,
        access::Access,
        check::{Finding, Weight},
        prepare::{Notice, language, prepare},
    },
    cli::{
        Outcome, WrongUse,
        catalogue::{Catalogue, in_language},
        print,
        terminal::{COLUMNS, wrapped},
    },
    text::visible,
};

pub(super) fn run(arguments: &Arguments, cases: &[Case], mut desk: Desk) -> Result<Outcome, WrongUse> {
    let id = arguments.door.as_deref().unwrap_or_default();
    let offices = Offices::embedded();
    let door = offices.door(id).ok_or_else(|| {
        WrongUse(format!("there is no door `{}`; `jinjja case doors FILE` shows those for a case.", visible(id)))
    })?;
    desk.rights.iter().try_for_each(|right| right.check()).map_err(|why| WrongUse(format!("--desk: {why}.")))?;
    if let Some(asked) = &arguments.language {
        in_language(Some(asked))?;
        desk.language = crate::catalogue::language_of(asked).map(str::to_owned);
    }
    let words = in_language(Some(language(door, cases, &desk)))?;
    let prepared = prepare(door, offices, cases, &desk, &[], &words);
    let said = match &arguments.output {
        Some(folder) if prepared.may_go => files(&prepared, folder, arguments.overwrites)?,
        _ if arguments.json => format!("{}\n", serde_json::to_string(&prepared)?),
        Some(_) => findings(&prepared, &in_language(None)?),
        None => told(&prepared, &in_language(None)?),
    };
    print(&said)?;
    Ok(if prepared.may_go { Outcome::Done } else { Outcome::DoesNotHold })
}

/// Writes what goes, and says where it is.
fn files(prepared: &Prepared, folder: &Path, overwrites: bool) -> Result<String, WrongUse> {
    let mut said = String::new();
    for notice in &prepared.notices {
        for part in &notice.parts {
            let is_file = part.media_type.is_some();
            let name = if is_file { part.key.clone() } else { format!("{}-{}.txt", notice.number, part.key) };
            let path = folder.join(name);
            written(&path, part.text.as_bytes(), overwrites)?;
            said.push_str(&format!("{}\n", path.display()));
        }
    }
    Ok(said)
}

fn told(prepared: &Prepared, words: &Catalogue) -> String {
    let mut lines = findings(prepared, words);
    for notice in &prepared.notices {
        lines.push_str(&notice_told(notice, words));
    }
    lines
}

/// What was found, and whether it may go.
fn findings(prepared: &Prepared, words: &Catalogue) -> String {
    let mut said = String::new();
    let access = match prepared.access {
        Access::Open => None,
        Access::Role => Some("door_locked_role"),
        Access::Right => Some("door_locked_right"),
        Access::Authorisation => Some("door_locked_authorisation"),
    };
    let locked = access.map(|key| format!("locked   {}", words.say(key)));
    let is_of_several = prepared.notices.iter().flat_map(|notice| &notice.cases).nth(1).is_some();
    let found = prepared.findings.iter().map(|finding| found(finding, is_of_several, words));
    for text in locked.into_iter().chain(found) {
        paragraph(&mut said, &text, 0, 9);
    }
    let answer = if prepared.may_go { "nothing stands against it" } else { "it may not go like this" };
    paragraph(&mut said, answer, 0, 0);
    said
}

fn found(finding: &Finding, is_of_several: bool, words: &Catalogue) -> String {
    let weight = match finding.weight {
        Weight::Stops => "stops",
        Weight::Asks if finding.is_meant => "meant",
        Weight::Asks => "asks",
        Weight::Notes => "notes",
    };
    let key = format!("check_{}", finding.check);
    let sentence = words.tell(&key, |name| finding.with.get(name).map(String::as_str));
    let case = finding.case_id.as_ref().filter(|_| is_of_several);
    let case = case.map(|id| format!(", case {id}")).unwrap_or_default();
    format!("{weight:<9}{sentence} ({}{case})", finding.check)
}

fn notice_told(notice: &Notice, words: &Catalogue) -> String {
    let mut said = format!("\nNotice {} of {}\n", notice.number, notice.of);
    if let Some(address) = &notice.address {
        paragraph(&mut said, &format!("to       {address}"), 2, 11);
    }
    for step in &notice.steps {
        let key = format!("step_{}", step.does);
        let step = words.tell(&key, |name| step.label.as_deref().filter(|_| name == "label"));
        paragraph(&mut said, &format!("step     {step}"), 2, 11);
    }
    for name in &notice.pictures {
        paragraph(&mut said, &format!("picture  {name}"), 2, 11);
    }
    for part in &notice.parts {
        let name = if part.label.is_empty() { &part.key } else { &part.label };
        let limit = part.limit.map(|limit| format!(" of {limit}")).unwrap_or_default();
        said.push('\n');
        paragraph(&mut said, &format!("[{name}] {}{limit} characters", part.length), 2, 2);
        part.text.lines().for_each(|line| paragraph(&mut said, line, 4, 4));
    }
    said
}

/// A text in lines that are no wider than a terminal: the first so far from its edge, the others so far.
fn paragraph(said: &mut String, text: &str, first: usize, rest: usize) {
    for (at, line) in wrapped(&visible(text), COLUMNS.saturating_sub(first.max(rest))).iter().enumerate() {
        let indent = if at == 0 { first } else { rest };
        said.push_str(&format!("{:indent$}{line}\n", ""));
    }
}
