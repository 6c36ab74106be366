//! Who may go through a door.

use jinjja::channel::{Offices, access::Access};
use jinjja_data::channel::Who;
use serde_json::json;

use super::desk::{desk, door, read};

/// A role, the kind of the stored right and whether a letter is stored with it → the door for trade marks.
fn check(role: Option<&str>, right: Option<&str>, letter: bool, expected: Access) {
    let mut desk = desk(role.unwrap_or("shopper"), "SG", &[]);
    match right {
        Some(kind) => desk["rights"][0]["right"]["kind"] = json!(kind),
        None => desk["rights"] = json!([]),
    }
    if !letter && right.is_some() {
        desk["rights"][0]["authorisation"] = json!(null);
    }
    if role.is_none() {
        desk["notifier"] = json!(null);
    }
    let desk = read(&desk);
    let role = desk.notifier.as_ref().map_or(jinjja::case::notifier::Role::Shopper, |notifier| notifier.role);
    assert_eq!(Access::of(door("alibaba-ipp"), role, &desk), expected, "{role:?} {right:?} {letter}");
    for open in Offices::embedded().doors.iter().filter(|door| door.who == Who::Anyone) {
        assert_eq!(Access::of(open, role, &desk), Access::Open, "{}", open.id);
    }
}

#[test]
fn doors_open_to_who_may_use_them() {
    use Access::{Authorisation, Open, Right, Role};
    for role in [None, Some("shopper"), Some("investigator")] {
        check(role, None, false, Role);
        check(role, Some("trademark"), true, Role);
    }
    for role in [Some("brand_staff"), Some("agent")] {
        check(role, None, false, Right);
        check(role, Some("design"), true, Right);
        check(role, Some("trademark"), true, Open);
    }
    check(Some("brand_staff"), Some("trademark"), false, Open);
    check(Some("agent"), Some("trademark"), false, Authorisation);
    check(Some("agent"), Some("design"), false, Right);
}
