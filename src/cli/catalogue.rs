//! The catalogue as the command line speaks it: its files are compiled in.

use super::WrongUse;
pub(super) use crate::catalogue::Catalogue;
use crate::catalogue::{LANGUAGES, language_of};

/// The files of the languages.
const FILES: &[(&str, &str)] = &[
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

/// The language asked for (`ko`, `zh-TW`), or that of the surroundings (`LANG`), or English.
pub(super) fn in_language(asked: Option<&str>) -> Result<Catalogue, WrongUse> {
    let name = match asked {
        Some(asked) => language_of(asked).ok_or_else(|| {
            WrongUse(format!("--language {asked}: there is no such language; there are {}.", LANGUAGES.join(", ")))
        })?,
        None => of_surroundings().unwrap_or("en"),
    };
    let text = FILES.iter().find(|(known, _)| *known == name).map_or("{}", |(_, text)| *text);
    Ok(Catalogue::from_json(text).unwrap_or_default())
}

fn of_surroundings() -> Option<&'static str> {
    let language = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))?;
    language_of(language.split('.').next()?)
}
