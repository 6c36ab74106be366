//! What JSON-LD and microdata say of a product, in the words of schema.org (release 30), as shops really write it.
//!
//! Both are the same tree here. Structured data lie by omission: an empty text, a price of zero or a brand without a
//! name is no value.

use std::collections::BTreeMap;

use crate::{
    address::Located,
    capture::{Capture, Json, literal},
    listing::Amount,
    text::{collapsed, without_entities},
};

/// What is said of one thing: field → values as texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Thing(BTreeMap<&'static str, Vec<String>>);

/// The entities of a page.
pub(super) struct Described {
    pub(super) json_ld: Vec<Json>,
    pub(super) microdata: Vec<Json>,
}

/// Types whose instances are goods on offer.
const PRODUCTS: &[&str] = &[
    "Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts", "ProductCollection", "Book", "Vehicle", "Car",
    "Motorcycle", "MusicAlbum", "Movie", "VideoGame", "SoftwareApplication", "Drug",
];

/// Properties that lead to other goods than the page's own.
const OTHER_GOODS: &[&str] = &[
    "isRelatedTo", "isSimilarTo", "isAccessoryOrSparePartFor", "isConsumableFor", "itemListElement", "hasVariant", "isVariantOf",
    "review", "addOn", "includesObject", "makesOffer", "hasOfferCatalog",
];

/// How deep entities are looked for.
const DEEPEST: usize = 12;

impl Thing {
    /// The values of a field.
    pub(super) fn texts(&self, field: &str) -> &[String] {
        self.0.get(field).map(Vec::as_slice).unwrap_or_default()
    }

    fn first(&self, field: &str) -> Option<&str> {
        self.texts(field).first().map(String::as_str)
    }

    fn add(&mut self, field: &'static str, values: impl IntoIterator<Item = String>) {
        let values: Vec<String> = values.into_iter().map(|value| collapsed(&value)).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() && !self.0.contains_key(field) {
            self.0.insert(field, values);
        }
    }
}

/// The entities that a capture holds; scripts that are not JSON are repaired as far as they go.
pub(super) fn described(capture: &Capture) -> Described {
    let mut json_ld = Vec::new();
    for script in &capture.json_ld {
        if let Ok(read) = literal::parse_all(script) {
            spread(read.value, &mut json_ld, 0);
        }
    }
    Described { json_ld, microdata: capture.microdata.clone() }
}

/// Lists and `@graph` spread out.
fn spread(value: Json, into: &mut Vec<Json>, depth: usize) {
    match value {
        Json::List(elements) if depth < DEEPEST => elements.into_iter().for_each(|element| spread(element, into, depth.saturating_add(1))),
        Json::Map(entries) => {
            let (graph, rest): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key == "@graph");
            if rest.iter().any(|(key, _)| key != "@context") {
                into.push(Json::Map(rest));
            }
            if depth < DEEPEST {
                graph.into_iter().for_each(|(_, value)| spread(value, into, depth.saturating_add(1)));
            }
        }
        _ => {}
    }
}

/// The page's own product. Where several stand side by side, the one whose address or number is the page's, else the
/// only one; where neither tells, none: another product's facts are worse than no facts.
pub(super) fn product(entities: &[Json], at: &Located<'_>) -> Thing {
    let mut found = Vec::new();
    entities.iter().for_each(|entity| products(entity, &mut found, 0));
    let own: Vec<&&Json> = found.iter().filter(|product| is_of_page(product, at)).collect();
    let chosen = match (own.first(), found.as_slice()) {
        (Some(own), _) => Some(**own),
        (None, [only]) => Some(*only),
        (None, many) => one_name(many),
    };
    chosen.map(|product| thing(product, at)).unwrap_or_default()
}

/// Several descriptions of one product: all have the same name.
fn one_name<'j>(many: &[&'j Json]) -> Option<&'j Json> {
    let first = many.first()?;
    let name = texts(first, "name").into_iter().next()?;
    let same = many.iter().all(|other| texts(other, "name").first() == Some(&name));
    let with_offer = many.iter().find(|product| product.get("offers").is_some()).unwrap_or(first);
    same.then_some(*with_offer)
}

/// Listings that the page names one after the other (`ItemList`).
pub(super) fn items(described: &Described) -> Vec<Thing> {
    let lists = described.json_ld.iter().chain(&described.microdata);
    let mut elements = Vec::new();
    lists.for_each(|entity| list_elements(entity, &mut elements, 0));
    elements.into_iter().map(|(element, url)| item(element, url)).collect()
}

fn item(element: &Json, url: Option<String>) -> Thing {
    let mut thing = facts(element, None);
    thing.add("url", url);
    thing
}

fn list_elements<'j>(entity: &'j Json, into: &mut Vec<(&'j Json, Option<String>)>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if is_a(entity, &["ItemList", "OfferCatalog", "SearchResultsPage", "CollectionPage"]) {
        for element in values(entity, "itemListElement") {
            let inner = element.get("item").filter(|item| item.as_map().is_some()).unwrap_or(element);
            if is_a(inner, PRODUCTS) || is_a(element, PRODUCTS) {
                into.push((inner, texts(element, "url").into_iter().next()));
            }
        }
    }
    for key in ["mainEntity", "mainEntityOfPage", "about"] {
        values(entity, key).for_each(|inner| list_elements(inner, into, depth.saturating_add(1)));
    }
}

