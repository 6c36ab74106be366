//! Many buyers rated the seller low. Weak: sellers of copies are rated well too.

use super::{Finding, View};

const ID: &str = "low-seller-rating";

/// Sees it where rating and number of ratings were read.
pub fn see(view: &View) -> Option<Finding> {
    let rating = *view.listing.seller_rating.value()?;
    let count = *view.listing.seller_rating_count.value()?;
    let below = u128::try_from(view.limit(ID, "below")?).ok()?.saturating_mul(1_000_000);
    (count >= view.count_limit(ID, "ratings")? && !rating.is_zero() && rating.billionths() < below).then(|| {
        let finding = Finding::on_field("seller_rating", rating.to_string());
        finding.with("rating", rating.to_string()).with("count", count.to_string())
    })
}
