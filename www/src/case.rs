//! Cases: what was kept of listings, and what the person says of them.

pub mod list;
mod marking;
pub mod page;
mod parts;
mod pictures;
mod seller;
mod statement;
pub mod store;
mod sure;
mod unsealed;

pub use self::parts::time;
