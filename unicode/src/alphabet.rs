//! The ideographs that the engine will look for, and how traditional ones lead to simplified ones.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript as _};

/// What decides whether a rare character is worth a row.
pub struct Alphabet {
    known: BTreeSet<char>,
    simplified: BTreeMap<char, char>,
}

impl Alphabet {
    /// The ideographs of `knowledge`, and the simplified forms of them.
    pub fn new(knowledge: &str, han: &str) -> Result<Self, String> {
        let mut simplified = BTreeMap::new();
        for line in han.lines().filter(|line| !line.starts_with('#')) {
            let mut letters = line.chars();
            let parts = (letters.next(), letters.next(), letters.next(), letters.next());
            let (Some(from), Some('\t'), Some(to), None) = parts else { return Err(format!("not a pair: {line:?}")) };
            if simplified.insert(from, to).is_some() {
                return Err(format!("twice: {from}"));
            }
        }
        let mut known: BTreeSet<char> = knowledge.chars().filter(|c| c.script() == Script::Han).collect();
        known.extend(known.clone().iter().filter_map(|c| simplified.get(c)));
        Ok(Self { known, simplified })
    }

    /// Whether a result with this character can be found in something the engine looks for.
    pub fn uses(&self, c: char) -> bool {
        match c.script() {
            _ if c.is_ascii() => true,
            // Phonetic letters are in no name.
            Script::Latin => c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c),
            Script::Greek | Script::Hangul | Script::Hiragana | Script::Katakana => true,
            // The vowel AM comes apart.
            Script::Thai | Script::Lao => true,
            Script::Han => self.known.contains(self.simplified.get(&c).unwrap_or(&c)),
            // Long vowels and voiced marks of kana, and the marks of letters.
            _ => matches!(c, '\u{3099}' | '\u{309a}' | 'ー' | '・') || crate::marks::is_of_letters(c),
        }
    }

    /// Traditional characters whose simplified form is in use. Those outside the basic plane are too rare for a row.
    pub fn pairs(&self) -> Vec<(u16, u16)> {
        let used = self.simplified.iter().filter(|(_, to)| self.known.contains(to));
        used.filter_map(|(from, to)| Some((u32::from(*from).try_into().ok()?, u32::from(*to).try_into().ok()?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Alphabet;

    const HAN: &str = "# comment\n無\t无\n发\t發\n國\t国\n𡄔\t𠴢\n";

    #[test]
    fn characters_of_the_knowledge_and_their_simplified_forms_are_used() {
        // Only traditional ones are written in the knowledge.
        let alphabet = Alphabet::new("name = \"無國Хa\"", HAN).expect("pairs");
        assert!("無无國国aé가カσำ".chars().all(|c| alphabet.uses(c)));
        assert!("发發品Хشɦ".chars().all(|c| !alphabet.uses(c)));
        let pairs = [('國', '国'), ('無', '无')].map(|(from, to)| (from as u16, to as u16));
        assert_eq!(alphabet.pairs(), pairs);
        assert_eq!(Alphabet::new("𡄔", HAN).expect("pairs").pairs(), [], "outside the basic plane");
    }

    #[test]
    fn what_is_no_pair_is_refused() {
        for han in ["無", "無 无", "無\t", "無\t无无", "無无\t无", "無\t无\n無\t旡"] {
            assert!(Alphabet::new("", han).is_err(), "{han}");
        }
    }
}
