//! A shop's name that nearly spells a brand's.

use std::ops::Range;

use jinjja_data::TermClass;

use super::{Finding, Text, View};
use crate::{
    brand::Standing,
    text::{
        distance,
        fold::{Folded, Form},
        near::Strictness,
    },
};

const ID: &str = "lookalike-shop-name";

/// Sees it in the shop's name and login name, by the strict rule of the evidence study: whole words of six letters or
/// more with the brand's first letter, one edit away (two from nine letters on), no plural; or letters that look like
/// the brand's. Never where the registry knows the shop.
pub fn see(view: &View) -> Option<Finding> {
    if view.is_known_shop() {
        return None;
    }
    [&view.shop, &view.username].into_iter().find_map(|text| {
        let (brand, tokens) = in_shape(view, text).or_else(|| nearly_spelled(view, text))?;
        let name = view.registry.brand(brand)?.name.clone();
        Some(Finding::on(text, tokens).with("shop", text.folded.source()).with("brand", name))
    })
}

/// The brand that the goods claim, or, where the brand field was read and names none of ours, one that sells such goods: a
/// bear may be called Misha. Never one that the goods only fit.
fn concerns(view: &View, brand: usize) -> bool {
    if view.claim.brand() == Some(brand) {
        return true;
    }
    let is_fitted = view.claim.in_title.iter().any(|mention| mention.standing == Standing::Compatible);
    view.registry.kinds(brand).meet(view.kinds) && !view.listing.brand.is_absent() && !is_fitted
}

fn in_shape(view: &View, text: &Text) -> Option<(usize, Range<usize>)> {
    let letters = usize::try_from(view.count_limit(ID, "letters")?).ok()?;
    let named = view.registry.named(&text.folded);
    view.registry.shaped(&text.folded).into_iter().find(|(brand, tokens)| {
        let is_foreign = tokens.clone().filter_map(|token| text.folded.token(token)).any(|token| token.has_foreign);
        let is_long = text.folded.form(Form::Plain, tokens.clone()).chars().count() >= letters;
        (is_foreign || is_long) && concerns(view, *brand) && !is_within(&named, tokens)
    })
}

fn nearly_spelled(view: &View, text: &Text) -> Option<(usize, Range<usize>)> {
    let strictness = Strictness {
        letters: usize::try_from(view.count_limit(ID, "letters")?).ok()?,
        letters_for_two_edits: usize::try_from(view.count_limit(ID, "letters_for_two_edits")?).ok()?,
    };
    let words = (0..text.folded.tokens().len()).map(|at| at..at.saturating_add(1));
    let named = view.registry.named(&text.folded);
    let mut words = words.filter(|tokens| is_open(view, text, tokens) && !is_within(&named, tokens));
    let misspelt = view.registry.misspelt(&text.folded).into_iter();
    let mut misspelt = misspelt.filter(|(brand, tokens)| {
        let letters = text.folded.form(Form::Plain, tokens.clone()).chars().count();
        letters >= strictness.letters && concerns(view, *brand)
    });
    let by_letters = words.find_map(|tokens| {
        let word = text.folded.form(Form::Plain, tokens.clone());
        let near = view.registry.nearly(word, strictness, view.claim.brand()).into_iter();
        let mut near = near.chain(nearly_in_shape(view, text, &tokens, strictness));
        let brand = near.find(|brand| concerns(view, *brand) && !is_plural(view, *brand, word))?;
        Some((brand, tokens))
    });
    by_letters.or_else(|| misspelt.next()).or_else(|| nearly_in_words(view, text, strictness))
}

/// The claimed brand's name of several words, of which a long one is spelled otherwise ("Gentlle Monster").
fn nearly_in_words(view: &View, text: &Text, strictness: Strictness) -> Option<(usize, Range<usize>)> {
    let brand = view.claim.brand()?;
    let all = text.folded.tokens().len();
    view.brand?.names.iter().find_map(|name| {
        let name = Folded::of(&name.text);
        let count = name.tokens().len();
        (0..=all.checked_sub(count).filter(|_| count > 1)?).find_map(|start| {
            let edits = edits_between(&name, &text.folded, start, strictness)?;
            (edits > 0).then(|| (brand, start..start.saturating_add(count)))
        })
    })
}

/// How many edits lie between a name and the words from `start` on; `None` when there are too many, or in short words.
fn edits_between(name: &Folded, text: &Folded, start: usize, strictness: Strictness) -> Option<usize> {
    let letters =
        |folded: &Folded, at: usize| folded.form(Form::Plain, at..at.saturating_add(1)).chars().collect::<Vec<char>>();
    let whole = name.form(Form::Plain, 0..name.tokens().len()).chars().count();
    let most = if whole >= strictness.letters_for_two_edits { 2 } else { 1 };
    let mut edits = 0_usize;
    for at in 0..name.tokens().len() {
        let (of_name, of_text) = (letters(name, at), letters(text, start.saturating_add(at)));
        if of_name != of_text {
            let is_long = of_name.len() >= LONG_WORD && of_name.first() == of_text.first();
            edits = edits.saturating_add(distance::within(&of_name, &of_text, most).filter(|_| is_long)?);
        }
    }
    (edits <= most).then_some(edits)
}

/// Shorter words of a name must be there as they are.
const LONG_WORD: usize = 5;

fn is_within(ranges: &[Range<usize>], tokens: &Range<usize>) -> bool {
    ranges.iter().any(|range| range.start <= tokens.start && tokens.end <= range.end)
}

/// A word with letters or digits that look like others may be one more edit away from the brand's.
fn nearly_in_shape(view: &View, text: &Text, tokens: &Range<usize>, strictness: Strictness) -> Vec<usize> {
    let form = |form| text.folded.form(form, tokens.clone());
    let has_digit = form(Form::Plain).bytes().any(|b| b.is_ascii_digit());
    let has_marks = form(Form::Plain) != form(Form::Exact);
    let is_foreign = text.folded.token(tokens.start).is_some_and(|token| token.has_foreign);
    if !(has_digit || has_marks || is_foreign) {
        return Vec::new();
    }
    view.registry.nearly_in_shape(form(Form::Shape), strictness, view.claim.brand())
}

/// A word that is no brand's own name and means nothing else.
fn is_open(view: &View, text: &Text, tokens: &Range<usize>) -> bool {
    let is_word = text.folded.token(tokens.start).is_some_and(|token| token.is_word());
    let is_known = text.terms.iter().any(|sighting| {
        matches!(sighting.term.class, TermClass::Official | TermClass::OtherBrand | TermClass::Assertion)
            && sighting.tokens.start <= tokens.start
            && tokens.end <= sighting.tokens.end
    });
    is_word && !is_known && !is_own_brand(view, text, tokens)
}

/// A shop named after the brand that its goods say they are: another maker's name may be near (Logitec, Logitech).
fn is_own_brand(view: &View, text: &Text, tokens: &Range<usize>) -> bool {
    let word = text.folded.form(Form::Plain, tokens.clone());
    let field = &view.brand_field.folded;
    let mut words = (0..field.tokens().len()).map(|at| field.form(Form::Plain, at..at.saturating_add(1)));
    view.claim.is_of_another && words.any(|of_field| of_field == word)
}

fn is_plural(view: &View, brand: usize, word: &str) -> bool {
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    view.registry.brand(brand).is_some_and(|brand| {
        brand.names.iter().any(|name| {
            let folded = Folded::of(&name.text);
            singular(folded.form(Form::Plain, 0..folded.tokens().len())) == singular(word)
        })
    })
}
