//! The facts of a case held against what they were taken from: its first capture and the verdict on it. Who seals other facts
//! beside a capture, with a key of their own, is found out by this alone.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::{Check, Finding, Outcome, SOFTWARE, open::Pieces, paths};
use crate::{
    capture::json::written,
    case::{Case, Open, id::CaseId, record::Client},
    moment::Moment,
};

/// What of the facts only the one who sealed them knows.
#[derive(Deserialize)]
struct Told {
    id: CaseId,
    created_at: Moment,
    client: Client,
    listing: Seen,
}

#[derive(Deserialize)]
struct Seen {
    url_observed: String,
    observed_at: Moment,
}

/// Takes the facts from the verdict once more.
pub(super) fn taken_again(pieces: &Pieces) -> Finding {
    let Some(now) = facts_of(pieces) else {
        return Finding::broken(Check::Case, paths::CASE, "These are not the facts of a case.");
    };
    if now == pieces.case {
        return Finding::holds(Check::Case, "Its facts are those of the first capture and the verdict on it.");
    }
    if pieces.software == SOFTWARE {
        let text = "Its facts are not those of the first capture and the verdict on it: they were changed before they were sealed.";
        return Finding::broken(Check::Case, paths::CASE, text);
    }
    let text = format!(
        "Its facts were taken by {}, which is needed to take them again; {SOFTWARE} takes others from the same verdict.",
        pieces.software
    );
    Finding { outcome: Outcome::Needs, ..Finding::broken(Check::Case, paths::CASE, text) }
}

fn facts_of(pieces: &Pieces) -> Option<String> {
    let Told { id, created_at, client, listing } = serde_json::from_str(&pieces.case).ok()?;
    let first = pieces.captures.first()?;
    let Seen { url_observed, observed_at } = listing;
    if url_observed.split('#').next() != Some(first.url.as_str()) || observed_at.as_str() != first.at.as_str() {
        return Some(String::new());
    }
    let item = first.item.and_then(|item| usize::try_from(item).ok());
    let (verdict, observed_at) = (first.verdict.clone(), Some(observed_at));
    let open = Open { id, created_at, observed_at, client, url_observed, verdict, item, folder: None };
    Case::open(open, |text| text.nfc().collect()).ok().map(|case| written(&case.to_seal()))
}
