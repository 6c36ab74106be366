//! Reports in XARF made natively, for judges: `xarf FOLDER` leaves those that go in `good`, those that nobody should send in `bad`, and
//! in `unseen` what others do not see.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what cannot be made should stop"
)]

#[path = "../tests/doors/desk.rs"]
#[allow(dead_code, reason = "shared with the tests of doors")]
mod desk;
#[path = "../tests/doors/reports.rs"]
mod reports;
#[path = "../tests/cases/sample.rs"]
#[allow(dead_code, reason = "shared with the tests of cases")]
mod sample;

use std::{fs, path::Path};

fn main() {
    let folder = std::env::args_os().nth(1).expect("a folder");
    let write = |kind: &str, name: &str, report: &str| {
        let folder = Path::new(&folder).join(kind);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name).with_extension("json"), report).expect("a file");
    };
    reports::good().iter().for_each(|(name, report)| write("good", name, report));
    for (name, report, is_seen) in reports::bad() {
        write(if is_seen { "bad" } else { "unseen" }, name, &report.to_string());
    }
}
