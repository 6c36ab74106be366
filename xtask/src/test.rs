//! Everything that must hold.

use crate::{
    fuzz, judged, parity, setup,
    steps::{cargo, root, step},
};

/// Formatting, lints, tests, verdicts held against what is known, wasm beside native, and a short fuzz run.
pub(crate) fn run() -> Result<(), String> {
    setup::wasm_target()?;
    step("formatting", cargo(&["fmt", "--all", "--check"]))?;
    step("lints", cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    step("building", cargo(&["build", "--release", "--quiet"]))?;
    if !root().join("../shared").exists() {
        println!("\nskipped: no ../shared (the captured pages and suites that are kept beside the project)");
    }
    step("tests", cargo(&["test", "--workspace"]))?;
    judged::false_alarms()?;
    judged::lookalikes()?;
    parity::run()?;
    match setup::fuzzing() {
        Ok(()) => fuzz::run(20),
        Err(why) => {
            println!("\nskipped: fuzzing ({why})");
            Ok(())
        }
    }
}
