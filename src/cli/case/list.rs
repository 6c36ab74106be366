//! The cases of a file: for people two lines each, for programs one object.

use serde_json::json;

use crate::{
    case::{
        Case,
        container::{Member, Opened},
        record::State,
    },
    cli::{
        WrongUse,
        terminal::{COLUMNS, fitted},
    },
    text::visible,
};

pub(super) fn told(opened: &Opened, as_json: bool) -> Result<String, WrongUse> {
    if as_json {
        let cases: Vec<_> = opened.members.iter().map(summary).collect();
        let manifest = &opened.manifest;
        let all = json!({ "made_at": manifest.made_at, "client": manifest.client, "cases": cases });
        return Ok(format!("{}\n", serde_json::to_string(&all)?));
    }
    let lines = opened.members.iter().flat_map(|member| lines(&member.case));
    Ok(lines.map(|line| fitted(&line, COLUMNS) + "\n").collect())
}

fn summary(member: &Member) -> serde_json::Value {
    let case = &member.case;
    let listing = &case.listing;
    json!({
        "id": case.id, "created_at": case.created_at, "changed_at": case.changed_at, "state": case.state,
        "folder": case.folder, "marketplace": listing.marketplace, "title": listing.title_raw, "url": listing.url_observed,
        "seller": listing.seller.name_raw, "risk": case.assessment.as_ref().map(|assessed| &assessed.risk.level),
        "evidence_bytes": member.evidence.map(<[u8]>::len),
    })
}

fn lines(case: &Case) -> [String; 2] {
    let listing = &case.listing;
    let state = if case.state == State::Sealed { "sealed" } else { "captured" };
    let day = case.created_at.as_str().get(..10).unwrap_or_default();
    let marketplace = listing.marketplace.as_deref().unwrap_or("-");
    let country = listing.country.value().map_or("", String::as_str);
    let title = listing.title_raw.value().map_or(listing.url_observed.as_str(), String::as_str);
    [
        format!("{}  {state:<8}  {day}  {} {}", case.id, visible(marketplace), visible(country)),
        format!("  {}", visible(title)),
    ]
}
