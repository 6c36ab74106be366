//! The whole reading of a page: any bytes, at an address of each marketplace in turn.
#![no_main]

use jinjja::{Knowledge, adapter::Plan, address, html, reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((choice, page)) = input.split_first_chunk::<2>() else { return };
    let knowledge = Knowledge::embedded();
    let tests: Vec<_> = knowledge.marketplaces.iter().flat_map(|marketplace| &marketplace.tests).collect();
    let Some(test) = tests.get(usize::from(u16::from_be_bytes(*choice)) % tests.len().max(1)) else { return };
    let Ok(at) = address::locate_saved(&test.url, knowledge) else { return };
    let saved = html::capture(page, &at, &test.url, &Plan::of(at.marketplace), &[]);
    let reading = reading::read(&saved.capture, &at, knowledge);
    // What is printed is JSON, and a capture that was stored is the same again.
    serde_json::to_string(&reading).expect("a reading can be printed");
    let stored = serde_json::to_string(&saved.capture).expect("a capture can be stored");
    let again = serde_json::from_str(&stored).expect("a stored capture can be read");
    assert_eq!(reading::read(&again, &at, knowledge), reading);
});
