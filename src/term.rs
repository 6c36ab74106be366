//! Which words of a text mean something, and which of them only seem to.
//!
//! A term counts where it stands as a phrase of its own, for goods and in languages where it has that meaning, outside
//! of phrases in which it means something else, and where nothing beside it turns it around.

use jinjja_data::sorted::Set;
use std::ops::Range;

use jinjja_data::{Languages, Side, Term, TermClass};

use crate::{
    goods::{Goods, Kinds},
    text::{
        disguise,
        fold::{Folded, Form, Kind},
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
    /// What the brand that it claims sells: goods whose kind is not told may be of these.
    pub may_be: Kinds,
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

/// More terms in one text are not looked at: no honest text has as many, and looking at all would take long.
const MOST_SIGHTINGS: usize = 400;

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
            Compiled { term: term.clone(), only_in: goods.named(&term.only_in), not_in: goods.named(&term.not_in) }
        });
        let terms = compiled.collect();
        Self { terms, words, joined, languages: languages.clone() }
    }

    /// The terms of a text that count.
    pub fn read(&self, text: &Folded, setting: Setting, reach: Reach) -> Vec<Sighting<'_>> {
        let found = self.words.find(text);
        let excused = self.excused(text, &found);
        let mut sightings: Vec<Sighting<'_>> = found
            .iter()
            .filter_map(|found| {
                let Entry::Term(index) = found.value else { return None };
                let compiled = self.compiled(index)?;
                let is_excused = excused.iter().any(|(of, tokens)| {
                    *of == index && tokens.start <= found.tokens.start && found.tokens.end <= tokens.end
                });
                (!is_excused && compiled.counts(found, setting, &self.languages))
                    .then(|| compiled.at(found.tokens.clone(), false))
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
        sightings.sort_by_key(|sighting| sighting.tokens.start);
        sightings.truncate(MOST_SIGHTINGS);
        longest_first(&mut sightings);
        without_turned(text, sightings, reach)
    }

    /// A Latin term of a class that stands in a host's name, which has no spaces: only long ones, short ones stand there by
    /// chance.
    pub fn in_host(&self, host: &str, class: TermClass) -> Option<&str> {
        let joined = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let of_class = self.terms.iter().map(|compiled| &compiled.term).filter(|term| term.class == class);
        let mut latin = of_class.filter(|term| term.text.is_ascii() && !term.is_gated && joined(&term.text).len() >= 7);
        let is_excused = |term: &Term| term.unless.iter().any(|phrase| host.contains(&joined(phrase)));
        latin.find(|term| host.contains(&joined(&term.text)) && !is_excused(term)).map(|term| term.text.as_str())
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
        // What excuses does so in any language while the page's own is not known.
        let excuses = matches!(
            self.term.class,
            TermClass::Negation | TermClass::Warning | TermClass::Compatible | TermClass::Inspired
        ) && setting.language.is_none();
        (!self.term.is_gated || excuses || is_spoken(&self.term.language, setting, languages))
            && (self.only_in.is_empty() || self.only_in.meet(setting.kinds.and(setting.may_be)))
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
    let is_of_page =
        of_page.is_some_and(|of_page| if of_page == "tl" { language == "fil" } else { of_page == language });
    let countries = || languages.0.get(language).into_iter().flatten();
    is_of_page || setting.country.is_some_and(|country| countries().any(|known| known == country))
}

/// Where several terms of one meaning overlap, only the longest counts.
fn longest_first(sightings: &mut Vec<Sighting<'_>>) {
    sightings.sort_by(|one, other| {
        (other.tokens.len(), one.tokens.start, one.is_disguised).cmp(&(
            one.tokens.len(),
            other.tokens.start,
            other.is_disguised,
        ))
    });
    let mut kept: Vec<Sighting<'_>> = Vec::new();
    for sighting in sightings.drain(..) {
        let covers =
            |other: &Sighting| other.tokens.start <= sighting.tokens.start && sighting.tokens.end <= other.tokens.end;
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
    // Buyers' words for copies are read in reviews, sellers' elsewhere.
    let is_sellers = |class| matches!(class, TermClass::Explicit | TermClass::Coded | TermClass::Ambiguous);
    let is_of_others =
        long == TermClass::Complaint && is_sellers(short) || short == TermClass::Complaint && is_sellers(long);
    // Of equal ones the graver stands first.
    let is_graver = longer.tokens == shorter.tokens && is_sellers(long) && is_sellers(short);
    long == short || is_graver || longer.tokens.len() > shorter.tokens.len() && !is_marker && !is_of_others
}

/// Leaves out what a negation or a warning beside it turns around.
fn without_turned<'v>(text: &Folded, sightings: Vec<Sighting<'v>>, reach: Reach) -> Vec<Sighting<'v>> {
    let turning = Turning::of(text, &sightings, reach);
    let mut turned: Vec<bool> = sightings.iter().map(|sighting| turning.turns(sighting)).collect();
    carry_along(text, &sightings, &mut turned);
    let stands = |sighting: &Sighting, is_turned: bool| !is_turned || sighting.term.class == TermClass::Negation;
    let kept = sightings.into_iter().zip(turned).filter(|(sighting, is_turned)| stands(sighting, *is_turned));
    kept.map(|(sighting, _)| sighting).collect()
}

