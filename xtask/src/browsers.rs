//! The tests that run in browsers.

use std::{path::Path, process::Command};

use crate::{
    extension,
    files::{entries, fresh, made},
    judges::MADE_IN_BROWSERS,
    setup,
    steps::{cargo, exists, program, root, step, target},
};

/// Runs every test of `tests/browser`; what they drive must have been built.
pub(crate) fn test() -> Result<(), String> {
    fresh(&target().join(MADE_IN_BROWSERS))?;
    let files = entries(&root().join("tests/browser"))?;
    let files = files.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let mut tests = node()?;
    // One after another: some measure time, and each drives a browser of its own.
    tests.arg("--test-concurrency=1").args(files);
    step("tests in browsers", tests)
}

/// Builds what is to be seen, and leaves a picture of every page in a folder: light and dark, in four languages.
pub(crate) fn pictures(folder: &Path) -> Result<(), String> {
    setup::browsers()?;
    extension::build()?;
    step("the command line", cargo(&["build", "--release", "--quiet"]))?;
    made(folder)?;
    let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut pictures = node()?;
    pictures.args(["--test-name-pattern=^pictures$", "tests/browser/pages.test.mjs"]).env("JINJJA_PICTURES", &folder);
    step("pictures", pictures)?;
    println!("   {}", folder.display());
    Ok(())
}

/// Node's own runner, which tells of each file how it went and of each failure all there is.
fn node() -> Result<Command, String> {
    if !exists("node", &["--version"]) {
        return Err("node is missing: install Node.js (nodejs.org), 20 or newer".into());
    }
    setup::tools()?;
    let mut node = program("node", &["--test", "--test-reporter=./tests/browser/lib/reporter.mjs"]);
    node.env("JINJJA", target().join("release/jinjja"));
    Ok(node)
}
