//! The seller joined only lately. Weak.

use super::{Finding, View};
use crate::reading::day;

const ID: &str = "new-seller";

/// Sees it where both days are known.
pub fn see(view: &View) -> Option<Finding> {
    let since = view.listing.seller_since.value()?;
    let days = day::number(view.listing.observed_at.value()?)?.checked_sub(day::number(since)?)?;
    let limit = i64::try_from(view.count_limit(ID, "days")?).ok()?;
    (0..limit).contains(&days).then(|| Finding::on_field("seller_since", since.clone()).with("days", days.to_string()))
}
