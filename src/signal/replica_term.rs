//! The goods are plainly called a copy.

use jinjja_data::{Brand, Decibans, TermClass};

use super::{Finding, View};
use crate::{
    brand::{Mention, Standing},
    term::Sighting,
    text::fold::{Folded, Form},
};

const ID: &str = "replica-term";

/// Sees it in the title or the description of goods that name a registered brand, and, where the words cannot mean
/// anything else, of goods that name any brand.
pub fn see(view: &View) -> Option<Finding> {
    let (text, sighting) = [&view.title, &view.description].into_iter().find_map(|text| {
        let mut explicit = text.of_class(TermClass::Explicit);
        Some((text, explicit.find(|sighting| counts(view, sighting))?))
    })?;
    let finding = Finding::on(text, sighting.tokens.clone()).with_words();
    Some(if is_registered(view, sighting) { finding } else { finding.weighing(unregistered(view)?) })
}

fn counts(view: &View, sighting: &Sighting) -> bool {
    let is_own_word = view.brand.is_some_and(|brand| is_own_word(brand, &sighting.term.text));
    !is_own_word && (is_registered(view, sighting) || sighting.term.is_unmistakable && names_a_brand(view))
}

/// A registered brand is claimed, or named otherwise than as what the goods fit.
fn is_registered(view: &View, sighting: &Sighting) -> bool {
    let names = |mention: &Mention| {
        mention.standing != Standing::Compatible || sighting.term.is_unmistakable
    };
    view.brand.is_some() || view.claim.in_title.iter().any(names)
}

fn names_a_brand(view: &View) -> bool {
    view.claim.is_of_another || view.title.has(TermClass::OtherBrand)
}

fn unregistered(view: &View) -> Option<Decibans> {
    i32::try_from(view.limit(ID, "unregistered_decibans")? / 100).ok().map(Decibans)
}

/// The brand itself calls goods so.
fn is_own_word(brand: &Brand, term: &str) -> bool {
    let folded = |text: &str| {
        let folded = Folded::of(text);
        folded.form(Form::Plain, 0..folded.tokens().len()).to_owned()
    };
    let term = folded(term);
    brand.own_words.iter().any(|word| folded(word) == term)
}
