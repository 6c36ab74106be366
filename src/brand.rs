//! Which brand a listing claims, where it says so, and whose shop it is.

pub mod claim;
pub mod own;
pub mod registry;
pub mod shops;

pub use claim::{Claim, How, Mention, Standing};
pub use registry::Registry;