/// "Not a replica, knockoff or super copy", "no fake, copy or replica": what is turned takes the other items of its list
/// with it, in both directions; a phrase that is a denial by itself is such an item.
fn carry_along(text: &Folded, sightings: &[Sighting], turned: &mut [bool]) {
    for (sighting, is_turned) in sightings.iter().zip(turned.iter_mut()) {
        let is_denial = sighting.term.class == TermClass::Negation && sighting.tokens.len() > 1;
        *is_turned |= is_denial && sighting.term.side == Side::Before;
    }
    let is_item = |sighting: &Sighting| {
        matches!(
            sighting.term.class,
            TermClass::Explicit | TermClass::Coded | TermClass::Ambiguous | TermClass::Complaint | TermClass::Negation
        )
    };
    let items: Vec<usize> =
        sightings.iter().enumerate().filter(|(_, sighting)| is_item(sighting)).map(|(at, _)| at).collect();
    let neighbours = items.windows(2).map(|pair| (pair.first().copied(), pair.last().copied()));
    let neighbours: Vec<(usize, usize)> = neighbours.filter_map(|(one, other)| Some((one?, other?))).collect();
    let carry = |from: usize, to: usize, turned: &mut [bool]| {
        let (Some(one), Some(other)) = (sightings.get(from), sightings.get(to)) else { return };
        let between = one.tokens.start.max(other.tokens.start).saturating_sub(one.tokens.end.min(other.tokens.end));
        let is_one_sentence = [one, other].map(|item| place(text, item.tokens.start, Reach::Sentence));
        if between <= 1 && is_one_sentence[0] == is_one_sentence[1] && turned.get(from) == Some(&true) {
            turned.get_mut(to).into_iter().for_each(|slot| *slot = true);
        }
    };
    neighbours.iter().for_each(|(one, other)| carry(*one, *other, turned));
    // "Palsu, jangan beli": a denial says nothing of what stands before it.
    let is_denial = |at: usize| sightings.get(at).is_some_and(|item| item.term.class == TermClass::Negation);
    let backwards = neighbours.iter().rev().filter(|(_, other)| !is_denial(*other));
    backwards.for_each(|(one, other)| carry(*other, *one, turned));
}

/// How far words reach that turn others around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Titles, names, reviews: negations some words far, warnings as far as their clause.
    Clause,
    /// Descriptions, where honest sellers write of copies: what turns reaches the whole sentence, questions turn theirs,
    /// and claims to be genuine their clause.
    Sentence,
}

/// What turns others around in a text.
struct Turning<'s, 'v, 't> {
    text: &'s Folded<'t>,
    reach: Reach,
    /// In the order of the text.
    negations: Vec<&'s Sighting<'v>>,
    assertions: Vec<&'s Sighting<'v>>,
    /// Clauses or sentences that are turned as a whole.
    places: Set<u32>,
}

