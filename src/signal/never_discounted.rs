//! A struck-through price on goods of a brand that says it gives no discounts. On other brands it means nothing.

use super::{Finding, View};

/// Sees it where both prices were read.
pub fn see(view: &View) -> Option<Finding> {
    let brand = view.brand?;
    let statement = brand.never_discounts.as_ref().filter(|statement| statement.grade.may_score())?;
    let (price, list) = (view.listing.price.value()?, view.listing.list_price.value()?);
    (list > price && !view.is_beyond_comparison() && !view.is_known_shop()).then(|| {
        let finding = Finding::on_field("list_price", list.to_string());
        finding.with("brand", brand.name.clone()).with("source", statement.source.clone())
    })
}
