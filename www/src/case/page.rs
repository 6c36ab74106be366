//! The page of one case: what was sealed, what the person adds and says.

use leptos::{prelude::*, task::spawn_local};

use super::{parts, pictures, seller, statement, store, sure, unsealed};
use crate::{
    browser,
    element::{self, button, details, div, dl, h1, header, p, section, summary},
    filing::{Handing, handing, outcomes},
    json::Json,
    marketplace::Names,
    notice::{action, notice},
    settings::Settings,
    words::say,
};

/// The case that a page shows.
#[derive(Clone, Copy)]
pub struct Case {
    id: StoredValue<String>,
    /// What marketplaces are called.
    names: RwSignal<Names>,
    /// The case with all that belongs to it; nothing before it is there.
    shown: RwSignal<Option<Json>, LocalStorage>,
    /// Its record, which changes more often than the rest.
    record: RwSignal<Json, LocalStorage>,
    /// Why it is not there.
    why: RwSignal<Option<String>>,
    said: RwSignal<String>,
}

impl Case {
    /// Its number.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// It with all that belongs to it.
    pub fn shown(self) -> Json {
        self.shown.get().unwrap_or_else(Json::nothing)
    }

    /// Its record.
    pub fn record(self) -> Json {
        self.record.get()
    }

    /// What a marketplace is called.
    pub fn marketplace(self, id: &str) -> String {
        self.names.with(|names| names.of(id))
    }

    /// Says what was done, or why it was not.
    pub fn say(self, key: &str) {
        self.said.set(say(key));
    }

    /// The same in words that stand already.
    pub fn tell(self, words: String) {
        self.said.set(words);
    }

    /// Opens it, and seals what is not sealed yet.
    pub fn load(self) {
        spawn_local(async move {
            match store::opened(&self.id()).await {
                Ok(shown) => {
                    self.why.set(None);
                    self.record.set(shown.get("record"));
                    // What is there is shown also where it could not be sealed.
                    if let Some(why) = shown.get("why").as_text() {
                        self.say(&why);
                    }
                    self.shown.set(Some(shown));
                }
                Err(why) => {
                    self.say(&why);
                    self.why.set(Some(why));
                }
            }
        });
    }

    /// Changes its record.
    pub fn change(self, change: Json) {
        self.change_then(change, |_| ());
    }

    /// The same; says then whether it was kept.
    pub fn change_then(self, change: Json, kept: impl FnOnce(bool) + 'static) {
        spawn_local(async move {
            match store::change(&self.id(), &change).await {
                Ok(record) => {
                    self.record.set(record);
                    self.say("case_kept");
                    kept(true);
                }
                Err(why) => {
                    self.say(&why);
                    kept(false);
                }
            }
        });
    }

    /// After something was done with it: it is opened anew, or it is said why nothing was done.
    pub fn done(self, result: Result<(), store::Why>) {
        match result {
            Ok(()) => {
                self.say("case_kept");
                self.load();
            }
            Err(why) => self.say(&why),
        }
    }
}

/// Why no case was made of what a tab shows, as keys of the catalogue: the background opens the page with one of them where the
/// person used the menu or the keyboard, and nothing else could tell them.
const REFUSED: [&str; 7] = [
    "case_private",
    "case_off",
    "case_page_gone",
    "case_not_captured",
    "case_storage_full",
    "case_storage_gone",
    "case_newer_version",
];

/// The button that deletes a case, after a question; all cases are shown then.
pub fn delete(case: Case) -> Vec<AnyView> {
    let delete = move || {
        spawn_local(async move {
            match store::remove(vec![case.id()]).await {
                Ok(()) => browser::go_to("cases.html"),
                Err(why) => case.say(&why),
            }
        });
    };
    sure::delete(|| say("case_delete_sure"), delete)
}

/// The page: of one case, or of several that are handed in together.
pub fn page(_: Settings) -> AnyView {
    browser::name_page(&say("case_title"));
    if let Some(cases) = browser::named("cases") {
        let cases = cases.split(',').map(str::to_owned).collect();
        return framed(
            &say("doors_title"),
            element::main().class("steady case").child(handing(Handing::of(cases, || ()))),
        );
    }
    let case = Case {
        id: StoredValue::new(browser::named("case").unwrap_or_default()),
        names: RwSignal::new(Names::default()),
        shown: RwSignal::new_local(None),
        record: RwSignal::new_local(Json::nothing()),
        why: RwSignal::new(None),
        said: RwSignal::new(String::new()),
    };
    let refused = browser::named("why").filter(|key| REFUSED.contains(&key.as_str()));
    if refused.is_none() {
        spawn_local(async move { case.names.set(Names::load().await) });
        case.load();
    }
    let is_there = Memo::new(move |_| case.shown.with(Option::is_some));
    Effect::new(move || {
        if is_there.get() {
            browser::go_to_named_place();
        }
    });
    // Opened anew it stays as it stands on the page: what is being written there, where the keyboard is.
    let why = Memo::new(move |_| case.why.get());
    let body = move || match (is_there.get(), why.get()) {
        _ if refused.is_some() => notice(say(refused.as_deref().unwrap_or_default()), vec![]),
        (true, _) => whole(case),
        (false, Some(why)) => notice(say(&why), vec![action(say("ui_try_again"), "main", move || case.load())]),
        (false, None) => p().class("sentence loading").child(say("case_sealing")).into_any(),
    };
    let whole = element::main()
        .class("steady")
        .child(p().class("said").role("status").child(move || case.said.get()))
        .child(body);
    framed(&say("case_title"), whole)
}

fn framed(title: &str, body: element::El) -> AnyView {
    let all = button().kind("button").class("quiet settings").on("click", |_| browser::go_to("cases.html"));
    div()
        .class("frame")
        .child(header().class("bar").child(h1().class("product").child(title)).child(all.child(say("cases_all"))))
        .child(body)
        .into_any()
}

fn whole(case: Case) -> AnyView {
    let is_sealed = Memo::new(move |_| case.record().is_there());
    let body = move || if is_sealed.get() { sealed(case) } else { unsealed::unsealed(case) };
    div().class("case").child(body).into_any()
}

fn sealed(case: Case) -> AnyView {
    let handed = Handing::of(vec![case.id()], move || case.load());
    div()
        .child(move || parts::heading(case))
        .child(parts::seal(case))
        .child(pictures::pictures(case))
        .child(statement::statement(case))
        .child(seller::same_seller(case))
        .child(handing(handed))
        .child(outcomes(
            case.id(),
            move || case.record(),
            move |door: &str| handed.name_of(door),
            move |key: &str| {
                case.say(key);
                case.load();
            },
        ))
        .child(move || parts::verdicts(&case.shown()))
        .child(move || parts::taken_out(&case.shown()))
        .child(
            details()
                .child(summary().child(say("case_history")))
                .child(move || dl().class("history").child(parts::history(&case.record()))),
        )
        .child(section().class("foot").child(delete(case)))
        .into_any()
}
