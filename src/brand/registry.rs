//! The registered brands, ready to be recognised: as fast with ten thousand of them as with seventy.

use jinjja_data::sorted::Map;
use std::ops::Range;

use jinjja_data::{Brand, ListPrice, Needs};

use super::{
    claim::{How, Mention, Standing},
    shops::newest,
};
use crate::{
    goods::{Goods, Kinds},
    measure::{Quantity, Scale, Size, size_of},
    text::{
        fold::{Folded, Form},
        lexicon::{Lexicon, Likeness},
        near::{Near, Strictness},
    },
};

/// A list price, ready to be held against titles.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Each set: words that must all be there.
    sets: Vec<Vec<String>>,
    not: Vec<Vec<String>>,
    /// What the list price buys.
    pub size: Option<Quantity>,
}

/// The brands and the ways in which they can be recognised.
#[derive(Clone, Debug)]
pub struct Registry {
    brands: Vec<Brand>,
    kinds: Vec<Kinds>,
    /// For each brand its list prices.
    wanted: Vec<Vec<Wanted>>,
    names: Lexicon<Entry>,
    shapes: Lexicon<NameOf>,
    near: Near<Similar>,
    near_shapes: Near<Similar>,
    /// Misspellings seen → brand.
    misspelt: Lexicon<u32>,
    /// Brands by the group of their owner.
    groups: Map<String, Vec<usize>>,
    /// The month of the newest entry of a shop.
    pub newest: i64,
    /// How titles write sizes.
    pub scale: Scale,
}

#[derive(Clone, Copy, Debug)]
struct NameOf {
    brand: u32,
    name: u32,
}

/// A name that others may nearly spell.
#[derive(Clone, Copy, Debug)]
struct Similar {
    brand: u32,
    is_ordinary: bool,
}

#[derive(Clone, Copy, Debug)]
enum Entry {
    Name(NameOf),
    /// A phrase that holds the name without meaning the brand.
    Excuse(NameOf),
}

/// Shorter names are not recognised with digits for letters: "lg" is no "1g".
const LETTERS_FOR_DIGITS: usize = 5;

impl Registry {
    /// Compiles brands.
    pub fn new(brands: Vec<Brand>, goods: &Goods, scale: Scale) -> Self {
        let mut registry = Self {
            kinds: brands.iter().map(|brand| goods.named(&brand.categories)).collect(),
            wanted: brands
                .iter()
                .map(|brand| brand.prices.iter().map(|price| Wanted::of(price, &scale)).collect())
                .collect(),
            names: Lexicon::new(Form::Plain),
            shapes: Lexicon::new(Form::Shape),
            near: Near::default(),
            near_shapes: Near::default(),
            misspelt: Lexicon::new(Form::Plain),
            groups: Map::new(),
            newest: newest(&brands),
            brands: Vec::new(),
            scale,
        };
        for (index, brand) in brands.iter().enumerate() {
            registry.add(small(index), brand);
        }
        registry.brands = brands;
        registry
    }

    /// Other brands of a brand's group.
    pub fn sisters(&self, brand: &Brand) -> impl Iterator<Item = &Brand> {
        let group =
            brand.owner.as_ref().and_then(|owner| owner.group.as_ref()).and_then(|group| self.groups.get(group));
        let id = brand.id.clone();
        let all = group.into_iter().flatten().filter_map(|index| self.brands.get(*index));
        all.filter(move |sister| sister.id != id)
    }

    fn add(&mut self, index: u32, brand: &Brand) {
        if let Some(group) = brand.owner.as_ref().and_then(|owner| owner.group.clone()) {
            self.groups.get_or_default(group).push(wide(index));
        }
        for (at, name) in brand.names.iter().enumerate() {
            let name_of = NameOf { brand: index, name: small(at) };
            self.names.add(&name.text, Entry::Name(name_of));
            name.unless.iter().for_each(|phrase| self.names.add(phrase, Entry::Excuse(name_of)));
            let folded = Folded::of(&name.text);
            let plain = folded.form(Form::Plain, 0..folded.tokens().len());
            if plain.is_ascii() && name.needs != Needs::BrandField {
                self.shapes.add(&name.text, name_of);
                // Ordinary words are near to many others: they are only told apart for the brand that is claimed.
                if folded.tokens().len() == 1 {
                    let near = Similar { brand: index, is_ordinary: name.needs != Needs::Nothing };
                    self.near.add(plain, near);
                    self.near_shapes.add(folded.form(Form::Shape, 0..1), near);
                }
            }
        }
        brand.misspellings.iter().for_each(|misspelling| self.misspelt.add(misspelling, index));
    }

    /// All brands.
    pub fn brands(&self) -> &[Brand] {
        &self.brands
    }

    /// One brand.
    pub fn brand(&self, index: usize) -> Option<&Brand> {
        self.brands.get(index)
    }

