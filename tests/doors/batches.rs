//! Cases put together: as many as the office takes, one right and one marketplace each, the same seller where it wants that.

use jinjja::case::Case;
use serde_json::json;

use super::{
    desk::{desk, door, linked, listing_at, prepared, ready, role_of},
    sample::id,
};

/// So many cases of one marketplace → how many listings stand in each notice.
fn check(door_id: &str, marketplace: &str, country: &str, count: u64, expected: &[usize]) {
    let door = door(door_id);
    let first = ready(&listing_at(marketplace, country, 1), 1).to_text();
    let case = |number: u64| {
        let text =
            first.replace(&id(1), &id(number)).replace("\"item_id\":\"1\"", &format!("\"item_id\":\"{number}\""));
        Case::from_text(&text).expect("a case")
    };
    let cases: Vec<Case> = (1..=count).map(case).collect();
    let prepared = prepared(door, &cases, &desk(role_of(door), country, &cases[..1]));
    let sizes: Vec<usize> = prepared.notices.iter().map(|notice| notice.cases.len()).collect();
    assert_eq!(sizes, expected, "{door_id}");
    let numbers: Vec<(usize, usize)> = prepared.notices.iter().map(|notice| (notice.number, notice.of)).collect();
    assert_eq!(numbers, (1..=expected.len()).map(|at| (at, expected.len())).collect::<Vec<_>>());
    let ids: Vec<&String> = prepared.notices.iter().map(|notice| &notice.report_id).collect();
    assert!(ids.iter().all(|id| ids.iter().filter(|other| other == &id).count() == 1), "each has a number of its own");
}

#[test]
fn notices_hold_as_many_listings_as_the_office_takes() {
    check("alibaba-ipp", "lazada", "SG", 300, &[300]);
    check("alibaba-ipp", "lazada", "SG", 301, &[300, 1]);
    check("alibaba-form", "aliexpress", "US", 10, &[10]);
    check("alibaba-form", "aliexpress", "US", 21, &[10, 10, 1]);
    check("amazon-report-infringement", "amazon", "DE", 50, &[50]);
    check("amazon-report-infringement", "amazon", "DE", 51, &[50, 1]);
    check("ebay-vero", "ebay", "GB", 150, &[150]);
    check("ebay-vero", "ebay", "GB", 151, &[150, 1]);
    check("xarf", "shopee", "SG", 3, &[1, 1, 1]);
    check("csv", "shopee", "SG", 1001, &[1000, 1]);
}

/// Cases and the numbers of the rights that the person named → which cases stand in which notice.
fn check_apart(door_id: &str, cases: &[Case], expected: &[&[u64]]) {
    let door = door(door_id);
    let prepared = prepared(door, cases, &desk(role_of(door), "CN", cases));
    let found: Vec<Vec<String>> = prepared
        .notices
        .iter()
        .map(|notice| notice.cases.iter().map(|case| case.as_str().to_owned()).collect())
        .collect();
    let expected: Vec<Vec<String>> =
        expected.iter().map(|notice| notice.iter().map(|number| id(*number)).collect()).collect();
    assert_eq!(found, expected, "{door_id}");
}

#[test]
fn what_the_office_wants_apart_goes_apart() {
    let with_right = |number: u64, kind: &str, right: &str| {
        super::desk::with(&ready(&listing_at("1688", "CN", number), number), |case| {
            case["statement"]["right"] =
                json!({"kind": kind, "number": right, "jurisdiction": "CN", "classes": [], "owner": "Example Co."});
        })
    };
    let rights = [
        with_right(1, "trademark", "1"),
        with_right(2, "trademark", "2"),
        with_right(3, "patent", "1"),
        with_right(4, "trademark", "1"),
    ];
    check_apart("alibaba-ipp", &rights, &[&[1, 4], &[2], &[3]]);
    let marketplaces = [
        ready(&listing_at("1688", "CN", 1), 1),
        ready(&listing_at("lazada", "CN", 2), 2),
        ready(&listing_at("1688", "CN", 3), 3),
    ];
    check_apart("alibaba-ipp", &marketplaces, &[&[1, 3], &[2]]);
    check_apart("csv", &marketplaces, &[&[1, 2, 3]]);
    let countries = [ready(&listing_at("lazada", "CN", 1), 1), ready(&listing_at("lazada", "SG", 2), 2)];
    check_apart("alibaba-ipp", &countries, &[&[1], &[2]]);
}

#[test]
fn the_same_seller_stands_in_one_notice() {
    let at = |marketplace: &str, number: u64| ready(&listing_at(marketplace, "KR", number), number);
    // The first is linked with the third, the third with the fourth; the second and the fifth are another seller.
    let cases = [
        linked(&at("coupang", 1), 3),
        at("coupang", 2),
        at("naver", 3),
        linked(&at("coupang", 4), 3),
        linked(&at("naver", 5), 2),
    ];
    check_apart("koipa-reward", &cases, &[&[1, 3, 4], &[2, 5]]);
    let text = prepared(door("koipa-reward"), &cases, &desk("shopper", "KR", &cases)).notices[0].parts[0].text.clone();
    assert_eq!(text.matches("동일 판매자 증거: 전화번호: +6561234567").count(), 3, "{text}");
}
