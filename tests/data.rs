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
    let folders = ["", "marketplaces", "brands", "channels"].map(|folder| data().join(folder));
    let listed = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder")).flatten();
    let is_data = |file: &PathBuf| file.extension().is_some_and(|end| end == "toml") && !file.ends_with("Cargo.toml");
    let files: Vec<PathBuf> = listed.map(|file| file.path()).filter(is_data).collect();
    assert!(files.len() > 120, "the data files are found");
    for file in files {
        let text = fs::read_to_string(&file).expect("a data file");
        if let Some(problem) = jinjja_data::canonical::problem(&text) {
            panic!("{}: {problem}", file.display());
        }
    }
}

/// The data with one change in one file must be refused, for the reason named.
fn check_refused_in(file: &str, from: &str, to: &str, reason: &str) {
    let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "-");
    let folder = std::env::temp_dir().join(format!("jinjja-data-{}-{}", std::process::id(), letters(reason)));
    copied(&data(), &folder);
    let path = folder.join(file);
    let text = fs::read_to_string(&path).expect("a data file");
    assert!(text.contains(from), "the file has {from}");
    fs::write(&path, text.replacen(from, to, 1)).expect("a file");
    let refused = Library::read(&folder).expect_err(reason).to_string();
    fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(refused.contains(reason), "{refused}");
}

fn check_refused(from: &str, to: &str, reason: &str) {
    check_refused_in("marketplaces/shop.toml", from, to, reason);
}

/// The data files of a folder, without the crate that lies beside them.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != "src" {
            copied(&path, &to.join(name));
        } else if path.is_file() {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}

#[test]
fn contradictions_between_files_are_refused() {
    let brand = "brands/innisfree.toml";
    check_refused_in(brand, "id = \"innisfree\"", "id = \"inisfree\"", "must be the name of the file");
    check_refused_in(brand, "text = \"อินนิสฟรี\"", "text = \"ลาเนจ\"", "is owned by innisfree and by laneige");
    check_refused_in(brand, "categories = [\"cosmetics\"", "categories = [\"cosmetic\"", "no kind of goods `cosmetic`");
    check_refused_in(brand, "marketplace = \"shopee\"", "marketplace = \"shoppe\"", "no marketplace `shoppe`");
    check_refused_in(brand, "amount = \"16\"", "amount = \"16,00\"", "is no decimal");
    check_refused_in(
        brand,
        "product = \"Daily UV Defense Sunscreen SPF36\"",
        "product = \"Daily Super Copy\"",
        "hits goods of innisfree",
    );
    let twice = "[[shops]]\nmarketplace = \"shopee\"\ncountry = \"ID\"\nrelation = \"owner\"\nshop_id = \"51925611\"\n\
                 source = \"x\"\ngrade = \"C\"\n\n[[prices]]";
    check_refused_in(brand, "[[prices]]", twice, "is listed twice");
    check_refused_in("terms/used.tsv", "term\tlanguage", "word\tlanguage", "must be the columns");
    check_refused_in("terms/used.tsv", "\nbekas\t", "\nbekas\tx\t", "cells, not 10");
    check_refused_in("weights.toml", "[hints.new-seller]", "[hints.newest-seller]", "[hints.new-seller] is missing");
    check_refused_in("weights.toml", "limits = { days = 90 }", "limits = { hours = 90 }", "needs limits.days");
    check_refused_in("weights.toml", "below = 0.35", "below = 0.1", "steps must rise");
    check_refused_in("weights.toml", "weight = 12", "weight = 12.345", "digits after the point");
}

