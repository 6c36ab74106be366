//! The popup: what is known of the page in front.

use jinjja_www::element;
use jinjja_www::element::{button, div, h1, header, li, p, section, span, ul};
use jinjja_www::{
    answer::{Card, PageVerdict},
    browser,
    front::Front,
    notice::action,
    report,
    settings::Settings,
    start, verdict,
    words::{say, say_with},
};
use leptos::prelude::*;

fn main() {
    start(page);
}

fn page(_settings: Settings) -> AnyView {
    browser::name_page(&say("app_name"));
    let front = Front::of_tab();
    let read = move |found: &PageVerdict| {
        div()
            .child(found.own.as_ref().map(verdict::full))
            .child((!found.cards.is_empty()).then(|| summary(&found.cards, front.tab())))
            .child(action(say("ui_off_here"), "quiet", move || front.switch_site(true)))
            .child(report::section(front.tab()))
            .into_any()
    };
    div().class("frame").child(bar()).child(element::main().aria_live("polite").child(front.view(read))).into_any()
}

fn bar() -> AnyView {
    header()
        .class("bar")
        .child(h1().class("product").child(say("app_name")))
        .child(
            button()
                .kind("button")
                .class("quiet settings")
                .on("click", |_| browser::open_page("cases.html"))
                .child(say("cases_title")),
        )
        .child(
            button().kind("button").class("quiet").on("click", |_| browser::open_options()).child(say("ui_settings")),
        )
        .into_any()
}

/// A list of listings, in numbers; the panel has them all.
fn summary(cards: &[Card], tab: i32) -> AnyView {
    let count = |level: &str| cards.iter().filter(|card| card.judged.assessment.risk.level == level).count();
    let line =
        |level: &'static str, key: &str| {
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
