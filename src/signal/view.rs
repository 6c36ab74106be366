//! What is seen of a listing, once: folded texts, terms, the brand it claims, whose shop it is. Signals only look.

use jinjja_data::{Brand, Rule, TermClass, Weights};

use super::Finding;
use crate::{
    brand::{
        Claim, Registry,
        shops::{Age, PlatformBadge, ShopsHere},
    },
    goods::{Goods, Kinds},
    listing::{Amount, Listing, Read},
    term::{Reach, Setting, Sighting, Vocabulary},
    text::fold::{Folded, Form},
    verdict::{Judge, Status},
};

/// A listing as signals see it.
#[derive(Debug)]
pub struct View<'v> {
    /// The record.
    pub listing: &'v Listing,
    /// Prices of the same product beside it.
    pub peers: &'v [Amount],
    /// The registered brands.
    pub registry: &'v Registry,
    /// All terms.
    pub vocabulary: &'v Vocabulary,
    /// Kinds of goods.
    pub goods: &'v Goods,
    /// What each sign weighs.
    pub weights: &'v Weights,
    /// The title.
    pub title: Text<'v>,
    /// The description.
    pub description: Text<'v>,
    /// The shop's name.
    pub shop: Text<'v>,
    /// The shop's login name.
    pub username: Text<'v>,
    /// The brand field.
    pub brand_field: Text<'v>,
    /// What kind of goods they are.
    pub kinds: Kinds,
    /// What language and country decide about terms.
    pub setting: Setting<'v>,
    /// What the listing says of brands.
    pub claim: Claim,
    /// The brand that the goods claim to be.
    pub brand: Option<&'v Brand>,
    /// The brand's shops where the listing stands.
    pub shops: ShopsHere<'v>,
    /// What the platform says of the shop.
    pub badge: PlatformBadge,
    /// What the shop is to the brand.
    pub status: Status,
}

/// A text of the listing with its terms.
#[derive(Debug)]
pub struct Text<'v> {
    /// The field it stands in.
    pub field: &'static str,
    /// The text, folded; empty where there is none.
    pub folded: Folded<'v>,
    /// The terms in it.
    pub terms: Vec<Sighting<'v>>,
}

/// Texts are read up to so many bytes: titles beyond are no titles.
const LONGEST_TITLE: usize = 4_096;
const LONGEST_NAME: usize = 256;
const LONGEST_DESCRIPTION: usize = 32_768;

