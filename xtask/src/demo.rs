//! The extension on a marketplace of our own making, in a browser.

use std::{env, path::Path};

use crate::{
    extension, setup,
    steps::{program, root, target},
};

/// How the demo is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// In a window that stays until it is closed; where there is no display, without one.
    InWindow,
    /// As verdicts in the terminal and pictures in `target/demo`, with one report from its click to its receipt.
    Headless,
    /// The same with all reports of `docs/REPORTING.md`.
    AllWalks,
}

/// Builds the extension and shows it on the replica.
pub(crate) fn run(shown: Shown) -> Result<(), String> {
    setup::chromium()?;
    extension::run()?;
    let driver = root().join("tests/replica/demo.mjs");
    let (package, pictures) = (root().join("dist/chromium"), target().join("demo"));
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut demo = program("node", &[&text(&driver), &text(&package), &text(&pictures)]);
    if shown != Shown::InWindow || !has_display() {
        demo.arg("--headless");
    }
    if shown == Shown::AllWalks {
        demo.arg("--walks");
    }
    let status =
        demo.status().map_err(|error| format!("node: {error} (it comes with Node.js 20 or newer, nodejs.org)"))?;
    if status.success() { Ok(()) } else { Err("the demo did not show what it should".into()) }
}

/// Only Linux runs without one.
fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
