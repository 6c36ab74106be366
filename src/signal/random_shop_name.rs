//! A shop's name that looks as if nobody had chosen it. Weak.

use super::{Finding, View};
use crate::text::fold::Form;

const ID: &str = "random-shop-name";

/// Sees it where one word of the shop's name cannot be spoken and no other word could be a name.
pub fn see(view: &View) -> Option<Finding> {
    view.brand?;
    let limits = Limits {
        letters: usize::try_from(view.count_limit(ID, "letters")?).ok()?,
        consonants: usize::try_from(view.count_limit(ID, "consonants_in_a_row")?).ok()?,
        vowel_share: usize::try_from(view.limit(ID, "vowel_share")?).ok()?,
    };
    let folded = &view.shop.folded;
    let words = || (0..folded.tokens().len()).map(|at| (at, folded.form(Form::Plain, at..at.saturating_add(1))));
    let at = words().find(|(_, word)| limits.looks_random(word)).map(|(at, _)| at)?;
    let others = words().filter(|(other, word)| *other != at && word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    (others.count() == 0).then(|| Finding::on(&view.shop, at..at.saturating_add(1)).with("shop", folded.source()))
}

struct Limits {
    letters: usize,
    consonants: usize,
    /// In thousandths.
    vowel_share: usize,
}

impl Limits {
    /// Too many consonants in a row and hardly a vowel, with digits among the letters or at a length that no
    /// abbreviation has.
    fn looks_random(&self, word: &str) -> bool {
        let letters = word.chars().filter(char::is_ascii_alphabetic).count();
        if !word.is_ascii() || word.len() < self.letters || letters == 0 {
            return false;
        }
        let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let vowels = word.chars().filter(|c| is_vowel(*c)).count();
        let has_few_vowels = vowels.saturating_mul(1_000) < letters.saturating_mul(self.vowel_share);
        let runs = || word.split(|c: char| !c.is_ascii_alphabetic() || is_vowel(c)).map(str::len);
        let longest_run = runs().max().unwrap_or(0);
        // Digits between letters ("xlzkbs7g2") are no number of a shop ("shop88").
        let has_digits = word.bytes().any(|b| b.is_ascii_digit());
        let has_inner_digits = word.trim_end_matches(|c: char| c.is_ascii_digit()).bytes().any(|b| b.is_ascii_digit());
        let starts_with_digits = word.starts_with(|c: char| c.is_ascii_digit());
        let is_broken = has_inner_digits && !starts_with_digits && longest_run >= 3;
        has_few_vowels
            && (is_broken
                || (longest_run >= self.consonants && (has_digits || letters >= self.letters.saturating_mul(2))))
    }
}
