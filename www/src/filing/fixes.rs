//! Where what was found is mended: in the case, in the settings, at the listing, or in what goes.

use super::Handing;
use crate::{
    element::{El, a, p},
    json::Json,
    place::{CONFIRM, DESK, OUTCOMES, PICTURES, QUESTIONS, RIGHTS, SELLER, SERVER, STATEMENT},
    words::say,
};

/// Where something is mended.
enum Place {
    /// On the page of its case, under an id.
    Case(&'static str),
    /// In the settings, under an id.
    Settings(&'static str),
    /// Here, under an id.
    Here(&'static str),
    /// At the listing.
    Listing,
    /// It goes without this case.
    Without,
}

/// Fixes by the names that the checks give them.
fn place_of(fix: &str) -> Option<Place> {
    Some(match fix {
        "write_statement" | "shorten" => Place::Case(STATEMENT),
        "add_picture" | "mark_picture" => Place::Case(PICTURES),
        "link_cases" => Place::Case(SELLER),
        "look_again" => Place::Case(OUTCOMES),
        "seal" => Place::Case(""),
        "say_who" => Place::Settings(DESK),
        "add_right" | "choose_right" | "add_proof" | "add_authorisation" => Place::Settings(RIGHTS),
        "choose_server" => Place::Settings(SERVER),
        "answer" => Place::Here(QUESTIONS),
        "confirm" => Place::Here(CONFIRM),
        "open_listing" => Place::Listing,
        "leave_out" => Place::Without,
        _ => return None,
    })
}

/// The fix of what was found, as a link to where it is mended; in words where there is no such place.
pub(super) fn fix(handing: Handing, found: &Json) -> Option<El> {
    let fix = found.text("fix")?;
    let words = format!("→ {}", say(&format!("fix_{fix}")));
    let way = place_of(&fix).and_then(|place| way_to(handing, found, &place));
    Some(p().class("about").child(match way {
        // What is not on this page opens beside it: what was looked at stays.
        Some(way) if way.starts_with('#') || way.starts_with("report.html?cases=") => a().href(way).child(words),
        Some(way) => a().href(way).target("_blank").rel("noreferrer noopener").child(words),
        None => return Some(p().class("about").child(words)),
    }))
}

fn way_to(handing: Handing, found: &Json, place: &Place) -> Option<String> {
    let cases = handing.cases();
    match place {
        Place::Here(id) => Some(format!("#{id}")),
        Place::Settings(id) => Some(format!("options.html#{id}")),
        Place::Case(id) if cases.len() == 1 && !id.is_empty() => Some(format!("#{id}")),
        Place::Case(id) => {
            let case = found.text("case_id").or_else(|| cases.first().filter(|_| cases.len() == 1).cloned())?;
            Some(format!("report.html?case={case}#{id}"))
        }
        Place::Listing => found.text("address").filter(|address| address.starts_with("https://")),
        Place::Without => {
            let without = found.text("case_id")?;
            let others: Vec<String> = cases.into_iter().filter(|case| *case != without).collect();
            (!others.is_empty()).then(|| format!("report.html?cases={}", others.join(",")))
        }
    }
}
