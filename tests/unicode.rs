//! The tables of Unicode that the engine carries, against the crates that they were cut from.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{collections::BTreeSet, fs, path::Path};

use jinjja::text::tables::{
    Fold, Hidden, Script, compose, fold, hidden, is_mark, looks_like, merged, resembles, resembles_merged, script,
    simplified, taken_for, without_marks,
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_script::{Script as Uax24, UnicodeScript as _};
use unicode_security::skeleton;

fn all() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

/// As a caller does it: fold, then letters and marks together.
fn folded(text: &str) -> String {
    let mut out: Vec<char> = Vec::new();
    for c in text.chars().flat_map(as_text) {
        match out.last_mut() {
            Some(last) if compose(*last, c).is_some() => *last = compose(*last, c).unwrap(),
            _ => out.push(c),
        }
    }
    out.into_iter().collect()
}

fn as_text(c: char) -> Vec<char> {
    match fold(c) {
        Fold::Same => vec![c],
        Fold::Dropped => Vec::new(),
        Fold::One(one) => vec![one],
        Fold::Many(many) => many.chars().collect(),
    }
}

/// NFKC in small letters until nothing changes, every sigma alike.
fn normal(c: char) -> String {
    let mut text: String = c.nfkc().collect();
    loop {
        let small: String = text.chars().flat_map(char::to_lowercase).nfkc().collect();
        if small == text {
            return text.replace('ς', "σ");
        }
        text = small;
    }
}

/// Where the engine says something else than NFKC, with reasons in `fold`.
fn is_ours(c: char) -> bool {
    matches!(
        c,
        '™' | '℠' | '∶' | '꞉' | 'ː' | '➕' | '゛' | '゜'
            | '\u{2474}'..='\u{24b5}' | '\u{24f5}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'
            | '\u{32c0}'..='\u{32cb}' | '\u{3300}'..='\u{3370}' | '\u{33e0}'..='\u{33fe}'
            | '\u{1f100}'..='\u{1f129}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}'
            | '…' | '‥' | '⩴'..='⩶' | '㏂' | '㏇' | '㏘' | '︙' | '︰'
    )
}

/// Results that are always kept, whatever the data files hold.
fn is_kept(text: &str) -> bool {
    let is_kept = |c: char| match c.script() {
        _ if c.is_ascii() => true,
        Uax24::Latin => c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c),
        Uax24::Greek | Uax24::Hangul | Uax24::Hiragana | Uax24::Katakana | Uax24::Thai | Uax24::Lao => true,
        _ => is_mark(c) || matches!(c, 'ー' | '\u{3099}' | '\u{309a}'),
    };
    let stands_alone = text.starts_with(' ') && text.len() > 1;
    text.chars().all(is_kept) && !stands_alone
}

#[test]
fn folding_is_nfkc_in_small_letters() {
    let mut changed = 0;
    for c in all().filter(|c| hidden(*c).is_none() && !is_ours(*c)) {
        let normal = normal(c);
        let found: String = as_text(c).into_iter().collect();
        if is_kept(&normal) {
            assert_eq!(found, normal, "{c:?}");
            changed += usize::from(found != c.to_string());
        } else {
            let small: String = c.to_lowercase().collect();
            assert!(found == normal || found == small, "{c:?} → {found:?}, not {normal:?}");
        }
    }
    assert!(changed > 2_000, "{changed}");
}

#[test]
fn folding_twice_is_folding_once() {
    for c in all() {
        for folded in as_text(c) {
            assert_eq!(fold(folded), Fold::Same, "{c:?} → {folded:?}");
        }
    }
}

