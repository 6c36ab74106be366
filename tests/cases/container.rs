//! Cases → a file of them → the same cases, or what is wrong with it.

use jinjja::{
    case::{
        Case,
        container::{self, Export, Opened},
        wire,
    },
    evidence::{
        Capture, Evidence,
        digest::{hex, sha256},
        signature,
        zip::{self, File},
    },
};
use serde_json::{Value, json};

use super::sample::{at, case_of, changed, hash, id, listing, verdict_on};

/// A case whose evidence is sealed, and the evidence.
pub fn sealed(number: u64) -> (Case, Vec<u8>) {
    let case = case_of(&listing(), number);
    let evidence = evidence_of(&case);
    let change = json!({"change": "sealed", "at": at(1), "evidence": {
        "wacz_sha256": hex(&sha256(&evidence)), "bytes": evidence.len(), "sealed_at": at(1), "items": [],
    }});
    (changed(&case, &change), evidence)
}

/// Evidence of a case as short as it can be.
fn evidence_of(case: &Case) -> Vec<u8> {
    let mut evidence = Evidence::new(&wire::to_seal(&case.to_text()), &at(1)).expect("a case");
    let facts = json!({"item": null, "environment": {"captured_at": at(0)}, "redactions": []});
    let capture = json!({"version": 1, "url": "https://shopee.sg/product/31415926/2718281828"}).to_string();
    let capture = Capture::new(&capture, &verdict_on(&listing()), &facts.to_string(), None).expect("a capture");
    evidence.add_capture(capture).expect("a capture");
    evidence.add_page("<!DOCTYPE html><title>Mask</title>".to_owned()).expect("a page");
    let unsealed = evidence.finish().expect("a package");
    unsealed.seal(&signature::sign(&[7; 48], unsealed.digest()).expect("a key")).expect("a file")
}

/// A file of a case without and a case with evidence.
pub fn file() -> Vec<u8> {
    let mut export = begun();
    export.add(&case_of(&listing(), 1).to_text(), None).expect("a case");
    let (case, evidence) = sealed(2);
    export.add(&case.to_text(), Some(evidence)).expect("a case");
    export.finish().expect("a file")
}

fn begun() -> Export {
    let client = json!({"name": "jinjja", "version": "0.1.0", "data": hash('d')}).to_string();
    wire::export(&at(9), &client).expect("a client")
}

/// A file, its files and list changed by hands that write containers well → the code of what is wrong.
fn check(change: impl Fn(&mut Vec<(String, Vec<u8>)>), expected: &str) {
    let bytes = file();
    let container = zip::read(&bytes).expect("a container");
    let mut files: Vec<(String, Vec<u8>)> =
        container.files.iter().map(|file| (file.path.to_owned(), file.bytes.to_vec())).collect();
    change(&mut files);
    let again: Vec<File> = files.iter().map(|(path, bytes)| File { path, bytes }).collect();
    let bytes = zip::write(&again).expect("a container");
    let opened = container::open(&bytes);
    let code = opened.as_ref().map_or_else(|fault| fault.code(), |_| "taken");
    assert_eq!(code, expected, "{:?}", opened.err().map(|fault| fault.to_string()));
}

/// The list of a file, changed.
fn listed(change: impl Fn(&mut Value)) -> impl Fn(&mut Vec<(String, Vec<u8>)>) {
    move |files| {
        let mut list: Value = serde_json::from_slice(&files[0].1).expect("a list");
        change(&mut list);
        files[0].1 = list.to_string().into_bytes();
    }
}

/// A file of the container changed, and the list too, so that it names the new hash.
fn forged(which: usize, bytes: impl Fn(&[u8]) -> Vec<u8>) -> impl Fn(&mut Vec<(String, Vec<u8>)>) {
    move |files| {
        files[which].1 = bytes(&files[which].1);
        let (path, bytes) = files[which].clone();
        listed(|list| {
            for entry in list["cases"].as_array_mut().expect("cases") {
                for part in ["case", "evidence"] {
                    if entry[part]["path"] == path.as_str() {
                        entry[part]["bytes"] = json!(bytes.len());
                        entry[part]["sha256"] = json!(hex(&sha256(&bytes)));
                    }
                }
            }
        })(files);
    }
}

#[test]
fn what_goes_in_comes_out() {
    let bytes = file();
    let Opened { manifest, members } = container::open(&bytes).expect("a file of cases");
    let (second, evidence) = sealed(2);
    assert_eq!(manifest.made_at.as_str(), at(9));
    assert_eq!(members[0].case, case_of(&listing(), 1));
    assert_eq!((members[0].evidence, members[0].text), (None, case_of(&listing(), 1).to_text().as_str()));
    assert_eq!((&members[1].case, members[1].evidence), (&second, Some(evidence.as_slice())));
    assert_eq!(bytes, file(), "the same cases give the same bytes");
}

#[test]
fn a_file_of_many_cases_is_one() {
    let mut export = begun();
    let case = case_of(&listing(), 1).to_text();
    for number in 1..=100 {
        export.add(&case.replace(&id(1), &id(number)), None).expect("a case");
    }
    assert_eq!(container::open(&export.finish().expect("a file")).map(|opened| opened.members.len()), Ok(100));
}

