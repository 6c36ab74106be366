//! The popup: what is known of the page in front.

use jinjja_www::{
    answer::{Card, PageVerdict, State, changed_tab},
    browser,
    marketplace::{self, Marketplace},
    notice::{action, notice},
    settings::Settings,
    shops, start, verdict,
    words::{say, say_with},
};
use leptos::{
    ev,
    html::{self, button, div, header, li, p, section, span, ul},
    prelude::*,
    task::spawn_local,
};
use serde::Serialize;

fn main() {
    start(page);
}

#[derive(Serialize)]
struct Ask {
    kind: &'static str,
    tab: i32,
}

/// What is shown, and of which tab.
#[derive(Clone, Copy)]
struct Shown {
    tab: RwSignal<Option<i32>>,
    verdict: RwSignal<Option<PageVerdict>>,
    marketplaces: RwSignal<Vec<Marketplace>>,
}

impl Shown {
    fn ask(self, kind: &'static str) {
        spawn_local(async move {
            let Some(tab) = self.tab.get_untracked() else { return self.verdict.set(Some(PageVerdict::default())) };
            let answer = browser::ask(&Ask { kind, tab }).await;
            self.verdict.set(Some(PageVerdict::from_json(&answer.unwrap_or_default())));
        });
    }
}

fn page(_settings: Settings) -> AnyView {
    let shown =
        Shown { tab: RwSignal::new(None), verdict: RwSignal::new(None), marketplaces: RwSignal::new(Vec::new()) };
    browser::name_page(&say("app_name"));
    spawn_local(async move {
        shown.tab.set(browser::tab().await);
        shown.ask("verdict");
        shown.marketplaces.set(marketplace::all().await);
    });
    browser::on_message(move |text| {
        if changed_tab(&text).is_some_and(|tab| shown.tab.get_untracked() == Some(tab)) {
            shown.ask("verdict");
        }
    });
    div()
        .class("frame")
        .child(bar())
        .child(html::main().aria_live("polite").child(move || body(shown)))
        .into_any()
}

fn bar() -> AnyView {
    header()
        .class("bar")
        .child(span().class("product").child(say("app_name")))
        .child(
            button()
                .r#type("button")
                .class("quiet settings")
                .on(ev::click, |_| browser::open_options())
                .child(say("ui_settings")),
        )
        .into_any()
}

fn body(shown: Shown) -> AnyView {
    let Some(found) = shown.verdict.get() else {
        return p().class("sentence loading").child(say("ui_loading")).into_any();
    };
    let tab = shown.tab.get_untracked().unwrap_or_default();
    let read = |key: &str, class| action(say(key), class, move || shown.ask("read"));
    match found.state {
        State::Read if !found.cards.is_empty() => div()
            .child(found.own.as_ref().map(verdict::full))
            .child(summary(&found.cards, tab))
            .into_any(),
        State::Read => match &found.own {
            Some(own) => verdict::full(own),
            None => notice(say("nothing_readable"), vec![read("ui_try_again", "main")]),
        },
        State::Nothing => div()
            .child(notice(say("nothing_readable"), vec![read("ui_try_again", "main")]))
            .child(shops::of_site(tab, found.url))
            .into_any(),
        State::Failed => notice(say("ui_state_failed"), vec![read("ui_try_again", "main")]),
        State::Waiting => notice(say("ui_state_waiting"), vec![read("ui_read_now", "main")]),
        State::NotHere => div()
            .child(notice(say("ui_state_not_here"), vec![read("ui_read_now", "main")]))
            .child(shops::of_site(tab, found.url))
            .into_any(),
        State::Off => off(shown, found.marketplace.as_deref()),
    }
}

/// Switched off: the one thing to do is to switch it on.
fn off(shown: Shown, id: Option<&str>) -> AnyView {
    let known = shown.marketplaces.get().into_iter().find(|marketplace| Some(marketplace.id.as_str()) == id);
    let Some(marketplace) = known else {
        return notice(say("ui_state_off_here"), vec![action(say("ui_settings"), "main", browser::open_options)]);
    };
    let said = RwSignal::new(String::new());
    let done = move |is_on: bool| if is_on { shown.ask("read") } else { said.set(say("ui_not_granted")) };
    let sentence = say_with("ui_state_off", "marketplace", &marketplace.name);
    div()
        .child(notice(sentence, vec![marketplace::switch_on_button(marketplace, done)]))
        .child(p().class("said").role("status").child(move || said.get()))
        .into_any()
}

/// A list of listings, in numbers; the panel has them all.
fn summary(cards: &[Card], tab: i32) -> AnyView {
    let count = |level: &str| cards.iter().filter(|card| card.judged.assessment.risk.level == level).count();
    let line = |level: &'static str, key: &str| {
        li().attr("data-level", level)
            .child(span().class("icon").aria_hidden("true"))
            .child(span().child(say_with(key, "count", &count(level).to_string())))
    };
    section()
        .class("summary")
        .child(p().class("sentence").child(say_with("page_cards", "count", &cards.len().to_string())))
        .child(
            ul().child(line("strong", "ui_list_strong"))
                .child(line("some", "ui_list_some"))
                .child(line("none", "ui_list_none")),
        )
        .child(div().class("actions").child(action(say("ui_open_panel"), "main", move || browser::open_panel(tab))))
        .into_any()
}
