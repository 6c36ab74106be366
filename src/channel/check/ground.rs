//! Too little to base a notice on: hardly anything was read, or no sign was found but a low price, and nothing is said.

use super::{Finding, View, Weight};

/// A sign that says something of goods only beside another one, or beside the person's words.
const PRICE: &str = "price-far-below-list";

pub(super) fn check(view: &View) -> Vec<Finding> {
    let found = view.telling.batch.iter().flat_map(|of| {
        let case = of.case;
        let assessed = case.assessment.as_ref();
        let is_poor = assessed.is_none_or(|assessed| assessed.coverage.level == "poor");
        let has_sign = of.signs().next().is_some();
        let is_price_alone = has_sign && of.signs().all(|sign| sign.code == PRICE);
        let says_nothing = case.statement.explanation.trim().is_empty();
        let stops = |check| Some(Finding::new(check, Weight::Stops, Some(*of), Some("write_statement")));
        let groundless = match (has_sign, says_nothing) {
            (true, true) if is_price_alone => stops("price_alone"),
            (true, _) => None,
            (false, true) => stops("no_ground"),
            (false, false) => Some(Finding::new("no_sign", Weight::Asks, Some(*of), None)),
        };
        let poor = is_poor.then(|| Finding::new("little_read", Weight::Asks, Some(*of), Some("open_listing")));
        let unsealed =
            case.evidence.is_none().then(|| Finding::new("not_sealed", Weight::Asks, Some(*of), Some("seal")));
        [groundless, poor, unsealed]
    });
    found.flatten().collect()
}
