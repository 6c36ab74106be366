//! Hints, each with its proof and its rule.

use crate::element::{details, div, h3, li, p, q, section, span, summary, ul};
use leptos::prelude::*;

use crate::{
    answer::{Hint, Judged, Message, Quote},
    correction, shown,
    words::{has, say, telling},
};

/// A list of hints under its label; nothing where there are none.
pub(super) fn list(label: &str, hints: &[&Hint], judged: &Judged) -> AnyView {
    if hints.is_empty() {
        return ().into_any();
    }
    let hints: Vec<AnyView> = hints.iter().map(|hint| one(hint, judged)).collect();
    section().class("signs").child(h3().child(say(label))).child(ul().child(hints)).into_any()
}

fn one(hint: &Hint, judged: &Judged) -> AnyView {
    let weight = hint.weighed().map(|weight| {
        let spoken = format!("{}: {weight}", say("label_weight"));
        span().class("weight").title(spoken).child(weight)
    });
    li().attr("data-speaks", speaks(hint))
        .child(div().class("line").child(p().class("sentence").child(telling(&hint.message))).child(weight))
        .child(hint.quote.as_ref().map(proof))
        .child(rule(hint, judged))
        .into_any()
}

fn speaks(hint: &Hint) -> &'static str {
    match hint.weight {
        weight if weight > 0.0 => "against",
        weight if weight < 0.0 => "for",
        _ => "neither",
    }
}

fn proof(quote: &Quote) -> AnyView {
    p().class("proof")
        .child(q().child(shown::cut_name(&quote.text, shown::LONGEST_QUOTE)))
        .child(" ")
        .child(span().class("where").child(say(&format!("proof_where_{}", quote.field))))
        .into_any()
}

fn rule(hint: &Hint, judged: &Judged) -> AnyView {
    let key = format!("long_{}", hint.id.replace('-', "_"));
    let long = has(&key).then(|| p().child(telling(&Message { key, with: hint.message.with.clone() })));
    let weight = hint.weighed().map(|weight| p().class("about").child(format!("{}: {weight} dB", say("label_weight"))));
    let source = format!("{}: {}", say("label_source"), shown::cut(&hint.source, 500));
    details()
        .class("rule")
        .child(summary().child(say("ui_why_rule")))
        .child(long)
        .child(weight)
        .child(p().class("about").child(source))
        .child(correction::button_for(judged, Some(hint)))
        .into_any()
}
