//! Verdicts held against what is known: genuine goods, look-alike names.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::steps::{cargo, exists, output, program, root, step, target};

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
    let mut generator = Command::new(python()?);
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

/// A Python of our own with the generator, under the target folder.
fn python() -> Result<PathBuf, String> {
    let home = target().join("permutations");
    let python = home.join("bin/python");
    if !python.exists() {
        if !exists("python3", &["--version"]) {
            return Err("python3 is missing: install it with the system's package manager".into());
        }
        fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
        output(program("python3", &["-m", "venv", &home.to_string_lossy()]))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet"]).args(PERMUTATIONS);
        output(pip)?;
    }
    Ok(python)
}
