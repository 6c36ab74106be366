//! The welcome: three short screens, then the marketplaces to switch on.

use jinjja_www::element;
use jinjja_www::element::{dd, div, dl, dt, h1, h2, li, p, section, ul};
use jinjja_www::{
    browser, marketplace,
    notice::action,
    settings::{self, Settings},
    start,
    words::{say, words_of},
};
use leptos::{prelude::*, task::spawn_local};

/// How many screens there are.
const SCREENS: usize = 3;

fn main() {
    start(page);
}

fn page(settings: Settings) -> AnyView {
    browser::name_page(&say("ui_welcome_title"));
    let at = RwSignal::new(0_usize);
    let screen = move || match at.get() {
        0 => says(),
        1 => says_not(),
        2 => stays(&settings),
        _ => ready(),
    };
    element::main()
        .child(h1().child(say("ui_welcome_title")))
        .child(section().class("screen").child(screen))
        .child(move || (at.get() < SCREENS).then(|| steps(at)))
        .into_any()
}

/// Where one is, back, and on.
fn steps(at: RwSignal<usize>) -> AnyView {
    let go = move |to: usize| {
        at.set(to);
        browser::focus_next("heading");
    };
    let step = at.get();
    let number = step.saturating_add(1);
    let back = (step > 0).then(|| action(say("ui_back"), "", move || go(step.saturating_sub(1))));
    let on = if number < SCREENS {
        action(say("ui_next"), "main", move || go(number))
    } else {
        action(say("ui_welcome_done"), "main", move || {
            spawn_local(async move {
                settings::change(|settings| settings.welcomed = true).await;
                go(number);
            });
        })
    };
    div()
        .class("steps")
        .child(
            p().class("about")
                .child(words_of("ui_welcome_step", &[("n", &number.to_string()), ("count", &SCREENS.to_string())])),
        )
        .child(div().class("actions").child(back).child(on))
        .into_any()
}

fn heading(key: &str) -> AnyView {
    h2().id("heading").tabindex("-1").child(say(key)).into_any()
}

fn says() -> AnyView {
    let answer = |label: &str, key: &str| vec![dt().child(say(label)).into_any(), dd().child(say(key)).into_any()];
    div()
        .child(heading("ui_welcome_says"))
        .child(
            dl().child(answer("label_store", "ui_welcome_says_store"))
                .child(answer("label_risk", "ui_welcome_says_risk"))
                .child(answer("label_coverage", "ui_welcome_says_coverage")),
        )
        .into_any()
}

fn says_not() -> AnyView {
    div()
        .child(heading("ui_welcome_not"))
        .child(
            ul().class("points")
                .child(li().child(say("ui_welcome_not_goods")))
                .child(li().child(say("ui_welcome_not_missing")))
                .child(li().child(say("ui_welcome_not_decide"))),
        )
        .into_any()
}

fn stays(settings: &Settings) -> AnyView {
    div()
        .child(heading("ui_welcome_private"))
        .child(p().child(say("ui_welcome_private_here")))
        .child(p().child(say("ui_welcome_private_send")))
        .child(marketplace::switches(settings))
        .into_any()
}

fn ready() -> AnyView {
    p().id("heading").tabindex("-1").class("ready").child(say("ui_welcome_ready")).into_any()
}
