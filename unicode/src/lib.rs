//! Cuts the tables of Unicode to what the engine compares, and writes them as Rust.
//!
//! `build.rs` calls it; the engine itself carries the written tables and none of the crates behind them. The rules are
//! those of UAX #15 (normalization forms), UAX #24 (scripts) and UTS #39 (confusables), and OpenCC's table of
//! traditional and simplified characters. The same input gives the same tables on every machine.

mod alphabet;
mod characters;
mod compose;
mod confusable;
mod fold;
mod letters;
mod marks;
mod rows;

use std::fmt::Write as _;

use alphabet::Alphabet;
pub use confusable::SEEN;
use rows::{Strings, numbers};

/// The tables as Rust source: statics that `src/text/tables` includes.
///
/// `knowledge` is all text that the engine will look for; characters that are rare elsewhere stay in the tables when
/// they lead to one of it. `han` holds lines of a traditional character, a tab and its simplified form.
///
/// # Errors
/// A line of `han` that is something else.
pub fn tables(knowledge: &str, han: &str) -> Result<String, String> {
    let alphabet = Alphabet::new(knowledge, han)?;
    let mut out = String::new();

    let folded = fold::all(&alphabet);
    let runs = rows::runs(&folded.one);
    numbers(&mut out, "FOLD_RUNS", "u64", &runs.rows);
    rows::pairs(&mut out, "FOLD_FROM", "FOLD_TO", &runs.alone);
    let mut many = Strings::default();
    let entries: Vec<_> = folded.many.iter().map(|(from, to)| rows::packed(*from, 0, many.index(to))).collect();
    numbers(&mut out, "FOLD_MANY", "u32", &entries);
    strings(&mut out, "MANY", &many);

    let composed = compose::all();
    numbers(&mut out, "COMPOSE_MARKS", "u16", &composed.marks);
    numbers(&mut out, "COMPOSE_ENDS", "u16", &composed.ends);
    numbers(&mut out, "COMPOSE_BASES", "u16", &composed.bases);
    numbers(&mut out, "COMPOSE_RESULTS", "u16", &composed.results);

    let mut text = Strings::default();
    numbers(&mut out, "BASES", "u32", &rows::classes(&letters::bases(), &mut text));
    let looks = confusable::all();
    numbers(&mut out, "LOOKS", "u32", &rows::classes(&looks.one, &mut text));
    numbers(&mut out, "SEVERAL", "u32", &rows::classes(&looks.several, &mut text));
    strings(&mut out, "LETTERS", &text);

    numbers(&mut out, "WORD_MARKS", "u32", &marks::within_words());

    rows::pairs(&mut out, "TRADITIONAL", "SIMPLIFIED", &alphabet.pairs());
    Ok(out)
}

fn strings(out: &mut String, name: &str, strings: &Strings) {
    numbers(out, &format!("{name}_ENDS"), "u16", &strings.ends());
    // Writing to a string cannot fail.
    let _ = writeln!(out, "pub(super) static {name}_TEXT: &str = {:?};", strings.text());
}
