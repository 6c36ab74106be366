//! Every sentence that doors say stands in the catalogue in all languages.

use std::{collections::BTreeSet, fs, path::Path};

use jinjja::catalogue::LANGUAGES;

use super::desk::words;

/// What stands in the sources between these two texts.
fn between(folder: &Path, before: &str, found: &mut BTreeSet<String>) {
    for file in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if file.is_dir() {
            between(&file, before, found);
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        for rest in text.split(before).skip(1) {
            let word = rest.trim_start().trim_start_matches('"');
            found.insert(word.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect());
        }
    }
}

#[test]
fn every_sentence_is_there_in_every_language() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/channel");
    let mut keys = BTreeSet::new();
    for (before, prefix) in
        [("Finding::new(", "check_"), ("=> (\"", "check_"), ("=> Some(\"", "fix_"), ("filled(\"", ""), ("say(\"", "")]
    {
        let mut found = BTreeSet::new();
        between(&sources, before, &mut found);
        keys.extend(found.into_iter().filter(|word| !word.is_empty()).map(|word| format!("{prefix}{word}")));
    }
    let mut fixes = BTreeSet::new();
    between(&sources.join("check"), "Some(\"", &mut fixes);
    keys.extend(fixes.into_iter().map(|fix| format!("fix_{fix}")));
    keys.remove("check_check");
    for (prefix, names) in [
        ("right", vec!["trademark", "design", "patent", "utility_model", "copyright", "other"]),
        ("disclosure", vec!["company", "business_no", "mail_order_no", "representative", "phone", "email", "address"]),
        ("step", vec!["open", "sign_in", "press", "choose", "paste", "attach", "send"]),
        ("case_is", vec!["counterfeit", "trademark_violation", "lookalike", "unauthorized_reseller", "other"]),
        ("case_where", vec!["product", "packaging", "image", "text"]),
        ("case_by", vec!["shop_id", "business_no", "mail_order_no", "phone", "email", "address"]),
        ("check", vec!["accepted_low", "reversed_high"]),
        ("desk", vec!["name", "email", "organisation", "phone", "second_name", "second_email"]),
        ("notice", vec!["right", "authority"]),
    ] {
        keys.extend(names.into_iter().map(|name| format!("{prefix}_{name}")));
    }
    assert!(keys.len() > 100, "{keys:?}");
    for language in LANGUAGES {
        let words = words(language);
        let missing: Vec<_> = keys.iter().filter(|key| !words.has(key)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}
