//! What Jinjja knows that changes without Rust: marketplaces and words (brands, terms and offices join them later).
//!
//! The files lie beside this crate: `marketplaces/*.toml`, `words.toml`. This crate gives them types and, with the
//! feature `files`, parses them and finds what contradicts itself. The engine embeds them parsed.

pub mod canonical;
pub mod marketplace;
pub mod pattern;
pub mod source;
pub mod words;

#[cfg(feature = "files")]
pub mod files;

pub use marketplace::{Badge, CardLayout, Field, Fields, Host, ListPages, Marketplace, PageKind, PageRule, Product};
pub use pattern::Pattern;
pub use source::{Choose, Decode, Place, Rows, Source};
pub use words::Words;
