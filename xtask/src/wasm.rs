//! Rust for the browser: compiled to wasm, bound to JavaScript, made small.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    archive, files, setup,
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

/// Names of functions that tell their types, by which `cargo xtask size` counts. What is shipped has no names.
const TELLING_NAMES: &[&str] = &["-Csymbol-mangling-version=v0"];

/// For code that must not fail and is many times as large as a page's: what fails traps without words. Values can still be
/// printed (no `-Zfmt-debug=none`), for what is wrong with brand facts is said so.
const WORDLESS: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// Compiles the wasm of a package.
pub(crate) fn compile(what: &str, package: &str) -> Result<(), String> {
    step(what, compiling(package, &[])?)
}

/// Compiles the wasm of a package as small as it gets.
pub(crate) fn compile_small(what: &str, package: &str, features: &[&str]) -> Result<(), String> {
    let mut compiling = compiling(package, WORDLESS)?;
    compiling.args(["--features", &features.join(",")]);
    step(what, compiling)
}

fn compiling(package: &str, more: &[&str]) -> Result<Command, String> {
    setup::wasm_target()?;
    let build = ["build", "--quiet", "--locked", "--package", package, "--profile", "wasm", "--target", setup::WASM];
    let mut build = cargo(&build);
    build.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1").env(FLAGS, flags(more)?).env_remove("RUSTFLAGS");
    Ok(build)
}

/// By which cargo takes flags for the compiler: they stand for all that the person's own settings say, so that the same
/// source gives the same bytes on every machine.
const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// The flags, in the form that cargo takes them.
fn flags(more: &[&str]) -> Result<String, String> {
    let plain = TELLING_NAMES.iter().chain(more).map(|flag| (*flag).to_owned());
    let renamed = renamed()?.into_iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    Ok(plain.chain(renamed).collect::<Vec<_>>().join("\u{1f}"))
}

/// Folders of this machine and how they are called in what is built; of two that fit, the later one counts.
fn renamed() -> Result<Vec<(PathBuf, &'static str)>, String> {
    let sysroot = setup::sysroot()?;
    let registries = cargo_home().join("registry/src");
    let mut renamed = vec![(root(), "/jinjja"), (target(), "/built"), (cargo_home(), "/cargo")];
    // One folder an index, named after it: a mirror of the index has another name.
    renamed.extend(files::entries(&registries).unwrap_or_default().into_iter().map(|index| (index, "/crates")));
    renamed.extend([(sysroot.clone(), "/toolchain"), (sysroot.join("lib/rustlib/src/rust"), "/rust")]);
    Ok(renamed)
}

/// Where cargo keeps what it downloads.
fn cargo_home() -> PathBuf {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    own.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo"))
}

/// The folders whose names nothing that is shipped may hold. One of few letters (`/src`) may stand anywhere by chance.
pub(crate) fn folders_of_machine() -> Result<Vec<PathBuf>, String> {
    let folders = renamed()?.into_iter().map(|(path, _)| path);
    Ok(folders.filter(|folder| folder.components().count() > 2).collect())
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

/// Makes a wasm small, unless that was done with the same before.
fn optimise(wasm: &Path, named: bool) -> Result<bool, String> {
    let Some(version) = wasm_opt_version().filter(|version| *version >= OLDEST_WASM_OPT) else {
        println!(
            "\nskipped: wasm-opt {OLDEST_WASM_OPT} or newer, which makes the wasm smaller (binaryen; older ones mix up the \
             tables of functions and references)"
        );
        return Ok(false);
    };
    let mut arguments = [&["-Oz"], FEATURES, &[FEW_INLINED]].concat();
    if named {
        arguments.push("--debuginfo");
    }
    let known = kept(wasm, version, &arguments)?;
    if !known.exists() {
        let small = wasm.with_extension("small");
        let mut optimise = program(&wasm_opt(), &arguments);
        optimise.arg(wasm).arg("-o").arg(&small);
        step("wasm-opt", optimise)?;
        files::made(known.parent().unwrap_or(&known))?;
        fs::rename(&small, &known).map_err(files::said(&small))?;
    }
    fs::copy(&known, wasm).map_err(files::said(&known))?;
    Ok(true)
}

/// Where the small form of a wasm is kept, by all that it depends on.
fn kept(wasm: &Path, version: u32, arguments: &[&str]) -> Result<PathBuf, String> {
    let of = format!("{} {version} {}", archive::sha256(wasm)?, arguments.join(" "));
    Ok(target().join("small").join(archive::hash(of.as_bytes())).with_extension("wasm"))
}
