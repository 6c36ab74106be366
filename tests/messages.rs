//! What the extension says to people: every language says the same things, and none says more than is known.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// English first: the others are held against it.
const LOCALES: &[&str] = &["en", "ko", "zh_CN", "zh_TW", "th", "vi", "id", "ms", "fil", "ja"];

/// Where investigators read: only these have the `long_` messages.
const WITH_LONG: &[&str] = &["en", "ko", "zh_CN", "zh_TW"];

/// Verdicts that are not ours to give. Messages are compared in lower case, with blanks for ASCII punctuation and
/// quotation marks: a blank at the end of an entry keeps "hàng giả" apart from "hàng giảm".
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("en", &["safe", "guarantee", "knock off", "knockoff"]),
    ("ko", &["짝퉁", "가품", "정품", "진품", "가짜", "진짜", "위조", "모조"]),
    ("zh_CN", &["假货", "正品", "真品", "赝品", "冒牌", "假冒", "仿冒"]),
    ("zh_TW", &["假貨", "正品", "真品", "贗品", "冒牌", "假冒", "仿冒", "假货"]),
    ("th", &["ของปลอม", "ของแท้", "ปลอม", "แท้"]),
    ("vi", &["hàng giả ", "chính hãng", "hàng nhái", "hàng thật ", "giả mạo"]),
    ("id", &["palsu", "asli", "tiruan", "tulen", "otentik"]),
    ("ms", &["palsu", "asli", "tiruan", "tulen", "autentik"]),
    ("fil", &["peke", "tunay", "huwad"]),
    ("ja", &["偽物", "本物", "偽造", "にせ物", "ニセ", "正規品", "真贋"]),
];

/// Forbidden in every language: people mix English in.
const FORBIDDEN_EVERYWHERE: &[&str] = &["fake", "counterfeit", "authentic", "genuine"];

struct Message {
    text: String,
    description: Option<String>,
    /// By name: what stands for it and an example.
    placeholders: BTreeMap<String, (String, Option<String>)>,
}

struct Catalogue {
    locale: &'static str,
    raw: String,
    /// As they stand in the file.
    keys: Vec<String>,
    messages: BTreeMap<String, Message>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn message(value: &Value) -> Message {
    let placeholders = value.get("placeholders").and_then(Value::as_object).into_iter().flatten();
    Message {
        text: text(&value["message"]),
        description: value.get("description").map(text),
        placeholders: placeholders
            .map(|(name, holder)| (name.clone(), (text(&holder["content"]), holder.get("example").map(text))))
            .collect(),
    }
}

fn read(locale: &'static str) -> Catalogue {
    let path = root().join("extension/_locales").join(locale).join("messages.json");
    let raw = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let parsed: Value = serde_json::from_str(&raw).unwrap_or_else(|error| panic!("{locale}: {error}"));
    let messages = parsed.as_object().expect("an object").iter().map(|(key, value)| (key.clone(), message(value)));
    // serde_json sorts; the order is taken from the lines, whose form `every_file_is_in_canonical_form` checks.
    let keys = raw.lines().filter_map(|line| line.strip_prefix("  \"")?.strip_suffix("\": {")).map(str::to_owned);
    Catalogue { locale, keys: keys.collect(), messages: messages.collect(), raw }
}

fn catalogues() -> Vec<Catalogue> {
    LOCALES.iter().map(|locale| read(locale)).collect()
}

/// The names between dollar signs; an odd number of signs gives an error.
fn names(text: &str) -> Result<BTreeSet<String>, String> {
    let parts: Vec<&str> = text.split('$').collect();
    if parts.len().is_multiple_of(2) {
        return Err("a lone dollar sign".to_owned());
    }
    let names: BTreeSet<String> = parts.iter().skip(1).step_by(2).map(|name| (*name).to_owned()).collect();
    match names.iter().find(|name| name.is_empty() || !name.chars().all(|c| c.is_ascii_uppercase())) {
        Some(name) => Err(format!("${name}$ is not in capitals")),
        None => Ok(names),
    }
}

/// The file as it ought to stand: two blanks a level, nothing escaped that need not be, placeholders by their number.
fn canonical(catalogue: &Catalogue) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("a string");
    let entries = catalogue.keys.iter().map(|key| {
        let message = &catalogue.messages[key];
        let mut fields = vec![format!("    \"message\": {}", quoted(&message.text))];
        fields.extend(message.description.iter().map(|text| format!("    \"description\": {}", quoted(text))));
        let mut holders: Vec<_> = message.placeholders.iter().collect();
        holders.sort_by_key(|(_, (content, _))| content);
        let holders = holders.into_iter().map(|(name, (content, example))| {
            let example = example.iter().map(|text| format!(",\n        \"example\": {}", quoted(text)));
            let example = example.collect::<String>();
            format!("      {}: {{\n        \"content\": {}{example}\n      }}", quoted(name), quoted(content))
        });
        if !message.placeholders.is_empty() {
            fields.push(format!("    \"placeholders\": {{\n{}\n    }}", holders.collect::<Vec<_>>().join(",\n")));
        }
        format!("  {}: {{\n{}\n  }}", quoted(key), fields.join(",\n"))
    });
    format!("{{\n{}\n}}\n", entries.collect::<Vec<_>>().join(",\n"))
}

