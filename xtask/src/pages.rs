//! The pages that people see: one small wasm each, beside its shell and the styles.

use std::{
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    engine::{self, SMALL_STD},
    setup,
    steps::{cargo, root, step, target},
};

/// Where a page's parts lie, beside the shells.
const PARTS: &str = "pages";

/// Builds all pages into a folder and says how large each is.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    for (name, bytes) in build(folder)? {
        println!("   {name}: {} KB", bytes / 1000);
    }
    Ok(())
}

/// Builds all pages into a folder: `popup.html` and its like, and what they load under `pages/`. Gives the size of each
/// page's wasm.
pub(crate) fn build(folder: &Path) -> Result<Vec<(String, u64)>, String> {
    compile()?;
    let parts = folder.join(PARTS);
    fs::create_dir_all(&parts).map_err(|error| format!("{}: {error}", parts.display()))?;
    copy_all(&root().join("www/style"), &parts)?;
    copy_all(&root().join("www/pages"), folder)?;
    names()?.into_iter().map(|name| bind(&name, &parts).map(|bytes| (name, bytes))).collect()
}

/// The pages are those that have a shell.
fn names() -> Result<Vec<String>, String> {
    let shells = files(&root().join("www/pages"))?;
    let names = shells.iter().filter(|path| path.extension().is_some_and(|kind| kind == "html"));
    Ok(names.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect())
}

fn compile() -> Result<(), String> {
    setup::wasm_target()?;
    let build = ["build", "--quiet", "--package", "jinjja-www", "--bins", "--profile", "wasm", "--target", setup::WASM];
    let mut build = cargo(&build);
    build.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
    step("the pages for wasm", build)
}

/// Binds a page to JavaScript, makes it small, and writes the line that starts it: the policy takes no script in the shell.
fn bind(name: &str, parts: &Path) -> Result<u64, String> {
    let compiled = target().join(setup::WASM).join("wasm").join(name).with_extension("wasm");
    let bound = format!("{name}_page");
    bindings(&compiled, parts, &bound).map_err(|why| format!("wasm-bindgen: {why:#}"))?;
    let wasm = parts.join(format!("{bound}_bg.wasm"));
    engine::shrink(&wasm)?;
    let start = format!(
        "import start from \"./{bound}.js\";\n\n\
         start({{ module_or_path: new URL(\"{bound}_bg.wasm\", import.meta.url) }});\n"
    );
    write(&parts.join(format!("{name}.js")), &start)?;
    Ok(fs::metadata(&wasm).map_or(0, |file| file.len()))
}

fn bindings(compiled: &Path, folder: &Path, name: &str) -> Result<(), impl std::fmt::Display + use<>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)?
        .input_path(compiled)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    for file in files(from)? {
        let name = file.file_name().unwrap_or_default();
        fs::copy(&file, to.join(name)).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// The files of a folder in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(said)?;
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(said)?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
