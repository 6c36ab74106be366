//! By what sellers are the same: numbers and addresses that belong to one of them only, in one form each.

use serde::{Deserialize, Serialize};

use super::{Case, id::CaseId, listing::Facts};

/// Something that only one seller has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// What it is.
    pub kind: Kind,
    /// In the one form in which it is compared.
    pub value: String,
}

/// Kinds of keys, in the order of what they are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "KeyKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The shop's number or login name on its marketplace.
    ShopId,
    /// The business number.
    BusinessNo,
    /// The number as a mail-order business.
    MailOrderNo,
    /// The telephone.
    Phone,
    /// The e-mail address.
    Email,
    /// The address.
    Address,
}

/// Another case, and the keys of its seller.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The case.
    pub case_id: CaseId,
    /// The keys of its seller.
    pub keys: Vec<Key>,
}

/// A case that may be of the same seller; a person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The case.
    pub case_id: CaseId,
    /// The keys that both have.
    pub by: Vec<Key>,
}

/// The keys of a listing's seller, in the order of what they are worth.
pub fn keys(_facts: &Facts) -> Vec<Key> {
    Vec::new()
}

/// Which of the others may be of the same seller: those that share a key and are not linked yet.
pub fn proposals(case: &Case, others: &[Known]) -> Vec<Proposal> {
    let own = keys(&case.listing);
    let is_new =
        |other: &&Known| other.case_id != case.id && case.linked.iter().all(|linked| linked.case_id != other.case_id);
    let shared = |other: &Known| {
        let by: Vec<Key> = own.iter().filter(|key| other.keys.contains(key)).cloned().collect();
        (!by.is_empty()).then(|| Proposal { case_id: other.case_id.clone(), by })
    };
    others.iter().filter(is_new).filter_map(shared).collect()
}
