//! A marketplace: its hosts, its addresses, and where each fact stands on its pages.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

use crate::{Pattern, Place, Rows, Source, personal};

/// One file of `marketplaces/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marketplace {
    /// Its id in records; the name of its file.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// What pages call it and its mall, in every script served.
    #[serde(default)]
    pub called: Vec<String>,
    /// The extension reads it from the start; the others are switched on by the person.
    #[serde(default)]
    pub is_built_in: bool,
    /// The kinds of pages that captured pages have proven to be read rightly; the others, and layouts that the file's
    /// comments name, are written from descriptions. Shown to the people who use it.
    pub proven: Vec<PageKind>,
    /// The day on which it was last held against captures (ISO 8601).
    pub reviewed: String,
    /// Hosts by country, in the order of the countries' codes.
    pub hosts: Vec<Host>,
    /// Which addresses are pages of listings, most specific first.
    pub pages: Vec<PageRule>,
    /// If one of these gives a value, the page is a wall or an error and nothing is read.
    #[serde(default)]
    pub walls: Vec<Source>,
    /// Inline states by a name of ours.
    #[serde(default)]
    pub state: Map<String, Place>,
    /// Answers of the page's own requests by a name of ours: the path of their address.
    #[serde(default)]
    pub answers: Map<String, AnswerRule>,
    /// Product pages.
    #[serde(default)]
    pub product: Product,
    /// Pages with many listings.
    #[serde(default)]
    pub list: ListPages,
    /// What is about the person who looks at its pages; the engine does without.
    #[serde(default)]
    pub personal: personal::OfMarketplace,
    /// Small tests, good and near-miss.
    #[serde(default)]
    pub tests: Vec<PageTest>,
}

/// Hosts of one country's shop front.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Exact host names; `*.` in front stands for exactly one label.
    pub names: Vec<String>,
    /// ISO 3166-1 alpha-2; absent where one host serves many countries.
    pub country: Option<String>,
    /// ISO 4217; absent where the visitor chooses.
    pub currency: Option<String>,
}

/// A kind of address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRule {
    /// What such a page is, if its content does not say otherwise.
    pub kind: PageKind,
    /// What it is when its content is not that (for addresses that do not tell).
    #[serde(default)]
    pub otherwise: Option<PageKind>,
    /// Only on these hosts; absent: on all of the marketplace.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Patterns of the label that `*` stands for in one of these hosts (`shop{shop_id:digits}`); absent: any label.
    #[serde(default)]
    pub labels: Vec<Pattern>,
    /// Patterns of the path.
    pub paths: Vec<Pattern>,
    /// Patterns of query parameters that must be there.
    #[serde(default)]
    pub query: Map<String, Pattern>,
    /// Patterns of query parameters that may be there (for ids).
    #[serde(default)]
    pub optional_query: Map<String, Pattern>,
    /// The address without what does not identify the page: `{host}` and the names of the patterns.
    #[serde(default)]
    pub canonical: Option<String>,
}

/// Kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// One listing.
    Product,
    /// Listings of many shops: search, category.
    List,
    /// Listings of one shop.
    Store,
    /// Nothing to read: home, cart, help, login, an error.
    None,
}

/// Answers that the page itself asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRule {
    /// Patterns of the path of the request's address.
    pub paths: Vec<Pattern>,
    /// Patterns of query parameters that must be there (for answers that share one path).
    #[serde(default)]
    pub query: Map<String, Pattern>,
    /// Other hosts than the marketplace's own that answer.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// The path at which the answer says which item it is about; as for states.
    #[serde(default)]
    pub about: Option<String>,
    /// The answer is a piece of HTML that the page puts into itself; its cards and nodes count as the page's.
    #[serde(default)]
    pub html: bool,
}

impl AnswerRule {
    /// Whether a request to this host, path and query gets this answer; `own` says whether the host is the
    /// marketplace's own, `parameter` gives the decoded value of a query parameter.
    pub fn covers(&self, host: &str, path: &str, own: bool, parameter: impl Fn(&str) -> Option<String>) -> bool {
        (own || self.hosts.iter().any(|known| known == host))
            && self.paths.iter().any(|pattern| pattern.fit(path).is_some())
            && self
                .query
                .iter()
                .all(|(name, pattern)| parameter(name).is_some_and(|value| pattern.fit(&value).is_some()))
    }
}

/// The fields of one kind of record with their sources.
pub type Fields = Map<Field, Vec<Source>>;

/// Product pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Product {
    /// If not empty: the page shows a product only when one of these gives a value.
    pub present: Vec<Source>,
    /// Rows of specifications; all are read, the first value of a name wins.
    pub attributes: Vec<Rows>,
    /// One of these gives a value: the page shows the marks of the seller, so that a missing badge means none granted.
    pub badges_shown: Vec<Source>,
    /// What proves a badge: one of its sources gives a value (and not `false`, `0` or nothing).
    pub badges: Map<Badge, Vec<Source>>,
    /// Each field's sources, most trustworthy first.
    pub fields: Fields,
}

/// Pages with many listings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListPages {
    /// One of these gives a value: the page is a list even when it has no card (no hits).
    pub present: Vec<Source>,
    /// Ways in which cards are held; the first that gives a card is used.
    pub layouts: Vec<CardLayout>,
}

