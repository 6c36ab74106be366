//! Evidence from a page to a sealed file and back, and every way of changing it that is not seen by looking at it.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "evidence/sample.rs"]
mod sample;

use jinjja::{
    Knowledge,
    case::evidence::Kind,
    evidence::{
        Capture, Check, Evidence, Opened, Outcome, Refused, Signature, digest::named, open, paths, signature,
        verify::verify, warc, zip,
    },
};

fn verified(bytes: &[u8]) -> Opened {
    verify(bytes, Knowledge::embedded())
}

/// What does not hold of a file.
fn broken(opened: &Opened) -> Vec<Check> {
    let mut checks: Vec<Check> = opened
        .findings
        .iter()
        .filter(|finding| finding.outcome == Outcome::Broken)
        .map(|finding| finding.check)
        .collect();
    checks.dedup();
    checks
}

/// The file with one of its files changed, in a container that is in order again.
fn with_file(bytes: &[u8], path: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let container = zip::read(bytes).expect("a container");
    let changed = container.files.iter().find(|file| file.path == path).map(|file| change(file.bytes)).expect("a file");
    let files: Vec<_> = container
        .files
        .iter()
        .map(|file| zip::File { bytes: if file.path == path { &changed } else { file.bytes }, ..*file })
        .collect();
    zip::write(&files).expect("a container")
}

/// A file's bytes.
fn file(bytes: &[u8], path: &str) -> Vec<u8> {
    let container = zip::read(bytes).expect("a container");
    container.files.iter().find(|file| file.path == path).map(|file| file.bytes.to_vec()).expect("a file")
}

#[test]
fn what_was_sealed_is_whole_and_comes_back() {
    for evidence in [sample::small(), sample::large()] {
        let bytes = sample::sealed(evidence.clone());
        let opened = verified(&bytes);
        assert!(opened.is_whole(), "{:#?}", opened.findings);
        assert!(opened.findings.iter().all(|finding| finding.outcome == Outcome::Holds), "{:#?}", opened.findings);
        let pieces = opened.pieces.expect("pieces");
        let mut again = Evidence::new(&pieces.case, pieces.sealed_at.as_str()).expect("a case");
        for mut capture in pieces.captures {
            let (page, pictures) = (capture.page.take(), std::mem::take(&mut capture.pictures));
            let facts = capture.facts();
            let own = capture.own_brands.as_deref();
            let texts = Capture::new(&capture.capture, &capture.verdict, &facts, own).expect("its own texts");
            assert_eq!(texts, capture);
            again.add_capture(texts).expect("a capture");
            page.into_iter().for_each(|page| again.add_page(page).expect("a page"));
            for picture in pictures {
                let facts = serde_json::to_string(&picture.facts).expect("facts");
                again.add_picture(&facts, &picture.content_type, picture.bytes).expect("a picture");
            }
        }
        assert_eq!(again, evidence);
        assert_eq!(sample::sealed(again), bytes, "the same pieces give the same bytes");
    }
}

#[test]
fn the_items_are_what_the_archive_holds() {
    let unsealed = sample::large().finish().expect("a package");
    let bytes = sample::sign_and_seal(&unsealed);
    let container = zip::read(&bytes).expect("a container");
    let archive = container.files.iter().find(|file| file.path == paths::ARCHIVE).expect("an archive");
    let (records, _) = warc::read(archive.bytes);
    let told: Vec<_> = unsealed
        .items()
        .iter()
        .map(|item| (item.about.clone(), format!("sha256:{}", item.sha256), item.bytes))
        .collect();
    let held = records.iter().filter_map(|read| {
        let record = &read.record;
        Some((record.target.clone()?, named(&record.block), u64::try_from(record.block.len()).ok()?))
    });
    assert_eq!(told, held.collect::<Vec<_>>());
    let kinds: Vec<Kind> = unsealed.items().iter().map(|item| item.kind).collect();
    let [page, view, marked, added, metadata] = [Kind::Page, Kind::View, Kind::Marked, Kind::Added, Kind::Metadata];
    assert_eq!(kinds, [page, view, marked, added, marked, metadata, metadata]);
}

