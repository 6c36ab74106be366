//! Reads the data files, refuses contradictions, and leaves them parsed for the engine to embed.

use std::{env, fs, mem::take, path::PathBuf, process::exit};

use jinjja_data::files::Library;

fn main() {
    println!("cargo::rerun-if-changed=data");
    let mut library = Library::read(&PathBuf::from("data")).unwrap_or_else(|error| refuse(&error.to_string()));
    // The files' tests go apart, so that wasm need not carry them.
    let tests: Vec<_> = library.marketplaces.iter_mut().map(|marketplace| take(&mut marketplace.tests)).collect();
    embed("tests.postcard", postcard::to_stdvec(&tests));
    embed("knowledge.postcard", postcard::to_stdvec(&(&library.marketplaces, &library.words)));
}

fn embed(name: &str, parsed: postcard::Result<Vec<u8>>) {
    let parsed = parsed.unwrap_or_else(|error| refuse(&format!("the data cannot be embedded: {error}")));
    let Some(out) = env::var_os("OUT_DIR") else { refuse("OUT_DIR is not set: run through cargo") };
    let target = PathBuf::from(out).join(name);
    if let Err(error) = fs::write(&target, parsed) {
        refuse(&format!("{}: {error}", target.display()));
    }
}

fn refuse(why: &str) -> ! {
    eprintln!("data refused: {why}");
    exit(1)
}
