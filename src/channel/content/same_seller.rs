//! By what the sellers of several cases are the same: what a person confirmed, with the keys that both have.

use crate::{
    case::seller::Key,
    channel::{
        grounded::{Grounded, shared},
        telling::Telling,
    },
};

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
