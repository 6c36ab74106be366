//! Characters compared as people see them. Facts keep their characters; what is said here is for comparison only.
//!
//! [`fold`] a text's characters first, then [`compose`] letters with the marks after them. What is left is compared as
//! it is, by the [`simplified`] forms of ideographs, by letters [`without_marks`], by what a character [`looks_like`],
//! or by all that it can be [`taken_for`]: each step finds more and proves less.
//!
//! The rules are those of UAX #15 (normalization forms), UAX #24 (scripts) and UTS #39 (confusables), and OpenCC's
//! table of simplified characters. The crate `jinjja-unicode` cuts the tables when the engine is built: rare characters
//! stay only if they lead to one of the data files.

mod compose;
mod fold;
mod han;
mod hidden;
mod letters;
mod lookup;
mod script;

/// What `build.rs` wrote.
mod cut {
    include!(concat!(env!("OUT_DIR"), "/unicode.rs"));
}

pub use compose::compose;
pub use fold::{Fold, fold};
pub use han::simplified;
pub use hidden::{Hidden, hidden};
pub use letters::{looks_like, merged, resembles, resembles_merged, taken_for, without_marks};
pub use script::{Script, is_mark, script};

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn tables_stay_small() {
        let sizes = [
            ("fold", size_of_val(&cut::FOLD_RUNS) + size_of_val(&cut::FOLD_MANY)),
            ("fold's pairs", size_of_val(&cut::FOLD_FROM) + size_of_val(&cut::FOLD_TO)),
            ("fold's strings", size_of_val(&cut::MANY_ENDS) + cut::MANY_TEXT.len()),
            ("compose", size_of_val(&cut::COMPOSE_MARKS) + size_of_val(&cut::COMPOSE_ENDS)),
            ("compose's pairs", size_of_val(&cut::COMPOSE_BASES) + size_of_val(&cut::COMPOSE_RESULTS)),
            ("without_marks", size_of_val(&cut::BASES)),
            ("looks_like", size_of_val(&cut::LOOKS) + size_of_val(&cut::SEVERAL)),
            ("their strings", size_of_val(&cut::LETTERS_ENDS) + cut::LETTERS_TEXT.len()),
            ("script", size_of_val(&cut::WORD_MARKS)),
            ("simplified", size_of_val(&cut::TRADITIONAL) + size_of_val(&cut::SIMPLIFIED)),
        ];
        let all: usize = sizes.iter().map(|(_, size)| size).sum();
        println!("{all} bytes: {sizes:?}");
        assert!(all <= 24 * 1024, "{all} bytes: {sizes:?}");
    }
}
