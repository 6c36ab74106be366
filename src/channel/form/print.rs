//! A page to print: all fields, and what each listing says.

use std::fmt::Write;

use jinjja_data::channel::Place;

use super::{Filled, FilledNotice, written_out};
use crate::catalogue::{Catalogue, language_of, tag_of};

/// Nothing is loaded and nothing runs, whatever a text of a page says.
const HEAD: &str = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>\nbody { font: 11pt/1.5 system-ui, sans-serif; margin: 2cm auto; max-width: 17cm; }\ntable { border-collapse: collapse; margin: 0 0 1cm; width: 100%; page-break-inside: avoid; }\nth, td { border-bottom: 1px solid #ccc; padding: 4px 8px 4px 0; text-align: start; vertical-align: top; }\nth { font-weight: 600; width: 30%; }\ntd { overflow-wrap: anywhere; white-space: pre-wrap; }\n</style>";

pub(super) fn page(notice: &FilledNotice, place: Place, name: &str, words: &Catalogue) -> String {
    let tag = language_of(place.language).map_or("en", tag_of);
    let title = escaped(&words.say("notice_print_title"));
    let mut page =
        format!("<!doctype html>\n<html lang=\"{tag}\">\n{HEAD}\n<title>{title}</title>\n<h1>{title}</h1>\n");
    table(&mut page, &notice.fields, place);
    notice.rows.iter().for_each(|row| table(&mut page, row, place));
    // Nothing fails that writes into a text.
    let _ = writeln!(page, "<footer>{}</footer>\n</html>", escaped(name));
    page
}

fn table(page: &mut String, fields: &[Filled], place: Place) {
    let rows: Vec<_> =
        fields.iter().filter_map(|filled| Some((filled.field.label_at(place), written_out(filled)?))).collect();
    if rows.is_empty() {
        return;
    }
    page.push_str("<table>\n");
    for (label, text) in rows {
        let _ = writeln!(page, "<tr><th scope=\"row\">{}<td dir=\"auto\">{}", escaped(label), escaped(&text));
    }
    page.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
