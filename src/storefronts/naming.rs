//! Which brand a shop's address or the words beside it name.

use std::collections::HashMap;

use jinjja_data::{Brand, Needs, words::ShopWords};

use super::wording::{Edges, folded, found};

/// The longest name in an address that is taken apart, in bytes.
const LONGEST: usize = 64;

/// The registered brands by name.
pub(super) struct Names<'k> {
    brands: &'k [Brand],
    /// Names in small letters and digits only → the brand, or none where two have the name.
    joined: HashMap<String, Option<&'k str>>,
    /// What shops add to a brand's name.
    added: &'k [String],
    official: Vec<String>,
}

impl<'k> Names<'k> {
    pub(super) fn of(brands: &'k [Brand], words: &'k ShopWords) -> Self {
        let mut by_name: HashMap<String, Option<&'k str>> = HashMap::new();
        for brand in brands {
            for name in brand.names.iter().map(|name| joined(&name.text)).filter(|name| !name.is_empty()) {
                let of = by_name.entry(name).or_insert(Some(&brand.id));
                *of = of.filter(|id| *id == brand.id);
            }
        }
        let official = words.official.iter().map(|word| joined(word)).filter(|word| !word.is_empty());
        Self { brands, joined: by_name, added: &words.added, official: official.collect() }
    }

    /// The brand whose name, with nothing but what shops add to one, is the name in an address: `laneige_official.sg`
    /// is Laneige's, `pineapple` and `sonyelectronicsbytccm` are nobody's. The longest name counts; of two brands none.
    pub(super) fn in_address(&self, named: &str) -> Option<&'k str> {
        let rests = rests_of(named, self.added);
        let names = rests.iter().flat_map(|rest| {
            let ends = rest.char_indices().map(|(at, c)| at.saturating_add(c.len_utf8()));
            ends.filter_map(|end| rest.split_at_checked(end))
        });
        let found = names.filter_map(|(name, after)| Some((name.len(), self.joined.get(name)?, after)));
        let mut found: Vec<_> = found.filter(|(_, _, after)| is_made_of(after, self.added)).collect();
        found.sort_by_key(|(length, _, _)| *length);
        let (longest, brand, _) = found.last()?;
        let is_shared = found.iter().any(|(length, other, _)| length == longest && other != brand);
        brand.filter(|_| !is_shared)
    }

    /// The only brand that a text names. Names that are ordinary words do not count.
    pub(super) fn in_words(&self, text: &str) -> Option<&'k str> {
        let text = folded(text);
        let names_it = |brand: &&Brand| {
            let mut names = brand.names.iter().filter(|name| name.needs == Needs::Nothing);
            names.any(|name| !found(&text, &folded(&name.text), Edges::Words).is_empty())
        };
        let mut named = self.brands.iter().filter(names_it);
        let first = named.next()?;
        named.next().is_none().then_some(first.id.as_str())
    }

    /// Whether an address names the group that a brand belongs to.
    pub(super) fn is_group(&self, named: &str, brand: &str) -> bool {
        let Some(group) = self.owner_group(brand).map(joined).filter(|group| !group.is_empty()) else { return false };
        let rests = rests_of(named, self.added);
        rests.iter().any(|rest| rest.strip_prefix(group.as_str()).is_some_and(|after| is_made_of(after, self.added)))
    }

    /// Whether two brands belong to one group.
    pub(super) fn are_of_one_group(&self, one: &str, other: &str) -> bool {
        self.owner_group(one).is_some_and(|group| self.owner_group(other) == Some(group))
    }

    /// Whether the name in an address has a word for "official" run into the others (`laneigeofficial`).
    pub(super) fn ends_officially(&self, named: &str) -> bool {
        let named = joined(named);
        self.official.iter().any(|word| named.contains(word.as_str()))
    }

    fn owner_group(&self, id: &str) -> Option<&'k str> {
        self.brands.iter().find(|brand| brand.id == id)?.owner.as_ref()?.group.as_deref()
    }
}

/// Small letters and digits only.
fn joined(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What is left of the name in an address from each of its words on, where only added words stand before it.
fn rests_of(named: &str, added: &[String]) -> Vec<String> {
    if named.len() > LONGEST {
        return Vec::new();
    }
    let words: Vec<String> =
        named.split(|c: char| !c.is_alphanumeric()).map(joined).filter(|word| !word.is_empty()).collect();
    let is_open = |start: &usize| words.get(..*start).unwrap_or_default().iter().all(|word| is_made_of(word, added));
    let starts = (0..words.len()).take_while(is_open);
    starts.map(|start| words.get(start..).unwrap_or_default().concat()).collect()
}

/// Whether a text is added words, one after another, or nothing.
fn is_made_of(text: &str, added: &[String]) -> bool {
    // Ends up to which the text is made of them.
    let mut ends = vec![0_usize];
    let mut at = 0;
    while let Some(end) = ends.get(at).copied() {
        let rest = text.get(end..).unwrap_or_default();
        if rest.is_empty() {
            return true;
        }
        for word in added.iter().filter(|word| !word.is_empty() && rest.starts_with(word.as_str())) {
            let next = end.saturating_add(word.len());
            if !ends.contains(&next) {
                ends.push(next);
            }
        }
        at = at.saturating_add(1);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::Knowledge;

    fn names() -> Names<'static> {
        let knowledge = Knowledge::embedded();
        Names::of(&knowledge.brands, &knowledge.words.shops)
    }

    #[test]
    fn addresses_name_a_brand_only_by_itself() {
        for (named, expected) in [
            ("laneige", Some("laneige")),
            ("laneigevn_officialstore", Some("laneige")),
            ("official-laneige.sg", Some("laneige")),
            ("beautyofjoseon.vn", Some("beauty-of-joseon")),
            ("the-face-shop", Some("the-face-shop")),
            ("samsung_thailand", Some("samsung")),
            ("sonyelectronicsbytccm", None),
            ("pineapple", None),
            ("herald", None),
            ("laneige-samsung", None),
            ("laneige-sale-sg", None),
            ("official-store", None),
            ("", None),
        ] {
            assert_eq!(names().in_address(named), expected, "{named}");
        }
        assert_eq!(names().in_address(&format!("laneige{}", "official".repeat(20))), None, "too long to be a name");
    }

    #[test]
    fn words_name_a_brand_only_when_there_is_one() {
        for (text, expected) in [
            ("Laneige Official Store", Some("laneige")),
            ("라네즈 공식몰", Some("laneige")),
            ("Laneige and Innisfree", None),
            ("Apple cider", None),
            ("Shopee", None),
        ] {
            assert_eq!(names().in_words(text), expected, "{text}");
        }
    }

    #[test]
    fn groups_are_known() {
        assert!(names().is_group("amorepacific.os", "laneige"));
        assert!(!names().is_group("amorepacific.os", "cosrx-of-nobody"));
        assert!(names().are_of_one_group("laneige", "innisfree"));
        assert!(!names().are_of_one_group("laneige", "samsung"));
    }
}