/// One way in which cards are held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLayout {
    /// Where the cards are: `node`, or `state`/`answer` with the `path` of the elements, or `json_ld = "items"`.
    pub cards: Source,
    /// A card is none (an advertisement's placeholder, say) when one of these gives a value.
    #[serde(default)]
    pub skip: Vec<Source>,
    /// As for product pages, inside the card.
    #[serde(default)]
    pub badges_shown: Vec<Source>,
    /// As for product pages, inside the card.
    #[serde(default)]
    pub badges: Map<Badge, Vec<Source>>,
    /// Each field's sources inside the card. `state`, `answer`, `meta` and `address` alone mean the page's.
    pub fields: Fields,
}

/// A small test in a marketplace's file: an address, perhaps a page, and what must be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTest {
    /// The address.
    pub url: String,
    /// The kind of page that the address (and the page, if given) must be.
    pub page: PageKind,
    /// A page written after the structure of the real ones.
    #[serde(default)]
    pub html: Option<String>,
    /// Answers recorded beside the page: path of the address → body (JSON or HTML).
    #[serde(default)]
    pub answers: Map<String, String>,
    /// Fields of the listing (or of the first card) and their values as texts; `null` must be absent or null.
    #[serde(default)]
    pub read: Map<Field, String>,
    /// How many cards there must be.
    #[serde(default)]
    pub cards: Option<usize>,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }
        impl $name {
            /// All of them, in the order of the records.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Its name in records and data files.
            pub fn name(self) -> &'static str { match self { $(Self::$variant => $text,)* } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.name()) }
        }
    };
}

named! {
    /// Fields of a listing record that are read from sources (`RECORDS` in ARCHITECTURE.md).
    Field {
        /// ISO 3166-1 alpha-2 of the shop front.
        Country => "country",
        /// ISO 4217 of the prices.
        Currency => "currency",
        /// BCP 47 of the page.
        Language => "language",
        /// The address of the listing.
        Url => "url",
        /// The site's number of the product or listing.
        ItemId => "item_id",
        /// The site's number of the selected variant or offer.
        VariantId => "variant_id",
        /// As shown.
        Title => "title",
        /// The seller's description.
        Description => "description",
        /// The site's category.
        Category => "category",
        /// What the brand field says; none for "No Brand".
        Brand => "brand",
        /// The selling price of the selected offer now, or the lowest of a range.
        Price => "price",
        /// The highest price of a range.
        PriceMax => "price_max",
        /// The struck-through price.
        ListPrice => "list_price",
        /// How many were sold.
        Sold => "sold",
        /// How many are left.
        Stock => "stock",
        /// The seller's or shop's name.
        SellerName => "seller_name",
        /// The seller's login name.
        SellerUsername => "seller_username",
        /// The site's number of the seller.
        SellerId => "seller_id",
        /// The site's number of the shop.
        ShopId => "shop_id",
        /// The address of the shop.
        ShopUrl => "shop_url",
        /// The day the seller joined (ISO 8601).
        SellerSince => "seller_since",
        /// The seller's stars out of 5.
        SellerRating => "seller_rating",
        /// How many rated the seller.
        SellerRatingCount => "seller_rating_count",
        /// Disclosure: the company.
        DisclosureCompany => "disclosure.company",
        /// Disclosure: the business registration number.
        DisclosureBusinessNo => "disclosure.business_no",
        /// Disclosure: the mail-order registration number.
        DisclosureMailOrderNo => "disclosure.mail_order_no",
        /// Disclosure: the representative.
        DisclosureRepresentative => "disclosure.representative",
        /// Disclosure: the phone number.
        DisclosurePhone => "disclosure.phone",
        /// Disclosure: the e-mail address.
        DisclosureEmail => "disclosure.email",
        /// Disclosure: the postal address.
        DisclosureAddress => "disclosure.address",
        /// EAN, UPC, JAN or ISBN-13.
        Gtin => "gtin",
        /// The product's stars out of 5.
        Rating => "rating",
        /// How many rated the product.
        RatingCount => "rating_count",
        /// Texts of visible reviews.
        Reviews => "reviews",
        /// Where it is sent from.
        ShipsFrom => "ships_from",
        /// `new`, `used`, `refurbished`.
        Condition => "condition",
        /// `in_stock`, `out_of_stock`.
        Availability => "availability",
        /// Addresses of the pictures.
        Images => "images",
    }
}

named! {
    /// Marks that the platform grants; words in a shop's own name are none.
    Badge {
        /// The platform's mall of official shops (LazMall, Shopee Mall, DarazMall).
        Mall => "mall",
        /// The platform's official-store mark.
        OfficialStore => "official_store",
        /// The platform's flagship mark (Tmall).
        Flagship => "flagship",
        /// Sold by the platform itself.
        SelfOperated => "self_operated",
        /// A preferred seller.
        Preferred => "preferred",
        /// A verified seller.
        Verified => "verified",
        /// A top rated seller or brand.
        TopRated => "top_rated",
        /// A power merchant (Tokopedia).
        PowerMerchant => "power_merchant",
        /// The platform's choice (AliExpress Choice).
        Choice => "choice",
    }
}
