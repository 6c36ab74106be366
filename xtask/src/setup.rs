//! What a fresh machine needs. What can be installed is; otherwise one line says what is missing and how to get it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::steps::{exists, output, program, root, step, target};

/// What the engine is compiled to for the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the pinned toolchain, and the sources of its standard library, which is built small for it. Rustup may
/// have been told not to install by itself what `rust-toolchain.toml` names.
pub(crate) fn wasm_target() -> Result<(), String> {
    let rustlib = sysroot()?.join("lib/rustlib");
    rustup_part("target", WASM, &rustlib.join(WASM))?;
    rustup_part("component", "rust-src", &rustlib.join("src/rust/library/Cargo.lock"))
}

/// Where the toolchain lies.
pub(crate) fn sysroot() -> Result<PathBuf, String> {
    output(program("rustc", &["--print", "sysroot"])).map(|printed| PathBuf::from(printed.trim()))
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

/// The browsers that tests drive, by the names under which systems know them.
const BROWSERS: [&[&str]; 2] = [&["chromium", "chromium-browser", "google-chrome"], &["firefox-esr", "firefox"]];

/// Debian's packages of them, and letters of all languages for pictures.
const PACKAGES: [&str; 5] = ["chromium", "firefox-esr", "fonts-noto-core", "fonts-noto-cjk", "openssl"];

/// Both browsers, and openssl, which makes the certificate of the tests' own server.
pub(crate) fn browsers() -> Result<(), String> {
    let is_missing = || {
        let browser = BROWSERS.iter().find(|names| !names.iter().any(|name| is_program(name)));
        browser.map(|names| names[0]).or_else(|| (!is_program("openssl")).then_some("openssl"))
    };
    let Some(missing) = is_missing() else { return Ok(()) };
    let how = format!(
        "{missing} is missing: as root, `apt-get install -y {}`, or as your system does it",
        PACKAGES.join(" ")
    );
    if !is_program("apt-get") || !output(program("id", &["-u"])).is_ok_and(|user| user.trim() == "0") {
        return Err(how);
    }
    let apt = |arguments: &[&str]| {
        let mut apt = program("apt-get", &[&["-qq"], arguments].concat());
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        apt
    };
    let installed = step("the system's list of packages", apt(&["update"]))
        .and_then(|()| step("browsers", apt(&[&["install", "-y", "--no-install-recommends"], &PACKAGES[..]].concat())));
    match is_missing() {
        None => Ok(()),
        Some(_) => Err(installed.err().map_or(how.clone(), |why| format!("{how} ({why})"))),
    }
}

/// Whether a program lies where the system looks for programs.
fn is_program(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
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
