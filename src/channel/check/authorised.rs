//! A seller whom the registry calls the brand's own, or authorised: a notice of it would accuse who sells by right.

use super::{Finding, View, Weight};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let found = view.telling.batch.iter().filter_map(|of| {
        let assessed = of.case.assessment.as_ref()?;
        let (check, weight) = match assessed.store.status.as_str() {
            "official" | "group" => ("own_store", Weight::Stops),
            "authorised" => ("authorised_seller", Weight::Asks),
            _ => return None,
        };
        let seller = of.case.listing.seller.name_raw.value().cloned().unwrap_or_default();
        Some(Finding::new(check, weight, Some(*of), None).with("seller", crate::text::visible(&seller)))
    });
    found.collect()
}
