//! The part of a page in which cases are handed in.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};

use super::{
    asked, doors, going, notices,
    pasting::{copied, text_to_paste},
};
use crate::{
    browser,
    case::store,
    element::{details, div, h2, p, section, summary},
    json::Json,
    place::UNDO,
    words::say,
};

/// Under which it is stored at which door the person was last.
const LAST_DOOR: &str = "last_door";
/// Under which it is stored what the person answered to what only one door asks, by doors.
const ANSWERS: &str = "door_answers";

/// A check, and the case in which it found something; none where that was the notice.
pub(super) type Found = (String, Option<String>);

/// Cases that are being handed in.
#[derive(Clone, Copy)]
pub struct Handing {
    cases: StoredValue<Vec<String>>,
    /// The doors; nothing before they are there.
    doors: RwSignal<Option<Vec<Json>>, LocalStorage>,
    /// The one that is looked at.
    door: RwSignal<Option<String>>,
    /// What would go through it,
    shown: RwSignal<Option<Json>, LocalStorage>,
    /// and which showing of it is the latest.
    showing: StoredValue<f64>,
    /// What was found and is meant so.
    meant: RwSignal<Vec<Found>>,
    language: RwSignal<String>,
    answers: RwSignal<Json, LocalStorage>,
    /// What went.
    filings: RwSignal<Vec<Json>, LocalStorage>,
    /// What was confirmed on this page, and is still to be forwarded: its id, and what a mail says that is too long for a draft.
    confirmed: StoredValue<Vec<(String, String)>>,
    /// What the page does when the records of the cases were changed here.
    recorded: StoredValue<Box<dyn Fn() + Send + Sync>>,
    /// Receipts that are being written, by the numbers of notices: number and day.
    receipts: StoredValue<BTreeMap<String, (String, String)>>,
    /// Where the keyboard goes on when what it stood on is drawn anew.
    next: StoredValue<Option<String>>,
    said: RwSignal<String>,
}

impl Handing {
    /// Of these cases; `recorded` is done when their records were changed here.
    pub fn of(cases: Vec<String>, recorded: impl Fn() + Send + Sync + 'static) -> Self {
        let handing = Self {
            cases: StoredValue::new(cases),
            doors: RwSignal::new_local(None),
            door: RwSignal::new(None),
            shown: RwSignal::new_local(None),
            showing: StoredValue::new(0.0),
            meant: RwSignal::new(Vec::new()),
            language: RwSignal::new(String::new()),
            answers: RwSignal::new_local(Json::object([])),
            filings: RwSignal::new_local(Vec::new()),
            confirmed: StoredValue::new(Vec::new()),
            recorded: StoredValue::new(Box::new(recorded)),
            receipts: StoredValue::new(BTreeMap::new()),
            next: StoredValue::new(None),
            said: RwSignal::new(String::new()),
        };
        handing.load();
        store::on_change(move || handing.changed());
        handing
    }

    /// Its cases.
    pub fn cases(self) -> Vec<String> {
        self.cases.get_value()
    }

    pub(super) fn doors(self) -> Option<Vec<Json>> {
        self.doors.get()
    }

    pub(super) fn door(self) -> Option<String> {
        self.door.get()
    }

    /// The door that is looked at, as the list has it.
    pub(super) fn current(self) -> Json {
        self.door.get().map_or_else(Json::nothing, |id| self.door_of(&id))
    }

    /// A door as the list has it.
    pub(super) fn door_of(self, id: &str) -> Json {
        let doors = self.doors.get().unwrap_or_default();
        doors.into_iter().find(|door| door.say("id") == id).unwrap_or_else(Json::nothing)
    }

    pub(super) fn shown(self) -> Option<Json> {
        self.shown.get()
    }

    pub(super) fn filings(self) -> Vec<Json> {
        self.filings.get()
    }

    /// The name of a door that the cases were handed in at; its id where that is not known.
    pub fn name_of(self, door: &str) -> String {
        let filings = self.filings.get();
        let known = filings.iter().find(|filing| filing.say("door") == door).map(|filing| filing.say("name"));
        doors::name(door, known.as_deref().unwrap_or(door))
    }

    pub(super) fn language(self) -> String {
        self.language.get()
    }

    /// A door was chosen, and nothing was said against it.
    fn is_preparing(self) -> bool {
        self.door.with(Option::is_some) && self.said.with(String::is_empty)
    }

    /// Says what was done, or why it was not.
    pub(super) fn say(self, key: &str) {
        self.said.set(say(key));
    }

