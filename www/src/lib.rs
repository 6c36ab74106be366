//! What the pages of the extension share: the browser, the words, the verdict.
//!
//! Built with functions, never with `view!`: that writes static parts as `innerHTML`, which the policy of the pages refuses.

pub mod answer;
pub mod browser;
pub mod case;
pub mod correction;
pub mod element;
pub mod export;
pub mod facts;
pub mod filing;
pub mod front;
pub mod json;
pub mod marketplace;
pub mod narrowing;
pub mod notice;
pub mod options;
pub mod place;
pub mod report;
pub mod settings;
pub mod shops;
pub mod shown;
pub mod table;
pub mod verdict;
pub mod words;

use leptos::{mount::mount_to, prelude::*};
use settings::Settings;
use wasm_bindgen_futures::spawn_local;

/// Loads the settings and the words, then draws the page into its `<main>`.
pub fn start(page: fn(Settings) -> AnyView) {
    console_error_panic_hook::set_once();
    // Leptos has no tasks before it has drawn something.
    spawn_local(async move {
        let settings = settings::load().await;
        words::load(&settings.language).await;
        browser::name_language(words::tag());
        if let Some(place) = browser::place() {
            mount_to(place, move || page(settings)).forget();
        }
    });
}
