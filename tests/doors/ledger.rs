//! The ledger: shares at what the offices demand, the edges of months, and when one more notice would hurt.

use jinjja::{
    channel::ledger::{Handed, Hurts, at_door, hurts},
    moment::Moment,
};
use jinjja_data::{Channel, channel::Counted};
use serde_json::json;

use super::{desk::door, sample::id};

/// So many notices with these outcomes.
fn handed(door: &Channel, many: &[(usize, &[&str])], at: &str) -> Vec<Handed> {
    let one = |outcomes: &[&str]| -> Handed {
        serde_json::from_value(
            json!({"door": door.id, "case_id": id(1), "listing": "x", "brand": "laneige", "rules": ["replica-term"],
            "at": at, "outcomes": outcomes}),
        )
        .expect("what was handed in")
    };
    many.iter().flat_map(|(count, outcomes)| vec![one(outcomes); *count]).collect()
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

const NOW: &str = "2026-11-29T12:00:00.000Z";

/// Notices with these outcomes → the share at a door, and how it stands to what the door demands: `low`, `close` to that, or well.
fn check(door_id: &str, of: Counted, many: &[(usize, &[&str])], percent: Option<u8>, stands: &str) {
    let door = door(door_id);
    let handed = handed(door, many, "2026-11-01T00:00:00.000Z");
    let found = at_door(door, &handed, &moment(NOW));
    let demand = found.demands.iter().find(|demand| demand.of == of).expect("a demand");
    assert_eq!(demand.percent, percent, "{many:?}");
    let hurt = hurts(door, &handed, &[], &moment(NOW));
    let stand = hurt.iter().find_map(|hurts| match hurts {
        Hurts::Demand { threshold, .. } if threshold.of == of => Some("low"),
        Hurts::Close { threshold, .. } if threshold.of == of => Some("close"),
        _ => None,
    });
    assert_eq!(stand.unwrap_or("well"), stands, "{many:?}: {hurt:?}");
}

const REMOVED: &[&str] = &["removed"];
const REJECTED: &[&str] = &["rejected"];
const REVERSED: &[&str] = &["removed", "counter-notice", "reversed"];

#[test]
fn shares_are_counted_as_the_offices_do() {
    use Counted::{Accepted, Reversed};
    let (ipp, zero) = ("alibaba-ipp", "amazon-project-zero");
    check(ipp, Accepted, &[], None, "well");
    check(ipp, Accepted, &[(5, &["filed"]), (2, &["up"])], None, "well");
    // 90 %: at it, one more that is refused would go below.
    check(ipp, Accepted, &[(9, REMOVED), (1, REJECTED)], Some(90), "close");
    check(ipp, Accepted, &[(89, REMOVED), (10, REJECTED)], Some(89), "low");
    check(ipp, Accepted, &[(18, REMOVED), (1, REJECTED)], Some(94), "well");
    check(ipp, Accepted, &[(17, REMOVED), (1, REJECTED)], Some(94), "close");
    check(ipp, Accepted, &[(9, REMOVED)], Some(100), "well");
    check(ipp, Accepted, &[(8, REMOVED)], Some(100), "close");
    check(ipp, Accepted, &[(2, REMOVED)], Some(100), "well");
    // 5 % put back, of what was taken down.
    check(ipp, Reversed, &[(19, REMOVED), (1, REVERSED)], Some(5), "well");
    check(ipp, Reversed, &[(18, REMOVED), (1, REVERSED)], Some(6), "low");
    check(ipp, Reversed, &[(20, REJECTED)], None, "well");
    check(ipp, Reversed, &[(20, &["reversed"])], None, "well");
    // 99 %.
    check(zero, Accepted, &[(99, REMOVED), (1, REJECTED)], Some(99), "close");
    check(zero, Accepted, &[(199, REMOVED), (1, REJECTED)], Some(99), "well");
    check(zero, Accepted, &[(98, REMOVED), (1, REJECTED)], Some(98), "low");
    check(zero, Accepted, &[(99, REMOVED)], Some(100), "well");
    check(zero, Accepted, &[(98, REMOVED)], Some(100), "close");
}

/// Outcomes → handed, accepted, rejected, reversed.
fn check_stand(outcomes: &[&str], expected: [usize; 4]) {
    let door = door("alibaba-ipp");
    let found = at_door(door, &handed(door, &[(1, outcomes)], NOW), &moment(NOW));
    let counts =
        |counts: jinjja::channel::ledger::Counts| [counts.handed, counts.accepted, counts.rejected, counts.reversed];
    assert_eq!(counts(found.all), expected, "{outcomes:?}");
    assert_eq!(counts(*found.by_brand.get("laneige").unwrap()), expected);
    assert_eq!(counts(*found.by_rule.get("replica-term").unwrap()), expected);
}

#[test]
fn the_last_word_counts() {
    check_stand(&[], [1, 0, 0, 0]);
    check_stand(&["filed", "up", "gone", "changed"], [1, 0, 0, 0]);
    check_stand(&["filed", "removed"], [1, 1, 0, 0]);
    check_stand(&["rejected"], [1, 0, 1, 0]);
    check_stand(&["rejected", "removed"], [1, 1, 0, 0]);
    check_stand(&["removed", "counter-notice"], [1, 1, 0, 0]);
    check_stand(&["removed", "counter-notice", "reversed"], [1, 1, 0, 1]);
    check_stand(&["removed", "reversed", "removed"], [1, 1, 0, 0]);
    check_stand(&["reversed"], [1, 0, 1, 0]);
}

/// Now, and when it was handed in → whether it counts among those of the last three months.
fn check_months(now: &str, at: &str, counts: bool) {
    let door = door("alibaba-ipp");
    let found = at_door(door, &handed(door, &[(1, REMOVED)], at), &moment(now));
    assert_eq!(found.demands[0].percent.is_some(), counts, "{at} seen on {now}");
    assert_eq!(found.all.accepted, 1, "ever");
}

#[test]
fn months_end_on_their_day() {
    check_months("2026-11-29T12:00:00.000Z", "2026-08-29T12:00:00.000Z", true);
    check_months("2026-11-29T12:00:00.000Z", "2026-08-29T11:59:59.999Z", false);
    check_months("2026-02-15T00:00:00.000Z", "2025-11-15T00:00:00.000Z", true);
    check_months("2026-02-15T00:00:00.000Z", "2025-11-14T23:59:59.999Z", false);
    // A month without that day ends with its last.
    check_months("2026-05-31T00:00:00.000Z", "2026-02-28T23:59:59.999Z", false);
    check_months("2026-05-31T00:00:00.000Z", "2026-03-01T00:00:00.000Z", true);
    check_months("2026-01-01T00:00:00.000Z", "2025-10-01T00:00:00.000Z", true);
    let zero = door("amazon-project-zero");
    let ever = at_door(zero, &handed(zero, &[(1, REMOVED)], "2020-01-01T00:00:00.000Z"), &moment(NOW));
    assert_eq!(ever.demands[0].percent, Some(100), "what has no months is counted over all time");
}

/// Accepted and rejected notices that rested on a rule → whether it is warned of.
fn check_rule(accepted: usize, rejected: usize, expected: bool) {
    let door = door("shopee-ip-form");
    let handed = handed(door, &[(accepted, REMOVED), (rejected, REJECTED)], NOW);
    let of = |rule: &str| !hurts(door, &handed, &[rule.to_owned()], &moment(NOW)).is_empty();
    assert_eq!(of("replica-term"), expected, "{accepted} of {}", accepted + rejected);
    assert!(!of("new-seller"), "another rule");
}

#[test]
fn rules_that_were_seldom_accepted_are_warned_of() {
    check_rule(0, 2, false);
    check_rule(0, 3, true);
    check_rule(1, 2, true);
    check_rule(2, 2, false);
    check_rule(4, 5, true);
    check_rule(5, 5, false);
}