#[test]
fn every_changed_byte_is_seen() {
    let bytes = sample::sealed(sample::small());
    let mut changed = bytes.clone();
    for at in 0..bytes.len() {
        for flip in [1, 0x20, 0x80] {
            changed[at] ^= flip;
            assert!(!open(&changed).is_whole(), "byte {at} of {}, ^ {flip}", bytes.len());
            changed[at] = bytes[at];
        }
    }
    assert!(open(&changed).is_whole());
}

#[test]
fn every_changed_byte_of_a_file_is_seen_where_the_container_was_put_in_order() {
    let bytes = sample::sealed(sample::small());
    for (path, check) in [
        (paths::ARCHIVE, Check::Files),
        (paths::INDEX, Check::Files),
        (paths::PAGES, Check::Files),
        (paths::CASE, Check::Files),
        (paths::PACKAGE, Check::Digest),
        (paths::DIGEST, Check::Digest),
    ] {
        for at in 0..file(&bytes, path).len() {
            let changed = with_file(&bytes, path, |file| {
                let mut file = file.to_vec();
                file[at] ^= 1;
                file
            });
            let mut opened = open(&changed);
            // What is left of a changed digest is a signature that is none: only to check it tells.
            if path == paths::DIGEST && opened.is_whole() {
                opened = verified(&changed);
                assert_eq!(broken(&opened), [Check::Signature], "byte {at} of {path}");
                continue;
            }
            assert!(broken(&opened).contains(&check), "byte {at} of {path}: {:#?}", opened.findings);
        }
    }
}

#[test]
fn no_piece_of_a_file_and_nothing_longer_is_whole() {
    let bytes = sample::sealed(sample::small());
    assert!((0..bytes.len()).all(|end| !open(&bytes[..end]).is_whole()));
    assert!(!open(&[bytes.as_slice(), b"\0"].concat()).is_whole());
    assert!(!open(&[b"\0", bytes.as_slice()].concat()).is_whole());
}

