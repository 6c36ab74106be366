//! Whether a door is open to a person; if not, why, and what would open it.

use jinjja_data::{Channel, channel::Who};
use serde::Serialize;

use super::Desk;
use crate::case::{notifier::Role, statement::RightKind};

/// Whether a door is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// It is.
    Open,
    /// It is for holders of rights and those who act for them: the person's role is another.
    Role,
    /// No right of a kind that the office acts on is stored.
    Right,
    /// Who acts for the holder needs a letter that says so.
    Authorisation,
}

impl Access {
    /// Whether a person may go through this door.
    pub fn of(door: &Channel, role: Role, desk: &Desk) -> Self {
        if door.who == Who::Anyone {
            return Self::Open;
        }
        if !matches!(role, Role::BrandStaff | Role::Agent) {
            return Self::Role;
        }
        let is_taken = |kind: RightKind| door.rights.iter().any(|taken| taken == kind.name());
        let mut taken = desk.rights.iter().filter(|stored| is_taken(stored.right.kind)).peekable();
        if taken.peek().is_none() {
            return Self::Right;
        }
        if role == Role::Agent && taken.all(|stored| stored.authorisation.is_none()) {
            return Self::Authorisation;
        }
        Self::Open
    }
}
