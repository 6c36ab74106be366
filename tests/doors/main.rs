//! Doors: what goes to each office byte for byte, what is checked before, how cases are put together, and that nothing of a person's
//! goes where it is not asked for.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod access;
mod batches;
mod checks;
mod command;
mod desk;
mod golden;
mod ledger;
mod limits;
mod privacy;
mod reports;
#[path = "../cases/sample.rs"]
#[allow(dead_code, reason = "shared with the tests of cases")]
mod sample;
mod sheet;
mod wire;
mod words;
mod xarf;
