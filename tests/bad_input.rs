//! Bad input: whatever comes in, there is a reading with a diagnostic or a clear error; nothing traps, nothing explodes.

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

use std::{
    io::Write,
    process::{Command, Stdio},
};

use jinjja::{Knowledge, adapter::Plan, address, html, reading};

const PRODUCT: &str = "https://www.lazada.sg/products/a-cup-i310000001-s1.html";

/// Reads bytes as a page of several marketplaces; returns the diagnostics of the last.
fn read(page: &[u8]) -> Vec<String> {
    let knowledge = Knowledge::embedded();
    let addresses = [
        "https://shop.example/cup",
        "https://item.taobao.com/item.htm?id=600000000001",
        "https://shopee.sg/product/1/2",
        PRODUCT,
    ];
    let mut codes = Vec::new();
    for url in addresses {
        let at = address::locate(url, knowledge).expect("the address is one");
        let saved = html::capture(page, &at, url, &Plan::of(at.marketplace), &[]);
        let reading = reading::read(&saved.capture, &at, knowledge);
        serde_json::to_string(&reading).expect("a reading can be printed");
        codes =
            reading.diagnostics.iter().map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.about)).collect();
    }
    codes
}

/// `says` must be among the diagnostics of the page at a Lazada address.
fn check(what: &str, page: &[u8], says: &str) {
    let codes = read(page);
    assert!(codes.iter().any(|code| code.contains(says)), "{what}: {codes:?}");
}

fn state(value: &str) -> Vec<u8> {
    format!(
        "<script>var __moduleData__ = {{\"data\": {{\"root\": {{\"fields\": {{\"product\": {value}}}}}}}}};</script>"
    )
    .into_bytes()
}

