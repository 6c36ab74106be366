//! A text for each field, to be pasted one after the other.

use jinjja_data::channel::Place;

use super::{Filled, FilledNotice, Part, shown};

pub(super) fn parts(notice: &FilledNotice, place: Place) -> Vec<Part> {
    let part = |filled: &Filled| Some(Part::text(filled.field, place, shown(filled.value.as_ref()?)));
    let of_notice = notice.fields.iter().filter_map(part);
    // What is said of each listing stands in one field, listing by listing.
    let columns = notice.rows.first().map(Vec::len).unwrap_or_default();
    let column = |at: usize| {
        let cells: Vec<&Filled> = notice.rows.iter().filter_map(|row| row.get(at)).collect();
        let field = cells.first()?.field;
        let texts: Vec<String> = cells.iter().filter_map(|cell| cell.value.as_ref()).map(shown).collect();
        (!texts.is_empty()).then(|| Part::text(field, place, texts.join("\n\n")))
    };
    of_notice.chain((0..columns).filter_map(column)).collect()
}
