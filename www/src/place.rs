//! Places that others point to, by the ids under which they stand on their pages.

/// On the page of a case: its pictures,
pub const PICTURES: &str = "pictures";
/// what the person says,
pub const STATEMENT: &str = "statement";
/// other cases of the same seller,
pub const SELLER: &str = "seller";
/// and what came of it.
pub const OUTCOMES: &str = "outcomes";

/// Where cases are handed in: what only one door asks,
pub const QUESTIONS: &str = "questions";
/// the one confirmation,
pub const CONFIRM: &str = "confirm";
/// and the way back from it.
pub const UNDO: &str = "undo";

/// In the settings: who hands in,
pub const DESK: &str = "desk";
/// with which rights,
pub const RIGHTS: &str = "rights";
/// and to which server.
pub const SERVER: &str = "server";
