//! A listing record: one flat object, every fact as the page has it.

pub mod amount;
mod record;

use jinjja_data::sorted::Map;
use jinjja_data::{Badge, Field};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use amount::Amount;
pub use record::{BadRecord, Taken};

/// A fact that was looked for. Absent is not empty: a signal that rests on an absent fact abstains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Read<T> {
    /// Not read.
    #[default]
    Absent,
    /// Read, and the page says there is none.
    Nothing,
    /// Read.
    Is(T),
}

impl<T> Read<T> {
    /// Whether it was not read.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it was read and there is none.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Nothing => None,
        }
    }
}

impl<T: Serialize> Serialize for Read<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Nothing, Self::Is))
    }
}

/// A value that a source gave, in the type of its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Money or stars.
    Amount(Amount),
    /// A count.
    Count(u64),
    /// Many texts.
    Texts(Vec<String>),
}

macro_rules! record {
    ($($(#[$doc:meta])* $field:ident : $type:ty,)*) => {
        /// A listing record (`RECORDS` in ARCHITECTURE.md). Ids are strings, amounts exact decimals, addresses whole.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Listing {
            /// The marketplace's id.
            pub marketplace: String,
            $($(#[$doc])* #[serde(skip_serializing_if = "Read::is_absent")] pub $field: Read<$type>,)*
            /// For each field the source that gave it, in words.
            #[serde(skip_serializing_if = "Map::is_empty")]
            pub sources: Map<String, String>,
        }

        impl Listing {
            /// Sets a field by its name in records; `None` when there is no such field, an error when the value
            /// has another type.
            fn set_by_name(&mut self, name: &str, value: serde_json::Value) -> Option<Result<(), ()>> {
                match name {
                    $(stringify!($field) => Some(record::typed::<$type>(value).map(|read| self.$field = read).ok_or(())),)*
                    _ => None,
                }
            }
        }
    };
}

record! {
    /// ISO 3166-1 alpha-2 of the shop front.
    country: String,
    /// BCP 47 of the page.
    language: String,
    /// The address of the listing.
    url: String,
    /// The site's number of the product or listing.
    item_id: String,
    /// The site's number of the selected variant or offer.
    variant_id: String,
    /// As shown.
    title: String,
    /// The seller's description.
    description: String,
    /// The site's category.
    category: String,
    /// Specification rows.
    attributes: Map<String, String>,
    /// What the brand field says.
    brand: String,
    /// The selling price now, or the lowest of a range.
    price: Amount,
    /// The highest price of a range.
    price_max: Amount,
    /// The struck-through price.
    list_price: Amount,
    /// ISO 4217.
    currency: String,
    /// How many were sold.
    sold: u64,
    /// How many are left.
    stock: u64,
    /// The seller's or shop's name.
    seller_name: String,
    /// The seller's login name.
    seller_username: String,
    /// The site's number of the seller.
    seller_id: String,
    /// The site's number of the shop.
    shop_id: String,
    /// The address of the shop.
    shop_url: String,
    /// The day the seller joined (ISO 8601).
    seller_since: String,
    /// The seller's stars out of 5.
    seller_rating: Amount,
    /// How many rated the seller.
    seller_rating_count: u64,
    /// What the seller discloses of itself.
    seller_disclosure: Map<String, String>,
    /// Marks that the platform grants.
    badges: Vec<Badge>,
    /// EAN, UPC, JAN or ISBN-13.
    gtin: String,
    /// The product's stars out of 5.
    rating: Amount,
    /// How many rated the product.
    rating_count: u64,
    /// Texts of visible reviews.
    reviews: Vec<String>,
    /// Where it is sent from.
    ships_from: String,
    /// `new`, `used`, `refurbished`.
    condition: String,
    /// `in_stock`, `out_of_stock`.
    availability: String,
    /// Addresses of the pictures.
    images: Vec<String>,
    /// When the page was seen (ISO 8601).
    observed_at: String,
    /// Prices of the same product beside it, in the same currency.
    peers: Vec<Amount>,
    /// A web shop's links to social networks.
    social_links: Vec<String>,
    /// How many currencies a web shop offers.
    currencies_offered: u64,
    /// How many elements a web shop's page has.
    elements: u64,
}

impl Listing {
    /// Sets a field to what a source gave, and notes the source. A value of another type than the field's is ignored.
    pub fn set(&mut self, field: Field, value: Read<Value>, source: String) {
        let set = match field {
            Field::Country => text(&mut self.country, value),
            Field::Currency => text(&mut self.currency, value),
            Field::Language => text(&mut self.language, value),
            Field::Url => text(&mut self.url, value),
            Field::ItemId => text(&mut self.item_id, value),
            Field::VariantId => text(&mut self.variant_id, value),
            Field::Title => text(&mut self.title, value),
            Field::Description => text(&mut self.description, value),
            Field::Category => text(&mut self.category, value),
            Field::Brand => text(&mut self.brand, value),
            Field::Price => amount(&mut self.price, value),
            Field::PriceMax => amount(&mut self.price_max, value),
            Field::ListPrice => amount(&mut self.list_price, value),
            Field::Sold => count(&mut self.sold, value),
            Field::Stock => count(&mut self.stock, value),
            Field::SellerName => text(&mut self.seller_name, value),
            Field::SellerUsername => text(&mut self.seller_username, value),
            Field::SellerId => text(&mut self.seller_id, value),
            Field::ShopId => text(&mut self.shop_id, value),
            Field::ShopUrl => text(&mut self.shop_url, value),
            Field::SellerSince => text(&mut self.seller_since, value),
            Field::SellerRating => amount(&mut self.seller_rating, value),
            Field::SellerRatingCount => count(&mut self.seller_rating_count, value),
            Field::DisclosureCompany
            | Field::DisclosureBusinessNo
            | Field::DisclosureMailOrderNo
            | Field::DisclosureRepresentative
            | Field::DisclosurePhone
            | Field::DisclosureEmail
            | Field::DisclosureAddress => self.disclose(field, value),
            Field::Gtin => text(&mut self.gtin, value),
            Field::Rating => amount(&mut self.rating, value),
            Field::RatingCount => count(&mut self.rating_count, value),
            Field::Reviews => texts(&mut self.reviews, value),
            Field::ShipsFrom => text(&mut self.ships_from, value),
            Field::Condition => text(&mut self.condition, value),
            Field::Availability => text(&mut self.availability, value),
            Field::Images => texts(&mut self.images, value),
        };
        if set {
            self.sources.insert(field.name().to_owned(), source);
        }
    }

    fn disclose(&mut self, field: Field, value: Read<Value>) -> bool {
        let Read::Is(Value::Text(text)) = value else { return false };
        let key = field.name().trim_start_matches("disclosure.").to_owned();
        match &mut self.seller_disclosure {
            Read::Is(block) => {
                block.insert(key, text);
            }
            other => *other = Read::Is(Map::from([(key, text)])),
        }
        true
    }
}

fn text(slot: &mut Read<String>, value: Read<Value>) -> bool {
    fill(slot, value, |value| if let Value::Text(text) = value { Some(text) } else { None })
}

fn amount(slot: &mut Read<Amount>, value: Read<Value>) -> bool {
    fill(slot, value, |value| if let Value::Amount(amount) = value { Some(amount) } else { None })
}

fn count(slot: &mut Read<u64>, value: Read<Value>) -> bool {
    fill(slot, value, |value| if let Value::Count(count) = value { Some(count) } else { None })
}

fn texts(slot: &mut Read<Vec<String>>, value: Read<Value>) -> bool {
    fill(slot, value, |value| if let Value::Texts(texts) = value { Some(texts) } else { None })
}

fn fill<T>(slot: &mut Read<T>, value: Read<Value>, typed: impl Fn(Value) -> Option<T>) -> bool {
    *slot = match value {
        Read::Absent => return false,
        Read::Nothing => Read::Nothing,
        Read::Is(value) => match typed(value) {
            Some(value) => Read::Is(value),
            None => return false,
        },
    };
    true
}
