//! Where a link leads: a shop, something else on a marketplace, an address that would have to be followed.

use jinjja_data::{Host, PageKind};

use crate::{
    Knowledge,
    address::{self, Located, WebAddress, web::decoded},
    knowledge::ANY_SHOP,
};

/// Where a link leads.
pub(super) enum Target {
    /// To a shop.
    Shop(Box<Place>),
    /// To a marketplace, but to no shop.
    NoShop(String),
    /// To an address that only tells where it leads when it is followed.
    ShortLink(String),
    /// To an address that people and programs read differently.
    Refused(String),
    /// Anywhere else.
    Elsewhere,
}

/// A shop's place.
pub(super) struct Place {
    pub(super) marketplace: String,
    pub(super) country: Option<String>,
    pub(super) username: Option<String>,
    pub(super) shop_id: Option<String>,
    pub(super) seller_id: Option<String>,
    /// Its address, with only what identifies it.
    pub(super) url: String,
    /// The part of the address that names it; empty where it has numbers only.
    pub(super) named: String,
    /// The page of a brand, with goods of any seller.
    pub(super) is_brand_page: bool,
    /// The host of a redirect that the link goes over.
    pub(super) through: Option<String>,
}

/// Query parameters looked at for an address inside of an address.
const PARAMETERS: usize = 30;

/// The longest name of a shop in an address, in bytes.
const LONGEST_NAME: usize = 64;

/// Where a link on a page leads.
pub(super) fn of(href: &str, page: &WebAddress, knowledge: &Knowledge) -> Target {
    let Some(whole) = page.join(href) else {
        return if is_web(href) { Target::Refused(href.trim().to_owned()) } else { Target::Elsewhere };
    };
    let Ok(web) = WebAddress::parse(&whole) else { return Target::Elsewhere };
    match direct(&whole, knowledge) {
        Target::Elsewhere | Target::NoShop(_) => {}
        found => return found,
    }
    match inside(&web, knowledge) {
        Some(Target::Shop(mut place)) => {
            place.through = Some(web.host);
            Target::Shop(place)
        }
        Some(found) => found,
        None if is_short_link(&web.host, knowledge) => Target::ShortLink(whole),
        None => direct(&whole, knowledge),
    }
}

/// Whether a link that could not be read wants to be a web address.
fn is_web(href: &str) -> bool {
    let href: String = href.trim().chars().filter(|c| !c.is_control()).take(8).collect();
    let href = href.to_ascii_lowercase().replace('\\', "/");
    ["https://", "http://", "//"].iter().any(|start| href.starts_with(start))
}

fn direct(whole: &str, knowledge: &Knowledge) -> Target {
    // A page may still link over http; the marketplace leads on to https, and so does the address that is kept.
    let Ok(at) = address::locate_saved(whole, knowledge) else { return Target::Elsewhere };
    if at.marketplace.id == ANY_SHOP {
        return Target::Elsewhere;
    }
    match shop(&at).map(|place| at_the_front(place, &at, knowledge)) {
        Some(place) => Target::Shop(Box::new(place)),
        None => Target::NoShop(whole.to_owned()),
    }
}

/// The address that a query parameter holds, one level deep, where it is a marketplace's or a short link.
fn inside(web: &WebAddress, knowledge: &Knowledge) -> Option<Target> {
    let values = web.query.split('&').take(PARAMETERS).filter_map(|pair| Some(decoded(pair.split_once('=')?.1)));
    values.filter(|value| is_web(value)).find_map(|value| {
        let inner = WebAddress::parse(&value).ok()?;
        match direct(&value, knowledge) {
            Target::Elsewhere if is_short_link(&inner.host, knowledge) => Some(Target::ShortLink(value)),
            Target::Elsewhere => None,
            found => Some(found),
        }
    })
}

fn is_short_link(host: &str, knowledge: &Knowledge) -> bool {
    let mut hosts = knowledge.words.shops.short_links.iter();
    hosts.any(|short| host.strip_suffix(short.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// What the address of a shop says; `None` when it is no shop's, or does not say which.
pub(super) fn shop(at: &Located<'_>) -> Option<Place> {
    if at.kind != PageKind::Store || at.marketplace.id == ANY_SHOP {
        return None;
    }
    let id = |name: &str| at.ids.get(name).map(|id| decoded(id));
    let username = id("seller_username").or_else(|| id("shop_name"));
    if username.as_deref().is_some_and(|name| !is_name(name)) {
        return None;
    }
    let (shop_id, seller_id) = (id("shop_id"), id("seller_id"));
    let is_brand_page = at.ids.contains_key("brand_page");
    let says_which = username.is_some() || shop_id.is_some() || seller_id.is_some() || is_brand_page;
    let named = username.clone().or_else(|| id("brand").filter(|brand| is_name(brand))).unwrap_or_default();
    says_which.then(|| Place {
        marketplace: at.marketplace.id.clone(),
        country: at.country.map(str::to_owned),
        username,
        shop_id,
        seller_id,
        url: at.canonical.clone().unwrap_or_else(|| format!("https://{}{}", at.web.host, at.web.path)),
        named,
        is_brand_page,
        through: None,
    })
}

/// Letters of ASCII only: with others an address can look like another's.
fn is_name(name: &str) -> bool {
    let is_file =
        [".html", ".htm", ".xml", ".txt", ".json", ".ico", ".js", ".css", ".php"].iter().any(|end| name.ends_with(end));
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !is_file
        && name.bytes().any(|b| b.is_ascii_alphanumeric())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._- ".contains(&b))
}

/// Hosts for telephones and languages lead to the same shops; the registry keeps the address that people share.
fn at_the_front(place: Place, at: &Located<'_>, knowledge: &Knowledge) -> Place {
    let bare = at.web.host.split_once('.').map(|(_, bare)| bare);
    let group = at.marketplace.hosts.iter().find(|host| host.names.contains(&at.web.host));
    let (Some(bare), Some(Host { names, .. })) = (bare, group) else { return place };
    let Some(front) = [format!("www.{bare}"), bare.to_owned()].into_iter().find(|front| names.contains(front)) else {
        return place;
    };
    let query = if at.web.query.is_empty() { String::new() } else { format!("?{}", at.web.query) };
    let address = format!("https://{front}{}{query}", at.web.path);
    let there = address::locate_saved(&address, knowledge).ok().filter(|there| there.ids == at.ids);
    there.and_then(|there| shop(&there)).unwrap_or(place)
}
