//! Reads the data files, refuses contradictions, and leaves them parsed and packed for the engine to embed.

use std::{
    env, fs,
    io::Write,
    mem::take,
    path::{Path, PathBuf},
    process::exit,
};

use jinjja_data::{Brand, Channel, Term, files::Library, packing};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What packs best: matches as long as there can be, looked for as far as it takes.
const LONGEST_MATCH: u32 = 273;
const DEEPEST_SEARCH: i32 = 1_000;

fn main() {
    println!("cargo::rerun-if-changed=data");
    let mut library = Library::read(&PathBuf::from("data")).unwrap_or_else(|error| refuse(&error.to_string()));
    // The files' tests go apart, so that wasm need not carry them.
    let tests: Vec<_> = library.marketplaces.iter_mut().map(|marketplace| take(&mut marketplace.tests)).collect();
    embed("tests.packed", &tests);
    // What is personal on a page is for the content scripts: no verdict rests on it.
    library.marketplaces.iter_mut().for_each(|marketplace| marketplace.personal = Default::default());
    let Library { marketplaces, words, brands, terms, categories, languages, measures, weights, .. } = &library;
    let all = (marketplaces, words, brands, terms, categories, languages, measures, weights);
    if let Ok(bytes) = postcard::to_stdvec(&all) {
        println!("cargo::rustc-env=JINJJA_DATA_HASH={}", hash(&bytes));
    }
    // What reads no saved pages goes to browsers, where every byte counts.
    if env::var_os("CARGO_FEATURE_HTML").is_none() {
        library.leave_out_notes();
    }
    // Doors are for what hands cases in, which is no part of the engine that judges.
    embed("offices.packed", &offices(&library));
    library.terms.iter_mut().for_each(Term::shorten);
    let Library { marketplaces, words, brands, terms, categories, languages, measures, weights, .. } = &library;
    embed("knowledge.packed", &(marketplaces, words, brands, terms, categories, languages, measures, weights));
    let tables = jinjja_unicode::tables(&looked_for(), &text(Path::new("data/han_simplified.tsv")));
    write("unicode.rs", tables.unwrap_or_else(|error| refuse(&format!("han_simplified.tsv: {error}"))));
}

/// The doors, and what notices say of brands and marketplaces: names, owner, and the first of a brand's own sites that is well known.
fn offices(library: &Library) -> impl Serialize {
    let brand = |brand: &Brand| {
        let owner = brand.owner.as_ref().filter(|owner| owner.grade.may_score()).map(|owner| owner.name.clone());
        let site = brand.sites.iter().find(|site| site.grade.may_score()).map(|site| site.address.clone());
        (brand.id.clone(), brand.name.clone(), owner, site)
    };
    let door = |channel: &Channel| Channel { notes: Vec::new(), ..channel.clone() };
    let marketplaces = library.marketplaces.iter().map(|known| (known.id.clone(), known.name.clone()));
    (
        library.channels.iter().map(door).collect::<Vec<_>>(),
        library.brands.iter().map(brand).collect::<Vec<_>>(),
        marketplaces.collect::<Vec<_>>(),
    )
}

/// All that will be looked for in pages, as it stands in the files: it decides which rare characters are kept.
fn looked_for() -> String {
    let folders = ["data/brands", "data/terms"].into_iter().filter_map(|folder| fs::read_dir(folder).ok());
    let files = folders.flatten().flatten().map(|file| file.path());
    let files = files.chain(["data/words.toml", "data/categories.toml"].map(PathBuf::from));
    files.filter(|file| file.is_file()).map(|file| text(&file)).collect()
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| refuse(&format!("{}: {error}", file.display())))
}

/// By which a verdict says what data it rests on.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Packed, for the engine goes to every browser: a quarter of the size, and unpacked in milliseconds when it starts.
fn embed(name: &str, data: &impl Serialize) {
    let Some(bytes) = packing::write(data) else { refuse(&format!("{name}: the data have no packed form")) };
    write(name, packed(&bytes).unwrap_or_else(|error| refuse(&format!("{name}: {error}"))));
}

/// The length, then LZMA as `src/unpacking.rs` unpacks it.
fn packed(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let length = u32::try_from(bytes.len()).map_err(std::io::Error::other)?;
    let (nice_len, depth_limit) = (LONGEST_MATCH, DEEPEST_SEARCH);
    let mut options = LzmaOptions { lc: 3, lp: 0, pb: 0, nice_len, depth_limit, ..LzmaOptions::with_preset(9) };
    options.dict_size = 1 << 22;
    let mut packer = LzmaWriter::new_no_header(length.to_le_bytes().to_vec(), &options, false)?;
    packer.write_all(bytes)?;
    packer.finish()
}

fn write(name: &str, content: impl AsRef<[u8]>) {
    let Some(out) = env::var_os("OUT_DIR") else { refuse("OUT_DIR is not set: run through cargo") };
    let target = PathBuf::from(out).join(name);
    if let Err(error) = fs::write(&target, content) {
        refuse(&format!("{}: {error}", target.display()));
    }
}

fn refuse(why: &str) -> ! {
    eprintln!("data refused: {why}");
    exit(1)
}
