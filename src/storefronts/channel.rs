//! Marketplaces that a brand's own page names as its channels without linking to a shop there.
//!
//! Only lines that call something official beside the marketplace's name count, and none that warn: a rights holder
//! names marketplaces for other reasons too.

use jinjja_data::{Grade, Marketplace, Relation, Shop};

use super::{
    Fact, Line, Search, bounds, source, stated_by,
    wording::{Edges, folded, found},
};
use crate::address::WebAddress;

/// Characters between a marketplace's name and the word "official", or the name before it in a list.
const NEAR: usize = 25;

/// Characters of a line that is an entry of a list under a heading.
const ENTRY: usize = 60;

/// The channels that a page names and does not link to.
pub(super) fn named(search: &Search<'_>) -> Vec<Fact> {
    let [brand] = search.speaker.brands() else { return Vec::new() };
    let marketplaces = search.knowledge.marketplaces.iter();
    let called: Vec<(String, &Marketplace)> =
        marketplaces.flat_map(|of| of.called.iter().map(move |name| (folded(name), of))).collect();
    let mut facts: Vec<Fact> = Vec::new();
    for line in search.page.lines.iter().take(bounds::LINES) {
        for marketplace in in_line(search, &called, line) {
            let linked = search.facts.iter().map(|(fact, _)| fact);
            let is_known =
                linked.chain(&facts).any(|fact| fact.shop.marketplace == marketplace.id && fact.is_by_holder());
            if !is_known {
                facts.push(fact(search, brand, marketplace, line));
            }
        }
    }
    facts
}

fn fact(search: &Search<'_>, brand: &str, marketplace: &Marketplace, line: &Line) -> Fact {
    let words = format!("{} · {}", line.text, line.around);
    let relation = if search.wording.authorises(&words) { Relation::Authorised } else { Relation::Owner };
    let shop = Shop {
        marketplace: marketplace.id.clone(),
        country: country(&search.at, marketplace),
        relation,
        name: None,
        username: None,
        shop_id: None,
        seller_id: None,
        url: None,
        stated_by: Some(stated_by(true)),
        source: source::of_line(&search.page.url, line),
        date: search.day.map(str::to_owned),
        grade: Grade::A,
        is_historic: false,
        note: Some("channel only".to_owned()),
    };
    Fact { brand: Some(brand.to_owned()), shop, listed: Vec::new(), doubts: Vec::new() }
}

/// The marketplaces that a line names as official channels.
fn in_line<'k>(search: &Search<'k>, called: &[(String, &'k Marketplace)], line: &Line) -> Vec<&'k Marketplace> {
    let length = line.text.chars().count();
    if line.by_visitors || length > bounds::LINE {
        return Vec::new();
    }
    let text = folded(&line.text);
    let mut names: Vec<(usize, usize, &Marketplace)> = called
        .iter()
        .flat_map(|(name, of)| found(&text, name, Edges::Words).into_iter().map(move |(start, end)| (start, end, *of)))
        .collect();
    if names.is_empty() || search.wording.warns(&line.text) || search.wording.warns(&line.around) {
        return Vec::new();
    }
    names.sort_by_key(|(start, end, _)| (*start, *end));
    // An entry of a list counts as a whole under a heading that says what the list is.
    if length <= ENTRY && search.wording.is_official(&line.around) {
        return names.into_iter().map(|(_, _, marketplace)| marketplace).collect();
    }
    let mut counted = search.wording.official(&text);
    let mut official = Vec::new();
    // Each name that counts lets those beside it count: "official stores: Lazada, Shopee and Tokopedia".
    while let Some(place) =
        names.iter().position(|(start, end, _)| counted.iter().any(|other| are_near(&text, (*start, *end), *other)))
    {
        let (start, end, marketplace) = names.remove(place);
        counted.push((start, end));
        official.push(marketplace);
    }
    official
}

/// Whether two places of a text are beside each other, in one sentence.
fn are_near(text: &str, one: (usize, usize), other: (usize, usize)) -> bool {
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    let between = text.get(first.1..second.0).unwrap_or_default();
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ';' | '。' | '！' | '？' | '；');
    between.chars().count() <= NEAR && !between.contains(ends)
}

/// Shop fronts that a page may be made for. Other codes are those of languages too (`ar`, `es`).
const FRONTS: [&str; 7] = ["ID", "MY", "PH", "SG", "TH", "TW", "VN"];

/// The country of a channel: the only one of the marketplace, or that which the page's address names.
fn country(at: &WebAddress, marketplace: &Marketplace) -> Option<String> {
    let mut countries: Vec<&str> = marketplace.hosts.iter().filter_map(|host| host.country.as_deref()).collect();
    countries.sort_unstable();
    countries.dedup();
    let serves_all = marketplace.hosts.iter().any(|host| host.country.is_none());
    if let ([only], false) = (countries.as_slice(), serves_all) {
        return Some((*only).to_owned());
    }
    let ends = [at.host.split('.').next(), at.host.rsplit('.').next()];
    let folder = at.path.split('/').nth(1).unwrap_or_default();
    let parts = ends.into_iter().flatten().chain(folder.split(['-', '_']));
    let mut named: Vec<String> =
        parts.map(str::to_ascii_uppercase).filter(|part| FRONTS.contains(&part.as_str())).collect();
    named.sort_unstable();
    named.dedup();
    match named.as_slice() {
        [only] if countries.contains(&only.as_str()) => Some(only.clone()),
        _ => None,
    }
}
