//! Reading `brands/*.toml`, and what must hold in each and between them.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{BadData, bad, in_folder, parse, stem};
use crate::{Brand, Categories, Marketplace, Relation, Shop, Term, TermClass};

/// Reads all brands: a file with a mistake is left out and named.
pub(super) fn read(
    folder: &Path,
    categories: &Categories,
    marketplaces: &[Marketplace],
    problems: &mut Vec<BadData>,
) -> Result<Vec<Brand>, BadData> {
    let mut brands = Vec::new();
    for path in in_folder(&folder.join("brands"), "toml")? {
        match parse::<Brand>(&path).and_then(|brand| {
            let named =
                if brand.id == stem(&path) { Ok(()) } else { Err("its id must be the name of the file".into()) };
            named
                .and_then(|()| check(&brand, categories, marketplaces))
                .map_err(|what: String| bad(&path, what))
                .map(|()| brand)
        }) {
            Ok(brand) => brands.push(brand),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(brands)
}

/// Brand facts that a person imports, checked like the built-in ones.
///
/// # Errors
/// The text is not TOML of a brand, or something in it cannot be; the text says what and where.
pub fn brand_from(text: &str, categories: &Categories, marketplaces: &[Marketplace]) -> Result<Brand, String> {
    let brand: Brand = toml::from_str(text).map_err(|error| error.to_string())?;
    check(&brand, categories, marketplaces)?;
    Ok(brand)
}

fn check(brand: &Brand, categories: &Categories, marketplaces: &[Marketplace]) -> Result<(), String> {
    let is_id =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !is_id(&brand.id) {
        return Err(format!("id `{}`: small letters, digits and hyphens", brand.id));
    }
    if brand.names.is_empty() {
        return Err("a brand needs a name".into());
    }
    if let Some(kind) = brand.categories.iter().find(|kind| !categories.0.contains_key(*kind)) {
        return Err(format!("categories.toml has no kind of goods `{kind}`"));
    }
    for name in &brand.names {
        if plain(&name.text).is_empty() {
            return Err(format!("`{}` is no name: it has no letter", name.text));
        }
        if let Some(phrase) = name.unless.iter().find(|phrase| !plain(phrase).contains(&plain(&name.text))) {
            return Err(format!("`{phrase}` does not hold the name `{}`", name.text));
        }
    }
    brand.shops.iter().try_for_each(|shop| check_shop(shop, marketplaces))?;
    for price in &brand.prices {
        let digits = price.amount.split('.').collect::<Vec<_>>();
        let is_decimal = matches!(digits.len(), 1 | 2)
            && digits.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        if !is_decimal {
            return Err(format!("the price of `{}` is no decimal: `{}`", price.product, price.amount));
        }
        if !is_country(&price.market) || price.currency.len() != 3 {
            return Err(format!("`{}`: market and currency are ISO codes in capitals (KR, KRW)", price.product));
        }
        if price.words.is_empty() {
            return Err(format!("`{}` has no words by which titles name it", price.product));
        }
    }
    Ok(())
}

fn check_shop(shop: &Shop, marketplaces: &[Marketplace]) -> Result<(), String> {
    if !marketplaces.iter().any(|marketplace| marketplace.id == shop.marketplace) {
        return Err(format!("there is no marketplace `{}`", shop.marketplace));
    }
    if shop.country.as_ref().is_some_and(|country| !is_country(country)) {
        return Err(format!("a country is two capital letters (SG): {:?}", shop.country));
    }
    let is_date =
        |date: &String| matches!(date.len(), 4 | 7 | 10) && date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if let Some(date) = shop.date.as_ref().filter(|date| !is_date(date)) {
        return Err(format!("`{date}` is no date (2026, 2026-05 or 2026-05-18)"));
    }
    Ok(())
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// What two brands, or a brand and a term, say against each other.
pub(super) fn contradictions(brands: &[Brand], terms: &[Term]) -> Vec<String> {
    let mut found = Vec::new();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut shops: BTreeMap<String, (&str, Relation)> = BTreeMap::new();
    for brand in brands {
        let names: BTreeSet<String> = brand.names.iter().map(|name| plain(&name.text)).collect();
        for name in names {
            if let Some(other) = owners.insert(name.clone(), &brand.id) {
                found.push(format!("the name `{name}` is owned by {other} and by {}", brand.id));
            }
        }
        for shop in brand.shops.iter().filter(|shop| shop.can_be_matched()) {
            for key in keys(shop) {
                match shops.insert(key.clone(), (&brand.id, shop.relation)) {
                    Some((other, relation)) if other == brand.id || is_own(relation) && is_own(shop.relation) => {
                        found.push(format!("the shop {key} is listed twice: in {other} and in {}", brand.id));
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
fn keys(shop: &Shop) -> Vec<String> {
    let place = format!("{} {}", shop.marketplace, shop.country.as_deref().unwrap_or("everywhere"));
    let numbered = shop.shop_id.as_ref().map(|id| format!("{place} number {id}"));
    let called = shop.username.as_ref().map(|name| format!("{place} address {}", name.to_lowercase()));
    // One name may stand for several shops where they have numbers or addresses.
    let named = shop.name.as_ref().filter(|_| numbered.is_none() && called.is_none());
    let named = named.map(|name| format!("{place} name {}", plain(name)));
    numbered.into_iter().chain(called).chain(named).collect()
}

/// Terms that call the brand's own goods a copy.
fn terms_against(brand: &Brand, terms: &[Term]) -> Vec<String> {
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
        .map(|term| format!("the explicit term `{}` hits goods of {}: name it under own_words", term.trim(), brand.id))
        .collect()
}

/// Small letters and digits only, for telling whether two names are one.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words in small letters between single spaces, one at each end.
fn spaced(text: &str) -> String {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}
