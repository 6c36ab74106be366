//! The settings.

use jinjja_www::element;
use jinjja_www::element::h1;
use jinjja_www::{browser, marketplace, options, settings::Settings, start, words::say};
use leptos::prelude::*;

fn main() {
    start(page);
}

fn page(settings: Settings) -> AnyView {
    browser::name_page(&say("ui_options_title"));
    element::main()
        .child(h1().child(say("ui_options_title")))
        .child(options::role(&settings))
        .child(options::language(&settings))
        .child(marketplace::switches(&settings))
        .child(options::marks(&settings))
        .child(options::off_sites(&settings))
        .child(options::facts())
        .child(options::log())
        .child(options::delete())
        .into_any()
}
