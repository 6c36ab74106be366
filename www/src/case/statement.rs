//! What the person says of a case, kept as it is written.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Event;

use super::page::Case;
use crate::{
    element::{fieldset, h2, input, label, legend, option, p, section, select, span, textarea},
    json::Json,
    place::STATEMENT,
    words::say,
};

/// What is reported, by the names of the record.
const INFRINGEMENTS: [&str; 5] = ["counterfeit", "trademark_violation", "lookalike", "unauthorized_reseller", "other"];
/// Where it is seen.
const PLACES: [&str; 4] = ["product", "packaging", "image", "text"];

/// A pause in writing after which what was written is kept: whoever closes the page loses no more.
const PAUSE: Duration = Duration::from_millis(1200);

/// The same after what could not be kept.
const LONGER_PAUSE: Duration = Duration::from_secs(5);

/// What was said so far.
#[derive(Clone, Copy)]
struct Said {
    infringement: RwSignal<String>,
    places: RwSignal<Vec<String>>,
    explanation: RwSignal<String>,
    is_in_good_faith: RwSignal<bool>,
    /// Something was written since it was kept last.
    is_newer: StoredValue<bool>,
    /// It is being kept: what is written meanwhile is kept after it, so that older words never come last.
    is_on_its_way: StoredValue<bool>,
}

impl Said {
    /// What a case's record says; what it is about, as the signs propose it where the person has not said it.
    fn of(statement: &Json, proposed: &str) -> Self {
        Self {
            infringement: RwSignal::new(statement.text("infringement_type").unwrap_or_else(|| proposed.to_owned())),
            places: RwSignal::new(statement.get("where").list().iter().filter_map(Json::as_text).collect()),
            explanation: RwSignal::new(statement.say("explanation")),
            is_in_good_faith: RwSignal::new(statement.is("bona_fide")),
            is_newer: StoredValue::new(false),
            is_on_its_way: StoredValue::new(false),
        }
    }

    /// Handing in says more than was said here.
    fn follow(self, statement: &Json) {
        self.is_in_good_faith.set(statement.is("bona_fide"));
        statement.text("infringement_type").into_iter().for_each(|infringement| self.infringement.set(infringement));
    }

    fn infringement(self) -> Json {
        let infringement = self.infringement.get_untracked();
        if infringement.is_empty() { Json::null() } else { infringement.as_str().into() }
    }

    fn places(self) -> Json {
        Json::of_list(self.places.get_untracked().iter().map(|place| place.as_str().into()))
    }

    /// Keeps what was written since it was kept last; what cannot be kept now is tried again after a pause.
    fn keep_newer(self, case: Case) {
        if !self.is_newer.get_value() || self.is_on_its_way.get_value() {
            return;
        }
        self.is_on_its_way.set_value(true);
        let explanation = self.explanation.get_untracked();
        keep(case, "explanation", explanation.as_str().into(), move |is_kept| {
            self.is_on_its_way.set_value(false);
            self.is_newer.set_value(!is_kept || self.explanation.get_untracked() != explanation);
            if self.is_newer.get_value() {
                set_timeout(move || self.keep_newer(case), if is_kept { PAUSE } else { LONGER_PAUSE });
            }
        });
    }
}

/// Keeps a part of the statement. The rest stays as it is in the record: another window may have changed it.
fn keep(case: Case, part: &'static str, said: Json, kept: impl FnOnce(bool) + 'static) {
    let statement = Json::object([(part, said)]);
    case.change_then(Json::object([("change", "statement-changed".into()), ("statement", statement)]), kept);
}

/// The section.
pub fn statement(case: Case) -> AnyView {
    let proposed = untrack(move || case.shown()).say("proposed");
    let said = Said::of(&untrack(move || case.record()).get("statement"), &proposed);
    Effect::new(move |_| said.follow(&case.record().get("statement")));
    let kinds = |kind: &'static str| {
        option()
            .value(kind)
            .prop("selected", move || said.infringement.get() == kind)
            .child(say(&format!("case_is_{kind}")))
            .into_any()
    };
    let kinds: Vec<AnyView> =
        std::iter::once(option().value("").child("–").into_any()).chain(INFRINGEMENTS.into_iter().map(kinds)).collect();
    let chosen = move |event: Event| {
        said.infringement.set(event_target_value(&event));
        keep(case, "infringement_type", said.infringement(), |_| ());
    };
    let mut later = leptos::leptos_dom::helpers::debounce(PAUSE, move |()| said.keep_newer(case));
    let written = move |event: Event| {
        said.explanation.set(event_target_value(&event));
        said.is_newer.set_value(true);
        later(());
    };
    let sworn = move |event: Event| {
        let is_sworn = event_target_checked(&event);
        said.is_in_good_faith.set(is_sworn);
        keep(case, "bona_fide", is_sworn.into(), |_| ());
    };
    section()
        .class("statement")
        .id(STATEMENT)
        .tabindex("-1")
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
                    input().kind("checkbox").prop("checked", move || said.is_in_good_faith.get()).on("change", sworn),
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
            keep(case, "where", said.places(), |_| ());
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
