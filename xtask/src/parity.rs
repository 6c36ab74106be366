//! The engine in wasm and the native one must give the same bytes.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    engine,
    steps::{cargo, exists, root, step, target},
};

/// Compares both over our own records, records made large here, the judged records and captured pages kept beside the
/// project when they are there.
pub(crate) fn run() -> Result<(), String> {
    if !exists("node", &["--version"]) {
        return Err("node is missing: install Node.js (nodejs.org), 20 or newer".into());
    }
    let script = engine::build_for_node()?;
    step("the native engine", cargo(&["build", "--release", "--quiet", "--bin", "jinjja", "--example", "captures"]))?;
    println!("\n── parity");
    for file in record_files()? {
        let native = printed(native(&["score", "--listings"]).arg(&file))?;
        let wasm = printed(&mut node(&script, "records", &file))?;
        compare(&file, &native, &wasm)?;
    }
    let (captures, readings) = (scratch("captures.jsonl")?, scratch("readings.jsonl")?);
    printed(Command::new(target().join("release/examples/captures")).arg(&captures).arg(&readings))?;
    let native = fs::read(&readings).map_err(|error| format!("{}: {error}", readings.display()))?;
    compare(&captures, &native, &printed(&mut node(&script, "captures", &captures))?)
}

fn record_files() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("tests/records");
    let listed = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.push(large_records()?);
    let judged = root().join("../shared/bench/dev.jsonl");
    if judged.exists() {
        files.push(judged);
    } else {
        println!("   skipped: no ../shared (the judged records that are kept beside the project)");
    }
    Ok(files)
}

/// Records that are too large to be kept in a file.
fn large_records() -> Result<PathBuf, String> {
    let texts = [
        "Laneige Lip Sleeping Mask 20g ".repeat(10_000),
        "라네즈립슬리핑마스크".repeat(20_000),
        "l\u{200b}a\u{301}n\u{200d}e".repeat(20_000),
        "\u{202e}".repeat(100_000),
        // The letters that become longest, and those that have no small form of their own length.
        "ﷺİẞ㎯".repeat(20_000),
        "1 ".repeat(200_000),
        // Longer than a record may be.
        "a".repeat(5_000_000),
    ];
    let mut lines = String::new();
    for text in texts {
        for field in ["title", "description", "seller_name", "brand"] {
            // Writing to a text cannot fail.
            let _ = writeln!(
                lines,
                r#"{{"marketplace": "shopee", "country": "SG", "title": "Cup", "price": 3.2, "currency": "SGD", "{field}": "{text}"}}"#
            );
        }
    }
    for depth in [100, 127, 128, 100_000] {
        let nested = "[".repeat(depth) + &"]".repeat(depth);
        let _ = writeln!(lines, r#"{{"marketplace": "shopee", "attributes": {nested}}}"#);
    }
    // Many of the same product, compared with each other's prices.
    for price in 1..2000 {
        let _ = writeln!(
            lines,
            r#"{{"marketplace": "shopee", "country": "SG", "title": "Cup", "gtin": "8801234567893", "price": {price}.0{price}, "currency": "SGD"}}"#
        );
    }
    let file = scratch("large.jsonl")?;
    fs::write(&file, lines).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}

fn scratch(name: &str) -> Result<PathBuf, String> {
    let folder = target().join("parity");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder.join(name))
}

fn native(arguments: &[&str]) -> Command {
    let mut native = Command::new(target().join("release/jinjja"));
    native.args(arguments);
    native
}

fn node(script: &Path, what: &str, file: &Path) -> Command {
    let mut node = Command::new("node");
    node.arg(root().join("xtask/src/parity.mjs")).arg(script).arg(what).arg(file);
    node
}

fn printed(command: &mut Command) -> Result<Vec<u8>, String> {
    let done = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if done.status.success() {
        Ok(done.stdout)
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&done.stderr)))
    }
}

fn compare(file: &Path, native: &[u8], wasm: &[u8]) -> Result<(), String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    if native.is_empty() {
        return Err(format!("{name}: nothing was printed, so nothing is proven"));
    }
    if native == wasm {
        println!("   same: {name}, {} lines, {} bytes", lines(native), native.len());
        return Ok(());
    }
    let same = native.iter().zip(wasm).take_while(|(one, other)| one == other).count();
    Err(format!(
        "{name}: native and wasm differ in line {}:\n  native: {}\n  wasm:   {}",
        lines(&native[..same]) + 1,
        around(native, same),
        around(wasm, same)
    ))
}

/// What stands around a place, on one line.
fn around(bytes: &[u8], at: usize) -> String {
    let (from, to) = (at.saturating_sub(80).min(bytes.len()), at.saturating_add(80).min(bytes.len()));
    String::from_utf8_lossy(&bytes[from..to]).replace('\n', "⏎")
}