#[test]
fn forms_of_letters_are_folded() {
    let forms = [
        ("ＬＡＮＥＩＧＥ　Ｗａｔｅｒ", "laneige water"),
        ("𝓛𝕒𝙣𝚎𝐢𝗴𝖊 Ⓛⓐⓝ 🄻🅰🅝 ⒧⒜⒩ ᴸᵃⁿ", "laneige lan lan lan lan"),
        ("ﾗﾈｰｼﾞｭ ﾊﾟｯｸ カ゛", "ラネージュ パック ガ"),
        ("ㄹㅏ네즈 ﾡￂ", "라네즈 가"),
        ("ﬁ ĳ Ⅷ ㎖ ㈜ №", "fi ij viii ml (주) no"),
        ("①⑴⒈❶ ⑫ x² 1∶1 １：１ ＡＡＡ＋ １００％", "1111 12 x2 1:1 1:1 aaa+ 100%"),
        ("L\u{200b}A\u{ad}N\u{202e}E\u{2066}\u{200f}\u{fe0f}\u{e0041}\u{feff}\u{1}", "lane"),
        ("COSRX\u{3164}Snail\u{2800}96", "cosrx snail 96"),
        ("Laneige™ L´Oréal Lore\u{301}al", "laneige™ l´oréal loréal"),
        ("น้ำ ที่", "น้\u{e4d}า ที่"),
        ("ΟΔΟΣ Оригинал İ ẞ ÇĞ", "οδοσ оригинал i\u{307} ß çğ"),
        ("\u{e1a0} َ हिन्दी", "\u{e1a0} َ हिन्दी"),
        // Forms of ideographs that stand in `data/words.toml`.
        ("\u{1f21a} 不", "無 不"),
    ];
    for (text, expected) in forms {
        assert_eq!(folded(text), expected, "{text:?}");
    }
}

#[test]
fn letters_and_marks_come_together() {
    let ours = [Uax24::Latin, Uax24::Greek, Uax24::Cyrillic, Uax24::Hiragana, Uax24::Katakana];
    let mut whole = 0;
    for c in all().filter(|c| fold(*c) == Fold::Same) {
        let apart: String = c.nfd().collect();
        let first = apart.chars().next().unwrap();
        if apart.chars().count() > 1
            && apart.nfc().eq([c])
            && (ours.contains(&first.script()) || script(c) == Script::Hangul)
        {
            assert_eq!(folded(&apart), c.to_string());
            whole += 1;
        }
    }
    assert!(whole > 11_172 + 400, "{whole}: all Hangul syllables, and small letters");
    // Unicode has the dot below first; old Vietnamese encodings have the circumflex first.
    for text in ["Việt", "Vi\u{ea}\u{323}t", "Vie\u{302}\u{323}t", "Vie\u{323}\u{302}t", "Vi\u{1eb9}\u{302}t"] {
        assert_eq!(folded(text), "việt", "{text:?}");
    }
    assert_eq!(compose('a', 'b'), None);
    assert_eq!(compose('q', '\u{301}'), None);
    assert_eq!(compose('가', '\u{11a7}'), None, "no consonant is not a consonant");
    assert_eq!(compose('각', '\u{11a8}'), None, "a syllable ends once");
    assert_eq!(compose('\u{1112}', '\u{11ab}'), None, "no syllable without a vowel");
}

#[test]
fn letters_lose_their_marks() {
    let mut found = 0;
    for c in all().filter(|c| c.script() == Uax24::Latin && !c.is_ascii() && c.nfkc().eq(c.nfc())) {
        let base: String = c.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).collect();
        if base.is_ascii() {
            assert_eq!(without_marks(c), Some(&*base), "{c}");
            found += 1;
        }
    }
    assert!(found > 400, "{found}");
    for (letters, base) in [
        ("ệỆ", "e"),
        ("đĐð", "d"),
        ("øØǿ", "o"),
        ("łŁ", "l"),
        ("ħ", "h"),
        ("ßẞ", "ss"),
        ("æǽ", "ae"),
        ("œ", "oe"),
        ("ı", "i"),
    ] {
        assert!(letters.chars().all(|c| without_marks(c) == Some(base)), "{letters}");
    }
    assert!("ePё가άþ\u{301}品".chars().all(|c| without_marks(c).is_none()));
}

/// The skeletons of a character in every case, without their own case.
fn keys(c: char) -> BTreeSet<String> {
    let forms = [c.to_string(), c.to_lowercase().collect(), c.to_uppercase().collect()];
    forms.iter().map(|form| skeleton(&skeleton(form).collect::<String>().to_lowercase()).collect()).collect()
}

