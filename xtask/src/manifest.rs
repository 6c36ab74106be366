//! What the browser is told of the extension, and where its scripts run: from the marketplaces' data.

use std::collections::BTreeMap;

use jinjja::{Knowledge, adapter::Plan, knowledge::ANY_SHOP};
use jinjja_data::Marketplace;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{files::read, steps::root};

/// How texts of a page are read: for listings, and for the shops that a brand's page names.
pub(crate) const TEXT: &str = "content/collect/text.js";

/// What reads and marks a page, as one script: each costs the page something beside what it does.
pub(crate) const LISTING: &str = "content/listing.js";

/// Of what that is made, in the order in which they need each other.
pub(crate) const IN_LISTING: [&str; 17] = [
    "content/collect/microdata.js",
    "content/collect/scan.js",
    "content/collect/literals.js",
    "content/collect/scripts.js",
    "content/collect/requests.js",
    "content/collect/answers.js",
    "content/collect/handed.js",
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

/// The scripts that take a page into evidence, on the person's click, in the order in which they need each other.
const EVIDENCE: [&str; 12] =
    ["pace", "names", "keyed", "facts", "values", "patterns", "redact", "own", "personal", "cover", "page", "snapshot"];

/// What is run before the page's own scripts hears their answers.
const HEARD: &str = "content/heard.js";

/// Which marketplaces are read without being asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hosts {
    /// Those that are built in.
    BuiltIn,
    /// All, for tests.
    All,
}

/// All marketplaces, as the background and the pages know them.
pub(crate) fn sites(hosts: Hosts) -> impl Iterator<Item = Site> {
    marketplaces().map(move |marketplace| Site::of(marketplace, hosts))
}

/// The manifest: what all browsers share, the browser's own, and what the marketplaces need.
pub(crate) fn manifest(browser: &str, hosts: Hosts) -> Result<Value, String> {
    let mut manifest = part("base")?;
    merge(&mut manifest, part(browser)?);
    let sites: Vec<Site> = sites(hosts).filter(|site| site.required).collect();
    let hosts: Vec<&String> = sites.iter().flat_map(|site| &site.hosts).collect();
    let scripts: Vec<&Value> = sites.iter().flat_map(|site| &site.in_manifest).collect();
    let needed = json!({ "version": env!("CARGO_PKG_VERSION"), "host_permissions": hosts, "content_scripts": scripts });
    merge(&mut manifest, needed);
    Ok(manifest)
}

fn part(name: &str) -> Result<Value, String> {
    let file = root().join("extension/manifest").join(name).with_extension("json");
    let text = read(&file)?;
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

/// All marketplaces that have hosts of their own.
pub(crate) fn marketplaces() -> impl Iterator<Item = &'static Marketplace> {
    Knowledge::embedded().marketplaces.iter().filter(|marketplace| marketplace.id != ANY_SHOP)
}

/// A marketplace as the background and the pages know it.
#[derive(Serialize)]
pub(crate) struct Site {
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
    fn of(marketplace: &'static Marketplace, from_the_start: Hosts) -> Self {
        let required = marketplace.is_built_in || from_the_start == Hosts::All;
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
        let scripts = if required { Vec::new() } else { scripts.collect() };
        Self { id, name: &marketplace.name, required, hosts, scripts, in_manifest }
    }
}

/// The plan and the scripts after it.
fn vec_of(id: &str) -> Vec<String> {
    std::iter::once(format!("plans/{id}.js")).chain([HEARD, TEXT, LISTING].map(str::to_owned)).collect()
}

/// The scripts of every marketplace, by its id, and those for any other shop.
pub(crate) fn scripts_of_all() -> BTreeMap<&'static str, Vec<String>> {
    Knowledge::embedded()
        .marketplaces
        .iter()
        .map(|marketplace| (marketplace.id.as_str(), vec_of(&marketplace.id)))
        .chain([("evidence", EVIDENCE.map(|part| format!("content/evidence/{part}.js")).to_vec())])
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
