//! By what the sellers of several cases are the same: what a person confirmed, with the keys that both have.

use super::Telling;
use crate::{case::seller::Key, channel::batch::Grounded};

/// The keys by which the sellers of two cases are the same. A link stands in the case that it was confirmed in, so both are asked.
pub fn shared<'g>(one: &'g Grounded, other: &'g Grounded) -> impl Iterator<Item = &'g Key> {
    let keys = |from: &'g Grounded, to: &'g Grounded| {
        from.case.linked.iter().filter(|linked| linked.case_id == to.case.id).flat_map(|linked| &linked.by)
    };
    keys(one, other).chain(keys(other, one))
}

impl Telling<'_> {
    /// By what the seller of a case is that of the others of the notice, in lines.
    pub fn same_seller(&self, of: &Grounded) -> Vec<String> {
        let others = self.batch.iter().filter(|other| other.case.id != of.case.id);
        let mut lines: Vec<String> = others.flat_map(|other| shared(of, other)).map(|key| self.key(key)).collect();
        lines.sort();
        lines.dedup();
        lines
    }

    fn key(&self, key: &Key) -> String {
        let kind = self.words.say(&format!("case_by_{}", key.kind.name()));
        let value = crate::text::visible(&key.value);
        let with = |name: &str| match name {
            "kind" => Some(kind.as_str()),
            "value" => Some(value.as_str()),
            _ => None,
        };
        self.words.tell("case_by", with)
    }
}