impl<'s, 'v, 't> Turning<'s, 'v, 't> {
    fn of(text: &'s Folded<'t>, sightings: &'s [Sighting<'v>], reach: Reach) -> Self {
        use TermClass::{Assertion, Negation, Warning};
        let of_class = |class| sightings.iter().filter(move |sighting| sighting.term.class == class);
        let mut places: Set<u32> =
            of_class(Warning).filter_map(|sighting| place(text, sighting.tokens.start, reach)).collect();
        let asked = questions(text);
        if reach == Reach::Sentence {
            places.extend(&asked);
        }
        // "Replica? No!"
        let before = |negation: &Sighting| negation.tokens.start.checked_sub(1);
        let answered = of_class(Negation).filter_map(before).filter(|at| is_end_of_question(text, *at, &asked));
        places.extend(answered.filter_map(|at| place(text, at, reach)));
        Self { text, reach, negations: of_class(Negation).collect(), assertions: of_class(Assertion).collect(), places }
    }

    fn turns(&self, sighting: &Sighting) -> bool {
        use TermClass::{Ambiguous, Coded, Complaint, Explicit, OffPlatform, Official};
        if !matches!(sighting.term.class, Explicit | Coded | Ambiguous | Complaint | OffPlatform | Official) {
            return false;
        }
        let ends = [sighting.tokens.start, sighting.tokens.end.saturating_sub(1)];
        if ends.iter().any(|at| place(self.text, *at, self.reach).is_some_and(|place| self.places.contains(&place))) {
            return true;
        }
        // "It is 100 % original, no copy": who claims to be genuine in one clause does not call it a copy there.
        if self.reach == Reach::Sentence && self.is_claimed_genuine(sighting) {
            return true;
        }
        // Only the negations near by can reach.
        let first = sighting.tokens.start.saturating_sub(FARTHEST);
        let from = self.negations.partition_point(|negation| negation.tokens.start < first);
        let near = self.negations.get(from..).unwrap_or_default().iter();
        near.take_while(|negation| negation.tokens.start <= sighting.tokens.end.saturating_add(FARTHEST))
            .any(|negation| self.reaches(negation, sighting))
    }

    fn is_claimed_genuine(&self, sighting: &Sighting) -> bool {
        let clause = place(self.text, sighting.tokens.start, Reach::Clause);
        let first = sighting.tokens.start.saturating_sub(FARTHEST);
        let from = self.assertions.partition_point(|other| other.tokens.start < first);
        let near = self.assertions.get(from..).unwrap_or_default().iter();
        near.take_while(|other| other.tokens.start <= sighting.tokens.end.saturating_add(FARTHEST))
            .any(|other| place(self.text, other.tokens.start, Reach::Clause) == clause)
    }

    fn reaches(&self, negation: &Sighting, sighting: &Sighting) -> bool {
        // Phrases may share a word: "bukan barang" and "barang tiruan".
        let is_before = negation.tokens.start < sighting.tokens.start && negation.tokens.end < sighting.tokens.end;
        let fits = match negation.term.side {
            Side::Before => is_before,
            Side::After => !is_before,
            Side::Both => true,
        };
        let between = negation.tokens.end.min(sighting.tokens.end)..negation.tokens.start.max(sighting.tokens.start);
        let is_glyph = |at: usize| self.text.token(at).is_some_and(|token| matches!(token.kind, Kind::Glyph(_)));
        let is_glyphs = between.clone().chain(negation.tokens.clone()).any(is_glyph);
        let reach = if is_glyphs { NEGATION_GLYPHS } else { NEGATION_WORDS };
        let is_near = between.len() < reach || self.reach == Reach::Sentence;
        let same =
            place(self.text, negation.tokens.start, self.reach) == place(self.text, sighting.tokens.start, self.reach);
        fits && is_near && same && !self.asserts_in(&between)
    }

    /// "Not original, KW": what is denied there is the claim to be genuine.
    fn asserts_in(&self, between: &Range<usize>) -> bool {
        let from = self.assertions.partition_point(|other| other.tokens.start < between.start);
        let near = self.assertions.get(from..).unwrap_or_default().iter();
        near.take_while(|other| other.tokens.start < between.end).any(|other| other.tokens.end <= between.end)
    }
}

/// Negations farther away reach nothing.
const FARTHEST: usize = 24;

fn place(text: &Folded, token: usize, reach: Reach) -> Option<u32> {
    let token = text.token(token)?;
    Some(if reach == Reach::Sentence { token.sentence } else { token.clause })
}

fn is_end_of_question(text: &Folded, at: usize, asked: &Set<u32>) -> bool {
    let next = text.token(at.saturating_add(1));
    text.token(at)
        .is_some_and(|token| asked.contains(&token.sentence) && next.is_none_or(|next| next.sentence != token.sentence))
}

/// The sentences that are questions.
fn questions(text: &Folded) -> Set<u32> {
    let mut asked = Set::new();
    for (at, token) in text.tokens().iter().enumerate() {
        let next = text.token(at.saturating_add(1));
        if next.is_some_and(|next| next.sentence == token.sentence) {
            continue;
        }
        let end = text.span(at..at.saturating_add(1)).end;
        let rest = text.source().get(end..).unwrap_or_default();
        let mut gap = rest.chars().take_while(|c| !c.is_alphanumeric()).take(8);
        if gap.any(|c| matches!(c, '?' | '？')) {
            asked.insert(token.sentence);
        }
    }
    asked
}
