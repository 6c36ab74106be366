//! The doors: which one the person goes to, and why others are locked.

use leptos::prelude::*;
use web_sys::Event;

use super::Handing;
use crate::{
    element::{El, a, details, div, fieldset, input, label, legend, option, p, select, span, summary},
    json::Json,
    place::RIGHTS,
    shown,
    words::{NAMES, has, say, words_of},
};

pub(super) fn doors(handing: Handing) -> AnyView {
    let list = move || match handing.doors() {
        None => p().class("sentence loading").child(say("ui_loading")).into_any(),
        Some(none) if none.is_empty() => p().class("sentence").child(say("doors_none")).into_any(),
        Some(all) => {
            let (open, locked): (Vec<Json>, Vec<Json>) = all.into_iter().partition(|door| door.say("access") == "open");
            let (files, ways): (Vec<Json>, Vec<Json>) =
                open.into_iter().partition(|door| door.say("delivery") == "file");
            let choices = |doors: &[Json]| doors.iter().map(|door| choice(handing, door)).collect::<Vec<_>>();
            let is_file = untrack(move || handing.current()).say("delivery") == "file";
            fieldset()
                .class("doors")
                .child(legend().child(say("door_open")))
                .child(choices(&ways))
                .child(aside("door_by_file", is_file, choices(&files)))
                .child(aside("door_locked", false, locked.iter().map(lock).collect()))
                .into_any()
        }
    };
    div().child(list).into_any()
}

/// What a door is called: what the office calls it; our own, in the person's language.
pub(super) fn name(id: &str, of_office: &str) -> String {
    let key = format!("door_name_{}", id.replace('-', "_"));
    if has(&key) { say(&key) } else { of_office.to_owned() }
}

fn name_of(door: &Json) -> String {
    name(&door.say("id"), &door.say("name"))
}

/// Doors that few need: they are there, but not in the way.
fn aside(key: &str, is_open: bool, doors: Vec<AnyView>) -> Option<El> {
    let summary = summary().child(format!("{} ({})", say(key), doors.len()));
    (!doors.is_empty()).then(|| details().flag("open", is_open).child(summary).child(doors))
}

fn choice(handing: Handing, door: &Json) -> AnyView {
    let id = door.say("id");
    let is_chosen = untrack(move || handing.door()).as_deref() == Some(&id);
    let chosen = move |_| handing.go_to(id.clone());
    label()
        .class("switch")
        .child(input().kind("radio").name("door").flag("checked", is_chosen).on("change", chosen))
        .child(span().child(span().child(shown::name(&name_of(door)))).child(about(door)))
        .into_any()
}

fn about(door: &Json) -> AnyView {
    span().class("about").child(say(&format!("door_by_{}", door.say("delivery")))).into_any()
}

/// A door that is locked, why, and what opens it.
fn lock(door: &Json) -> AnyView {
    let access = door.say("access");
    let (opens, place) = match access.as_str() {
        "role" => ("door_unlock_role", ""),
        "authorisation" => ("fix_add_authorisation", RIGHTS),
        _ => ("door_unlock_right", RIGHTS),
    };
    let way = a().href(format!("options.html#{place}")).target("_blank").child(say(opens));
    div()
        .class("lock")
        .child(p().class("name").child(shown::name(&name_of(door))))
        .child(p().class("about").child(say(&format!("door_locked_{access}"))))
        .child(p().class("about").child(way))
        .into_any()
}

/// What only this door asks; answers that are of the person are kept for the next time.
pub(super) fn questions(handing: Handing) -> Vec<AnyView> {
    let question = |asks: &Json| {
        let key = asks.say("key");
        let answer = handing.answer_to(&key);
        let is_lasting = asks.is("is_lasting");
        let answered = move |event: Event| handing.answer(key.clone(), event_target_value(&event), is_lasting);
        let limit = asks.number("limit").unwrap_or(500.0).to_string();
        label()
            .child(span().child(shown::name(&asks.say("label"))))
            .child(input().kind("text").attr("maxlength", limit).value(answer).on("change", answered))
            .into_any()
    };
    untrack(move || handing.current()).get("asks").list().iter().map(question).collect()
}

/// In which language the notice is, and where what is known of the door was read.
pub(super) fn facts(handing: Handing, language: &str) -> AnyView {
    let door = untrack(move || handing.current());
    let spoken = move |event: Event| handing.speak(event_target_value(&event));
    let asked = untrack(move || handing.language());
    let current = if asked.is_empty() { language.to_owned() } else { asked };
    let named = |(value, name): &(&'static str, &'static str)| {
        option().value(*value).flag("selected", current == *value).child((*name).to_owned()).into_any()
    };
    let is_read = caveats_of(&door).iter().all(|caveat| caveat != "not_read");
    let with = [("source", door.say("source")), ("date", door.say("checked"))];
    let with: Vec<(&str, &str)> = with.iter().map(|(name, value)| (*name, value.as_str())).collect();
    div()
        .class("of-door")
        .child(
            label()
                .child(span().child(say("ui_language")))
                .child(select().class("short").on("change", spoken).child(NAMES.iter().map(named).collect::<Vec<_>>())),
        )
        .child(caveats(&door))
        .child(is_read.then(|| p().class("about").child(shown::visible(&words_of("door_source", &with)))))
        .into_any()
}

/// What the person must know before going to a door.
pub(super) fn caveats(door: &Json) -> Vec<AnyView> {
    let caveat = |name: &String| p().class("sentence caveat").child(say(&format!("caveat_{name}"))).into_any();
    caveats_of(door).iter().map(caveat).collect()
}

fn caveats_of(door: &Json) -> Vec<String> {
    door.get("caveats").list().iter().filter_map(Json::as_text).collect()
}
