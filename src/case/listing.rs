//! The facts of the listing, as the page had them.

use jinjja_data::sorted::Map;
use serde::{Deserialize, Serialize};

use super::money::Money;
use crate::{
    capture::Json,
    listing::{Amount, Read},
    moment::Moment,
};

/// The facts of a listing. A key that is absent was not read; null: read, and the page says there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The marketplace's id; null where the address is none's.
    pub marketplace: Option<String>,
    /// ISO 3166-1 alpha-2 of the shop front.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub country: Read<String>,
    /// BCP 47 of the page.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub language: Read<String>,
    /// The address of the listing, without what only tells who looks at it.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub url_canonical: Read<String>,
    /// The address that the page was seen at, as it is kept in the evidence.
    pub url_observed: String,
    /// The site's number of the listing.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub item_id: Read<String>,
    /// The site's number of the selected variant.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub variant_id: Read<String>,
    /// The title as shown.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub title_raw: Read<String>,
    /// The title in Unicode's form NFC, for comparison.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub title_nfc: Read<String>,
    /// The site's category.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub category: Read<String>,
    /// The price, or the lowest of a range.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub price: Read<Money>,
    /// The highest price of a range.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub price_max: Read<Money>,
    /// The price that is struck through.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub list_price: Read<Money>,
    /// Who sells.
    pub seller: Seller,
    /// What the brand field says.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub brand_claimed: Read<String>,
    /// The registry's id of the brand that the goods claim to be; null for none.
    pub brand_id: Option<String>,
    /// EAN, UPC, JAN or ISBN-13.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub gtin: Read<String>,
    /// Addresses of the pictures.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub images: Read<Vec<String>>,
    /// How many were sold.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub sold: Read<u64>,
    /// The product's stars out of 5, as decimal text.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub rating: Read<String>,
    /// How many rated the product.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub rating_count: Read<u64>,
    /// `new`, `used`, `refurbished`.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub condition: Read<String>,
    /// `in_stock`, `out_of_stock`.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub availability: Read<String>,
    /// Where it is sent from.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub ships_from: Read<String>,
    /// When the page was seen.
    pub observed_at: Moment,
}

/// Who sells, as the page has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Seller {
    /// The site's number of the seller.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub id: Read<String>,
    /// The site's number of the shop.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub shop_id: Read<String>,
    /// The seller's or shop's name as shown.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub name_raw: Read<String>,
    /// The seller's login name.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub username: Read<String>,
    /// The address of the shop.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub url: Read<String>,
    /// The day the seller joined (ISO 8601).
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub since: Read<String>,
    /// The seller's stars out of 5, as decimal text.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub rating: Read<String>,
    /// How many rated the seller.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub rating_count: Read<u64>,
    /// Marks that the platform grants.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub badges: Read<Vec<String>>,
    /// What the seller discloses of itself.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub disclosure: Read<Disclosure>,
}

/// What a seller discloses of itself, as the law of the place asks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// The name of the business.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub company: Read<String>,
    /// Its business number.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub business_no: Read<String>,
    /// Its number as a mail-order business (Korea).
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub mail_order_no: Read<String>,
    /// Who represents it.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub representative: Read<String>,
    /// Its telephone.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub phone: Read<String>,
    /// Its e-mail address.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub email: Read<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Read::is_absent")]
    pub address: Read<String>,
}

