//! Reads every page of a folder several times in one process and prints a row of the table in BENCHMARKS.md.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a measurement that cannot be made should stop"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use jinjja::{
    Knowledge,
    adapter::Plan,
    address,
    html::{self, Collector},
    reading,
};

const ROUNDS: usize = 5;

fn main() {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("throughput FOLDER");
        std::process::exit(2);
    };
    let mut pages = Vec::new();
    collect(Path::new(&folder), &mut pages);
    pages.sort();
    let addresses = addresses(Path::new(&folder));
    let knowledge = Knowledge::embedded();
    let read: Vec<(String, Vec<u8>)> = pages
        .iter()
        .filter_map(|page| {
            let bytes = fs::read(page).ok()?;
            let url = addresses
                .get(page)
                .cloned()
                .or_else(|| in_first_line(&bytes))
                .unwrap_or_else(|| "https://shop.example/p".into());
            Some((url, bytes))
        })
        .collect();
    let size: usize = read.iter().map(|(_, bytes)| bytes.len()).sum();
    // As a program does that reads many pages: each marketplace's plan is made ready once.
    let plans: Vec<(&str, Plan)> =
        knowledge.marketplaces.iter().map(|known| (known.id.as_str(), Plan::of(known))).collect();
    let collectors: BTreeMap<&str, Collector<'_>> = plans.iter().map(|(id, plan)| (*id, Collector::of(plan))).collect();
    let mut best = f64::INFINITY;
    let mut listings = 0;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        listings = read.iter().map(|(url, bytes)| one(url, bytes, &collectors, knowledge)).sum();
        best = best.min(start.elapsed().as_secs_f64());
    }
    assert!(listings > 0, "nothing was read: there is nothing to measure");
    println!("{:.1} | {} | {} | {:.1} |", size as f64 / 1e6 / best, peak_memory(), read.len(), size as f64 / 1e6);
}

fn one(url: &str, bytes: &[u8], collectors: &BTreeMap<&str, Collector<'_>>, knowledge: &Knowledge) -> usize {
    let Ok(at) = address::locate_saved(url, knowledge) else { return 0 };
    let Some(collector) = collectors.get(at.marketplace.id.as_str()) else { return 0 };
    let saved = html::capture_with(collector, bytes, &at, url, &[]);
    let reading = reading::read(&saved.capture, &at, knowledge);
    reading.listing.iter().chain(&reading.cards).count()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            into.push(path);
        }
    }
}

/// The addresses that a corpus says its pages have.
fn addresses(folder: &Path) -> BTreeMap<PathBuf, String> {
    let truth = fs::read_to_string(folder.join("TRUTH.jsonl")).unwrap_or_default();
    let rows = truth.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    rows.filter_map(|row| Some((folder.join(row.get("file")?.as_str()?), row.get("url")?.as_str()?.to_owned())))
        .collect()
}

fn in_first_line(bytes: &[u8]) -> Option<String> {
    let line = String::from_utf8_lossy(bytes.split(|byte| *byte == b'\n').next()?).into_owned();
    Some(line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.to_owned())
}

/// In megabytes, as the system says; 0 where it does not.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}