#[test]
fn look_alikes_are_those_of_uts_39_and_those_seen() {
    let ascii: Vec<_> = ('a'..='z').chain('0'..='9').map(|letter| (letter, keys(letter))).collect();
    let mut found = 0;
    // Two ideographs are like letters; no table for them.
    let others = all().filter(|c| !c.is_ascii() && !is_combining_mark(*c) && !"丅丫".contains(*c));
    for c in others.filter(|c| normal(*c).chars().eq([*c])) {
        let keys = keys(c);
        let base = c.nfd().next().filter(|base| *base != c && script(c) != Script::Latin);
        for (letter, of_letter) in &ascii {
            let is_found = taken_for(c).contains(*letter);
            let is_alike = !keys.is_disjoint(of_letter);
            assert!(is_found || !is_alike, "{c} is not taken for {letter}");
            let is_seen = |c: char| {
                jinjja_unicode::SEEN
                    .iter()
                    .any(|(seen, cs)| seen == letter && cs.chars().flat_map(char::to_lowercase).any(|seen| seen == c))
            };
            let is_of_base = base.is_some_and(|base| taken_for(base).contains(*letter));
            assert!(!is_found || is_alike || is_seen(c) || is_of_base, "{c} is taken for {letter}");
            found += usize::from(is_found);
        }
    }
    assert!(found > 800, "{found}");
    for (letter, others) in jinjja_unicode::SEEN {
        assert!(others.chars().all(|c| taken_for(c).contains(*letter)), "{letter}: {others}");
    }
}

#[test]
fn the_likeliest_reading_is_that_of_the_character_as_written() {
    let readings = [
        ("а", "a"),
        ("Е", "e"),
        ("ѕ", "s"),
        ("в", "b"),
        ("н", "h"),
        ("і", "i"),
        ("Ꮮ", "l"),
        ("ꮮ", "l"),
        ("ᴏ", "o"),
        ("ə", "a"),
        ("ё", "e"),
        ("ї", "i"),
        ("й", "n"),
        ("Я", "r"),
        ("ᴀ", "a"),
        ("ю", "lo"),
        ("ы", "bl"),
        ("μ", "u"),
        ("Μ", "m"),
        ("ν", "v"),
        ("Ν", "n"),
        ("η", "n"),
        ("Η", "h"),
        ("Σ", "e"),
        ("σ", "o"),
        ("Δ", "a"),
        ("δ", "d"),
        ("Λ", "a"),
        ("υ", "u"),
        ("Υ", "y"),
    ];
    for (letter, expected) in readings {
        assert_eq!(letter.chars().next().and_then(looks_like), Some(expected), "{letter}");
    }
    // Letters of Latin alphabets are what they are.
    assert!("aemé1lßæøłıđạ가품กฟ".chars().all(|c| looks_like(c).is_none()));
}

#[test]
fn all_readings_are_known_in_either_case() {
    let sets = [
        ("Ее", "e"),
        ("Ѕѕ", "s"),
        ("Вв", "b"),
        ("Нн", "h"),
        ("Ꮮꮮ", "li1"),
        ("ν", "vn"),
        ("Ν", "nv"),
        ("Оо", "o0"),
        ("σ", "o0e"),
        ("0", "o"),
        ("oO", "0"),
        ("1", "li"),
        ("lL", "1i"),
        ("iI", "l1"),
        ("ae2é가품ก", ""),
    ];
    for (letters, expected) in sets {
        for c in letters.chars() {
            assert_eq!(taken_for(c), expected, "{c}");
        }
    }
}

#[test]
fn letters_run_together() {
    for (letters, expected) in [("rn", Some('m')), ("vv", Some('w')), ("cl", Some('d')), ("nr", None), ("lc", None)] {
        let [first, second] = letters.as_bytes() else { panic!("two letters") };
        assert_eq!(merged(char::from(*first), char::from(*second)), expected, "{letters}");
    }
    assert_eq!((resembles_merged('l', 'c'), resembles_merged('c', 'l')), (Some('k'), None));
    // Poor likeness goes both ways, save that an r is no more like an n.
    for c in ('a'..='z').chain('0'..='9') {
        let goes_back = |other: char| resembles(other).contains(c);
        assert!(resembles(c).chars().all(|other| goes_back(other) || c == 'r'), "{c}");
    }
    assert_eq!(resembles('m'), "n");
}

