//! Words that mean something on a listing, by what they mean.

use serde::{Deserialize, Serialize};

/// What a word or phrase means; each class is a file of `terms/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermClass {
    /// Says plainly that the goods are a copy.
    Explicit,
    /// Sellers' code for a copy, with ordinary meanings beside.
    Coded,
    /// May mean a copy, or something else.
    Ambiguous,
    /// Claims to be genuine: says nothing, known so that it is not taken for anything else.
    Assertion,
    /// An official warranty.
    Warranty,
    /// Parallel import: lawful and genuine.
    ParallelImport,
    /// A part, a small size, a sample: no price of the whole compares.
    Portion,
    /// Only a part, the packaging, or a deposit: no price compares.
    Packaging,
    /// Used, refurbished, pulled from a set.
    Used,
    /// Fits something of the brand that follows or stands before.
    Compatible,
    /// Looks like the brand and says it is not.
    Inspired,
    /// Turns the word after (or before) it around.
    Negation,
    /// A warning of copies: the clause it stands in accuses others.
    Warning,
    /// "Official" and its like, in a shop's name.
    Official,
    /// Leads away from the marketplace.
    OffPlatform,
    /// A buyer's word for a copy, in reviews.
    Complaint,
    /// Names of brands that are not registered, known so that a heap of names is seen as one.
    OtherBrand,
    /// What hosts that imitate a brand's add to its name ("mall", "outlet").
    HostWord,
}

impl TermClass {
    /// All classes and the names of their files.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Explicit, "explicit"),
        (Self::Coded, "coded"),
        (Self::Ambiguous, "ambiguous"),
        (Self::Assertion, "assertion"),
        (Self::Warranty, "warranty"),
        (Self::ParallelImport, "parallel_import"),
        (Self::Portion, "portion"),
        (Self::Packaging, "packaging"),
        (Self::Used, "used"),
        (Self::Compatible, "compatible"),
        (Self::Inspired, "inspired"),
        (Self::Negation, "negation"),
        (Self::Warning, "warning"),
        (Self::Official, "official"),
        (Self::OffPlatform, "off_platform"),
        (Self::Complaint, "complaint"),
        (Self::OtherBrand, "other_brand"),
        (Self::HostWord, "host_word"),
    ];
}

/// Where a marking word stands to what it marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Before it ("for X", "not X").
    #[default]
    Before,
    /// After it ("X compatible", "X 아님").
    After,
    /// On either side.
    Both,
}

/// What stands for a term's own text in the phrases that hold it, while they are packed.
const ITSELF: char = '\u{1}';

/// One line of a file of `terms/`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// What it means.
    pub class: TermClass,
    /// The word or phrase.
    pub text: String,
    /// The language it belongs to (BCP 47); empty: all.
    pub language: String,
    /// It only counts on listings in that language or a country where it is spoken: elsewhere it is an ordinary word.
    pub is_gated: bool,
    /// It only counts for goods of these categories.
    pub only_in: Vec<String>,
    /// It means something else for goods of these categories.
    pub not_in: Vec<String>,
    /// Phrases that hold it and mean something else.
    pub unless: Vec<String>,
    /// For [`TermClass::Compatible`], [`TermClass::Inspired`], [`TermClass::Negation`]: where it stands.
    pub side: Side,
    /// It counts without a registered brand, where the listing names a brand at all.
    pub is_unmistakable: bool,
    /// For [`TermClass::OtherBrand`]: the name that all names of this brand share.
    pub brand: String,
}

impl Term {
    /// Makes it shorter for packing.
    pub fn shorten(&mut self) {
        let text = &self.text;
        self.unless.iter_mut().for_each(|phrase| *phrase = phrase.replace(text, ITSELF.encode_utf8(&mut [0; 4])));
    }

    /// As it was before [`Self::shorten`].
    pub fn write_out(&mut self) {
        let text = &self.text;
        self.unless.iter_mut().for_each(|phrase| *phrase = phrase.replace(ITSELF, text));
    }
}
