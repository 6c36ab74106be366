//! What is checked before something goes: for each check what brings it about, and what just does not.

use jinjja::{case::Case, channel::prepare::Prepared};
use serde_json::{Value, json};

use super::{
    desk::{cases_for, desk, door, linked, listing_at, prepared, ready, role_of, with},
    sample::{at, changed, id},
};

/// What is found of these cases, as `weight check`, in its order.
fn found(door_id: &str, cases: &[Case], desk: &Value) -> Vec<String> {
    let prepared = prepared(door(door_id), cases, desk);
    let weight = |finding: &jinjja::channel::check::Finding| {
        let weight = serde_json::to_value(finding.weight).unwrap();
        format!("{} {}", weight.as_str().unwrap(), finding.check)
    };
    prepared.findings.iter().map(weight).collect()
}

/// A door in a country, and a change to the record of the first case and to the desk → what is found besides what a case that is
/// ready gives.
fn check(door_id: &str, country: &str, change: impl Fn(&mut Value, &mut Value), expected: &[&str]) {
    let mut cases = cases_for(door(door_id), country);
    let mut desk = desk(role_of(door(door_id)), country, &cases);
    let before = found(door_id, &cases, &desk);
    let mut record: Value = serde_json::from_str(&cases[0].to_text()).unwrap();
    change(&mut record, &mut desk);
    cases[0] = Case::from_text(&record.to_string()).unwrap_or_else(|why| panic!("{why}"));
    let mut after = found(door_id, &cases, &desk);
    after.retain(|finding| !before.contains(finding));
    assert_eq!(after, expected, "{door_id}");
}

fn check_case(change: impl Fn(&mut Value), expected: &[&str]) {
    check("shopee-ip-form", "SG", |case, _| change(case), expected);
}

fn check_desk(change: impl Fn(&mut Value), expected: &[&str]) {
    check("shopee-ip-form", "SG", |_, desk| change(desk), expected);
}

#[test]
fn a_case_that_is_ready_has_nothing_against_it() {
    check_case(|_| (), &[]);
    assert_eq!(
        found(
            "shopee-ip-form",
            &cases_for(door("shopee-ip-form"), "SG"),
            &desk("agent", "SG", &cases_for(door("shopee-ip-form"), "SG"))
        ),
        [""; 0]
    );
}

#[test]
fn fields() {
    check_desk(|desk| desk["notifier"]["name"] = json!(" "), &["stops field_empty"]);
    check_desk(|desk| desk["notifier"]["phone"] = json!(""), &[]);
    check_desk(|desk| desk["notifier"]["email"] = json!("kim"), &["stops ill_formed"]);
    check_desk(|desk| desk["notifier"]["email"] = json!("kim@example.org, lee@example.org"), &["stops ill_formed"]);
    check_desk(|desk| desk["notifier"]["email"] = json!("킴@예시.한국"), &[]);
    check("dsa-16", "DE", |_, desk| desk["notifier"] = Value::Null, &["stops field_empty", "stops field_empty"]);
    check("dsa-16", "DE", |_, desk| desk["confirms"] = json!(false), &[]);
    check(
        "dsa-16",
        "DE",
        |case, desk| {
            desk["confirms"] = json!(false);
            case["statement"]["bona_fide"] = json!(false);
        },
        &["stops field_empty"],
    );
    let words = |length: usize| {
        move |case: &mut Value, _: &mut Value| case["statement"]["explanation"] = json!("x".repeat(length))
    };
    let head = "Reported as: Goods that seem to be copies\n".chars().count();
    check("xarf", "SG", words(1_000 - head), &[]);
    check("xarf", "SG", words(1_001 - head), &["stops too_long", "stops ill_formed"]);
    check("ebay-vero", "GB", |_, desk| desk["answers"] = json!({}), &["stops field_empty"]);
    check("ebay-noci", "GB", |_, desk| desk["answers"]["title"] = json!("Counsel"), &[]);
}

