//! A shop of the group that the brand belongs to.

use super::{Finding, View};
use crate::verdict::Status;

/// Sees it where the registry names this very shop.
pub fn see(view: &View) -> Option<Finding> {
    let owner = view.brand?.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default();
    (view.status == Status::Group).then(|| view.on_shop().with("owner", owner))
}
