//! Handing in: the doors, what would go through one, what went, and what came of it.

mod asked;
mod desk;
mod doors;
mod fixes;
mod going;
mod handing;
mod ledger;
mod notices;
mod outcomes;
mod pasting;

pub use self::{
    desk::desk,
    handing::{Handing, handing},
    ledger::ledger,
    outcomes::outcomes,
};