    /// The brand with this id.
    pub fn by_id(&self, id: &str) -> Option<&Brand> {
        self.brands.iter().find(|brand| brand.id == id)
    }

    /// The kinds of goods a brand sells.
    pub fn kinds(&self, brand: usize) -> Kinds {
        self.kinds.get(brand).copied().unwrap_or_default()
    }

    /// The list prices of a brand, in the order of its file.
    pub fn wanted(&self, brand: usize) -> &[Wanted] {
        self.wanted.get(brand).map_or(&[], Vec::as_slice)
    }

    /// Every place where a text names a brand, the longest name at each; whether the name counts there is decided by
    /// what stands around it (`kinds` of the goods).
    pub fn mentions(&self, text: &Folded, kinds: Kinds) -> Vec<Mention> {
        let found = self.names.find(text);
        let excuses: Vec<(u32, Range<usize>)> = found
            .iter()
            .filter_map(|found| match found.value {
                Entry::Excuse(name) => Some((name.brand, found.tokens.clone())),
                Entry::Name(_) => None,
            })
            .collect();
        let mut mentions: Vec<Mention> = found
            .into_iter()
            .filter_map(|found| {
                let Entry::Name(name) = found.value else { return None };
                let is_excused =
                    excuses.iter().any(|(brand, tokens)| *brand == name.brand && covers(tokens, &found.tokens));
                let counts = !is_excused && found.likeness != Likeness::Shape;
                counts.then(|| self.mention(name, found.tokens, text, None)).flatten()
            })
            .collect();
        mentions.extend(self.disguised(text));
        longest_only(&mut mentions);
        self.settle(&mut mentions, kinds);
        mentions
    }

    fn mention(&self, of: NameOf, tokens: Range<usize>, text: &Folded, how: Option<How>) -> Option<Mention> {
        let brand = wide(of.brand);
        let name = self.brands.get(brand)?.names.get(wide(of.name))?;
        let hides = tokens.clone().filter_map(|token| text.token(token)).any(|token| token.has_hidden);
        let written = if hides { How::Hidden } else { How::Written };
        Some(Mention {
            brand,
            quote: text.span(tokens.clone()),
            tokens,
            how: how.unwrap_or(written),
            needs: name.needs,
            standing: Standing::Claimed,
        })
    }

    /// Names of which only the shape is the brand's: letters of other alphabets, digits for letters.
    fn disguised(&self, text: &Folded) -> Vec<Mention> {
        let is_likely = text.tokens().iter().enumerate().any(|(at, token)| {
            token.is_word()
                && (token.has_foreign || has_digit_and_letter(text.form(Form::Plain, at..at.saturating_add(1))))
        });
        if !is_likely {
            return Vec::new();
        }
        let found = self.shapes.find(text).into_iter().filter(|found| found.likeness == Likeness::Shape);
        found
            .filter_map(|found| {
                let is_foreign =
                    found.tokens.clone().filter_map(|token| text.token(token)).any(|token| token.has_foreign);
                let name = &self.brands.get(wide(found.value.brand))?.names.get(wide(found.value.name))?.text;
                let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
                let written = text.form(Form::Plain, found.tokens.clone());
                let has_digits = digits(written) != digits(&name.to_lowercase()) && letters >= LETTERS_FOR_DIGITS;
                let counts = is_foreign || has_digits;
                counts.then(|| self.mention(found.value, found.tokens, text, Some(How::Disguised))).flatten()
            })
            .collect()
    }

    /// Leaves out names that need a context which is not there.
    fn settle(&self, mentions: &mut Vec<Mention>, kinds: Kinds) {
        let named: Vec<usize> =
            mentions.iter().filter(|mention| mention.needs == Needs::Nothing).map(|mention| mention.brand).collect();
        mentions.retain(|mention| match mention.needs {
            Needs::Nothing => true,
            Needs::Context => self.kinds(mention.brand).meet(kinds) || named.contains(&mention.brand),
            Needs::BrandField => named.contains(&mention.brand),
        });
    }

    /// The brand that a text names and nothing else ("LG", "后/WHOO"), whatever its names need elsewhere.
    pub fn named_alone(&self, text: &Folded) -> Option<Mention> {
        let names = self.names.find(text).into_iter().filter_map(|found| match found.value {
            Entry::Name(name) => self.mention(name, found.tokens, text, None),
            Entry::Excuse(_) => None,
        });
        let mut mentions: Vec<Mention> = names.collect();
        longest_only(&mut mentions);
        let covered: usize = mentions.iter().map(|mention| mention.tokens.len()).sum();
        let first = mentions.first()?;
        let is_one = mentions.iter().all(|mention| mention.brand == first.brand);
        (is_one && covered == text.tokens().len()).then(|| first.clone())
    }

