//! Which words of a text mean something, and which of them only seem to.
//!
//! A term counts where it stands as a phrase of its own, for goods and in languages where it has that meaning, outside
//! of phrases in which it means something else, and where nothing beside it turns it around.

use std::ops::Range;

use jinjja_data::{Languages, Side, Term, TermClass};

use crate::{
    goods::{Goods, Kinds},
    text::{
        disguise,
        fold::{Folded, Form, Gap, Kind},
        lexicon::{Found, Lexicon, Likeness},
    },
};

/// All terms, compiled.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    terms: Vec<Compiled>,
    words: Lexicon<Entry>,
    /// Explicit terms without spaces, for words broken up to hide them.
    joined: disguise::Joined<u32>,
    languages: Languages,
}

#[derive(Clone, Debug)]
struct Compiled {
    term: Term,
    only_in: Kinds,
    not_in: Kinds,
}

#[derive(Clone, Copy, Debug)]
enum Entry {
    Term(u32),
    /// A phrase in which a term means something else.
    Excuse(u32),
}

/// What is known of a listing that decides which terms mean something on it.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'l> {
    /// The kinds of its goods.
    pub kinds: Kinds,
    /// BCP 47 of its language, if known.
    pub language: Option<&'l str>,
    /// ISO 3166-1 alpha-2 of its shop front, if known.
    pub country: Option<&'l str>,
}

/// A term that counts.
#[derive(Clone, Debug)]
pub struct Sighting<'v> {
    /// The term.
    pub term: &'v Term,
    /// The tokens it covers.
    pub tokens: Range<usize>,
    /// It was broken up, or written with signs that look like its letters.
    pub is_disguised: bool,
}

/// How many words back or ahead a negation reaches; glyphs are smaller.
const NEGATION_WORDS: usize = 3;
const NEGATION_GLYPHS: usize = 6;

impl Vocabulary {
    /// Compiles terms.
    pub fn new(terms: &[Term], goods: &Goods, languages: &Languages) -> Self {
        let mut words = Lexicon::new(Form::Plain);
        let mut joined = disguise::Joined::default();
        let compiled = terms.iter().enumerate().map(|(index, term)| {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            words.add(&term.text, Entry::Term(index));
            // Phrases with a number are held against the text itself.
            for phrase in term.unless.iter().filter(|phrase| !phrase.contains('#')) {
                words.add(phrase, Entry::Excuse(index));
            }
            if term.class == TermClass::Explicit {
                joined.add(&term.text, index);
            }
            Compiled {
                term: term.clone(),
                only_in: goods.named(&term.only_in),
                not_in: goods.named(&term.not_in),
            }
        });
        let terms = compiled.collect();
        Self { terms, words, joined, languages: languages.clone() }
    }

