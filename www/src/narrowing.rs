//! What narrows a list of listings or cases: a search, and how much risk was seen.

use leptos::prelude::*;
use web_sys::Event;

use crate::{
    element::{input, label, option, select, span},
    words::say,
};

/// The field in which one searches.
pub fn search(value: String, searched: impl FnMut(Event) + 'static) -> AnyView {
    label()
        .class("search")
        .child(span().child(say("ui_search")))
        .child(input().kind("search").value(value).on("input", searched))
        .into_any()
}

/// The choice of a level of risk, of which the first means all.
pub fn risk(chosen: &str, levelled: impl FnMut(Event) + 'static) -> AnyView {
    let levels = [("", "ui_all"), ("strong", "ui_risk_strong"), ("some", "ui_risk_some"), ("none", "ui_risk_none")];
    let level = |(level, key)| option().value(level).flag("selected", chosen == level).child(say(key)).into_any();
    let levels = levels.map(level).into_iter().collect::<Vec<_>>();
    label().child(span().child(say("ui_col_risk"))).child(select().on("change", levelled).child(levels)).into_any()
}