#[test]
fn addresses() {
    check_case(
        |case| drop(case["listing"].as_object_mut().unwrap().remove("url_canonical")),
        &["asks address_unclear"],
    );
    let looked = |kinds: &'static [&str]| {
        move |case: &mut Value| {
            case["outcomes"] =
                kinds.iter().map(|kind| json!({"at": at(20), "kind": kind, "reason": null, "receipt": null})).collect();
        }
    };
    check_case(looked(&["gone"]), &["stops listing_gone"]);
    check_case(looked(&["gone", "up"]), &[]);
    check_case(looked(&["up", "changed"]), &["asks listing_changed"]);
    check_case(looked(&["changed", "removed"]), &["asks listing_changed"]);
}

#[test]
fn sellers_by_right() {
    let status = |status: &'static str| move |case: &mut Value| case["assessment"]["store"]["status"] = json!(status);
    check_case(status("official"), &["stops own_store"]);
    check_case(status("group"), &["stops own_store"]);
    check_case(status("authorised"), &["asks authorised_seller"]);
    check_case(status("claims_official"), &[]);
    check_case(status("mall"), &[]);
}

#[test]
fn rights() {
    check_desk(|desk| desk["rights"][0]["brand"] = json!("innisfree"), &["stops right_missing"]);
    check_desk(|desk| desk["rights"][0]["brand"] = json!("LANEIGE"), &[]);
    check_desk(|desk| desk["rights"][0]["right"]["jurisdiction"] = json!("KR"), &["stops right_elsewhere"]);
    check_desk(|desk| desk["rights"][0]["right"]["jurisdiction"] = json!("WO"), &["asks right_perhaps_elsewhere"]);
    check_desk(|desk| desk["rights"][0]["right"]["jurisdiction"] = json!("EU"), &["stops right_elsewhere"]);
    check("amazon-report-infringement", "DE", |_, desk| desk["rights"][0]["right"]["jurisdiction"] = json!("EU"), &[]);
    check_desk(|desk| desk["rights"][0]["expires"] = json!("2026-11-28"), &["stops right_over"]);
    check_desk(|desk| desk["rights"][0]["expires"] = json!("2026-11-29"), &[]);
    check_desk(|desk| desk["rights"][0]["proof"] = Value::Null, &["stops proof_missing"]);
    check("lazada-ip-mail", "SG", |_, desk| desk["rights"][0]["proof"] = Value::Null, &["asks proof_missing"]);
    check(
        "alibaba-ipp",
        "CN",
        |case, _| drop(case["listing"].as_object_mut().unwrap().remove("country")),
        &["asks country_unknown"],
    );
    let named = |kind: &'static str| {
        move |case: &mut Value| {
            case["statement"]["right"] = json!({"kind": kind, "number": "9", "jurisdiction": "SG", "owner": "E"})
        }
    };
    check_case(named("other"), &["stops right_of_other_kind", "stops proof_missing", "stops authorisation_missing"]);
    check_case(named("design"), &["stops proof_missing", "stops authorisation_missing"]);
    let two = [1, 2].map(|number| {
        with(&ready(&listing_at("1688", "CN", number), number), |case| {
            let number = number.to_string();
            case["statement"]["right"] =
                json!({"kind": "trademark", "number": number, "jurisdiction": "CN", "owner": "E"});
        })
    });
    let mut desk = desk("brand_staff", "CN", &two);
    assert_eq!(found("alibaba-ipp", &two, &desk), ["notes rights_apart"]);
    assert_eq!(found("alibaba-ipp", &two[..1], &desk), [""; 0]);
    // A right that fits better is taken before one that does not.
    let other = desk["rights"][0].clone();
    desk["rights"].as_array_mut().unwrap().insert(0, other);
    desk["rights"][0]["right"]["jurisdiction"] = json!("KR");
    let case = ready(&listing_at("1688", "CN", 3), 3);
    let mut pictured = desk.clone();
    pictured["pictures"][0]["case_id"] = json!(id(3));
    assert_eq!(found("alibaba-ipp", &[case], &pictured), [""; 0]);
}

