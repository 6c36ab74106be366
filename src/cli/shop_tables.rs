//! Facts about shops, written like the tables of `data/brands/*.toml`, with what a reviewer must know in comments.

use serde_json::Value as Json;

use crate::text::visible;

use super::{
    WrongUse,
    terminal::{COLUMNS, wrapped},
};
use crate::{
    Knowledge,
    storefronts::{Doubt, Fact, Found, Listed, Page, Seen, Speaker, Unproven},
};

/// A list of facts; what is not known is left out.
pub(super) fn as_json(found: &Found) -> Result<String, WrongUse> {
    let mut facts = serde_json::to_value(&found.facts)?;
    for fact in facts.as_array_mut().into_iter().flatten() {
        if let Json::Object(fact) = fact {
            fact.retain(|_, value| !value.is_null());
        }
    }
    Ok(serde_json::to_string(&facts)?)
}

/// Tables with comments. All comments are within the columns of a terminal; a table's lines are as long as they must be.
pub(super) fn as_toml(found: &Found, page: &Page, knowledge: &Knowledge) -> String {
    let mut text = String::new();
    comment(&mut text, &who(&found.speaker, &page.url));
    if let Some(title) = page.title.as_ref().filter(|title| !title.is_empty()) {
        comment(&mut text, &format!("The page calls itself \"{title}\"."));
    }
    comment(&mut text, &counted(found));
    what_else(&mut text, &found.seen);
    if !found.facts.is_empty() {
        comment(
            &mut text,
            "To be reviewed one by one: whose shop it is, whether it is open, whether it is the one meant.",
        );
    }
    for fact in &found.facts {
        text.push('\n');
        remarks(&mut text, fact, found, knowledge);
        text.push_str(&table(fact));
    }
    text
}

fn who(speaker: &Speaker, url: &str) -> String {
    match speaker {
        Speaker::RightsHolder { brands, site } => {
            let whose = if brands.len() > 1 { "several brands" } else { "a brand" };
            format!("{site} is registered as a site of {whose} ({}): the rights holder speaks here.", files(brands))
        }
        Speaker::Unproven { brands, site, why } => {
            let why = match why {
                Unproven::Grade => format!("{site} is registered with a grade that does not count yet"),
                Unproven::PlainHttp => {
                    format!("{site} is registered, but plain http proves nothing of who wrote a page")
                }
                Unproven::Subdomain => format!("only {site} is registered, and others may run a host under it"),
            };
            format!("{url} is not counted as a rights holder's page ({}): {why}.", files(brands))
        }
        Speaker::Other => format!("{url} is no registered site of a brand: a third party speaks here."),
    }
}

fn files(brands: &[String]) -> String {
    brands.iter().map(|brand| format!("{brand}.toml")).collect::<Vec<_>>().join(", ")
}

fn counted(found: &Found) -> String {
    let Seen { links, to_shops, .. } = found.seen;
    let others = links.saturating_sub(to_shops);
    let shops = found.facts.iter().filter(|fact| fact.shop.url.is_some()).count();
    let channels = found.facts.len().saturating_sub(shops);
    format!(
        "Links: {links}; to shops: {to_shops}; different shops: {shops}; to no shops: {others}; channels only named: {channels}."
    )
}

fn what_else(text: &mut String, seen: &Seen) {
    let kinds = [
        ("Not followed", &seen.not_followed),
        ("On a marketplace, but no shop", &seen.no_shops),
        ("Left out, for the words beside it warn or deny", &seen.warned),
        ("Refused, an address that can be misread", &seen.refused),
    ];
    for (kind, addresses) in kinds {
        addresses.iter().for_each(|address| comment(text, &format!("{kind}: {address}")));
    }
}

fn remarks(text: &mut String, fact: &Fact, found: &Found, knowledge: &Knowledge) {
    let known = |id: &str| knowledge.brands.iter().any(|brand| brand.id == id);
    if let Some(brand) = fact.brand.as_deref().filter(|brand| known(brand)) {
        let is_clear = matches!(&found.speaker, Speaker::RightsHolder { brands, .. } if *brands == [brand]);
        if !(is_clear && fact.is_by_holder()) {
            comment(text, &format!("for {brand}.toml"));
        }
    }
    for listed in &fact.listed {
        comment(text, &already(listed));
    }
    for doubt in &fact.doubts {
        comment(text, doubted(*doubt));
    }
}

fn already(listed: &Listed) -> String {
    let grade = serde_json::to_value(listed.grade).ok();
    let relation = serde_json::to_value(listed.relation).ok();
    let said = |value: Option<Json>| value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    let over = if listed.is_historic { ", as historic" } else { "" };
    format!("already listed in {}.toml ({}, grade {}{over})", listed.brand, said(relation), said(grade))
}

fn doubted(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Brand => "check: nothing says which brand's shop this is",
        Doubt::OtherBrand => "check: its address names a brand that is not this site's",
        Doubt::Relation => "check: neither its address nor the words beside it say whose it is",
        Doubt::Address => "check: called official, but its address does not name the brand",
        Doubt::Visitors => "check: visitors of the page wrote this",
        Doubt::Redirect => "check: the link goes over another address, which may lead elsewhere",
    }
}

fn table(fact: &Fact) -> String {
    let shop = &fact.shop;
    let name = |value: Option<Json>| value.and_then(|value| value.as_str().map(str::to_owned));
    let fields = [
        ("marketplace", Some(shop.marketplace.clone())),
        ("country", shop.country.clone()),
        ("relation", name(serde_json::to_value(shop.relation).ok())),
        ("name", shop.name.clone()),
        ("username", shop.username.clone()),
        ("shop_id", shop.shop_id.clone()),
        ("seller_id", shop.seller_id.clone()),
        ("url", shop.url.clone()),
        ("stated_by", shop.stated_by.clone()),
        ("source", Some(shop.source.clone())),
        ("date", shop.date.clone()),
        ("grade", name(serde_json::to_value(shop.grade).ok())),
        ("note", shop.note.clone()),
    ];
    let lines = fields.into_iter().filter_map(|(key, value)| Some(format!("{key} = {}\n", quoted(&value?))));
    format!("[[shops]]\n{}", lines.collect::<String>())
}

/// A TOML string: literal where it holds quotation marks and can be, else with escapes.
fn quoted(value: &str) -> String {
    let is_plain = !value.chars().any(char::is_control);
    if is_plain && value.contains(['"', '\\']) && !value.contains('\'') {
        return format!("'{value}'");
    }
    let mut text = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            c if c.is_control() => text.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

/// Comment lines that fit a terminal.
fn comment(text: &mut String, words: &str) {
    for line in wrapped(&visible(words), COLUMNS.saturating_sub(2)) {
        text.push_str(&format!("# {line}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn strings_can_be_read_again() {
        for (value, expected) in [
            ("plain", "\"plain\""),
            ("a \"b\"", "'a \"b\"'"),
            ("a \"b\" c's", "\"a \\\"b\\\" c's\""),
            ("a\nb", "\"a\\u000Ab\""),
            ("a\\b", "'a\\b'"),
        ] {
            assert_eq!(quoted(value), expected);
        }
    }
}
