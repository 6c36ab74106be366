//! The shops on marketplaces that a page links to or names, as facts for the registry.
//!
//! A brand's own site that links to a shop says whose it is; every other page is somebody's word. Nothing is followed:
//! an address counts as it stands on the page. Where it is not clear what a page says, less is said, with a doubt.

mod channel;
mod naming;
mod registered;
mod source;
mod speaker;
mod target;
mod wording;

use jinjja_data::{Grade, Relation, Shop};
use serde::{Deserialize, Serialize};

use crate::{
    Knowledge,
    address::{self, BadAddress, WebAddress},
};
use naming::Names;
pub use registered::Listed;
use registered::{Keys, Register};
pub use speaker::{Speaker, Unproven};
use target::{Place, Target};
use wording::Wording;

/// Bounds of what is looked at, so that no page can make the work large.
pub mod bounds {
    /// Links of one page.
    pub const LINKS: usize = 5_000;
    /// Lines of one page.
    pub const LINES: usize = 20_000;
    /// Characters of a line; a longer one is prose.
    pub const LINE: usize = 300;
    /// Characters of a link's own words, and of those around it.
    pub const WORDS: usize = 120;
    /// Addresses kept of one kind of link that is no shop.
    pub const ADDRESSES: usize = 50;
    /// Shops of one page; a page with more is a list of shops, and nobody reviews them one by one.
    pub const FACTS: usize = 200;
}

/// What is needed of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// The document's title.
    pub title: Option<String>,
    /// Its links, in the page's order.
    pub links: Vec<Link>,
    /// Its lines of text, for shops that it names without a link; may be left out.
    pub lines: Vec<Line>,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// Where it leads, as written.
    pub href: String,
    /// Its words, or what stands for them (a picture's description).
    pub text: String,
    /// The nearest heading, or the words around it.
    pub around: String,
    /// It stands among comments or reviews: visitors wrote it, whoever owns the page.
    pub by_visitors: bool,
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The nearest heading.
    pub around: String,
    /// As for links.
    pub by_visitors: bool,
}

/// What a page says of shops.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// Who speaks on the page.
    pub speaker: Speaker,
    /// The shops, in the page's order, each once; channels that are only named come last.
    pub facts: Vec<Fact>,
    /// What was seen beside them.
    pub seen: Seen,
}

/// A shop as the registry would hold it, to be reviewed by a person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// The id of the brand under which it belongs, where that can be told.
    pub brand: Option<String>,
    /// The shop.
    #[serde(flatten)]
    pub shop: Shop,
    /// Entries of the registry for the same shop.
    pub listed: Vec<Listed>,
    /// What a person should look at first.
    pub doubts: Vec<Doubt>,
}

impl Fact {
    /// Whether the rights holder says so.
    pub fn is_by_holder(&self) -> bool {
        self.shop.stated_by.as_deref() == Some(HOLDER)
    }
}

/// How the registry writes who states a fact.
const HOLDER: &str = "rights holder";
const OTHERS: &str = "third party";

/// What is not clear about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Nothing says which brand's shop it is.
    Brand,
    /// Its address names a registered brand that is not this site's.
    OtherBrand,
    /// Neither its address nor the words beside it say whose it is.
    Relation,
    /// The page calls it official, but its address does not name the brand.
    Address,
    /// Visitors of the page wrote it.
    Visitors,
    /// The link goes over another address, which may lead elsewhere.
    Redirect,
}

/// What was seen on a page beside the shops.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Seen {
    /// Links of the page.
    pub links: usize,
    /// Links that lead to shops.
    pub to_shops: usize,
    /// On marketplaces, but no shops: products, lists, front pages.
    pub no_shops: Vec<String>,
    /// Short links and pages of links, which would have to be followed.
    pub not_followed: Vec<String>,
    /// Addresses that people and programs read differently (user names, ports).
    pub refused: Vec<String>,
    /// Shops that were left out because the words beside them warn or deny.
    pub warned: Vec<String>,
}

