//! Jinjja's own commands.

mod archive;
mod bench;
mod browsers;
mod demo;
mod engine;
mod extension;
mod files;
mod fuzz;
mod golden;
mod judged;
mod judges;
mod manifest;
mod package;
mod pages;
mod parity;
mod plans;
mod playground;
mod schema;
mod setup;
mod shipped;
mod size;
mod sources;
mod steps;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  demo          the extension on a small marketplace of our own, in Chromium;
                without a display, or with --headless, as verdicts in the
                terminal and pictures in target/demo; with --walks, all reports
                of docs/REPORTING.md
  test          everything that must hold: formatting, lints, tests, the extension
                in browsers, wasm beside native, a short fuzz run
  build         the extension: dist/chromium, dist/firefox and their zips
  package       the same, with the archive of the sources and notes for reviewers
  build-twice   whether a second build, in another folder, gives the same bytes
  build-test    the extension as the tests in browsers need it
  test-browsers the tests in browsers alone, after build-test
  pictures      every page, light and dark: cargo xtask pictures FOLDER
  check-scripts the extension's scripts against the types of its messages
  lint-addon    the linter of Firefox's store on the package, after build
  manifests     writes the reviewed manifests anew, to be reviewed
  schema        writes the schema of the case record anew, to be reviewed
  build-engine  the engine as wasm for the extension
  build-pages   the pages that people see: cargo xtask build-pages FOLDER
  playground    the engine on saved pages, served on this machine
  plans         what the content script collects: cargo xtask plans FOLDER
  parity        whether the engine in wasm gives the same bytes as the native one
  false-alarms  alarms on goods known to be genuine (tables beside the project)
  lookalikes    how many look-alike names of shops are seen, by class
  judges        evidence and reports before tools of others: cargo xtask judges [FILES…];
                without files, ones that are made natively
  size          what makes the size of the wasm, as a table for BENCHMARKS.md
  bench         speed and memory beside extruct, as a table for BENCHMARKS.md
  fuzz          a longer fuzz run: cargo xtask fuzz SECONDS
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["demo"] => demo::run(demo::Shown::InWindow),
        ["demo", "--headless"] => demo::run(demo::Shown::Headless),
        ["demo", "--walks"] => demo::run(demo::Shown::AllWalks),
        ["test"] => test::run(),
        ["build"] => extension::run(),
        ["package"] => package::run(),
        ["build-twice"] => package::twice(),
        ["build-test"] => extension::run_test(),
        ["test-browsers"] => setup::browsers().and_then(|()| browsers::test()),
        ["pictures", folder] => browsers::pictures(std::path::Path::new(folder)),
        ["lint-addon"] => shipped::check(),
        ["manifests"] => golden::write_all(),
        ["schema"] => schema::write(),
        ["check-scripts"] => extension::check_scripts(),
        ["build-engine"] => engine::run(),
        ["build-pages", folder] => pages::run(std::path::Path::new(folder)),
        ["playground"] => playground::run(),
        ["plans", folder] => plans::write(std::path::Path::new(folder)).map(|_| ()),
        ["parity"] => parity::run(),
        ["false-alarms"] => judged::false_alarms(),
        ["lookalikes"] => judged::lookalikes(),
        ["judges", files @ ..] => judges::run(files),
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
