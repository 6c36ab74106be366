//! A shop that sells the brand by contract.

use super::{Finding, View};
use crate::verdict::Status;

/// Sees it where the registry names this very shop.
pub fn see(view: &View) -> Option<Finding> {
    (view.status == Status::Authorised).then(|| view.on_shop())
}