#[test]
fn what_cannot_be_handed_on_is_refused() {
    let (case, evidence) = sealed(2);
    let code = |case: &str, evidence: Option<Vec<u8>>| begun().add(case, evidence).map_err(|fault| fault.code());
    assert_eq!(code(&case.to_text(), Some(evidence.clone())), Ok(()));
    assert_eq!(code(&case.to_text(), None), Err("other-evidence"));
    assert_eq!(code(&case.to_text(), Some([&evidence, b"x".as_slice()].concat())), Err("other-evidence"));
    assert_eq!(code(&case_of(&listing(), 1).to_text(), Some(evidence)), Err("other-evidence"));
    assert_eq!(code("{}", None), Err("bad-case"));
    let mut twice = begun();
    twice.add(&case_of(&listing(), 1).to_text(), None).expect("a case");
    assert_eq!(twice.add(&case_of(&listing(), 1).to_text(), None).map_err(|fault| fault.code()), Err("bad-list"));
    assert_eq!(begun().finish().map_err(|fault| fault.code()), Err("empty"));
}

#[test]
fn every_changed_byte_is_found() {
    let bytes = file();
    for place in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert!(container::open(&changed).is_err(), "byte {place}");
    }
}

#[test]
fn no_piece_and_nothing_longer_is_taken() {
    let bytes = file();
    for end in (0..bytes.len()).step_by(11) {
        assert!(container::open(&bytes[..end]).is_err(), "{end}");
    }
    let code = |bytes: &[u8]| container::open(bytes).map_err(|fault| fault.code()).err();
    assert_eq!(code(&bytes[..bytes.len() - 1]), Some("damaged"));
    assert_eq!(code(&[&bytes, b"\0".as_slice()].concat()), Some("damaged"));
    assert_eq!(code(&[b"\0", bytes.as_slice()].concat()), Some("not-cases"));
    assert_eq!(code(b""), Some("not-cases"));
    assert_eq!(code(&sealed(2).1), Some("not-cases"));
}

#[test]
fn names_are_those_of_the_cases() {
    let evil = "../../../../tmp/evil";
    check(|files| files.push((evil.into(), b"x".to_vec())), "unlisted-file");
    check(|files| files[1].0 = evil.into(), "unlisted-file");
    check(listed(|list| list["cases"][0]["case"]["path"] = json!(evil)), "bad-list");
    check(listed(|list| list["cases"][0]["id"] = json!("../x")), "bad-manifest");
    check(listed(|list| list["cases"][0]["id"] = json!(id(9))), "bad-list");
    check(|files| files.push(files[1].clone()), "unlisted-file");
    check(listed(|list| list["cases"][1] = list["cases"][0].clone()), "bad-list");
    for name in ["cases/x/case.json", "/etc/passwd", "C:\\x", "cases\\..\\x", "cases/./case.json", "", "a\0b"] {
        check(|files| files[1].0 = name.into(), "unlisted-file");
    }
}

#[test]
fn what_is_wrong_is_said() {
    check(|_| {}, "taken");
    check(|files| drop(files.remove(0)), "not-cases");
    check(|files| files.swap(0, 1), "not-cases");
    check(|files| files.swap(1, 2), "unlisted-file");
    check(|files| drop(files.pop()), "missing-file");
    check(|files| files[1].1.push(b' '), "changed-file");
    check(listed(|list| list["version"] = json!(2)), "newer-version");
    check(listed(|list| (list["version"], list["more"]) = (json!(2), json!(1))), "newer-version");
    check(listed(|list| list["more"] = json!(1)), "bad-manifest");
    check(listed(|list| list["format"] = json!("photos")), "not-cases");
    check(listed(|list| list["cases"] = json!([])), "empty");
    check(listed(|list| list["cases"][1]["evidence"] = Value::Null), "other-evidence");
    check(forged(1, |_| b"{}".to_vec()), "bad-case");
    check(forged(1, |_| b"\xff".to_vec()), "changed-file");
    let newer =
        |case: &[u8]| String::from_utf8_lossy(case).replace("\"case_version\":1", "\"case_version\":2").into_bytes();
    check(forged(1, newer), "bad-case");
    check(forged(1, |_| case_of(&listing(), 3).to_text().into_bytes()), "other-evidence");
    let other_seller = |case: &[u8]| String::from_utf8_lossy(case).replace("lane1ge", "laneige").into_bytes();
    check(forged(2, other_seller), "other-evidence");
    check(forged(3, |evidence| [evidence, b"x"].concat()), "other-evidence");
}

#[test]
fn evidence_is_that_of_its_case_and_whole() {
    let with = |evidence: Vec<u8>| {
        let case = case_of(&listing(), 5);
        let change = json!({"change": "sealed", "at": at(1), "evidence": {
            "wacz_sha256": hex(&sha256(&evidence)), "bytes": evidence.len(), "sealed_at": at(1), "items": [],
        }});
        let mut export = begun();
        export.add(&changed(&case, &change).to_text(), Some(evidence)).expect("a case");
        let bytes = export.finish().expect("a file");
        container::open(&bytes).map(|_| ()).map_err(|fault| fault.code())
    };
    assert_eq!(with(evidence_of(&case_of(&listing(), 5))), Ok(()));
    assert_eq!(with(evidence_of(&case_of(&listing(), 6))), Err("other-evidence"));
    let mut broken = evidence_of(&case_of(&listing(), 5));
    let middle = broken.len() / 2;
    broken[middle] ^= 1;
    assert_eq!(with(broken), Err("broken-evidence"));
    assert_eq!(with(b"PK".to_vec()), Err("broken-evidence"));
}
