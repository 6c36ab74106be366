//! A source: one place where a fact stands on a page, and what has to be done to the text found there.
//!
//! A field has an ordered list of sources, most trustworthy first; the first that gives a valid value wins.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

use crate::{
    Pattern,
    sparse::{Part, sparse},
};

/// One place where a fact stands. Exactly one origin is set; the steps after it are applied in the order of the keys here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub struct Source {
    /// Origin: a field of the schema.org product that the page's JSON-LD describes (`title`, `price`, `seller_name` …).
    pub json_ld: Option<String>,
    /// Origin: the same, from microdata.
    pub microdata: Option<String>,
    /// Origin: a `<meta>` by name, property or itemprop; also `link:canonical`, `document:title`, `document:language`.
    pub meta: Option<String>,
    /// Origin: a state declared under `[state]`, by its name there. Needs `path`.
    pub state: Option<String>,
    /// Origin: an answer of the page's own requests declared under `[answers]`, by its name there. Needs `path`.
    pub answer: Option<String>,
    /// Origin: the nodes that a CSS selector finds (in a card: inside the card). Their text, or `attr`.
    pub node: Option<String>,
    /// Origin: the page's specification rows, by a concept of `words.toml` (`brand`, `gtin`, `condition` …).
    pub attribute: Option<String>,
    /// Origin: what the address says (`item_id`, `variant_id`, `shop_id`, `shop_name`); with another origin, a step:
    /// the text found is an address of this marketplace and this id is taken out of it.
    pub address: Option<String>,

    /// With `node`: this attribute instead of the text. Alone, in a card of nodes: an attribute of the card itself.
    pub attr: Option<String>,
    /// With `node`: only the text that stands directly in the node, not in its children.
    pub own_text: bool,
    /// With `state` or `answer`: keys and indexes joined by dots, `*` for every element, `{variant_id}` and `{item_id}`
    /// for what was read before (also `{url}`, `{title}`, `{shop_id}`,
    /// `{shop_url}`, `{seller_id}`, `{seller_name}`; in values of `where`, `is` and `not` and in templates too).
    /// Alone, in a card of state or of an answer: relative to the card.
    pub path: Option<String>,
    /// With `path`: of the elements found, only those in which each of these paths holds one of these values
    /// (without case); `@brand` stands for the labels of that concept in `words.toml`.
    #[serde(rename = "where")]
    pub filter: Map<String, Vec<String>>,
    /// With `where`: the path inside the element that is the value.
    pub take: Option<String>,

    /// Several values found: which one. Fields that hold many values take all.
    pub choose: Choose,
    /// How the text is wrapped.
    pub decode: Option<Decode>,
    /// The first of these patterns that the whole text fits; what stands at `{value}` goes on. No fit, no value.
    pub pick: Vec<Pattern>,
    /// The text must be one of these (without case). `true` and `1` are written as the page has them.
    pub is: Vec<String>,
    /// The text must be none of these (without case).
    pub not: Vec<String>,
    /// The text must be a key here (without case) and becomes its value; an empty value means: the page says none.
    pub map: Map<String, String>,
    /// The value is put in the place of `{value}`, the host of the page in that of `{host}`.
    pub template: Option<String>,
    /// A number in units of ten to the minus this: Shopee's prices have 5, cents have 2.
    pub minor_digits: u8,
    /// A rating on a scale that ends here instead of at 5.
    pub out_of: Option<u32>,

    /// The source counts only when each of these gives a value.
    pub when: Vec<Source>,
    /// The source does not count when one of these gives a value.
    pub unless: Vec<Source>,
}

sparse! {
    Source {
        node, state, path, json_ld, answer, meta, attr, when, address, pick, microdata, attribute, filter, take, own_text,
        choose, decode, is, not, map, template, minor_digits, out_of, unless,
    }
}

/// What may stand in braces in paths, in values of `where`, `is` and `not` and in templates: what is read before them.
pub const KNOWN: &[&str] =
    &["host", "item_id", "seller_id", "seller_name", "shop_id", "shop_url", "title", "url", "value", "variant_id"];

/// The fields of the schema.org product that `json_ld` and `microdata` may name; `items` only where cards are held.
pub const SCHEMA_FIELDS: &[&str] = &[
    "availability",
    "brand",
    "category",
    "condition",
    "currency",
    "description",
    "gtin",
    "images",
    "item_id",
    "items",
    "language",
    "list_price",
    "mpn",
    "price",
    "price_max",
    "product_id",
    "rating",
    "rating_count",
    "reviews",
    "seller_id",
    "seller_name",
    "seller_url",
    "shop_url",
    "sku",
    "title",
    "url",
];

/// Which of several values found is the field's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choose {
    /// The first one that is valid, in the page's order.
    #[default]
    First,
    /// The last one.
    Last,
    /// The smallest amount.
    Least,
    /// The greatest amount.
    Greatest,
    /// The value, if all are the same; otherwise none.
    Only,
}

impl Part for Choose {
    type Written = Self;
    fn written(&self) -> Option<&Self> {
        (*self != Self::default()).then_some(self)
    }
    fn read(written: Self) -> Self {
        written
    }
}

/// How a text is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decode {
    /// Percent-encoded UTF-8, as in addresses.
    Percent,
    /// HTML with tags and entities: the text alone.
    Html,
}

/// Where an inline state is written in the page's scripts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// The name of the variable it is assigned to, with dots where it is a member (`exports.sdp`).
    pub variable: Option<String>,
    /// The name of the function it is the first argument of (`app.run`).
    pub call: Option<String>,
    /// The id of the `<script>` whose text it is.
    pub element: Option<String>,
    /// Only in scripts that also hold this text.
    pub beside: Option<String>,
    /// The path at which the state says which item it is about. One about another than the address names (a page that
    /// went on to the next product keeps the last one's) is left out.
    pub about: Option<String>,
}

/// Rows of names and values, such as a table of specifications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rows {
    /// The elements that hold a row each (or several: labels and values are paired in order).
    pub node: Option<String>,
    /// Or: a state, with the path of its rows.
    pub state: Option<String>,
    /// Or: an answer, with the path of its rows.
    pub answer: Option<String>,
    /// The path of the rows in the state or the answer.
    pub path: Option<String>,
    /// Inside the row: selector or path of the name; `@key` for the key under which the row stands.
    pub label: String,
    /// Inside the row: selector or path of the value; empty for the row itself. When both are empty, the row's text is
    /// parted at its first colon.
    pub value: String,
}
