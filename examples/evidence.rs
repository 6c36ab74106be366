//! Evidence made natively: two files for judges (`evidence FOLDER`), or what it costs to seal a large one (`evidence`).

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a measurement that cannot be made should stop"
)]

#[path = "../tests/evidence/sample.rs"]
mod sample;

use std::{fs, path::Path, time::Instant};

use jinjja::{Knowledge, evidence::verify::verify};

const ROUNDS: usize = 7;

fn main() {
    match std::env::args_os().nth(1) {
        Some(folder) => {
            let folder = Path::new(&folder);
            fs::create_dir_all(folder).expect("a folder");
            for (name, evidence) in [("small", sample::small()), ("large", sample::large())] {
                fs::write(folder.join(name).with_extension("wacz"), sample::sealed(evidence)).expect("a file");
            }
        }
        None => measure(),
    }
}

/// A page of 3 MB and a picture of 1.5 MB, as the table in BENCHMARKS.md has them.
fn measure() {
    let (url, html) = sample::page("lazada-product.html");
    let capture = sample::capture(html.as_bytes(), &url, None, None);
    let mut page = html;
    let mut number = 0u32;
    while page.len() < 3_000_000 {
        number += 1;
        let id = number.wrapping_mul(2_654_435_761);
        page += &format!("<li data-id=\"{id}\"><a href=\"/products/cup-i{number}.html\">Cup {number}</a></li>\n");
    }
    let noise = (0..1_500_000u32).map(|n| n.wrapping_mul(2_654_435_761).rotate_left(n % 31).to_le_bytes()[2]);
    let picture: Vec<u8> = sample::PNG.iter().copied().chain(noise).collect();
    let (mut sealing, mut verifying, mut length) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let (capture, page, picture) = (capture.clone(), page.clone(), picture.clone());
        let start = Instant::now();
        let facts = sample::case_of(&capture);
        let mut evidence = jinjja::evidence::Evidence::new(&facts, sample::SEALED_AT).expect("a case");
        evidence.add_capture(capture).expect("a capture");
        evidence.add_page(page).expect("a page");
        evidence.add_picture(r#"{"kind":"view","about":null,"at":null}"#, "image/png", picture).expect("a picture");
        let bytes = sample::sealed(evidence);
        sealing.push(start.elapsed());
        length = bytes.len();
        let start = Instant::now();
        assert!(verify(&bytes, Knowledge::embedded()).is_whole());
        verifying.push(start.elapsed());
    }
    sealing.sort();
    verifying.sort();
    let median = |times: &[std::time::Duration]| times[ROUNDS / 2].as_secs_f64() * 1e3;
    println!("{:.2} | {:.0} | {:.0} |", length as f64 / 1e6, median(&sealing), median(&verifying));
}