/// Somebody who knows the form puts everything in order after a change, but for the signature.
fn put_in_order(bytes: &[u8], path: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let bytes = with_file(bytes, path, change);
    let hash = |path: &str| named(&file(&bytes, path));
    let package = String::from_utf8(file(&bytes, paths::PACKAGE)).expect("text");
    let mut package: serde_json::Value = serde_json::from_str(&package).expect("JSON");
    for resource in package["resources"].as_array_mut().expect("a list") {
        let path = resource["path"].as_str().expect("a path").to_owned();
        resource["hash"] = hash(&path).into();
        resource["bytes"] = file(&bytes, &path).len().into();
    }
    // As it was written: the keys stand in the order of the form.
    let old = file(&bytes, paths::PACKAGE);
    let mut text = String::from_utf8(old.clone()).expect("text");
    let before: serde_json::Value = serde_json::from_slice(&old).expect("JSON");
    let pairs =
        before["resources"].as_array().into_iter().flatten().zip(package["resources"].as_array().into_iter().flatten());
    for (one, other) in pairs {
        let part = |value: &serde_json::Value| format!(r#""hash":{},"bytes":{}"#, value["hash"], value["bytes"]);
        text = text.replace(&part(one), &part(other));
    }
    let bytes = with_file(&bytes, paths::PACKAGE, |_| text.clone().into_bytes());
    let (old, new) = (named(&old), named(text.as_bytes()));
    with_file(&bytes, paths::DIGEST, |file| String::from_utf8_lossy(file).replace(&old, &new).into_bytes())
}

/// The records of an archive written anew, each after a change.
fn rewritten(archive: &[u8], change: impl Fn(usize, &mut warc::Record<'static>)) -> Vec<u8> {
    let (records, bad) = warc::read(archive);
    assert_eq!(bad, None);
    let mut archive = Vec::new();
    for (number, read) in records.into_iter().enumerate() {
        let mut record = read.record;
        change(number, &mut record);
        warc::write(&record, &mut archive);
    }
    archive
}

#[test]
fn who_puts_everything_in_order_still_lacks_the_key() {
    let bytes = sample::sealed(sample::small());
    let same = put_in_order(&bytes, paths::CASE, <[u8]>::to_vec);
    assert_eq!(same, bytes, "nothing changed, nothing differs");
    // When the click was, only the one who sealed it knows.
    let changed = put_in_order(&bytes, paths::CASE, |case| {
        String::from_utf8_lossy(case).replace("08:01:02.000", "08:01:01.000").into()
    });
    assert_eq!(broken(&verified(&changed)), [Check::Signature]);
    // Another's key signs it, and then it is another's file: that is what the key says.
    assert!(verified(&signed_by_another(&bytes, &changed)).is_whole());
}

#[test]
fn facts_that_no_verdict_gave_are_seen() {
    let bytes = sample::sealed(sample::small());
    for (from, to) in [
        ("\"title_raw\":\"Cup\"", "\"title_raw\":\"Cap\""),
        ("\"level\":\"", "\"level\":\"very "),
        ("https://shop.example/cup", "https://shop.example/cap"),
        ("\"client\"", "\"maker\""),
    ] {
        let change = |case: &[u8]| {
            let text = String::from_utf8_lossy(case);
            assert!(text.contains(from), "{from} in {text}");
            text.replace(from, to).into_bytes()
        };
        let changed = put_in_order(&bytes, paths::CASE, change);
        assert_eq!(broken(&verified(&signed_by_another(&bytes, &changed))), [Check::Case], "{to}");
    }
}

/// A file made of another, signed anew with another key.
fn signed_by_another(bytes: &[u8], changed: &[u8]) -> Vec<u8> {
    let digest = named(&file(changed, paths::PACKAGE));
    let other = signature::sign(&[9; 48], &digest).expect("a key");
    let old = open(bytes).pieces.and_then(|pieces| pieces.signature).expect("a signature");
    with_file(changed, paths::DIGEST, |file| {
        let text = String::from_utf8_lossy(file).replace(&old.signature, &other.signature);
        text.replace(&old.public_key, &other.public_key).into_bytes()
    })
}

#[test]
fn what_contradicts_itself_is_seen_below_the_hashes() {
    let bytes = sample::sealed(sample::large());
    let check = |path: &str, change: &dyn Fn(&[u8]) -> Vec<u8>, expected: &[Check]| {
        let opened = open(&put_in_order(&bytes, path, change));
        assert_eq!(broken(&opened), expected, "{:#?}", opened.findings);
    };
    let text = |from: &'static str, to: &'static str| {
        move |file: &[u8]| String::from_utf8_lossy(file).replacen(from, to, 1).into_bytes()
    };
    check(paths::INDEX, &text("text/html", "text/xml"), &[Check::Index]);
    check(paths::INDEX, &|_| Vec::new(), &[Check::Index]);
    check(paths::PAGES, &text("Hanbit", "Another"), &[Check::Pages]);
    check(paths::CASE, &text("0123456789ab", "0123456789ac"), &[Check::Captures, Check::Pages]);
    check(paths::CASE, &text("{", ""), &[Check::Case]);
    check(paths::ARCHIVE, &|archive| archive[..archive.len() - 1].to_vec(), &[Check::Records]);
    check(paths::ARCHIVE, &|_| Vec::new(), &[Check::Captures]);
    let archive = |change: fn(usize, &mut warc::Record<'static>)| move |file: &[u8]| rewritten(file, change);
    check(
        paths::ARCHIVE,
        &archive(|number, record| {
            if number == 1 {
                record.target = Some("https://www.lazada.sg/products/other-i310000001.html".into());
            }
        }),
        &[Check::Captures, Check::Index],
    );
    check(
        paths::ARCHIVE,
        &archive(|number, record| {
            if number == 2 {
                record.content_type = "image/svg+xml".into();
            }
        }),
        &[Check::Captures],
    );
    let later = jinjja::evidence::Moment::parse("2026-11-23T08:01:02.346Z").expect("a moment");
    let (records, _) = warc::read(&file(&bytes, paths::ARCHIVE));
    for number in 0..records.len() {
        let changed = put_in_order(&bytes, paths::ARCHIVE, |archive| {
            rewritten(archive, |at, record| {
                if at == number {
                    record.date = later.clone();
                }
            })
        });
        assert!(broken(&open(&changed)).contains(&Check::Captures), "the date of record {number}");
    }
}

/// A file with the verdict that an engine of another version or with other data gave.
fn made_by(version: &str, data: &str, level: &str) -> Vec<u8> {
    let (url, html) = sample::page("lazada-product.html");
    let mut capture = sample::capture(html.as_bytes(), &url, None, None);
    let engine =
        format!(r#""engine":{{"version":"{}","data":"{}"}}"#, env!("CARGO_PKG_VERSION"), Knowledge::embedded().hash);
    assert!(capture.verdict.contains(&engine), "{}", capture.verdict);
    capture.verdict =
        capture.verdict.replace(&engine, &format!(r#""engine":{{"version":"{version}","data":"{data}"}}"#));
    capture.verdict = capture.verdict.replace(r#""risk":{"level":"none""#, &format!(r#""risk":{{"level":"{level}""#));
    let mut evidence = Evidence::new(&sample::case_of(&capture), sample::SEALED_AT).expect("a case");
    evidence.add_capture(capture).expect("a capture");
    sample::sealed(evidence)
}

#[test]
fn the_verdict_of_another_version_is_not_broken_but_needs_it() {
    let (version, hash) = (env!("CARGO_PKG_VERSION"), Knowledge::embedded().hash.as_str());
    let check = |version, data, level, outcome, says: &str, differences: &[&str]| {
        let opened = verified(&made_by(version, data, level));
        let finding = opened.findings.iter().find(|finding| finding.check == Check::Verdict).expect("a verdict");
        assert_eq!(finding.outcome, outcome, "{}", finding.text);
        assert!(finding.text.contains(says), "{}", finding.text);
        let found = finding.replayed.iter().flat_map(|replayed| &replayed.differences).map(|one| one.at.as_str());
        assert_eq!(found.collect::<Vec<_>>(), differences);
        assert_eq!(opened.is_whole(), outcome != Outcome::Broken);
    };
    check(version, hash, "none", Outcome::Holds, "the same bytes", &[]);
    check(version, hash, "some", Outcome::Broken, "another verdict", &["assessment.risk.level"]);
    let needs = "It was made by engine 0.0.9 with the data";
    check("0.0.9", hash, "none", Outcome::Needs, needs, &[]);
    check("0.0.9", hash, "some", Outcome::Needs, "one thing more would be different", &["assessment.risk.level"]);
    check(version, "0123456789abcdef", "none", Outcome::Needs, "with the data 0123456789ab, which is needed", &[]);
}

#[test]
fn a_verdict_without_the_brand_facts_that_took_part_is_seen() {
    let (url, html) = sample::page("lazada-search.html");
    let own = r#"[{"id":"cup","name":"Cup Maker","categories":[],"names":[{"text":"Cup Maker","source":"x"}]}]"#;
    let mut capture = sample::capture(html.as_bytes(), &url, Some(0), Some(own));
    capture.own_brands = None;
    let mut evidence = Evidence::new(&sample::case_of(&capture), sample::SEALED_AT).expect("a case");
    evidence.add_capture(capture).expect("a capture");
    assert_eq!(broken(&verified(&sample::sealed(evidence))), [Check::Verdict]);
}

/// What is said of a capture of this page with these facts.
fn refused(capture: &str, verdict: &str, facts: &str, own: Option<&str>, expected: Refused) {
    assert_eq!(Capture::new(capture, verdict, facts, own), Err(expected), "{capture} {verdict} {facts} {own:?}");
}

#[test]
fn pieces_that_cannot_be_sealed_are_refused() {
    let facts = r#"{"item":null,"environment":{"captured_at":"2026-11-23T08:01:02.345Z"},"redactions":[]}"#;
    let page = r#"{"url":"https://shop.example/cup"}"#;
    assert!(Capture::new(page, "{}", facts, None).is_ok());
    refused("", "{}", facts, None, Refused::NotJson("capture"));
    refused(" {}", "{}", facts, None, Refused::NotJson("capture"));
    refused("{}", "{}", facts, None, Refused::NotJson("capture"));
    refused(page, "{}\n", facts, None, Refused::NotJson("verdict"));
    refused(page, "{}", facts, Some("["), Refused::NotJson("own_brands"));
    refused(page, "{}", "{}", None, Refused::NotJson("facts"));
    refused(page, "{}", &facts.replace("item", "other"), None, Refused::NotJson("facts"));
    refused(page, "{}", &facts.replace("captured_at", "at"), None, Refused::NoTime);
    refused(page, "{}", &facts.replace("02.345Z", "02Z"), None, Refused::NoTime);
    for url in ["javascript:1", "https://shop.example/컵", "https://a/\\r\\nWARC-Type: x", "https://a/ b", ""] {
        refused(&page.replace("https://shop.example/cup", url), "{}", facts, None, Refused::NoAddress);
    }
    refused(&page.replace("cup", &"a".repeat(9000)), "{}", facts, None, Refused::NoAddress);

    for (case, at, expected) in [
        ("{", sample::SEALED_AT, Refused::NotJson("case")),
        ("{}", sample::SEALED_AT, Refused::NotJson("case")),
        (r#"{"id":"7"}"#, sample::SEALED_AT, Refused::NoId),
        (r#"{"id":"019AB2F0-5C1E-7A3B-9D4E-0123456789AB"}"#, sample::SEALED_AT, Refused::NoId),
        (sample::CASE, "today", Refused::NoTime),
    ] {
        assert_eq!(Evidence::new(case, at), Err(expected), "{case}");
    }
    let mut evidence = Evidence::new(sample::CASE, sample::SEALED_AT).expect("a case");
    assert_eq!(evidence.add_page(String::new()), Err(Refused::NoCapture));
    assert_eq!(evidence.clone().finish().map(|_| ()), Err(Refused::NoCapture));
    evidence.add_capture(Capture::new(page, "{}", facts, None).expect("a capture")).expect("it fits");
    evidence.add_page(String::new()).expect("a page");
    assert_eq!(evidence.add_page(String::new()), Err(Refused::SecondPage));
    let view = r#"{"kind":"view","about":null,"at":null}"#;
    for (facts, content_type, bytes, expected) in [
        ("{}", "image/png", sample::PNG, Refused::NotJson("picture")),
        (view, "image/svg+xml", b"<svg>", Refused::NoPicture),
        (view, "image/jpeg", sample::PNG, Refused::NoPicture),
        (view, "image/png", b"", Refused::NoPicture),
        (r#"{"kind":"marked","about":1,"at":null}"#, "image/png", sample::PNG, Refused::NoPicture),
        (r#"{"kind":"view","about":1,"at":null}"#, "image/png", sample::PNG, Refused::NoPicture),
    ] {
        assert_eq!(evidence.add_picture(facts, content_type, bytes.to_vec()), Err(expected), "{facts} {content_type}");
    }
    assert_eq!(Signature::new("", ""), None);
}

#[test]
fn hostile_files_are_refused() {
    let check = |bytes: &[u8]| assert!(!verified(bytes).is_whole());
    check(b"");
    check(b"PK\x03\x04");
    check(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    check(&[0xff; 10_000]);
    check(&b"PK\x03\x04".repeat(10_000));
    let files = |names: &[&str]| {
        let files: Vec<_> = names.iter().map(|path| zip::File { path, bytes: b"{}" }).collect();
        zip::write(&files).expect("a container")
    };
    check(&files(&[]));
    check(&files(&["../../etc/passwd"]));
    let six = [paths::ARCHIVE, paths::INDEX, paths::PAGES, paths::CASE, paths::PACKAGE, paths::DIGEST];
    check(&files(&six));
    check(&files(&[six[0]; 6]));
    check(&files(&["\u{1b}[2J"; 7]));
    check(&files(&["a"; 1000]));
    let bytes = sample::sealed(sample::small());
    check(&[bytes.as_slice(), &bytes].concat());
    let deep = "[".repeat(1_000_000);
    for path in six {
        check(&with_file(&bytes, path, |_| deep.clone().into_bytes()));
        check(&with_file(&bytes, path, |_| vec![0xff; 1000]));
        check(&with_file(&bytes, path, |_| Vec::new()));
    }
}