    /// Whether a mention is the brand's name for people.
    pub fn is_first_name(&self, mention: &Mention, text: &Folded) -> bool {
        let first = self.brands.get(mention.brand).and_then(|brand| brand.names.first());
        first.is_some_and(|name| {
            let name = Folded::of(&name.text);
            name.form(Form::Plain, 0..name.tokens().len()) == text.form(Form::Plain, mention.tokens.clone())
        })
    }

    /// Brands that a single word nearly spells, the nearest first. Names that are ordinary words only for `claimed`.
    pub fn nearly(&self, word: &str, strictness: Strictness, claimed: Option<usize>) -> Vec<usize> {
        similar(&self.near, word, strictness, claimed)
    }

    /// The same for a word of which only the shape is nearly a brand's.
    pub fn nearly_in_shape(&self, shape: &str, strictness: Strictness, claimed: Option<usize>) -> Vec<usize> {
        similar(&self.near_shapes, shape, strictness, claimed)
    }

    /// Brands whose name a phrase has in shape only: marks added, letters that look alike. With the tokens it covers.
    pub fn shaped(&self, text: &Folded) -> Vec<(usize, Range<usize>)> {
        let found = self.shapes.find(text).into_iter().filter(|found| found.likeness != Likeness::Exact);
        found.map(|found| (wide(found.value.brand), found.tokens)).collect()
    }

    /// Misspellings that were seen, with the brands they are of.
    pub fn misspelt(&self, text: &Folded) -> Vec<(usize, Range<usize>)> {
        let found = self.misspelt.find(text).into_iter().filter(|found| found.likeness == Likeness::Exact);
        found.map(|found| (wide(found.value), found.tokens)).collect()
    }

    /// Where a text names brands exactly.
    pub fn named(&self, text: &Folded) -> Vec<Range<usize>> {
        let exact = self.names.find(text).into_iter().filter(|found| found.likeness == Likeness::Exact);
        exact.filter(|found| matches!(found.value, Entry::Name(_))).map(|found| found.tokens).collect()
    }
}

fn similar(near: &Near<Similar>, word: &str, strictness: Strictness, claimed: Option<usize>) -> Vec<usize> {
    let found = near.find(word, strictness).into_iter().map(|(_, similar)| (wide(similar.brand), similar.is_ordinary));
    found.filter(|(brand, is_ordinary)| !is_ordinary || claimed == Some(*brand)).map(|(brand, _)| brand).collect()
}

impl Wanted {
    fn of(price: &ListPrice, scale: &Scale) -> Self {
        let size = match price.size.as_deref().map(|size| size_of(size, scale)) {
            Some(Size::Is(quantity)) => Some(quantity),
            _ => None,
        };
        let words = |entries: &[String]| entries.iter().map(|entry| words_of(entry)).collect();
        Self { sets: words(&price.words), not: words(&price.not), size }
    }

    /// How much of the title names the product: the number of letters of the set that is all there.
    pub fn named_by(&self, title: &Folded) -> Option<usize> {
        let all_there = |set: &&Vec<String>| !set.is_empty() && set.iter().all(|word| has(title, word));
        if self.not.iter().any(|set| all_there(&set)) {
            return None;
        }
        self.sets.iter().filter(all_there).map(|set| set.iter().map(|word| word.chars().count()).sum()).max()
    }
}

fn words_of(entry: &str) -> Vec<String> {
    let folded = entry.split_whitespace().map(Folded::of);
    folded
        .map(|word| word.form(Form::Plain, 0..word.tokens().len()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a title has a word: Latin ones as whole words, others anywhere.
fn has(title: &Folded, word: &str) -> bool {
    let plain = title.form(Form::Plain, 0..title.tokens().len());
    plain.match_indices(word).any(|(at, _)| {
        let is_of_word = |c: char| c.is_ascii_alphanumeric();
        let before = plain.get(..at).and_then(|before| before.chars().next_back());
        let after = plain.get(at.saturating_add(word.len())..).and_then(|after| after.chars().next());
        let starts = !(word.starts_with(is_of_word) && before.is_some_and(is_of_word));
        let ends = !(word.ends_with(is_of_word) && after.is_some_and(is_of_word));
        starts && ends
    })
}

fn has_digit_and_letter(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_alphabetic())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Of overlapping names the longest stays; of equal ones that which is written plainly.
fn longest_only(mentions: &mut Vec<Mention>) {
    mentions.sort_by_key(|mention| {
        (usize::MAX.saturating_sub(mention.tokens.len()), mention.how == How::Disguised, mention.tokens.start)
    });
    let mut kept: Vec<Mention> = Vec::new();
    for mention in mentions.drain(..) {
        let overlaps =
            |other: &Mention| other.tokens.start < mention.tokens.end && mention.tokens.start < other.tokens.end;
        if !kept.iter().any(overlaps) {
            kept.push(mention);
        }
    }
    kept.sort_by_key(|mention| mention.tokens.start);
    *mentions = kept;
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
