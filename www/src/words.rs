//! What the pages say, in the language of the person. A page speaks one language for as long as it is there.

use std::sync::OnceLock;

use crate::element::bdi;
use jinjja::catalogue::{Catalogue, Part, language_of, tag_of};
use leptos::prelude::*;

use crate::{answer::Message, browser, shown};

static WORDS: OnceLock<(Catalogue, &'static str)> = OnceLock::new();

/// What the languages call themselves, by the names of their folders.
pub const NAMES: &[(&str, &str)] = &[
    ("en", "English"),
    ("ko", "한국어"),
    ("zh_CN", "简体中文"),
    ("zh_TW", "繁體中文"),
    ("th", "ไทย"),
    ("vi", "Tiếng Việt"),
    ("id", "Bahasa Indonesia"),
    ("ms", "Bahasa Melayu"),
    ("fil", "Filipino"),
    ("ja", "日本語"),
];

/// Loads the language asked for, or the browser's, or English.
pub async fn load(asked: &str) {
    let of_browser = || browser::ui_language().and_then(|tag| language_of(&tag));
    let language = language_of(asked).or_else(of_browser).unwrap_or("en");
    let words = match catalogue(language).await {
        Some(words) => (words, language),
        None => (catalogue("en").await.unwrap_or_default(), "en"),
    };
    // Set once: a page loads its words before it is drawn.
    let _ = WORDS.set(words);
}

async fn catalogue(language: &str) -> Option<Catalogue> {
    let file = browser::file(&format!("_locales/{language}/messages.json")).await?;
    Some(file.fields().into_iter().map(|(key, entry)| (key, entry.say("message"))).collect())
}

fn words() -> &'static Catalogue {
    &WORDS.get_or_init(|| (Catalogue::default(), "en")).0
}

/// The language, as `lang` and the browser's formats name it.
pub fn tag() -> &'static str {
    tag_of(WORDS.get().map_or("en", |(_, language)| language))
}

/// Whether the language has such a sentence.
pub fn has(key: &str) -> bool {
    words().has(key)
}

/// A sentence.
pub fn say(key: &str) -> String {
    words().say(key)
}

/// A sentence with one thing filled in.
pub fn say_with(key: &str, name: &str, text: &str) -> String {
    words_of(key, &[(name, text)])
}

/// A sentence with several things filled in.
pub fn words_of(key: &str, with: &[(&str, &str)]) -> String {
    words().tell(key, |wanted| with.iter().find(|(name, _)| *name == wanted).map(|(_, text)| *text))
}

/// A sentence of an assessment as plain text, with what a page hides made visible.
pub fn told(message: &Message) -> String {
    shown::visible(&words().tell(&message.key, |name| message.with.get(name).map(String::as_str)))
}

/// A sentence of an assessment for the page: what was filled in stands in a direction of its own.
pub fn telling(message: &Message) -> Vec<AnyView> {
    let parts = words().parts(&message.key, |name| message.with.get(name).map(String::as_str));
    let view = |part: &Part| match part {
        Part::Said(text) => (*text).to_owned().into_any(),
        Part::Filled(text) => bdi().child(shown::cut(text, shown::LONGEST_QUOTE)).into_any(),
    };
    parts.iter().map(view).collect()
}
