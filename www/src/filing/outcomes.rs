//! What came of a case: noted by the person, or seen when looking again.

use leptos::{prelude::*, task::spawn_local};

use super::asked;
use crate::{
    case::time,
    element::{dd, div, dl, dt, h2, input, label, option, p, section, select, span},
    json::Json,
    notice::action,
    place::OUTCOMES,
    shown,
    words::say,
};

/// What can come of a case, by the names of the record; what is seen when looking again stands last.
const KINDS: [&str; 7] = ["removed", "rejected", "counter-notice", "reversed", "up", "gone", "changed"];

/// What came of a case, whose record is this; `named` names doors, and `done` says what was done or why it was not.
pub fn outcomes(
    id: String,
    record: impl Fn() -> Json + Copy + Send + 'static,
    named: impl Fn(&str) -> String + Copy + Send + 'static,
    done: impl Fn(&str) + Copy + 'static,
) -> AnyView {
    let kind = RwSignal::new(KINDS[0].to_owned());
    let reason = RwSignal::new(String::new());
    let receipt = RwSignal::new(String::new());
    let (to_look, to_note) = (id.clone(), id);
    let look = move || {
        let looked = asked::look(&to_look);
        spawn_local(async move {
            match looked.await.map(|seen| seen.as_text()) {
                Ok(Some(seen)) => done(&key(&seen)),
                Ok(None) => done("outcome_unclear"),
                Err(why) => done(&why),
            }
        });
    };
    let note = move || {
        let noted =
            asked::note_outcome(&to_note, &kind.get_untracked(), &reason.get_untracked(), &receipt.get_untracked());
        spawn_local(async move { done(noted.await.err().as_deref().unwrap_or("case_kept")) });
    };
    let kinds = |name: &&'static str| option().value(*name).child(say(&key(name))).into_any();
    section()
        .class("outcomes")
        .id(OUTCOMES)
        .tabindex("-1")
        .child(h2().child(say("outcome_title")))
        .child(dl().class("history").child(move || history(&record())))
        .child(div().class("actions").child(action(say("outcome_look"), "", look)))
        .child(p().class("about").child(say("outcome_look_about")))
        .child(
            label().child(span().child(say("outcome_add"))).child(
                select()
                    .on("change", move |event| kind.set(event_target_value(&event)))
                    .child(KINDS.iter().map(kinds).collect::<Vec<_>>()),
            ),
        )
        .child(div().child(move || of_receipt(&record(), named, receipt)))
        .child(
            label().child(span().child(say("outcome_reason"))).child(
                input()
                    .kind("text")
                    .attr("maxlength", "500")
                    .on("input", move |event| reason.set(event_target_value(&event))),
            ),
        )
        .child(div().class("actions").child(action(say("outcome_add"), "", note)))
        .into_any()
}

/// Which receipt it answers, where there are several; the latest, if nothing else is said.
fn of_receipt(record: &Json, named: impl Fn(&str) -> String, chosen: RwSignal<String>) -> Option<crate::element::El> {
    let receipts = record.get("receipts").list();
    let one = |receipt: &Json| {
        let number = receipt.say("number");
        let words = format!("{} · {number}", named(&receipt.say("door")));
        option().value(number).child(shown::visible(&words)).into_any()
    };
    let latest = option().value("").child("–").into_any();
    let all: Vec<AnyView> = std::iter::once(latest).chain(receipts.iter().map(one)).collect();
    (receipts.len() > 1).then(|| {
        label()
            .child(span().child(say("receipt_number")))
            .child(select().on("change", move |event| chosen.set(event_target_value(&event))).child(all))
    })
}

fn key(kind: &str) -> String {
    format!("outcome_{}", kind.replace('-', "_"))
}

fn history(record: &Json) -> Vec<AnyView> {
    let line = |outcome: &Json| {
        let reason = outcome
            .text("reason")
            .map(|reason| span().class("about").child(shown::cut_name(&format!(" {reason}"), 300)));
        [
            dt().child(time(&outcome.say("at"))).into_any(),
            dd().child(say(&key(&outcome.say("kind")))).child(reason).into_any(),
        ]
    };
    record.get("outcomes").list().iter().flat_map(line).collect()
}
