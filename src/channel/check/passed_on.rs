//! What of the person's the office hands on to the seller: the person agrees to it before it goes.

use jinjja_data::channel::Content;

use super::{Finding, View, Weight};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let names: Vec<String> = view.telling.door.passes_on.iter().filter_map(|content| name(view, *content)).collect();
    if names.is_empty() {
        return Vec::new();
    }
    vec![Finding::new("passed_on", Weight::Asks, None, None).with("what", names.join(", "))]
}

/// What it is called on the office's form, else in the catalogue. A field that stays empty hands nothing on.
fn name(view: &View, content: Content) -> Option<String> {
    let telling = view.telling;
    let filled = view.filled.fields.iter().find(|filled| filled.field.from == content);
    if filled.is_some_and(|filled| filled.value.is_none()) {
        return None;
    }
    let field = filled.map(|filled| filled.field);
    let key = match content {
        Content::NotifierName => "desk_name",
        Content::NotifierEmail | Content::NotifierDomain => "desk_email",
        Content::NotifierPhone => "desk_phone",
        Content::NotifierOrganisation | Content::NotifierOrganisationOrName => "desk_organisation",
        Content::SecondName => "desk_second_name",
        Content::SecondEmail => "desk_second_email",
        _ => return None,
    };
    Some(field.map_or_else(|| telling.words.say(key), |field| field.label_at(telling.place).to_owned()))
}
