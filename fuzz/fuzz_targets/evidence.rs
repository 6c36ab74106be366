//! Evidence files: any bytes as one, and as an archive inside of one that is in order.
#![no_main]

use jinjja::evidence::{open, paths, warc, zip};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let opened = open(input);
    serde_json::to_string(&opened.summary()).expect("what was found can be printed");
    if let Ok(container) = zip::read(input) {
        let written = zip::write(&container.files).expect("what fitted once fits again");
        assert_eq!(container.faults.is_empty(), written == input, "a container is whole when it is what would be written");
    }
    // The fuzzer seldom finds a checksum: so it is made for it.
    let files = [paths::ARCHIVE, paths::INDEX, paths::PAGES, paths::CASE, paths::PACKAGE, paths::DIGEST];
    let files = files.map(|path| zip::File { path, bytes: input });
    assert!(!open(&zip::write(&files).expect("six files")).is_whole());
    let (records, _) = warc::read(input);
    for read in &records {
        let mut again = Vec::new();
        warc::write(&read.record, &mut again);
        let (same, bad) = warc::read(&again);
        assert!(bad.is_none() && same.iter().all(|one| one.is_sound && one.record == read.record));
    }
});
