//! From a capture to listing records: what kind of page it is, what is offered, by whom, for how much.

mod attributes;
mod badges;
mod count;
pub mod day;
mod field;
mod gtin;
mod json;
mod page;
pub mod price;
mod schema_org;
mod source;
mod step;

pub(crate) use field::is_one_of;

use jinjja_data::sorted::Set;
use std::rc::Rc;

use jinjja_data::{CardLayout, Field, Fields, PageKind, PageRule};
use serde::Serialize;

use crate::{
    Knowledge,
    address::Located,
    capture::{Capture, bounds},
    listing::{Amount, Listing, Read, Value},
};
pub use json::{capture_observed, read_json, read_observed, reading_of, reading_of_capture};
use page::{Page, Scope};
pub use source::described;

/// What was read from a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// What the page is.
    pub page: PageKind,
    /// The marketplace's id.
    pub marketplace: Option<String>,
    /// ISO 3166-1 alpha-2 of the shop front, where it is known.
    pub country: Option<String>,
    /// The listing of a product page.
    pub listing: Option<Listing>,
    /// The cards of a list, in the page's order, each listing once.
    pub cards: Vec<Listing>,
    /// What could not be read, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// A stable short code.
    pub code: String,
    /// What it is about: a field, a part of the page.
    pub about: String,
}

impl Diagnostic {
    /// A diagnostic.
    pub fn new(code: impl Into<String>, about: impl Into<String>) -> Self {
        Self { code: code.into(), about: about.into() }
    }
}

/// Fields whose absence on a product page is worth saying.
const EXPECTED: &[Field] =
    &[Field::ItemId, Field::Title, Field::Brand, Field::Price, Field::Currency, Field::SellerName, Field::ShopUrl];

/// Reads a capture. `at` is where the page is (see [`crate::address`]).
pub fn read(capture: &Capture, at: &Located<'_>, knowledge: &Knowledge) -> Reading {
    let page = Page::new(capture, at, knowledge);
    let mut reading = Reading {
        page: PageKind::None,
        marketplace: Some(at.marketplace.id.clone()),
        country: at.country.map(str::to_owned),
        listing: None,
        cards: Vec::new(),
        diagnostics: Vec::new(),
    };
    for left_out in &capture.truncated {
        reading.diagnostics.push(Diagnostic::new(left_out.why.clone(), left_out.what.clone()));
    }
    reading.diagnostics.extend(page.about_others().map(|name| Diagnostic::new("another-listing", name)));
    if at.kind == PageKind::None {
        reading.diagnostics.push(Diagnostic::new("no-listing-page", "address"));
        return reading;
    }
    if let Some(wall) = at.marketplace.walls.iter().find(|wall| page.holds(wall, Scope::Page)) {
        reading.diagnostics.push(Diagnostic::new("wall", source::described(wall)));
        return reading;
    }
    for kind in [Some(at.kind), at.otherwise].into_iter().flatten() {
        match kind {
            PageKind::Product => reading.listing = product(page.clone()),
            PageKind::List | PageKind::Store => reading.cards = cards(&page),
            PageKind::None => {}
        }
        let is_list = kind != PageKind::Product && (!reading.cards.is_empty() || is_empty_list(&page));
        if reading.listing.is_some() || is_list {
            reading.page = kind;
            break;
        }
    }
    note_what_is_missing(&mut reading);
    reading
}

fn note_what_is_missing(reading: &mut Reading) {
    if reading.page == PageKind::None {
        reading.diagnostics.push(Diagnostic::new("nothing-readable", "page"));
    } else if reading.listing.is_none() && reading.cards.is_empty() {
        reading.diagnostics.push(Diagnostic::new("no-cards", "page"));
    }
    if let Some(listing) = &reading.listing {
        if let Read::Is(country) = &listing.country {
            reading.country = Some(country.clone());
        }
        for field in EXPECTED.iter().filter(|field| !listing.sources.contains_key(field.name())) {
            reading.diagnostics.push(Diagnostic::new("not-read", field.name()));
        }
    }
}

