//! All cases: found, put into folders, exported, imported, deleted.

use std::collections::BTreeSet;

use leptos::{
    control_flow::{For, ForProps},
    prelude::*,
    task::spawn_local,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::{parts, store, sure};
use crate::{
    browser,
    element::{self, a, div, h1, header, img, input, label, li, option, p, section, select, span, ul},
    json::Json,
    notice::action,
    settings::Settings,
    shown,
    words::{say, say_with, words_of},
};

/// Cases drawn at once; further ones on demand, so that ten thousand stay quick.
const ROWS: usize = 60;
/// Where it says how many there are; the keyboard goes on there when what it stood on is gone.
const COUNT: &str = "count";

/// What the list shows of a case.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Entry {
    id: String,
    state: String,
    folder: String,
    words: String,
    level: String,
    title: String,
    about: String,
    changed_at: String,
}

impl Entry {
    fn of(entry: &Json) -> Self {
        let summary = entry.get("summary");
        let facts = ["seller", "price", "marketplace", "country"].map(|key| summary.say(key));
        Self {
            id: entry.say("id"),
            state: entry.say("state"),
            folder: entry.say("folder"),
            words: entry.say("words"),
            level: summary.say("level"),
            title: Some(summary.say("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| entry.say("url")),
            about: facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "),
            changed_at: entry.say("changed_at"),
        }
    }
}

/// How the list stands.
#[derive(Clone, Copy)]
struct List {
    role: StoredValue<String>,
    /// Nothing before they are there.
    entries: RwSignal<Option<Vec<Entry>>>,
    why: RwSignal<Option<String>>,
    search: RwSignal<String>,
    folder: RwSignal<Option<String>>,
    level: RwSignal<String>,
    chosen: RwSignal<BTreeSet<String>>,
    drawn: RwSignal<usize>,
    said: RwSignal<String>,
    /// All entries are being read, and were changed meanwhile.
    is_loading: StoredValue<bool>,
    is_stale: StoredValue<bool>,
}

impl List {
    fn show(self, found: Result<Vec<Json>, store::Why>) {
        match found {
            Ok(entries) => {
                self.entries.set(Some(entries.iter().map(Entry::of).collect()));
                let is_gone = |folder: &Option<String>| {
                    folder.as_ref().is_some_and(|folder| !untrack(move || self.folders()).contains(folder))
                };
                if self.folder.with_untracked(is_gone) {
                    self.folder.set(None);
                }
            }
            Err(why) => self.why.set(Some(why)),
        }
    }

    /// Those changed last at once, then all. Many changes in a row are read together.
    fn load(self) {
        if self.is_loading.get_value() {
            return self.is_stale.set_value(true);
        }
        self.is_loading.set_value(true);
        spawn_local(async move {
            if self.entries.with_untracked(Option::is_none) {
                self.show(store::latest(ROWS as u32).await);
            }
            loop {
                self.is_stale.set_value(false);
                self.show(store::all().await);
                if !self.is_stale.get_value() {
                    break;
                }
            }
            self.is_loading.set_value(false);
        });
    }

    fn matching(self) -> Vec<Entry> {
        let (search, folder, level) = (self.search.get().to_lowercase(), self.folder.get(), self.level.get());
        let fits = |entry: &&Entry| {
            search.split_whitespace().all(|word| {
                let others = [&entry.folder, &entry.about];
                entry.words.contains(word) || others.iter().any(|text| text.to_lowercase().contains(word))
            }) && folder.as_ref().is_none_or(|folder| entry.folder == *folder)
                && (level.is_empty() || entry.level == level)
        };
        self.entries.with(|entries| entries.iter().flatten().filter(fits).cloned().collect())
    }

    fn folders(self) -> BTreeSet<String> {
        let named = |entry: &Entry| Some(entry.folder.clone()).filter(|folder| !folder.is_empty());
        self.entries.with(|entries| entries.iter().flatten().filter_map(named).collect())
    }

    fn chosen(self) -> Vec<String> {
        self.chosen.get_untracked().into_iter().collect()
    }

    /// Says that it takes a moment.
    fn wait(self) {
        self.said.set(say("ui_loading"));
    }

    /// Says what was done or why it was not, and shows what is there now.
    fn done(self, result: Result<String, store::Why>) {
        self.said.set(result.unwrap_or_else(|why| say(&why)));
        self.chosen.set(BTreeSet::new());
        self.load();
        browser::focus(COUNT);
    }

    fn move_to(self, folder: String) {
        let folder = if folder.trim().is_empty() { Json::null() } else { folder.trim().into() };
        let change = Json::object([("change", "moved".into()), ("folder", folder)]);
        self.wait();
        spawn_local(async move {
            let mut result = Ok(say("case_kept"));
            for id in self.chosen() {
                result = store::change(&id, &change, &self.role.get_value()).await.map(|_| say("case_kept"));
                if result.is_err() {
                    break;
                }
            }
            self.done(result);
        });
    }

    fn export(self) {
        self.wait();
        spawn_local(async move {
            let result = store::export(self.chosen(), &self.role.get_value(), "jinjja-cases.jinjja.zip").await;
            self.done(result.map(|()| say("case_saved")));
        });
    }

    fn remove(self) {
        self.wait();
        spawn_local(async move {
            let count = self.chosen().len().to_string();
            let result = store::remove(self.chosen()).await;
            self.done(result.map(|()| say_with("cases_deleted", "count", &count)));
        });
    }

    fn import(self, event: &Event) {
        let Some(file) = browser::chosen_file(event) else { return };
        self.wait();
        let field: Option<HtmlInputElement> = event.target().and_then(|field| field.dyn_into().ok());
        spawn_local(async move {
            self.done(store::import(&file).await.map(|told| imported(&told)));
            field.into_iter().for_each(|field| field.set_value(""));
        });
    }
}

/// What came of an import, in words.
fn imported(told: &Json) -> String {
    let count = |key: &str| told.number(key).unwrap_or_default().to_string();
    words_of("cases_imported", &[("count", &count("taken")), ("known", &count("known"))])
}

/// The page.
pub fn page(settings: Settings) -> AnyView {
    browser::name_page(&say("cases_title"));
    let list = List {
        role: StoredValue::new(settings.role.name().to_owned()),
        entries: RwSignal::new(None),
        why: RwSignal::new(None),
        search: RwSignal::new(String::new()),
        folder: RwSignal::new(None),
        level: RwSignal::new(String::new()),
        chosen: RwSignal::new(BTreeSet::new()),
        drawn: RwSignal::new(ROWS),
        said: RwSignal::new(String::new()),
        is_loading: StoredValue::new(false),
        is_stale: StoredValue::new(false),
    };
    list.load();
    store::on_change(move || list.load());
    let found = Memo::new(move |_| list.matching());
    let body = move || match list.why.get() {
        Some(why) => crate::notice::notice(say(&why), vec![action(say("ui_try_again"), "main", browser::reload)]),
        None => div().child(tools(list)).child(chosen_tools(list)).child(rows(list, found)).into_any(),
    };
    div()
        .class("frame")
        .child(header().class("bar").child(h1().class("product").child(say("cases_title"))))
        .child(
            element::main()
                .class("steady")
                .child(p().class("said").role("status").child(move || list.said.get()))
                .child(body),
        )
        .into_any()
}

fn tools(list: List) -> AnyView {
    let searched = move |event: Event| {
        list.search.set(event_target_value(&event));
        list.drawn.set(ROWS);
    };
    // The first of the folders means all of them.
    let folder = move |event: Event| {
        list.folder.set(Some(event_target_value(&event)).filter(|folder| !folder.is_empty()));
        list.drawn.set(ROWS);
    };
    let named = Memo::new(move |_| list.folders());
    let folders = move || {
        let of = |name: String| {
            let is_chosen = list.folder.with_untracked(|folder| folder.as_ref() == Some(&name));
            option().value(name.clone()).flag("selected", is_chosen).child(shown::cut(&name, 80)).into_any()
        };
        named.get().into_iter().map(of).collect::<Vec<_>>()
    };
    let levelled = move |event: Event| {
        list.level.set(event_target_value(&event));
        list.drawn.set(ROWS);
    };
    let level = |level: &'static str, key: &str| option().value(level).child(say(key)).into_any();
    let levels = vec![
        level("", "ui_all"),
        level("strong", "ui_risk_strong"),
        level("some", "ui_risk_some"),
        level("none", "ui_risk_none"),
    ];
    div()
        .class("tools")
        .child(
            label()
                .class("search")
                .child(span().child(say("ui_search")))
                .child(input().kind("search").on("input", searched)),
        )
        .child(
            label()
                .child(span().child(say("cases_folder")))
                .child(select().on("change", folder).child(option().value("").child(say("ui_all"))).child(folders)),
        )
        .child(label().child(span().child(say("ui_col_risk"))).child(select().on("change", levelled).child(levels)))
        .child(
            label().class("file").child(span().child(say("cases_import"))).child(
                input().kind("file").accept(".zip").class("hidden").on("change", move |event| list.import(&event)),
            ),
        )
        .into_any()
}

/// What can be done with those that are chosen.
fn chosen_tools(list: List) -> AnyView {
    let folder = RwSignal::new(String::new());
    let count = Memo::new(move |_| list.chosen.with(BTreeSet::len));
    let tools = move || {
        let question = move || format!("{}\n{}", chosen_count(count.get()), say("cases_delete_sure"));
        let sure = sure::delete(question, move || list.remove());
        (count.get() > 0).then(|| {
            section()
                .class("chosen")
                .child(p().child(chosen_count(count.get())))
                .child(
                    label().child(span().child(say("cases_folder"))).child(
                        input()
                            .kind("text")
                            .attr("maxlength", "80")
                            .value(folder.get_untracked())
                            .on("input", move |event| folder.set(event_target_value(&event))),
                    ),
                )
                .child(
                    div()
                        .class("actions")
                        .child(action(say("cases_move"), "", move || list.move_to(folder.get_untracked())))
                        .child(action(say("cases_export"), "", move || list.export()))
                        .child(sure),
                )
        })
    };
    div().child(tools).into_any()
}

fn chosen_count(count: usize) -> String {
    say_with("cases_chosen", "count", &count.to_string())
}

fn rows(list: List, found: Memo<Vec<Entry>>) -> AnyView {
    let counted = move || match (list.entries.with(Option::is_none), found.with(Vec::len)) {
        (true, _) => say("ui_loading"),
        (false, 0) => say(if list.entries.with(|all| all.as_ref().is_some_and(Vec::is_empty)) {
            "cases_none"
        } else {
            "ui_no_rows"
        }),
        (false, count) => words_of(
            "ui_rows_shown",
            &[("shown", &count.min(list.drawn.get()).to_string()), ("count", &count.to_string())],
        ),
    };
    let class = move || if list.entries.with(Option::is_none) { "about loading" } else { "about" }.to_owned();
    let shown = move || found.with(|found| found.iter().take(list.drawn.get()).cloned().collect::<Vec<_>>());
    // A row stays as it is for as long as its case does: the keyboard stands on it, and its picture is there.
    let rows = ForProps::builder().each(shown).key(Entry::clone).children(move |entry| row(list, &entry)).build();
    let has_more = Memo::new(move |_| found.with(Vec::len) > list.drawn.get());
    let more = move || {
        has_more.get().then(|| {
            action(say("ui_more_rows"), "", move || list.drawn.update(|drawn| *drawn = drawn.saturating_add(ROWS)))
        })
    };
    div()
        .child(p().id(COUNT).tabindex("-1").attr_of("class", class).role("status").child(counted))
        .child(ul().class("cases").child(For(rows).into_any()))
        .child(div().class("actions").child(more))
        .into_any()
}

fn row(list: List, entry: &Entry) -> AnyView {
    let id = entry.id.clone();
    let picture = RwSignal::new(None::<String>);
    spawn_local({
        let id = id.clone();
        async move { picture.set(store::thumbnail(&id).await) }
    });
    let small = move || picture.get().map(|address| img().attr("src", address).attr("alt", ""));
    let is_chosen = {
        let id = id.clone();
        move || list.chosen.with(|chosen| chosen.contains(&id))
    };
    let choose = {
        let id = id.clone();
        move |event: Event| {
            let is_chosen = event_target_checked(&event);
            list.said.set(String::new());
            list.chosen.update(|chosen| {
                chosen.remove(&id);
                chosen.extend(is_chosen.then(|| id.clone()));
            });
        }
    };
    let folder = (!entry.folder.is_empty()).then(|| span().class("tag").child(shown::name(&entry.folder)));
    let level = match entry.level.as_str() {
        "strong" => Some("ui_risk_strong"),
        "some" => Some("ui_risk_some"),
        _ => None,
    };
    let level = level.map(|key| {
        let words = format!("{}: {}", say("ui_col_risk"), say(key));
        span().class("level").child(words)
    });
    let state = say(&format!("case_state_{}", entry.state));
    li().attr("data-level", entry.level.clone())
        .child(
            label().class("choose").child(
                input()
                    .kind("checkbox")
                    .aria_label(shown::cut(&entry.title, 80))
                    .prop("checked", is_chosen)
                    .on("change", choose),
            ),
        )
        .child(span().class("small").child(small))
        .child(
            div()
                .child(a().class("open").href(format!("report.html?case={id}")).child(shown::name(&entry.title)))
                .child(p().class("about").child(level).child(shown::name(&entry.about)))
                .child(
                    p().class("about").child(format!("{state} · {} ", parts::time(&entry.changed_at))).child(folder),
                ),
        )
        .into_any()
}
