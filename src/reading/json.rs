//! A capture that comes in as JSON, such as a content script sends, and its reading as JSON.

use jinjja_data::PageKind;

use super::{Diagnostic, Reading, read};
use crate::{
    Knowledge,
    address::{self, BadAddress, NoPage},
    capture::Capture,
};

/// The longest capture in bytes. Captures are cut far below before they are sent; this is for what is none.
const LONGEST: usize = 4 * 1024 * 1024;

/// Reads a capture of a live page, and writes the reading as JSON. What is no capture, or comes from where no page can
/// be trusted, gives a reading of nothing that says why.
pub fn read_json(capture: &str, knowledge: &Knowledge) -> String {
    let reading = of_text(capture, knowledge).unwrap_or_else(nothing);
    serde_json::to_string(&reading).unwrap_or_default()
}

fn of_text(text: &str, knowledge: &Knowledge) -> Result<Reading, Diagnostic> {
    if text.len() > LONGEST {
        return Err(Diagnostic::new("too-long", "capture"));
    }
    let capture: Capture = serde_json::from_str(text).map_err(|_| Diagnostic::new("broken", "capture"))?;
    let at = address::locate(&capture.url, knowledge).map_err(|why| match why {
        NoPage::PlainHttp => Diagnostic::new("plain-http", "address"),
        NoPage::Bad(BadAddress::TooLong) => Diagnostic::new("too-long", "address"),
        NoPage::Bad(_) => Diagnostic::new("no-listing-page", "address"),
    })?;
    Ok(read(&capture, &at, knowledge))
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
    use super::{LONGEST, read_json};
    use crate::Knowledge;

    fn check(capture: &str, code: &str) {
        let reading = read_json(capture, Knowledge::embedded());
        assert!(reading.contains(&format!(r#""code":"{code}""#)), "{capture:.80}: {reading}");
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
}