    /// The terms of a text that count.
    pub fn read(&self, text: &Folded, setting: Setting) -> Vec<Sighting<'_>> {
        let found = self.words.find(text);
        let excused = self.excused(text, &found);
        let mut sightings: Vec<Sighting<'_>> = found
            .iter()
            .filter_map(|found| {
                let Entry::Term(index) = found.value else { return None };
                let compiled = self.compiled(index)?;
                let is_excused = excused
                    .iter()
                    .any(|(of, tokens)| *of == index && tokens.start <= found.tokens.start && found.tokens.end <= tokens.end);
                (!is_excused && compiled.counts(found, setting, &self.languages)).then(|| compiled.at(found.tokens.clone(), false))
            })
            .collect();
        for (index, tokens) in self.joined.find(text) {
            let overlaps = |other: &Range<usize>| other.start < tokens.end && tokens.start < other.end;
            if excused.iter().any(|(of, other)| *of == index && overlaps(other)) {
                continue;
            }
            if let Some(compiled) = self.compiled(index).filter(|compiled| compiled.fits(setting, &self.languages)) {
                sightings.push(compiled.at(tokens, true));
            }
        }
        longest_first(&mut sightings);
        without_turned(text, sightings)
    }

    /// A Latin term of a class that stands in a host's name, which has no spaces: only long ones, short ones stand there by
    /// chance.
    pub fn in_host(&self, host: &str, class: TermClass) -> Option<&str> {
        let joined = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let of_class = self.terms.iter().map(|compiled| &compiled.term).filter(|term| term.class == class);
        let mut latin = of_class.filter(|term| term.text.is_ascii() && !term.is_gated && joined(&term.text).len() >= 7);
        latin.find(|term| host.contains(&joined(&term.text))).map(|term| term.text.as_str())
    }

    /// Whether a word is a term of a class.
    pub fn has(&self, word: &str, class: TermClass) -> bool {
        self.terms.iter().any(|compiled| compiled.term.class == class && compiled.term.text == word)
    }

    fn compiled(&self, index: u32) -> Option<&Compiled> {
        self.terms.get(usize::try_from(index).ok()?)
    }

    fn excused(&self, text: &Folded, found: &[Found<Entry>]) -> Vec<(u32, Range<usize>)> {
        let plain = found.iter().filter_map(|found| match found.value {
            Entry::Excuse(index) => Some((index, found.tokens.clone())),
            Entry::Term(_) => None,
        });
        plain.chain(self.excused_by_numbers(text, found)).collect()
    }

    /// Phrases with `#` hold any number: "# kw" excuses "1500 kw".
    fn excused_by_numbers(&self, text: &Folded, found: &[Found<Entry>]) -> Vec<(u32, Range<usize>)> {
        let is_number = |at: usize| {
            let word = text.form(Form::Plain, at..at.saturating_add(1));
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
        };
        found
            .iter()
            .filter_map(|found| {
                let Entry::Term(index) = found.value else { return None };
                let term = &self.compiled(index)?.term;
                let mut tokens = found.tokens.clone();
                for phrase in term.unless.iter().filter(|phrase| phrase.contains('#')) {
                    let before = phrase.trim_start().starts_with('#');
                    let after = phrase.trim_end().ends_with('#');
                    let number_before = found.tokens.start.checked_sub(1).is_some_and(is_number);
                    if before && number_before {
                        tokens.start = tokens.start.saturating_sub(1);
                    }
                    if after && is_number(found.tokens.end) {
                        tokens.end = tokens.end.saturating_add(1);
                    }
                }
                (tokens != found.tokens).then_some((index, tokens))
            })
            .collect()
    }
}

impl Compiled {
    fn counts(&self, found: &Found<Entry>, setting: Setting, languages: &Languages) -> bool {
        let text = &self.term.text;
        let likeness = match found.likeness {
            Likeness::Exact => true,
            // "ưa" is not "UA": short words with marks are other words.
            Likeness::MarksAdded => text.chars().count() >= 5,
            Likeness::MarksDropped => is_spoken(&self.term.language, setting, languages),
            Likeness::Shape => false,
        };
        likeness && self.fits(setting, languages)
    }

    fn fits(&self, setting: Setting, languages: &Languages) -> bool {
        (!self.term.is_gated || is_spoken(&self.term.language, setting, languages))
            && (self.only_in.is_empty() || self.only_in.meet(setting.kinds))
            && !self.not_in.meet(setting.kinds)
    }

    fn at(&self, tokens: Range<usize>, is_disguised: bool) -> Sighting<'_> {
        Sighting { term: &self.term, tokens, is_disguised }
    }
}

/// Whether a listing is in a language, or stands in a shop front where it is spoken.
fn is_spoken(language: &str, setting: Setting, languages: &Languages) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let of_page = setting.language.map(primary);
    let is_of_page = of_page.is_some_and(|of_page| if of_page == "tl" { language == "fil" } else { of_page == language });
    let countries = || languages.0.get(language).into_iter().flatten();
    is_of_page || setting.country.is_some_and(|country| countries().any(|known| known == country))
}