impl Facts {
    /// The facts out of a listing record as the engine writes it into verdicts. `nfc` brings a text into Unicode's form
    /// NFC; a browser has that already, and its tables are larger than all of this.
    pub fn of(listing: &Json, url_observed: String, observed_at: Moment, nfc: impl Fn(&str) -> String) -> Self {
        let at = Fields(listing);
        let currency = at.text("currency");
        let money = |name| at.money(name, currency.value().map(String::as_str));
        let title_raw = at.text("title");
        Self {
            marketplace: at.text("marketplace").value().cloned(),
            country: at.text("country"),
            language: at.text("language"),
            url_canonical: at.text("url"),
            url_observed,
            item_id: at.text("item_id"),
            variant_id: at.text("variant_id"),
            title_nfc: mapped(&title_raw, |title| nfc(title)),
            title_raw,
            category: at.text("category"),
            price: money("price"),
            price_max: money("price_max"),
            list_price: money("list_price"),
            seller: Seller::of(&at),
            brand_claimed: at.text("brand"),
            brand_id: None,
            gtin: at.text("gtin"),
            images: at.texts("images"),
            sold: at.count("sold"),
            rating: at.decimal("rating"),
            rating_count: at.count("rating_count"),
            condition: at.text("condition"),
            availability: at.text("availability"),
            ships_from: at.text("ships_from"),
            observed_at,
        }
    }
}

impl Seller {
    fn of(at: &Fields) -> Self {
        Self {
            id: at.text("seller_id"),
            shop_id: at.text("shop_id"),
            name_raw: at.text("seller_name"),
            username: at.text("seller_username"),
            url: at.text("shop_url"),
            since: at.text("seller_since"),
            rating: at.decimal("seller_rating"),
            rating_count: at.count("seller_rating_count"),
            badges: at.texts("badges"),
            disclosure: at.read("seller_disclosure", |block| Some(Disclosure::of(&Fields(block)))),
        }
    }
}

impl Disclosure {
    fn of(at: &Fields) -> Self {
        Self {
            company: at.text("company"),
            business_no: at.text("business_no"),
            mail_order_no: at.text("mail_order_no"),
            representative: at.text("representative"),
            phone: at.text("phone"),
            email: at.text("email"),
            address: at.text("address"),
        }
    }

    /// Each of its lines with its key.
    pub fn lines(&self) -> Map<&'static str, &str> {
        let lines = [
            ("company", &self.company),
            ("business_no", &self.business_no),
            ("mail_order_no", &self.mail_order_no),
            ("representative", &self.representative),
            ("phone", &self.phone),
            ("email", &self.email),
            ("address", &self.address),
        ];
        lines.into_iter().filter_map(|(key, line)| Some((key, line.value()?.as_str()))).collect()
    }
}

/// The fields of a record. One of another type than expected counts as not read.
struct Fields<'j>(&'j Json);

impl Fields<'_> {
    fn read<T>(&self, name: &str, typed: impl Fn(&Json) -> Option<T>) -> Read<T> {
        match self.0.get(name) {
            None => Read::Absent,
            Some(Json::Null) => Read::Nothing,
            Some(value) => typed(value).map_or(Read::Absent, Read::Is),
        }
    }

    fn text(&self, name: &str) -> Read<String> {
        self.read(name, |value| value.as_text().map(str::to_owned))
    }

    fn texts(&self, name: &str) -> Read<Vec<String>> {
        self.read(name, |value| Some(value.as_list()?.iter().filter_map(Json::as_text).map(str::to_owned).collect()))
    }

    fn count(&self, name: &str) -> Read<u64> {
        self.read(name, |value| value.as_number()?.parse().ok())
    }

    fn amount(&self, name: &str) -> Read<Amount> {
        self.read(name, |value| Amount::parse_plain(value.as_written()?))
    }

    fn decimal(&self, name: &str) -> Read<String> {
        mapped(&self.amount(name), |amount| amount.trimmed().to_string())
    }

    fn money(&self, name: &str, currency: Option<&str>) -> Read<Money> {
        match self.amount(name) {
            Read::Absent => Read::Absent,
            Read::Nothing => Read::Nothing,
            Read::Is(amount) => Money::of(amount, currency).map_or(Read::Absent, Read::Is),
        }
    }
}

fn mapped<T, U>(read: &Read<T>, of: impl Fn(&T) -> U) -> Read<U> {
    match read {
        Read::Absent => Read::Absent,
        Read::Nothing => Read::Nothing,
        Read::Is(value) => Read::Is(of(value)),
    }
}

/// In a schema: the value or null. That it may be absent is said where it stands.
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Read<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}
