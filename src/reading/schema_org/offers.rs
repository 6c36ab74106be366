//! What the offers of a product say: prices, currency, seller, stock.

use super::{
    Thing,
    property::{is_a, name_of, texts, values},
};
use crate::{
    address::Located,
    capture::Json,
    listing::Amount,
    reading::price::{Customs, is_no_price_tag, read_price},
};

/// What the offers say. Several offers are a range of prices; whatever else they say counts only when all agree.
pub(super) fn add(product: &Json, at: Option<&Located<'_>>, thing: &mut Thing) {
    let mut offers: Vec<&Json> = values(product, "offers").collect();
    let inner: Vec<&Json> =
        offers.iter().flat_map(|offer| values(offer, "offers")).filter(|offer| offer.as_map().is_some()).collect();
    if let Some(own) = at.and_then(|at| offers.iter().chain(&inner).find(|offer| has_variant_number(offer, at))) {
        offers = vec![*own];
    }
    // Prices in several currencies are no range; the first currency counts.
    let currency = |offer: &Json| texts(offer, "priceCurrency").into_iter().next();
    let first_currency = offers.iter().chain(&inner).find_map(|offer| currency(offer));
    let is_comparable = |offer: &&Json| currency(offer).is_none_or(|own| Some(&own) == first_currency.as_ref());
    offers.retain(is_comparable);
    let inner: Vec<&Json> = inner.into_iter().filter(is_comparable).collect();
    let mut lows = Vec::new();
    let mut highs = Vec::new();
    for offer in &offers {
        let (low, high) = prices(offer);
        lows.extend(low);
        highs.extend(high);
    }
    if lows.is_empty() {
        for offer in &inner {
            let (low, high) = prices(offer);
            lows.extend(low);
            highs.extend(high);
        }
    }
    thing.add("price", lows.iter().min().map(Amount::to_string));
    thing.add("price_max", highs.iter().chain(&lows).max().map(Amount::to_string));
    thing.add("list_price", offers.iter().find_map(|offer| struck(offer)).map(|amount| amount.to_string()));
    let all: Vec<&Json> = offers.iter().chain(&inner).copied().collect();
    let specified: Vec<&Json> = all.iter().flat_map(|offer| values(offer, "priceSpecification")).collect();
    let currencies = all.iter().chain(&specified).flat_map(|offer| texts(offer, "priceCurrency"));
    thing.add("currency", agreed(currencies.collect()));
    thing.add(
        "availability",
        agreed_or_any_in_stock(all.iter().flat_map(|offer| texts(offer, "availability")).collect()),
    );
    thing.add("condition", agreed(all.iter().flat_map(|offer| texts(offer, "itemCondition")).collect()));
    let sellers: Vec<&Json> =
        all.iter().flat_map(|offer| values(offer, "seller").chain(values(offer, "offeredBy"))).collect();
    thing.add("seller_name", agreed(sellers.iter().flat_map(|seller| name_of(seller)).collect()));
    thing.add("seller_url", agreed(sellers.iter().flat_map(|seller| texts(seller, "url")).collect()));
    thing.add("shop_url", thing.first("seller_url").map(str::to_owned));
    thing.add("seller_id", agreed(sellers.iter().flat_map(|seller| texts(seller, "identifier")).collect()));
}

fn has_variant_number(offer: &Json, at: &Located<'_>) -> bool {
    let Some(variant) = at.ids.get("variant_id") else { return false };
    ["sku", "@id", "url"]
        .iter()
        .flat_map(|key| texts(offer, key))
        .any(|text| text == *variant || text.split(['=', '&', '/', '#', '-', '_', '.']).any(|part| part == variant))
}

/// The lowest and highest price of one offer. Unit prices, instalments and struck-through prices are none.
fn prices(offer: &Json) -> (Option<Amount>, Option<Amount>) {
    let amount =
        |key: &str| texts(offer, key).first().and_then(|text| decimal(text)).filter(|amount| !amount.is_zero());
    let specified = values(offer, "priceSpecification").filter(|price| is_selling_price(price)).find_map(|price| {
        ["price", "minPrice"].iter().find_map(|key| texts(price, key).first().and_then(|text| decimal(text)))
    });
    let low = amount("lowPrice").or_else(|| amount("price")).or(specified.filter(|amount| !amount.is_zero()));
    (low, amount("highPrice"))
}

fn is_selling_price(price: &Json) -> bool {
    let is_struck = texts(price, "priceType").iter().any(|kind| is_struck_type(kind));
    let per = [
        "referenceQuantity",
        "billingDuration",
        "billingIncrement",
        "unitCode",
        "eligibleQuantity",
        "validForMemberTier",
    ];
    !is_struck
        && per.iter().all(|key| price.get(key).is_none())
        && !is_a(price, &["DeliveryChargeSpecification", "PaymentChargeSpecification"])
}

fn is_struck_type(kind: &str) -> bool {
    ["StrikethroughPrice", "ListPrice", "SRP", "MSRP", "RegularPrice"].iter().any(|known| kind.ends_with(known))
}

fn struck(offer: &Json) -> Option<Amount> {
    let is_struck = |price: &&Json| texts(price, "priceType").iter().any(|kind| is_struck_type(kind));
    values(offer, "priceSpecification")
        .filter(is_struck)
        .find_map(|price| texts(price, "price").first().and_then(|text| decimal(text)))
}

/// A price as schema.org asks for it (digits and a point), or as shops write it all the same.
pub(super) fn decimal(text: &str) -> Option<Amount> {
    let text = text.trim();
    let as_written = || {
        let read = read_price(text, &Customs::default());
        read.low.filter(|_| !read.instalment && !read.per_unit && !is_no_price_tag(text))
    };
    Amount::parse_plain(text).or_else(as_written)
}

fn agreed(texts: Vec<String>) -> Option<String> {
    let first = texts.iter().find(|text| !text.is_empty())?.clone();
    texts.iter().filter(|text| !text.is_empty()).all(|text| *text == first).then_some(first)
}

/// Of several offers, one in stock makes the listing available.
fn agreed_or_any_in_stock(texts: Vec<String>) -> Option<String> {
    let in_stock = texts.iter().find(|text| text.ends_with("InStock")).cloned();
    in_stock.or_else(|| agreed(texts))
}
