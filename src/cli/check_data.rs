//! `jinjja check-data`: the data files are parsed, and the small tests in them are run.

use std::{ffi::OsString, path::PathBuf};

use lexopt::prelude::*;

use super::{Outcome, WrongUse, knowledge, print};
use crate::selftest;

const HELP: &str = "\
Checks data files and runs the tests that stand in them.

Usage: jinjja check-data [--data FOLDER]

Options:
  --data FOLDER  the files of this folder instead of the built-in ones
  -h, --help     this text

Example:
  jinjja check-data --data data
";

pub(super) fn run(arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut data = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Long("help") | Short('h') => return print(HELP),
            other => {
                return Err(WrongUse(format!(
                    "{}; `jinjja check-data --help` shows what there is.",
                    other.unexpected()
                )));
            }
        }
    }
    let (knowledge, problems) = knowledge(data.as_ref())?;
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(WrongUse(lines.join("\n")));
    }
    let report = selftest::run(&knowledge);
    for failure in &report.failures {
        print(&format!("{failure}\n"))?;
    }
    print(&format!(
        "{} marketplaces, {} tests right, {} wrong\n",
        knowledge.marketplaces.len(),
        report.right,
        report.failures.len()
    ))?;
    if report.failures.is_empty() {
        Ok(Outcome::Done)
    } else {
        Err(WrongUse("the data files do not do what their tests say.".into()))
    }
}
