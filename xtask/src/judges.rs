//! Evidence files and reports before independent judges: tools of others, and our own verifier.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    files, setup,
    steps::{cargo, program, root, step, target},
};

/// What reads, checks and indexes web archives.
const JUDGES: &[&str] = &["wacz==0.6.0", "warcio==1.8.1", "cdxj-indexer==1.5.0"];

/// What checks reports in XARF.
const JUDGES_OF_REPORTS: &[&str] = &["xarf==1.0.0"];

/// Where the tests in browsers leave the evidence that they make.
pub(crate) const MADE_IN_BROWSERS: &str = "cases-of-tests";

/// Lets judges look at files; without any, at ones that are made natively, and at reports.
pub(crate) fn run(given: &[&str]) -> Result<(), String> {
    let work = target().join("judged");
    files::fresh(&work)?;
    let judged = if given.is_empty() { made(&work.join("made"))? } else { given.iter().map(PathBuf::from).collect() };
    if let Some(missing) = judged.iter().find(|file| !file.is_file()) {
        return Err(format!("{}: no such file", missing.display()));
    }
    step("building", cargo(&["build", "--quiet", "--bin", "jinjja"]))?;
    for file in &judged {
        let mut verify = program(&target().join("debug/jinjja").to_string_lossy(), &["verify"]);
        verify.arg(absolute(file)?);
        step(&format!("jinjja verify {}", file.display()), verify)?;
    }
    let mut python = Command::new(setup::python("judges", JUDGES)?);
    python.arg(root().join("tests/evidence/judges.py")).arg(&work).args(&judged);
    step("judges in Python", python)?;
    setup::tools()?;
    let mut node = program("node", &["tests/evidence/judges.mjs"]);
    node.args(judged.iter().map(|file| work.join(file.file_stem().unwrap_or_default())));
    step("judges in JavaScript", node)?;
    if given.is_empty() { reports(&work.join("reports")) } else { Ok(()) }
}

/// Lets a judge look at reports made natively: those that go must please it, those that we refuse must not.
fn reports(folder: &Path) -> Result<(), String> {
    let mut make = cargo(&["run", "--quiet", "--example", "xarf", "--"]);
    make.arg(folder);
    step("reports made natively", make)?;
    let mut python = Command::new(setup::python("judges-of-reports", JUDGES_OF_REPORTS)?);
    python.arg(root().join("tests/doors/judge.py")).arg(folder);
    step("judges of reports", python)
}

/// Lets them look at what the extension made in browsers, while it was tested there.
pub(crate) fn of_browsers() -> Result<(), String> {
    let made = files::entries(&target().join(MADE_IN_BROWSERS))?;
    run(&made.iter().map(|file| file.to_str().unwrap_or_default()).collect::<Vec<_>>())
}

/// Two files made natively.
pub(crate) fn made(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut make = cargo(&["run", "--quiet", "--example", "evidence", "--"]);
    make.arg(folder);
    step("evidence made natively", make)?;
    files::entries(folder)
}

fn absolute(file: &Path) -> Result<PathBuf, String> {
    file.canonicalize().map_err(files::said(file))
}
