//! What a fresh machine needs. What can be installed is; otherwise one line says what is missing and how to get it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::steps::{exists, output, program, root, step, target};

/// What the engine is compiled to for the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the pinned toolchain, and the sources of its standard library, which is built small for it. Rustup may
/// have been told not to install by itself what `rust-toolchain.toml` names.
pub(crate) fn wasm_target() -> Result<(), String> {
    let sysroot = output(program("rustc", &["--print", "sysroot"]))?;
    let rustlib = Path::new(sysroot.trim()).join("lib/rustlib");
    rustup_part("target", WASM, &rustlib.join(WASM))?;
    rustup_part("component", "rust-src", &rustlib.join("src/rust/library/Cargo.lock"))
}

/// A part of the toolchain, installed where it is missing.
fn rustup_part(kind: &str, name: &str, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Ok(());
    }
    if !exists("rustup", &["--version"]) {
        return Err(format!(
            "the {kind} {name} is missing: install it with your Rust (rustup.rs: `rustup {kind} add {name}`)"
        ));
    }
    step(&format!("{kind} {name}"), program("rustup", &[kind, "add", name]))
}

/// What checks, shrinks and drives the extension, from npm, pinned by `extension/package-lock.json`.
pub(crate) fn tools() -> Result<(), String> {
    let folder = root().join("extension");
    let installed = folder.join("node_modules/.package-lock.json");
    let is_newer = |one: &Path, other: &Path| {
        let time = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
        time(one) >= time(other)
    };
    if is_newer(&installed, &folder.join("package-lock.json")) && installed.exists() {
        return Ok(());
    }
    if !exists("npm", &["--version"]) {
        return Err("npm is missing: it comes with Node.js 20 or newer (nodejs.org)".into());
    }
    let mut install = program("npm", &["ci", "--no-audit", "--no-fund", "--silent"]);
    install.current_dir(folder);
    step("tools from npm", install)
}

/// cargo-fuzz and a nightly toolchain. Fuzzing is left out with a word where they cannot be had.
pub(crate) fn fuzzing() -> Result<(), String> {
    if !exists("cargo", &["+nightly", "--version"]) {
        return Err("no nightly toolchain: `rustup toolchain install nightly` brings it".into());
    }
    if exists("cargo", &["+nightly", "fuzz", "--version"]) {
        return Ok(());
    }
    step("cargo-fuzz", program("cargo", &["install", "--quiet", "--locked", "cargo-fuzz@0.13.2"]))
}

/// A Python of our own with these packages, in a folder of the target folder.
pub(crate) fn python(folder: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let home = target().join(folder);
    let python = home.join("bin/python");
    if !python.exists() {
        if !exists("python3", &["--version"]) {
            return Err("python3 is missing: install it with the system's package manager".into());
        }
        output(program("python3", &["-m", "venv", &home.to_string_lossy()]))?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet"]).args(packages);
        output(pip)?;
    }
    Ok(python)
}
