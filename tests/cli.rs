//! The command line as a person meets it: what it prints, where, and its exit codes.

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

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name)
}

fn jinjja(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jinjja"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may end without having read its input; that is no failure of the test.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

/// Runs the program; `says` must stand in what it prints, on standard error when it was used wrongly.
fn check(arguments: &[&str], input: &str, code: i32, says: &str) {
    let output = jinjja(arguments, input.as_bytes());
    let text = String::from_utf8_lossy(if code == 2 { &output.stderr } else { &output.stdout }).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    assert!(text.contains(says), "{arguments:?}: {text}");
    if code == 2 {
        assert!(output.stdout.is_empty(), "nothing is printed but the error: {arguments:?}");
    }
}

const CUP: &str =
    r#"<title>x</title><script type="application/ld+json">{"@type":"Product","name":"Cup","sku":"7"}</script>"#;
const SHOP: &str = "https://shop.example/cup";

#[test]
fn pages_are_read() {
    check(&["read", "-", "--url", SHOP], CUP, 0, r#""page":"product","marketplace":"shop""#);
    check(&["read", "--url", SHOP, "-", "--explain"], CUP, 0, "← json_ld title");
    check(&["read", "-", "--url", SHOP], "<p>nothing here", 1, r#""page":"none""#);
    check(&["read", "-", "--url", SHOP], "", 1, "nothing-readable");
    check(&["read", "-", "--url", "http://shop.example/cup"], CUP, 0, "plain-http");
    let page = sample("lazada-product.html");
    check(&["read", &page.to_string_lossy(), "--url", "https://www.lazada.sg/"], "", 1, "no-listing-page");
}

#[test]
fn wrong_use_says_what_to_do() {
    check(&[], "", 2, "a command is missing");
    check(&["reed"], "", 2, "there is no command `reed`");
    check(&["read"], "", 2, "the page (a file, or - for standard input) is missing");
    check(&["read", "-"], "", 2, "--url");
    check(&["read", "nowhere.html", "--url", SHOP], "", 2, "nowhere.html: No such file");
    check(&["read", "-", "--url", "shop.example"], "", 2, "must begin with https://");
    check(&["read", "-", "--url", "https://www.lazada.sg@evil.co/"], "", 2, "a user name stands before the host");
    check(&["read", "-", "--url", SHOP, "--color"], "", 2, "--color");
    check(&["read", "-", "--url", SHOP, "more"], "", 2, "more");
    check(&["read", "-", "--url", SHOP, "--responses", "nowhere.json"], "", 2, "nowhere.json: No such file");
    check(&["read", "-", "--url", SHOP, "--data", "nowhere"], "", 2, "nowhere");
    let broken = std::env::temp_dir().join(format!("jinjja-answers-{}.json", std::process::id()));
    fs::write(&broken, "{").expect("a file");
    check(&["read", "-", "--url", SHOP, "--responses", &broken.to_string_lossy()], CUP, 2, "not a list of");
    fs::remove_file(&broken).expect("the file goes");
}

#[test]
fn help_fits_a_terminal() {
    for arguments in [vec!["--help"], vec!["read", "--help"], vec!["check-data", "-h"], vec!["verify", "-h"]] {
        let output = jinjja(&arguments, b"");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && text.contains("Usage:"), "{arguments:?}: {text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{arguments:?} is wider than 80 columns");
    }
    check(&["read", "--help"], "", 0, "Examples:");
    check(&["read", "--help"], "", 0, "Exit codes:");
}

#[test]
fn explanations_fit_a_terminal() {
    let page = sample("lazada-product.html");
    let output = jinjja(
        &["read", &page.to_string_lossy(), "--url", "https://www.lazada.sg/products/pdp-i310000001.html", "--explain"],
        b"",
    );
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "wider than 80 columns:\n{}", wide.join("\n"));
}

/// Checks a file of these bytes; `says` must stand in what is printed, and nothing is wider than a terminal.
fn check_evidence(bytes: &[u8], arguments: &[&str], code: i32, says: &str) {
    let output = jinjja(&[&["verify", "-"], arguments].concat(), bytes);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(code), "{text}");
    assert!(text.contains(says), "{text}");
    let fits = text.lines().all(|line| line.chars().count() <= 80);
    assert!(fits || arguments == ["--json"], "wider than 80 columns:\n{text}");
}

#[test]
fn evidence_is_checked() {
    let bytes = sample::sealed(sample::large());
    check_evidence(&bytes, &[], 0, "Whole: nothing was changed since it was sealed");
    check_evidence(&bytes, &[], 0, "ok     signature");
    check_evidence(&bytes, &["--json"], 0, r#"{"whole":true,"findings":[{"check":"container","outcome":"holds","#);
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    check_evidence(&changed, &[], 1, "FAIL   container");
    check_evidence(&changed, &[], 1, "Not whole: ");
    check_evidence(&changed, &["--json"], 1, r#""outcome":"broken""#);
    check_evidence(&bytes[..100], &[], 1, "Get the file again from whom");
    check_evidence(b"", &["--json"], 1, r#""whole":false"#);
    check(&["verify"], "", 2, "the evidence file");
    check(&["verify", "nowhere.wacz"], "", 2, "nowhere.wacz: No such file");
    check(&["verify", "-", "--colour"], "", 2, "--colour");
}
