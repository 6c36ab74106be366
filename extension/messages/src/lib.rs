//! What the parts of the extension say to each other.
//!
//! Content scripts hand over what they observed and get a mark to draw; they can ask for nothing else. Pages of the
//! extension ask for verdicts. Everything that is drawn into somebody else's page arrives there as finished text.

mod content;
mod mark;
mod page;

pub use content::{FromContent, ToContent};
pub use mark::{CardMark, Mark, MarkWords, Proof, Sign, StoreLink, Told};
pub use page::{FromPage, LatestCase, State, ToPage};
