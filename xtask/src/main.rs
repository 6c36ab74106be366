//! Jinjja's own commands.

mod bench;
mod demo;
mod engine;
mod extension;
mod files;
mod fuzz;
mod judged;
mod manifest;
mod pages;
mod parity;
mod plans;
mod playground;
mod setup;
mod size;
mod steps;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  demo          the extension on a small marketplace of our own, in Chromium; without a display, or with --headless, as
                verdicts in the terminal and pictures in target/demo
  test          everything that must hold: formatting, lints, tests, wasm beside native, a short fuzz run
  build         the extension: dist/chromium, dist/firefox and their zips
  build-test    the extension as the tests in browsers need it
  check-scripts the extension's scripts against the types of its messages
  build-engine  the engine as wasm for the extension
  build-pages   the pages that people see: cargo xtask build-pages FOLDER
  playground    the engine on saved pages, served on this machine
  plans         what the content script collects: cargo xtask plans FOLDER
  parity        whether the engine in wasm gives the same bytes as the native one
  false-alarms  alarms on goods known to be genuine (tables kept beside the project)
  lookalikes    how many look-alike names of shops are seen, by class
  size          what makes the size of the wasm, as a table for BENCHMARKS.md
  bench         reading speed and memory beside extruct, as a table for BENCHMARKS.md
  fuzz          a longer fuzz run: cargo xtask fuzz SECONDS
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["demo"] => demo::run(false),
        ["demo", "--headless"] => demo::run(true),
        ["test"] => test::run(),
        ["build"] => extension::run(),
        ["build-test"] => extension::run_test(),
        ["check-scripts"] => extension::check_scripts(),
        ["build-engine"] => engine::run(),
        ["build-pages", folder] => pages::run(std::path::Path::new(folder)),
        ["playground"] => playground::run(),
        ["plans", folder] => plans::write(std::path::Path::new(folder)).map(|_| ()),
        ["parity"] => parity::run(),
        ["false-alarms"] => judged::false_alarms(),
        ["lookalikes"] => judged::lookalikes(),
        ["size"] => size::run(),
        ["bench"] => bench::run(),
        ["fuzz"] => fuzz::run(60),
        ["fuzz", seconds] => match seconds.parse() {
            Ok(seconds) => fuzz::run(seconds),
            Err(_) => Err(format!("`{seconds}` is no number of seconds")),
        },
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [] => Err(format!("a command is missing.\n\n{HELP}")),
        [other, ..] => Err(format!("there is no command `{other}`.\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}
