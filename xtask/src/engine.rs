//! The engine as wasm: compiled, bound to JavaScript, made small.

use std::{
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    setup,
    steps::{cargo, exists, output, program, root, step, target},
};

/// The name of what is built: `jinjja_extension.js` and `jinjja_extension_bg.wasm`.
const NAME: &str = "jinjja_extension";

/// What Rust's wasm target uses, each by its name. With all that wasm-opt knows it writes modules that Chromium refuses.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

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

/// What was built.
pub(crate) struct Engine {
    /// Its JavaScript.
    pub(crate) script: PathBuf,
    /// Its wasm.
    pub(crate) wasm: PathBuf,
    /// Whether wasm-opt made it small.
    pub(crate) is_optimised: bool,
}

/// Builds the engine for the browser and says where it lies.
pub(crate) fn run() -> Result<(), String> {
    compile()?;
    let engine = bind(For::Browser)?;
    let size = fs::metadata(&engine.wasm).map_or(0, |file| file.len());
    println!("   {} ({} KB)", engine.wasm.display(), size / 1000);
    Ok(())
}

/// The standard library made anew for small size: its sorting alone makes a twentieth of the engine less. Cargo offers this
/// to nightly toolchains; with the pinned one it is the same code and the same compiler, told to offer it too.
pub(crate) const SMALL_STD: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// Compiles the bindings to wasm.
pub(crate) fn compile() -> Result<(), String> {
    setup::wasm_target()?;
    let build = ["build", "--quiet", "--package", "jinjja-extension", "--profile", "wasm", "--target", setup::WASM];
    let mut build = cargo(&build);
    build.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
    step("the engine for wasm", build)
}

/// Binds what was compiled to JavaScript and makes it small.
pub(crate) fn bind(purpose: For) -> Result<Engine, String> {
    let compiled = target().join(setup::WASM).join("wasm").join(NAME).with_extension("wasm");
    let folder = purpose.folder();
    bindings(&compiled, &folder, purpose).map_err(|why| format!("wasm-bindgen: {why:#}"))?;
    let mut engine = Engine {
        script: folder.join(NAME).with_extension("js"),
        wasm: folder.join(format!("{NAME}_bg.wasm")),
        is_optimised: false,
    };
    engine.is_optimised = optimise(&engine.wasm, purpose)?;
    Ok(engine)
}

/// As a library, so that its version is that of the `wasm-bindgen` compiled in, by one file, `Cargo.lock`.
fn bindings(compiled: &Path, folder: &Path, purpose: For) -> Result<(), impl std::fmt::Display + use<>> {
    let mut bindgen = Bindgen::new();
    match purpose {
        For::Node => bindgen.nodejs(true)?,
        For::Browser | For::Counting => bindgen.web(true)?,
    };
    bindgen
        .input_path(compiled)
        .typescript(purpose == For::Browser)
        .remove_name_section(purpose != For::Counting)
        .remove_producers_section(true)
        // An instance that trapped stays callable and is unsound; this replaces it by a fresh one.
        .reset_state_function(true)
        .generate(folder)
}

/// Older ones write modules whose exported tables are mixed up: `Table.set` then fails in every engine.
const OLDEST_WASM_OPT: u32 = 118;

/// The one among the extension's tools, else the machine's.
fn wasm_opt() -> String {
    let own = root().join("extension/node_modules/.bin/wasm-opt");
    if own.exists() { own.to_string_lossy().into_owned() } else { "wasm-opt".to_owned() }
}

fn wasm_opt_version() -> Option<u32> {
    if !exists(&wasm_opt(), &["--version"]) {
        return None;
    }
    let printed = output(program(&wasm_opt(), &["--version"])).ok()?;
    printed.split_whitespace().find_map(|word| word.parse().ok())
}

/// Functions called from one place stay functions, unless they are tiny: a hundredth more raw, a twentieth less compressed.
const FEW_INLINED: &str = "--one-caller-inline-max-function-size=10";

/// Makes a wasm of a page small.
pub(crate) fn shrink(wasm: &Path) -> Result<bool, String> {
    optimise(wasm, For::Browser)
}

fn optimise(wasm: &Path, purpose: For) -> Result<bool, String> {
    if wasm_opt_version().is_none_or(|version| version < OLDEST_WASM_OPT) {
        println!(
            "\nskipped: wasm-opt {OLDEST_WASM_OPT} or newer, which makes the wasm smaller (binaryen; older ones mix up the \
             tables of functions and references)"
        );
        return Ok(false);
    }
    let file = wasm.to_string_lossy();
    let mut optimise = program(&wasm_opt(), &[&file, "-o", &file, "-Oz"]);
    optimise.args(FEATURES).arg(FEW_INLINED);
    if purpose == For::Counting {
        optimise.arg("--debuginfo");
    }
    step("wasm-opt", optimise)?;
    Ok(true)
}
