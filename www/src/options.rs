//! The parts of the settings page.

mod all_sites;
mod facts;
mod stored;

use crate::element::{div, fieldset, h2, input, label, legend, li, option, p, section, select, span, ul};
use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

pub use self::{
    all_sites::all_sites,
    facts::facts,
    stored::{delete, log},
};
use crate::{
    browser,
    notice::action,
    settings::{self, Role, Settings},
    shown,
    words::{NAMES, say},
};

/// Stores a change and says so.
fn keep(said: RwSignal<String>, change: impl FnOnce(&mut Settings) + 'static) {
    spawn_local(async move {
        let key = if settings::change(change).await { "ui_saved" } else { "ui_not_stored" };
        said.set(say(key));
    });
}

fn status(said: RwSignal<String>) -> AnyView {
    p().class("said").role("status").child(move || said.get()).into_any()
}

/// For what the person uses it; `chosen` follows it.
pub fn role(settings: &Settings, chosen: RwSignal<Role>) -> AnyView {
    let said = RwSignal::new(String::new());
    let choice = |role: Role| {
        let choose = move |_| {
            chosen.set(role);
            keep(said, move |settings| settings.role = role);
        };
        label()
            .class("switch")
            .child(input().kind("radio").name("role").flag("checked", settings.role == role).on("change", choose))
            .child(
                span()
                    .child(span().child(say(role.key())))
                    .child(span().class("about").child(say(&format!("{}_about", role.key())))),
            )
            .into_any()
    };
    fieldset()
        .child(legend().child(say("ui_role")))
        .child(Role::ALL.map(choice).into_iter().collect::<Vec<_>>())
        .child(status(said))
        .into_any()
}

/// The language; the page is loaded anew to speak it.
pub fn language(settings: &Settings) -> AnyView {
    let chosen = |event: Event| {
        let language = event_target_value(&event);
        spawn_local(async move {
            settings::change(|settings| settings.language = language).await;
            browser::reload();
        });
    };
    let named = |value: &'static str, name: String| {
        option().value(value).flag("selected", settings.language == value).child(name).into_any()
    };
    let mut choices = vec![named("", say("ui_language_browser"))];
    choices.extend(NAMES.iter().map(|(value, name)| named(value, (*name).to_owned())));
    section()
        .child(
            label()
                .child(h2().child(say("ui_language")))
                .child(select().class("short").on("change", chosen).child(choices)),
        )
        .into_any()
}

/// Marks in the page.
pub fn marks(settings: &Settings) -> AnyView {
    let said = RwSignal::new(String::new());
    let changed = move |event: Event| {
        let marks = event_target_checked(&event);
        keep(said, move |settings| settings.marks = marks);
    };
    fieldset()
        .child(legend().child(say("ui_marks")))
        .child(
            label()
                .class("switch")
                .child(input().kind("checkbox").flag("checked", settings.marks).on("change", changed))
                .child(span().child(say("ui_marks_show"))),
        )
        .child(status(said))
        .into_any()
}

/// Sites where nothing is read or drawn.
pub fn off_sites(settings: &Settings) -> AnyView {
    let said = RwSignal::new(String::new());
    let sites = RwSignal::new(settings.off_sites.clone());
    let typed = RwSignal::new(String::new());
    let store = move || {
        let all = sites.get_untracked();
        keep(said, move |settings| settings.off_sites = all);
    };
    let remove = move |site: String| {
        sites.update(|sites| sites.retain(|other| *other != site));
        store();
    };
    let add = move || {
        let site = shown::host(typed.get_untracked().trim()).to_lowercase();
        if !site.is_empty() && !sites.get_untracked().contains(&site) {
            sites.update(|sites| sites.push(site));
            store();
        }
        typed.set(String::new());
    };
    let row = move |site: String| {
        let named = site.clone();
        li().class("row")
            .child(span().child(shown::name(&site)))
            .child(action(say("ui_remove"), "quiet", move || remove(named.clone())))
            .into_any()
    };
    let rows = move || match sites.get() {
        none if none.is_empty() => p().class("about").child(say("ui_off_sites_none")).into_any(),
        sites => ul().class("rows").child(sites.into_iter().map(row).collect::<Vec<_>>()).into_any(),
    };
    section()
        .child(h2().child(say("ui_off_sites")))
        .child(rows)
        .child(
            div()
                .class("adding")
                .child(
                    label().child(span().child(say("ui_off_sites_add"))).child(
                        input()
                            .kind("text")
                            .inputmode("url")
                            .prop("value", move || typed.get())
                            .on("input", move |event| typed.set(event_target_value(&event))),
                    ),
                )
                .child(action(say("ui_add"), "", add)),
        )
        .child(status(said))
        .into_any()
}
