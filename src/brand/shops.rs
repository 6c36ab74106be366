//! Whose shop it is: the registry's entries held against a listing's seller.

use jinjja_data::{Badge, Brand, Marketplace, Relation, Shop};

use crate::{
    listing::{Listing, Read},
    text::fold::{Folded, Form},
};

/// What is known of the shops of a brand where a listing stands.
#[derive(Clone, Debug, Default)]
pub struct ShopsHere<'r> {
    /// The entry that is this very shop.
    pub this: Option<&'r Shop>,
    /// The entry of another brand of the group that is this very shop.
    pub of_sister: Option<&'r Shop>,
    /// The brand's and its group's shops here, those that may score first.
    pub own: Vec<OwnShop<'r>>,
    /// One of them may score and could be recognised: this shop would have been.
    pub is_listed: bool,
    /// What would tell this shop from one that sells the brand by right was not read: it may be that one.
    pub may_be_one: bool,
}

/// A shop of the brand or its group.
#[derive(Clone, Copy, Debug)]
pub struct OwnShop<'r> {
    /// The entry.
    pub shop: &'r Shop,
    /// Its grade and its age allow it to score; otherwise it is only said to be so.
    pub counts: bool,
}

impl<'r> ShopsHere<'r> {
    /// Looks a listing's seller up among the brand's shops and those of its group's other brands.
    pub fn of(brand: &'r Brand, sisters: impl Iterator<Item = &'r Brand>, listing: &Listing, age: Age) -> Self {
        let country = &listing.country;
        let on_marketplace = |shop: &Shop| shop.marketplace == listing.marketplace && !shop.is_historic;
        let in_country = |shop: &Shop| shop.country.as_ref().is_none_or(|of_shop| country.value() == Some(of_shop));
        let here = |shop: &Shop| on_marketplace(shop) && in_country(shop);
        let shops: Vec<&Shop> = brand.shops.iter().filter(|shop| here(shop)).collect();
        let counts = |shop: &Shop| shop.grade.may_score() && !age.is_over(shop, listing);
        let shown = shops.iter().copied().filter(|shop| shop.relation.is_own() && is_shown(shop));
        let mut own: Vec<OwnShop> = shown.map(|shop| OwnShop { shop, counts: counts(shop) }).collect();
        own.sort_by_key(|own| (!own.counts, own.shop.grade, own.shop.relation == Relation::Group));
        let by_right = |shop: &Shop| is_by_right(shop.relation) && counts(shop);
        let may_be_here = |shop: &Shop| in_country(shop) || matches!(country, Read::Absent);
        let may_be = |shop: &Shop| !matches!(Likeness::of(shop, listing), Likeness::Other);
        Self {
            may_be_one: (brand.shops.iter())
                .any(|shop| on_marketplace(shop) && may_be_here(shop) && by_right(shop) && may_be(shop)),
            this: shops.iter().copied().find(|shop| by_right(shop) && is_this(shop, listing)),
            of_sister: sisters
                .flat_map(|sister| &sister.shops)
                .find(|shop| here(shop) && counts(shop) && shop.relation.is_own() && is_this(shop, listing)),
            is_listed: own.iter().any(|own| own.counts && own.shop.can_be_matched()),
            own,
        }
    }
}

/// Shops that sell the brand by right.
fn is_by_right(relation: Relation) -> bool {
    relation.is_own() || relation == Relation::Authorised
}

/// What could lead somebody there.
fn is_shown(shop: &Shop) -> bool {
    shop.grade != jinjja_data::Grade::Memory && (shop.name.is_some() || shop.url.is_some() || shop.username.is_some())
}

/// Until when an entry is held to be true: stores are renamed and handed over.
#[derive(Clone, Copy, Debug)]
pub struct Age {
    /// The months after which an entry is over.
    pub months: u32,
    /// The month of the registry's newest entry: the day of a listing that does not say when it was seen.
    pub newest: i64,
}

impl Age {
    fn is_over(self, shop: &Shop, listing: &Listing) -> bool {
        let Some(date) = shop.date.as_ref().and_then(|date| month_of(date, true)) else { return false };
        let seen = listing.observed_at.value().and_then(|seen| month_of(seen, false)).unwrap_or(self.newest);
        seen > date.saturating_add(i64::from(self.months))
    }
}

/// The month of the newest entry of all.
pub fn newest<'b>(brands: impl IntoIterator<Item = &'b Brand>) -> i64 {
    let shops = brands.into_iter().flat_map(|brand| &brand.shops);
    shops.filter_map(|shop| month_of(shop.date.as_ref()?, false)).max().unwrap_or(0)
}

