//! A case that is not sealed: why, and what can be done about it.

use leptos::{prelude::*, task::spawn_local};

use super::page::{self, Case};
use crate::{
    browser,
    element::{div, section},
    json::Json,
    notice::{action, notice},
    shown,
    words::say,
};

/// Why it is not, the listing, and the way out.
pub fn unsealed(case: Case) -> AnyView {
    let body = move || {
        let shown = case.shown();
        let entry = shown.get("entry");
        let (key, again) = match entry.say("state").as_str() {
            "missed" => ("case_page_gone".to_owned(), None),
            "begun" => ("case_begun_about".to_owned(), Some(action(say("ui_try_again"), "main", move || finish(case)))),
            _ => match shown.get("why").as_text() {
                Some(why) => (why, Some(action(say("ui_try_again"), "main", move || case.load()))),
                None => ("case_sealing".to_owned(), None),
            },
        };
        let url = entry.say("url");
        notice(say(&key), again.into_iter().chain([shown::link(&url, &url)]).collect())
    };
    div().child(body).child(section().class("foot").child(page::delete(case))).into_any()
}

/// Has the background bring to its end what was only noted so far. What was asked for may be no case of its own; then the note is
/// gone, and all cases are shown.
fn finish(case: Case) {
    let is_note = case.shown().get("entry").get("wish").is_there();
    let message = Json::object([("kind", "finish".into()), ("case", case.id().as_str().into())]);
    case.say("case_capturing");
    spawn_local(async move {
        let answer = browser::ask(message).await;
        match answer.say("kind").as_str() {
            "case" if is_note => browser::go_to("cases.html"),
            "case" => case.load(),
            _ => {
                case.load();
                case.say(&answer.text("why").unwrap_or_else(|| "case_not_captured".to_owned()));
            }
        }
    });
}
