//! The engine as wasm.

use std::path::PathBuf;

use crate::{
    files,
    steps::target,
    wasm::{self, Binding, Bound},
};

/// The name of what is built: `jinjja_extension.js` and `jinjja_extension_bg.wasm`.
const NAME: &str = "jinjja_extension";

/// For what the engine is bound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// The extension: a module for browsers.
    Browser,
    /// Node, for comparing with the native engine.
    Node,
    /// Counting what makes its size: as for the browser, with the names of functions left in.
    Counting,
}

impl For {
    fn folder(self) -> PathBuf {
        target().join(match self {
            Self::Browser => "engine",
            Self::Node => "engine-node",
            Self::Counting => "engine-named",
        })
    }
}

/// Builds the engine for the browser and says where it lies.
pub(crate) fn run() -> Result<(), String> {
    let engine = build()?;
    println!("   {} ({} KB)", engine.wasm.display(), files::length(&engine.wasm) / 1000);
    Ok(())
}

/// Builds the engine for the browser.
pub(crate) fn build() -> Result<Bound, String> {
    compile()?;
    bind(For::Browser)
}

/// Compiles the bindings to wasm.
pub(crate) fn compile() -> Result<(), String> {
    wasm::compile("the engine for wasm", "jinjja-extension")
}

/// Binds what was compiled to JavaScript and makes it small.
pub(crate) fn bind(purpose: For) -> Result<Bound, String> {
    wasm::bind(&Binding {
        compiled: NAME,
        name: NAME,
        folder: &purpose.folder(),
        for_node: purpose == For::Node,
        typed: purpose == For::Browser,
        named: purpose == For::Counting,
    })
}
