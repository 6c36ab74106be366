//! Our own sample pages, written after the structure of real ones, and what is read from them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

#[test]
fn sample_pages_are_read_as_reviewed() {
    let samples = common::samples();
    assert!(!samples.is_empty(), "there are sample pages");
    for sample in samples {
        let reading = common::read(&sample.page, &sample);
        let json = serde_json::to_string_pretty(&reading).expect("a reading can be printed");
        insta::with_settings!({ snapshot_path => "pages", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(sample.file.clone(), json);
        });
    }
}

#[test]
fn a_stored_capture_is_read_the_same_again() {
    for sample in common::samples() {
        let knowledge = jinjja::Knowledge::embedded();
        let at = jinjja::address::locate_saved(&sample.url, knowledge).expect("the address is one");
        let plan = jinjja::adapter::Plan::of(at.marketplace);
        let capture = jinjja::html::capture(&sample.page, &at, &sample.url, &plan, &sample.answers).capture;
        let stored = serde_json::to_string(&capture).expect("a capture can be stored");
        let again = serde_json::from_str(&stored).expect("a stored capture can be read");
        assert_eq!(
            jinjja::reading::read(&again, &at, knowledge),
            jinjja::reading::read(&capture, &at, knowledge),
            "{}",
            sample.file
        );
    }
}