#[test]
fn doors_that_contradict_themselves_are_refused() {
    let check = |door: &str, from: &str, to: &str, reason: &str| {
        check_refused_in(&format!("channels/{door}.toml"), from, to, reason)
    };
    let (ipp, mail, noci) = ("alibaba-ipp", "lazada-ip-mail", "ebay-noci");
    check("jd-buyer", "id = \"jd-buyer\"", "id = \"jd\"", "its id must be the name of the file");
    check(ipp, "\"lazada\"]", "\"lazda\"]", "no file marketplaces/lazda.toml");
    check(ipp, "\"patent\"]", "\"patents\"]", "`patents` is no kind of right");
    check(ipp, "who = \"rights-holder\"", "who = \"anyone\"", "another one names none");
    check(ipp, "who = \"rights-holder\"", "who = \"everyone\"", "unknown variant `everyone`");
    check(ipp, "CN = \"zh_CN\"", "cn = \"zh_CN\"", "`cn` is no country");
    check(ipp, "default = \"en\"", "US = \"en\"", "which one it reads by `default`");
    check(ipp, "\"zh_CN\"", "\"zh\"", "the catalogue has no `zh`");
    check(ipp, "addresses = { default = \"https://ipp.alibabagroup.com/\" }", "addresses = {}", "where is it?");
    check(ipp, "\"https://ipp", "\"http://ipp", "`http://ipp.alibabagroup.com/` is none");
    check("jd-buyer", "{item_id}", "{item}", "only {item_id}, {url}");
    check(mail, "ProtectIP@care.lazada.com", "care.lazada.com", "`care.lazada.com` is none");
    check(ipp, "2026-11-29", "29.11.2026", "is no day");
    check(ipp, "most = 300", "most = 0", "holds at least one listing");
    check("koipa-reward", "most = 10", "most = 1", "one for each marketplace that it must name");
    check(
        "koipa-reward",
        "demands = [\"picture\", \"same-seller\"]",
        "demands = [\"picture\"]",
        "several marketplaces in one notice",
    );
    check("koipa-reward", "one_marketplace = false", "one_marketplace = true", "several marketplaces in one notice");
    check(noci, "\"notifier-phone\"]", "\"title\"]", "passes_on: Title is nothing of the person's");
    check("taobao-ipp", "fields_of = \"alibaba-ipp\"", "fields_of = \"alibaba\"", "no door `alibaba` with fields");
    check("own-server", "fields_of = \"xarf\"\n", "", "no notice without the address");
    check(ipp, "key = \"text\"", "key = \"urls\"", "`urls` stands twice");
    check(ipp, "text = \"Product listing\"", "limit = 3", "a `text` goes with");
    check("xarf", "from = \"host\"", "from = \"right-number\"", "a door that takes no rights");
    check(ipp, "from = \"text\"", "from = \"title\"", "must be `of_each` of several");
    check("csv", "from = \"address\"", "from = \"addresses\"", "cannot be `of_each`");
    check(noci, "from = \"item-id\"\n", "from = \"item-id\"\nof_each = true\n", "has nothing that is `of_each`");
    check("ebay-vero", "rows = \"reportItems\"\n", "", "under which key do the listings stand");
    check("csv", "form = \"sheet\"", "form = \"sheet\"\nrows = \"rows\"", "only a JSON has them");
    check("mercadolibre-bpp", "from = \"address\"", "from = \"title\"", "no notice without the address");
    check(
        ipp,
        "label = { default = \"Platform\" }",
        "label = { de = \"Plattform\" }",
        "`de` is no country, no language",
    );
    check(ipp, "label = { default = \"Platform\" }", "label = { ko = \"플랫폼\" }", "which one by `default`");
    check("jd-buyer", "do = \"open\"", "do = \"press\"", "what is pressed or chosen has a label");
    check("jd-buyer", "field = \"text\"\n", "", "`paste` names its field");
    check("jd-buyer", "field = \"text\"", "field = \"words\"", "there is no field `words`");
    check(ipp, "percent = 90", "percent = 101", "at most one of each, in per cent");
    check(ipp, "months = 3", "months = 0", "over at least a month");
    check(ipp, "of = \"reversed\"", "of = \"accepted\"", "at most one of each");
}

#[test]
fn names_of_what_is_personal_that_say_nothing_or_two_things_are_refused() {
    let personal = "personal.toml";
    check_refused_in(personal, "\"login id\",", "\"loginId\",", "`loginId` is no name");
    check_refused_in(personal, "\"address 1\"", "\"address1\"", "`address1` is no name");
    check_refused_in(personal, "\"login id\",", "\"login id\", \"user name\",", "`user name` stands twice, under");
    check_refused_in(personal, "\"login id\",", "\"seller id\",", "`seller id` is never found");
    check_refused_in(personal, "\"deliver to\", \"delivering to\"", "\"Deliver to\"", "must be in small letters");
    check_refused_in(personal, "greetings = [", "greetings = [\"ship to\", ", "before a name and before an address");
    check_refused_in(personal, "[parameters]", "[parameter]", "unknown field `parameter`");
    let lazada = "marketplaces/lazada.toml";
    check_refused_in(
        lazada,
        "nodes = [\"#topActionUserAccont\"",
        "nodes = [\"#top[\"",
        "personal.nodes: `#top[` is no selector",
    );
    check_refused_in(
        lazada,
        "keys = [\"lzd_uid\"",
        "keys = [\"lzd_uid\", \"lzd_uid\"",
        "personal.keys: `lzd_uid` is empty",
    );
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
