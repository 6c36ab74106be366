//! The brand's own shop, with the platform's badge where it has one.

use super::{Finding, View};
use crate::verdict::Status;

/// Sees it where the registry names this very shop.
pub fn see(view: &View) -> Option<Finding> {
    (view.status == Status::Official).then(|| view.on_shop())
}
