//! One text of all fields, each under its label. Of mail, `to` and `subject` stand apart.

use jinjja_data::channel::{Channel, Delivery};

use super::{Filled, FilledNotice, Part, shown};

pub(super) fn parts(door: &Channel, notice: &FilledNotice, language: &str) -> Vec<Part> {
    let is_apart =
        |filled: &&Filled| door.delivery == Delivery::Mail && matches!(filled.field.key.as_str(), "to" | "subject");
    let mut parts: Vec<Part> = notice
        .fields
        .iter()
        .filter(is_apart)
        .filter_map(|filled| Some(Part::text(filled.field, language, shown(filled.value.as_ref()?))))
        .collect();
    let within = notice.fields.iter().filter(|filled| !is_apart(filled));
    let mut blocks = vec![paragraphs(within, language)];
    blocks.extend(notice.rows.iter().map(|row| paragraphs(row.iter(), language)));
    blocks.retain(|block| !block.is_empty());
    let text = blocks.join("\n\n——\n\n");
    let length = text.chars().count();
    parts.push(Part { key: "body".to_owned(), label: String::new(), media_type: None, text, length, limit: None });
    parts
}

fn paragraphs<'f>(fields: impl Iterator<Item = &'f Filled<'f>>, language: &str) -> String {
    let paragraph = |filled: &Filled| {
        let text = shown(filled.value.as_ref()?);
        let label = filled.field.label_in(language);
        // A field without a label is a sentence of its own.
        Some(match (filled.field.label.is_empty(), text.contains('\n')) {
            (true, _) => text,
            (false, true) => format!("{label}:\n{text}"),
            (false, false) => format!("{label}: {text}"),
        })
    };
    fields.filter_map(paragraph).collect::<Vec<_>>().join("\n\n")
}
