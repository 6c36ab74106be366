//! The manifests as they were reviewed: a change of what the extension asks for is seen as a change of these files.

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::{Value, json};

use crate::{
    extension::BROWSERS,
    files::{read, write},
    manifest::{Hosts, manifest},
    steps::root,
};

/// Writes the manifests as they are now; `git diff` then shows what there is to review.
pub(crate) fn write_all() -> Result<(), String> {
    all()?.into_iter().try_for_each(|(name, text)| write(&file(&name), text))
}

/// Holds the manifests against the reviewed ones.
pub(crate) fn check() -> Result<(), String> {
    let differs = |(name, now): (String, String)| match read(&file(&name)) {
        Ok(reviewed) if reviewed == now => None,
        Ok(reviewed) => Some(format!("{}:\n{}", file(&name).display(), first_difference(&reviewed, &now))),
        Err(why) => Some(why),
    };
    let different: Vec<String> = all()?.into_iter().filter_map(differs).collect();
    if different.is_empty() {
        return Ok(());
    }
    let how = "if that is meant, `cargo xtask manifests` writes them anew, to be reviewed";
    Err(format!("the manifests are not the reviewed ones; {how}\n{}", different.join("\n")))
}

fn file(name: &str) -> PathBuf {
    root().join("extension/manifest/golden").join(name).with_extension("json")
}

/// Each manifest that is shipped, and by what the ones for tests differ from them: by the same in every browser.
fn all() -> Result<BTreeMap<String, String>, String> {
    let mut all = BTreeMap::new();
    for browser in BROWSERS {
        let (shipped, for_tests) = (manifest(browser, Hosts::BuiltIn)?, manifest(browser, Hosts::All)?);
        all.insert(browser.to_owned(), text(&shipped)?);
        let more = text(&difference(&shipped, &for_tests))?;
        if all.insert("for-tests".to_owned(), more.clone()).is_some_and(|other| other != more) {
            return Err(format!("the manifest for tests differs from the shipped one in another way in {browser}"));
        }
    }
    Ok(all)
}

fn text(value: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

/// By what a manifest differs from another, key by key; of lists, what is more in it and what is missing.
fn difference(from: &Value, to: &Value) -> Value {
    let empty = serde_json::Map::new();
    let (from, to) = (from.as_object().unwrap_or(&empty), to.as_object().unwrap_or(&empty));
    let keys = from.keys().chain(to.keys().filter(|key| !from.contains_key(*key)));
    let different = keys.filter(|key| from.get(*key) != to.get(*key));
    different.map(|key| (key.clone(), of_values(from.get(key), to.get(key)))).collect::<serde_json::Map<_, _>>().into()
}

fn of_values(from: Option<&Value>, to: Option<&Value>) -> Value {
    match (from, to) {
        (Some(Value::Array(from)), Some(Value::Array(to))) => {
            let only = |of: &[Value], other: &[Value]| -> Vec<Value> {
                of.iter().filter(|value| !other.contains(value)).cloned().collect()
            };
            json!({ "more": only(to, from), "missing": only(from, to) })
        }
        (from, to) => json!({ "shipped": from, "for tests": to }),
    }
}

/// The first lines that differ.
fn first_difference(reviewed: &str, now: &str) -> String {
    let (mut reviewed, mut now) = (reviewed.lines(), now.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (reviewed.next(), now.next()) {
            (None, None) => return "  only the ends of lines differ".into(),
            (was, is) if was != is => {
                let shown = |text: Option<&str>| text.unwrap_or("(the end)").trim().to_owned();
                return format!("  line {line}, reviewed: {}\n  line {line}, now:      {}", shown(was), shown(is));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(value: &Value) -> Vec<&str> {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    #[test]
    fn the_manifests_are_the_reviewed_ones() {
        check().unwrap();
    }

    #[test]
    fn a_changed_manifest_is_seen() {
        let from = json!({ "permissions": ["storage"], "name": "x", "version": "1" });
        let to = json!({ "permissions": ["storage", "tabs"], "name": "y", "version": "1" });
        let expected = json!({
            "permissions": { "more": ["tabs"], "missing": [] },
            "name": { "shipped": "x", "for tests": "y" },
        });
        assert_eq!(difference(&from, &to), expected);
        assert!(first_difference("a\nb\n", "a\nc\n").contains("line 2"));
        assert!(first_difference("a\n", "a\nc\n").contains("(the end)"));
    }

    #[test]
    fn no_more_is_asked_for_than_was_promised() {
        let shared = ["activeTab", "alarms", "contextMenus", "scripting", "storage", "unlimitedStorage"];
        for browser in BROWSERS {
            let manifest = manifest(browser, Hosts::BuiltIn).unwrap();
            let mut permissions = strings(&manifest["permissions"]);
            permissions.retain(|permission| *permission != "sidePanel" || browser != "chromium");
            assert_eq!(permissions, shared, "{browser}");
            assert_eq!(strings(&manifest["optional_host_permissions"]), ["<all_urls>"], "{browser}");
            assert!(manifest.get("web_accessible_resources").is_none(), "no page can find out that it is here");
            let hosts = strings(&manifest["host_permissions"]);
            let built_in =
                ["lazada", "redmart.lazada", "daraz", "shop.com.mm", "shopee", "xiapibuy", "aliexpress", "taobao"];
            let built_in = [&built_in[..], &["tmall", "1688", "jd", "yiyaojd"]].concat();
            for host in &hosts {
                assert!(
                    built_in
                        .iter()
                        .any(|name| host.contains(&format!("{name}.")) || host.contains(&format!("{name}/"))),
                    "{browser}: {host} is of no built-in marketplace"
                );
            }
            for script in manifest["content_scripts"].as_array().unwrap() {
                assert!(strings(&script["matches"]).iter().all(|host| hosts.contains(host)), "{browser}");
            }
        }
    }

    #[test]
    fn tests_run_what_is_shipped_but_for_the_hosts() {
        for browser in BROWSERS {
            let (shipped, for_tests) =
                (manifest(browser, Hosts::BuiltIn).unwrap(), manifest(browser, Hosts::All).unwrap());
            let difference = difference(&shipped, &for_tests);
            let keys: Vec<&String> = difference.as_object().unwrap().keys().collect();
            assert_eq!(keys, ["content_scripts", "host_permissions"], "{browser}");
            for list in ["content_scripts", "host_permissions"] {
                assert_eq!(difference[list]["missing"], json!([]), "{browser}: {list}");
                assert_ne!(difference[list]["more"], json!([]), "{browser}: {list}");
            }
        }
    }
}
