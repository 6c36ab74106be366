//! The data files: their own tests, their canonical form, and mistakes that must be refused.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use jinjja::{Knowledge, selftest};
use jinjja_data::files::Library;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

#[test]
fn marketplaces_do_what_their_tests_say() {
    let report = selftest::run(Knowledge::embedded());
    assert!(report.failures.is_empty(), "{}", report.failures.join("\n"));
    assert!(report.right > 100, "only {} tests stand in the files", report.right);
}

#[test]
fn every_marketplace_tests_its_addresses_and_a_page() {
    for marketplace in &Knowledge::embedded().marketplaces {
        let near_misses = marketplace.tests.iter().filter(|test| test.page == jinjja_data::PageKind::None).count();
        let pages = marketplace.tests.iter().filter(|test| test.html.is_some()).count();
        let id = &marketplace.id;
        assert!(marketplace.tests.len() >= 4 && pages >= 1, "{id} needs tests of addresses and of a page");
        assert!(near_misses >= 1, "{id} needs near-misses");
    }
}

#[test]
fn data_files_are_in_canonical_form() {
    let mut files: Vec<PathBuf> =
        fs::read_dir(data().join("marketplaces")).expect("a folder").flatten().map(|file| file.path()).collect();
    files.push(data().join("words.toml"));
    for file in files {
        let text = fs::read_to_string(&file).expect("a data file");
        if let Some(problem) = jinjja_data::canonical::problem(&text) {
            panic!("{}: {problem}", file.display());
        }
    }
}

/// A copy of a marketplace's file with one change must be refused, for the reason named.
fn check_refused(from: &str, to: &str, reason: &str) {
    let folder = std::env::temp_dir().join(format!(
        "jinjja-data-{}-{}",
        std::process::id(),
        reason.replace(|c: char| !c.is_alphanumeric(), "-")
    ));
    fs::create_dir_all(folder.join("marketplaces")).expect("a folder");
    fs::copy(data().join("words.toml"), folder.join("words.toml")).expect("a copy");
    let shop = fs::read_to_string(data().join("marketplaces/shop.toml")).expect("a data file");
    assert!(shop.contains(from), "the file has {from}");
    fs::write(folder.join("marketplaces/shop.toml"), shop.replacen(from, to, 1)).expect("a file");
    let refused = Library::read(&folder).expect_err(reason).to_string();
    fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(refused.contains(reason) && refused.contains("shop.toml"), "{refused}");
}

#[test]
fn mistakes_are_refused_with_their_reason() {
    check_refused("id = \"shop\"", "id = \"store\"", "must be the name of the file");
    check_refused("name = \"Web shop\"", "name = \"Web shop\"\ncolour = 1", "unknown field `colour`");
    check_refused("{ json_ld = \"title\" }", "{ json_ld = \"title\", node = \"h1\" }", "one origin");
    check_refused("{ json_ld = \"title\" }", "{ pick = [\"{value}\"] }", "needs an origin");
    check_refused("{ json_ld = \"title\" }", "{ node = \"h1[\" }", "is no selector");
    check_refused("{ json_ld = \"title\" }", "{ state = \"pixels\", path = \"a\" }", "not declared");
    check_refused("{ json_ld = \"title\" }", "{ state = \"pixel\" }", "needs a path");
    check_refused("{ json_ld = \"title\" }", "{ state = \"pixel\", path = \"a..b\" }", "is no path");
    check_refused("{ json_ld = \"title\" }", "{ json_ld = \"titel\" }", "no field");
    check_refused("{ json_ld = \"title\" }", "{ node = \"h1\", pick = [\"{*}\"] }", "named {value}");
    check_refused("{ json_ld = \"title\" }", "{ attribute = \"brnd\" }", "no labels for `brnd`");
    check_refused("{ json_ld = \"title\" }", "{ address = \"item_idd\" }", "no address");
    check_refused("{ json_ld = \"title\" }", "{ json_ld = \"title\", template = \"{item_idd}\" }", "nothing named");
    check_refused("{ json_ld = \"price\" }", "{ json_ld = \"price\", minor_digits = 200 }", "at most 9");
    check_refused("{ node = \"table tr\", label", "{ state = \"x\", path = \"a\", label", "not declared");
    check_refused("hosts = []", "hosts = [{ names = [\"shop.example\"], country = \"Singapore\" }]", "ISO codes");
    check_refused("hosts = []", "hosts = [{ names = [\"Shop.example/\"] }]", "is no host name");
    check_refused("call = \"fbq\"", "call = \"fbq\"\nvariable = \"x\"", "exactly one of");
    check_refused("paths = [\"/{*}\"]", "paths = [\"/{a:b}\"]", "no class");
    check_refused("paths = [\"/{*}\"]", "labels = [\"{a}\"]\npaths = [\"/{*}\"]", "needs a host with `*.`");
}
