//! What JSON-LD and microdata say of a product, in the words of schema.org (release 30), as shops really write it.
//!
//! Both are the same tree here. Structured data lie by omission: an empty text, a price of zero or a brand without a
//! name is no value.

mod graph;
mod offers;
mod property;

use jinjja_data::sorted::Map;
use std::borrow::Cow;

use crate::{address::Located, capture::Json, listing::Amount, text::collapsed};
pub(super) use graph::{Described, described};
use offers::decimal;
use property::{address, is_a, named, names, texts, values};

/// What is said of one thing: field → values as texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Thing(Map<&'static str, Vec<String>>);

/// Types whose instances are goods on offer.
const PRODUCTS: &[&str] = &[
    "Product",
    "ProductGroup",
    "IndividualProduct",
    "ProductModel",
    "SomeProducts",
    "ProductCollection",
    "Book",
    "Vehicle",
    "Car",
    "Motorcycle",
    "MusicAlbum",
    "Movie",
    "VideoGame",
    "SoftwareApplication",
    "Drug",
];

/// Properties that lead to other goods than the page's own.
const OTHER_GOODS: &[&str] = &[
    "isRelatedTo",
    "isSimilarTo",
    "isAccessoryOrSparePartFor",
    "isConsumableFor",
    "itemListElement",
    "hasVariant",
    "isVariantOf",
    "review",
    "reviews",
    "itemReviewed",
    "addOn",
    "includesObject",
    "hasOfferCatalog",
    "orderedItem",
    "referencesOrder",
    "mentions",
    "citation",
];

/// Types of pages that write about goods and do not offer them.
const ARTICLES: &[&str] =
    &["Article", "BlogPosting", "NewsArticle", "TechArticle", "Report", "Blog", "Recipe", "Review", "HowTo"];

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
        let values: Vec<String> =
            values.into_iter().map(|value| collapsed(&value)).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() && !self.0.contains_key(field) {
            self.0.insert(field, values);
        }
    }
}

/// The page's own product. Where several stand side by side, the one whose address or number is the page's, else the
/// only one; where neither tells, none: another product's facts are worse than no facts.
pub(super) fn product(entities: &[Json], at: &Located<'_>) -> Thing {
    let mut found = Vec::new();
    entities.iter().for_each(|entity| products(entity, &mut found, 0));
    let own = found.iter().find(|product| is_of_page(product, at));
    let chosen = match (own, found.as_slice()) {
        (Some(own), _) => Some(own),
        (None, [only]) => Some(only),
        (None, many) => one_meant(many),
    };
    chosen.map(|product| thing(product, at)).unwrap_or_default()
}

/// Several descriptions of one product: all that have a name have the same.
fn one_meant<'m, 'j>(many: &'m [Cow<'j, Json>]) -> Option<&'m Cow<'j, Json>> {
    let named: Vec<_> = many.iter().filter(|product| named(product, "name").is_some()).collect();
    let on_offer: Vec<_> = named.iter().filter(|product| product.get("offers").is_some()).copied().collect();
    let first = *named.first()?;
    let name = texts(first, "name").into_iter().next()?;
    let same = named.iter().all(|other| texts(other, "name").first() == Some(&name));
    same.then(|| on_offer.first().copied().unwrap_or(first))
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

/// Whether an entity says that it is what the page is about: by address, by item or variant number.
fn is_of_page(product: &Json, at: &Located<'_>) -> bool {
    let without_query =
        |url: &str| url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
    let page = without_query(&format!("https://{}{}", at.web.host, at.web.path));
    let ids = ["item_id", "variant_id"].into_iter().filter_map(|name| at.ids.get(name));
    let numbers: Vec<&String> = ids.collect();
    let says = |key: &str| texts(product, key);
    let has_number = ["sku", "productID", "mpn"]
        .iter()
        .flat_map(|key| says(key))
        .any(|number| numbers.iter().any(|known| **known == number));
    let has_address = ["url", "@id"]
        .iter()
        .flat_map(|key| says(key))
        .any(|url| at.web.join(&url).is_some_and(|url| without_query(&url.replacen("http://", "https://", 1)) == page));
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
    for (field, key) in
        [("sku", "sku"), ("product_id", "productID"), ("mpn", "mpn"), ("url", "url"), ("language", "inLanguage")]
    {
        thing.add(field, texts(product, key).into_iter().take(1));
    }
    let item_id = thing.first("product_id").or(thing.first("sku")).map(str::to_owned);
    thing.add("item_id", item_id);
    for key in ["gtin13", "gtin12", "gtin14", "gtin8", "gtin", "isbn", "productID"] {
        let number = texts(product, key)
            .into_iter()
            .filter_map(|text| super::gtin::checked(text.rsplit(':').next().unwrap_or_default()));
        thing.add("gtin", number.take(1));
    }
    thing.add("images", values(product, "image").flat_map(address));
    thing.add("images", values(product, "images").flat_map(address));
    ratings(product, &mut thing);
    let reviews = values(product, "review").chain(values(product, "reviews"));
    thing.add(
        "reviews",
        reviews.filter_map(|review| named(review, "reviewBody").or_else(|| named(review, "description"))),
    );
    thing.add("condition", texts(product, "itemCondition").into_iter().take(1));
    offers::add(product, at, &mut thing);
    thing
}

fn ratings(product: &Json, thing: &mut Thing) {
    let Some(rating) = values(product, "aggregateRating").next() else { return };
    let best = texts(rating, "bestRating").first().and_then(|best| decimal(best)).and_then(Amount::as_whole);
    let scale = best.and_then(|best| u32::try_from(best).ok()).filter(|best| *best > 0).unwrap_or(5);
    let stars =
        texts(rating, "ratingValue").first().and_then(|value| decimal(value)).and_then(|value| value.rescale(scale));
    thing.add("rating", stars.map(|stars| stars.to_string()));
    thing.add("rating_count", texts(rating, "ratingCount").into_iter().chain(texts(rating, "reviewCount")).take(1));
}

/// Goods on offer anywhere in an entity, but not those it only refers to. Goods that stand inside of their offer
/// (`itemOffered`) are given that offer.
fn products<'j>(entity: &'j Json, into: &mut Vec<Cow<'j, Json>>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if is_a(entity, PRODUCTS) {
        into.push(Cow::Borrowed(entity));
        return;
    }
    if is_a(entity, ARTICLES) {
        return;
    }
    match entity {
        Json::Map(entries) => {
            let before = into.len();
            for (_, value) in entries.iter().filter(|(key, _)| !OTHER_GOODS.contains(&key.as_str())) {
                products(value, into, depth.saturating_add(1));
            }
            if entity.get("itemOffered").is_some() {
                into.iter_mut().skip(before).for_each(|product| give_offer(product, entries));
            }
        }
        Json::List(elements) => elements.iter().for_each(|element| products(element, into, depth.saturating_add(1))),
        _ => {}
    }
}

fn give_offer(product: &mut Cow<'_, Json>, offer: &[(String, Json)]) {
    if product.get("offers").is_some() {
        return;
    }
    let offer: Vec<(String, Json)> = offer.iter().filter(|(key, _)| key != "itemOffered").cloned().collect();
    if let Json::Map(entries) = product.to_mut() {
        entries.push(("offers".to_owned(), Json::Map(offer)));
    }
}