/// Looks for shops on a page. `day` is when it was seen (`2026-05-18`), where that is known.
///
/// # Errors
/// The page's address is none that can be trusted.
pub fn find(page: &Page, day: Option<&str>, knowledge: &Knowledge) -> Result<Found, BadAddress> {
    let at = WebAddress::parse(&page.url)?;
    let mut search = Search {
        page,
        speaker: Speaker::of(&at, &knowledge.brands),
        at,
        day,
        knowledge,
        names: Names::of(&knowledge.brands, &knowledge.words.shops),
        wording: Wording::of(&knowledge.words.shops),
        facts: Vec::new(),
        seen: Seen { links: page.links.len(), ..Seen::default() },
    };
    page.links.iter().take(bounds::LINKS).for_each(|link| search.follow(link));
    let named = channel::named(&search);
    let Search { speaker, mut facts, seen, .. } = search;
    facts.extend(named.into_iter().map(|fact| {
        let keys = Keys::of(&fact.shop, knowledge);
        (fact, keys)
    }));
    let register = Register::of(facts.iter().map(|(fact, _)| fact.shop.marketplace.as_str()), knowledge);
    let facts = facts.into_iter().map(|(mut fact, keys)| {
        fact.listed = register.listed(&keys, fact.brand.as_deref());
        fact.doubts.sort_unstable();
        fact.doubts.dedup();
        fact
    });
    Ok(Found { speaker, facts: facts.collect(), seen })
}

/// Gives a shop that is known by its address alone the names and numbers in it.
pub fn name_by_address(shop: &mut Shop, knowledge: &Knowledge) {
    if shop.can_be_matched() {
        return;
    }
    let at = shop.url.as_ref().and_then(|url| address::locate_saved(url, knowledge).ok());
    if let Some(place) = at.filter(|at| at.marketplace.id == shop.marketplace).and_then(|at| target::shop(&at)) {
        shop.country = shop.country.take().or(place.country);
        (shop.username, shop.shop_id, shop.seller_id) = (place.username, place.shop_id, place.seller_id);
    }
}

/// A page being looked through.
struct Search<'p> {
    page: &'p Page,
    at: WebAddress,
    speaker: Speaker,
    day: Option<&'p str>,
    knowledge: &'p Knowledge,
    names: Names<'p>,
    wording: Wording,
    facts: Vec<(Fact, Keys)>,
    seen: Seen,
}

