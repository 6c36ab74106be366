//! The extension, put together: `dist/chromium` and `dist/firefox`, and a zip of each.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use jinjja::{Knowledge, adapter::Plan, knowledge::ANY_SHOP};
use jinjja_data::Marketplace;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    engine::{self, For},
    pages, plans, setup,
    steps::{cargo, output, program, root, step, target},
};

/// The browsers that it is built for, by the names of their folders and overlays.
const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// The scripts of the content, in the order in which they need each other. The plan stands before them.
const CONTENT: [&str; 18] = [
    "content/heard.js",
    "content/collect/text.js",
    "content/collect/microdata.js",
    "content/collect/scan.js",
    "content/collect/literals.js",
    "content/collect/scripts.js",
    "content/collect/requests.js",
    "content/collect/answers.js",
    "content/collect/nodes.js",
    "content/collect/collect.js",
    "content/mark/parts.js",
    "content/mark/style.js",
    "content/mark/proof.js",
    "content/mark/product.js",
    "content/mark/cards.js",
    "content/mark/mark.js",
    "content/watch.js",
    "content/main.js",
];

/// What is run before the page's own scripts hears their answers.
const HEARD: &str = "content/heard.js";

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
        copy(&built.join(browser), &folder)?;
        write(&folder.join("manifest.json"), &manifest(browser, Hosts::All)?)?;
    }
    Ok(())
}

/// Builds both packages and says where they lie.
fn build() -> Result<PathBuf, String> {
    setup::tools()?;
    check_scripts()?;
    let into = root().join("dist");
    let common = into.join("common");
    fresh(&common)?;
    parts(&common)?;
    for browser in BROWSERS {
        let folder = into.join(browser);
        fresh(&folder)?;
        copy(&common, &folder)?;
        write(&folder.join("manifest.json"), &manifest(browser, Hosts::BuiltIn)?)?;
        zip(&folder, &into.join(format!("jinjja-{browser}.zip")))?;
    }
    fs::remove_dir_all(&common).map_err(|error| said(&common, &error))?;
    Ok(into)
}

/// What is the same for all browsers.
fn parts(common: &Path) -> Result<(), String> {
    pages::build(common)?;
    for folder in ["background", "content", "_locales", "icons"] {
        copy(&root().join("extension").join(folder), &common.join(folder))?;
    }
    let engine = engine::bind(For::Browser)?;
    let bound = common.join("engine");
    fs::create_dir_all(&bound).map_err(|error| said(&bound, &error))?;
    for file in [&engine.script, &engine.wasm] {
        let to = bound.join(file.file_name().unwrap_or_default());
        fs::copy(file, &to).map_err(|error| said(file, &error))?;
    }
    plans::write(&common.join("plans"))?;
    in_page(common)?;
    write(&common.join("marketplaces.json"), &json!(sites().collect::<Vec<_>>()))?;
    write(&common.join("scripts.json"), &json!(scripts_of_all()))
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
    let file = root().join("extension/types/messages.d.ts");
    fs::write(&file, written).map_err(|error| said(&file, &error))
}

/// Holds the scripts against the types of the messages and of the engine.
pub(crate) fn check_scripts() -> Result<(), String> {
    setup::tools()?;
    types()?;
    engine::compile()?;
    engine::bind(For::Browser)?;
    for part in ["content", "background"] {
        let project = format!("extension/{part}/tsconfig.json");
        step(&format!("types of {part}"), program("extension/node_modules/.bin/tsc", &["-p", &project]))?;
    }
    Ok(())
}

fn marketplaces() -> impl Iterator<Item = &'static Marketplace> {
    Knowledge::embedded().marketplaces.iter().filter(|marketplace| marketplace.id != ANY_SHOP)
}

/// A marketplace as the background and the pages know it.
#[derive(Serialize)]
struct Site {
    id: &'static str,
    name: &'static str,
    required: bool,
    hosts: Vec<String>,
    /// Scripts to register when the person switches it on.
    scripts: Vec<Value>,
    #[serde(skip)]
    in_manifest: Vec<Value>,
}

impl Site {
    fn of(marketplace: &'static Marketplace) -> Self {
        let hosts = patterns(marketplace);
        let id = &marketplace.id;
        let listens = !Plan::of(marketplace).answers.is_empty();
        let mut scripts = vec![(format!("{id}-content"), vec_of(id), "document_idle", "ISOLATED")];
        if listens {
            scripts.push((format!("{id}-heard"), vec![HEARD.to_owned()], "document_start", "ISOLATED"));
            scripts.push((format!("{id}-page"), vec![format!("page/{id}.js")], "document_start", "MAIN"));
            // What was run at the start is there already.
            scripts[0].1.retain(|script| script != HEARD);
        }
        let in_manifest = scripts
            .iter()
            .map(|(_, files, when, world)| json!({ "matches": hosts, "js": files, "run_at": when, "world": world }));
        let in_manifest = in_manifest.collect();
        let scripts = scripts.iter().map(|(script, files, when, world)| {
            json!({ "id": script, "matches": hosts, "js": files, "runAt": when, "world": world, "persistAcrossSessions": true })
        });
        let scripts = if marketplace.is_built_in { Vec::new() } else { scripts.collect() };
        Self { id, name: &marketplace.name, required: marketplace.is_built_in, hosts, scripts, in_manifest }
    }
}

/// The plan and the scripts after it.
fn vec_of(id: &str) -> Vec<String> {
    std::iter::once(format!("plans/{id}.js")).chain(CONTENT.map(str::to_owned)).collect()
}

