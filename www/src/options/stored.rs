//! What was asked of others, and deleting all that is stored.

use crate::element;
use crate::element::{div, h2, p, section, table, tbody, td, th, thead, tr};
use leptos::{prelude::*, task::spawn_local};

use super::status;
use crate::{browser, case::store, json::Json, notice::action, shown, words::say};

/// A request that the extension made.
#[derive(Clone)]
struct Request {
    at: String,
    url: String,
    why: String,
}

impl Request {
    fn of(json: &Json) -> Self {
        Self { at: json.say("at"), url: json.say("url"), why: json.say("why") }
    }
}

/// Every request ever made; normally none.
pub fn log() -> AnyView {
    let requests = RwSignal::new(Vec::<Request>::new());
    spawn_local(
        async move { requests.set(browser::stored("request_log").await.list().iter().map(Request::of).collect()) },
    );
    let row = |request: Request| {
        let cell = |text: &str| td().child(shown::name(text));
        tr().child(cell(&request.at))
            .child(cell(&request.url))
            .child(td().child(say(&format!("log_{}", request.why))))
            .into_any()
    };
    let heading = |key: &str| th().scope("col").child(say(key));
    let body = move || match requests.get() {
        none if none.is_empty() => p().class("sentence").child(say("ui_log_none")).into_any(),
        all => table()
            .child(thead().child(
                tr().child(heading("ui_log_when")).child(heading("ui_log_address")).child(heading("ui_log_why")),
            ))
            .child(tbody().child(all.into_iter().map(row).collect::<Vec<_>>()))
            .into_any(),
    };
    section()
        .child(h2().child(say("ui_log")))
        .child(p().class("about").child(say("ui_log_about")))
        .child(body)
        .into_any()
}

/// Deletes everything, after a question.
pub fn delete() -> AnyView {
    let said = RwSignal::new(String::new());
    let ask = || browser::show_dialog("sure");
    let close = || browser::close_dialog("sure");
    let delete = move || {
        close();
        spawn_local(async move {
            let is_clear = browser::clear_storage().await;
            let without_cases = store::remove_all().await;
            said.set(say(if is_clear && without_cases.is_ok() { "ui_delete_done" } else { "ui_not_stored" }));
        });
    };
    section()
        .child(h2().child(say("ui_delete")))
        .child(p().class("about").child(say("ui_delete_about")))
        .child(div().class("actions").child(action(say("ui_delete"), "danger", ask)))
        .child(status(said))
        .child(element::dialog().id("sure").aria_label(say("ui_delete")).child(p().child(say("ui_delete_sure"))).child(
            div().class("actions").child(action(say("ui_cancel"), "", close)).child(action(
                say("ui_delete"),
                "danger",
                delete,
            )),
        ))
        .into_any()
}
