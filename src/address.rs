//! From an address to marketplace, country, kind of page and ids; nothing of the page is needed.

pub mod web;

use jinjja_data::sorted::Map;
use jinjja_data::{Host, Marketplace, PageKind, PageRule};

use crate::knowledge::{ANY_SHOP, Knowledge};
pub use web::{BadAddress, WebAddress};

/// What an address says.
#[derive(Clone, Debug)]
pub struct Located<'k> {
    /// The marketplace, or the entry for any other shop.
    pub marketplace: &'k Marketplace,
    /// Country of the shop front (ISO 3166-1 alpha-2), where the host tells.
    pub country: Option<&'k str>,
    /// Currency of the shop front (ISO 4217), where the host tells.
    pub currency: Option<&'k str>,
    /// The kind of page, if its content does not say otherwise.
    pub kind: PageKind,
    /// What it is when its content is not that.
    pub otherwise: Option<PageKind>,
    /// Ids that stand in the address, by their names in the patterns (`item_id`, `variant_id`, `shop_id` …).
    pub ids: Map<String, String>,
    /// The address with only what identifies the page.
    pub canonical: Option<String>,
    /// The address itself.
    pub web: WebAddress,
}

/// Why an address is not that of a page with listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPage {
    /// It cannot be trusted or is none.
    Bad(BadAddress),
    /// Plain http: whoever sits between could have written the page.
    PlainHttp,
}

/// Where a live page is. Plain http is no page of a marketplace.
pub fn locate<'k>(text: &str, knowledge: &'k Knowledge) -> Result<Located<'k>, NoPage> {
    let web = WebAddress::parse(text).map_err(NoPage::Bad)?;
    if !web.secure {
        return Err(NoPage::PlainHttp);
    }
    place(web, knowledge).ok_or(NoPage::Bad(BadAddress::Host))
}

/// Where a saved page came from. The person who saved it vouches for the address, and many archives are older than
/// https; the caller says so in a diagnostic when [`WebAddress::secure`] is false.
pub fn locate_saved<'k>(text: &str, knowledge: &'k Knowledge) -> Result<Located<'k>, NoPage> {
    let web = WebAddress::parse(text).map_err(NoPage::Bad)?;
    place(web, knowledge).ok_or(NoPage::Bad(BadAddress::Host))
}

fn place(web: WebAddress, knowledge: &Knowledge) -> Option<Located<'_>> {
    let known = knowledge.marketplaces.iter().find_map(|marketplace| {
        let host = marketplace.hosts.iter().find(|host| host.names.iter().any(|name| is_host(name, &web.host)))?;
        Some((marketplace, Some(host)))
    });
    let (marketplace, host) = known.or_else(|| Some((knowledge.marketplace(ANY_SHOP)?, None)))?;
    let (country, currency) =
        host.map_or((None, None), |Host { country, currency, .. }| (country.as_deref(), currency.as_deref()));
    let fit = marketplace.pages.iter().find_map(|rule| Some((rule, ids(rule, &web)?)));
    let (kind, otherwise, ids, canonical) = match fit {
        Some((rule, ids)) => {
            let canonical = rule.canonical.as_ref().map(|template| filled(template, &web.host, &ids));
            (rule.kind, rule.otherwise, ids, canonical)
        }
        None => (PageKind::None, None, Map::new(), None),
    };
    Some(Located { marketplace, country, currency, kind, otherwise, ids, canonical, web })
}

/// Exact, or with `*.` in front exactly one more label.
pub(crate) fn is_host(pattern: &str, host: &str) -> bool {
    pattern == host || label(pattern, host).is_some()
}

/// The label of a host that `*` stands for in a pattern.
fn label<'h>(pattern: &str, host: &'h str) -> Option<&'h str> {
    let start = host.strip_suffix(pattern.strip_prefix("*.")?)?;
    start.strip_suffix('.').filter(|label| !label.is_empty() && !label.contains('.'))
}

impl Located<'_> {
    /// By what a verdict on the page is kept: of a listing its canonical address and, where the address names one, the
    /// variant; of any other page its address. Without fragment.
    pub fn key(&self) -> String {
        let listing = self.canonical.as_ref().filter(|_| self.kind == PageKind::Product);
        match (listing, self.ids.get("variant_id")) {
            (Some(canonical), Some(variant)) => format!("{canonical}#{variant}"),
            (Some(canonical), None) => canonical.clone(),
            (None, _) => self.web.written(),
        }
    }

    /// Whether a rule holds on this host.
    pub(crate) fn serves(&self, rule: &PageRule) -> bool {
        serves(rule, &self.web)
    }
}

fn serves(rule: &PageRule, web: &WebAddress) -> bool {
    rule.hosts.is_empty() || rule.hosts.iter().any(|name| is_host(name, &web.host))
}

fn ids(rule: &PageRule, web: &WebAddress) -> Option<Map<String, String>> {
    if !serves(rule, web) {
        return None;
    }
    let found = rule.paths.iter().find_map(|pattern| pattern.fit(&web.path))?;
    let mut ids: Map<String, String> = found.into_iter().map(|(name, id)| (name, id.to_owned())).collect();
    if !rule.labels.is_empty() {
        let label = rule.hosts.iter().find_map(|host| label(host, &web.host))?;
        let found = rule.labels.iter().find_map(|pattern| pattern.fit(label))?;
        ids.extend(found.into_iter().map(|(name, id)| (name, id.to_owned())));
    }
    for (name, pattern) in &rule.query {
        let value = web.parameter(name)?;
        ids.extend(pattern.fit(&value)?.into_iter().map(|(name, id)| (name, id.to_owned())));
    }
    for (name, pattern) in &rule.optional_query {
        if let Some(value) = web.parameter(name) {
            ids.extend(pattern.fit(&value).into_iter().flatten().map(|(name, id)| (name, id.to_owned())));
        }
    }
    Some(ids)
}

/// A template with `{host}` and the names of ids in it, filled.
fn filled(template: &str, host: &str, ids: &Map<String, String>) -> String {
    ids.iter().fold(template.replace("{host}", host), |text, (name, id)| text.replace(&format!("{{{name}}}"), id))
}

#[cfg(test)]
mod tests {
    use super::locate;
    use crate::Knowledge;

    fn check(url: &str, key: &str) {
        let found = locate(url, Knowledge::embedded()).expect(url).key();
        assert_eq!(found, key, "{url}");
    }

    #[test]
    fn links_to_one_listing_have_one_key() {
        let listing = "https://www.lazada.sg/products/pdp-i310000011.html";
        check("https://www.lazada.sg/products/pdp-i310000011.html?spm=a2o42&search=1#review", listing);
        check("https://www.lazada.sg/products/green-tea-i310000011-s5.html", &format!("{listing}#5"));
        check("https://www.lazada.sg/products/green-tea-i310000011-s6.html?spm=x", &format!("{listing}#6"));
    }

    #[test]
    fn what_is_no_listing_is_kept_by_its_address() {
        check("https://www.lazada.sg/catalog/?q=laneige#top", "https://www.lazada.sg/catalog/?q=laneige");
        check("https://shop.example.com/cup?variant=2#a", "https://shop.example.com/cup?variant=2");
    }
}
