//! The playground: the engine and the collector on saved pages, as a folder that any web server can serve.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::{
    engine,
    files::{copy_all, copy_into, fresh, read, write, write_json},
    manifest::{Hosts, IN_LISTING, TEXT, sites},
    pages, plans,
    steps::{exists, program, root, step},
};

/// What observes a page, among the scripts of the content.
const COLLECTOR: &str = "content/collect/";

/// What stands for the collector's scripts in the shell.
const SCRIPTS: &str = "{scripts}";

/// Where it is served.
const PORT: &str = "8080";

/// Builds it and serves it on this machine alone.
pub(crate) fn run() -> Result<(), String> {
    pages::compile()?;
    let folder = build()?;
    if !exists("python3", &["--version"]) {
        println!("\n   {} (serve it with any web server; python3 would be used here)", folder.display());
        return Ok(());
    }
    println!("\n   http://127.0.0.1:{PORT}/ (Ctrl+C ends it)");
    let mut serve = program("python3", &["-m", "http.server", "--bind", "127.0.0.1", "--directory"]);
    serve.arg(&folder).arg(PORT);
    step("serving the playground", serve)
}

/// Builds it from pages that were compiled; says where it lies.
pub(crate) fn build() -> Result<PathBuf, String> {
    let folder = root().join("dist").join(pages::PLAYGROUND);
    fresh(&folder)?;
    let parts = folder.join(pages::PARTS);
    let (www, extension) = (root().join("www"), root().join("extension"));
    copy_all(&www.join("style"), &parts, |_| true)?;
    copy_into(&folder, &www.join("project.json"))?;
    copy_into(&folder, &extension.join("icons/32.png"))?;
    copy_into(&parts, &www.join("playground/judge.js"))?;
    copy_into(&parts, &extension.join("background/hosts.js"))?;
    copy_all(&extension.join("_locales"), &folder.join("_locales"), |_| true)?;
    let engine = engine::build_for_playground()?;
    copy_into(&folder.join("engine"), &engine.script)?;
    copy_into(&folder.join("engine"), &engine.wasm)?;
    write(&folder.join("plans.json"), plans::all()?)?;
    write_json(&folder.join("marketplaces.json"), &json!(sites(Hosts::BuiltIn).collect::<Vec<_>>()))?;
    pages::bind(pages::PLAYGROUND, &parts)?;
    shell(&folder, &www, &extension)?;
    Ok(folder)
}

/// The page itself, with the collector's scripts.
fn shell(folder: &Path, www: &Path, extension: &Path) -> Result<(), String> {
    let mut tags = Vec::new();
    let collector = IN_LISTING.into_iter().filter(|script| script.starts_with(COLLECTOR));
    for script in std::iter::once(TEXT).chain(collector) {
        let name = script.rsplit('/').next().unwrap_or(script);
        copy_into(&folder.join("collect"), &extension.join(script))?;
        tags.push(format!("<script src=\"collect/{name}\"></script>"));
    }
    let shell = read(&www.join("playground/shell.html"))?;
    write(&folder.join("index.html"), shell.replace(SCRIPTS, &tags.join("\n")))
}
