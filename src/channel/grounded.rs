//! A case as a notice rests on it: with its right, its signs, and by what its listing and its seller are known.

use super::{StoredRight, proposal};
use crate::case::{Case, assessment::Reason, seller::Key, statement::Infringement};

/// A case, and the right that a notice of it rests on.
#[derive(Clone, Debug)]
pub struct Grounded<'c> {
    /// The case.
    pub case: &'c Case,
    /// The right; none where the door asks for none, or none fits.
    pub right: Option<StoredRight>,
}

impl Grounded<'_> {
    /// The case's marketplace.
    pub fn marketplace(&self) -> Option<&str> {
        self.case.listing.marketplace.as_deref()
    }

    /// The country of the shop front.
    pub fn country(&self) -> Option<&str> {
        self.case.listing.country.value().map(String::as_str)
    }

    /// What the person says is wrong; else what the signs propose.
    pub fn infringement(&self) -> Option<Infringement> {
        self.case.statement.infringement_type.or_else(|| proposal::infringement(self.signs()))
    }

    /// The signs that speak for it.
    pub fn signs(&self) -> impl Iterator<Item = &Reason> + Clone {
        signs(self.case)
    }

    /// The address of the listing: the canonical one, else the one that it was seen at.
    pub fn address(&self) -> &str {
        let facts = &self.case.listing;
        facts.url_canonical.value().unwrap_or(&facts.url_observed)
    }

    /// By what the same listing is known again in another case.
    pub fn listing_key(&self) -> String {
        listing_key(self.case)
    }
}

/// The signs that speak for a case: those of its assessment that weigh something against the listing.
pub fn signs(case: &Case) -> impl Iterator<Item = &Reason> + Clone {
    let reasons = case.assessment.as_ref().map(|assessed| assessed.reasons.as_slice()).unwrap_or_default();
    reasons.iter().filter(|reason| reason.weight.0 > 0)
}

/// The codes of those signs: the rules by which the ledger counts.
pub fn rules(case: &Case) -> Vec<String> {
    signs(case).map(|sign| sign.code.clone()).collect()
}

/// By what the same listing is known again in another case: its number on its marketplace, else its address.
pub fn listing_key(case: &Case) -> String {
    let facts = &case.listing;
    let marketplace = facts.marketplace.as_deref().unwrap_or_default();
    let country = facts.country.value().map(String::as_str).unwrap_or_default();
    match (facts.item_id.value(), facts.url_canonical.value()) {
        (Some(item), _) => format!("{marketplace} {country} {item}"),
        (None, Some(url)) => url.clone(),
        (None, None) => facts.url_observed.clone(),
    }
}

/// The registry's id of the brand that a case's goods claim to be.
pub fn brand_id(case: &Case) -> Option<&str> {
    case.assessment.as_ref().and_then(|assessed| assessed.store.brand.as_deref())
}

/// The keys by which the sellers of two cases are the same. A link stands in the case that it was confirmed in, so both are asked.
pub fn shared<'g>(one: &'g Grounded, other: &'g Grounded) -> impl Iterator<Item = &'g Key> {
    let keys = |from: &'g Grounded, to: &'g Grounded| {
        from.case.linked.iter().filter(|linked| linked.case_id == to.case.id).flat_map(|linked| &linked.by)
    };
    keys(one, other).chain(keys(other, one))
}
