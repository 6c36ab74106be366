//! Several listings in one notice: on as many marketplaces as the office wants, of the same seller.

use jinjja_data::channel::Demand;

use super::{Finding, View, Weight};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let door = view.telling.door;
    let mut found = Vec::new();
    let mut marketplaces: Vec<_> = view.telling.batch.iter().filter_map(|of| of.marketplace()).collect();
    marketplaces.sort_unstable();
    marketplaces.dedup();
    let fewest = door.batch.fewest_marketplaces;
    if marketplaces.len() < fewest {
        let finding = Finding::new("marketplaces_few", Weight::Stops, None, Some("link_cases"));
        found.push(finding.with("count", fewest.to_string()));
    }
    if door.demands.contains(&Demand::SameSeller) {
        let unproven = view.telling.batch.iter().filter(|of| view.telling.same_seller(of).is_empty());
        found.extend(unproven.map(|of| Finding::new("seller_unproven", Weight::Stops, Some(*of), Some("link_cases"))));
    }
    found
}
