//! The panel beside the page: its verdict, and all the listings it lists.

use jinjja_www::element;
use jinjja_www::element::{div, h1, header};
use jinjja_www::{answer::PageVerdict, browser, front::Front, settings::Settings, start, table, verdict, words::say};
use leptos::prelude::*;

fn main() {
    start(page);
}

fn page(_settings: Settings) -> AnyView {
    browser::name_page(&say("app_name"));
    let front = Front::of_tab();
    browser::on_tab_change(move || front.look());
    let read = move |found: &PageVerdict| {
        div()
            .child(found.own.as_ref().map(verdict::full))
            .child((!found.cards.is_empty()).then(|| table::of(&found.cards, Some(front.tab()))))
            .into_any()
    };
    div()
        .class("frame")
        .child(header().class("bar").child(h1().class("product").child(say("app_name"))))
        .child(element::main().child(front.view(read)))
        .into_any()
}