fn scripts_of_all() -> BTreeMap<&'static str, Vec<String>> {
    Knowledge::embedded()
        .marketplaces
        .iter()
        .map(|marketplace| (marketplace.id.as_str(), vec_of(&marketplace.id)))
        .collect()
}

/// Match patterns of a marketplace's hosts, each once; a pattern that covers another stands for it.
fn patterns(marketplace: &Marketplace) -> Vec<String> {
    let names = marketplace.hosts.iter().flat_map(|host| &host.names);
    let mut names: Vec<&str> = names.map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let wide: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("*.")).collect();
    let is_covered = |name: &str| {
        let bare = name.strip_prefix("*.");
        wide.iter().any(|wide| {
            let below = |name: &str| name.strip_suffix(wide).is_some_and(|rest| rest.ends_with('.'));
            bare.map_or_else(|| name == *wide || below(name), below)
        })
    };
    names.iter().filter(|name| !is_covered(name)).map(|name| format!("https://{name}/*")).collect()
}

/// The script in the page's own world, one a marketplace that needs it, closed so that it leaves no name.
fn in_page(common: &Path) -> Result<(), String> {
    let folder = common.join("page");
    fs::create_dir_all(&folder).map_err(|error| said(&folder, &error))?;
    let mut parts = String::new();
    for part in IN_PAGE {
        let file = root().join("extension").join(part);
        parts += &fs::read_to_string(&file).map_err(|error| said(&file, &error))?;
    }
    for marketplace in marketplaces().filter(|marketplace| !Plan::of(marketplace).answers.is_empty()) {
        let plan = plans::requests(marketplace)?;
        let script = format!("(() => {{\n{parts}\nJinjjaPageAnswers.watch({plan});\n}})();\n");
        let file = folder.join(&marketplace.id).with_extension("js");
        fs::write(&file, script).map_err(|error| said(&file, &error))?;
    }
    Ok(())
}

/// Which marketplaces are read without being asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hosts {
    /// Those that are built in.
    BuiltIn,
    /// All, for tests.
    All,
}

fn sites() -> impl Iterator<Item = Site> {
    marketplaces().map(Site::of)
}

/// The manifest: what all browsers share, the browser's own, and what the marketplaces need.
pub(crate) fn manifest(browser: &str, hosts: Hosts) -> Result<Value, String> {
    let mut manifest = part("base")?;
    merge(&mut manifest, part(browser)?);
    let sites: Vec<Site> = sites().filter(|site| site.required || hosts == Hosts::All).collect();
    let hosts: Vec<&String> = sites.iter().flat_map(|site| &site.hosts).collect();
    let scripts: Vec<&Value> = sites.iter().flat_map(|site| &site.in_manifest).collect();
    let needed = json!({ "version": env!("CARGO_PKG_VERSION"), "host_permissions": hosts, "content_scripts": scripts });
    merge(&mut manifest, needed);
    Ok(manifest)
}

fn part(name: &str) -> Result<Value, String> {
    let file = root().join("extension/manifest").join(name).with_extension("json");
    let text = fs::read_to_string(&file).map_err(|error| said(&file, &error))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Maps are joined, lists are appended, all else is replaced.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => join(into, from),
        (Value::Array(into), Value::Array(from)) => into.extend(from),
        (into, from) => *into = from,
    }
}

fn join(into: &mut Map<String, Value>, from: Map<String, Value>) {
    for (key, value) in from {
        match into.get_mut(&key) {
            Some(known) => merge(known, value),
            None => {
                into.insert(key, value);
            }
        }
    }
}

fn write(file: &Path, value: &Value) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| format!("{}: {error}", file.display()))?;
    fs::write(file, text + "\n").map_err(|error| said(file, &error))
}

fn fresh(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| said(folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| said(folder, &error))
}

/// What the icons are drawn from.
const ICON: &str = "jinjja.svg";

/// Copies a folder; what only its makers need (types, settings of tools) stays behind.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| said(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| said(from, &error))? {
        let path = entry.map_err(|error| said(from, &error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let is_ours = name.ends_with(".d.ts") || name == "tsconfig.json" || name == ICON;
        match (path.is_dir(), is_ours) {
            (true, _) => copy(&path, &to.join(name))?,
            (false, false) => {
                fs::copy(&path, to.join(name)).map_err(|error| said(&path, &error))?;
            }
            (false, true) => {}
        }
    }
    Ok(())
}

/// A zip with files in the order of their names and without times, so that two builds give equal bytes.
fn zip(folder: &Path, file: &Path) -> Result<(), String> {
    use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};
    let mut names = Vec::new();
    list(folder, folder, &mut names)?;
    names.sort();
    let written = fs::File::create(file).map_err(|error| said(file, &error))?;
    let mut zip = ZipWriter::new(written);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for name in names {
        let bytes = fs::read(folder.join(&name)).map_err(|error| said(&folder.join(&name), &error))?;
        zip.start_file(name, options).map_err(|error| format!("{}: {error}", file.display()))?;
        std::io::Write::write_all(&mut zip, &bytes).map_err(|error| said(file, &error))?;
    }
    zip.finish().map(|_| ()).map_err(|error| format!("{}: {error}", file.display()))
}

fn list(base: &Path, folder: &Path, names: &mut Vec<String>) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|error| said(folder, &error))? {
        let path = entry.map_err(|error| said(folder, &error))?.path();
        if path.is_dir() {
            list(base, &path, names)?;
        } else if let Ok(name) = path.strip_prefix(base) {
            names.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
