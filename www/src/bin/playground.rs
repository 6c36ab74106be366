//! The engine without the extension: a saved page or listing records go in, the verdict comes out.

use jinjja_www::element;
use jinjja_www::element::{div, h1, input, label, li, p, section, span, textarea, ul};
use jinjja_www::{
    answer::{PageVerdict, State},
    browser::{self, dropped_file},
    json::Json,
    notice::{action, notice},
    settings::Settings,
    start, table, verdict,
    words::{say, words_of},
};
use js_sys::Promise;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File};

#[wasm_bindgen(raw_module = "./judge.js")]
extern "C" {
    /// Whether a text is listing records rather than a page.
    #[wasm_bindgen(js_name = areRecords)]
    fn are_records(text: &str) -> bool;
    /// The address that a saved page carries.
    #[wasm_bindgen(js_name = addressIn)]
    fn address_in(text: &str) -> Option<String>;
    /// What is said of it, in the form of the background's answers.
    fn judged(text: &str, url: &str) -> Promise;
}

fn main() {
    start(page);
}

/// What goes in, and what is said of it.
#[derive(Clone, Copy)]
struct Playground {
    text: RwSignal<String>,
    url: RwSignal<String>,
    said: RwSignal<Option<Said>>,
}

#[derive(Clone, PartialEq)]
enum Said {
    NoAddress,
    Working,
    Verdict(Box<PageVerdict>, Vec<String>),
}

/// Characters that are shown in the field; whole pages of a file would make it slow.
const IN_FIELD: usize = 100_000;

impl Playground {
    fn in_field(self) -> String {
        self.text.with(|text| if text.len() > IN_FIELD { String::new() } else { text.clone() })
    }

    fn take(self, text: String) {
        if let Some(address) = address_in(&text) {
            self.url.set(address);
        }
        self.text.set(text);
        self.said.set(None);
    }

    fn take_file(self, file: File) {
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            self.take(text.unwrap_or_default());
            if are_records(&self.text.get_untracked()) || !self.url.get_untracked().is_empty() {
                self.judge();
            }
        });
    }

    fn judge(self) {
        let (text, url) = (self.text.get_untracked(), self.url.get_untracked().trim().to_owned());
        if url.is_empty() && !are_records(&text) {
            return self.said.set(Some(Said::NoAddress));
        }
        self.said.set(Some(Said::Working));
        spawn_local(async move {
            let answer = JsFuture::from(judged(&text, &url)).await.map_or_else(|_| Json::nothing(), Json::of);
            self.said.set(Some(Said::Verdict(Box::new(PageVerdict::of(&answer)), bad_lines(&answer))));
        });
    }
}

fn bad_lines(answer: &Json) -> Vec<String> {
    let told = |bad: &Json| words_of("ui_play_bad_line", &[("line", &bad.say("line")), ("why", &bad.say("why"))]);
    answer.get("bad").list().iter().map(told).collect()
}

fn page(_settings: Settings) -> AnyView {
    browser::name_page(&say("ui_play_title"));
    let playground = Playground { text: RwSignal::default(), url: RwSignal::default(), said: RwSignal::new(None) };
    element::main()
        .child(h1().child(say("ui_play_title")))
        .child(p().class("about").child(say("ui_play_about")))
        .child(given(playground))
        .child(section().aria_live("polite").child(move || playground.said.get().map(|said| shown(&said))))
        .into_any()
}

fn given(playground: Playground) -> AnyView {
    let typed = move |event: Event| playground.take(event_target_value(&event));
    let located = move |event: Event| playground.url.set(event_target_value(&event));
    let is_page = move || !are_records(&playground.text.get());
    div()
        .class("given")
        .child(choosing(playground))
        .child(
            label().child(span().child(say("ui_play_text"))).child(
                textarea()
                    .rows("6")
                    .attr("spellcheck", "false")
                    .prop("value", move || playground.in_field())
                    .on("input", typed),
            ),
        )
        .child(move || {
            is_page().then(|| {
                label().child(span().child(say("ui_play_url"))).child(
                    input()
                        .kind("text")
                        .inputmode("url")
                        .autocomplete("off")
                        .prop("value", move || playground.url.get())
                        .on("input", located),
                )
            })
        })
        .child(div().class("actions").child(action(say("ui_play_judge"), "main", move || playground.judge())))
        .into_any()
}

/// A file is chosen, or dropped.
fn choosing(playground: Playground) -> AnyView {
    let is_over = RwSignal::new(false);
    let class = move || if is_over.get() { "file over" } else { "file" }.to_owned();
    let over = move |event: Event| {
        event.prevent_default();
        is_over.set(true);
    };
    let dropped = move |event: Event| {
        event.prevent_default();
        is_over.set(false);
        dropped_file(&event).into_iter().for_each(|file| playground.take_file(file));
    };
    let chosen = move |event: Event| {
        browser::chosen_file(&event).into_iter().for_each(|file| playground.take_file(file));
    };
    label()
        .attr_of("class", class)
        .on("dragover", over)
        .on("dragleave", move |_| is_over.set(false))
        .on("drop", dropped)
        .child(span().child(say("ui_play_file")))
        .child(input().kind("file").accept(".html,.htm,.jsonl,.ndjson,.json,.txt").class("hidden").on("change", chosen))
        .into_any()
}

fn shown(said: &Said) -> AnyView {
    match said {
        Said::NoAddress => notice(say("ui_play_no_url"), Vec::new()),
        Said::Working => p().class("sentence loading").child(say("ui_loading")).into_any(),
        Said::Verdict(found, bad) => {
            let bad: Vec<AnyView> = bad.iter().map(|line| li().child(line.as_str()).into_any()).collect();
            div().child((!bad.is_empty()).then(|| ul().class("problems").child(bad))).child(told(found)).into_any()
        }
    }
}

fn told(found: &PageVerdict) -> AnyView {
    let is_empty = found.own.is_none() && found.cards.is_empty();
    match found.state {
        State::Failed => notice(say("ui_state_failed"), Vec::new()),
        _ if is_empty => notice(say("nothing_readable"), Vec::new()),
        _ => div()
            .child(found.own.as_ref().map(verdict::full))
            .child((!found.cards.is_empty()).then(|| table::of(&found.cards, None)))
            .into_any(),
    }
}
