//! What must hold in a marketplace's file.

use std::{collections::BTreeMap, fmt, path::Path};

use super::{BadData, bad, in_folder, parse};
use crate::{
    Host, Map, Marketplace, Source, Words,
    source::{KNOWN, SCHEMA_FIELDS},
};

/// Reads `marketplaces/*.toml`: a file with a mistake is left out and named.
pub(super) fn read(folder: &Path, words: &Words, problems: &mut Vec<BadData>) -> Result<Vec<Marketplace>, BadData> {
    let shelf = folder.join("marketplaces");
    let mut marketplaces = Vec::new();
    for path in in_folder(&shelf, "toml")? {
        match marketplace(&path, words) {
            Ok(marketplace) => marketplaces.push(marketplace),
            Err(problem) => problems.push(problem),
        }
    }
    problems.extend(no_host_twice(&marketplaces).map_err(|what| bad(&shelf, what)).err());
    Ok(marketplaces)
}

fn marketplace(path: &Path, words: &Words) -> Result<Marketplace, BadData> {
    let marketplace: Marketplace = parse(path)?;
    check(&marketplace, words, path).map_err(|what| bad(path, what))?;
    Ok(marketplace)
}

fn check(marketplace: &Marketplace, words: &Words, path: &Path) -> Result<(), String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if marketplace.id != stem {
        return Err(format!("id `{}` must be the name of the file", marketplace.id));
    }
    marketplace.hosts.iter().try_for_each(check_host)?;
    for rule in &marketplace.pages {
        for host in &rule.hosts {
            if !marketplace.hosts.iter().any(|known| known.names.contains(host)) {
                return Err(format!("page rule on host `{host}`, which is not under [[hosts]]"));
            }
        }
        if !rule.labels.is_empty() && !rule.hosts.iter().any(|host| host.starts_with("*.")) {
            return Err("a page rule with labels needs a host with `*.` in front".into());
        }
    }
    for (name, place) in &marketplace.state {
        if [&place.variable, &place.call, &place.element].iter().filter(|origin| origin.is_some()).count() != 1 {
            return Err(format!("state `{name}` needs exactly one of variable, call, element"));
        }
    }
    each_source(marketplace, &mut |place, source| {
        check_source(marketplace, words, source).map_err(|what| format!("{place}: {what}"))
    })?;
    for (at, key) in marketplace.personal.keys.iter().enumerate() {
        if key.trim().is_empty() || marketplace.personal.keys.iter().take(at).any(|other| other == key) {
            return Err(format!("personal.keys: `{key}` is empty or stands twice"));
        }
    }
    for selector in &marketplace.personal.nodes {
        if selector.trim().is_empty() {
            return Err("personal.nodes: a selector is empty".into());
        }
        is_selector(selector).map_err(|what| format!("personal.nodes: {what}"))?;
    }
    for rows in &marketplace.product.attributes {
        let is_declared = rows.state.as_ref().is_none_or(|name| marketplace.state.contains_key(name))
            && rows.answer.as_ref().is_none_or(|name| marketplace.answers.contains_key(name));
        if !is_declared {
            return Err("product.attributes: its state or answer is not declared".into());
        }
        if let Some(selector) = &rows.node {
            for part in [selector, &rows.label, &rows.value] {
                is_selector(part)?;
            }
        }
    }
    Ok(())
}

/// Calls `visit` with every source of a marketplace, conditions included, and the name of the place where it stands.
fn each_source(
    marketplace: &Marketplace,
    visit: &mut dyn FnMut(&str, &Source) -> Result<(), String>,
) -> Result<(), String> {
    let product = &marketplace.product;
    all("walls", &marketplace.walls, visit)?;
    all("product.present", &product.present, visit)?;
    all("product.badges_shown", &product.badges_shown, visit)?;
    all_named("product.badges", &product.badges, visit)?;
    all_named("product.fields", &product.fields, visit)?;
    all("list.present", &marketplace.list.present, visit)?;
    for layout in &marketplace.list.layouts {
        all("list.layouts.cards", std::slice::from_ref(&layout.cards), visit)?;
        all("list.layouts.skip", &layout.skip, visit)?;
        all("list.layouts.badges_shown", &layout.badges_shown, visit)?;
        all_named("list.layouts.badges", &layout.badges, visit)?;
        all_named("list.layouts.fields", &layout.fields, visit)?;
    }
    Ok(())
}

fn all_named<K: fmt::Display>(
    place: &str,
    named: &Map<K, Vec<Source>>,
    visit: &mut dyn FnMut(&str, &Source) -> Result<(), String>,
) -> Result<(), String> {
    named.iter().try_for_each(|(name, sources)| all(&format!("{place}.{name}"), sources, visit))
}

fn all(
    place: &str,
    sources: &[Source],
    visit: &mut dyn FnMut(&str, &Source) -> Result<(), String>,
) -> Result<(), String> {
    for source in sources {
        visit(place, source)?;
        all(place, &source.when, visit)?;
        all(place, &source.unless, visit)?;
    }
    Ok(())
}

