//! What must hold in a brand, and between brands and terms: for the files of `brands/` and for facts of a person's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{Brand, Categories, ListPrice, Marketplace, Name, Relation, Shop, Term, TermClass};

/// What cannot be, in a brand or between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind, by which the catalogue has a sentence for people (`facts_problem_…`).
    pub kind: &'static str,
    /// What it is about, as it is written in the facts.
    pub about: String,
    /// What is wrong and what to do, for those who write the files.
    what: String,
}

impl Problem {
    /// A problem of a kind.
    pub fn new(kind: &'static str, about: impl Into<String>, what: impl Into<String>) -> Self {
        Self { kind, about: about.into(), what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// Looks for what cannot be in a brand.
///
/// # Errors
/// The first thing that cannot be.
pub fn check(brand: &Brand, categories: &Categories, marketplaces: &[Marketplace]) -> Result<(), Problem> {
    let is_id =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let id = &brand.id;
    if !is_id(id) {
        return Err(Problem::new("id", id, format!("id `{id}`: small letters, digits and hyphens")));
    }
    if brand.names.is_empty() {
        return Err(Problem::new("name", id, "a brand needs a name"));
    }
    if let Some(kind) = brand.categories.iter().find(|kind| !categories.0.contains_key(*kind)) {
        return Err(Problem::new("goods", kind, format!("categories.toml has no kind of goods `{kind}`")));
    }
    brand.names.iter().try_for_each(check_name)?;
    brand.shops.iter().try_for_each(|shop| check_shop(shop, marketplaces))?;
    brand.prices.iter().try_for_each(check_price)
}

fn check_name(name: &Name) -> Result<(), Problem> {
    let text = &name.text;
    if plain(text).is_empty() {
        return Err(Problem::new("name", text, format!("`{text}` is no name: it has no letter")));
    }
    match name.unless.iter().find(|phrase| !plain(phrase).contains(&plain(text))) {
        Some(phrase) => Err(Problem::new("name", phrase, format!("`{phrase}` does not hold the name `{text}`"))),
        None => Ok(()),
    }
}

fn check_price(price: &ListPrice) -> Result<(), Problem> {
    let product = &price.product;
    let problem = |what: String| Err(Problem::new("price", product, what));
    let digits = price.amount.split('.').collect::<Vec<_>>();
    let is_decimal = matches!(digits.len(), 1 | 2)
        && digits.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    if !is_decimal {
        return problem(format!("the price of `{product}` is no decimal: `{}`", price.amount));
    }
    if !is_country(&price.market) || price.currency.len() != 3 {
        return problem(format!("`{product}`: market and currency are ISO codes in capitals (KR, KRW)"));
    }
    if price.words.is_empty() {
        return problem(format!("`{product}` has no words by which titles name it"));
    }
    Ok(())
}

fn check_shop(shop: &Shop, marketplaces: &[Marketplace]) -> Result<(), Problem> {
    let id = &shop.marketplace;
    if !marketplaces.iter().any(|marketplace| marketplace.id == *id) {
        return Err(Problem::new("marketplace", id, format!("there is no marketplace `{id}`")));
    }
    if let Some(code) = shop.country.as_ref().filter(|country| !is_country(country)) {
        return Err(Problem::new("country", code, format!("a country is two capital letters (SG): `{code}`")));
    }
    let is_date =
        |date: &String| matches!(date.len(), 4 | 7 | 10) && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    match shop.date.as_ref().filter(|date| !is_date(date)) {
        Some(date) => Err(Problem::new("date", date, format!("`{date}` is no date (2026, 2026-05 or 2026-05-18)"))),
        None => Ok(()),
    }
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// What two brands, or a brand and a term, say against each other.
pub fn contradictions(brands: &[Brand], terms: &[Term]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut shops: BTreeMap<String, (&str, Relation)> = BTreeMap::new();
    for brand in brands {
        let names: BTreeSet<String> = brand.names.iter().map(|name| plain(&name.text)).collect();
        for name in names {
            if let Some(other) = owners.insert(name.clone(), &brand.id) {
                let what = format!("the name `{name}` is owned by {other} and by {}", brand.id);
                found.push(Problem::new("taken", name, what));
            }
        }
        for shop in brand.shops.iter().filter(|shop| shop.can_be_matched()) {
            for key in keys(shop) {
                match shops.insert(key.clone(), (&brand.id, shop.relation)) {
                    Some((other, relation)) if other == brand.id || is_own(relation) && is_own(shop.relation) => {
                        let what = format!("the shop {key} is listed twice: in {other} and in {}", brand.id);
                        found.push(Problem::new("twice", key, what));
                    }
                    _ => {}
                }
            }
        }
        found.extend(terms_against(brand, terms));
    }
    found
}

fn is_own(relation: Relation) -> bool {
    relation == Relation::Owner
}

/// What identifies a shop, one key for each way.
pub(crate) fn keys(shop: &Shop) -> Vec<String> {
    let place = format!("{} {}", shop.marketplace, shop.country.as_deref().unwrap_or("everywhere"));
    let numbered = shop.shop_id.as_ref().map(|id| format!("{place} number {id}"));
    let called = shop.username.as_ref().map(|name| format!("{place} address {}", name.to_lowercase()));
    // One name may stand for several shops where they have numbers or addresses.
    let named = shop.name.as_ref().filter(|_| numbered.is_none() && called.is_none());
    let named = named.map(|name| format!("{place} name {}", plain(name)));
    numbered.into_iter().chain(called).chain(named).collect()
}

/// Terms that call the brand's own goods a copy.
fn terms_against(brand: &Brand, terms: &[Term]) -> Vec<Problem> {
    let own: Vec<String> = brand
        .names
        .iter()
        .map(|name| &name.text)
        .chain(brand.prices.iter().flat_map(|price| price.words.iter().chain([&price.product])))
        .map(|text| spaced(text))
        .collect();
    let excused: Vec<String> = brand.own_words.iter().map(|word| spaced(word)).collect();
    terms
        .iter()
        .filter(|term| term.class == TermClass::Explicit)
        .map(|term| spaced(&term.text))
        .filter(|term| !excused.contains(term) && own.iter().any(|name| name.contains(term.as_str())))
        .map(|term| {
            let term = term.trim();
            let what = format!("the explicit term `{term}` hits goods of {}: name it under own_words", brand.id);
            Problem::new("term", term, what)
        })
        .collect()
}

/// Small letters and digits only, for telling whether two names are one.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words in small letters between single spaces, one at each end.
fn spaced(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}
