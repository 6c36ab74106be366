//! The marketplaces that the extension knows, as the build lists them.

use std::collections::BTreeMap;

use crate::element::{button, div, fieldset, input, label, legend, p, span};
use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use crate::{
    browser,
    json::Json,
    settings::{self, Settings},
    words::{say, say_with},
};

/// A marketplace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marketplace {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Access to it was given when the extension was installed.
    pub required: bool,
    /// Its hosts, as the browser's permissions name them.
    pub hosts: Vec<String>,
}

/// All of them.
pub async fn all() -> Vec<Marketplace> {
    let file = browser::file("marketplaces.json").await.unwrap_or_else(Json::nothing);
    file.list().iter().map(Marketplace::of).collect()
}

/// What marketplaces are called, by their ids.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Of all that the extension knows.
    pub async fn load() -> Self {
        Self(all().await.into_iter().map(|marketplace| (marketplace.id, marketplace.name)).collect())
    }

    /// What one is called; of others there is only the id.
    pub fn of(&self, id: &str) -> String {
        self.0.get(id).map_or(id, String::as_str).to_owned()
    }
}

impl Marketplace {
    fn of(json: &Json) -> Self {
        Self {
            id: json.say("id"),
            name: json.say("name"),
            required: json.is("required"),
            hosts: json.get("hosts").list().iter().filter_map(Json::as_text).collect(),
        }
    }

    async fn is_on(&self, settings: &Settings) -> bool {
        let chosen = settings.marketplaces.get(&self.id).copied();
        chosen.unwrap_or(self.required) && (self.required || browser::has_hosts(&self.hosts).await)
    }

    /// Switches it on, straight from a click. The choice is stored first: some browsers close the popup to ask, and what
    /// listens for the permission has to find it.
    pub fn switch_on(&self) -> impl Future<Output = bool> + use<> {
        let (id, required) = (self.id.clone(), self.required);
        let granted = (!required).then(|| browser::request_hosts(&self.hosts));
        async move {
            let stored = settings::change(|settings| chosen(settings, &id, Some(true))).await;
            let Some(granted) = granted else { return stored };
            if granted.await {
                return stored;
            }
            settings::change(|settings| chosen(settings, &id, None)).await;
            false
        }
    }

    /// Switches it off and gives access back, where it was not given with the installation.
    async fn switch_off(&self) -> bool {
        let stored = settings::change(|settings| chosen(settings, &self.id, Some(false))).await;
        if !self.required {
            browser::withdraw_hosts(&self.hosts).await;
        }
        stored
    }
}

fn chosen(settings: &mut Settings, id: &str, is_on: Option<bool>) {
    settings.marketplaces.remove(id);
    settings.marketplaces.extend(is_on.map(|is_on| (id.to_owned(), is_on)));
}

/// Switches for all marketplaces.
pub fn switches(settings: &Settings) -> AnyView {
    let listed = RwSignal::new(Vec::<(Marketplace, bool)>::new());
    let settings = settings.clone();
    spawn_local(async move {
        let mut found = Vec::new();
        for marketplace in all().await {
            let is_on = marketplace.is_on(&settings).await;
            found.push((marketplace, is_on));
        }
        listed.set(found);
    });
    let said = RwSignal::new(String::new());
    let rows =
        move || listed.get().into_iter().map(|(marketplace, is_on)| switch(marketplace, is_on, said)).collect_view();
    fieldset()
        .class("switches")
        .child(legend().child(say("ui_marketplaces")))
        .child(p().class("about").child(say("ui_marketplaces_about")))
        .child(div().class("grid").child(rows))
        .child(p().class("said").role("status").child(move || said.get()))
        .into_any()
}

fn switch(marketplace: Marketplace, is_on: bool, said: RwSignal<String>) -> AnyView {
    let checked = RwSignal::new(is_on);
    let id = format!("marketplace-{}", marketplace.id);
    let name = marketplace.name.clone();
    let changed = move |event: Event| {
        let wanted = event_target_checked(&event);
        checked.set(wanted);
        said.set(String::new());
        let marketplace = marketplace.clone();
        let switched_on = wanted.then(|| marketplace.switch_on());
        spawn_local(async move {
            let done = match switched_on {
                Some(done) => done.await,
                None => marketplace.switch_off().await,
            };
            if !done {
                checked.set(!wanted);
                said.set(say("ui_not_granted"));
            }
        });
    };
    label()
        .class("switch")
        .child(input().kind("checkbox").id(id).prop("checked", move || checked.get()).on("change", changed))
        .child(span().child(name))
        .into_any()
}

/// The button that switches one on, and what is done then.
pub fn switch_on_button(marketplace: Marketplace, done: impl Fn(bool) + Copy + 'static) -> AnyView {
    let text = say_with("ui_switch_on", "marketplace", &marketplace.name);
    let clicked = move |_| {
        let switched = marketplace.switch_on();
        spawn_local(async move { done(switched.await) });
    };
    button().kind("button").class("main").on("click", clicked).child(text).into_any()
}
