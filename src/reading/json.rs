//! Captures and observations that come in as JSON, and their reading as JSON.

use jinjja_data::PageKind;

use super::{Diagnostic, Reading, read};
use crate::{
    Knowledge,
    address::{self, BadAddress, Located, NoPage},
    capture::{Capture, cutter::Cutters, json, observed::Observed},
};

/// The longest capture or observation in bytes. They are cut far below before they are sent; this is for what is none.
const LONGEST: usize = 4 * 1024 * 1024;

/// Reads a capture of a live page, and writes the reading as JSON, as [`reading_of_capture`] gives it.
pub fn read_json(capture: &str, knowledge: &Knowledge) -> String {
    json::written(&reading_of_capture(capture, knowledge))
}

/// The reading of a capture of a live page. What is no capture, or comes from where no page can be trusted, gives a
/// reading of nothing that says why.
pub fn reading_of_capture(capture: &str, knowledge: &Knowledge) -> Reading {
    let reading = short(capture, "capture").and_then(|capture| {
        let capture: Capture = serde_json::from_str(capture).map_err(|_| Diagnostic::new("broken", "capture"))?;
        let at = located(&capture.url, knowledge)?;
        Ok(read(&capture, &at, knowledge))
    });
    reading.unwrap_or_else(nothing)
}

/// Reads what a content script observed on a live page, and writes the reading as JSON, as [`read_json`] does.
pub fn read_observed(observation: &str, cutters: &Cutters<'_>) -> String {
    json::written(&reading_of(observation, cutters))
}

/// The reading of what a content script observed on a live page. What is no observation, or comes from where no page can
/// be trusted, gives a reading of nothing that says why.
pub fn reading_of(observation: &str, cutters: &Cutters<'_>) -> Reading {
    let reading = captured(observation, cutters).map(|(capture, at)| read(&capture, &at, cutters.knowledge()));
    reading.unwrap_or_else(nothing)
}

/// The capture that an observation is, as JSON: what is stored as evidence, for [`read_json`] gives of it the reading that
/// [`read_observed`] gives. The same observation gives the same bytes; none when it is no observation of a page that can
/// be trusted.
pub fn capture_observed(observation: &str, cutters: &Cutters<'_>) -> Option<String> {
    let (capture, _) = captured(observation, cutters).ok()?;
    serde_json::to_string(&capture).ok()
}

fn captured<'k>(observation: &str, cutters: &Cutters<'k>) -> Result<(Capture, Located<'k>), Diagnostic> {
    let observed = short(observation, "observation")?;
    let observed = Observed::from_json(observed).ok_or_else(|| Diagnostic::new("broken", "observation"))?;
    let at = located(&observed.url, cutters.knowledge())?;
    Ok((observed.into_capture(&at, &cutters.of(at.marketplace)), at))
}

fn short<'t>(text: &'t str, what: &str) -> Result<&'t str, Diagnostic> {
    if text.len() > LONGEST { Err(Diagnostic::new("too-long", what)) } else { Ok(text) }
}

fn located<'k>(url: &str, knowledge: &'k Knowledge) -> Result<Located<'k>, Diagnostic> {
    address::locate(url, knowledge).map_err(|why| match why {
        NoPage::PlainHttp => Diagnostic::new("plain-http", "address"),
        NoPage::Bad(BadAddress::TooLong) => Diagnostic::new("too-long", "address"),
        NoPage::Bad(_) => Diagnostic::new("no-listing-page", "address"),
    })
}

fn nothing(why: Diagnostic) -> Reading {
    Reading {
        page: PageKind::None,
        marketplace: None,
        country: None,
        listing: None,
        cards: Vec::new(),
        diagnostics: vec![why],
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, capture_observed, read_json, read_observed};
    use crate::{Knowledge, capture::cutter::Cutters};

    fn check(text: &str, code: &str) {
        let knowledge = Knowledge::embedded();
        for reading in [read_json(text, knowledge), read_observed(text, &Cutters::new(knowledge))] {
            assert!(reading.contains(&format!(r#""code":"{code}""#)), "{text:.80}: {reading}");
        }
    }

    #[test]
    fn what_is_no_capture_gives_a_reading_of_nothing() {
        check("", "broken");
        check("1", "broken");
        check(&"[".repeat(100_000), "broken");
        check(&" ".repeat(LONGEST + 1), "too-long");
        check("{}", "no-listing-page");
        check(r#"{"url": "http://www.lazada.sg/products/cup-i123.html"}"#, "plain-http");
        check(r#"{"url": "https://a@www.lazada.sg/products/cup-i123.html"}"#, "no-listing-page");
        check(&format!(r#"{{"url": "https://www.lazada.sg/{}"}}"#, "a".repeat(9000)), "too-long");
        check(r#"{"url": "https://www.lazada.sg/products/cup-i123.html"}"#, "nothing-readable");
    }

    const OBSERVED: &str = r#"{
        "version": 1, "url": "https://www.lazada.sg/products/cup-i123.html", "language": "en", "title": "Cup", "json_ld": [],
        "microdata": [], "meta": {}, "rows": {}, "truncated": [{"what": "json_ld", "why": "too-long"}],
        "nodes": {"h1": [{"text": "Blue cup"}]},
        "cards": {".card": [{"nodes": {"1": [{"text": "Red cup"}], "7": [{"text": "None"}], "b": []}}]}, "selectors": ["a", "b"],
        "scripts": [
            {"state": "tracking", "id": null, "kind": null, "text": "pdpTrackingData={\"brand_name\":\"Kiln\",\"pdt_price\":\"3\"}"},
            {"state": "page_data", "id": null, "kind": null, "text": "pdpTrackingData={\"brand_name\":\"Another\"}"}
        ],
        "answers": [
            {"url": "https://acs-m.lazada.sg/h5/mtop.global.detail.web.getdetailinfo/1.0/?x=1", "status": 200,
             "body": "mtopjsonp1({\"data\":{\"module\":\"{}\"},\"other\":1})"},
            {"url": "https://evil.example/h5/mtop.global.detail.web.getdetailinfo/1.0/", "status": 200, "body": "{}"},
            {"url": "http://acs-m.lazada.sg/h5/mtop.global.detail.web.getdetailinfo/1.0/", "status": 200, "body": "{}"}
        ]
    }"#;

    #[test]
    fn an_observation_is_cut_to_the_plan() {
        let cutters = Cutters::new(Knowledge::embedded());
        let capture = capture_observed(OBSERVED, &cutters).unwrap_or_default();
        let stands = |part: &str| assert!(capture.contains(part), "{part} in {capture}");
        stands(r#""tracking":{"brand_name":"Kiln""#);
        stands(r#""answers":[{"name":"detail","url":"https://acs-m.lazada.sg/"#);
        stands(r#""truncated":[{"what":"json_ld","why":"too-long"},{"what":"answer","why":"plain-http"}]"#);
        stands(r#""cards":{".card":[{"nodes":{"b":[{"text":"Red cup"}]}}]}"#);
        assert!(!capture.contains("Another") && !capture.contains("evil") && !capture.contains("other"), "{capture}");
        assert_eq!(capture_observed("{}", &cutters), None);
    }

    #[test]
    fn a_stored_capture_of_an_observation_is_read_as_the_observation_was() {
        let cutters = Cutters::new(Knowledge::embedded());
        let capture = capture_observed(OBSERVED, &cutters).unwrap_or_default();
        assert_eq!(read_json(&capture, cutters.knowledge()), read_observed(OBSERVED, &cutters));
    }
}
