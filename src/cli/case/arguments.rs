//! What the command line says of handing in.

use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
};

use lexopt::prelude::*;

use crate::{case::id::CaseId, cli::WrongUse};

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Doors,
    Prepare,
}

impl Command {
    /// The command of a name.
    pub(super) fn of(name: &OsStr) -> Option<Self> {
        match name.to_str()? {
            "doors" => Some(Self::Doors),
            "prepare" => Some(Self::Prepare),
            _ => None,
        }
    }
}

/// What the command line says.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) file: String,
    pub(super) ids: Vec<CaseId>,
    pub(super) desk: Option<String>,
    pub(super) door: Option<String>,
    pub(super) language: Option<String>,
    pub(super) output: Option<PathBuf>,
    pub(super) overwrites: bool,
    pub(super) json: bool,
}

/// What is wrong with the line, and where to look.
pub(super) fn wrong(what: &str) -> WrongUse {
    WrongUse(format!("{what}; `jinjja case prepare --help` shows what there is."))
}

/// What the line says; nothing where the help is asked for.
pub(super) fn parsed(
    command: Command,
    arguments: impl Iterator<Item = OsString>,
) -> Result<Option<Arguments>, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut file = None;
    let mut found = Arguments::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => found.json = true,
            Long("overwrite") => found.overwrites = true,
            Long("case") => found.ids.push(CaseId::try_from(parser.value()?.string()?).map_err(|why| wrong(&why))?),
            Long("desk") => found.desk = Some(parser.value()?.string()?),
            Long("door") => found.door = Some(parser.value()?.string()?),
            Long("language") => found.language = Some(parser.value()?.string()?),
            Long("output") => found.output = Some(parser.value()?.into()),
            Long("help") | Short('h') => return Ok(None),
            Value(value) if file.is_none() => file = Some(value.string()?),
            other => return Err(wrong(&other.unexpected().to_string())),
        }
    }
    let is_prepare = command == Command::Prepare;
    if is_prepare != found.door.is_some() {
        return Err(wrong(if is_prepare { "--door is missing" } else { "--door belongs to `case prepare`" }));
    }
    if !is_prepare && (found.output.is_some() || found.overwrites || found.language.is_some()) {
        return Err(wrong("--language, --output and --overwrite belong to `case prepare`"));
    }
    if !is_prepare && found.ids.len() > 1 {
        return Err(wrong("`case doors` takes one case"));
    }
    found.file = file.ok_or_else(|| wrong("the file of cases (or - for standard input) is missing"))?;
    Ok(Some(found))
}
