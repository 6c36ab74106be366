//! Reports in XARF: such as the door makes, and such as nobody should send.

use jinjja::case::Case;
use serde_json::{Value, json};

use jinjja::channel::check::Weight;

use super::desk::{desk, door, listing_at, prepared, ready, with};

/// What the door makes of a case, with so many pictures.
fn made(door_id: &str, case: &Case, pictures: usize) -> String {
    let mut desk = desk("investigator", "KR", std::slice::from_ref(case));
    let picture = desk["pictures"][0].clone();
    desk["pictures"] = json!(vec![picture; pictures]);
    let prepared = prepared(door(door_id), std::slice::from_ref(case), &desk);
    assert!(prepared.findings.iter().all(|finding| finding.weight == Weight::Notes), "{:?}", prepared.findings);
    prepared.notices[0].parts[0].text.clone()
}

/// Reports as they go, with their names.
pub fn good() -> Vec<(&'static str, String)> {
    let at = |change: &dyn Fn(&mut Value)| {
        let mut listing = listing_at("coupang", "KR", 31);
        change(&mut listing);
        ready(&listing, 1)
    };
    let plain = at(&|_| ());
    let korean = at(&|listing| {
        listing["title"] = json!("라네즈 립 슬리핑 마스크 20g 레플리카 1:1");
        listing["seller_name"] = json!("뷰티 진짜 마켓 ✨");
        listing["url"] = json!("https://진짜.한국/상품/립 마스크?a=1#b");
    });
    let little = at(&|listing| {
        for key in ["price", "price_max", "list_price", "seller_disclosure", "gtin", "images", "item_id"] {
            listing.as_object_mut().unwrap().remove(key);
        }
    });
    let long = with(&plain, |case| {
        case["statement"]["explanation"] = json!(
            "로고가 비뚤어졌고 번호가 없다. ".repeat(30).trim().chars().take(12).collect::<String>() + &"x".repeat(900)
        )
    });
    let disguised = at(&|listing| listing["title"] = json!("Lane\u{202e}ige <b>\"replica\"</b> \\ \u{0}1:1 laneige"));
    vec![
        ("plain", made("xarf", &plain, 1)),
        ("korean", made("xarf", &korean, 2)),
        ("little", made("xarf", &little, 0)),
        ("long", made("xarf", &long, 50)),
        ("disguised", made("xarf", &disguised, 1)),
        ("server", made("own-server", &korean, 1)),
    ]
}

/// Reports that are none, with what is wrong with them: the last word says whether others see it too.
pub fn bad() -> Vec<(&'static str, Value, bool)> {
    let (_, plain) = good().remove(0);
    let plain: Value = serde_json::from_str(&plain).expect("JSON");
    let changed = |name: &'static str, path: &str, value: Value, is_seen: bool| {
        let mut report = plain.clone();
        match path.rsplit_once('/') {
            Some((map, key)) if report.pointer(path).is_none() => {
                report.pointer_mut(map).unwrap().as_object_mut().unwrap().insert(key.to_owned(), value);
            }
            _ => *report.pointer_mut(path).unwrap() = value,
        }
        (name, report, is_seen)
    };
    let without = |name: &'static str, key: &str| {
        let mut report = plain.clone();
        report.as_object_mut().unwrap().remove(key);
        (name, report, true)
    };
    vec![
        changed("email", "/reporter/contact", json!("not an address"), true),
        changed("domain", "/domain", json!("진짜.한국"), true),
        changed("domain-in-capitals", "/domain", json!("Coupang.Example"), true),
        changed("tag", "/tags", json!(["jinjja:two words"]), true),
        changed("tags-too-many", "/tags", json!(vec!["a:b"; 21]), true),
        changed("confidence", "/confidence", json!(1.2), true),
        changed("number", "/report_id", json!("01HZY3K9Q4N8J7V6T5R4E3W2Q1"), true),
        changed("infringement", "/infringement_type", json!("fake"), true),
        changed("method", "/verification_method", json!("guess"), true),
        changed("description", "/description", json!("x".repeat(1_001)), true),
        changed("evidence-key", "/evidence/0/more", json!(1), true),
        changed("evidence-size", "/evidence/0/size", json!(5 * 1024 * 1024 + 1), true),
        changed("hash", "/evidence/0/hash", json!("sha256:xyz"), true),
        changed("version", "/xarf_version", json!("3.0.0"), true),
        // The validator of others leaves this to who sends.
        changed("internal", "/_internal", json!({"ticket": "1"}), false),
        without("no-site", "legitimate_site"),
        without("no-url", "url"),
        without("no-reporter", "reporter"),
        without("no-source", "source_identifier"),
    ]
}