#[test]
fn pictures() {
    check_desk(|desk| desk["pictures"] = json!([]), &["stops picture_missing"]);
    check_desk(|desk| desk["pictures"][0]["is_marked"] = json!(false), &[]);
    check("alibaba-ipp", "CN", |_, desk| desk["pictures"][0]["is_marked"] = json!(false), &["asks mark_missing"]);
    check("alibaba-ipp", "CN", |_, desk| desk["pictures"] = json!([]), &["stops picture_missing"]);
    check("lazada-ip-mail", "SG", |_, desk| desk["pictures"][0]["bytes"] = json!(5_000_000), &[]);
    check("lazada-ip-mail", "SG", |_, desk| desk["pictures"][0]["bytes"] = json!(5_000_001), &["notes picture_large"]);
    let pictures = |count: usize| {
        move |_: &mut Value, desk: &mut Value| desk["pictures"] = json!(vec![desk["pictures"][0].clone(); count])
    };
    check("lazada-ip-mail", "SG", pictures(4), &[]);
    check("lazada-ip-mail", "SG", pictures(5), &["notes pictures_many"]);
}

#[test]
fn several_listings() {
    check("koipa-reward", "KR", |_, _| (), &[]);
    check("koipa-reward", "KR", |case, _| case["listing"]["marketplace"] = json!("naver"), &["stops marketplaces_few"]);
    let unlinked = [ready(&listing_at("coupang", "KR", 1), 1), ready(&listing_at("naver", "KR", 2), 2)];
    let desk = desk("shopper", "KR", &unlinked);
    let both = [
        "stops field_empty",
        "stops field_empty",
        "stops marketplaces_few",
        "stops seller_unproven",
        "stops seller_unproven",
    ];
    let mut found_of_both = found("koipa-reward", &unlinked, &desk);
    found_of_both.sort();
    assert_eq!(found_of_both, both);
    // Linked by hand, without anything that shows it.
    let by_nothing = [
        changed(&unlinked[0], &json!({"change": "linked", "at": at(10), "case_id": id(2), "by": []})),
        unlinked[1].clone(),
    ];
    assert!(found("koipa-reward", &by_nothing, &desk).contains(&"stops seller_unproven".to_owned()));
    // In one of the two cases is enough.
    let in_one = [linked(&unlinked[0], 2), unlinked[1].clone()];
    assert_eq!(found("koipa-reward", &in_one, &desk), [""; 0]);
}

#[test]
fn grounds() {
    let silent = |case: &mut Value| case["statement"]["explanation"] = json!(" ");
    let signless = |case: &mut Value| case["assessment"]["reasons"] = json!([]);
    check_case(silent, &[]);
    check_case(signless, &["asks no_sign"]);
    check_case(
        |case| {
            silent(case);
            signless(case);
        },
        &["stops no_ground"],
    );
    check_case(|case| case["assessment"]["coverage"]["level"] = json!("poor"), &["asks little_read"]);
    check_case(|case| case["assessment"]["coverage"]["level"] = json!("partial"), &[]);
    check_case(|case| case["assessment"] = Value::Null, &["asks no_sign", "asks little_read"]);
    let cheap = |words: &'static str, more: &[&str]| {
        let codes: Vec<String> = ["price-far-below-list"].iter().chain(more).map(|code| (*code).to_owned()).collect();
        move |case: &mut Value| {
            let reasons = case["assessment"]["reasons"].as_array().unwrap();
            let sign = reasons.iter().find(|reason| reason["weight"].as_f64() > Some(0.0)).expect("a sign").clone();
            let signs = codes.iter().map(|code| {
                let mut sign = sign.clone();
                sign["code"] = json!(code);
                sign
            });
            case["assessment"]["reasons"] = signs.collect();
            case["statement"]["explanation"] = json!(words);
        }
    };
    check_case(cheap("", &[]), &["stops price_alone"]);
    check_case(cheap("The lot number is missing.", &[]), &[]);
    check_case(cheap("", &["coded-term"]), &[]);
    let unsealed = |case: &mut Value| {
        case["evidence"] = Value::Null;
        case["state"] = json!("captured");
        let only: Vec<Value> =
            case["custody"].as_array().unwrap().iter().filter(|event| event["event"] != "sealed").cloned().collect();
        case["custody"] = json!(only);
    };
    check_case(unsealed, &["asks not_sealed"]);
}

