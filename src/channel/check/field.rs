//! Fields that the office demands and that are empty, and texts that are longer than its form takes.

use jinjja_data::channel::{Content, Delivery};

use super::{Finding, View, Weight};
use crate::channel::{
    form::{Filled, is_filled_by_hand},
    grounded::Grounded,
};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let of_notice = view.filled.fields.iter().flat_map(|filled| {
        let missing = if filled.value.is_some() { missing(view, filled) } else { Vec::new() };
        found(view, None, filled).into_iter().chain(missing)
    });
    let rows = view.filled.rows.iter().zip(view.telling.batch);
    let of_each = rows.flat_map(|(row, of)| row.iter().filter_map(|filled| found(view, Some(*of), filled)));
    let has_no_server = view.telling.door.delivery == Delivery::Server && view.telling.desk.server.is_empty();
    let nowhere = has_no_server.then(|| Finding::new("no_server", Weight::Stops, None, Some("choose_server")));
    of_notice.chain(of_each).chain(nowhere).collect()
}

/// What the notice says of all its listings in one field must be there for each of them.
fn missing(view: &View, filled: &Filled) -> Vec<Finding> {
    let (field, telling) = (filled.field, view.telling);
    if !field.required || matches!(field.from, Content::Count | Content::Addresses | Content::ItemIds) {
        return Vec::new();
    }
    let without = telling.batch.iter().filter(|of| telling.of_case(field, of).is_none());
    without.filter_map(|of| found(view, Some(*of), &Filled { field, value: None })).collect()
}

fn found(view: &View, of: Option<&Grounded>, filled: &Filled) -> Option<Finding> {
    let label = filled.field.label_at(view.telling.place);
    let Some(value) = &filled.value else {
        if filled.field.from == Content::Asked && is_filled_by_hand(view.telling.door) {
            return Some(Finding::new("by_hand", Weight::Notes, of, None).with("field", label));
        }
        let empty = || Finding::new("field_empty", Weight::Stops, of, fix_of(filled.field.from)).with("field", label);
        return (filled.field.required && !is_said_of_right(view, filled.field.from)).then(empty);
    };
    if filled.field.from.is_email() && !value.as_text().is_some_and(is_email) {
        return Some(Finding::new("ill_formed", Weight::Stops, of, fix_of(filled.field.from)).with("field", label));
    }
    let (length, limit) = (value.as_text().map_or(0, |text| text.chars().count()), filled.field.limit?);
    let over = length.checked_sub(limit).filter(|over| *over > 0)?;
    let finding = Finding::new("too_long", Weight::Stops, of, Some("shorten"));
    Some(finding.with("field", label).with("limit", limit.to_string()).with("over", over.to_string()))
}

/// Whether the check of rights says it: that there is none, or no proof of it.
fn is_said_of_right(view: &View, content: Content) -> bool {
    let has_none = || view.telling.batch.iter().any(|of| of.right.is_none());
    content == Content::RightProof || content.is_of_right() && has_none()
}

/// Whether a text is an address of mail: something on both sides of its last `@`, and nothing that stands between addresses.
fn is_email(text: &str) -> bool {
    let is_one = |(name, domain): (&str, &str)| !name.is_empty() && domain.contains('.') && !domain.starts_with('.');
    let between = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>');
    !text.contains(between) && !text.ends_with('.') && text.rsplit_once('@').is_some_and(is_one)
}

/// Where what is missing is said.
pub(super) fn fix_of(content: Content) -> Option<&'static str> {
    use Content::*;
    match content {
        Infringement | Places | Words | TestOrders => Some("write_statement"),
        GoodFaith | Authority => Some("confirm"),
        EvidenceSum | SealedAt => Some("seal"),
        Pictures => Some("add_picture"),
        SameSeller => Some("link_cases"),
        content if content.is_personal() => Some("say_who"),
        content if content.is_of_right() => Some("add_right"),
        Asked => Some("answer"),
        Fixed | ReportId | Count | Brand | BrandOwner | BrandSite | Marketplace => None,
        _ => Some("open_listing"),
    }
}