/// Goods on offer anywhere in an entity, but not those it only refers to.
fn products<'j>(entity: &'j Json, into: &mut Vec<&'j Json>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if is_a(entity, PRODUCTS) {
        into.push(entity);
        return;
    }
    match entity {
        Json::Map(entries) => {
            for (_, value) in entries.iter().filter(|(key, _)| !OTHER_GOODS.contains(&key.as_str())) {
                products(value, into, depth.saturating_add(1));
            }
        }
        Json::List(elements) => elements.iter().for_each(|element| products(element, into, depth.saturating_add(1))),
        _ => {}
    }
}

fn is_a(entity: &Json, types: &[&str]) -> bool {
    texts(entity, "@type").iter().any(|kind| {
        let name = kind.rsplit(['/', '#', ':']).next().unwrap_or(kind);
        types.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// Whether an entity says that it is what the page is about: by address, by item or variant number.
fn is_of_page(product: &Json, at: &Located<'_>) -> bool {
    let without_query = |url: &str| url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
    let page = without_query(&format!("https://{}{}", at.web.host, at.web.path));
    let ids = ["item_id", "variant_id"].into_iter().filter_map(|name| at.ids.get(name));
    let numbers: Vec<&String> = ids.collect();
    let says = |key: &str| texts(product, key);
    let has_number = ["sku", "productID", "mpn"].iter().flat_map(|key| says(key)).any(|number| numbers.iter().any(|known| **known == number));
    let has_address = ["url", "@id"].iter().flat_map(|key| says(key)).any(|url| {
        at.web.join(&url).is_some_and(|url| without_query(&url.replacen("http://", "https://", 1)) == page)
    });
    has_number || has_address
}

fn thing(product: &Json, at: &Located<'_>) -> Thing {
    let variant = values(product, "hasVariant").find(|variant| is_of_page(variant, at));
    let mut thing = variant.map(|variant| facts(variant, Some(at))).unwrap_or_default();
    for (field, texts) in facts(product, Some(at)).0 {
        // A group's range is not the price of the variant on the page.
        let is_price = matches!(field, "price" | "price_max" | "list_price");
        if !(variant.is_some() && is_price) {
            thing.add(field, texts);
        }
    }
    thing
}

fn facts(product: &Json, at: Option<&Located<'_>>) -> Thing {
    let mut thing = Thing::default();
    thing.add("title", named(product, "name").or_else(|| named(product, "title")));
    thing.add("description", texts(product, "description").into_iter().take(1));
    thing.add("brand", names(product, "brand").into_iter().take(1));
    thing.add("brand", names(product, "manufacturer").into_iter().take(1));
    thing.add("category", names(product, "category").into_iter().take(1));
    for (field, key) in [("sku", "sku"), ("product_id", "productID"), ("mpn", "mpn"), ("url", "url"), ("language", "inLanguage")] {
        thing.add(field, texts(product, key).into_iter().take(1));
    }
    let item_id = thing.first("product_id").or(thing.first("sku")).map(str::to_owned);
    thing.add("item_id", item_id);
    for key in ["gtin13", "gtin12", "gtin14", "gtin8", "gtin", "isbn", "productID", "sku"] {
        let number = texts(product, key).into_iter().filter_map(|text| super::gtin::checked(text.rsplit(':').next().unwrap_or_default()));
        // A shop's own number may pass for an article number by chance; one of thirteen digits does not.
        let is_own_number = key == "sku" || key == "productID";
        thing.add("gtin", number.filter(|number| !is_own_number || number.len() == 13).take(1));
    }
    thing.add("images", values(product, "image").flat_map(address));
    thing.add("images", values(product, "images").flat_map(address));
    ratings(product, &mut thing);
    let reviews = values(product, "review").chain(values(product, "reviews"));
    thing.add("reviews", reviews.filter_map(|review| named(review, "reviewBody").or_else(|| named(review, "description"))));
    thing.add("condition", texts(product, "itemCondition").into_iter().take(1));
    offers(product, at, &mut thing);
    thing
}

fn ratings(product: &Json, thing: &mut Thing) {
    let Some(rating) = values(product, "aggregateRating").next() else { return };
    let best = texts(rating, "bestRating").first().and_then(|best| decimal(best)).and_then(Amount::as_whole);
    let scale = best.and_then(|best| u32::try_from(best).ok()).filter(|best| *best > 0).unwrap_or(5);
    let stars = texts(rating, "ratingValue").first().and_then(|value| decimal(value)).and_then(|value| value.rescale(scale));
    thing.add("rating", stars.map(|stars| stars.to_string()));
    thing.add("rating_count", texts(rating, "ratingCount").into_iter().chain(texts(rating, "reviewCount")).take(1));
}

/// What the offers say. Several offers are a range of prices; whatever else they say counts only when all agree.
fn offers(product: &Json, at: Option<&Located<'_>>, thing: &mut Thing) {
    let mut offers: Vec<&Json> = values(product, "offers").collect();
    let inner: Vec<&Json> = offers.iter().flat_map(|offer| values(offer, "offers")).filter(|offer| offer.as_map().is_some()).collect();
    if let Some(own) = at.and_then(|at| offers.iter().chain(&inner).find(|offer| has_variant_number(offer, at))) {
        offers = vec![*own];
    }
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
    thing.add("availability", agreed_or_any_in_stock(all.iter().flat_map(|offer| texts(offer, "availability")).collect()));
    thing.add("condition", agreed(all.iter().flat_map(|offer| texts(offer, "itemCondition")).collect()));
    let sellers: Vec<&Json> = all.iter().flat_map(|offer| values(offer, "seller").chain(values(offer, "offeredBy"))).collect();
    thing.add("seller_name", agreed(sellers.iter().flat_map(|seller| name_of(seller)).collect()));
    thing.add("seller_url", agreed(sellers.iter().flat_map(|seller| texts(seller, "url")).collect()));
    thing.add("shop_url", thing.first("seller_url").map(str::to_owned));
    thing.add("seller_id", agreed(sellers.iter().flat_map(|seller| texts(seller, "identifier")).collect()));
}

fn has_variant_number(offer: &Json, at: &Located<'_>) -> bool {
    let Some(variant) = at.ids.get("variant_id") else { return false };
    ["sku", "@id", "url"].iter().flat_map(|key| texts(offer, key)).any(|text| {
        text == *variant || text.split(['=', '&', '/', '#', '-', '_', '.']).any(|part| part == variant)
    })
}

/// The lowest and highest price of one offer. Unit prices, instalments and struck-through prices are none.
fn prices(offer: &Json) -> (Option<Amount>, Option<Amount>) {
    let amount = |key: &str| texts(offer, key).first().and_then(|text| decimal(text)).filter(|amount| !amount.is_zero());
    let specified = values(offer, "priceSpecification").filter(|price| is_selling_price(price)).find_map(|price| {
        ["price", "minPrice"].iter().find_map(|key| texts(price, key).first().and_then(|text| decimal(text)))
    });
    let low = amount("lowPrice").or_else(|| amount("price")).or(specified.filter(|amount| !amount.is_zero()));
    (low, amount("highPrice"))
}

fn is_selling_price(price: &Json) -> bool {
    let is_struck = texts(price, "priceType").iter().any(|kind| is_struck_type(kind));
    let per = ["referenceQuantity", "billingDuration", "billingIncrement", "unitCode", "eligibleQuantity", "validForMemberTier"];
    !is_struck && per.iter().all(|key| price.get(key).is_none()) && !is_a(price, &["DeliveryChargeSpecification", "PaymentChargeSpecification"])
}

fn is_struck_type(kind: &str) -> bool {
    ["StrikethroughPrice", "ListPrice", "SRP", "MSRP", "RegularPrice"].iter().any(|known| kind.ends_with(known))
}

fn struck(offer: &Json) -> Option<Amount> {
    let is_struck = |price: &&Json| texts(price, "priceType").iter().any(|kind| is_struck_type(kind));
    values(offer, "priceSpecification").filter(is_struck).find_map(|price| texts(price, "price").first().and_then(|text| decimal(text)))
}

/// A price as schema.org asks for it (digits and a point), or as shops write it all the same.
fn decimal(text: &str) -> Option<Amount> {
    let text = text.trim();
    Amount::parse_plain(text).or_else(|| super::price::read_price(text, &super::price::Customs::default()).low)
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

/// A property's values: lists spread out, nothing left out but `null`.
fn values<'j>(entity: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> + use<'j> {
    let value = entity.get(key).filter(|value| !value.is_null());
    let list = value.and_then(Json::as_list).unwrap_or_default();
    let single = value.filter(|value| value.as_list().is_none());
    single.into_iter().chain(list)
}

/// The texts of a property; of an entity written with `@value` that.
fn texts(entity: &Json, key: &str) -> Vec<String> {
    values(entity, key)
        .filter_map(|value| match value.get("@value") {
            Some(inner) => super::source::plain(inner),
            None => value.as_written().map(str::to_owned).or_else(|| value.get("@id").and_then(Json::as_text).map(str::to_owned)),
        })
        .map(|text| without_entities(&text))
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// The names of a property's values: a text is its own name.
fn names(entity: &Json, key: &str) -> Vec<String> {
    values(entity, key).flat_map(name_of).collect()
}

fn name_of(value: &Json) -> Vec<String> {
    match value.as_written() {
        Some(text) if !text.contains("://") => vec![without_entities(text)],
        Some(_) => Vec::new(),
        None => texts(value, "name"),
    }
}

fn named(entity: &Json, key: &str) -> Option<String> {
    texts(entity, key).into_iter().next()
}

fn address(value: &Json) -> Vec<String> {
    match value.as_text() {
        Some(text) => vec![text.to_owned()],
        None => texts(value, "url").into_iter().chain(texts(value, "contentUrl")).take(1).collect(),
    }
}