#[test]
fn handed_in_before() {
    let key = "shopee SG 2718281829";
    let handed = |door: &'static str, listing: String| {
        move |desk: &mut Value| {
            desk["handed"] = json!([{"door": door, "case_id": id(7), "listing": listing, "at": at(30)}])
        }
    };
    check_desk(handed("shopee-ip-form", key.to_owned()), &["asks handed_before"]);
    check_desk(handed("shopee-buyer-shop", key.to_owned()), &[]);
    check_desk(handed("shopee-ip-form", "shopee SG 1".to_owned()), &[]);
    let same = [ready(&listing_at("shopee", "SG", 5), 1), ready(&listing_at("shopee", "SG", 5), 2)];
    let desk = desk("agent", "SG", &same);
    assert_eq!(found("csv", &same, &desk), ["stops listing_twice"]);
    assert_eq!(found("shopee-ip-form", &same, &desk), ["stops listing_twice"], "also in another notice");
    let other = [same[0].clone(), ready(&listing_at("shopee", "MY", 5), 2)];
    assert_eq!(found("csv", &other, &desk), [""; 0]);
}

#[test]
fn what_is_the_persons_in_the_words() {
    let says = |words: &'static str| move |case: &mut Value| case["statement"]["explanation"] = json!(words);
    check_case(says("I am Kim Example and saw it."), &["asks personal_in_text"]);
    check_case(says("Write to KIM@example.org"), &["asks personal_in_text"]);
    check_case(says("Call me: 02-555-0100, or +82 (2) 555 0100"), &["asks personal_in_text"]);
    check_case(says("Call somebody@gmail.com"), &["asks personal_in_text"]);
    check_case(says("The seller is sales@example-trading.sg"), &[]);
    check_case(says("Kim sells it for 4.90 in lot 5550100."), &[]);
    check_case(says("Lee Example saw it too."), &["asks personal_in_text"]);
    check_case(says("It came from Example Co."), &["asks personal_in_text"]);
    let named = |name: &'static str, words: &'static str| {
        move |case: &mut Value, desk: &mut Value| {
            desk["notifier"]["name"] = json!(name);
            says(words)(case);
        }
    };
    check("shopee-ip-form", "SG", named("Kim", "Kimchi soap is sold as Kimono"), &[]);
    check("shopee-ip-form", "SG", named("Kim", "I am (Kim)."), &["asks personal_in_text"]);
    check("csv", "KR", named("허준", "허준이 보았습니다"), &["asks personal_in_text"]);
    check("csv", "CN", named("李娜", "我是李娜"), &["asks personal_in_text"]);
}

#[test]
fn letters_that_the_office_does_not_read() {
    let says = |words: &'static str| move |case: &mut Value| case["statement"]["explanation"] = json!(words);
    check_case(says("뚜껑의 로고가 비뚤어져 있고 제조번호가 없습니다"), &["asks other_language"]);
    check_case(says("The lid says 진짜 정품 립 마스크"), &[]);
    check("own-button", "KR", |case, _| says("뚜껑의 로고가 비뚤어져 있고 제조번호가 없습니다")(case), &[]);
    check("own-button", "JP", |case, _| says("蓋のロゴがずれていて製造番号がありません")(case), &[]);
}

#[test]
fn sheets() {
    check("csv", "SG", |case, _| case["listing"]["title_nfc"] = json!("=1+1"), &["notes formula_in_sheet"]);
    check("csv", "SG", |case, _| case["listing"]["title_nfc"] = json!("1=1"), &[]);
    check("jsonl", "SG", |case, _| case["listing"]["title_nfc"] = json!("=1+1"), &[]);
}

#[test]
fn what_the_office_hands_on() {
    let cases = cases_for(door("tokopedia-ip"), "ID");
    let mut desk = desk("agent", "ID", &cases);
    assert_eq!(found("tokopedia-ip", &cases, &desk), ["asks passed_on", "notes by_hand"]);
    assert!(!prepared(door("tokopedia-ip"), &cases, &desk).may_go);
    desk["meant"] = json!([{"check": "passed_on"}]);
    assert!(prepared(door("tokopedia-ip"), &cases, &desk).may_go, "the person said so");
    desk["meant"] = json!([{"check": "field_empty"}, {"check": "passed_on"}]);
    desk["notifier"]["name"] = json!("");
    let Prepared { may_go, .. } = prepared(door("tokopedia-ip"), &cases, &desk);
    assert!(!may_go, "what stops cannot be meant");
}

