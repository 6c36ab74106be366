//! What Jinjja knows that changes without Rust: marketplaces, brands, words, offices.
//!
//! The files lie beside this crate: `marketplaces/*.toml`, `brands/*.toml`, `channels/*.toml`, `terms/*.tsv`,
//! `categories.toml`, `languages.toml`, `measures.toml`, `personal.toml`, `weights.toml`, `words.toml`. This crate gives them types and, with the
//! feature `files`, parses them and finds what contradicts itself. The engine embeds them parsed.

pub mod brand;
pub mod canonical;
pub mod category;
pub mod channel;
pub mod checks;
pub mod languages;
pub mod marketplace;
pub mod measures;
pub mod own;
pub mod packing;
pub mod pattern;
pub mod personal;
pub mod sorted;
pub mod source;
mod sparse;
pub mod term;
pub mod weights;
pub mod words;

#[cfg(feature = "files")]
pub mod files;

pub use brand::{Brand, Grade, ListPrice, Name, Needs, Relation, Shop};
pub use category::Categories;
pub use channel::Channel;
pub use checks::Problem;
pub use languages::Languages;
pub use marketplace::{Badge, CardLayout, Field, Fields, Host, ListPages, Marketplace, PageKind, PageRule, Product};
pub use measures::Measures;
pub use pattern::Pattern;
pub use sorted::{Map, Set};
pub use source::{Choose, Decode, Place, Rows, Source};
pub use term::{Side, Term, TermClass};
pub use weights::{Decibans, Family, Limit, Rule, Step, Weights};
pub use words::Words;
