//! One text of all fields, each under its label. Of mail, the subject stands apart.

use jinjja_data::channel::{Channel, Delivery, Place};

use super::{Filled, FilledNotice, Part, shown, written_out};

pub(super) fn parts(door: &Channel, notice: &FilledNotice, place: Place) -> Vec<Part> {
    let apart = notice.fields.iter().filter(|filled| is_apart(door, filled));
    let subject = apart.filter_map(|filled| Some(Part::text(filled.field, place, shown(filled.value.as_ref()?))));
    let text = text(door, notice, place);
    let length = text.chars().count();
    let body = Part { key: "body".to_owned(), label: String::new(), media_type: None, text, length, limit: None };
    subject.chain([body]).collect()
}

pub(super) fn text(door: &Channel, notice: &FilledNotice, place: Place) -> String {
    let within = notice.fields.iter().filter(|filled| !is_apart(door, filled));
    let mut blocks = vec![paragraphs(within, place)];
    blocks.extend(notice.rows.iter().map(|row| paragraphs(row.iter(), place)));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n——\n\n")
}

fn is_apart(door: &Channel, filled: &Filled) -> bool {
    door.delivery == Delivery::Mail && filled.field.key == "subject"
}

fn paragraphs<'f>(fields: impl Iterator<Item = &'f Filled<'f>>, place: Place) -> String {
    let paragraph = |filled: &Filled| {
        let text = written_out(filled)?;
        let label = filled.field.label_at(place);
        // A field without a label is a sentence of its own.
        Some(match (filled.field.label.is_empty(), text.contains('\n')) {
            (true, _) => text,
            (false, true) => format!("{label}:\n{text}"),
            (false, false) => format!("{label}: {text}"),
        })
    };
    fields.filter_map(paragraph).collect::<Vec<_>>().join("\n\n")
}
