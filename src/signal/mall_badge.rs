//! The platform's mall or official badge on a shop whose relation to the brand is not known.

use super::{Finding, View};
use crate::verdict::Status;

/// Sees it where the badge was read.
pub fn see(view: &View) -> Option<Finding> {
    (view.status == Status::Mall).then(|| view.on_badge()).flatten()
}
