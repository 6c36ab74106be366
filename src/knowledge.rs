//! What the engine knows of marketplaces and words: embedded at build, or read anew by those who write it.

use std::sync::OnceLock;

use crate::unpacking::unpacked;
use jinjja_data::{Brand, Categories, Languages, Marketplace, Measures, Term, Weights, Words, packing};

/// All data the engine works with. Immutable: to change it, make another.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// Marketplaces in the order of their ids.
    pub marketplaces: Vec<Marketplace>,
    /// Words of reading.
    pub words: Words,
    /// Brands in the order of their ids.
    pub brands: Vec<Brand>,
    /// Terms.
    pub terms: Vec<Term>,
    /// Kinds of goods.
    pub categories: Categories,
    /// Where languages are spoken.
    pub languages: Languages,
    /// How titles write sizes.
    pub measures: Measures,
    /// What each sign weighs.
    pub weights: Weights,
    /// The hash of all of it (SHA-256, hexadecimal), by which a verdict says what it rests on.
    pub hash: String,
}

/// The id of the marketplace that stands for any other web shop.
pub const ANY_SHOP: &str = "shop";

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.packed"));

/// The tests of the files are only run where saved pages can be read.
#[cfg(feature = "html")]
fn with_tests(mut marketplaces: Vec<Marketplace>) -> Vec<Marketplace> {
    static TESTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tests.packed"));
    let tests: Vec<_> = packing::read(&unpacked(TESTS)).unwrap_or_default();
    marketplaces.iter_mut().zip(tests).for_each(|(marketplace, tests)| marketplace.tests = tests);
    marketplaces
}

#[cfg(not(feature = "html"))]
fn with_tests(marketplaces: Vec<Marketplace>) -> Vec<Marketplace> {
    marketplaces
}

impl Knowledge {
    /// What was embedded at build.
    pub fn embedded() -> &'static Self {
        static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
        KNOWLEDGE.get_or_init(|| {
            // The bytes come from our own build script and a test decodes them; if they ever did not fit, an engine
            // that knows nothing reads nothing, which is safe.
            let read: Option<(_, _, _, Vec<Term>, _, _, _, _)> = packing::read(&unpacked(EMBEDDED));
            let (marketplaces, words, brands, mut terms, categories, languages, measures, weights) =
                read.unwrap_or_default();
            terms.iter_mut().for_each(Term::write_out);
            let hash = env!("JINJJA_DATA_HASH").to_owned();
            Self {
                marketplaces: with_tests(marketplaces),
                words,
                brands,
                terms,
                categories,
                languages,
                measures,
                weights,
                hash,
            }
        })
    }

    /// What a folder of data files says.
    #[cfg(feature = "cli")]
    pub fn of(library: jinjja_data::files::Library) -> Self {
        let jinjja_data::files::Library {
            marketplaces,
            words,
            brands,
            terms,
            categories,
            languages,
            measures,
            weights,
            ..
        } = library;
        let parsed = postcard::to_stdvec(&(
            &marketplaces,
            &words,
            &brands,
            &terms,
            &categories,
            &languages,
            &measures,
            &weights,
        ));
        let digest = <sha2::Sha256 as sha2::Digest>::digest(parsed.unwrap_or_default());
        let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { marketplaces, words, brands, terms, categories, languages, measures, weights, hash }
    }

    /// The marketplace with this id.
    pub fn marketplace(&self, id: &str) -> Option<&Marketplace> {
        self.marketplaces.iter().find(|marketplace| marketplace.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::Knowledge;

    #[test]
    fn what_was_embedded_can_be_decoded() {
        assert!(Knowledge::embedded().marketplaces.len() > 1);
        assert!(!Knowledge::embedded().words.no_brand.is_empty());
        #[cfg(feature = "html")]
        assert!(Knowledge::embedded().marketplaces.iter().all(|marketplace| !marketplace.tests.is_empty()));
    }
}
