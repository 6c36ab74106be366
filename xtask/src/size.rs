//! What makes the size of the engine in wasm, as tables for BENCHMARKS.md.

use std::{collections::BTreeMap, fs, io::Write};

use flate2::{Compression, write::GzEncoder};
use jinjja_data::files::Library;
use serde::Serialize;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::{engine, steps::root};

/// Bytes that the engine of the background may have, raw and compressed.
const BUDGET: Size = Size { raw: 600_000, gzip: 240_000 };

/// How many rows a table of code shows.
const ROWS: usize = 25;

#[derive(Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self { raw: bytes.len(), gzip: gzipped(bytes).map_err(|error| error.to_string())?.len() })
    }
}

/// Measures what is shipped, and counts it by the embedded data's parts and by the names of functions.
pub(crate) fn run() -> Result<(), String> {
    let [shipped, facts] = engine::build()?;
    let named = engine::name_functions()?;
    let read = |path: &std::path::Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let bytes = read(&shipped.wasm)?;
    let all = Size::of(&bytes)?;
    let parts = parts()?;
    let module = Module::of(&bytes).map_err(|error| format!("{}: {error}", shipped.wasm.display()))?;
    let functions = read(&named.wasm)?;
    let functions = Module::of(&functions).map_err(|error| format!("{}: {error}", named.wasm.display()))?.functions;

    println!(
        "\n| engine of the background{} | raw | gzip -9 |",
        if shipped.is_optimised { "" } else { ", not optimised" }
    );
    println!("|---|---|---|");
    row("all of it", all);
    row("budget", BUDGET);
    row("facts and shops, loaded when they are asked for", Size::of(&read(&facts.wasm)?)?);
    println!("\n| of that | raw | gzip -9, alone |\n|---|---|---|");
    parts.iter().for_each(|(name, size)| row(&format!("data: {name}"), *size));
    // What is embedded is packed as one piece, and better than by gzip.
    println!("| data, packed, and other constants | {} | |", kilobytes(module.data));
    println!("| code | {} | |", kilobytes(module.code));
    table("code by room or crate (what was made for a room counts to it)", &functions, room);
    table("the same code by where it was written", &functions, origin);
    Ok(())
}

fn row(name: &str, size: Size) {
    println!("| {name} | {} | {} |", kilobytes(size.raw), kilobytes(size.gzip));
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

fn table(title: &str, functions: &[Function], by: fn(&str) -> String) {
    let mut sums: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for function in functions {
        let (bytes, count) = sums.entry(by(&function.name)).or_default();
        (*bytes, *count) = (*bytes + function.bytes, *count + 1);
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    println!("\n| {title} | raw | functions |\n|---|---|---|");
    let rest = sums.split_off(sums.len().min(ROWS));
    sums.iter().for_each(|(name, (bytes, count))| println!("| {name} | {} | {count} |", kilobytes(*bytes)));
    let (bytes, count) = rest.iter().fold((0, 0), |(all, many), (_, (bytes, count))| (all + bytes, many + count));
    println!("| {} more | {} | {count} |", rest.len(), kilobytes(bytes));
}

/// The parts of the embedded data, as the engine's build script writes them.
fn parts() -> Result<Vec<(&'static str, Size)>, String> {
    let mut library = Library::read(&root().join("data")).map_err(|error| error.to_string())?;
    library.leave_out_notes();
    let Library { marketplaces, words, brands, terms, categories, weights, languages, measures, .. } = library;
    Ok(vec![
        ("marketplaces", part(&marketplaces)?),
        ("words", part(&words)?),
        ("brands", part(&brands)?),
        ("terms", part(&terms)?),
        ("categories", part(&categories)?),
        ("weights", part(&weights)?),
        ("languages", part(&languages)?),
        ("measures", part(&measures)?),
    ])
}

fn part(data: &impl Serialize) -> Result<Size, String> {
    Size::of(&postcard::to_stdvec(data).map_err(|error| error.to_string())?)
}

fn gzipped(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    gzip.finish()
}

struct Function {
    name: String,
    bytes: usize,
}

/// What of a module is counted.
#[derive(Default)]
struct Module {
    code: usize,
    data: usize,
    functions: Vec<Function>,
}

impl Module {
    fn of(bytes: &[u8]) -> wasmparser::Result<Self> {
        let mut module = Self::default();
        let mut imported = 0;
        let mut names: BTreeMap<usize, &str> = BTreeMap::new();
        let mut sizes = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => module.code = range.len(),
                Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
                Payload::DataSection(data) => module.data = data.range().len(),
                Payload::CustomSection(section) => {
                    let KnownCustom::Name(section) = section.as_known() else { continue };
                    for part in section {
                        let Name::Function(named) = part? else { continue };
                        for naming in named {
                            let naming = naming?;
                            names.insert(naming.index as usize, naming.name);
                        }
                    }
                }
                _ => {}
            }
        }
        let name = |at: usize| names.get(&(at + imported)).map_or_else(String::new, |name| without_hashes(name));
        module.functions = sizes.iter().enumerate().map(|(at, &bytes)| Function { name: name(at), bytes }).collect();
        Ok(module)
    }
}

/// A name without what tells crates of one name apart: `core[5c0f0e2f1b0d1e2f]::fmt` → `core::fmt`.
fn without_hashes(name: &str) -> String {
    let mut rest = name;
    let mut plain = String::with_capacity(name.len());
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((hash, next)) if hash.len() > 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => rest = next,
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}

/// For whom code was made: the first room of ours in its name, else the first crate that is not Rust's own.
fn room(name: &str) -> String {
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let mut paths = words.filter(|word| word.contains("::") && !word.starts_with(':'));
    let is_ours = |path: &&str| path.starts_with("jinjja");
    if let Some(ours) = paths.clone().find(is_ours) {
        return beginning(ours, 2);
    }
    let foreign = paths.find(|path| !matches!(beginning(path, 1).as_str(), "alloc" | "core" | "std" | ""));
    foreign.map_or_else(|| "Rust's own".into(), |path| beginning(path, 1))
}

/// Where code was written: the first path in its name.
fn origin(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '(', '[']).trim_start_matches("mut ").trim_start_matches(['<', '&']);
    let steps = match beginning(path, 1).as_str() {
        "alloc" | "core" | "std" => 3,
        _ => 1,
    };
    beginning(path, steps)
}

/// The first steps of a path.
fn beginning(path: &str, steps: usize) -> String {
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
    path[..end].split("::").filter(|step| !step.is_empty()).take(steps).collect::<Vec<_>>().join("::")
}