    fn load(self) {
        spawn_local(async move {
            match asked::doors(&self.cases()).await {
                Ok(doors) => {
                    let doors = doors.list();
                    let last = browser::stored(LAST_DOOR).await.as_text();
                    let answers = browser::stored(ANSWERS).await;
                    if answers.is_object() {
                        self.answers.set(answers);
                    }
                    let is_open = |door: &&Json| door.say("access") == "open";
                    let known = doors.iter().filter(is_open).find(|door| Some(door.say("id")) == last);
                    let first = known.or_else(|| doors.iter().find(is_open)).map(|door| door.say("id"));
                    self.doors.set(Some(doors));
                    self.door.set(first);
                    self.changed();
                }
                Err(why) => self.say(&why),
            }
        });
    }

    /// Something was changed here or elsewhere: what would go, and what went, is asked for anew.
    pub fn changed(self) {
        spawn_local(async move {
            if let Ok(filings) = asked::filings(&self.cases()).await {
                let filings = filings.list();
                let went_on = self.filings.with_untracked(|before| states(before) != states(&filings));
                // What stands as it stood stays on the page: what is being written there, where the keyboard is.
                if self.filings.with_untracked(|before| written_all(before) != written_all(&filings)) {
                    self.filings.set(filings);
                    self.go_on();
                }
                self.forward();
                // What goes is sworn, and what arrived has a number: both stand in the records.
                if went_on {
                    self.recorded.with_value(|recorded| recorded());
                }
            }
            self.prepare();
        });
    }

    fn prepare(self) {
        let Some(door) = self.door.get_untracked() else { return };
        let meant = self.meant.with_untracked(|meant| Json::of_list(meant.iter().map(written)));
        let language = self.language.get_untracked();
        let answers = self.answers_at(&door);
        spawn_local(async move {
            match asked::show(&door, &self.cases(), meant, &language, &answers).await {
                // Meanwhile the person may have gone to another one.
                Ok(shown) if self.door.get_untracked().as_deref() == Some(&door) => self.show(&shown),
                Ok(_) => {}
                Err(why) => self.say(&why),
            }
        });
    }

    fn show(self, answer: &Json) {
        self.showing.set_value(answer.number("showing").unwrap_or_default());
        let shown = answer.get("shown");
        let is_new = self.shown.with_untracked(|before| before.as_ref().map(Json::written) != Some(shown.written()));
        if is_new {
            self.shown.set(Some(shown));
            self.go_on();
        }
    }

    /// The keyboard goes on where it is to go on.
    fn go_on(self) {
        if let Some(id) = self.next.get_value() {
            browser::when_drawn(move || {
                if browser::focused(&id) {
                    self.next.set_value(None);
                }
            });
        }
    }

    /// Goes to a door.
    pub(super) fn go_to(self, door: String) {
        self.said.set(String::new());
        self.shown.set(None);
        self.meant.set(Vec::new());
        self.language.set(String::new());
        self.door.set(Some(door));
        self.prepare();
    }

    /// Speaks another language at the door.
    pub(super) fn speak(self, language: String) {
        self.language.set(language);
        self.prepare();
    }

    /// What the person answered to what only this door asks.
    fn answers_at(self, door: &str) -> Json {
        let answers = self.answers.with_untracked(|answers| answers.get(door));
        if answers.is_object() { answers } else { Json::object([]) }
    }

    /// What the person answered to a question of the door that is looked at.
    pub(super) fn answer_to(self, key: &str) -> String {
        self.door.get_untracked().map(|door| self.answers_at(&door).say(key)).unwrap_or_default()
    }

    /// Takes an answer; one that is lasting is kept for the next time.
    pub(super) fn answer(self, key: String, text: String, is_lasting: bool) {
        let Some(door) = self.door.get_untracked() else { return };
        let answer: Json = text.trim().into();
        let answers = self.answers_at(&door);
        answers.set(&key, &answer);
        self.answers.with_untracked(|all| all.set(&door, &answers));
        spawn_local(async move {
            if is_lasting {
                keep_answer(&door, &key, &answer).await;
            }
            self.prepare();
        });
    }

    /// The receipt of a notice as far as it is written: number and day.
    pub(super) fn receipt(self, report: &str) -> (String, String) {
        self.receipts.with_value(|all| all.get(report).cloned()).unwrap_or_else(|| (String::new(), browser::today()))
    }

    /// Keeps what is written of a receipt as long as the page is there.
    pub(super) fn write_receipt(self, report: &str, receipt: (String, String)) {
        self.receipts.update_value(|all| drop(all.insert(report.to_owned(), receipt)));
    }

    /// What was found is meant so, or is not; `place` is the id of where the person says it.
    pub(super) fn mean(self, found: Found, is_meant: bool, place: String) {
        self.next.set_value(Some(place));
        self.meant.update(|meant| {
            meant.retain(|other| *other != found);
            meant.extend(is_meant.then_some(found));
        });
        self.prepare();
    }

