//! Sentences in the languages of the catalogue (`extension/_locales`), as the command line speaks them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::WrongUse;
use crate::verdict::assessment::Message;

/// Languages by the names of their folders.
const LOCALES: &[(&str, &str)] = &[
    ("en", include_str!("../../extension/_locales/en/messages.json")),
    ("ko", include_str!("../../extension/_locales/ko/messages.json")),
    ("zh_CN", include_str!("../../extension/_locales/zh_CN/messages.json")),
    ("zh_TW", include_str!("../../extension/_locales/zh_TW/messages.json")),
    ("th", include_str!("../../extension/_locales/th/messages.json")),
    ("vi", include_str!("../../extension/_locales/vi/messages.json")),
    ("id", include_str!("../../extension/_locales/id/messages.json")),
    ("ms", include_str!("../../extension/_locales/ms/messages.json")),
    ("fil", include_str!("../../extension/_locales/fil/messages.json")),
    ("ja", include_str!("../../extension/_locales/ja/messages.json")),
];

/// The sentences of one language.
pub(super) struct Catalogue {
    messages: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    message: String,
}

impl Catalogue {
    /// The language asked for (`ko`, `zh-TW`), or that of the surroundings (`LANG`), or English.
    pub(super) fn in_language(asked: Option<&str>) -> Result<Self, WrongUse> {
        let name = match asked {
            Some(asked) => folder_of(asked).ok_or_else(|| {
                let known: Vec<&str> = LOCALES.iter().map(|(name, _)| *name).collect();
                WrongUse(format!("--language {asked}: there is no such language; there are {}.", known.join(", ")))
            })?,
            None => of_surroundings().unwrap_or("en"),
        };
        let text = LOCALES.iter().find(|(known, _)| *known == name).map_or("{}", |(_, text)| *text);
        Ok(Self { messages: serde_json::from_str(text)? })
    }

    /// A sentence without anything to fill in.
    pub(super) fn say(&self, key: &str) -> String {
        self.tell(&Message { key: key.to_owned(), with: BTreeMap::new() })
    }

    /// A sentence filled in. One that is missing is shown by its key.
    pub(super) fn tell(&self, message: &Message) -> String {
        let Some(entry) = self.messages.get(&message.key) else { return message.key.clone() };
        let mut text = String::with_capacity(entry.message.len());
        let mut rest = entry.message.as_str();
        while let Some((before, after)) = rest.split_once('$') {
            text.push_str(before);
            let filled = after.split_once('$').and_then(|(name, tail)| {
                let value = message.with.get(name.to_ascii_lowercase().as_str())?;
                Some((value, tail))
            });
            match filled {
                Some((value, tail)) => {
                    text.push_str(value);
                    rest = tail;
                }
                None => {
                    text.push('$');
                    rest = after;
                }
            }
        }
        text.push_str(rest);
        text
    }
}

fn of_surroundings() -> Option<&'static str> {
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))?;
    folder_of(language.split('.').next()?)
}

fn folder_of(asked: &str) -> Option<&'static str> {
    let asked = asked.replace('-', "_").to_ascii_lowercase();
    let asked = match asked.as_str() {
        "zh" | "zh_hans" | "zh_sg" => "zh_cn",
        "zh_hant" | "zh_hk" | "zh_mo" => "zh_tw",
        "tl" => "fil",
        other => other,
    };
    let primary = asked.split('_').next().unwrap_or_default();
    let of = |wanted: &str| LOCALES.iter().map(|(name, _)| *name).find(|name| name.eq_ignore_ascii_case(wanted));
    of(asked).or_else(|| of(primary))
}