fn is_empty_list(page: &Page<'_>) -> bool {
    page.at.marketplace.list.present.iter().any(|source| page.holds(source, Scope::Page))
}

/// The listing of a product page, if the page shows one.
fn product(mut page: Page<'_>) -> Option<Listing> {
    let product = &page.at.marketplace.product;
    if !product.present.is_empty() && !product.present.iter().any(|source| page.holds(source, Scope::Page)) {
        return None;
    }
    let mut listing = Listing { marketplace: page.at.marketplace.id.clone(), ..Listing::default() };
    first(&mut page, Scope::Page, &mut listing, &product.fields);
    ids_of_address(&mut page, &mut listing);
    page.attributes = Rc::new(attributes::read(&page, &product.attributes));
    if !page.attributes.is_empty() {
        listing.attributes = Read::Is(page.attributes.iter().cloned().collect());
        listing.sources.insert("attributes".to_owned(), "specification rows".to_owned());
    }
    facts(&page, Scope::Page, &mut listing, &product.fields);
    badges::read(&page, Scope::Page, &product.badges, &product.badges_shown, &mut listing);
    let says_something = listing.title.value().is_some() || listing.price.value().is_some();
    says_something.then(|| finished(&page, listing))
}

/// The cards of the first layout that has any.
fn cards(page: &Page<'_>) -> Vec<Listing> {
    page.at
        .marketplace
        .list
        .layouts
        .iter()
        .map(|layout| cards_of(page, layout))
        .find(|cards| !cards.is_empty())
        .unwrap_or_default()
}

fn cards_of(page: &Page<'_>, layout: &CardLayout) -> Vec<Listing> {
    let mut seen = Set::new();
    let guarded = layout.cards.when.iter().all(|source| page.holds(source, Scope::Page))
        && !layout.cards.unless.iter().any(|source| page.holds(source, Scope::Page));
    if !guarded {
        return Vec::new();
    }
    page.cards(&layout.cards)
        .into_iter()
        .take(bounds::CARDS)
        .filter_map(|scope| card(page.clone(), scope, layout))
        .filter(|card| match &card.item_id {
            Read::Is(id) => seen.insert((id.clone(), String::new())),
            _ => match &card.url {
                Read::Is(url) => seen.insert((String::new(), url.clone())),
                _ => true,
            },
        })
        .collect()
}

fn card(mut page: Page<'_>, scope: Scope<'_>, layout: &CardLayout) -> Option<Listing> {
    if layout.skip.iter().any(|source| page.holds(source, scope)) {
        return None;
    }
    let mut listing = Listing { marketplace: page.at.marketplace.id.clone(), ..Listing::default() };
    page.known.clear();
    first(&mut page, scope, &mut listing, &layout.fields);
    facts(&page, scope, &mut listing, &layout.fields);
    badges::read(&page, scope, &layout.badges, &layout.badges_shown, &mut listing);
    listing.title.value()?;
    Some(finished(&page, listing))
}

/// What paths, values of `where` and templates of other sources may name; it is read before them.
const FIRST: &[Field] = &[
    Field::Url,
    Field::Title,
    Field::SellerName,
    Field::ShopUrl,
    Field::ShopId,
    Field::SellerId,
    Field::ItemId,
    Field::VariantId,
];

fn first(page: &mut Page<'_>, scope: Scope<'_>, listing: &mut Listing, fields: &Fields) {
    // Twice, because any of them may name another.
    for field in FIRST.iter().chain(FIRST) {
        if listing.sources.contains_key(field.name()) {
            continue;
        }
        let Some(found) = page.field(*field, fields, scope, None) else { continue };
        if let Read::Is(Value::Text(text)) = &found.value {
            page.known.insert(field.name().to_owned(), text.clone());
        }
        listing.set(*field, found.value, found.source);
    }
}