/// Fails with all findings at once.
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// One finding a message, for whatever `check` finds in it.
fn each_message(check: impl Fn(&Catalogue, &str, &Message) -> Vec<String>) {
    let mut findings = Vec::new();
    for catalogue in &catalogues() {
        for (key, message) in &catalogue.messages {
            let found = check(catalogue, key, message);
            findings.extend(found.iter().map(|finding| format!("{} {key}: {finding}", catalogue.locale)));
        }
    }
    none(&findings);
}

#[test]
fn the_folder_holds_these_languages() {
    let folders = fs::read_dir(root().join("extension/_locales")).expect("the folder");
    let found: BTreeSet<String> =
        folders.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    assert_eq!(found, LOCALES.iter().map(|locale| (*locale).to_owned()).collect());
}

#[test]
fn every_file_is_in_canonical_form() {
    for catalogue in &catalogues() {
        let canonical = canonical(catalogue);
        let differing = catalogue.raw.lines().zip(canonical.lines()).position(|(left, right)| left != right);
        let line = differing.map_or_else(|| "the end".to_owned(), |line| format!("line {}", line + 1));
        assert!(catalogue.raw == canonical, "{} is not in canonical form at {line}", catalogue.locale);
    }
}

#[test]
fn every_language_has_the_keys_of_english_in_its_order() {
    let catalogues = catalogues();
    let english = &catalogues[0].keys;
    let well_formed = |key: &String| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    assert!(english.iter().all(well_formed), "a key holds more than a-z, 0-9 and _");
    for Catalogue { locale, keys, .. } in &catalogues {
        let expected: Vec<&String> =
            english.iter().filter(|key| WITH_LONG.contains(locale) || !key.starts_with("long_")).collect();
        let missing: Vec<_> = expected.iter().filter(|key| !keys.contains(key)).collect();
        let surplus: Vec<_> = keys.iter().filter(|key| !expected.contains(key)).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{locale}: missing {missing:?}, surplus {surplus:?}");
        let unordered = keys.iter().zip(&expected).find(|(key, expected)| key != *expected);
        assert!(unordered.is_none() && keys.len() == expected.len(), "{locale}: out of order from {unordered:?}");
    }
}

#[test]
fn every_sign_has_its_sentences() {
    let keys = read("en").keys;
    let mut findings = Vec::new();
    let signs = signs();
    assert!(signs.len() > 30, "only {} signs were found in weights.toml", signs.len());
    for (id, _) in signs {
        for key in [format!("hint_{id}"), format!("long_{id}")] {
            if !keys.contains(&key) {
                findings.push(format!("{key} is missing"));
            }
        }
    }
    none(&findings);
}

#[test]
fn the_review_mark_is_set() {
    each_message(|catalogue, key, message| {
        let allowed: &[&str] = if catalogue.locale == "en" { &["reviewed"] } else { &["reviewed", "unreviewed"] };
        let is_wrong = key == "catalogue_review" && !allowed.contains(&message.text.as_str());
        if is_wrong { vec![format!("{:?}", message.text)] } else { Vec::new() }
    });
    assert!(catalogues().iter().all(|catalogue| catalogue.messages.contains_key("catalogue_review")));
}

#[test]
fn no_message_is_empty() {
    each_message(|_, _, message| {
        let text = &message.text;
        let is_bad = text.trim().is_empty() || text.trim() != text || text.contains("  ");
        if is_bad { vec![format!("blank or with stray blanks: {text:?}")] } else { Vec::new() }
    });
}

/// Composed characters only, so that words are found as they are written; nothing invisible.
#[test]
fn messages_hold_plain_characters() {
    let is_odd = |c: &char| {
        c.is_control()
            || matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | '\u{1100}'..='\u{11ff}')
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    each_message(|_, _, message| message.text.chars().filter(is_odd).map(|c| c.escape_unicode().to_string()).collect());
}

#[test]
fn translators_are_told_what_they_need() {
    each_message(|catalogue, _, message| {
        let is_english = catalogue.locale == "en";
        let mut findings = Vec::new();
        if message.description.as_deref().is_some_and(|text| !text.trim().is_empty()) != is_english {
            findings.push("a description stands in English only, and must".to_owned());
        }
        for (name, (_, example)) in &message.placeholders {
            if example.as_deref().is_some_and(|text| !text.trim().is_empty()) != is_english {
                findings.push(format!("{name}: an example stands in English only, and must"));
            }
        }
        findings
    });
}

