//! The extension, put together: `dist/chromium` and `dist/firefox`, and a zip of each.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jinjja::adapter::Plan;
use serde_json::json;

use crate::{
    archive, engine,
    files::{self, copy_all, copy_into, fresh, read, said, write, write_json},
    manifest::{self, Hosts, IN_LISTING, LISTING, manifest, marketplaces, sites},
    pages, plans, setup,
    steps::{cargo, output, program, root, step, target},
    wasm::Bound,
};

/// The browsers that it is built for, by the names of their folders and overlays.
pub(crate) const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// The name of a browser's package.
pub(crate) fn package(browser: &str) -> String {
    format!("jinjja-{browser}.zip")
}

/// Of what the script in the page's own world is made: it must leave no name there.
const IN_PAGE: [&str; 2] = ["content/collect/requests.js", "content/page/answers.js"];

/// Builds both packages into `dist`.
pub(crate) fn run() -> Result<(), String> {
    build().map(|folder| println!("   {}", folder.display()))
}

/// Builds the test packages: all marketplaces are switched on, since no prompt can be answered in a headless browser. That
/// is the one difference.
pub(crate) fn run_test() -> Result<(), String> {
    let (built, into) = (build()?, target().join("extension-test"));
    fresh(&into)?;
    for browser in BROWSERS {
        let folder = into.join(browser);
        copy_all(&built.join(browser), &folder, |_| true)?;
        write_json(&folder.join("manifest.json"), &manifest(browser, Hosts::All)?)?;
        write_json(&folder.join(SITES), &json!(sites(Hosts::All).collect::<Vec<_>>()))?;
    }
    Ok(())
}

/// The marketplaces, as the background and the pages know them.
const SITES: &str = "marketplaces.json";

/// Builds both packages and says where they lie.
pub(crate) fn build() -> Result<PathBuf, String> {
    let engine = checked()?;
    let into = root().join("dist");
    let common = into.join("common");
    fresh(&common)?;
    parts(&common, &engine)?;
    for browser in BROWSERS {
        let folder = into.join(browser);
        fresh(&folder)?;
        copy_all(&common, &folder, |_| true)?;
        write_json(&folder.join("manifest.json"), &manifest(browser, Hosts::BuiltIn)?)?;
        archive::zip(&folder, &files::names(&folder)?, &into.join(package(browser)))?;
    }
    fs::remove_dir_all(&common).map_err(said(&common))?;
    Ok(into)
}

/// What is the same for all browsers.
fn parts(common: &Path, engine: &[Bound]) -> Result<(), String> {
    pages::build(common)?;
    for folder in ["background", "cases", "content", "filings", "_locales", "icons"] {
        copy_all(&root().join("extension").join(folder), &common.join(folder), is_shipped)?;
    }
    for Bound { script, wasm, .. } in engine {
        copy_into(&common.join("engine"), script)?;
        copy_into(&common.join("engine"), wasm)?;
    }
    plans::write(&common.join("plans"))?;
    in_page(common)?;
    listing(common)?;
    write_json(&common.join(SITES), &json!(sites(Hosts::BuiltIn).collect::<Vec<_>>()))?;
    write_json(&common.join("scripts.json"), &json!(manifest::scripts_of_all()))
}

/// What only the makers of scripts and icons need stays behind.
fn is_shipped(name: &str) -> bool {
    let (_, name) = name.rsplit_once('/').unwrap_or(("", name));
    !(name.ends_with(".d.ts") || name.ends_with(".svg") || name == "tsconfig.json")
}

/// The TypeScript definitions of all messages, as they stand in `extension/types`.
pub(crate) fn types() -> Result<(), String> {
    let written = output(cargo(&[
        "run",
        "--quiet",
        "--package",
        "jinjja-messages",
        "--features",
        "types",
        "--example",
        "types",
    ]))?;
    write(&root().join("extension/types/messages.d.ts"), written)
}

/// Holds the scripts against the types of the messages and of the engine.
pub(crate) fn check_scripts() -> Result<(), String> {
    checked().map(|_| ())
}

/// The engine, and scripts that fit it.
fn checked() -> Result<[Bound; 3], String> {
    setup::tools()?;
    types()?;
    let engine = engine::build()?;
    for part in ["content", "background"] {
        let project = project(part)?;
        let mut types = program("extension/node_modules/.bin/tsc", &["-p"]);
        types.arg(project);
        step(&format!("types of {part}"), types)?;
    }
    Ok(engine)
}

/// The settings of the type check, with the engine's types from where cargo leaves what it builds here.
fn project(part: &str) -> Result<PathBuf, String> {
    let (extension, file) = (root().join("extension"), target().join(format!("types-of-{part}.json")));
    let own = extension.join(part).join("tsconfig.json");
    write_json(&file, &json!({ "extends": own, "compilerOptions": { "rootDirs": [extension, target()] } }))?;
    Ok(file)
}

/// What reads and marks a page, in place of its parts.
fn listing(common: &Path) -> Result<(), String> {
    let parts = IN_LISTING.iter().map(|part| common.join(part)).collect::<Vec<_>>();
    let whole = parts.iter().map(|part| read(part)).collect::<Result<String, _>>()?;
    write(&common.join(LISTING), whole)?;
    parts.iter().try_for_each(|part| fs::remove_file(part).map_err(said(part)))
}

/// The script in the page's own world, one a marketplace that needs it, closed so that it leaves no name.
fn in_page(common: &Path) -> Result<(), String> {
    let parts = IN_PAGE.iter().map(|part| read(&root().join("extension").join(part))).collect::<Result<String, _>>()?;
    for marketplace in marketplaces().filter(|marketplace| !Plan::of(marketplace).answers.is_empty()) {
        let plan = plans::requests(marketplace)?;
        let script = format!("(() => {{\n{parts}\nJinjjaPageAnswers.watch({plan});\n}})();\n");
        write(&common.join("page").join(&marketplace.id).with_extension("js"), script)?;
    }
    Ok(())
}
