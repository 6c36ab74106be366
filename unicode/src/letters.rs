//! The letters of ASCII that Latin letters are variants of.

use std::collections::BTreeMap;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_script::{Script, UnicodeScript as _};

/// Letters that Unicode names "small letter b with stroke", "with hook" and so on but does not take apart; and those
/// that people replace when they write without marks.
const WITH: &[(&str, &str)] = &[
    ("a", "ᶏⱥẚ"),
    ("ae", "æ"),
    ("b", "ƀƃɓᵬᶀꞗ"),
    ("c", "ƈȼɕꞓꞔ"),
    ("d", "đƌȡɖɗᵭᶁᶑꟈð"),
    ("e", "ɇᶒⱸꬴ"),
    ("f", "ƒᵮᶂꞙ"),
    ("g", "ǥɠᶃꞡ"),
    ("h", "ħɦⱨꞕ"),
    ("i", "ıɨᶖ"),
    ("j", "ȷɉʝɟ"),
    ("k", "ƙᶄⱪꝁꝃꝅꞣ"),
    ("l", "łƚȴɫɬɭᶅⱡꝉꞎꬷꬸꬹŀ"),
    ("m", "ɱᵯᶆꬺ"),
    ("n", "ƞȵɲɳᵰᶇꞑꞥꬻŉŋ"),
    ("o", "øⱺꝋꝍɵ"),
    ("oe", "œ"),
    ("p", "ƥᵱᵽᶈꝑꝓꝕ"),
    ("q", "ɋʠꝗꝙ"),
    ("r", "ɍɼɽɾᵲᵳᶉꞧꭉ"),
    ("s", "ȿʂᵴᶊꞩꟊ"),
    ("ss", "ß"),
    ("t", "ŧƫƭȶʈᵵⱦ"),
    ("u", "ʉᶙꞹꭎꭒ"),
    ("v", "ʋᶌⱱⱴꝟ"),
    ("w", "ⱳ"),
    ("x", "ᶍꭖꭗꭘꭙ"),
    ("y", "ƴɏỿꭚ"),
    ("z", "ƶȥɀʐʑᵶᶎⱬ"),
];

/// Latin letters, large and small, and what they are in small letters of ASCII.
pub fn bases() -> BTreeMap<char, String> {
    let with: BTreeMap<char, &str> =
        WITH.iter().flat_map(|(base, letters)| letters.chars().map(|letter| (letter, *base))).collect();
    let latin = ('\u{80}'..='\u{ffff}').filter(|c| c.script() == Script::Latin && c.is_alphabetic());
    latin.filter_map(|c| Some((c, base(c, &with)?))).collect()
}

fn base(c: char, with: &BTreeMap<char, &str>) -> Option<String> {
    // What has a compatibility form is folded first.
    if c.nfkc().ne(c.nfc()) && c != 'ŀ' && c != 'ŉ' && c != 'ẚ' {
        return None;
    }
    let mut base = String::new();
    for part in c.to_lowercase().nfd().filter(|part| !is_combining_mark(*part)) {
        match with.get(&part) {
            Some(letters) => base.push_str(letters),
            None if part.is_ascii_lowercase() => base.push(part),
            None => return None,
        }
    }
    Some(base)
}