#[test]
fn placeholders_are_declared_and_used() {
    each_message(|_, _, message| match names(&message.text) {
        Err(error) => vec![error],
        Ok(names) => {
            let used: BTreeSet<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
            let declared: BTreeSet<String> = message.placeholders.keys().cloned().collect();
            used.symmetric_difference(&declared).map(|name| format!("{name} is not both declared and used")).collect()
        }
    });
}

#[test]
fn placeholders_are_those_of_english() {
    let english = read("en");
    each_message(|_, key, message| {
        let contents = |message: &Message| -> BTreeMap<String, String> {
            message.placeholders.iter().map(|(name, (content, _))| (name.clone(), content.clone())).collect()
        };
        let ours = english.messages.get(key).map(contents);
        if ours.as_ref() == Some(&contents(message)) {
            Vec::new()
        } else {
            vec![format!("not as in English: {ours:?}")]
        }
    });
}

/// What is handed over is numbered without gaps; the long sentence takes the same as the short one, in the same order.
#[test]
fn placeholders_are_numbered() {
    each_message(|catalogue, key, message| {
        if let Some(id) = key.strip_prefix("long_") {
            let Some(hint) = catalogue.messages.get(&format!("hint_{id}")) else { return vec!["no hint".to_owned()] };
            let content = |name: &String| hint.placeholders.get(name).map(|(content, _)| content);
            let strange = message.placeholders.iter().filter(|(name, (own, _))| content(name) != Some(own));
            return strange.map(|(name, _)| format!("{name} is not the one of hint_{id}")).collect();
        }
        let contents: BTreeSet<&String> = message.placeholders.values().map(|(content, _)| content).collect();
        let expected: BTreeSet<String> = (1..=message.placeholders.len()).map(|number| format!("${number}")).collect();
        if contents == expected.iter().collect() { Vec::new() } else { vec![format!("numbered {contents:?}")] }
    });
}

#[test]
fn nothing_is_called_what_only_others_may_call_it() {
    each_message(|catalogue, _, message| {
        let separated = |c: char| if c.is_ascii_punctuation() || "“”‘’「」".contains(c) { ' ' } else { c };
        let plain: String = message.text.to_lowercase().chars().map(separated).collect();
        let plain = format!(" {plain} ");
        let own = FORBIDDEN.iter().filter(|(locale, _)| *locale == catalogue.locale).flat_map(|(_, words)| *words);
        let words = own.chain(FORBIDDEN_EVERYWHERE).filter(|word| plain.contains(**word));
        words.map(|word| format!("{word:?} in {:?}", message.text)).collect()
    });
    let with_words: Vec<&str> = FORBIDDEN.iter().map(|(locale, _)| *locale).collect();
    assert_eq!(with_words, LOCALES, "every language has its forbidden words");
}

/// Counted as written and as shown with the examples of English.
#[test]
fn messages_are_short() {
    let english = read("en");
    each_message(|_, key, message| {
        let limit = match key.split('_').next() {
            Some("hint" | "store" | "risk" | "advice") => 132,
            Some("long") => 400,
            _ if key == "app_description" => 132,
            _ => 100,
        };
        let mut shown = message.text.clone();
        for (name, (_, example)) in english.messages.get(key).into_iter().flat_map(|message| &message.placeholders) {
            shown = shown.replace(&format!("${}$", name.to_ascii_uppercase()), example.as_deref().unwrap_or_default());
        }
        let length = message.text.chars().count().max(shown.chars().count());
        if length > limit { vec![format!("{length} characters, {limit} at most")] } else { Vec::new() }
    });
}

/// The signs of `weights.toml`, underscored, each with its section.
fn signs() -> Vec<(String, String)> {
    let weights = fs::read_to_string(root().join("data/weights.toml")).expect("weights.toml");
    let sections = weights.split("\n[hints.").skip(1).filter_map(|section| section.split_once("]\n"));
    sections.map(|(id, body)| (id.replace('-', "_"), body.split("\n[").next().unwrap_or_default().to_owned())).collect()
}

/// The numbers in a text, as they are written.
fn numbers(text: &str) -> BTreeSet<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|part| part.trim_matches('.'));
    parts.filter(|part| !part.is_empty()).collect()
}

#[test]
fn numbers_in_long_sentences_are_those_of_the_rules() {
    let sections: BTreeMap<String, String> = signs().into_iter().collect();
    let english = read("en");
    let counted = english.messages.iter().filter(|(key, _)| key.starts_with("long_"));
    let counted = counted.filter(|(_, message)| !numbers(&message.text).is_empty()).count();
    assert!(counted > 10, "only {counted} long sentences hold numbers");
    each_message(|_, key, message| {
        let Some(section) = key.strip_prefix("long_").and_then(|id| sections.get(id)) else { return Vec::new() };
        let (ours, rules) = (numbers(&message.text), numbers(section));
        let strange = ours.difference(&rules).map(|number| format!("{number} is not in its rule in weights.toml"));
        let same = english.messages.get(key).is_some_and(|english| numbers(&english.text) == ours);
        let differing = (!same).then(|| format!("{ours:?} differ from English"));
        strange.chain(differing).collect()
    });
}
