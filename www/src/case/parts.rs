//! What was sealed of a case, as it is shown.

use leptos::{prelude::*, task::spawn_local};

use super::{page::Case, store};
use crate::{
    answer::PageVerdict,
    browser,
    element::{dd, details, div, dl, dt, h2, header, li, p, section, span, summary, ul},
    json::Json,
    notice::action,
    shown, verdict,
    words::{say, say_with, words_of},
};

/// The listing: what, by whom, where, for how much.
pub fn heading(case: Case) -> AnyView {
    let entry = case.shown().get("entry");
    let summary = entry.get("summary");
    let fact = |key: &str| Some(summary.say(key)).filter(|text| !text.is_empty());
    let facts = [fact("price"), fact("seller"), fact("marketplace").map(|id| case.marketplace(&id)), fact("country")];
    let facts: Vec<AnyView> =
        facts.into_iter().flatten().map(|text| span().child(shown::name(&text)).into_any()).collect();
    header()
        .class("listing")
        .child(h2().child(shown::name(fact("title").as_deref().unwrap_or("–"))))
        .child(p().class("facts").child(facts))
        .child(p().class("address").child(shown::link(&entry.say("url"), &entry.say("url"))))
        .into_any()
}

/// That it is sealed, since when, how large it is, and its files.
pub fn seal(case: Case) -> AnyView {
    // Whatever else changes leaves it as it stands on the page.
    let sealed_as = Memo::new(move |_| case.record().get("evidence").say("wacz_sha256"));
    let seal = move || {
        sealed_as.track();
        untrack(move || sealed(case))
    };
    div().child(seal).into_any()
}

fn sealed(case: Case) -> AnyView {
    let evidence = case.record().get("evidence");
    let size = case.shown().number("size").unwrap_or_default();
    let sealed = words_of("case_sealed_at", &[("time", &time(&evidence.say("sealed_at"))), ("size", &bytes(size))]);
    let name = format!("jinjja-{}", case.id());
    let (of_evidence, of_case) = (format!("{name}.wacz"), format!("{name}.jinjja.zip"));
    let of_received = format!("{name}-received.wacz");
    let save_evidence = move || {
        let name = of_evidence.clone();
        spawn_local(async move { report(case, store::save_evidence(&case.id(), &name).await) });
    };
    let save_case = move || {
        let name = of_case.clone();
        spawn_local(async move { report(case, store::export(vec![case.id()], &name).await) });
    };
    let save_received = move || {
        let name = of_received.clone();
        spawn_local(async move { report(case, store::save_received(&case.id(), &name).await) });
    };
    let is_received = case.shown().number("received").is_some();
    let about_received = is_received.then(|| p().class("about").child(say("case_received_about")));
    let received = is_received.then(|| action(say("case_save_received"), "", save_received));
    let items = evidence.get("items").list();
    section()
        .class("seal")
        .child(p().class("sentence").child(sealed))
        .child(p().class("about").child(say("case_seal_about")))
        .child(about_received)
        .child(
            div()
                .class("actions")
                .child(action(say("case_save_evidence"), "main", save_evidence))
                .child(action(say("case_save"), "", save_case))
                .child(received),
        )
        .child(
            details()
                .child(summary().child(say_with("case_items", "count", &items.len().to_string())))
                .child(dl().class("items").child(dt().child("SHA-256")).child(dd().child(evidence.say("wacz_sha256"))))
                .child(ul().class("items").child(items.iter().map(item).collect::<Vec<_>>())),
        )
        .into_any()
}

/// What went wrong with a file is said where the person looks.
fn report(case: Case, result: Result<(), store::Why>) {
    case.say(result.err().as_deref().unwrap_or("case_saved"));
}

fn item(item: &Json) -> AnyView {
    let size = item.number("bytes").unwrap_or_default();
    li().child(span().class("kind").child(say(&format!("case_item_{}", item.say("kind")))))
        .child(span().class("about").child(format!("{} · {}", item.say("type"), bytes(size))))
        .child(span().class("sum").child(item.say("sha256")))
        .into_any()
}

/// What the engine said of each page that was captured.
pub fn verdicts(case: &Json) -> AnyView {
    let captures = case.get("captures").list();
    let places = case.get("entry").get("captures").list();
    let judged = captures.iter().zip(places).filter_map(|(capture, place)| {
        let page = PageVerdict::of(&capture.get("verdict"));
        match place.number("item") {
            Some(item) => page.cards.get(item as usize).map(|card| verdict::full(&card.judged)),
            None => page.own.as_ref().map(verdict::full),
        }
    });
    details().class("verdicts").child(summary().child(say("case_verdict"))).child(judged.collect::<Vec<_>>()).into_any()
}

/// What was taken out of the pages because it was the person's own.
pub fn taken_out(case: &Json) -> AnyView {
    let captures = case.get("captures").list();
    let all: Vec<Json> = captures.iter().flat_map(|capture| capture.get("redactions").list()).collect();
    let line = |redaction: &Json| {
        let count = redaction.number("count").unwrap_or_default().to_string();
        let kind = say(&format!("case_out_{}", redaction.say("kind")));
        li().child(words_of("case_out_line", &[("kind", &kind), ("count", &count)])).into_any()
    };
    let none = all.is_empty().then(|| p().class("about").child(say("case_out_none")));
    section()
        .class("out")
        .child(h2().child(say("case_out")))
        .child(p().class("about").child(say("case_out_about")))
        .child(none)
        .child(ul().child(merged(&all).iter().map(line).collect::<Vec<_>>()))
        .into_any()
}

/// One line a kind.
fn merged(all: &[Json]) -> Vec<Json> {
    let mut kinds: Vec<(String, f64)> = Vec::new();
    for redaction in all {
        let count = redaction.number("count").unwrap_or_default();
        match kinds.iter_mut().find(|(kind, _)| *kind == redaction.say("kind")) {
            Some((_, sum)) => *sum += count,
            None => kinds.push((redaction.say("kind"), count)),
        }
    }
    kinds
        .into_iter()
        .map(|(kind, count)| Json::object([("kind", kind.as_str().into()), ("count", count.into())]))
        .collect()
}

/// What happened to the case.
pub fn history(record: &Json) -> Vec<AnyView> {
    let event = |event: &Json| {
        let about = Some(event.say("about")).filter(|about| !about.is_empty());
        let name = say(&format!("case_event_{}", event.say("event").replace('-', "_")));
        [
            dt().child(time(&event.say("at"))).into_any(),
            dd().child(name)
                .child(about.map(|about| span().class("about").child(shown::cut_name(&format!(" {about}"), 120))))
                .into_any(),
        ]
    };
    record.get("custody").list().iter().flat_map(event).collect()
}

/// A moment as the person's language writes it.
pub fn time(iso: &str) -> String {
    browser::moment(iso, crate::words::tag()).unwrap_or_else(|| iso.to_owned())
}

/// A size in bytes.
pub fn bytes(count: f64) -> String {
    if count >= 1_000_000.0 {
        format!("{:.1} MB", count / 1_000_000.0)
    } else {
        format!("{:.0} KB", (count / 1000.0).ceil())
    }
}
