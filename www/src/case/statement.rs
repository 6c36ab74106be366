//! What the person says of a case, kept as it is written.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use super::page::Case;
use crate::{
    element::{fieldset, h2, input, label, legend, option, p, section, select, span, textarea},
    json::Json,
    words::say,
};

/// What is reported, by the names of the record.
const INFRINGEMENTS: [&str; 5] = ["counterfeit", "trademark_violation", "lookalike", "unauthorized_reseller", "other"];
/// Where it is seen.
const PLACES: [&str; 4] = ["product", "packaging", "image", "text"];

/// A pause in writing after which what was written is kept: whoever closes the page loses no more.
const PAUSE: Duration = Duration::from_millis(1200);

/// What was said so far.
#[derive(Clone, Copy)]
struct Said {
    infringement: RwSignal<String>,
    places: RwSignal<Vec<String>>,
    explanation: RwSignal<String>,
    is_in_good_faith: RwSignal<bool>,
    /// Something was written since it was kept last.
    is_newer: StoredValue<bool>,
}

impl Said {
    fn of(statement: &Json) -> Self {
        Self {
            infringement: RwSignal::new(statement.say("infringement_type")),
            places: RwSignal::new(statement.get("where").list().iter().filter_map(Json::as_text).collect()),
            explanation: RwSignal::new(statement.say("explanation")),
            is_in_good_faith: RwSignal::new(statement.is("bona_fide")),
            is_newer: StoredValue::new(false),
        }
    }

    /// What is said now; what this page does not ask for stays as it was.
    fn written(self, before: &Json) -> Json {
        let infringement = self.infringement.get_untracked();
        let infringement = if infringement.is_empty() { Json::null() } else { infringement.as_str().into() };
        let places = self.places.get_untracked();
        let said = [
            ("infringement_type", infringement),
            ("where", Json::of_list(places.iter().map(|place| place.as_str().into()))),
            ("explanation", self.explanation.get_untracked().as_str().into()),
            ("bona_fide", self.is_in_good_faith.get_untracked().into()),
        ];
        let before = before.fields();
        Json::object(before.iter().map(|(key, value)| (key.as_str(), value.clone())).chain(said))
    }

    fn keep(self, case: Case) {
        self.is_newer.set_value(false);
        let before = untrack(move || case.record()).get("statement");
        case.change(Json::object([("change", "statement-changed".into()), ("statement", self.written(&before))]));
    }

    /// Keeps what was written since it was kept last.
    fn keep_newer(self, case: Case) {
        if self.is_newer.get_value() {
            self.keep(case);
        }
    }
}

/// The section.
pub fn statement(case: Case) -> AnyView {
    let said = Said::of(&untrack(move || case.record()).get("statement"));
    let kinds = |kind: &'static str| {
        option()
            .value(kind)
            .flag("selected", said.infringement.get_untracked() == kind)
            .child(say(&format!("case_is_{kind}")))
            .into_any()
    };
    let kinds: Vec<AnyView> =
        std::iter::once(option().value("").child("–").into_any()).chain(INFRINGEMENTS.into_iter().map(kinds)).collect();
    let chosen = move |event: Event| {
        said.infringement.set(event_target_value(&event));
        said.keep(case);
    };
    let mut later = leptos::leptos_dom::helpers::debounce(PAUSE, move |()| said.keep_newer(case));
    let written = move |event: Event| {
        said.explanation.set(event_target_value(&event));
        said.is_newer.set_value(true);
        later(());
    };
    let sworn = move |event: Event| {
        said.is_in_good_faith.set(event_target_checked(&event));
        said.keep(case);
    };
    section()
        .class("statement")
        .child(h2().child(say("case_statement")))
        .child(p().class("about").child(say("case_statement_about")))
        .child(label().child(span().child(say("case_infringement"))).child(select().on("change", chosen).child(kinds)))
        .child(places(case, said))
        .child(
            label().child(span().child(say("case_explanation"))).child(
                textarea()
                    .rows("5")
                    .attr("maxlength", "4000")
                    .prop("value", move || said.explanation.get())
                    .on("input", written)
                    .on("change", move |_| said.keep_newer(case)),
            ),
        )
        .child(
            label()
                .class("check")
                .child(
                    input().kind("checkbox").flag("checked", said.is_in_good_faith.get_untracked()).on("change", sworn),
                )
                .child(span().child(say("case_bona_fide"))),
        )
        .into_any()
}

fn places(case: Case, said: Said) -> AnyView {
    let place = |place: &'static str| {
        let is_chosen = said.places.with_untracked(|places| places.iter().any(|chosen| chosen == place));
        let chosen = move |event: Event| {
            let is_chosen = event_target_checked(&event);
            said.places.update(|places| {
                places.retain(|other| other != place);
                places.extend(is_chosen.then(|| place.to_owned()));
            });
            said.keep(case);
        };
        label()
            .class("check")
            .child(input().kind("checkbox").flag("checked", is_chosen).on("change", chosen))
            .child(span().child(say(&format!("case_where_{place}"))))
            .into_any()
    };
    fieldset()
        .child(legend().child(say("case_where")))
        .child(PLACES.into_iter().map(place).collect::<Vec<_>>())
        .into_any()
}
