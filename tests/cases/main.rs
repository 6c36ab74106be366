//! Cases: how they are opened and changed, what is refused, their schema, sellers that are the same, and files of them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod changing;
mod command;
mod container;
mod opening;
mod reading;
mod sample;
mod schema;
mod sellers;