/// Ids that no source gave but the address does.
fn ids_of_address(page: &mut Page<'_>, listing: &mut Listing) {
    for field in [Field::ItemId, Field::VariantId, Field::ShopId] {
        let from_address =
            page.at.ids.get(field.name()).filter(|_| !listing.sources.contains_key(field.name())).cloned();
        if let Some(id) = from_address {
            page.known.insert(field.name().to_owned(), id.clone());
            listing.set(field, Read::Is(Value::Text(id)), format!("address {field}"));
        }
    }
}

/// All other fields. The currency comes first, because it decides how a price is written; a sign in the price's own
/// text that leaves no doubt goes before it.
fn facts(page: &Page<'_>, scope: Scope<'_>, listing: &mut Listing, fields: &Fields) {
    if let Some(found) = page.field(Field::Currency, fields, scope, None) {
        listing.set(Field::Currency, found.value, found.source);
    }
    let customs = listing.currency.value().cloned().or_else(|| page.at.currency.map(str::to_owned));
    for field in Field::ALL.iter().filter(|field| **field != Field::Currency && !FIRST.contains(field)) {
        let Some(found) = page.field(*field, fields, scope, customs.as_deref()) else { continue };
        if let (Field::Price, Some(currency)) = (field, found.currency) {
            listing.set(Field::Currency, Read::Is(Value::Text(currency.to_owned())), found.source.clone());
        }
        listing.set(*field, found.value, found.source);
    }
    if let (Read::Absent, Read::Is(_), Some(currency)) = (&listing.currency, &listing.price, page.at.currency) {
        listing.set(Field::Currency, Read::Is(Value::Text(currency.to_owned())), "address".to_owned());
    }
}

/// What holds for every record: ends of ranges that are none, the page's country and language, the address.
fn finished(page: &Page<'_>, mut listing: Listing) -> Listing {
    let price = listing.price.value().copied();
    let above = |read: &Read<Amount>| match (read, &price) {
        (Read::Is(amount), Some(price)) => amount > price,
        (Read::Is(_), None) => false,
        _ => true,
    };
    if !above(&listing.price_max) {
        listing.price_max = Read::Absent;
        listing.sources.remove(Field::PriceMax.name());
    }
    if !above(&listing.list_price) {
        listing.list_price = Read::Absent;
        listing.sources.remove(Field::ListPrice.name());
    }
    if let (Read::Absent, Some(url)) = (&listing.url, address_of(page)) {
        listing.url = Read::Is(url);
        listing.sources.insert(Field::Url.name().to_owned(), "address".to_owned());
    }
    if let (Read::Absent, Some(country)) = (&listing.country, page.at.country) {
        listing.country = Read::Is(country.to_owned());
        listing.sources.insert(Field::Country.name().to_owned(), "address".to_owned());
    }
    if let (Read::Absent, Some(language)) = (&listing.language, &page.capture.language) {
        listing.language = Read::Is(language.clone());
        listing.sources.insert(Field::Language.name().to_owned(), "document language".to_owned());
    }
    if let (Read::Absent, Some(at)) = (&listing.observed_at, &page.capture.observed_at) {
        listing.observed_at = Read::Is(at.clone());
    }
    listing
}

/// The address of a listing where no source gave one: on a product page its own in canonical form; for a card by the
/// marketplace's rule for product pages, if there is one rule only and the ids read are enough for it.
fn address_of(page: &Page<'_>) -> Option<String> {
    if page.at.kind == PageKind::Product {
        return page.at.canonical.clone();
    }
    let product = |rule: &&PageRule| rule.kind == PageKind::Product && page.at.serves(rule);
    let forms: Set<&String> =
        page.at.marketplace.pages.iter().filter(product).filter_map(|rule| rule.canonical.as_ref()).collect();
    let only = forms.first().filter(|_| forms.len() == 1)?;
    let address = only.replace("{host}", &page.at.web.host);
    page.filled(&address, str::to_owned).filter(|address| !address.contains('{'))
}