impl<'v> View<'v> {
    /// Looks at a listing.
    pub fn of(judge: &'v Judge, listing: &'v Listing, peers: &'v [Amount]) -> Self {
        let title = Folded::of(cut(Some(&listing.title), LONGEST_TITLE));
        let category = Folded::of(cut(Some(&listing.category), LONGEST_TITLE));
        let kinds = judge.goods.told_by(&category).and(judge.goods.told_by(&title));
        let mut setting = Setting {
            kinds,
            may_be: Kinds::default(),
            language: listing.language.value().map(String::as_str),
            country: listing.country.value().map(String::as_str),
        };
        let terms = judge.vocabulary.read(&title, setting, Reach::Clause);
        let brand_field = Folded::of(cut(Some(&listing.brand), LONGEST_NAME));
        let field = judge.brand_field(&listing.brand, &brand_field);
        let claim = Claim::of(&judge.registry, &title, field, &terms, kinds);
        setting.may_be = claim.brand().map(|brand| judge.may_be(brand)).unwrap_or_default();
        let of = |field, folded: Folded<'v>, reach| {
            let terms = judge.vocabulary.read(&folded, setting, reach);
            Text { field, folded, terms }
        };
        let text = |field, slot, longest, reach| of(field, Folded::of(cut(slot, longest)), reach);
        let title = of("title", title, Reach::Clause);
        let brand_field = of("brand", brand_field, Reach::Clause);
        let brand = claim.brand().and_then(|index| judge.registry.brand(index));
        let age = Age { months: judge.weights.levels.shop_entry_months, newest: judge.registry.newest };
        let shops =
            brand.map(|brand| ShopsHere::of(brand, judge.registry.sisters(brand), listing, age)).unwrap_or_default();
        let badge = PlatformBadge::of(listing, judge.has_badges(&listing.marketplace));
        let shop = text("seller_name", Some(&listing.seller_name), LONGEST_NAME, Reach::Clause);
        let is_named = claim.brand().is_some_and(|brand| {
            let kinds = kinds.and(judge.registry.kinds(brand));
            judge.registry.mentions(&shop.folded, kinds).iter().any(|mention| mention.brand == brand)
        });
        let status = Status::of(brand, &shops, badge, &shop, is_named);
        Self {
            listing,
            peers,
            registry: &judge.registry,
            vocabulary: &judge.vocabulary,
            goods: &judge.goods,
            weights: &judge.weights,
            description: text("description", Some(&listing.description), LONGEST_DESCRIPTION, Reach::Sentence),
            username: text("seller_username", Some(&listing.seller_username), LONGEST_NAME, Reach::Clause),
            shop,
            title,
            brand_field,
            kinds,
            setting,
            claim,
            brand,
            shops,
            badge,
            status,
        }
    }

    /// The rule of a hint.
    pub fn rule(&self, id: &str) -> Option<&'v Rule> {
        self.weights.hints.get(id)
    }

    /// A named threshold of a hint's rule, in thousandths.
    pub fn limit(&self, id: &str, name: &str) -> Option<i64> {
        self.rule(id)?.limits.get(name).map(|limit| limit.0)
    }

    /// A named threshold that is a count.
    pub fn count_limit(&self, id: &str, name: &str) -> Option<u64> {
        u64::try_from(self.limit(id, name)? / 1_000).ok()
    }

    /// A finding that rests on who the seller is: on the strongest field that was read.
    pub fn on_shop(&self) -> Finding {
        let fields = [
            ("seller_name", &self.listing.seller_name),
            ("seller_username", &self.listing.seller_username),
            ("shop_id", &self.listing.shop_id),
            ("shop_url", &self.listing.shop_url),
        ];
        let read = fields.into_iter().find_map(|(field, slot)| Some((field, slot.value()?)));
        let finding = read.map_or_else(Finding::bare, |(field, text)| {
            Finding::on_field(field, text.clone()).with("shop", text.clone())
        });
        match self.brand {
            Some(brand) => finding.with("brand", brand.name.clone()),
            None => finding,
        }
    }

    /// A finding that rests on the platform's badge.
    pub fn on_badge(&self) -> Option<Finding> {
        match self.badge {
            PlatformBadge::Is(badge) => Some(Finding::on_field("badges", badge.name())),
            _ => None,
        }
    }

    /// Whether a term is a word that names of the brand's own goods hold.
    pub fn is_own_word(&self, term: &str) -> bool {
        let folded = |text: &str| {
            let folded = Folded::of(text);
            folded.form(Form::Plain, 0..folded.tokens().len()).to_owned()
        };
        let own = self.brand.iter().flat_map(|brand| &brand.own_words);
        let term = folded(term);
        own.into_iter().any(|word| folded(word) == term)
    }

    /// Whether the registry knows the shop as one that sells the brand by right.
    pub fn is_known_shop(&self) -> bool {
        matches!(self.status, Status::Official | Status::Group | Status::Authorised)
    }

    /// Whether the shop may be one that sells the brand by right, for what would tell was not read: who it is, or the
    /// platform's badge. A shop whose badge was read, and is none, is not.
    pub fn may_be_known_shop(&self) -> bool {
        self.is_known_shop() || (self.shops.may_be_one && self.badge != PlatformBadge::None)
    }

    /// Whether no price of new, whole goods compares: used, refurbished, pulled from a set, or only a part of them.
    pub fn is_beyond_comparison(&self) -> bool {
        let by_field = matches!(self.listing.condition.value().map(String::as_str), Some("used" | "refurbished"));
        by_field || self.title.has(TermClass::Used) || self.title.has(TermClass::Packaging)
    }
}

impl<'v> Text<'v> {
    /// Its terms of a class.
    pub fn of_class(&self, class: TermClass) -> impl Iterator<Item = &Sighting<'v>> {
        self.terms.iter().filter(move |sighting| sighting.term.class == class)
    }

    /// Whether it has a term of a class.
    pub fn has(&self, class: TermClass) -> bool {
        self.of_class(class).next().is_some()
    }
}

fn cut(slot: Option<&Read<String>>, longest: usize) -> &str {
    let text = slot.and_then(Read::value).map_or("", String::as_str);
    let mut end = text.len().min(longest);
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    text.get(..end).unwrap_or_default()
}
