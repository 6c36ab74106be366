//! How many look-alikes of registered names are seen in shops' names, by class, and which innocent names are flagged.
//!
//! `cargo xtask lookalikes` runs it: permutations (`name`, class, permutation, tab-separated) come from standard input,
//! innocent names from the tables kept beside the project.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    path::Path,
    process::ExitCode,
};

use jinjja::{Knowledge, listing::Listing, verdict::Judge};
use serde_json::{Value, json};

/// The share of a class that must be seen, in percent.
const WANTED: &[(&str, usize)] =
    &[("homoglyph", 95), ("omission", 80), ("replacement", 80), ("transposition", 80), ("repetition", 80)];

/// The names nearest to a brand among all innocent ones: a maker of vehicles beside a maker of noodles, and "bases".
const KNOWN: &[&str] = &["sanyang.mx", "Check Your Bases Vitamin Enriched Face Base Set"];

/// Tables with names of shops, brands and products that are no look-alikes, and their columns.
const TABLES: &[(&str, &[&str])] = &[
    ("data/shopee_id_earphone/shops.csv", &["name", "username"]),
    ("data/sephora/product_info_2023.csv", &["brand_name", "product_name"]),
    ("data/kr_oliveyoung/ranking_list_vs_sale_price.csv", &["Brand", "Product Name"]),
    ("data/in_snapdeal/raw.csv", &["seller_name"]),
    ("suites/luminati/lazada-products.csv", &["seller_name", "brand"]),
    ("suites/luminati/shopee-products.csv", &["shop_url", "brand"]),
];

/// The one shop in the tables that spells a brand nearly.
const RIGHTLY_SEEN: &str = "HB SAMSNUG.INDONESIA";

fn main() -> ExitCode {
    let judge = Judge::new(Knowledge::embedded());
    let shared = std::env::args().nth(1).unwrap_or_else(|| "../shared".into());
    let is_seen = seen(&judge);
    let is_innocent = innocent(&judge, Path::new(&shared));
    if is_seen && is_innocent { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn seen(judge: &Judge) -> bool {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("permutations");
    let mut classes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, class, permutation] = cells.as_slice() else { panic!("{line}: not three cells") };
        let record = json!({
            "marketplace": "shopee", "country": "SG", "title": format!("{name} serum 50ml"), "brand": name,
            "seller_name": format!("{permutation} Official Store"), "badges": [],
        });
        let count = classes.entry(class).or_default();
        count.0 += usize::from(is_flagged(judge, &record).is_some());
        count.1 += 1;
    }
    println!("| class | seen | of | % |\n|---|---|---|---|");
    let mut is_good = !classes.is_empty();
    for (class, (seen, of)) in classes {
        let wanted = WANTED.iter().find(|(known, _)| *known == class).map_or(0, |(_, wanted)| *wanted);
        let note = if seen * 100 < wanted * of { " (too few)" } else { "" };
        is_good &= note.is_empty();
        println!("| {class} | {seen} | {of} | {:.1}{note} |", seen as f64 * 100.0 / of as f64);
    }
    is_good
}

fn innocent(judge: &Judge, shared: &Path) -> bool {
    if !shared.exists() {
        println!("skipped: the innocent names (no {})", shared.display());
        return true;
    }
    let names: BTreeSet<String> =
        TABLES.iter().flat_map(|(file, columns)| names(&shared.join(file), columns)).collect();
    let mut wrong = 0;
    for name in &names {
        // Nothing else is known of the goods: the hardest case for a shop's name.
        let record = json!({ "marketplace": "shopee", "title": "x", "brand": null, "seller_name": name, "badges": [] });
        let Some(brand) = is_flagged(judge, &record) else { continue };
        let is_known = KNOWN.contains(&name.as_str());
        if name != RIGHTLY_SEEN {
            println!("flagged: {name} as {brand}{}", if is_known { " (known)" } else { "" });
            wrong += usize::from(!is_known);
        }
    }
    println!("{} innocent names, {wrong} wrongly flagged beyond those known", names.len());
    wrong == 0
}

fn is_flagged(judge: &Judge, record: &Value) -> Option<String> {
    let listing = Listing::from_line(record.to_string().as_bytes()).expect("a record").listing;
    let hints = judge.assess(&listing, &[]).hints;
    let hint = hints.into_iter().find(|hint| hint.id == "lookalike-shop-name")?;
    hint.message.with.get("brand").cloned()
}

fn names(file: &Path, columns: &[&str]) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("a table can be read");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().expect("a table has a header").clone();
    let places: Vec<usize> =
        columns.iter().map(|column| header.iter().position(|known| known == *column).expect("a column")).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let cell = |row: &csv::StringRecord, place: usize| row[place].rsplit('/').next().unwrap_or_default().to_owned();
    rows.iter()
        .flat_map(|row| places.iter().map(|place| cell(row, *place)).collect::<Vec<_>>())
        .filter(|name| !name.is_empty())
        .collect()
}
