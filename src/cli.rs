//! The command line: reads files, calls the engine, prints JSON or sentences.
//!
//! Exit codes: 0 done, 1 nothing readable on the page or evidence that does not hold, 2 wrong use.

mod case;
mod catalogue;
mod check_data;
mod explain;
mod input;
mod read;
mod saved;
mod score;
mod shop_tables;
mod shops;
mod terminal;
mod verdict;
mod verify;

use std::{borrow::Cow, ffi::OsString, fmt, io::Write, path::PathBuf, process::ExitCode};

use jinjja_data::files::{BadData, Library};

use crate::Knowledge;

const HELP: &str = "\
jinjja — who is selling, what looks wrong, and why

Usage: jinjja <command> [options]

Commands:
  read PAGE.html --url URL   what a saved page offers, as one JSON object
  score PAGE.html --url URL  who sells, what looks wrong, with its proof
  score --listings FILE      the same for listing records, line by line
  shops PAGE.html --url URL  the shops a page links to, as facts to review
  verify FILE.wacz           whether evidence is as it was sealed
  case list FILE             the cases in a file; also show, export, doors,
                             prepare (what goes to an office)
  check-data                 check the data files and run the tests in them

`jinjja <command> --help` shows a command's options and examples.
";

/// Why a command could not do its work. The text says what happened, with what, and what to do.
#[derive(Debug)]
pub struct WrongUse(String);

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for WrongUse {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// What a command came to.
enum Outcome {
    Done,
    NothingReadable,
    DoesNotHold,
}

/// Runs a command with its arguments (without the program's name).
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    match command(arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingReadable | Outcome::DoesNotHold) => ExitCode::from(1),
        Err(why) => {
            eprintln!("jinjja: {why}");
            ExitCode::from(2)
        }
    }
}

fn command(mut arguments: Vec<OsString>) -> Result<Outcome, WrongUse> {
    if arguments.is_empty() {
        return Err(WrongUse(format!("a command is missing.\n\n{HELP}")));
    }
    let name = arguments.remove(0);
    match name.to_string_lossy().as_ref() {
        "read" => read::run(arguments),
        "score" => score::run(arguments),
        "shops" => shops::run(arguments),
        "verify" => verify::run(arguments),
        "case" => case::run(arguments),
        "check-data" => check_data::run(arguments),
        "help" | "--help" | "-h" => print(HELP),
        "--version" | "-V" => print(concat!("jinjja ", env!("CARGO_PKG_VERSION"), "\n")),
        other => Err(WrongUse(format!("there is no command `{other}`; `jinjja --help` lists them."))),
    }
}

/// Prints to standard output. A reader that has seen enough (`| head`) is no error.
fn print(text: &str) -> Result<Outcome, WrongUse> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(WrongUse(format!("standard output: {error}")))
        }
        _ => Ok(Outcome::Done),
    }
}

/// The embedded knowledge, or that of a folder of data files under work with what is wrong in them.
fn knowledge(folder: Option<&PathBuf>) -> Result<(Cow<'static, Knowledge>, Vec<BadData>), WrongUse> {
    let Some(folder) = folder else { return Ok((Cow::Borrowed(Knowledge::embedded()), Vec::new())) };
    let (library, problems) = Library::read_what_can_be(folder)?;
    Ok((Cow::Owned(Knowledge::of(library)), problems))
}
