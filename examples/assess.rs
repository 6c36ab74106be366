//! How long one listing takes to judge, against registries of growing size, and what a registry costs to load.
//!
//! `cargo xtask bench` runs it; the numbers go into BENCHMARKS.md.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use jinjja::{Knowledge, listing::Listing, verdict::Judge};
use jinjja_data::{Brand, Name};

/// Listings of different kinds: a plain one, one in Korean, a long title full of names, one with much text.
const LISTINGS: &[(&str, &str)] = &[
    (
        "plain title",
        r#"{"marketplace":"shopee","country":"SG","title":"Laneige Lip Sleeping Mask EX Berry 20g","brand":"Laneige","price":19.9,"currency":"SGD","seller_name":"Lanege Official Store","badges":[]}"#,
    ),
    (
        "Korean title",
        r#"{"marketplace":"naver","country":"KR","language":"ko","title":"라네즈 립 슬리핑 마스크 20g 1+1 기획 정품","brand":"라네즈","price":12900,"currency":"KRW","seller_name":"뷰티박스"}"#,
    ),
    (
        "long title",
        r#"{"marketplace":"shopee","country":"ID","language":"id","title":"XUNDD XDHE-015 3.5mm TYPE C Headset Wired In-ear Headphones Anti-noise Ultra-Soft Silicone Earbuds Sleeping Headset Earphone Untuk Samsung xiaomi Iphone huawei oppo asus infinix","brand":"Xundd","category":"Elektronik > Audio > Earphone","price":19900,"list_price":100000,"currency":"IDR","seller_name":"XUNDD Official Shop","seller_username":"xunddofficial","badges":["official_store"]}"#,
    ),
];

fn main() {
    let header: String = LISTINGS.iter().map(|(name, _)| format!("{name:>14}")).collect();
    println!("brands   names       load   memory   {header}");
    for brands in [69, 1_000, 10_000] {
        measure(brands);
    }
}

fn measure(brands: usize) {
    let mut knowledge = Knowledge::embedded().clone();
    let made = brands.saturating_sub(knowledge.brands.len());
    knowledge.brands.extend((0..made).map(synthetic));
    let names: usize = knowledge.brands.iter().map(|brand| brand.names.len()).sum();
    let before = memory();
    let start = Instant::now();
    let judge = Judge::new(&knowledge);
    let load = start.elapsed();
    let memory = memory().saturating_sub(before);
    let times: String = LISTINGS.iter().map(|(_, line)| format!("{:>11.1} µs", micros(best(&judge, line)))).collect();
    println!("{brands:>6}  {names:>6}  {:>6.1} ms  {memory:>5} MB   {times}", micros(load) / 1_000.0);
}

/// The fastest of many rounds: what the work costs when nothing else runs.
fn best(judge: &Judge, line: &str) -> Duration {
    let listing = Listing::from_line(line.as_bytes()).expect("a record").listing;
    (0..200)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..20 {
                black_box(judge.assess(black_box(&listing), &[]));
            }
            start.elapsed() / 20
        })
        .min()
        .expect("there were rounds")
}

/// A brand with ten names of letters that no other has.
fn synthetic(number: usize) -> Brand {
    let name = |at: usize| Name {
        text: word(number * 10 + at),
        language: None,
        needs: jinjja_data::Needs::Nothing,
        unless: Vec::new(),
        source: "made up".into(),
    };
    Brand {
        id: format!("made-up-{number}"),
        name: word(number * 10),
        categories: vec!["cosmetics".into()],
        names: (0..10).map(name).collect(),
        ..Brand::default()
    }
}

/// A word that can be spoken, another for each number.
fn word(number: usize) -> String {
    let mut rest = number.wrapping_mul(2_654_435_761) % 1_000_000_007;
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b"bcdfghklmnprstvz"[rest % 16]));
        word.push(char::from(b"aeiou"[rest / 16 % 5]));
        rest /= 80;
    }
    format!("{word}{}", char::from(b'a' + u8::try_from(number % 26).expect("a letter")))
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000_000.0
}

/// Megabytes in use, as the system counts them.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or(0) / 1_024
}
