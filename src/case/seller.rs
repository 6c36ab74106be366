//! By what sellers are the same: numbers and addresses that belong to one of them only, in one form each.

mod address;
mod business;
mod email;
mod marketplaces;
mod phone;
mod plain;
mod shop;

use serde::{Deserialize, Serialize};

use super::{Case, id::CaseId, listing::Facts};
use crate::listing::Read;

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

impl Kind {
    /// Its name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::ShopId => "shop_id",
            Self::BusinessNo => "business_no",
            Self::MailOrderNo => "mail_order_no",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
        }
    }
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

/// The keys of a listing's seller, in the order of what they are worth. What fills a field, and what belongs to the
/// marketplace itself, is none.
pub fn keys(facts: &Facts) -> Vec<Key> {
    let country = facts.country.value().map(String::as_str);
    let mut keys = Vec::new();
    let mut add = |kind, values: Vec<String>| keys.extend(values.into_iter().map(|value| Key { kind, value }));
    add(Kind::ShopId, shop::ids(facts));
    if let Some(disclosure) = facts.seller.disclosure.value() {
        let of = |line: &Read<String>, found: &dyn Fn(&str) -> Vec<String>| {
            line.value().filter(|line| line.len() <= LONGEST_LINE).map(|line| found(line)).unwrap_or_default()
        };
        let one = |found: Option<String>| found.into_iter().collect::<Vec<_>>();
        add(Kind::BusinessNo, of(&disclosure.business_no, &|line| one(business::number(line, country))));
        add(Kind::MailOrderNo, of(&disclosure.mail_order_no, &|line| one(business::mail_order(line))));
        add(Kind::Phone, of(&disclosure.phone, &|line| phone::numbers(line, country)));
        add(Kind::Email, of(&disclosure.email, &email::addresses));
        add(Kind::Address, of(&disclosure.address, &|line| one(address::address(line))));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// The telephones and e-mail addresses that stand in a text, in the form in which they are compared.
pub fn contacts(text: &str, country: Option<&str>) -> Vec<Key> {
    let lines = text.lines().filter(|line| line.len() <= LONGEST_LINE);
    let of_line = |line: &str| {
        let phones = phone::numbers(line, country).into_iter().map(|value| Key { kind: Kind::Phone, value });
        let emails = email::addresses(line).into_iter().map(|value| Key { kind: Kind::Email, value });
        phones.chain(emails).collect::<Vec<_>>()
    };
    lines.flat_map(of_line).collect()
}

/// A line of a disclosure that is longer in bytes is none.
const LONGEST_LINE: usize = 1_000;

/// Which of the others may be of the same seller: those that share a key and are not linked yet, those that share what
/// is worth most first.
pub fn proposals(case: &Case, others: &[Known]) -> Vec<Proposal> {
    let own = keys(&case.listing);
    let is_new =
        |other: &&Known| other.case_id != case.id && case.linked.iter().all(|linked| linked.case_id != other.case_id);
    let shared = |other: &Known| {
        let by: Vec<Key> = own.iter().filter(|key| other.keys.contains(key)).cloned().collect();
        (!by.is_empty()).then(|| Proposal { case_id: other.case_id.clone(), by })
    };
    let mut proposals: Vec<Proposal> = others.iter().filter(is_new).filter_map(shared).collect();
    proposals.sort_by_key(|proposal| {
        (proposal.by.first().map(|key| key.kind), usize::MAX.saturating_sub(proposal.by.len()))
    });
    proposals
}