    /// The person confirms. What is to be pasted first is copied at once, for a browser copies on a fresh click alone.
    pub(super) fn confirm(self) {
        let current = untrack(move || self.current());
        let Some(shown) = self.shown.get_untracked() else { return };
        let first =
            shown.get("notices").list().first().and_then(|notice| text_to_paste(&shown.say("delivery"), notice));
        let showing = self.showing.get_value();
        // Pressed again it is nothing: what goes is shown anew first.
        self.shown.set(None);
        spawn_local(async move {
            let is_copied = copied(first).await;
            match asked::confirm(&current.say("name"), showing).await {
                Ok(filing) => {
                    // A draft must not say that something was copied that was not.
                    let paste = if is_copied { say("filing_paste") } else { String::new() };
                    self.confirmed.update_value(|confirmed| confirmed.push((filing.say("id"), paste)));
                    browser::store(LAST_DOOR, current.say("id").as_str().into()).await;
                    self.said.set(if is_copied { String::new() } else { say("filing_not_copied") });
                    self.next.set_value(Some(UNDO.to_owned()));
                    self.recorded.with_value(|recorded| recorded());
                    self.changed();
                }
                Err(why) => {
                    self.say(&why);
                    self.prepare();
                }
            }
        });
    }

    /// What was confirmed on this page and can no longer be taken back goes on by itself.
    fn forward(self) {
        let ready = |id: &str| {
            let filings = self.filings.get_untracked();
            let own = filings.into_iter().find(|filing| filing.say("id") == id && filing.say("state") == "ready")?;
            going::open(&own).next()?.number("number")
        };
        let (own, others): (Vec<_>, Vec<_>) =
            self.confirmed.get_value().into_iter().partition(|(id, _)| ready(id).is_some());
        self.confirmed.set_value(others);
        for (id, paste) in own {
            let number = ready(&id).unwrap_or(1.0);
            spawn_local(async move {
                if let Err(why) = asked::forward(&id, number, &paste).await {
                    self.say(&why);
                }
            });
        }
    }

    /// Does something with what was handed in, and says why if it could not be done.
    pub(super) fn act(self, action: impl Future<Output = Result<Json, store::Why>> + 'static) {
        spawn_local(async move {
            match action.await {
                Ok(_) => self.said.set(String::new()),
                Err(why) => self.say(&why),
            }
            self.recorded.with_value(|recorded| recorded());
            self.changed();
        });
    }
}

/// Keeps an answer beside those that are kept.
async fn keep_answer(door: &str, key: &str, answer: &Json) {
    let kept = browser::stored(ANSWERS).await;
    let kept = if kept.is_object() { kept } else { Json::object([]) };
    let at_door = if kept.get(door).is_object() { kept.get(door) } else { Json::object([]) };
    at_door.set(key, answer);
    kept.set(door, &at_door);
    browser::store(ANSWERS, kept).await;
}

fn written_all(filings: &[Json]) -> Vec<String> {
    filings.iter().map(Json::written).collect()
}

/// What was found, as the desk names it.
fn written((check, case): &Found) -> Json {
    let case = case.as_ref().map_or_else(Json::null, |case| case.as_str().into());
    Json::object([("check", check.as_str().into()), ("case_id", case)])
}

/// How what was handed in stands.
fn states(filings: &[Json]) -> Vec<String> {
    filings.iter().map(|filing| filing.say("state")).collect()
}

/// The doors, and what would go through one.
fn at_a_door(handing: Handing) -> AnyView {
    div()
        .child(doors::doors(handing))
        .child(div().child(move || match handing.shown() {
            Some(shown) => Some(notices::notices(handing, &shown)),
            None => handing.is_preparing().then(|| p().class("sentence loading").child(say("ui_loading")).into_any()),
        }))
        .into_any()
}

/// The same behind a summary: where something is under way, the person goes on with that.
fn elsewhere(handing: Handing) -> AnyView {
    details().class("elsewhere").child(summary().child(say("doors_elsewhere"))).child(at_a_door(handing)).into_any()
}

/// The part of the page.
pub fn handing(handing: Handing) -> AnyView {
    let is_under_way = Memo::new(move |_| handing.filings().iter().any(|filing| filing.say("state") != "undone"));
    section()
        .class("handing")
        .child(h2().child(say("doors_title")))
        .child(p().class("about").child(say("doors_about")))
        .child(going::going(handing))
        .child(div().child(move || if is_under_way.get() { elsewhere(handing) } else { at_a_door(handing) }))
        .child(p().class("said").role("status").child(move || handing.said.get()))
        .into_any()
}
