//! The settings.

use jinjja_www::element;
use jinjja_www::element::h1;
use jinjja_www::{browser, filing, marketplace, options, settings::Settings, start, words::say};
use leptos::prelude::*;

fn main() {
    start(page);
}

fn page(settings: Settings) -> AnyView {
    browser::name_page(&say("ui_options_title"));
    let role = RwSignal::new(settings.role);
    element::main()
        .child(h1().child(say("ui_options_title")))
        .child(options::role(&settings, role))
        .child(options::language(&settings))
        .child(marketplace::switches(&settings))
        .child(options::marks(&settings))
        .child(options::off_sites(&settings))
        .child(move || options::all_sites(role.get()))
        .child(filing::desk(role))
        .child(options::facts())
        .child(options::log())
        .child(options::delete())
        .into_any()
}