#[test]
fn pictures_that_a_report_cannot_hold() {
    let large = |bytes: u64| move |_: &mut Value, desk: &mut Value| desk["pictures"][0]["bytes"] = json!(bytes);
    check("xarf", "SG", large(5_242_880), &[]);
    check("xarf", "SG", large(5_242_881), &["notes picture_large"]);
    let many = |count: usize| {
        move |_: &mut Value, desk: &mut Value| desk["pictures"] = vec![desk["pictures"][0].clone(); count].into()
    };
    check("own-server", "SG", many(50), &[]);
    check("own-server", "SG", many(51), &["notes pictures_many"]);
}

#[test]
fn what_a_notice_says_of_all_must_be_there_for_each() {
    let cases = [1, 2].map(|number| ready(&listing_at("amazon", "US", number), number));
    let without = [cases[0].clone(), with(&cases[1], |case| case["statement"]["where"] = json!([]))];
    let door = "amazon-report-infringement";
    let desk = desk("agent", "US", &cases);
    let new = found(door, &without, &desk).len() - found(door, &cases, &desk).len();
    assert_eq!(new, 1, "{:?}", found(door, &without, &desk));
}

#[test]
fn what_is_meant_of_one_case_is_not_meant_of_another() {
    let cases = [1, 2].map(|number| {
        with(&ready(&listing_at("shopee", "SG", number), number), |case| {
            case["assessment"]["store"]["status"] = json!("authorised");
        })
    });
    let mut desk = desk("agent", "SG", &cases);
    let mut may_go = |meant: Value| {
        desk["meant"] = meant;
        let Prepared { findings, may_go, .. } = prepared(door("csv"), &cases, &desk);
        let meant = findings.iter().filter(|finding| finding.check == "authorised_seller" && finding.is_meant);
        (meant.count(), may_go)
    };
    let of = |case: &Case| json!({"check": "authorised_seller", "case_id": case.id});
    assert_eq!(may_go(json!([of(&cases[0])])), (1, false));
    assert_eq!(may_go(json!([{"check": "authorised_seller"}])), (0, false), "nor is what is meant of the notice");
    assert_eq!(may_go(json!([of(&cases[0]), of(&cases[1])])), (2, true));
}

#[test]
fn mail_without_a_known_recipient() {
    assert_eq!(
        found("brand-lead", &cases_for(door("brand-lead"), "KR"), &desk("shopper", "KR", &[])),
        ["notes no_recipient"]
    );
}

#[test]
fn the_persons_record() {
    let handed = |outcomes: &'static [&str]| {
        move |_: &mut Value, desk: &mut Value| {
            let one = |(number, outcome): (usize, &&str)| {
                json!({"door": "alibaba-ipp", "case_id": id(50 + number as u64), "listing": format!("x {number}"),
                    "rules": ["replica-term"], "at": "2026-11-01T00:00:00.000Z", "outcomes": [outcome]})
            };
            desk["handed"] = outcomes.iter().enumerate().map(one).collect();
        }
    };
    check("alibaba-ipp", "CN", handed(&["removed", "removed"]), &[]);
    check("alibaba-ipp", "CN", handed(&["removed", "removed", "removed"]), &["notes accepted_close"]);
    check(
        "alibaba-ipp",
        "CN",
        handed(&["removed", "rejected", "rejected"]),
        &["asks accepted_low", "asks rule_seldom_accepted"],
    );
}

#[test]
fn a_server_that_is_not_set() {
    check("own-server", "SG", |_, _| (), &[]);
    check("own-server", "SG", |_, desk| desk["server"] = json!(""), &["stops no_server"]);
}

#[test]
fn a_listing_of_another_marketplace() {
    let cases = [ready(&listing_at("lazada", "SG", 1), 1), ready(&listing_at("shopee", "SG", 2), 2)];
    assert_eq!(found("csv", &cases, &desk("shopper", "SG", &cases)), [""; 0]);
    let found = found("shopee-ip-form", &cases, &desk("agent", "SG", &cases));
    assert_eq!(found, ["stops not_served"]);
}
