//! Listing records as lines of JSON → assessments as lines of JSON: one way for the command line and for wasm, so that
//! both give the same bytes.

use serde_json::{Value as Json, json};

use super::{Judge, peers};
use crate::{
    capture::json::written,
    listing::{BadRecord, Listing, Taken},
};

/// Judges listing records, one JSON object a line, and gives one assessment a line, or `{"error": …}` for a bad line.
/// Empty lines are passed over. Records of the same product are compared with each other's prices, so all are read
/// before the first is judged.
pub fn assess_lines<'j>(judge: &'j Judge, lines: &[u8]) -> impl Iterator<Item = String> + use<'j> {
    let taken: Vec<Result<Taken, BadRecord>> = lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.iter().all(u8::is_ascii_whitespace))
        .map(Listing::from_line)
        .collect();
    let listings: Vec<Listing> =
        taken.iter().map(|taken| taken.as_ref().map(|taken| taken.listing.clone()).unwrap_or_default()).collect();
    let peers = peers(&listings);
    taken.into_iter().zip(peers).map(|(taken, peers)| {
        let line = match taken {
            Ok(Taken { listing, ignored }) if ignored.is_empty() => Ok(written(&judge.assess(&listing, &peers))),
            Ok(Taken { listing, ignored }) => serde_json::to_value(judge.assess(&listing, &peers)).map(|mut record| {
                if let Json::Object(fields) = &mut record {
                    fields.insert("ignored".into(), json!(ignored));
                }
                record.to_string()
            }),
            Err(why) => return error(&why),
        };
        line.unwrap_or_else(|why| error(&why))
    })
}

fn error(why: &impl ToString) -> String {
    json!({ "error": why.to_string() }).to_string()
}
