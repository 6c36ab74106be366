//! The page in front, as popup and panel show it: its verdict, or the one thing to do about having none.

use crate::element::{div, p};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    answer::{PageVerdict, State, changed_tab},
    browser,
    json::Json,
    marketplace::{self, Marketplace},
    notice::{action, notice},
    settings, shops, shown,
    words::{say, say_with},
};

/// A question about a tab.
pub(crate) fn about(kind: &str, tab: i32) -> Json {
    Json::object([("kind", kind.into()), ("tab", tab.into())])
}

/// What is known of the page in front.
#[derive(Clone, Copy)]
pub struct Front {
    tab: RwSignal<Option<i32>>,
    verdict: RwSignal<Option<PageVerdict>>,
    marketplaces: RwSignal<Vec<Marketplace>>,
}

impl Default for Front {
    fn default() -> Self {
        Self { tab: RwSignal::new(None), verdict: RwSignal::new(None), marketplaces: RwSignal::new(Vec::new()) }
    }
}

impl Front {
    /// Asks for it, and again whenever the background says that it changed.
    pub fn of_tab() -> Self {
        let front = Self::default();
        front.look();
        spawn_local(async move { front.marketplaces.set(marketplace::all().await) });
        browser::on_message(move |heard| {
            if changed_tab(heard).is_some_and(|tab| front.tab.get_untracked() == Some(tab)) {
                front.ask("verdict");
            }
        });
        front
    }

    /// Looks which tab is in front, and asks about it.
    pub fn look(self) {
        spawn_local(async move {
            self.tab.set(browser::tab().await);
            self.ask("verdict");
        });
    }

    /// Its tab.
    pub fn tab(self) -> i32 {
        self.tab.get_untracked().unwrap_or_default()
    }

    fn ask(self, kind: &'static str) {
        spawn_local(async move {
            let Some(tab) = self.tab.get_untracked() else { return self.verdict.set(Some(PageVerdict::default())) };
            let answer = browser::ask(about(kind, tab)).await;
            // The person may have gone on to another tab meanwhile.
            if self.tab.get_untracked() == Some(tab) {
                self.verdict.set(Some(PageVerdict::of(&answer)));
            }
        });
    }

    /// What is shown of it; `read` shows a page that was read.
    pub fn view(self, read: impl Fn(&PageVerdict) -> AnyView + Send + Sync + 'static) -> AnyView {
        let shown = Memo::new(move |_| self.verdict.get());
        div().child(move || self.body(shown.get(), &read)).into_any()
    }

    fn body(self, verdict: Option<PageVerdict>, read: &impl Fn(&PageVerdict) -> AnyView) -> AnyView {
        let Some(found) = verdict else {
            return p().class("sentence loading").child(say("ui_loading")).into_any();
        };
        let again = |key: &str| action(say(key), "main", move || self.ask("read"));
        let is_empty = found.own.is_none() && found.cards.is_empty();
        match found.state {
            State::Read if !is_empty => read(&found),
            State::Read | State::Nothing => div()
                .child(notice(say("nothing_readable"), vec![again("ui_try_again")]))
                .child(shops::of_site(self.tab(), found.url, self.marketplaces))
                .into_any(),
            State::Failed => notice(say("ui_state_failed"), vec![again("ui_try_again")]),
            State::Waiting => notice(say("ui_state_waiting"), vec![again("ui_read_now")]),
            State::NotHere => div()
                .child(notice(say("ui_state_not_here"), vec![again("ui_read_now")]))
                .child(shops::of_site(self.tab(), found.url, self.marketplaces))
                .into_any(),
            State::Off => div().child(move || self.off(found.marketplace.as_deref())).into_any(),
        }
    }

    /// The person switched this one site off.
    fn off_here(self) -> AnyView {
        let on = move || self.switch_site(false);
        notice(say("ui_state_off_here"), vec![action(say("ui_on_here"), "main", on)])
    }

    /// Switches the site in front off, or on again; it is read anew then.
    pub fn switch_site(self, is_off: bool) {
        let url = self.verdict.get_untracked().and_then(|verdict| verdict.url).unwrap_or_default();
        let host = shown::host(&url).to_owned();
        spawn_local(async move {
            settings::change(|settings| settings.switch_site(&host, is_off)).await;
            self.ask("read");
        });
    }

    /// Switched off: the one thing to do is to switch it on.
    fn off(self, id: Option<&str>) -> AnyView {
        let known = self.marketplaces.get().into_iter().find(|marketplace| Some(marketplace.id.as_str()) == id);
        let Some(marketplace) = known else { return self.off_here() };
        let said = RwSignal::new(String::new());
        let done = move |is_on: bool| if is_on { self.ask("read") } else { said.set(say("ui_not_granted")) };
        let sentence = say_with("ui_state_off", "marketplace", &marketplace.name);
        div()
            .child(notice(sentence, vec![marketplace::switch_on_button(marketplace, done)]))
            .child(p().class("said").role("status").child(move || said.get()))
            .into_any()
    }
}
