//! The person's record: what became of the notices, by office, against what the offices ask for.

use leptos::{prelude::*, task::spawn_local};

use super::{asked, doors};
use crate::{
    element::{details, div, h3, li, p, section, summary, ul},
    json::Json,
    shown,
    words::{say, words_of},
};

/// The record.
pub fn ledger() -> AnyView {
    let ledger = RwSignal::new_local(None::<Json>);
    spawn_local(async move { ledger.set(asked::ledger().await.ok()) });
    let body = move || match ledger.get() {
        None => p().class("sentence loading").child(say("ui_loading")).into_any(),
        Some(all) if all.fields().is_empty() => p().class("sentence").child(say("ledger_none")).into_any(),
        Some(all) => {
            div().child(all.fields().iter().map(|(door, at)| of_door(door, at)).collect::<Vec<_>>()).into_any()
        }
    };
    details()
        .class("ledger")
        .child(summary().child(say("ledger_title")))
        .child(p().class("about").child(say("ledger_about")))
        .child(body)
        .into_any()
}

fn of_door(door: &str, at: &Json) -> AnyView {
    let demand = |demand: &Json| {
        let of = |key: &str| demand.number(key).map_or_else(|| "–".to_owned(), |number| number.to_string());
        let key = format!("ledger_{}", demand.say("of"));
        // Some offices name no time over which they count.
        let key = if demand.number("months").is_some() { key } else { format!("{key}_ever") };
        let with = [("percent", &of("percent")), ("months", &of("months")), ("demanded", &of("demanded"))];
        let with: Vec<(&str, &str)> = with.iter().map(|(name, text)| (*name, text.as_str())).collect();
        li().child(words_of(&key, &with)).into_any()
    };
    let by = |key: &str, field: &str| {
        let lines: Vec<AnyView> = at
            .get(field)
            .fields()
            .iter()
            .map(|(name, counts)| li().child(shown::visible(&format!("{name}: {}", counted(counts)))).into_any())
            .collect();
        (!lines.is_empty()).then(|| div().child(p().class("label").child(say(key))).child(ul().child(lines)))
    };
    section()
        .child(h3().child(shown::name(&doors::name(door, &at.say("name")))))
        .child(p().child(counted(&at.get("all"))))
        .child(ul().child(at.get("demands").list().iter().map(demand).collect::<Vec<_>>()))
        .child(by("ledger_by_brand", "by_brand"))
        .child(by("ledger_by_rule", "by_rule"))
        .into_any()
}

fn counted(counts: &Json) -> String {
    let of = |key: &str| counts.number(key).unwrap_or_default().to_string();
    let (handed, accepted, rejected, reversed) = (of("handed"), of("accepted"), of("rejected"), of("reversed"));
    words_of(
        "ledger_counts",
        &[("handed", &handed), ("accepted", &accepted), ("rejected", &rejected), ("reversed", &reversed)],
    )
}
