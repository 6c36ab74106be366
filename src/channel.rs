//! The **channel**: what an office asks for is made of cases, checked before it goes, and followed.
//!
//! ```text
//! cases, desk ─batch─▶ notices ─content─▶ fields ─form─▶ parts (byte for byte what goes)
//!                        └──────── check ──────────────▶ findings, each with its fix
//! receipts, outcomes ─ledger─▶ what the office counts
//! ```
//!
//! A door is data (`data/channels/*.toml`). Nothing here sends anything, knows the time, or holds a person's data: they come
//! in with the [`desk::Desk`] and go only into the fields that ask for them.

pub mod access;
pub mod batch;
pub mod check;
mod content;
pub mod desk;
mod form;
pub mod grounded;
pub mod ledger;
pub mod offices;
pub mod prepare;
pub mod proposal;
pub mod right;
mod telling;
pub mod wire;
mod wording;
pub mod xarf;

pub use desk::Desk;
pub use offices::Offices;
pub use prepare::{Prepared, prepare};
pub use right::StoredRight;
