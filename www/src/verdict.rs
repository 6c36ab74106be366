//! A verdict in full: three answers apart, each sign with its proof, what was not read, what to do now. The order and the
//! sentences are those of the command line.

mod answers;
mod signs;

use crate::element::{article, div, h2, header, p, section, span};
use leptos::prelude::*;

use crate::{
    answer::Judged,
    browser, correction, json, shown,
    words::{self, say, telling},
};

/// The verdict on one listing.
pub fn full(judged: &Judged) -> AnyView {
    let assessment = &judged.assessment;
    let (notes, found): (Vec<_>, Vec<_>) = assessment.hints.iter().partition(|hint| hint.is_note());
    article()
        .class("verdict")
        .child(heading(judged))
        .child(answers::known_stores(&assessment.store))
        .child(answers::all(assessment))
        .child(answers::said_stores(&assessment.store))
        .child(signs::list("label_signs", &found, judged))
        .child(signs::list("label_notes", &notes, judged))
        .child(advice(judged))
        .child(
            div().class("foot").child(correction::button_for(judged, None)).child(p().class("about").child(format!(
                "{} {}",
                say("risk_not_probability"),
                say("weights_prior")
            ))),
        )
        .into_any()
}

fn heading(judged: &Judged) -> AnyView {
    let listing = &judged.listing;
    let title = listing.title.as_deref().unwrap_or("–");
    let shop = listing.seller_name.as_deref().map(|shop| span().class("shop").child(shown::name(shop)));
    let price = price(judged).map(|price| span().class("price").child(shown::name(&price)));
    header()
        .class("listing")
        .child(h2().child(shown::name(title)))
        .child(p().class("facts").child(price).child(shop))
        .into_any()
}

/// The price as the person's language writes it.
pub fn price(judged: &Judged) -> Option<String> {
    let amount = judged.listing.price?;
    match judged.listing.currency.as_deref() {
        Some(currency) => browser::money(amount, currency, words::tag())
            .or_else(|| Some(format!("{} {currency}", json::written(amount)))),
        None => Some(json::written(amount)),
    }
}

/// The price as the record has it.
pub fn amount(judged: &Judged) -> Option<String> {
    judged.listing.price.map(json::written)
}

fn advice(judged: &Judged) -> AnyView {
    section()
        .class("advice")
        .child(h2().child(say("ui_what_now")))
        .child(p().child(telling(&judged.assessment.advice)))
        .into_any()
}