/// Months since year nought; a year alone counts as its end, the benefit of the doubt for an entry.
fn month_of(date: &str, year_ends: bool) -> Option<i64> {
    let mut parts = date.split(['-', 'T']);
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = match parts.next() {
        Some(month) => month.parse().ok()?,
        None if year_ends => 12,
        None => 1,
    };
    year.checked_mul(12)?.checked_add(month)
}

/// How a listing's shop and an entry of the registry compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// They are one.
    Same,
    /// They are two.
    Other,
    /// What the entry is known by was not read.
    NotRead,
}

impl Likeness {
    /// Compared by number, then by address or login name, then by name: what stands higher decides, because numbers
    /// cannot be copied and names can.
    fn of(shop: &Shop, listing: &Listing) -> Self {
        let numbers = [(&shop.shop_id, &listing.shop_id), (&shop.seller_id, &listing.seller_id)];
        let by_number =
            numbers.into_iter().find_map(|(of_entry, of_listing)| Some(of_entry.as_ref()? == of_listing.value()?));
        let by_name = || Some(same_name(shop.name.as_ref()?, listing.seller_name.value()?));
        match by_number.or_else(|| same_address(shop, listing)).or_else(by_name) {
            Some(true) => Self::Same,
            Some(false) => Self::Other,
            None if shop.can_be_matched() => Self::NotRead,
            None => Self::Other,
        }
    }
}

fn is_this(shop: &Shop, listing: &Listing) -> bool {
    Likeness::of(shop, listing) == Likeness::Same
}

/// `None` when one of both has neither address nor login name, or only a number in its place.
fn same_address(shop: &Shop, listing: &Listing) -> Option<bool> {
    let username = shop.username.as_deref();
    if let (Some(of_entry), Some(of_listing)) = (username, listing.seller_username.value()) {
        return Some(of_entry.eq_ignore_ascii_case(of_listing));
    }
    let (host, path) = parts_of(listing.shop_url.value()?);
    if shop.url.as_ref().is_some_and(|of_entry| parts_of(of_entry) == (host.clone(), path.clone())) {
        return Some(true);
    }
    let username = username?;
    let last = path.rsplit('/').next().unwrap_or_default();
    let label = host.split('.').next().unwrap_or_default();
    let is_named = |part: &str| part.eq_ignore_ascii_case(username);
    if is_named(last) || is_named(label) {
        return Some(true);
    }
    // `/shop/123` and a script's address name nobody.
    let is_nameless = last.is_empty() || last.contains('.') || last.bytes().all(|b| b.is_ascii_digit());
    (!is_nameless).then_some(false)
}

/// Host without `www.` and path without slashes at its ends, small.
fn parts_of(url: &str) -> (String, String) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest).trim_start_matches("//");
    let rest = rest.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let (host, path) = rest.split_once('/').unwrap_or((&rest, ""));
    (host.trim_start_matches("www.").to_owned(), path.trim_matches('/').to_owned())
}

fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (Folded::of(one), Folded::of(other));
    let all = |folded: &Folded| folded.form(Form::Exact, 0..folded.tokens().len()).to_owned();
    all(&one) == all(&other)
}

/// Badges by which a platform says that a shop is a brand's or an official seller's.
const STORE_BADGES: [Badge; 3] = [Badge::Mall, Badge::OfficialStore, Badge::Flagship];

/// What a platform says of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlatformBadge {
    /// It grants no such badge at all.
    NotGranted,
    /// Its badges were not read.
    NotRead,
    /// It granted none to this shop.
    None,
    /// It granted this one.
    Is(Badge),
}

impl PlatformBadge {
    /// The badge of a listing's shop. `is_granted`: the platform has such badges at all.
    pub fn of(listing: &Listing, is_granted: bool) -> Self {
        if let Some(badge) =
            listing.badges.value().and_then(|badges| badges.iter().find(|badge| STORE_BADGES.contains(badge)))
        {
            return Self::Is(*badge);
        }
        if !is_granted {
            return Self::NotGranted;
        }
        if matches!(listing.badges, Read::Absent) { Self::NotRead } else { Self::None }
    }
}

/// Whether a marketplace's pages show such badges. `self_operated` is none: it is the platform as a seller.
pub(crate) fn grants_badges(marketplace: &Marketplace) -> bool {
    let of_lists = marketplace.list.layouts.iter().flat_map(|layout| layout.badges.keys());
    let mut granted = marketplace.product.badges.keys().chain(of_lists);
    granted.any(|badge| STORE_BADGES.contains(badge))
}
