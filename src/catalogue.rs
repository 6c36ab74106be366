//! Sentences in the languages of the catalogue (`extension/_locales`), for the command line and the pages. The texts come
//! in from outside: what speaks one language should not carry ten.

use crate::capture::{Json, literal};
use jinjja_data::sorted::Map;

/// The languages, by the names of their folders.
pub const LANGUAGES: &[&str] = &["en", "ko", "zh_CN", "zh_TW", "th", "vi", "id", "ms", "fil", "ja"];

/// The language meant by a tag (`ko`, `zh-Hant`, `en_GB`), as its folder is called.
pub fn language_of(tag: &str) -> Option<&'static str> {
    let tag = tag.replace('-', "_").to_ascii_lowercase();
    let tag = match tag.as_str() {
        "zh" | "zh_hans" | "zh_sg" => "zh_cn",
        "zh_hant" | "zh_hk" | "zh_mo" => "zh_tw",
        "tl" => "fil",
        other => other,
    };
    let primary = tag.split('_').next().unwrap_or_default();
    let primary = if primary == "zh" { "zh_cn" } else { primary };
    let of = |wanted: &str| LANGUAGES.iter().copied().find(|name| name.eq_ignore_ascii_case(wanted));
    of(tag).or_else(|| of(primary))
}

/// The language of such a folder as BCP 47 names it, for `lang` and the browser's formats.
pub fn tag_of(language: &'static str) -> &'static str {
    match language {
        "zh_CN" => "zh-Hans",
        "zh_TW" => "zh-Hant",
        other => other,
    }
}

/// The sentences of one language.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    messages: Map<String, String>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// The catalogue's own words.
    Said(&'t str),
    /// What was filled in: words of a page or of a registry, in a direction of their own.
    Filled(&'t str),
}

impl<'t> Part<'t> {
    /// Its text.
    pub fn text(&self) -> &'t str {
        match self {
            Self::Said(text) | Self::Filled(text) => text,
        }
    }
}

/// Of keys and their texts.
impl FromIterator<(String, String)> for Catalogue {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(messages: I) -> Self {
        Self { messages: messages.into_iter().collect() }
    }
}

impl Catalogue {
    /// The catalogue that such a file holds; none when it is no such file.
    pub fn from_json(text: &str) -> Option<Self> {
        let file = literal::document(text)?;
        let message = |(key, entry): &(String, Json)| Some((key.clone(), entry.get("message")?.as_text()?.to_owned()));
        file.as_map()?.iter().map(message).collect()
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.messages.contains_key(key)
    }

    /// A sentence without anything to fill in.
    pub fn say(&self, key: &str) -> String {
        self.tell(key, |_| None)
    }

    /// A sentence filled in, by the names of its placeholders. One that is missing is shown by its key.
    pub fn tell<'t>(&'t self, key: &'t str, with: impl Fn(&str) -> Option<&'t str>) -> String {
        self.parts(key, with).iter().map(Part::text).collect()
    }

    /// The same in pieces, what was filled in apart from what the catalogue says.
    pub fn parts<'t>(&'t self, key: &'t str, with: impl Fn(&str) -> Option<&'t str>) -> Vec<Part<'t>> {
        let mut rest = self.messages.get(key).map_or(key, String::as_str);
        let mut parts = Vec::new();
        let mut unfilled = rest;
        while let Some((_, after)) = unfilled.split_once('$') {
            let filled = after.split_once('$').and_then(|(name, tail)| Some((with(&name.to_ascii_lowercase())?, tail)));
            let Some((value, tail)) = filled else {
                unfilled = after;
                continue;
            };
            let said = rest.len().saturating_sub(after.len()).saturating_sub(1);
            parts.extend(rest.get(..said).map(Part::Said));
            parts.push(Part::Filled(value));
            rest = tail;
            unfilled = tail;
        }
        parts.push(Part::Said(rest));
        parts.retain(|part| !part.text().is_empty());
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, Part, language_of};

    #[test]
    fn tags_find_their_folder() {
        for (tag, folder) in [
            ("ko-KR", Some("ko")),
            ("zh", Some("zh_CN")),
            ("zh-Hant", Some("zh_TW")),
            ("zh_HK", Some("zh_TW")),
            ("zh-Hans-CN", Some("zh_CN")),
            ("tl", Some("fil")),
            ("fil-PH", Some("fil")),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(language_of(tag), folder, "{tag}");
        }
    }

    #[test]
    fn sentences_are_filled() {
        let text = r#"{"a": {"message": "“$SHOP$” costs $5, $PRICE$ here"}, "b": {"message": "$X$"}}"#;
        let catalogue = Catalogue::from_json(text).unwrap_or_default();
        let with = |name: &str| match name {
            "shop" => Some("S$SHOP$"),
            "price" => Some("9"),
            _ => None,
        };
        assert_eq!(catalogue.tell("a", with), "“S$SHOP$” costs $5, 9 here");
        assert_eq!(catalogue.parts("a", with).get(1), Some(&Part::Filled("S$SHOP$")));
        assert_eq!(catalogue.say("b"), "$X$");
        assert_eq!(catalogue.say("missing"), "missing");
        assert!(catalogue.has("a") && !catalogue.has("missing"));
    }
}
