//! Fields that the office demands and that are empty, and texts that are longer than its form takes.

use jinjja_data::channel::{Content, Delivery};

use super::{Finding, View, Weight};
use crate::channel::{batch::Grounded, form::Filled};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let of_notice = view.filled.fields.iter().filter_map(|filled| found(view, None, filled));
    let rows = view.filled.rows.iter().zip(view.batch);
    let of_each = rows.flat_map(|(row, of)| row.iter().filter_map(|filled| found(view, Some(*of), filled)));
    let no_address = view.telling.door.delivery == Delivery::Server && view.telling.door.addresses.is_empty();
    let nowhere = no_address.then(|| Finding::new("no_server", Weight::Notes, None, Some("choose_server")));
    of_notice.chain(of_each).chain(nowhere).collect()
}

fn found(view: &View, of: Option<&Grounded>, filled: &Filled) -> Option<Finding> {
    let label = filled.field.label_in(view.language);
    let Some(value) = &filled.value else {
        let empty = || Finding::new("field_empty", Weight::Stops, of, fix_of(filled.field.from)).with("field", label);
        return filled.field.required.then(empty);
    };
    let (length, limit) = (value.as_text().map_or(0, |text| text.chars().count()), filled.field.limit?);
    let over = length.checked_sub(limit).filter(|over| *over > 0)?;
    let finding = Finding::new("too_long", Weight::Stops, of, Some("shorten"));
    Some(finding.with("field", label).with("limit", limit.to_string()).with("over", over.to_string()))
}

/// Where what is missing is said.
fn fix_of(content: Content) -> Option<&'static str> {
    use Content::*;
    match content {
        Infringement | Places | Words | TestOrders => Some("write_statement"),
        GoodFaith | Authority => Some("confirm"),
        EvidenceSum | SealedAt => Some("seal"),
        Pictures => Some("add_picture"),
        SameSeller => Some("link_cases"),
        content if content.is_personal() => Some("say_who"),
        content if content.is_of_right() => Some("add_right"),
        Fixed | ReportId | Count => None,
        _ => Some("open_listing"),
    }
}
