//! The price is far below the brand's own list price for as much of the same product.

use jinjja_data::{Brand, Decibans, ListPrice, TermClass};

use super::{Finding, View};
use crate::{
    brand::registry::Wanted,
    listing::Amount,
    measure::{Quantity, Size, Unit, size_of},
};

const ID: &str = "price-far-below-list";

/// Sees it where product, size, currency and price are known on both sides. Currencies are never converted; a list
/// price of another market is widened by what prices differ between markets.
pub fn see(view: &View) -> Option<Finding> {
    let compared = compare(view)?;
    let rule = view.rule(ID)?;
    let weight_of = |ratio: i64| rule.steps.iter().find(|step| ratio < step.below.0).map(|step| step.weight);
    // Far too low is a misreading, in whichever market.
    if weight_of(compared.read) == Some(Decibans(0)) {
        return None;
    }
    let weight = weight_of(compared.ratio)?;
    let list = compared.list;
    (weight > Decibans(0)).then(|| {
        Finding::on_field("price", compared.price.to_string())
            .weighing(weight)
            .with("ratio", percent(compared.ratio))
            .with("price", format!("{} {}", compared.price, list.currency))
            .with("list", list_of(list))
            .with("product", list.product.clone())
    })
}

/// A price held against a list price.
pub struct Compared<'v> {
    list: &'v ListPrice,
    price: Amount,
    /// In thousandths, as it was read.
    read: i64,
    /// The same, widened where the list price is another market's.
    ratio: i64,
}

/// The comparison, if one can be made.
pub fn compare<'v>(view: &View<'v>) -> Option<Compared<'v>> {
    let (index, brand) = (view.claim.brand()?, view.brand?);
    if view.is_beyond_comparison() {
        return None;
    }
    let price = highest(view)?;
    let currency = view.listing.currency.value()?;
    let (list, wanted) = best(view, index, brand, currency)?;
    let share = share_of_list(view, wanted)?;
    let list_amount = Amount::parse_plain(&list.amount)?;
    // price / (list · share), share being what the listing offers of what the list price buys.
    let (offered, listed) = share;
    let numerator = price.billionths().checked_mul(1_000)?.checked_mul(u128::from(listed))?;
    let ratio = numerator.checked_div(list_amount.billionths().checked_mul(u128::from(offered))?)?;
    let read = i64::try_from(ratio).ok()?;
    let is_home = view.listing.country.value() == Some(&list.market);
    let ratio = if is_home { read } else { read.checked_mul(view.limit(ID, "other_market_factor")?)? / 1_000 };
    (ratio <= view.limit(ID, "misread_above")?).then_some(Compared { list, price, read, ratio })
}

/// Of a range that is wide, the lowest price may be a sample's: the highest is compared.
fn highest(view: &View) -> Option<Amount> {
    let price = *view.listing.price.value()?;
    Some(view.listing.price_max.value().copied().filter(|highest| *highest > price).unwrap_or(price))
}

/// The list price whose words are all in the title: of several the one that says most, then the one for this very size,
/// then the listing's own market's.
fn best<'v>(view: &View<'v>, index: usize, brand: &'v Brand, currency: &str) -> Option<(&'v ListPrice, &'v Wanted)> {
    let wanted = view.registry.wanted(index);
    let fitting =
        brand.prices.iter().zip(wanted).filter(|(list, _)| list.grade.may_score() && list.currency == currency);
    let named = fitting.filter_map(|(list, wanted)| Some((wanted.named_by(&view.title.folded)?, list, wanted)));
    let offered = size_of(view.title.folded.source(), &view.registry.scale);
    let is_this_size = |wanted: &Wanted| wanted.size.is_some_and(|size| offered == Size::Is(size));
    let is_home = |list: &ListPrice| view.listing.country.value() == Some(&list.market);
    let (_, list, wanted) = named.max_by_key(|(words, list, wanted)| (*words, is_this_size(wanted), is_home(list)))?;
    Some((list, wanted))
}

/// How much is offered, and how much the list price buys, in the same unit; (1, 1) for things without a size.
fn share_of_list(view: &View, wanted: &Wanted) -> Option<(u64, u64)> {
    let is_portion = view.title.has(TermClass::Portion);
    let offered = size_of(view.title.folded.source(), &view.registry.scale);
    match (wanted.size, offered) {
        (None, Size::Unknown) => (!is_portion).then_some((1, 1)),
        (Some(listed), Size::Is(offered)) => {
            let offered = in_unit_of(listed, offered)?;
            let fits = offered.thousandths > 0 && listed.thousandths > 0;
            // Samples, minis and decants are given away and sold on, and the size in the title may be that of the whole.
            (fits && !is_portion).then_some((offered.thousandths, listed.thousandths))
        }
        _ => None,
    }
}

/// A millilitre of a cream weighs about a gram, and ounces stand for both; a tenth is taken off, so that no price looks
/// lower than it is. Pieces are nothing of the kind.
fn in_unit_of(listed: Quantity, offered: Quantity) -> Option<Quantity> {
    match (listed.unit, offered.unit) {
        (listed, unit) if listed == unit => Some(offered),
        (Unit::Pieces, _) | (_, Unit::Pieces) => None,
        (unit, _) => Some(Quantity { unit, thousandths: offered.thousandths.saturating_mul(9) / 10 }),
    }
}

fn list_of(list: &ListPrice) -> String {
    match &list.size {
        Some(size) => format!("{} {} ({size}, {})", list.amount, list.currency, list.market),
        None => format!("{} {} ({})", list.amount, list.currency, list.market),
    }
}

pub(super) fn percent(thousandths: i64) -> String {
    format!("{} %", thousandths.saturating_add(5) / 10)
}
