//! The click that makes a case of the page in front.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser,
    element::{a, div, p},
    front::about,
    json::Json,
    notice::action,
    shown,
    words::{say, say_with},
};

/// What the person can do about the page in front: report it, add it to the case at hand, open the cases it is in.
#[derive(Clone, Copy)]
struct Reporting {
    tab: i32,
    said: RwSignal<String>,
    is_busy: RwSignal<bool>,
    known: RwSignal<Option<Json>, LocalStorage>,
}

impl Reporting {
    /// The background captures the page and opens the case; this page may be closed by that.
    fn ask(self, message: Json) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(say("case_capturing"));
        spawn_local(async move {
            let answer = browser::ask(message).await;
            self.is_busy.set(false);
            let said = match answer.say("kind").as_str() {
                "case" => String::new(),
                "not-done" => say(&answer.say("why")),
                _ => say("case_not_captured"),
            };
            self.said.set(said);
        });
    }
}

/// The section, for the popup.
pub fn section(tab: i32) -> AnyView {
    let reporting = Reporting {
        tab,
        said: RwSignal::new(String::new()),
        is_busy: RwSignal::new(false),
        known: RwSignal::new_local(None),
    };
    spawn_local(async move { reporting.known.set(Some(browser::ask(about("cases-of", tab)).await)) });
    let report = move || reporting.ask(about("report", reporting.tab));
    div()
        .class("report")
        .child(move || reporting.known.get().map(|known| in_cases(&known)))
        .child(
            div()
                .class("actions")
                .child(action(say("ui_report"), "main", report))
                .child(move || reporting.known.get().and_then(|known| adding(reporting, &known))),
        )
        .child(p().class("said").role("status").child(move || reporting.said.get()))
        .into_any()
}

/// The cases that the listing is in.
fn in_cases(known: &Json) -> Vec<AnyView> {
    let cases = known.get("cases").list();
    let link = |case: &Json| {
        let page = format!("report.html?case={}", case.as_text().unwrap_or_default());
        p().class("about").child(a().href(page).target("_blank").child(say("ui_in_case"))).into_any()
    };
    cases.iter().take(1).map(link).collect()
}

/// What the page shows may belong to the case that the person is at: the seller's licence, another picture.
fn adding(reporting: Reporting, known: &Json) -> Option<AnyView> {
    let latest = known.get("latest");
    let id = latest.text("id")?;
    let title = shown::cut(&latest.say("title"), 40);
    let add = move || {
        let message = [("kind", "capture-more".into()), ("case", id.as_str().into()), ("tab", reporting.tab.into())];
        reporting.ask(Json::object(message));
    };
    Some(action(say_with("ui_add_to_case", "title", &title), "", add))
}