/// Where several terms of one meaning overlap, only the longest counts.
fn longest_first(sightings: &mut Vec<Sighting<'_>>) {
    sightings.sort_by(|one, other| {
        (other.tokens.len(), one.tokens.start, one.is_disguised).cmp(&(one.tokens.len(), other.tokens.start, other.is_disguised))
    });
    let mut kept: Vec<Sighting<'_>> = Vec::new();
    for sighting in sightings.drain(..) {
        let covers = |other: &Sighting| {
            other.tokens.start <= sighting.tokens.start && sighting.tokens.end <= other.tokens.end
        };
        if !kept.iter().any(|other| covers(other) && speaks_for(other, &sighting)) {
            kept.push(sighting);
        }
    }
    kept.sort_by_key(|sighting| sighting.tokens.start);
    *sightings = kept;
}

/// Whether a longer term says all that the shorter one in it could: "garansi resmi" is no "resmi", "not a replica" no
/// "replica". Markers of what the words around them mean stay.
fn speaks_for(longer: &Sighting, shorter: &Sighting) -> bool {
    let (long, short) = (longer.term.class, shorter.term.class);
    let is_marker = matches!(short, TermClass::Compatible | TermClass::Inspired);
    // Buyers' words are read in reviews, sellers' elsewhere.
    let is_of_others = (long == TermClass::Complaint) != (short == TermClass::Complaint);
    long == short || longer.tokens.len() > shorter.tokens.len() && !is_marker && !is_of_others
}

/// Leaves out what a negation or a warning beside it turns around.
fn without_turned<'v>(text: &Folded, sightings: Vec<Sighting<'v>>) -> Vec<Sighting<'v>> {
    let turned: Vec<bool> = sightings.iter().map(|sighting| is_turned(text, sighting, &sightings)).collect();
    sightings.into_iter().zip(turned).filter(|(_, is_turned)| !is_turned).map(|(sighting, _)| sighting).collect()
}

fn is_turned(text: &Folded, sighting: &Sighting, all: &[Sighting]) -> bool {
    use TermClass::{Ambiguous, Coded, Complaint, Explicit, Negation, OffPlatform, Warning};
    if !matches!(sighting.term.class, Explicit | Coded | Ambiguous | Complaint | OffPlatform) {
        return false;
    }
    all.iter().any(|other| match other.term.class {
        Warning => same_clause(text, &sighting.tokens, &other.tokens),
        Negation => {
            let before = other.tokens.end <= sighting.tokens.start;
            let fits = match other.term.side {
                Side::Before => before,
                Side::After => !before,
                Side::Both => true,
            };
            fits && reaches(text, &other.tokens, &sighting.tokens) && !asserts_between(other, sighting, all)
        }
        _ => false,
    })
}

/// "Not original, KW": what is denied there is the claim to be genuine.
fn asserts_between(negation: &Sighting, sighting: &Sighting, all: &[Sighting]) -> bool {
    let between = negation.tokens.end.min(sighting.tokens.end)..negation.tokens.start.max(sighting.tokens.start);
    all.iter().any(|other| {
        other.term.class == TermClass::Assertion
            && between.start <= other.tokens.start
            && other.tokens.end <= between.end
    })
}

fn same_clause(text: &Folded, one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = one.end.min(other.end)..one.start.max(other.start).saturating_add(1);
    !between.clone().any(|token| text.token(token).is_some_and(|token| token.gap == Gap::Hard))
        || one.start.max(other.start) < one.end.min(other.end)
}

fn reaches(text: &Folded, one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = one.end.min(other.end)..one.start.max(other.start);
    let is_glyphs = between.clone().chain(one.clone()).any(|token| {
        text.token(token).is_some_and(|token| matches!(token.kind, Kind::Glyph(_)))
    });
    let reach = if is_glyphs { NEGATION_GLYPHS } else { NEGATION_WORDS };
    between.len() < reach && same_clause(text, one, other)
}