impl Search<'_> {
    fn follow(&mut self, link: &Link) {
        match target::of(&link.href, &self.at, self.knowledge) {
            Target::Shop(place) => {
                self.seen.to_shops = self.seen.to_shops.saturating_add(1);
                if self.facts.len() >= bounds::FACTS {
                    return;
                }
                if self.wording.warns(&link.text) || self.wording.warns(&link.around) {
                    note(&mut self.seen.warned, place.url);
                } else {
                    let fact = self.fact(link, *place);
                    self.add(fact);
                }
            }
            Target::NoShop(address) => note(&mut self.seen.no_shops, address),
            Target::ShortLink(address) => note(&mut self.seen.not_followed, address),
            Target::Refused(address) => note(&mut self.seen.refused, address),
            Target::Elsewhere => {}
        }
    }

    fn fact(&self, link: &Link, place: Place) -> Fact {
        let mut doubts = Vec::new();
        let words = format!("{} · {}", link.text, link.around);
        let in_address = self.names.in_address(&place.named);
        let (brand, holder) = self.whose(&words, in_address, link.by_visitors, &mut doubts);
        let is_named = in_address.is_some() && in_address == brand;
        let says = Says {
            authorised: self.wording.authorises(&words) || self.wording.authorises(&place.named),
            official: self.wording.is_official(&words),
            official_in_address: self.wording.is_official(&place.named) || self.names.ends_officially(&place.named),
            is_named,
            has_name: !place.named.is_empty(),
        };
        let relation = match (holder, brand) {
            (true, None) => Relation::Group,
            (true, Some(brand)) if self.names.is_group(&place.named, brand) && !says.authorised => Relation::Group,
            (true, Some(_)) => says.by_the_holder(&mut doubts),
            (false, _) => says.by_others(&mut doubts),
        };
        let mut notes = Vec::new();
        if place.is_brand_page {
            notes.push("the brand's page, not a seller: what it leads to may be sold by others".to_owned());
        }
        if let Some(host) = &place.through {
            doubts.push(Doubt::Redirect);
            notes.push(format!("linked over a redirect of {host}"));
        }
        let shop = Shop {
            marketplace: place.marketplace,
            country: place.country,
            relation,
            name: None,
            username: place.username,
            shop_id: place.shop_id,
            seller_id: place.seller_id,
            url: Some(place.url),
            stated_by: Some(stated_by(holder)),
            source: source::of_link(&self.page.url, link, self.page.title.as_deref()),
            date: self.day.map(str::to_owned),
            grade: if holder { Grade::A } else { Grade::C },
            is_historic: false,
            note: (!notes.is_empty()).then(|| notes.join("; ")),
        };
        Fact { brand: brand.map(str::to_owned), shop, listed: Vec::new(), doubts }
    }

    /// The brand that a shop belongs to, and whether its rights holder speaks.
    fn whose<'s>(
        &'s self,
        words: &str,
        in_address: Option<&'s str>,
        by_visitors: bool,
        doubts: &mut Vec<Doubt>,
    ) -> (Option<&'s str>, bool) {
        if by_visitors {
            doubts.push(Doubt::Visitors);
        }
        let brands = self.speaker.brands();
        if by_visitors || brands.is_empty() {
            let brand = in_address.or_else(|| self.names.in_words(words));
            if brand.is_none() {
                doubts.push(Doubt::Brand);
            }
            return (brand, false);
        }
        if let Some(named) = in_address {
            let speaks = brands.iter().any(|brand| brand == named || self.names.are_of_one_group(brand, named));
            if !speaks {
                doubts.push(Doubt::OtherBrand);
            }
            return (Some(named), speaks);
        }
        let own = match brands {
            [only] => Some(only.as_str()),
            several => self.names.in_words(words).filter(|named| several.iter().any(|brand| brand == named)),
        };
        if own.is_none() {
            doubts.push(Doubt::Brand);
        }
        (own, true)
    }

    /// Adds a fact, or makes the one that is there already better.
    fn add(&mut self, fact: Fact) {
        let keys = Keys::of(&fact.shop, self.knowledge);
        let Some((known, _)) = self.facts.iter_mut().find(|(_, known)| known.are_of_one_shop(&keys)) else {
            self.facts.push((fact, keys));
            return;
        };
        let rank = |fact: &Fact| (fact.shop.grade, fact.shop.relation == Relation::Retailer, fact.doubts.len());
        if rank(&fact) < rank(known) {
            *known = fact;
        }
    }
}

/// What the words beside a shop and its address say.
struct Says {
    authorised: bool,
    official: bool,
    official_in_address: bool,
    is_named: bool,
    has_name: bool,
}

impl Says {
    /// On the rights holder's own page a shop with the brand's name in its address, or one called official, is its own.
    fn by_the_holder(&self, doubts: &mut Vec<Doubt>) -> Relation {
        if self.authorised {
            return Relation::Authorised;
        }
        if !self.is_named && !self.official {
            doubts.push(Doubt::Relation);
            return Relation::Retailer;
        }
        if !self.is_named && self.has_name {
            doubts.push(Doubt::Address);
        }
        Relation::Owner
    }

    /// Others can only repeat what a shop calls itself.
    fn by_others(&self, doubts: &mut Vec<Doubt>) -> Relation {
        if self.authorised {
            return Relation::Authorised;
        }
        if self.is_named && (self.official || self.official_in_address) {
            return Relation::Owner;
        }
        doubts.push(Doubt::Relation);
        Relation::Retailer
    }
}

fn stated_by(holder: bool) -> String {
    if holder { HOLDER } else { OTHERS }.to_owned()
}

fn note(addresses: &mut Vec<String>, address: String) {
    if addresses.len() < bounds::ADDRESSES && !addresses.contains(&address) {
        addresses.push(address);
    }
}
