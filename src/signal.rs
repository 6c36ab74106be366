//! Signs, one small pure function each: a view of a listing in, a finding with its proof out.
//!
//! A signal abstains when what it rests on was not read. Its thresholds stand in `weights.toml`.

pub mod view;

mod ambiguous_term;
mod authorised_store;
mod brand_field_empty;
mod brand_stuffing;
mod claims_official;
mod coded_term;
mod compatible_with;
mod confusable_brand;
mod group_store;
mod hidden_characters;
mod inspired_by;
mod lookalike_shop_name;
mod low_seller_rating;
mod mall_badge;
mod never_discounted;
mod new_seller;
mod off_platform_contact;
mod official_store;
mod official_store_elsewhere;
mod official_warranty;
mod parallel_import;
mod portion;
mod price_below_peers;
mod price_far_below_list;
mod random_shop_name;
mod replica_term;
mod reviews_say_fake;
mod used_or_refurbished;
mod web_shop;

use jinjja_data::sorted::Map;
use std::ops::Range;

use jinjja_data::{Decibans, Family};
use serde::Serialize;

pub use view::{Text, View};

/// A sign that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its weight where it differs from its rule's.
    pub weight: Option<Decibans>,
    /// The words it rests on.
    pub quote: Option<Quote>,
    /// What its sentence is filled with, by the names of the catalogue's placeholders.
    pub with: Map<&'static str, String>,
}

/// The exact text of a field that a hint rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The field of the listing record.
    pub field: &'static str,
    /// As it stands there.
    pub text: String,
    /// Where it begins in the field, in UTF-16 code units (as a browser counts). Among reviews: in the review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// Which of several texts (reviews), from nought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
}

/// A hint: a finding with its rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its id in records.
    pub id: &'static str,
    /// The family it is summed with.
    pub family: Family,
    /// What it weighs.
    pub weight: Decibans,
    /// The words it rests on.
    pub quote: Option<Quote>,
    /// What its sentence is filled with.
    pub with: Map<&'static str, String>,
    /// Where its rule comes from.
    pub source: String,
}

type Signal = fn(&View) -> Option<Finding>;

/// All signals by the ids of their hints, in the order in which equal ones are shown.
pub const SIGNALS: &[(&str, Signal)] = &[
    ("official-store", official_store::see),
    ("group-store", group_store::see),
    ("authorised-store", authorised_store::see),
    ("mall-badge", mall_badge::see),
    ("official-store-elsewhere", official_store_elsewhere::see),
    ("official-warranty", official_warranty::see),
    ("replica-term", replica_term::see),
    ("confusable-brand", confusable_brand::see),
    ("hidden-characters", hidden_characters::see),
    ("lookalike-shop-name", lookalike_shop_name::see),
    ("price-far-below-list", price_far_below_list::see),
    ("coded-term", coded_term::see),
    ("reviews-say-fake", reviews_say_fake::see),
    ("off-platform-contact", off_platform_contact::see),
    ("price-below-peers", price_below_peers::see),
    ("claims-official", claims_official::see),
    ("never-discounted", never_discounted::see),
    ("random-shop-name", random_shop_name::see),
    ("new-seller", new_seller::see),
    ("brand-stuffing", brand_stuffing::see),
    ("low-seller-rating", low_seller_rating::see),
    ("ambiguous-term", ambiguous_term::see),
    ("brand-field-empty", brand_field_empty::see),
    ("copy-word-in-domain", web_shop::copy_word_in_domain),
    ("brand-in-domain", web_shop::brand_in_domain),
    ("store-words-in-domain", web_shop::store_words_in_domain),
    ("advertised-saving", web_shop::advertised_saving),
    ("no-social-links", web_shop::no_social_links),
    ("social-links", web_shop::social_links),
    ("many-currencies", web_shop::many_currencies),
    ("small-page", web_shop::small_page),
    ("compatible-with", compatible_with::see),
    ("inspired-by", inspired_by::see),
    ("portion", portion::see),
    ("used-or-refurbished", used_or_refurbished::see),
    ("parallel-import", parallel_import::see),
];

/// All hints of a listing, in the order of [`SIGNALS`].
///
/// A price, a seller's age or a listing's style says something because the seller is not the brand's. Where that was not
/// read, they are shown and weigh nothing.
pub fn hints(view: &View) -> Vec<Hint> {
    let is_open = !view.is_known_shop() && view.may_be_known_shop();
    let weighed = |family, weight: Decibans| match family {
        Family::C | Family::E | Family::G if is_open => weight.min(Decibans::default()),
        _ => weight,
    };
    let seen = SIGNALS.iter().filter_map(|(id, see)| {
        let rule = view.rule(id)?;
        let finding = see(view)?;
        Some(Hint {
            id,
            family: rule.family,
            weight: weighed(rule.family, finding.weight.unwrap_or(rule.weight)),
            quote: finding.quote,
            with: finding.with,
            source: rule.source.clone(),
        })
    });
    seen.collect()
}

impl Finding {
    /// A finding that rests on what is not there.
    pub fn bare() -> Self {
        Self { weight: None, quote: None, with: Map::new() }
    }

    /// A finding that rests on tokens of a text.
    pub fn on(text: &Text, tokens: Range<usize>) -> Self {
        let span = text.folded.span(tokens);
        Self::bare().quoting(Quote::of(text.field, text.folded.source(), span))
    }

    /// A finding that rests on a whole field.
    pub fn on_field(field: &'static str, text: impl Into<String>) -> Self {
        Self::bare().quoting(Quote { field, text: text.into(), start: Some(0), index: None })
    }

    /// The same with a quote.
    #[must_use]
    pub fn quoting(mut self, quote: Quote) -> Self {
        self.quote = Some(quote);
        self
    }

    /// The same with another weight than its rule's.
    #[must_use]
    pub fn weighing(mut self, weight: Decibans) -> Self {
        self.weight = Some(weight);
        self
    }

    /// The same with something to fill its sentence with.
    #[must_use]
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.with.insert(name, text.into());
        self
    }

    /// The same with its quoted words to fill its sentence with.
    #[must_use]
    pub fn with_words(self) -> Self {
        let words = self.quote.as_ref().map(|quote| quote.text.clone()).unwrap_or_default();
        self.with("words", words)
    }
}

impl Quote {
    /// The bytes `span` of a field's text.
    pub fn of(field: &'static str, text: &str, span: Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or_default();
        Self {
            field,
            text: text.get(span).unwrap_or_default().to_owned(),
            start: Some(before.encode_utf16().count()),
            index: None,
        }
    }
}
