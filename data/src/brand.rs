//! A brand: what it is called, who owns it, which shops are whose, what its goods cost.

use serde::{Deserialize, Serialize};

/// One file of `brands/`.
///
/// Names serve recognition whatever their grade. Shops, owners and prices are facts about others: each has its source,
/// its date and its [`Grade`], and the grade decides what may score.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Its id in records; the name of its file.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// What it sells: names of `categories.toml`.
    pub categories: Vec<String>,
    /// ISO 3166-1 alpha-2 of its home; absent for those at home everywhere.
    #[serde(default)]
    pub country: Option<String>,
    /// Who holds the rights.
    #[serde(default)]
    pub owner: Option<Owner>,
    /// Who sells it by right where the owner does not: an owner that differs from the seller is no sign by itself.
    #[serde(default)]
    pub operators: Vec<Operator>,
    /// What it is called, in every script, the name for people first.
    pub names: Vec<Name>,
    /// Misspellings seen. They help to see that a shop's name leans on the brand's; they never claim the brand.
    #[serde(default)]
    pub misspellings: Vec<String>,
    /// Words of `terms/` that names of its own goods hold (a perfume line called "Replica"): on its goods they are names.
    #[serde(default)]
    pub own_words: Vec<String>,
    /// Where the brand itself says that it gives no discounts.
    #[serde(default)]
    pub never_discounts: Option<Statement>,
    /// Its own sites: a host, or a host and the beginning of a path.
    #[serde(default)]
    pub sites: Vec<Site>,
    /// Shops on marketplaces and whose they are.
    #[serde(default)]
    pub shops: Vec<Shop>,
    /// List prices, each for one market.
    #[serde(default)]
    pub prices: Vec<ListPrice>,
    /// For the people who keep this file.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// How well a fact about others is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// The rights holder or a joint statement says so.
    A,
    /// A vetted snapshot, the platform's own flag, or several independent sources.
    B,
    /// One list, application or crawl: shown as said by others, never scored.
    C,
    /// General knowledge, unverified: never shown as a fact, never scored.
    #[serde(rename = "memory")]
    Memory,
}

impl Grade {
    /// Whether facts of this grade may score.
    pub fn may_score(self) -> bool {
        matches!(self, Self::A | Self::B)
    }
}

/// A fact that somebody stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Where it was read.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
}

/// Who holds the rights to a brand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// The company.
    pub name: String,
    /// The group it belongs to, by a name that the brands of one group share.
    #[serde(default)]
    pub group: Option<String>,
    /// Where it was read.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
}

/// Who sells a brand by right in a region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// ISO 3166-1 alpha-2 of the countries.
    pub countries: Vec<String>,
    /// The company.
    pub name: String,
    /// Where it was read.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
}

/// What a brand is called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// As it is written.
    pub text: String,
    /// BCP 47 of its language; absent where it is the same everywhere.
    #[serde(default)]
    pub language: Option<String>,
    /// What it needs to count as the brand's name in a title.
    #[serde(default)]
    pub needs: Needs,
    /// Phrases that hold it without meaning the brand ("三星级", "apple cider").
    #[serde(default)]
    pub unless: Vec<String>,
    /// Where it was read.
    pub source: String,
}

/// What a name needs to count as the brand's name. In a brand field that says nothing else, every name counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Nothing: no other word looks like it.
    #[default]
    Nothing,
    /// A word of the brand's categories, or another of its names, beside it: an ordinary word, or short.
    Context,
    /// The brand field: it says nothing anywhere else (后, 후).
    BrandField,
}

/// A brand's own site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// A host, or a host and the beginning of a path (`etude.com/int`).
    pub address: String,
    /// Where it was read.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
}

impl Site {
    /// Its host in small letters, without `www.`.
    pub fn host(&self) -> String {
        let host = self.address.split('/').next().unwrap_or_default().to_ascii_lowercase();
        host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
    }

    /// The beginning of the path, without a slash at its end; empty where the whole host is the brand's.
    pub fn folder(&self) -> String {
        let folder = self.address.split_once('/').map_or("", |(_, folder)| folder.trim_matches('/'));
        if folder.is_empty() { String::new() } else { format!("/{folder}") }
    }
}

/// What a shop is to a brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The brand's own.
    Owner,
    /// Of the group that the brand belongs to.
    Group,
    /// The only seller by contract.
    Exclusive,
    /// A seller by contract, a distributor, or the marketplace itself.
    Authorised,
    /// A shop of many brands whose contract is not known.
    Retailer,
    /// Not the brand's, though it may look so.
    NotBrand,
}

impl Relation {
    /// Whether it is a shop of the brand itself, of its group, or by contract the only one.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Owner | Self::Group | Self::Exclusive)
    }
}

/// A shop on a marketplace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    /// A file of `marketplaces/`.
    pub marketplace: String,
    /// ISO 3166-1 alpha-2 of the shop front; absent where one shop serves all.
    #[serde(default)]
    pub country: Option<String>,
    /// What it is to the brand.
    pub relation: Relation,
    /// Its name as displayed.
    #[serde(default)]
    pub name: Option<String>,
    /// Its login name, or the part of its address that names it.
    #[serde(default)]
    pub username: Option<String>,
    /// The site's number of the shop.
    #[serde(default)]
    pub shop_id: Option<String>,
    /// The site's number of the seller.
    #[serde(default)]
    pub seller_id: Option<String>,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
    /// Who says so: `rights holder`, `platform`, `press`, `third party`.
    #[serde(default)]
    pub stated_by: Option<String>,
    /// Where it was read.
    pub source: String,
    /// When it was true, as far as known (`2026-05`, `2026-05-18`).
    #[serde(default)]
    pub date: Option<String>,
    /// How well it is known.
    pub grade: Grade,
    /// True once: kept so that nobody adds it again, never matched.
    #[serde(default)]
    pub is_historic: bool,
    /// For the people who keep this file.
    #[serde(default)]
    pub note: Option<String>,
}

impl Shop {
    /// Whether there is anything by which the shop could be known again.
    pub fn can_be_matched(&self) -> bool {
        !self.is_historic
            && (self.name.is_some() || self.username.is_some() || self.shop_id.is_some() || self.seller_id.is_some())
    }
}

/// What something costs at the brand's own price in one market. Never converted: prices differ by market.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListPrice {
    /// The product, for people.
    pub product: String,
    /// How titles name it: each entry is a set of words that must all be there, in any order.
    pub words: Vec<String>,
    /// Words that make it another product.
    #[serde(default)]
    pub not: Vec<String>,
    /// The price, a decimal.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// ISO 3166-1 alpha-2 of the market.
    pub market: String,
    /// What one buys for it, as titles write it (`20 ml`, `10 sheets`, `50ml + 20ml`); absent where the product has no
    /// size (a pair of glasses). Without a size that is known, a price of goods sold by size is never compared.
    #[serde(default)]
    pub size: Option<String>,
    /// Where it was read.
    pub source: String,
    /// When, as far as known.
    #[serde(default)]
    pub date: Option<String>,
    /// How well it is known.
    pub grade: Grade,
    /// For the people who keep this file.
    #[serde(default)]
    pub note: Option<String>,
}
