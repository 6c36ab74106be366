//! Verdicts held against what is known: genuine goods, look-alike names.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use crate::{
    setup,
    steps::{cargo, output, root, step, target},
};

/// Makes permutations of names; resolves nothing here.
const PERMUTATIONS: &[&str] = &["dnstwist==20250130", "idna==3.10"];

/// Ten registered names of six letters and more.
const NAMES: &[&str] = &[
    "laneige",
    "innisfree",
    "mamonde",
    "sulwhasoo",
    "torriden",
    "mediheal",
    "numbuzin",
    "samsung",
    "biodance",
    "missha",
];

/// Alarms on goods known to be genuine.
pub(crate) fn false_alarms() -> Result<(), String> {
    step("alarms on genuine goods", cargo(&["run", "--quiet", "--example", "false_alarms", "--", "../shared"]))
}

/// How many look-alikes of registered names are seen, by class, and which innocent names are flagged.
pub(crate) fn lookalikes() -> Result<(), String> {
    step("building", cargo(&["build", "--quiet", "--example", "lookalikes"]))?;
    let mut generator = Command::new(setup::python("permutations", PERMUTATIONS)?);
    generator.arg(root().join("xtask/lookalikes.py")).args(NAMES);
    let permutations = output(generator)?;
    println!("\n── look-alike names of shops");
    let mut run = Command::new(target().join("debug/examples/lookalikes"));
    let run = run.arg(root().join("../shared")).current_dir(root()).stdin(Stdio::piped());
    let mut run = run.spawn().map_err(|error| format!("lookalikes: {error}"))?;
    let mut stdin = run.stdin.take().ok_or("lookalikes: no standard input")?;
    stdin.write_all(permutations.as_bytes()).map_err(|error| format!("lookalikes: {error}"))?;
    drop(stdin);
    let status = run.wait().map_err(|error| format!("lookalikes: {error}"))?;
    if status.success() { Ok(()) } else { Err("look-alikes: see above".into()) }
}
