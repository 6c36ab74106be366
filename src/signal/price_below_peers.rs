//! The price is far below what others ask for the same product beside it.

use jinjja_data::TermClass;

use super::{
    Finding, View,
    price_far_below_list::{compare, percent},
};
use crate::listing::Amount;

const ID: &str = "price-below-peers";

/// Sees it where no list price could be compared and enough others offer the same.
pub fn see(view: &View) -> Option<Finding> {
    // Without the currency it is not known whether a list price could be compared.
    if view.listing.currency.value().is_none()
        || compare(view).is_some()
        || view.is_beyond_comparison()
        || view.title.has(TermClass::Portion)
    {
        return None;
    }
    let price = *view.listing.price.value()?;
    let peers = view.listing.peers.value().map_or(view.peers, Vec::as_slice);
    let mut prices: Vec<Amount> = peers.iter().copied().filter(|peer| !peer.is_zero()).collect();
    if price.is_zero() || u64::try_from(prices.len()).ok()? < view.count_limit(ID, "peers")? {
        return None;
    }
    prices.sort();
    let twice_median = twice_median(&prices)?;
    let ratio = price.billionths().checked_mul(2_000)?.checked_div(twice_median)?;
    let ratio = i64::try_from(ratio).ok()?;
    (ratio < view.limit(ID, "below")?).then(|| {
        let finding = Finding::on_field("price", price.to_string());
        finding.with("ratio", percent(ratio)).with("count", prices.len().to_string())
    })
}

fn twice_median(sorted: &[Amount]) -> Option<u128> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?.billionths();
    let is_even = sorted.len().is_multiple_of(2);
    let lower = if is_even { sorted.get(middle.checked_sub(1)?)?.billionths() } else { upper };
    lower.checked_add(upper)
}
