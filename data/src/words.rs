//! Words of reading: what shops write where a label, a state of stock or "no brand" stands.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

/// `words.toml`: concept → words in the languages served. Compared without case, spaces collapsed, without a final colon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// Labels of specification rows by concept (`brand`, `gtin`, `condition`, `ships_from` …).
    pub labels: Map<String, Vec<String>>,
    /// What stands in a brand field where there is no brand.
    pub no_brand: Vec<String>,
    /// `in_stock`, `out_of_stock` → what pages write.
    pub availability: Map<String, Vec<String>>,
    /// `new`, `used`, `refurbished` → what pages write.
    pub condition: Map<String, Vec<String>>,
    /// What stands in any field where there is nothing (`N/A`, `None`, `-`).
    pub nothing: Vec<String>,
    /// Multipliers in counts ("1.2k sold"): word → how many zeros.
    pub multipliers: Map<String, u8>,
    /// What pages say of shops on marketplaces.
    pub shops: ShopWords,
}

/// What pages say of shops on marketplaces, and what shops add to a brand's name in their addresses. Phrases count as
/// whole words in scripts with spaces, anywhere in the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShopWords {
    /// The brand's own.
    pub official: Vec<String>,
    /// A seller by contract, or one that says so.
    pub authorised: Vec<String>,
    /// The page warns, denies, or speaks of what is over.
    pub warning: Vec<String>,
    /// What shops add to a brand's name in their addresses (`official`, `store`, `sg`), in small letters.
    pub added: Vec<String>,
    /// Hosts whose links lead anywhere: only who follows them knows where.
    pub short_links: Vec<String>,
}
