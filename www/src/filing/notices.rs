//! What would go: what was found in it, each notice byte for byte, and the one confirmation.

use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use super::{Handing, doors, fixes};
use crate::{
    browser,
    element::{button, details, div, h3, input, label, li, p, pre, section, span, summary, ul},
    json::Json,
    notice::action,
    place::{CONFIRM, QUESTIONS},
    shown,
    words::{say, say_with, words_of},
};

/// A text that is longer is shown in its beginning; as a file it can be looked at whole.
const LONGEST_SHOWN: usize = 60_000;

pub(super) fn notices(handing: Handing, shown: &Json) -> AnyView {
    let notices = shown.get("notices").list();
    let may_go = shown.is("may_go");
    let confirm = button()
        .kind("button")
        .class("main")
        .id(CONFIRM)
        .flag("disabled", !may_go)
        .on("click", move |_| handing.confirm())
        .child(say("filing_confirm"));
    div()
        .class("notices")
        .child(doors::facts(handing, &shown.say("language")))
        .child(div().class("questions").id(QUESTIONS).tabindex("-1").child(doors::questions(handing)))
        .child(findings(handing, &shown.get("findings").list()))
        .child(notices.iter().map(notice).collect::<Vec<_>>())
        .child(
            section()
                .class("confirm")
                .child(p().class("about").child(say("filing_confirm_about")))
                .child(declared(&notices))
                .child(div().class("actions").child(confirm)),
        )
        .into_any()
}

/// What the person stands for by confirming, each once.
fn declared(notices: &[Json]) -> Vec<AnyView> {
    let mut keys: Vec<String> =
        notices.iter().flat_map(|notice| notice.get("declares").list()).filter_map(|key| key.as_text()).collect();
    keys.sort();
    keys.dedup();
    keys.iter().map(|key| p().class("sentence").child(say(key)).into_any()).collect()
}

/// What was found, what stops first.
fn findings(handing: Handing, findings: &[Json]) -> AnyView {
    let of = |weight: &'static str, key: &'static str| {
        let all: Vec<AnyView> = findings
            .iter()
            .filter(|found| found.say("weight") == weight)
            .map(|found| finding(handing, found))
            .collect();
        (!all.is_empty()).then(|| div().class(weight).child(h3().child(say(key))).child(ul().child(all)))
    };
    section()
        .class("findings")
        .child(findings.is_empty().then(|| p().class("sentence").child(say("filing_all_well"))))
        .child(of("stops", "filing_stops"))
        .child(of("asks", "filing_asks"))
        .child(of("notes", "filing_notes"))
        .into_any()
}

fn finding(handing: Handing, found: &Json) -> AnyView {
    let (check, case) = (found.say("check"), found.text("case_id"));
    let id = format!("meant-{check}-{}", case.as_deref().unwrap_or_default());
    let with = found.get("with").texts();
    let filled: Vec<(&str, &str)> = with.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let said = shown::visible(&words_of(&format!("check_{check}"), &filled));
    let is_meant = found.is("is_meant");
    let asks = (found.say("weight") == "asks").then(|| {
        let place = id.clone();
        let meant =
            move |event: Event| handing.mean((check.clone(), case.clone()), event_target_checked(&event), id.clone());
        label()
            .class("check")
            .child(input().kind("checkbox").id(place).flag("checked", is_meant).on("change", meant))
            .child(span().child(say("filing_meant")))
    });
    // Of several listings each is told by its title.
    let title = found.text("title").filter(|_| handing.cases().len() > 1);
    let title = title.map(|title| p().class("about").child(shown::cut_name(&title, 120)));
    li().child(title).child(p().child(said)).child(fixes::fix(handing, found)).child(asks).into_any()
}

/// A notice as it goes.
pub(super) fn notice(notice: &Json) -> AnyView {
    let number = |key: &str| notice.number(key).unwrap_or(1.0).to_string();
    let count = number("of");
    let place = notice
        .text("address")
        .map(|to| p().class("about").child(shown::visible(&say_with("filing_where", "where", &to))));
    let pictures = notice.get("pictures").list().len();
    let pictures =
        (pictures > 0).then(|| p().class("about").child(say_with("filing_pictures", "count", &pictures.to_string())));
    let parts: Vec<AnyView> = notice.get("parts").list().iter().map(part).collect();
    if count == "1" {
        return div()
            .class("notice-text")
            .child(h3().child(say("filing_what_goes")))
            .child(place)
            .child(parts)
            .child(pictures)
            .into_any();
    }
    let head = words_of("filing_notice", &[("number", &number("number")), ("count", &count)]);
    details().class("notice-text").child(summary().child(head)).child(place).child(parts).child(pictures).into_any()
}

/// A part: a text to paste, or a file.
fn part(part: &Json) -> AnyView {
    let text = part.say("text");
    let length = part.number("length").unwrap_or_default().to_string();
    let limit = part
        .number("limit")
        .map(|limit| words_of("filing_length", &[("length", &length), ("limit", &limit.to_string())]));
    let copied = RwSignal::new(String::new());
    let whole = text.clone();
    let copy = move || {
        let whole = whole.clone();
        spawn_local(async move {
            let key = if browser::copy(&whole).await { "filing_copied" } else { "case_not_done" };
            copied.set(say(key));
        });
    };
    let save = part.text("media_type").map(|kind| {
        let (name, whole) = (part.say("key"), text.clone());
        action(say("filing_save"), "quiet", move || browser::save(&name, &kind, &whole))
    });
    div()
        .class("part")
        .child(
            p().class("label")
                .child(shown::name(&part.say("label")))
                .child(limit.map(|limit| span().class("about").child(limit))),
        )
        .child((text.chars().count() > LONGEST_SHOWN).then(|| p().class("about").child(say("filing_cut"))))
        .child(pre().attr("tabindex", "0").attr("dir", "auto").child(shown::visible_lines(&cut(&text))))
        .child(div().class("actions").child(action(say("filing_copy"), "quiet", copy)).child(save))
        .child(p().class("about").role("status").child(move || copied.get()))
        .into_any()
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_SHOWN).collect()
}