/// Beyond ASCII, what dnstwist 20250130 puts for letters and digits (`glyphs_unicode`, `latin_to_cyrillic`).
const GLYPHS: &[(char, &str)] = &[
    ('2', "ƻ"),
    ('3', "ʒ"),
    ('5', "ƽ"),
    ('a', "ạăȧɑåąâǎáəäãāàа"),
    ('b', "ḃḅƅʙḇɓь"),
    ('c', "čᴄċçćĉƈс"),
    ('d', "ďḍḋɖḏɗḓḑđԁ"),
    ('e', "êẹęèḛěɇėĕéëēȩе"),
    ('f', "ḟƒ"),
    ('g', "ǧġǵğɡǥĝģɢԍ"),
    ('h', "ȟḫḩḣɦḥḧħẖⱨĥһ"),
    ('i', "ɩǐíɪỉȋɨïīĩịîıĭįìі"),
    ('j', "ǰĵʝɉј"),
    ('k', "ĸǩⱪḵķᴋḳк"),
    ('l', "ĺłɫļľӏ"),
    ('m', "ᴍṁḿṃɱм"),
    ('n', "ņǹńňṅṉṇꞑñŋ"),
    ('o', "öóȯỏôᴏōòŏơőõọøо"),
    ('p', "ṗƿƥṕр"),
    ('q', "ʠԛ"),
    ('r', "ʀȓɍɾřṛɽȑṙŗŕɼṟ"),
    ('s', "ṡșŝꜱʂšśṣşѕ"),
    ('t', "ťƫţṭṫțŧт"),
    ('u', "ᴜųŭūűǔȕưùůʉúȗüûũụ"),
    ('v', "ᶌṿᴠⱴⱱṽѵ"),
    ('w', "ᴡẇẅẃẘẉⱳŵẁԝ"),
    ('x', "ẋẍх"),
    ('y', "ŷÿʏẏɏƴȳýỿỵу"),
    ('z', "žƶẓẕⱬᴢżźʐ"),
];

#[test]
fn glyphs_of_squatting_tools_are_known() {
    for (letter, glyphs) in GLYPHS {
        for glyph in glyphs.chars() {
            let is_base = without_marks(glyph).is_some_and(|base| base.chars().eq([*letter]));
            assert!(is_base || taken_for(glyph).contains(*letter), "{glyph} for {letter}");
        }
    }
}

#[test]
fn hidden_characters_are_the_default_ignorable_ones_and_more() {
    for c in all() {
        let ignorable = skeleton(c.encode_utf8(&mut [0; 4])).next().is_none();
        match hidden(c) {
            None | Some(Hidden::Private) => assert!(!ignorable, "{c:?}"),
            Some(Hidden::Control) => {
                assert!(ignorable || c.is_control() || ('\u{fff9}'..='\u{fffb}').contains(&c), "{c:?}")
            }
            Some(Hidden::Blank) => assert!(ignorable || c == '\u{2800}', "{c:?}"),
            Some(_) => assert!(ignorable, "{c:?}"),
        }
        assert!(!c.is_control() || c.is_whitespace() || hidden(c) == Some(Hidden::Control), "{c:?}");
    }
    let kinds = [
        ("\u{200b}\u{200c}\u{200d}\u{2060}\u{ad}\u{feff}\u{180e}\u{34f}", Hidden::Joiner),
        ("\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}", Hidden::Direction),
        ("\u{200e}\u{200f}\u{61c}", Hidden::Mark),
        ("\u{fe0e}\u{fe0f}\u{180b}\u{180f}\u{e0100}\u{e01ef}", Hidden::Selector),
        ("\u{e0001}\u{e0041}\u{e007f}", Hidden::Tag),
        ("\u{3164}\u{ffa0}\u{115f}\u{1160}\u{2800}", Hidden::Blank),
        ("\0\u{1b}\u{7f}\u{9f}\u{206a}\u{fff9}\u{1d173}", Hidden::Control),
        ("\u{e000}\u{f8ff}\u{f0000}\u{10fffd}\u{ffff}\u{1fffe}\u{fdd0}\u{50000}", Hidden::Private),
    ];
    for (texts, kind) in kinds {
        assert!(texts.chars().all(|c| hidden(c) == Some(kind)), "{kind:?}");
    }
    assert!(" \t\n\r\u{a0}\u{3000}\u{85}aé가品ก\u{301}\u{fffd}".chars().all(|c| hidden(c).is_none()));
}

