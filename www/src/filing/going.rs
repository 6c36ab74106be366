//! What was confirmed: it can be taken back for ten seconds; then it goes, and the number that the office gives is kept.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use super::{
    Handing, asked, doors,
    pasting::{copied, text_to_paste},
};
use crate::{
    browser,
    case::time,
    element::{El, button, div, input, label, li, ol, p, section, span},
    json::Json,
    notice::action,
    place::UNDO,
    shown,
    words::{has, say, say_with, words_of},
};

pub(super) fn going(handing: Handing) -> AnyView {
    let all = move || {
        let filings = handing.filings();
        // What was taken back is nothing to tell of; what was lost with a case is.
        let under_way = filings.iter().filter(|filing| filing.say("state") != "undone" || is_of_deleted(filing));
        under_way.map(|filing| one(handing, filing)).collect::<Vec<_>>()
    };
    div().class("filings").child(all).into_any()
}

fn one(handing: Handing, filing: &Json) -> AnyView {
    let state = filing.say("state");
    let body = match state.as_str() {
        "waiting" => waiting(handing, filing),
        "ready" => ready(handing, filing),
        "sending" | "refused" => on_its_way(handing, filing),
        "undone" => p().class("sentence").child(say("filing_case_deleted")).into_any(),
        _ => receipts(filing),
    };
    section()
        .class("filing")
        .attr("data-state", state.clone())
        .child(
            p().class("name")
                .child(shown::name(&doors::name(&filing.say("door"), &filing.say("name"))))
                .child(span().class("state").child(say(&format!("filing_state_{}", shown_state(filing))))),
        )
        .child(dropped(filing))
        .child(body)
        .into_any()
}

fn is_of_deleted(filing: &Json) -> bool {
    filing.say("why") == "case-deleted"
}

/// How many of its notices do not go because a case was deleted.
fn dropped(filing: &Json) -> Option<El> {
    let count = filing.number("dropped").filter(|count| *count > 0.0)?;
    Some(p().class("sentence").child(say_with("filing_dropped", "count", &count.to_string())))
}

/// Its state as the catalogue names it.
fn shown_state(filing: &Json) -> &'static str {
    match filing.say("state").as_str() {
        "waiting" => "waiting",
        "ready" => "ready",
        "sending" => "sending",
        "refused" => "stopped",
        "arrived" => "sent",
        "undone" => "undone",
        _ => "handed",
    }
}

/// Counts down, and lets go.
fn waiting(handing: Handing, filing: &Json) -> AnyView {
    let id = filing.say("id");
    let until = js_sys::Date::parse(&filing.say("send_after"));
    let left = move || ((until - js_sys::Date::now()) / 1000.0).ceil().max(0.0);
    let seconds = RwSignal::new(left());
    let tick = move || {
        seconds.set(left());
        if left() <= 0.0 {
            spawn_local(async { drop(asked::let_go().await) });
        }
    };
    if let Ok(clock) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || clock.clear());
    }
    let undo = move |_| handing.act(asked::undo(&id));
    let taking_back = button().kind("button").id(UNDO).class("main").on("click", undo).child(say("filing_undo"));
    div()
        .class("waiting")
        .child(p().role("timer").child(move || say_with("filing_goes_in", "seconds", &seconds.get().to_string())))
        .child(div().class("actions").child(taking_back))
        .into_any()
}

/// The notices that are still to be handed in: without a receipt, and not lost with a case.
pub(super) fn open(filing: &Json) -> impl Iterator<Item = Json> {
    let notices = filing.get("notices").list().into_iter();
    notices.filter(|notice| notice.text("receipt").is_none() && !notice.is("is_dropped"))
}

/// What the person does at the office, notice by notice.
fn ready(handing: Handing, filing: &Json) -> AnyView {
    let all: Vec<AnyView> = open(filing).map(|notice| to_do(handing, filing, &notice)).collect();
    div().child(p().class("sentence").child(say("filing_ready"))).child(all).into_any()
}

