//! What narrows the list, and what can be done with the cases that are chosen in it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use web_sys::Event;

use super::{List, ROWS};
use crate::{
    case::sure,
    element::{div, input, label, option, p, section, select, span},
    narrowing,
    notice::action,
    shown,
    words::{say, say_with},
};

/// What narrows it, and the file that cases come in from.
pub(super) fn tools(list: List) -> AnyView {
    let searched = move |event: Event| {
        list.search.set(event_target_value(&event));
        list.drawn.set(ROWS);
    };
    // The first of the folders means all of them.
    let folder = move |event: Event| {
        list.folder.set(Some(event_target_value(&event)).filter(|folder| !folder.is_empty()));
        list.drawn.set(ROWS);
    };
    let named = Memo::new(move |_| list.folders());
    let folders = move || {
        let of = |name: String| {
            let is_chosen = list.folder.with_untracked(|folder| folder.as_ref() == Some(&name));
            option().value(name.clone()).flag("selected", is_chosen).child(shown::cut(&name, 80)).into_any()
        };
        named.get().into_iter().map(of).collect::<Vec<_>>()
    };
    let levelled = move |event: Event| {
        list.level.set(event_target_value(&event));
        list.drawn.set(ROWS);
    };
    div()
        .class("tools")
        .child(narrowing::search(String::new(), searched))
        .child(
            label()
                .child(span().child(say("cases_folder")))
                .child(select().on("change", folder).child(option().value("").child(say("ui_all"))).child(folders)),
        )
        .child(narrowing::risk("", levelled))
        .child(
            label().class("file").child(span().child(say("cases_import"))).child(
                input().kind("file").accept(".zip").class("hidden").on("change", move |event| list.import(&event)),
            ),
        )
        .into_any()
}

/// What can be done with those that are chosen.
pub(super) fn chosen_tools(list: List) -> AnyView {
    let folder = RwSignal::new(String::new());
    let count = Memo::new(move |_| list.chosen.with(BTreeSet::len));
    let tools = move || {
        let question = move || format!("{}\n{}", chosen_count(count.get()), say("cases_delete_sure"));
        let sure = sure::delete(question, move || list.remove());
        (count.get() > 0).then(|| {
            section()
                .class("chosen")
                .child(p().child(chosen_count(count.get())))
                .child(
                    label().child(span().child(say("cases_folder"))).child(
                        input()
                            .kind("text")
                            .attr("maxlength", "80")
                            .value(folder.get_untracked())
                            .on("input", move |event| folder.set(event_target_value(&event))),
                    ),
                )
                .child(
                    div()
                        .class("actions")
                        .child(action(say("cases_move"), "", move || list.move_to(folder.get_untracked())))
                        .child(action(say("cases_export"), "", move || list.export()))
                        .child(action(say("doors_title"), "", move || list.hand_in()))
                        .child(sure),
                )
        })
    };
    div().child(tools).into_any()
}

fn chosen_count(count: usize) -> String {
    say_with("cases_chosen", "count", &count.to_string())
}
