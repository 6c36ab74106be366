//! Pictures: what the office wants to see, and what its form takes.

use jinjja_data::channel::Demand;

use super::{Finding, View, Weight};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let (door, desk) = (view.telling.door, view.telling.desk);
    let demands = |demand| door.demands.contains(&demand);
    let mut found = Vec::new();
    for of in view.telling.batch {
        let pictures: Vec<_> = desk.pictures_of(&of.case.id).collect();
        let has_mark = pictures.iter().any(|picture| picture.is_marked);
        if pictures.is_empty() && (demands(Demand::Picture) || demands(Demand::Mark)) {
            found.push(Finding::new("picture_missing", Weight::Stops, Some(*of), Some("add_picture")));
        } else if !has_mark && demands(Demand::Mark) {
            // The first reason for which notices are refused: an address, and no picture that shows where to look.
            found.push(Finding::new("mark_missing", Weight::Asks, Some(*of), Some("mark_picture")));
        }
        let Some(files) = &door.files else { continue };
        let is_large =
            |limit: u64| pictures.iter().find(|picture| picture.bytes > limit).map(|picture| (picture, limit));
        found.extend(files.bytes.and_then(is_large).map(|(picture, limit)| {
            let megabytes = limit.checked_div(1_000_000).unwrap_or_default().to_string();
            let finding = Finding::new("picture_large", Weight::Notes, Some(*of), None);
            finding.with("name", picture.name.clone()).with("limit", megabytes)
        }));
    }
    found.extend(too_many(view));
    found
}

/// More pictures than go with one notice.
fn too_many(view: &View) -> Option<Finding> {
    let desk = view.telling.desk;
    let limit = view.telling.door.files.as_ref()?.most?;
    let pictures: usize = view.telling.batch.iter().map(|of| desk.pictures_of(&of.case.id).count()).sum();
    (pictures > limit)
        .then(|| Finding::new("pictures_many", Weight::Notes, None, None).with("limit", limit.to_string()))
}