fn to_do(handing: Handing, filing: &Json, notice: &Json) -> AnyView {
    let (id, report) = (filing.say("id"), notice.say("report_id"));
    let number = notice.number("number").unwrap_or(1.0);
    let go = match filing.say("delivery").as_str() {
        "file" => "filing_save",
        "mail" => "filing_write_mail",
        _ => "filing_go",
    };
    let forward = {
        let (id, text) = (id.clone(), text_to_paste(&filing.say("delivery"), notice));
        move || {
            let (id, copied) = (id.clone(), copied(text.clone()));
            handing.act(async move {
                // A draft must not say that something was copied that was not.
                let is_copied = copied.await;
                let paste = if is_copied { say("filing_paste") } else { String::new() };
                let done = asked::forward(&id, number, &paste).await?;
                if is_copied { Ok(done) } else { Err("filing_not_copied".to_owned()) }
            });
        }
    };
    let names = notice.get("pictures");
    let pictures = (!names.list().is_empty()).then(|| {
        action(say("filing_save_pictures"), "", move || {
            handing.act(asked::save_pictures(&handing.cases(), names.clone()))
        })
    });
    let steps = notice.get("steps").list();
    let steps = (!steps.is_empty()).then(|| {
        div()
            .child(p().class("label").child(say("filing_steps")))
            .child(ol().child(steps.iter().map(step).collect::<Vec<_>>()))
    });
    let (written, written_day) = handing.receipt(&report);
    let (typed, day) = (RwSignal::new(written.clone()), RwSignal::new(written_day.clone()));
    let keep = {
        let report = report.clone();
        move |number: String| handing.act(asked::receipt(&id, &report, &number, &day.get_untracked()))
    };
    let without = keep.clone();
    let noted = move || handing.write_receipt(&report, (typed.get_untracked(), day.get_untracked()));
    let noted_day = noted.clone();
    div()
        .class("to-do")
        .child(doors::caveats(&handing.door_of(&filing.say("door"))))
        .child(div().class("actions").child(action(say(go), "main", forward)).child(pictures))
        .child(steps)
        .child(super::notices::notice(notice))
        .child(label().child(span().child(say("receipt_number"))).child(
            input().kind("text").attr("maxlength", "200").value(written).on("input", move |event| {
                typed.set(event_target_value(&event));
                noted();
            }),
        ))
        .child(label().child(span().child(say("receipt_day"))).child(
            input().kind("date").class("short").attr("max", browser::today()).value(written_day).on(
                "input",
                move |event| {
                    day.set(event_target_value(&event));
                    noted_day();
                },
            ),
        ))
        .child(
            div()
                .class("actions")
                .child(action(say("receipt_keep"), "main", move || keep(typed.get_untracked())))
                .child(action(say("receipt_without"), "", move || without(String::new())))
                .child(give_up(handing, &filing.say("id"))),
        )
        .into_any()
}

fn step(step: &Json) -> AnyView {
    let label = step.say("label");
    li().child(shown::visible(&say_with(&format!("step_{}", step.say("do")), "label", &label))).into_any()
}

/// What a server has not taken yet.
fn on_its_way(handing: Handing, filing: &Json) -> AnyView {
    let id = filing.say("id");
    let why = filing.say("why");
    let told = (!why.is_empty()).then(|| why_told(&why));
    let said = match (filing.say("state").as_str(), why.is_empty()) {
        ("refused", _) => say_with("filing_state_refused", "why", told.as_deref().unwrap_or_default()),
        (_, true) => say("filing_state_sending"),
        _ => words_of("filing_state_retrying", &[("time", &time(&filing.say("next_at")))]),
    };
    let again = move || handing.act(asked::again(&id));
    let told = told.filter(|_| filing.say("state") != "refused").map(|told| say_with("filing_why", "why", &told));
    div()
        .child(p().class("sentence").child(said))
        .child(told.map(|told| p().class("about").child(shown::visible(&told))))
        .child(
            div()
                .class("actions")
                .child(action(say("filing_try_now"), "", again))
                .child(give_up(handing, &filing.say("id"))),
        )
        .into_any()
}

/// Why a server did not take it, in words: the scripts give a name, or the status of its answer.
fn why_told(why: &str) -> String {
    let key = format!("why_{}", why.replace('-', "_"));
    if has(&key) { say(&key) } else { say_with("why_status", "status", why) }
}

/// It did not go there after all.
fn give_up(handing: Handing, id: &str) -> AnyView {
    let id = id.to_owned();
    action(say("filing_give_up"), "quiet", move || handing.act(asked::give_up(&id)))
}

/// The numbers that the office gave.
fn receipts(filing: &Json) -> AnyView {
    let notices = filing.get("notices").list();
    let receipt = |notice: &Json| {
        let number = notice.text("receipt")?;
        let when = time(&notice.say("receipt_at"));
        Some(
            p().class("receipt")
                .child(shown::visible(&say_with("receipt_kept", "number", &number)))
                .child(span().class("about").child(when))
                .into_any(),
        )
    };
    div().child(notices.iter().filter_map(receipt).collect::<Vec<_>>()).into_any()
}
