//! The engine as wasm, and beside it what is seldom asked of it.

use std::path::PathBuf;

use crate::{
    files,
    steps::target,
    wasm::{self, Binding, Bound},
};

/// What is built: the package, and the name of its script and its wasm (`jinjja_extension.js`, `jinjja_extension_bg.wasm`).
#[derive(Clone, Copy)]
struct Module {
    package: &'static str,
    name: &'static str,
}

const ENGINE: Module = Module { package: "jinjja-extension", name: "jinjja_extension" };
const FACTS: Module = Module { package: "jinjja-facts", name: "jinjja_facts" };
const EVIDENCE: Module = Module { package: "jinjja-evidence", name: "jinjja_evidence" };

/// For what the engine is bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    /// The extension: a module for browsers.
    Browser,
    /// Node, for comparing with the native engine.
    Node,
    /// The playground: as for the browser, with its steps apart.
    Playground,
    /// Counting what makes its size: as for the browser, with the names of functions left in.
    Counting,
}

impl For {
    fn folder(self) -> PathBuf {
        target().join(match self {
            Self::Browser => "engine",
            Self::Node => "engine-node",
            Self::Playground => "engine-playground",
            Self::Counting => "engine-named",
        })
    }
}

/// Builds the engine for the browser and says where it lies.
pub(crate) fn run() -> Result<(), String> {
    for built in build()? {
        println!("   {} ({} KB)", built.wasm.display(), files::length(&built.wasm) / 1000);
    }
    Ok(())
}

/// Builds the engine for the browser, then the facts and the evidence.
pub(crate) fn build() -> Result<[Bound; 3], String> {
    wasm::compile_small("the engine for wasm", ENGINE.package, &[])?;
    wasm::compile_small("the facts for wasm", FACTS.package, &[])?;
    wasm::compile_small("the evidence for wasm", EVIDENCE.package, &[])?;
    Ok([bind(ENGINE, For::Browser)?, bind(FACTS, For::Browser)?, bind(EVIDENCE, For::Browser)?])
}

/// Builds the engine for Node, with its steps apart, and says where its script lies.
pub(crate) fn build_for_node() -> Result<PathBuf, String> {
    compile_apart()?;
    bind(ENGINE, For::Node).map(|bound| bound.script)
}

/// Builds the engine for the playground.
pub(crate) fn build_for_playground() -> Result<Bound, String> {
    compile_apart()?;
    bind(ENGINE, For::Playground)
}

/// Compiles the engine with its steps apart.
fn compile_apart() -> Result<(), String> {
    wasm::compile_small("the engine for wasm, with its steps apart", ENGINE.package, &["replay"])
}

/// Makes the engine that was built last small with the names of its functions left in.
pub(crate) fn name_functions() -> Result<Bound, String> {
    bind(ENGINE, For::Counting)
}

/// Binds what was compiled to JavaScript and makes it small.
fn bind(module: Module, purpose: For) -> Result<Bound, String> {
    wasm::bind(&Binding {
        compiled: module.name,
        name: module.name,
        folder: &purpose.folder(),
        for_node: purpose == For::Node,
        typed: purpose == For::Browser,
        named: purpose == For::Counting,
    })
}
