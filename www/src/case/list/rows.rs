//! The cases of the list, each in a row.

use std::collections::BTreeSet;

use leptos::{
    control_flow::{For, ForProps},
    prelude::*,
    task::spawn_local,
};
use web_sys::Event;

use super::{COUNT, List, ROWS, entry::Entry};
use crate::{
    case::{parts, store},
    element::{a, div, img, input, label, li, p, span, ul},
    notice::action,
    shown,
    words::{say, words_of},
};

/// How many there are, and those of them that are drawn.
pub(super) fn rows(list: List, found: Memo<Vec<Entry>>) -> AnyView {
    let counted = move || match (list.entries.with(Option::is_none), found.with(Vec::len)) {
        (true, _) => say("ui_loading"),
        (false, 0) => say(if list.entries.with(|all| all.as_ref().is_some_and(Vec::is_empty)) {
            "cases_none"
        } else {
            "ui_no_rows"
        }),
        (false, count) => words_of(
            "ui_rows_shown",
            &[("shown", &count.min(list.drawn.get()).to_string()), ("count", &count.to_string())],
        ),
    };
    let class = move || if list.entries.with(Option::is_none) { "about loading" } else { "about" }.to_owned();
    let shown = move || found.with(|found| found.iter().take(list.drawn.get()).cloned().collect::<Vec<_>>());
    // A row stays as it is for as long as its case does: the keyboard stands on it, and its picture is there.
    let rows = ForProps::builder().each(shown).key(Entry::clone).children(move |entry| row(list, &entry)).build();
    let is_any = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let has_more = Memo::new(move |_| found.with(Vec::len) > list.drawn.get());
    let more = move || {
        has_more.get().then(|| {
            action(say("ui_more_rows"), "", move || list.drawn.update(|drawn| *drawn = drawn.saturating_add(ROWS)))
        })
    };
    div()
        .child(p().id(COUNT).tabindex("-1").attr_of("class", class).role("status").child(counted))
        .child(move || is_any.get().then(|| choose_all(list, found)))
        .child(ul().class("cases").child(For(rows).into_any()))
        .child(div().class("actions").child(more))
        .into_any()
}

/// Chooses all that are drawn, or none where all are chosen.
fn choose_all(list: List, found: Memo<Vec<Entry>>) -> AnyView {
    let drawn = move || found.with(|found| found.iter().take(list.drawn.get()).map(|entry| entry.id.clone()).collect());
    let are_all = move || {
        let drawn: BTreeSet<String> = drawn();
        list.chosen.with(|chosen| drawn.is_subset(chosen))
    };
    let choose = move |event: Event| {
        list.said.set(String::new());
        list.chosen.set(if event_target_checked(&event) { untrack(drawn) } else { BTreeSet::new() });
    };
    label()
        .class("check")
        .child(input().kind("checkbox").prop("checked", are_all).on("change", choose))
        .child(span().child(say("cases_choose_all")))
        .into_any()
}

fn row(list: List, entry: &Entry) -> AnyView {
    let id = entry.id.clone();
    let picture = RwSignal::new(None::<String>);
    spawn_local({
        let id = id.clone();
        async move {
            let Some(address) = store::thumbnail(&id).await else { return };
            // The row may be gone by now.
            if picture.try_set(Some(address.clone())).is_some() {
                store::let_go(&address);
            }
        }
    });
    on_cleanup(move || picture.try_get_untracked().flatten().iter().for_each(|address| store::let_go(address)));
    let small = move || picture.get().map(|address| img().attr("src", address).attr("alt", ""));
    let is_chosen = {
        let id = id.clone();
        move || list.chosen.with(|chosen| chosen.contains(&id))
    };
    let choose = {
        let id = id.clone();
        move |event: Event| {
            let is_chosen = event_target_checked(&event);
            list.said.set(String::new());
            list.chosen.update(|chosen| {
                chosen.remove(&id);
                chosen.extend(is_chosen.then(|| id.clone()));
            });
        }
    };
    let folder = (!entry.folder.is_empty()).then(|| span().class("tag").child(shown::name(&entry.folder)));
    let level = match entry.level.as_str() {
        "strong" => Some("ui_risk_strong"),
        "some" => Some("ui_risk_some"),
        _ => None,
    };
    let level = level.map(|key| {
        let words = format!("{}: {}", say("ui_col_risk"), say(key));
        span().class("level").child(words)
    });
    let state = say(&format!("case_state_{}", entry.state));
    li().attr("data-level", entry.level.clone())
        .child(
            label().class("choose").child(
                input()
                    .kind("checkbox")
                    .aria_label(shown::cut(&entry.title, 80))
                    .prop("checked", is_chosen)
                    .on("change", choose),
            ),
        )
        .child(span().class("small").child(small))
        .child(
            div()
                .child(a().class("open").href(format!("report.html?case={id}")).child(shown::name(&entry.title)))
                .child(p().class("about").child(level).child(shown::name(&entry.about)))
                .child(
                    p().class("about").child(format!("{state} · {} ", parts::time(&entry.changed_at))).child(folder),
                ),
        )
        .into_any()
}
