//! Reading speed and memory beside a peer, as a table for BENCHMARKS.md.

use std::{path::Path, process::Command};

use crate::{
    setup,
    steps::{cargo, output, root, step, target},
};

/// The peer: extract-everything for schema.org and Open Graph, with its price parser.
const PEER: &[&str] = &["extruct==0.18.0", "price-parser==0.5.1"];

/// Reads every page of a folder several times in one process, with the engine and with the peer, and prints a table.
pub(crate) fn run() -> Result<(), String> {
    let corpus = root().join("../shared/corpus");
    let pages = if corpus.exists() { corpus } else { root().join("tests/pages") };
    step("building", cargo(&["build", "--release", "--quiet", "--example", "throughput"]))?;
    let engine = output(command(&target().join("release/examples/throughput"), &pages))?;
    println!("\n| reader | MB/s | peak memory MB | pages | MB |\n|---|---|---|---|---|\n| jinjja | {}", engine.trim());
    match peer(&pages) {
        Ok(row) => println!("| extruct + price-parser | {}", row.trim()),
        Err(why) => println!("skipped: the peer ({why})"),
    }
    Ok(())
}

fn command(path: &Path, argument: &Path) -> Command {
    let mut command = Command::new(path);
    command.arg(argument);
    command
}

fn peer(pages: &Path) -> Result<String, String> {
    let mut peer = Command::new(setup::python("peer", PEER)?);
    peer.arg(root().join("xtask/peer.py")).arg(pages);
    output(peer)
}
