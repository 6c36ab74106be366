//! The index of the archive: a line for each record that replay may look for, byte for byte what `cdxj-indexer --sort` makes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    surt,
    warc::{Place, Record, Type},
};

/// The name by which the index calls the archive.
const ARCHIVE: &str = "data.warc.gz";

/// What a line says of a record, in this order.
#[derive(Serialize)]
struct Entry<'r> {
    url: &'r str,
    mime: &'r str,
    digest: &'r str,
    length: &'r str,
    offset: &'r str,
    filename: &'r str,
}

/// The index of records that lie at these places.
pub fn index<'r>(records: impl IntoIterator<Item = (&'r Record<'r>, Place)>) -> String {
    // Sorted, each once.
    let lines: BTreeSet<String> = records.into_iter().filter_map(|(record, place)| line(record, place)).collect();
    lines.into_iter().collect()
}

fn line(record: &Record<'_>, place: Place) -> Option<String> {
    let url = record.target.as_deref().filter(|_| record.kind != Type::Warcinfo)?;
    let key = surt::key(url);
    let entry = Entry {
        url,
        mime: record.content_type.split([';', ' ']).next().unwrap_or_default(),
        digest: &record.digest,
        length: &place.length.to_string(),
        offset: &place.offset.to_string(),
        filename: ARCHIVE,
    };
    let json = spaced(&serde_json::to_string(&entry).ok()?);
    Some(format!("{key} {} {json}\n", record.date.digits()))
}

/// With the spaces that Python writes, behind what stands between the values and not in them.
fn spaced(json: &str) -> String {
    let mut spaced = String::with_capacity(json.len().saturating_add(16));
    let (mut is_text, mut is_escaped) = (false, false);
    for letter in json.chars() {
        spaced.push(letter);
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_text = !is_text,
            ':' | ',' if !is_text => spaced.push(' '),
            _ => {}
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::index;
    use crate::evidence::{
        Moment,
        digest::named,
        warc::{Place, Record, Type},
    };

    #[test]
    fn a_line_is_as_the_indexer_writes_it() {
        let record = Record {
            kind: Type::Resource,
            id: String::new(),
            date: Moment::parse("2026-11-23T08:01:02.345Z").expect("a moment"),
            target: Some(r#"https://shop.example/Cup?a=",:\"#.into()),
            link: None,
            content_type: "text/html; charset=utf-8".into(),
            block: Cow::Borrowed(b"abc"),
            digest: named(b"abc"),
        };
        let expected = concat!(
            r#"example,shop)/cup?a=",:\ 20261123080102 {"url": "https://shop.example/Cup?a=\",:\\", "mime": "text/html", "#,
            r#""digest": "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "length": "20", "#,
            r#""offset": "10", "filename": "data.warc.gz"}"#,
            "\n"
        );
        assert_eq!(index([(&record, Place { offset: 10, length: 20 })]), expected);
    }
}