fn check_source(marketplace: &Marketplace, words: &Words, source: &Source) -> Result<(), String> {
    let origins = [
        &source.json_ld,
        &source.microdata,
        &source.meta,
        &source.state,
        &source.answer,
        &source.node,
        &source.attribute,
    ];
    let count = origins.iter().filter(|origin| origin.is_some()).count();
    let alone = source.address.is_some() || source.attr.is_some() || source.path.is_some();
    if count > 1 {
        return Err("a source has one origin: json_ld, microdata, meta, state, answer, node or attribute".into());
    }
    if count == 0 && !alone {
        return Err(
            "a source needs an origin: json_ld, microdata, meta, state, answer, node, attribute, address".into()
        );
    }
    if let Some(selector) = &source.node {
        is_selector(selector)?;
    }
    let concepts = source.filter.values().flatten().filter_map(|value| value.strip_prefix('@'));
    if let Some(concept) =
        concepts.chain(source.attribute.as_deref()).find(|concept| !words.labels.contains_key(*concept))
    {
        return Err(format!("words.toml has no labels for `{concept}`"));
    }
    if let Some(id) = source.address.as_ref().filter(|id| !names(marketplace).any(|name| name == id.as_str())) {
        return Err(format!("no address of this marketplace has a gap named `{id}`"));
    }
    let written = source
        .path
        .iter()
        .chain(&source.take)
        .chain(source.filter.values().flatten())
        .chain(&source.is)
        .chain(&source.not);
    for text in written.chain(&source.template) {
        check_gaps(text, marketplace)?;
    }
    if source.minor_digits > 9 {
        return Err(format!("minor_digits = {}: prices have at most 9", source.minor_digits));
    }
    if let Some(name) = source.state.as_ref().filter(|name| !marketplace.state.contains_key(*name)) {
        return Err(format!("state `{name}` is not declared under [state]"));
    }
    if let Some(name) = source.answer.as_ref().filter(|name| !marketplace.answers.contains_key(*name)) {
        return Err(format!("answer `{name}` is not declared under [answers]"));
    }
    if (source.state.is_some() || source.answer.is_some()) && source.path.is_none() {
        return Err("a source with state or answer needs a path".into());
    }
    if let Some(field) = [&source.json_ld, &source.microdata]
        .into_iter()
        .flatten()
        .find(|field| !SCHEMA_FIELDS.contains(&field.as_str()))
    {
        return Err(format!("schema.org has no field `{field}` here; there are {}", SCHEMA_FIELDS.join(", ")));
    }
    let paths = source.path.iter().chain(&source.take).chain(source.filter.keys());
    if let Some(path) = paths.into_iter().find(|path| !path.is_empty() && path.split('.').any(str::is_empty)) {
        return Err(format!("`{path}` is no path: keys, indexes or * joined by dots"));
    }
    if source.pick.iter().any(|pattern| !pattern.names().any(|name| name == "value")) {
        return Err("a pattern of `pick` needs a gap named {value}".into());
    }
    Ok(())
}

/// The names of the gaps in the marketplace's addresses.
fn names(marketplace: &Marketplace) -> impl Iterator<Item = &str> {
    marketplace.pages.iter().flat_map(|rule| {
        rule.paths
            .iter()
            .chain(&rule.labels)
            .chain(rule.query.values())
            .chain(rule.optional_query.values())
            .flat_map(|pattern| pattern.names())
    })
}

/// `{item_id}` and the like in a text must be something that is ever known.
fn check_gaps(text: &str, marketplace: &Marketplace) -> Result<(), String> {
    for gap in text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(gap, _)| gap)) {
        let is_name = !gap.is_empty() && gap.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if is_name && !KNOWN.contains(&gap) && !names(marketplace).any(|name| name == gap) {
            return Err(format!("`{text}`: nothing named `{gap}` is ever known"));
        }
    }
    Ok(())
}

fn check_host(host: &Host) -> Result<(), String> {
    let is_code = |code: &Option<String>, length| {
        code.as_ref().is_none_or(|code| code.len() == length && code.bytes().all(|b| b.is_ascii_uppercase()))
    };
    if !is_code(&host.country, 2) || !is_code(&host.currency, 3) {
        return Err(format!("country and currency of `{}` are ISO codes in capitals (SG, SGD)", host.names.join(", ")));
    }
    let is_host = |name: &String| {
        name.contains('.') && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-*".contains(&b))
    };
    host.names
        .iter()
        .find(|name| !is_host(name))
        .map_or(Ok(()), |name| Err(format!("`{name}` is no host name (small letters, no scheme, no path)")))
}

fn is_selector(selector: &str) -> Result<(), String> {
    if selector.is_empty() {
        return Ok(());
    }
    scraper::Selector::parse(selector).map(|_| ()).map_err(|error| format!("`{selector}` is no selector: {error}"))
}

fn no_host_twice(marketplaces: &[Marketplace]) -> Result<(), String> {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for marketplace in marketplaces {
        for name in marketplace.hosts.iter().flat_map(|host| &host.names) {
            if let Some(other) = owners.insert(name, &marketplace.id) {
                return Err(format!("host `{name}` stands twice: in {other} and in {}", marketplace.id));
            }
        }
    }
    Ok(())
}
