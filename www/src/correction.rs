//! "This is wrong": what a person knows better, composed for those who keep the rules. Nothing is sent by itself.

use crate::element::{a, button, details, div, label, p, pre, section, span, summary, textarea};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    answer::{Hint, Judged},
    browser, json,
    words::{say, told},
};

/// Characters of an issue's text that addresses of issues surely carry.
const LONGEST_ISSUE: usize = 5_000;

/// What is wrong, in the terms of the records: they are the same in every language.
pub fn composed(judged: &Judged, hint: Option<&Hint>, right: &str) -> String {
    let (listing, assessment) = (&judged.listing, &judged.assessment);
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let mut lines = vec![format!("rule: {}", hint.map_or("verdict", |hint| &hint.id))];
    if let Some(hint) = hint {
        lines.push(format!("hint: {}", told(&hint.message)));
        lines.extend(hint.quote.as_ref().map(|quote| format!("quote: {} {:?}", quote.field, quote.text)));
        lines.push(format!("source: {}", hint.source));
    }
    lines.extend([
        format!(
            "verdict: store {}, risk {} ({}), coverage {}",
            assessment.store.status,
            assessment.risk.level,
            json::written(assessment.risk.decibans),
            assessment.coverage.level
        ),
        format!("brand: {}", or_none(&assessment.store.brand_name)),
        format!("marketplace: {} {}", or_none(&listing.marketplace), or_none(&listing.country)),
        format!("listing: {}", or_none(&listing.url)),
        format!("title: {:?}", or_none(&listing.title)),
        format!("shop: {:?}", or_none(&listing.seller_name)),
        format!("engine: {} {}", assessment.engine.version, assessment.engine.data),
        format!("right: {}", right.trim()),
    ]);
    lines.join("\n")
}

/// Where corrections are discussed, from the one file that says so.
async fn issues() -> Option<String> {
    browser::file("project.json").await?.text("issues").filter(|address| address.starts_with("https://"))
}

fn issue_address(issues: &str, title: &str, text: &str) -> String {
    let text: String = text.chars().take(LONGEST_ISSUE).collect();
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    format!("{issues}?title={}&body={}", encoded(title), encoded(&format!("```\n{text}\n```")))
}

/// The button "this is wrong" and what it opens.
pub fn button_for(judged: &Judged, hint: Option<&Hint>) -> AnyView {
    let key = if hint.is_some() { "ui_wrong" } else { "ui_verdict_wrong" };
    let is_open = RwSignal::new(false);
    let (judged, hint) = (judged.clone(), hint.cloned());
    let opened = move || is_open.get().then(|| composer(judged.clone(), hint.clone()));
    div()
        .class("correction")
        .child(
            button()
                .kind("button")
                .class("quiet")
                .attr_of("aria-expanded", move || is_open.get().to_string())
                .on("click", move |_| is_open.update(|open| *open = !*open))
                .child(say(key)),
        )
        .child(opened)
        .into_any()
}

fn composer(judged: Judged, hint: Option<Hint>) -> AnyView {
    let right = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let address = RwSignal::new(None::<String>);
    spawn_local(async move { address.set(issues().await) });
    let rule = hint.as_ref().map_or_else(|| "verdict".to_owned(), |hint| hint.id.clone());
    let text = Signal::derive(move || composed(&judged, hint.as_ref(), &right.get()));
    let copy = move |_| {
        spawn_local(async move {
            let key = if browser::copy(&text.get_untracked()).await { "ui_copied" } else { "ui_not_copied" };
            said.set(say(key));
        });
    };
    let name = format!("jinjja-correction-{rule}.txt");
    let save = move |_| browser::save(&name, "text/plain", &text.get_untracked());
    let issue = move || {
        let title = format!("Correction: {rule}");
        let href = issue_address(&address.get()?, &title, &text.get());
        Some(
            a().class("button")
                .href(href)
                .target("_blank")
                .rel("noopener noreferrer")
                .child(say("ui_correction_issue")),
        )
    };
    section()
        .class("composer")
        .child(
            label()
                .child(span().child(say("ui_correction_what")))
                .child(textarea().rows("3").on("input", move |event| right.set(event_target_value(&event)))),
        )
        .child(
            details()
                .child(summary().child(say("ui_correction_text")))
                .child(pre().dir("auto").tabindex("0").child(move || crate::shown::visible_lines(&text.get()))),
        )
        .child(p().class("about").child(say("ui_correction_nothing_sent")))
        .child(
            div()
                .class("actions")
                .child(button().kind("button").on("click", copy).child(say("ui_copy")))
                .child(button().kind("button").on("click", save).child(say("ui_save_file")))
                .child(issue),
        )
        .child(p().class("said").role("status").child(move || said.get()))
        .into_any()
}
