//! Two cases made natively, for tests, judges and measurements: a product page with its pictures and a card of a list.

#![allow(dead_code, reason = "each of those uses what it needs")]

use std::{fs, path::Path};

use jinjja::{
    Knowledge,
    adapter::Plan,
    address,
    brand::own::OwnBrands,
    capture::json::written,
    case::Case,
    evidence::{Capture, Evidence, Unsealed, signature},
    html,
    reading::reading_of_capture,
    verdict::{Judge, PageVerdict},
};
use unicode_normalization::UnicodeNormalization;

/// The facts of the case, as short as they can be.
pub const CASE: &str = r#"{"case_version":1,"id":"019ab2f0-5c1e-7a3b-9d4e-0123456789ab","state":"sealed"}"#;

/// The facts of a case of this capture, as they are sealed.
pub fn case_of(capture: &Capture) -> String {
    let open = serde_json::json!({
        "id": "019ab2f0-5c1e-7a3b-9d4e-0123456789ab",
        "created_at": "2026-11-23T08:01:02.000Z",
        "observed_at": capture.at,
        "client": { "name": "jinjja", "version": env!("CARGO_PKG_VERSION"), "data": Knowledge::embedded().hash },
        "url_observed": capture.url,
        "verdict": capture.verdict,
        "item": capture.item,
    });
    let open = serde_json::from_value(open).expect("an input");
    let case = Case::open(open, |text| text.nfc().collect()).expect("a case");
    written(&case.to_seal())
}

/// When it was sealed.
pub const SEALED_AT: &str = "2026-11-23T08:05:00.000Z";

/// A key of which everybody knows that it is none.
const SECRET: [u8; 48] = [7; 48];

const ENVIRONMENT: &str = r#"{"captured_at":"2026-11-23T08:01:02.345Z","utc_offset_minutes":540,"viewport":{"width":1280,"height":720},"pixel_ratio":1.5,"browser":"Chromium 142","extension_version":"0.1.0","server_date":null}"#;

const OWN_BRANDS: &str =
    r#"[{"id":"hanbit","name":"Hanbit","categories":["cosmetics"],"names":[{"text":"Hanbit","source":"the person"}]}]"#;

/// A picture of one pixel.
pub const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xff\xff\
    \xff\x7f\0\x09\xfb\x03\xfd*\x86\xe3\x8a\0\0\0\0IEND\xaeB`\x82";

/// A capture of a page and the verdict on it, as the engine writes them.
pub fn judged(page: &[u8], url: &str, own_brands: Option<&str>) -> (String, String) {
    let knowledge = Knowledge::embedded();
    let at = address::locate(url, knowledge).expect("the address is one");
    let saved = html::capture(page, &at, url, &Plan::of(at.marketplace), &[]);
    let capture = serde_json::to_string(&saved.capture).expect("a capture is JSON");
    let judge = match own_brands {
        Some(own) => Judge::with_own(knowledge, &OwnBrands::of(own, knowledge)),
        None => Judge::new(knowledge),
    };
    let verdict = PageVerdict::of(reading_of_capture(&capture, knowledge), &judge);
    (capture, written(&verdict))
}

/// A capture of a page.
pub fn capture(page: &[u8], url: &str, item: Option<u32>, own_brands: Option<&str>) -> Capture {
    let (capture, verdict) = judged(page, url, own_brands);
    let item = item.map_or("null".to_owned(), |item| item.to_string());
    let redactions = r#"[{"kind":"email","where":"text","count":1}]"#;
    let facts = format!(r#"{{"item":{item},"environment":{ENVIRONMENT},"redactions":{redactions}}}"#);
    Capture::new(&capture, &verdict, &facts, own_brands).expect("a capture")
}

/// One of the sample pages, with its address, which stands in its first line.
pub fn page(name: &str) -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    let page = fs::read_to_string(path).expect("a sample page");
    let url = page.lines().next().and_then(|line| line.strip_prefix("<!-- ")?.strip_suffix(" -->"));
    (url.expect("its first line is its address").to_owned(), page)
}

/// A case with all that one can have.
pub fn large() -> Evidence {
    let (url, html) = page("lazada-product.html");
    let first = capture(html.as_bytes(), &url, None, None);
    let mut evidence = Evidence::new(&case_of(&first), SEALED_AT).expect("a case");
    evidence.add_capture(first).expect("a capture");
    evidence.add_page(html).expect("a page");
    let later = r#"{"kind":"added","about":null,"at":"2026-11-23T08:03:00.000Z"}"#;
    // Of this one the picture it was made of is not kept.
    let blackened = r#"{"kind":"marked","about":null,"at":"2026-11-23T08:04:00.000Z"}"#;
    let view = r#"{"kind":"view","about":null,"at":null}"#;
    for facts in [view, r#"{"kind":"marked","about":1,"at":null}"#, later, blackened] {
        evidence.add_picture(facts, "image/png", PNG.to_vec()).expect("a picture");
    }
    let (url, html) = page("lazada-search.html");
    evidence.add_capture(capture(html.as_bytes(), &url, Some(1), Some(OWN_BRANDS))).expect("a capture");
    evidence
}

/// A case with as little as one can have, for changing each of its bytes.
pub fn small() -> Evidence {
    let page =
        br#"<title>Cup</title><script type="application/ld+json">{"@type":"Product","name":"Cup","sku":"7"}</script>"#;
    let capture = capture(page, "https://shop.example/cup", None, None);
    let mut evidence = Evidence::new(&case_of(&capture), SEALED_AT).expect("a case");
    evidence.add_capture(capture).expect("a capture");
    evidence.add_page("<!DOCTYPE html><title>Cup</title>".to_owned()).expect("a page");
    evidence.add_picture(r#"{"kind":"view","about":null,"at":null}"#, "image/png", PNG.to_vec()).expect("a picture");
    evidence
}

/// Signed and sealed.
pub fn sealed(evidence: Evidence) -> Vec<u8> {
    sign_and_seal(&evidence.finish().expect("a package"))
}

/// Signed and sealed.
pub fn sign_and_seal(unsealed: &Unsealed) -> Vec<u8> {
    unsealed.seal(&signature::sign(&SECRET, unsealed.digest()).expect("a key")).expect("a file")
}
