//! What a fresh machine needs. What can be installed is; otherwise one line says what is missing and how to get it.

use crate::steps::{exists, output, program, step};

/// What the engine is compiled to for the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the pinned toolchain.
pub(crate) fn wasm_target() -> Result<(), String> {
    let sysroot = output(program("rustc", &["--print", "sysroot"]))?;
    if std::path::Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    if !exists("rustup", &["--version"]) {
        return Err(format!(
            "the target {WASM} is missing: install it with your Rust (rustup.rs: `rustup target add {WASM}`)"
        ));
    }
    step("wasm target", program("rustup", &["target", "add", WASM]))
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
