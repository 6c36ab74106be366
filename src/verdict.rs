//! What can be said of a listing: whose shop it is, which signs were seen, how much could be read.

pub mod assessment;
mod coverage;
mod page;
mod records;
mod risk;
mod status;

use jinjja_data::sorted::Set;
use jinjja_data::{Brand, Family, Weights};

pub use assessment::Assessment;
pub use coverage::{Coverage, Enough};
pub use page::{Judged, PageVerdict};
pub use records::assess_lines;
pub use risk::{Level, Risk};
pub use status::Status;

use crate::{
    Knowledge,
    brand::{Registry, own::OwnBrands, shops::grants_badges},
    goods::{Goods, Kinds},
    listing::{Amount, Listing, Read},
    measure::Scale,
    reading::is_one_of,
    signal::{self, Hint, View},
    term::Vocabulary,
    text::fold::Folded,
};

/// Everything that is needed to judge, compiled once from the data.
#[derive(Clone, Debug)]
pub struct Judge {
    /// Kinds of goods.
    pub goods: Goods,
    /// All terms.
    pub vocabulary: Vocabulary,
    /// The registered brands.
    pub registry: Registry,
    /// What each sign weighs.
    pub weights: Weights,
    /// The marketplaces that grant shops a badge of their own.
    with_badges: Set<String>,
    no_brand: Vec<String>,
    /// The hash of the data that verdicts rest on.
    data: String,
}

impl Judge {
    /// Compiles what is known.
    pub fn new(knowledge: &Knowledge) -> Self {
        Self::of(knowledge, knowledge.brands.clone(), knowledge.hash.clone())
    }

    /// Compiles what is known with brand facts of a person's own. Verdicts say by their hash that they rest on more than
    /// the built-in data.
    pub fn with_own(knowledge: &Knowledge, own: &OwnBrands) -> Self {
        let brands = jinjja_data::own::joined(&knowledge.brands, &own.brands);
        Self::of(knowledge, brands, format!("{}+own-{:016x}", knowledge.hash, own.digest))
    }

    fn of(knowledge: &Knowledge, brands: Vec<Brand>, data: String) -> Self {
        let goods = Goods::new(&knowledge.categories);
        let grants = knowledge.marketplaces.iter().filter(|marketplace| grants_badges(marketplace));
        Self {
            vocabulary: Vocabulary::new(&knowledge.terms, &goods, &knowledge.languages),
            registry: Registry::new(brands, &goods, Scale::new(&knowledge.measures)),
            goods,
            weights: knowledge.weights.clone(),
            with_badges: grants.map(|marketplace| marketplace.id.clone()).collect(),
            no_brand: knowledge.words.no_brand.clone(),
            data,
        }
    }

    /// Whether a marketplace grants shops a badge as a mall's, an official store's or a flagship's.
    pub fn has_badges(&self, marketplace: &str) -> bool {
        self.with_badges.contains(marketplace)
    }

    /// What goods of a brand may be where nothing else tells. Makers of electronics make too much for that to mean
    /// anything: a phone's words are no earphone's.
    pub(crate) fn may_be(&self, brand: usize) -> Kinds {
        let kinds = self.registry.kinds(brand);
        if kinds.meet(self.goods.named(["electronics", "computers", "printers"])) { Kinds::default() } else { kinds }
    }

    /// What the brand field says, if it names anybody.
    pub(crate) fn brand_field<'f>(&self, field: &Read<String>, folded: &'f Folded<'f>) -> Read<&'f Folded<'f>> {
        match field {
            Read::Absent => Read::Absent,
            Read::Nothing => Read::Nothing,
            Read::Is(text) if folded.tokens().is_empty() || is_one_of(text, &self.no_brand) => Read::Nothing,
            Read::Is(_) => Read::Is(folded),
        }
    }

    /// Judges one listing. `peers` are prices of the same product beside it, in the same currency.
    pub fn assess(&self, listing: &Listing, peers: &[Amount]) -> Assessment {
        let view = View::of(self, listing, peers);
        let mut hints = signal::hints(&view);
        let risk = Risk::of(&hints, &self.weights);
        order(&mut hints);
        let coverage = Coverage::of(&view);
        assessment::of(&view, risk, coverage, hints, &self.data)
    }
}

/// The order in which a person should read hints: who the seller is, then what weighs most, then what weighs nothing.
fn order(hints: &mut [Hint]) {
    hints.sort_by_key(|hint| match hint.family {
        Family::A => (0, 0),
        Family::F => (2, 0),
        _ => (1, hint.weight.0.saturating_neg()),
    });
}

/// Prices of the same product among the records of one file or page: same number, marketplace, country and currency.
/// For each listing those of the others.
pub fn peers(listings: &[Listing]) -> Vec<Vec<Amount>> {
    let priced = |(index, listing)| Some((key(listing)?, index, *listing.price.value()?));
    let mut grouped: Vec<(Key, usize, Amount)> = listings.iter().enumerate().filter_map(priced).collect();
    grouped.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let group = |key: Key| {
        let first = grouped.partition_point(|(known, ..)| *known < key);
        grouped.get(first..).unwrap_or_default().iter().take_while(move |(known, ..)| *known == key)
    };
    let of = |(index, listing): (usize, &Listing)| {
        let others = key(listing).into_iter().flat_map(group).filter(|(_, other, _)| *other != index);
        others.take(MOST_PEERS).map(|(.., price)| *price).collect()
    };
    listings.iter().enumerate().map(of).collect()
}

fn is_number(gtin: &str) -> bool {
    let first = gtin.bytes().next();
    gtin.len() >= 8 && gtin.bytes().all(|b| b.is_ascii_digit()) && gtin.bytes().any(|b| Some(b) != first)
}

const MOST_PEERS: usize = 500;

type Key = (String, String, Option<String>, String);

fn key(listing: &Listing) -> Option<Key> {
    // "0" and the like stand where sellers have no number.
    let gtin = listing.gtin.value().filter(|gtin| is_number(gtin))?.clone();
    let currency = listing.currency.value()?.clone();
    Some((gtin, listing.marketplace.clone(), listing.country.value().cloned(), currency))
}
