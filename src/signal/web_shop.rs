//! Signs of web shops of their own, outside of the known marketplaces and the brands' own sites. They are another
//! problem than listings on marketplaces: what means nothing there (a large saving) means much here.

use jinjja_data::{Decibans, TermClass};

use super::{
    Finding, Quote, View,
    price_far_below_list::{compare, percent},
};
use crate::{address::WebAddress, knowledge::ANY_SHOP};

/// The host of a web shop that sells a registered brand and is none of the brand's own sites.
fn host(view: &View) -> Option<String> {
    let brand = view.brand?;
    let url = view.listing.url.value().filter(|_| view.listing.marketplace == ANY_SHOP)?;
    let host = host_of(url)?;
    // Where none of the brand's own sites is known, this may be one.
    if brand.sites.is_empty() && brand_in(view, &host).is_some() {
        return None;
    }
    let is_own = brand.sites.iter().any(|site| {
        let own = site.host();
        host == own || host.strip_suffix(&own).is_some_and(|rest| rest.ends_with('.'))
    });
    (!is_own).then_some(host)
}

fn host_of(url: &str) -> Option<String> {
    let host = WebAddress::parse(url).ok()?.host;
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned()).filter(|host| host.contains('.'))
}

/// The labels of a host without its last, as words: `laneige-malls.com` → `laneige malls`.
fn name_of(host: &str) -> &str {
    host.rsplit_once('.').map_or(host, |(name, _)| name)
}

/// Small letters and digits without what stands between them.
fn joined(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The longest of the brand's names that stand in the host, with what stands before and after it in the same label. The
/// name must be bounded by a hyphen, an end, or a word that hosts add to names: "pineapple" is no apple.
fn brand_in(view: &View, host: &str) -> Option<(String, String, String)> {
    let names = view.brand?.names.iter().map(|name| joined(&name.text)).filter(|name| name.len() >= SHORTEST_IN_HOST);
    let parts: Vec<&str> = name_of(host).split(['.', '-']).collect();
    let found = names.flat_map(|name| {
        let in_part = |part: &&str| {
            let (before, after) = part.split_once(name.as_str())?;
            let fits = |rest: &str| rest.is_empty() || view.vocabulary.has(rest, TermClass::HostWord);
            let is_begun = before.is_empty() && after.bytes().all(|b| b.is_ascii_alphabetic());
            (fits(before) && fits(after) || is_begun).then(|| (name.clone(), before.to_owned(), after.to_owned()))
        };
        parts.iter().filter_map(in_part).collect::<Vec<_>>()
    });
    found.max_by_key(|(name, _, _)| name.len())
}

/// Shorter names stand in hosts by chance.
const SHORTEST_IN_HOST: usize = 5;

/// The brand's name in a host that is not the brand's.
pub fn brand_in_domain(view: &View) -> Option<Finding> {
    let host = host(view)?;
    brand_in(view, &host)?;
    Some(on_host(view, &host).with("brand", view.brand?.name.clone()))
}

/// A word for copies in the host.
pub fn copy_word_in_domain(view: &View) -> Option<Finding> {
    let host = host(view)?;
    let word = view.vocabulary.in_host(&joined(name_of(&host)), TermClass::Explicit)?;
    Some(on_host(view, &host).with("words", word))
}

/// The brand's name with "mall", "outlet" or the like in the host.
pub fn store_words_in_domain(view: &View) -> Option<Finding> {
    let host = host(view)?;
    let (_, before, after) = brand_in(view, &host)?;
    let whole = name_of(&host);
    let mut parts = whole.split(['.', '-']).chain([before.as_str(), after.as_str()]);
    parts.any(|part| view.vocabulary.has(part, TermClass::HostWord)).then(|| on_host(view, &host))
}

/// A finding that rests on the host.
fn on_host(view: &View, host: &str) -> Finding {
    let url = view.listing.url.value().map_or("", String::as_str);
    let start = url.to_ascii_lowercase().find(host).unwrap_or(0);
    let quote = Quote::of("url", url, start..start.saturating_add(host.len()));
    Finding::bare().quoting(quote).with("host", host)
}

/// How much the shop says one saves. On marketplaces this means nothing, and where the brand's own list price is known
/// that says more.
pub fn advertised_saving(view: &View) -> Option<Finding> {
    host(view)?;
    // Without the currency it is not known whether it could be compared.
    if view.listing.currency.value().is_none() || compare(view).is_some() {
        return None;
    }
    let rule = view.rule("advertised-saving")?;
    let (price, list) = (view.listing.price.value()?, view.listing.list_price.value()?);
    let saved = list.billionths().checked_sub(price.billionths())?;
    let saving = i64::try_from(saved.checked_mul(1_000)?.checked_div(list.billionths())?).ok()?;
    let weight = rule.steps.iter().find(|step| saving < step.below.0)?.weight;
    (weight != Decibans(0))
        .then(|| Finding::on_field("list_price", list.to_string()).weighing(weight).with("ratio", percent(saving)))
}

/// The page links to no social network.
pub fn no_social_links(view: &View) -> Option<Finding> {
    host(view)?;
    (view.listing.social_links.is_nothing()).then(Finding::bare)
}

/// The page links to a social network.
pub fn social_links(view: &View) -> Option<Finding> {
    host(view)?;
    let link = view.listing.social_links.value()?.first()?;
    Some(Finding::on_field("social_links", link.clone()))
}

/// The shop offers several currencies.
pub fn many_currencies(view: &View) -> Option<Finding> {
    host(view)?;
    let count = *view.listing.currencies_offered.value()?;
    (count >= view.count_limit("many-currencies", "currencies")?)
        .then(|| Finding::on_field("currencies_offered", count.to_string()).with("count", count.to_string()))
}

/// The page is small.
pub fn small_page(view: &View) -> Option<Finding> {
    host(view)?;
    let elements = *view.listing.elements.value()?;
    (elements > 0 && elements < view.count_limit("small-page", "elements")?)
        .then(|| Finding::on_field("elements", elements.to_string()).with("count", elements.to_string()))
}
