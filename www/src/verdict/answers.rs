//! The three answers, and the brand's stores.

use crate::element::{a, div, h3, li, p, section, span, ul};
use leptos::prelude::*;

use crate::{
    answer::{Assessment, OfficialStore, Store},
    json, shown,
    words::{say, say_with, telling},
};

/// The brand's stores here that are known.
pub(super) fn known_stores(store: &Store) -> AnyView {
    stores(store, true, "label_official_store_here")
}

/// The stores that somebody says are the brand's.
pub(super) fn said_stores(store: &Store) -> AnyView {
    stores(store, false, "ui_stores_said")
}

fn stores(store: &Store, is_verified: bool, heading: &str) -> AnyView {
    let stores: Vec<AnyView> =
        store.official.iter().filter(|store| store.is_verified == is_verified).map(official).collect();
    if stores.is_empty() {
        return ().into_any();
    }
    section().class("official").child(h3().child(say(heading))).child(ul().child(stores)).into_any()
}

fn official(store: &OfficialStore) -> AnyView {
    let name = store.name.as_deref().or(store.url.as_deref()).unwrap_or("–");
    let named = match store.url.as_deref().filter(|url| url.starts_with("https://")) {
        Some(url) => a()
            .href(url.to_owned())
            .target("_blank")
            .rel("noopener noreferrer")
            .class("out")
            .child(shown::name(name))
            .into_any(),
        None => span().class("name").child(shown::name(name)).into_any(),
    };
    let source = shown::cut(&store.source, shown::LONGEST_QUOTE);
    let source = if store.is_verified {
        format!("{}: {source}", say("label_source"))
    } else {
        say_with("label_official_store_said", "source", &source)
    };
    let date = store.date.as_deref().map(|date| format!(", {}", shown::cut(date, 20))).unwrap_or_default();
    let mark = (!store.is_verified).then(|| span().class("tag").child(say("ui_not_verified")));
    li().class(if store.is_verified { "verified" } else { "said-by" })
        .child(p().class("store").child(named).child(mark))
        .child(p().class("about").child(format!("{source}{date}")))
        .into_any()
}

/// Store, risk, coverage.
pub(super) fn all(assessment: &Assessment) -> AnyView {
    section().class("answers").child(store(assessment)).child(risk(assessment)).child(coverage(assessment)).into_any()
}

fn answer(kind: &'static str, level: &str, label: &str, said: Vec<AnyView>, more: Option<AnyView>) -> AnyView {
    div()
        .class(format!("answer {kind}"))
        .attr("data-level", level.to_owned())
        .child(span().class("icon").aria_hidden("true"))
        .child(div().child(h3().child(say(label))).child(p().class("sentence").child(said)).child(more))
        .into_any()
}

fn store(assessment: &Assessment) -> AnyView {
    let store = &assessment.store;
    answer("store", &store.status, "label_store", telling(&store.message), None)
}

fn risk(assessment: &Assessment) -> AnyView {
    let risk = &assessment.risk;
    let said = say(&format!("risk_{}", risk.level)).into_any();
    let sum = span().class("sum").child(format!(" {} dB", json::tenths(risk.decibans))).into_any();
    answer("risk", &risk.level, "label_risk", vec![said, sum], None)
}

fn coverage(assessment: &Assessment) -> AnyView {
    let coverage = &assessment.coverage;
    let missing: Vec<String> = coverage.missing.iter().map(|field| say(&format!("field_{field}"))).collect();
    let missing = (!missing.is_empty())
        .then(|| p().class("about").child(say_with("label_missing", "missing", &missing.join(", "))).into_any());
    let said = say(&format!("coverage_{}", coverage.level)).into_any();
    answer("coverage", &coverage.level, "label_coverage", vec![said], missing)
}