#[test]
fn scripts_are_those_of_uax_24() {
    for c in all().filter(|c| !is_mark(*c)) {
        let found = script(c);
        let is_word = c.is_alphanumeric() || is_combining_mark(c) && hidden(c).is_none();
        assert_eq!(found == Script::Sign, !is_word, "{c:?} {found:?}");
        if found == Script::Digit || found == Script::Sign {
            assert!(!c.is_alphabetic(), "{c:?} {found:?}");
            continue;
        }
        let expected = match c.script() {
            Uax24::Latin => Script::Latin,
            Uax24::Cyrillic => Script::Cyrillic,
            Uax24::Greek => Script::Greek,
            Uax24::Armenian => Script::Armenian,
            Uax24::Cherokee => Script::Cherokee,
            Uax24::Han => Script::Han,
            Uax24::Hangul => Script::Hangul,
            Uax24::Hiragana | Uax24::Katakana => Script::Kana,
            Uax24::Thai => Script::Thai,
            Uax24::Lao | Uax24::Khmer | Uax24::Myanmar => Script::OtherUnspaced,
            Uax24::Arabic => Script::Arabic,
            Uax24::Hebrew => Script::Hebrew,
            // Shared by scripts: those of their neighbours.
            Uax24::Common | Uax24::Inherited => continue,
            _ => Script::OtherAlphabet,
        };
        assert_eq!(found, expected, "{c:?}");
    }
    let kinds = [
        ("aZéßªŁK", Script::Latin),
        ("09²½٣๓", Script::Digit),
        ("品々〇㐀", Script::Han),
        ("アあーﾗｰ\u{3099}", Script::Kana),
        ("라ᄅㄹ", Script::Hangul),
        ("กำ่์็", Script::Thai),
        ("ກກ່ကៗ", Script::OtherUnspaced),
        ("سَـ", Script::Arabic),
        ("हिन्დㄅ", Script::OtherAlphabet),
        ("\u{301}\u{20dd}\u{fe20}", Script::Mark),
        (" .:+%€฿™😀๏\u{200b}\u{fe0f}\u{2800}、・", Script::Sign),
    ];
    for (texts, kind) in kinds {
        for c in texts.chars() {
            assert_eq!(script(c), kind, "{c:?}");
        }
    }
}

#[test]
fn marks_are_of_no_script() {
    for c in all().filter(|c| is_mark(*c) && c.script() != Uax24::Unknown) {
        assert!(is_combining_mark(c), "{c:?}");
    }
    assert!("\u{300}\u{36f}\u{1ab0}\u{1dff}\u{20e3}\u{fe2f}".chars().all(is_mark));
    assert!("a´\u{e31}\u{e49}\u{64b}\u{94d}\u{3099}\u{fe0f}\u{483}".chars().all(|c| !is_mark(c)));
}

#[test]
fn traditional_characters_of_the_data_are_simplified() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let words = fs::read_to_string(data.join("words.toml")).unwrap();
    let table = fs::read_to_string(data.join("han_simplified.tsv")).unwrap();
    let (mut known, mut others) = (0, 0);
    for (from, to) in table.lines().filter_map(|line| line.split_once('\t')) {
        let (from, to) = (from.parse::<char>().unwrap(), to.parse::<char>().unwrap());
        let found = simplified(from);
        assert!(found == to || found == from, "{from} → {found}");
        if words.contains(to) && from < '\u{10000}' {
            assert_eq!(found, to, "{from}");
            known += 1;
        }
        others += usize::from(found == from);
    }
    assert!(known > 50 && others > 1_000, "{known} known, {others} not: the table is cut");
    assert_eq!("無品牌 製造商 ラ가a".chars().map(simplified).collect::<String>(), "无品牌 制造商 ラ가a");
}
