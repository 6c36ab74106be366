//! A shop's numbers and login name on its marketplace.

use super::plain::{plain, says_nothing};
use crate::case::listing::Facts;

/// Marketplaces on which a seller has the same number in all countries. On the others each country counts for itself.
const ONE_FOR_ALL: &[&str] = &["1688", "aliexpress", "amazon", "ebay", "etsy", "taobao", "tmall"];

/// Any other web shop: what it calls its shop says nothing elsewhere.
const WEB_SHOP: &str = "shop";

/// The keys of a shop: `marketplace:country:what:value`.
pub(super) fn ids(facts: &Facts) -> Vec<String> {
    let Some(marketplace) = facts.marketplace.as_deref().filter(|marketplace| *marketplace != WEB_SHOP) else {
        return Vec::new();
    };
    let country = match facts.country.value() {
        _ if ONE_FOR_ALL.contains(&marketplace) => "",
        Some(country) => country.as_str(),
        None => "",
    };
    let seller = &facts.seller;
    let ids = [("shop", &seller.shop_id), ("seller", &seller.id), ("name", &seller.username)];
    let key = |(what, id): (&str, &crate::listing::Read<String>)| {
        let id = id.value()?;
        let plain = plain(id);
        let is_one = !says_nothing(&plain) && plain != "-1" && id.len() <= 200;
        // Numbers written with letters tell small ones from large ones; login names do not.
        let value = if what == "name" { plain } else { id.trim().to_owned() };
        is_one.then(|| format!("{marketplace}:{country}:{what}:{value}"))
    };
    ids.into_iter().filter_map(key).collect()
}
