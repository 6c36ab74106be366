//! Everything that must hold.

use crate::{
    fuzz, setup,
    steps::{cargo, root, step},
};

/// Formatting, lints, tests, the engine for wasm, and a short fuzz run.
pub(crate) fn run() -> Result<(), String> {
    setup::wasm_target()?;
    step("formatting", cargo(&["fmt", "--all", "--check"]))?;
    step("lints", cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    step("building", cargo(&["build", "--release", "--quiet"]))?;
    if !root().join("../shared").exists() {
        println!("\nskipped: no ../shared (the captured pages and suites that are kept beside the project)");
    }
    step("tests", cargo(&["test", "--workspace"]))?;
    step(
        "the engine for wasm",
        cargo(&[
            "build",
            "--lib",
            "--release",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
            "--no-default-features",
        ]),
    )?;
    match setup::fuzzing() {
        Ok(()) => fuzz::run(20),
        Err(why) => {
            println!("\nskipped: fuzzing ({why})");
            Ok(())
        }
    }
}
