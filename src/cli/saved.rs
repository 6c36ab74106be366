//! A saved page from the command line, read.

use serde::de::DeserializeOwned;

use super::{WrongUse, input};
use crate::{
    Knowledge,
    adapter::Plan,
    address::{self, BadAddress, Located, NoPage},
    html::{self, LONGEST_PAGE, Recorded},
    reading::{self, Diagnostic, Reading},
};

/// The largest file of recorded answers, in bytes.
const LONGEST_ANSWERS: usize = 64 * 1024 * 1024;

/// A page that was read.
pub(super) struct Saved {
    /// What it offers.
    pub(super) reading: Reading,
}

impl Saved {
    /// Whether there was anything to read.
    pub(super) fn is_read(&self) -> bool {
        self.reading.listing.is_some() || self.reading.page != jinjja_data::PageKind::None
    }
}

/// Reads a page from a file (`-`: standard input) that was saved from an address.
pub(super) fn read(page: &str, url: &str, responses: Option<&str>, knowledge: &Knowledge) -> Result<Saved, WrongUse> {
    let at = located(url, knowledge)?;
    let bytes = input::bytes(page, LONGEST_PAGE)?;
    let answers: Vec<Recorded> = responses.map(recorded).transpose()?.unwrap_or_default();
    let saved = html::capture(&bytes, &at, url, &Plan::of(at.marketplace), &answers);
    let mut reading = reading::read(&saved.capture, &at, knowledge);
    if !at.web.secure {
        reading.diagnostics.push(Diagnostic::new("plain-http", "address"));
    }
    Ok(Saved { reading })
}

/// Where a page was saved from.
pub(super) fn located<'k>(url: &str, knowledge: &'k Knowledge) -> Result<Located<'k>, WrongUse> {
    address::locate_saved(url, knowledge).map_err(|why| wrong_address(url, why))
}

/// What is wrong with the address of a page.
pub(super) fn wrong_address(url: &str, why: NoPage) -> WrongUse {
    WrongUse(format!("--url {url}: {}", said(why)))
}

fn said(why: NoPage) -> &'static str {
    match why {
        NoPage::PlainHttp => "plain http cannot be trusted.",
        NoPage::Bad(BadAddress::TooLong) => "longer than 4096 bytes.",
        NoPage::Bad(BadAddress::NotWeb) => {
            "not a web address; it must begin with https:// (or http:// for old archives)."
        }
        NoPage::Bad(BadAddress::UserName) => "a user name stands before the host, which is how addresses are faked.",
        NoPage::Bad(BadAddress::Port) => "an unusual port; marketplaces have none.",
        NoPage::Bad(BadAddress::Path) => "its path climbs (/../), which browsers and readers understand differently.",
        NoPage::Bad(BadAddress::Host) => "its host is not one (write international names in their xn-- form).",
    }
}

fn recorded<T: DeserializeOwned>(path: &str) -> Result<T, WrongUse> {
    let bytes = input::bytes(path, LONGEST_ANSWERS)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        WrongUse(format!("--responses {path}: not a list of {{\"url\", \"status\", \"body\"}}: {error}"))
    })
}
