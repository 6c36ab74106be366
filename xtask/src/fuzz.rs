//! Fuzzing what eats page text, and what eats files of others.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jinjja_data::files::Library;

use crate::{
    files, judges, setup,
    steps::{program, root},
};

/// The targets under `fuzz/`.
const TARGETS: &[&str] = &["evidence", "page", "price", "state"];

/// Runs every target for so many seconds.
pub(crate) fn run(seconds: u32) -> Result<(), String> {
    setup::fuzzing()?;
    let made = judges::made(&root().join("target/fuzz-evidence"))?;
    let seeds = root().join("target/fuzz-seeds");
    write_seeds(&seeds)?;
    evidence_seeds(&seeds.join("evidence"), &made)?;
    for target in TARGETS {
        let corpus = root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
        let limit = format!("-max_total_time={seconds}");
        let mut fuzzing = program("cargo", &["+nightly", "fuzz", "run", target]);
        fuzzing.arg(&corpus).arg(seeds.join(target)).arg("--").arg(&limit);
        fuzzing.args([
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-max_len=65536",
            "-print_funcs=0",
            "-verbosity=0",
            "-print_final_stats=1",
        ]);
        println!("\n── fuzzing {target} for {seconds} s");
        let done = fuzzing.output().map_err(|error| format!("{fuzzing:?}: {error}"))?;
        let told = String::from_utf8_lossy(&done.stderr);
        if !done.status.success() {
            // The end tells what went wrong and which input it was.
            let tail: Vec<&str> = told.lines().rev().take(60).collect();
            return Err(format!("fuzzing {target} failed:\n{}", tail.into_iter().rev().collect::<Vec<_>>().join("\n")));
        }
        told.lines()
            .filter(|line| line.starts_with("stat::number_of") || line.starts_with("stat::peak"))
            .for_each(|line| println!("   {line}"));
    }
    Ok(())
}

/// What the targets begin with: the small pages of the marketplaces' files, each behind the number of its test (two
/// bytes, as `fuzz_targets/page.rs` reads it), the scripts in them, and prices as the world writes them.
fn write_seeds(folder: &Path) -> Result<(), String> {
    let library = Library::read(&root().join("data")).map_err(|error| error.to_string())?;
    let tests = library.marketplaces.iter().flat_map(|marketplace| &marketplace.tests).enumerate();
    for (number, page) in tests.filter_map(|(number, test)| Some((u16::try_from(number).ok()?, test.html.as_ref()?))) {
        let seed = [number.to_be_bytes().as_slice(), page.as_bytes()].concat();
        write(&folder.join("page"), number, &seed)?;
        for (at, script) in page.split("<script").skip(1).enumerate() {
            let text = script.split_once('>').map_or(script, |(_, text)| text);
            write(
                &folder.join("state"),
                number.wrapping_add(u16::try_from(at).unwrap_or(0).wrapping_mul(1000)),
                text.as_bytes(),
            )?;
        }
    }
    let prices = [
        "1.234,56 €",
        "$ 1,234.56",
        "658.000₫",
        "Rp50rb - Rp1,5jt",
        "12x R$ 152,94",
        "3만원",
        "￥5,499.00/件",
        "US $97.39 - 128.72",
    ];
    (0u16..).zip(prices).try_for_each(|(number, price)| write(&folder.join("price"), number, price.as_bytes()))
}

/// Evidence files, and the records of their archives, each behind a magic number of its own.
fn evidence_seeds(folder: &Path, made: &[PathBuf]) -> Result<(), String> {
    for (number, file) in (0u16..).zip(made) {
        let bytes = fs::read(file).map_err(files::said(file))?;
        write(folder, number, &bytes)?;
        let archive = memchr::memmem::find(&bytes, GZIP).and_then(|at| bytes.get(at..)).unwrap_or_default();
        let places: Vec<usize> = memchr::memmem::find_iter(archive, GZIP).chain([archive.len()]).collect();
        for (at, place) in (1u16..).zip(places.windows(2)) {
            let record = archive.get(place[0]..place[1]).unwrap_or_default();
            write(folder, number.saturating_add(at.saturating_mul(100)), record)?;
        }
    }
    Ok(())
}

/// How a record of an archive begins.
const GZIP: &[u8] = &[0x1f, 0x8b, 8, 0];

fn write(folder: &Path, number: u16, seed: &[u8]) -> Result<(), String> {
    let path = folder.join(number.to_string());
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, seed))
        .map_err(|error| format!("{}: {error}", path.display()))
}
