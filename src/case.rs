//! The **case**: what a person keeps of a listing, and what becomes of it.
//!
//! A verdict on a page and what is handed in beside it ([`open::Open`]) make a case; [`change::Change`]s change it, one at a
//! time, and each leaves its event in the custody. Ids and moments are handed in: there is no clock and no chance here.
//!
//! A case is read strictly. A key that is not known is refused, never dropped: what a later version wrote is not lost by
//! being read here. So whoever adds a field raises [`VERSION`].

pub mod assessment;
pub mod change;
pub mod consent;
pub mod container;
pub mod custody;
pub mod evidence;
pub mod folder;
pub mod gone;
pub mod id;
pub mod kept;
pub mod limits;
pub mod linked;
pub mod listing;
pub mod money;
pub mod notifier;
pub mod open;
pub mod outcome;
pub mod receipt;
pub mod record;
pub mod refused;
pub mod seller;
pub mod statement;
pub mod wire;

pub use change::Change;
pub use open::Open;
pub use record::{Case, VERSION};
pub use refused::Refused;
