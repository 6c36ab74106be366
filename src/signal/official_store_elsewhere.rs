//! The brand has a known shop here, and this is another one. Reselling is lawful: it only says where the other is.

use super::{Finding, View};
use crate::verdict::Status;

/// Sees it where the registry could have recognised the shop and did not.
pub fn see(view: &View) -> Option<Finding> {
    let is_other =
        matches!(view.status, Status::Mall | Status::ClaimsOfficial | Status::NotListed) && view.shops.this.is_none();
    let own = view.shops.own.first().map(|own| own.shop).filter(|_| is_other && view.shops.is_listed)?;
    let name = own.name.as_ref().or(own.username.as_ref()).or(own.url.as_ref())?;
    Some(view.on_shop().with("shop", name.clone()))
}
