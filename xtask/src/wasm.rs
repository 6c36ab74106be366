//! Rust for the browser: compiled to wasm, bound to JavaScript, made small.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    setup,
    steps::{cargo, exists, output, program, root, step, target},
};

/// What Rust's wasm target uses, each by its name. With all that wasm-opt knows it writes modules that Chromium refuses.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The standard library made anew for small size: its sorting alone makes a twentieth of the engine less. Cargo offers this
/// to nightly toolchains; with the pinned one it is the same code and the same compiler, told to offer it too.
const SMALL_STD: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// For code that must not fail and is many times as large as a page's: what fails traps without words. Values can still be
/// printed for their makers (`-Zfmt-debug`), for what is wrong with brand facts is said so. Function names as in `.cargo/config.toml`, which these replace.
const WORDLESS: &str = "-Csymbol-mangling-version=v0 -Zunstable-options -Cpanic=immediate-abort \
                        -Zlocation-detail=none";

/// Compiles the wasm of a package.
pub(crate) fn compile(what: &str, package: &str) -> Result<(), String> {
    step(what, compiling(package)?)
}

/// Compiles the wasm of a package as small as it gets.
pub(crate) fn compile_small(what: &str, package: &str, features: &[&str]) -> Result<(), String> {
    let mut compiling = compiling(package)?;
    compiling.args(["--features", &features.join(",")]).env("RUSTFLAGS", WORDLESS);
    step(what, compiling)
}

fn compiling(package: &str) -> Result<Command, String> {
    setup::wasm_target()?;
    let build = ["build", "--quiet", "--package", package, "--profile", "wasm", "--target", setup::WASM];
    let mut build = cargo(&build);
    build.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
    Ok(build)
}

/// How a wasm is bound to JavaScript.
pub(crate) struct Binding<'b> {
    /// The name of what was compiled.
    pub(crate) compiled: &'b str,
    /// The name of what is written: `NAME.js` and `NAME_bg.wasm`.
    pub(crate) name: &'b str,
    /// Where to.
    pub(crate) folder: &'b Path,
    /// For Node, else a module for browsers.
    pub(crate) for_node: bool,
    /// Types of what it offers.
    pub(crate) typed: bool,
    /// The names of functions stay, for counting.
    pub(crate) named: bool,
}

/// What was bound.
pub(crate) struct Bound {
    /// Its JavaScript.
    pub(crate) script: PathBuf,
    /// Its wasm.
    pub(crate) wasm: PathBuf,
    /// Whether wasm-opt made it small.
    pub(crate) is_optimised: bool,
}

/// Binds what was compiled, and makes it small.
pub(crate) fn bind(binding: &Binding<'_>) -> Result<Bound, String> {
    let compiled = target().join(setup::WASM).join("wasm").join(binding.compiled).with_extension("wasm");
    bindings(&compiled, binding).map_err(|why| format!("wasm-bindgen: {why:#}"))?;
    let script = binding.folder.join(binding.name).with_extension("js");
    let wasm = binding.folder.join(format!("{}_bg.wasm", binding.name));
    let is_optimised = optimise(&wasm, binding.named)?;
    Ok(Bound { script, wasm, is_optimised })
}

/// As a library, so that its version is that of the `wasm-bindgen` compiled in, by one file, `Cargo.lock`.
fn bindings(compiled: &Path, binding: &Binding<'_>) -> Result<(), impl std::fmt::Display + use<>> {
    let mut bindgen = Bindgen::new();
    if binding.for_node {
        bindgen.nodejs(true)?
    } else {
        bindgen.web(true)?
    };
    bindgen
        .input_path(compiled)
        .out_name(binding.name)
        .typescript(binding.typed)
        .remove_name_section(!binding.named)
        .remove_producers_section(true)
        // An instance that trapped stays callable and is unsound; this replaces it by a fresh one.
        .reset_state_function(true)
        .generate(binding.folder)
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

fn optimise(wasm: &Path, named: bool) -> Result<bool, String> {
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
    if named {
        optimise.arg("--debuginfo");
    }
    step("wasm-opt", optimise)?;
    Ok(true)
}
