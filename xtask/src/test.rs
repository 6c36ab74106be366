//! Everything that must hold.

use crate::{
    browsers, extension, fuzz, golden, judged, judges, parity, playground, setup, shipped,
    steps::{cargo, root, step},
};

/// What the tests of the extension run beside it.
const PROGRAMS: &[&str] = &["--bin", "jinjja", "--example", "captures", "--example", "cuts"];

/// What fails soon stands first: formatting, manifests, lints, tests, the extension and its packages, verdicts held against
/// what is known, evidence before judges, wasm beside native, the extension in browsers and its evidence before the same judges, and a
/// short fuzz run.
pub(crate) fn run() -> Result<(), String> {
    setup::wasm_target()?;
    step("formatting", cargo(&["fmt", "--all", "--check"]))?;
    golden::check()?;
    step("lints", cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    if !root().join("../shared").exists() {
        println!("\nskipped: no ../shared (the captured pages and suites that are kept beside the project)");
    }
    step("tests", cargo(&["test", "--workspace"]))?;
    extension::run_test()?;
    shipped::check()?;
    judged::false_alarms()?;
    judged::lookalikes()?;
    judges::run(&[])?;
    step("building", cargo(&[&["build", "--release", "--quiet"], PROGRAMS].concat()))?;
    parity::run()?;
    playground::build()?;
    match setup::browsers() {
        Ok(()) => {
            browsers::test()?;
            judges::of_browsers()?;
        }
        Err(why) => println!("\nskipped: the tests in browsers ({why})"),
    }
    match setup::fuzzing() {
        Ok(()) => fuzz::run(20),
        Err(why) => {
            println!("\nskipped: fuzzing ({why})");
            Ok(())
        }
    }
}