#[test]
fn nothing_and_noise() {
    check("empty", b"", "nothing-readable");
    check("white space", b" \n\t ", "nothing-readable");
    check("zero bytes", &[0; 10_000], "nothing-readable");
    check(
        "binary",
        &(0..200_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>(),
        "nothing-readable",
    );
    check("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "nothing-readable");
    check("half a tag", b"<html><body><div class=\"", "nothing-readable");
}

#[test]
fn wrong_encodings() {
    check("declared gbk, is not", b"<meta charset=gbk><h1>\xff\xfe\xfd\x80</h1>", "broken encoding");
    check("declared nonsense", b"<meta charset=klingon><p>x", "nothing-readable");
    check("half a character", "<title>店</title>".as_bytes().get(..9).expect("bytes"), "nothing-readable");
    check("UTF-16", &"\u{feff}<p>x".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), "nothing-readable");
}

#[test]
fn broken_states() {
    check(
        "truncated",
        b"<script>var __moduleData__ = {\"data\": {\"root\": {\"fields\": {\"product\": {\"title\": \"Cu",
        "state-truncated",
    );
    check("not a literal", b"<script>var __moduleData__ = window.other();</script>", "state-not-literal");
    check("10,000 deep", &state(&format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000))), "nothing-readable");
    check(
        "10,000 deep maps",
        &state(&format!("{}1{}", "{\"title\":".repeat(10_000), "}".repeat(10_000))),
        "nothing-readable",
    );
    check("lone surrogates", &state(r#"{"title": "\ud83d cup \udc00"}"#), "not-read price");
    check("a number as long as a page", &state(&format!("{{\"title\": {}}}", "9".repeat(1_000_000))), "");
}

#[test]
fn broken_json_ld() {
    for script in [
        "{",
        "{\"@type\":\"Product\",",
        "[[[[",
        "null",
        "{\"@type\":\"Product\",\"offers\":{\"price\":{}}}",
        "\u{0}",
        "{'name':",
    ] {
        read(format!("<script type=\"application/ld+json\">{script}</script>").as_bytes());
    }
    let deep =
        format!("{}{{\"@type\":\"Product\",\"name\":\"x\"}}{}", "{\"@graph\":[".repeat(5_000), "]}".repeat(5_000));
    read(format!("<script type=\"application/ld+json\">{deep}</script>").as_bytes());
}

/// Shapes that make HTML parsers slow or deep. The run of all of them takes seconds; a quadratic one would take hours.
#[test]
fn pages_made_to_cost() {
    for tag in [
        "<div>",
        "<b>",
        "<a href=x>",
        "<p>",
        "<table>",
        "<table><tr><td>",
        "<select><option>",
        "<svg>",
        "<font><b><i><a>",
        "<dl><dd>",
        "<form>",
    ] {
        read(tag.repeat(1_000_000 / tag.len()).as_bytes());
    }
    read(format!("{}{}", "<b>".repeat(20_000), "</p>".repeat(20_000)).as_bytes());
    read("<p itemscope itemprop=a>".repeat(40_000).as_bytes());
    read("<div/>".repeat(150_000).as_bytes());
    read("<div><select></div></select>".repeat(30_000).as_bytes());
    read("<font a1><p>x<font a2><p>x".repeat(30_000).as_bytes());
    read("<a><b><table><a><b><td><a><i></a></b></table>".repeat(20_000).as_bytes());
    read(format!("<div itemscope><p itemprop=\"{}\">{}", "a ".repeat(200_000), "x".repeat(4_000)).as_bytes());
    let many: String = (0..2_000).map(|n| format!("<i itemprop=a{n}>x</i>")).collect();
    read(format!("<div itemscope itemref=\"{}\"></div><div id=b>{many}</div>", "b ".repeat(20_000)).as_bytes());
    read((0..100_000).map(|n| format!("<i itemscope><b itemprop=a{n}>x</b>")).collect::<String>().as_bytes());
    let items: String = (0..8_000).map(|n| format!("{{\"@type\":\"Product\",\"name\":\"{n}\"}},")).collect();
    read(
        format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"ItemList\",\"itemListElement\":[{items}]}}</script>"
        )
        .as_bytes(),
    );
    let features: String = (0..100_000).map(|n| format!("\"k{n}\":\"v\",")).collect();
    read(&state(&format!("{{\"title\":\"Cup\"}},\"specifications\":{{\"1\":{{\"features\":{{{features}}}}}}}")));
    for tag in ["<p a=x\" ", "<!-- x --!><p ", "<noscript><p a=\"</noscript><p "] {
        read(format!("{tag}{}>", (0..60_000).map(|n| format!("a{n}=1 ")).collect::<String>()).as_bytes());
    }
    read(format!("<div {}>", (0..120_000).map(|n| format!("a{n}=1 ")).collect::<String>()).as_bytes());
    read(format!("<div class=\"{}\">", "a ".repeat(500_000)).as_bytes());
    read(format!("<meta name=a content=\"{}\">", "x".repeat(1_000_000)).as_bytes());
    check("deep", "<div>".repeat(100_000).as_bytes(), "too-deep page");
}

#[test]
fn a_hundred_megabytes_are_read_in_bounds() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jinjja"))
        .args(["read", "-", "--url", PRODUCT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let block = b"<p class=\"item\">a cup and a saucer</p>\n".repeat(1024);
        // The program stops listening at its limit; the pipe then breaks.
        (0..100 * 1024 * 1024 / block.len()).try_for_each(|_| input.write_all(&block)).err()
    });
    let output = child.wait_with_output().expect("the program ends");
    assert!(writer.join().expect("the writer ends").is_some(), "the program read beyond its limit");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("too-long"), "{text}");
}

/// Every cut and many single changes of our own pages.
#[test]
fn damaged_pages() {
    for sample in common::samples() {
        let page = &sample.page;
        let step = (page.len() / 40).max(1);
        for end in (0..page.len()).step_by(step) {
            common::read(page.get(..end).expect("a part"), &sample);
            let mut changed = page.clone();
            if let Some(byte) = changed.get_mut(end) {
                *byte ^= 0x15;
            }
            common::read(&changed, &sample);
        }
    }
}
