//! All cases: found, put into folders, exported, imported, deleted.

mod entry;
mod rows;
mod tools;

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use self::entry::Entry;
use super::store;
use crate::{
    browser,
    element::{self, div, h1, header, p},
    filing::ledger,
    json::Json,
    marketplace::Names,
    notice::{action, notice},
    settings::Settings,
    words::{say, say_with, words_of},
};

/// Cases drawn at once; further ones on demand, so that ten thousand stay quick.
const ROWS: usize = 60;
/// Where it says how many there are; the keyboard goes on there when what it stood on is gone.
const COUNT: &str = "count";

/// How the list stands.
#[derive(Clone, Copy)]
struct List {
    /// What marketplaces are called.
    names: RwSignal<Names>,
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
                let names = self.names.get_untracked();
                self.entries.set(Some(entries.iter().map(|entry| Entry::of(entry, &names)).collect()));
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
                self.names.set(Names::load().await);
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

    /// What is not among these is not chosen any more: nobody sees that it would be.
    fn choose_only(self, found: &[Entry]) {
        let known: BTreeSet<&String> = found.iter().map(|entry| &entry.id).collect();
        if !self.chosen.with_untracked(|chosen| chosen.iter().all(|id| known.contains(id))) {
            self.chosen.update(|chosen| chosen.retain(|id| known.contains(id)));
        }
    }

    fn matching(self) -> Vec<Entry> {
        let (search, folder, level) = (self.search.get().to_lowercase(), self.folder.get(), self.level.get());
        let fits = |entry: &&Entry| {
            entry.has(&search)
                && folder.as_ref().is_none_or(|folder| entry.folder == *folder)
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
            // One that cannot be moved does not keep the others where they are.
            for id in self.chosen() {
                let moved = store::change(&id, &change).await;
                result = result.and(moved.map(|_| say("case_kept")));
            }
            self.done(result);
        });
    }

    fn export(self) {
        self.wait();
        spawn_local(async move {
            let result = store::export(self.chosen(), "jinjja-cases.jinjja.zip").await;
            self.done(result.map(|()| say("case_saved")));
        });
    }

    /// Goes to the page on which they are handed in together.
    fn hand_in(self) {
        browser::go_to(&format!("report.html?cases={}", self.chosen().join(",")));
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
pub fn page(_: Settings) -> AnyView {
    browser::name_page(&say("cases_title"));
    let list = List {
        names: RwSignal::new(Names::default()),
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
    Effect::new(move |_| found.with(|found| list.choose_only(found)));
    let body = move || match list.why.get() {
        Some(why) => notice(say(&why), vec![action(say("ui_try_again"), "main", browser::reload)]),
        None => div()
            .child(tools::tools(list))
            .child(tools::chosen_tools(list))
            .child(rows::rows(list, found))
            .child(ledger())
            .into_any(),
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
