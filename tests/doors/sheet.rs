//! A sheet: what the page says stays a text, whatever sign parts the cells.

use serde_json::json;

use super::desk::{cases_for, desk, door, prepared, with};

/// What a program that shows sheets would reckon.
const FORMULAE: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A title → what stands in its cell.
fn check(title: &str, expected: &str) {
    let door = door("csv");
    let case = with(&cases_for(door, "SG")[0], |case| case["listing"]["title_nfc"] = json!(title));
    let case = with(&case, |case| case["statement"]["explanation"] = json!(format!("first\n{title};{title}\t{title}")));
    let text = prepared(door, &[case], &desk("shopper", "SG", &[])).notices[0].parts[0].text.clone();
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut read = csv::Reader::from_reader(text.as_bytes());
    let at = read.headers().unwrap().iter().position(|head| head == "title").unwrap();
    let row = read.records().next().unwrap().unwrap();
    assert_eq!(&row[at], expected);
    for by in [b',', b';', b'\t'] {
        let mut read =
            csv::ReaderBuilder::new().delimiter(by).has_headers(false).flexible(true).from_reader(text.as_bytes());
        for cell in read.records().flatten().flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(FORMULAE), "{cell:?} parted by {:?}", char::from(by));
        }
    }
}

#[test]
fn formulae_stay_texts() {
    check("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
    check("+1+1", "'+1+1");
    check("-2+3", "'-2+3");
    check("@SUM(1)", "'@SUM(1)");
    check("＝1", "'＝1");
    check("a;=cmd|' /C calc'!A0;b", "a;'=cmd|' /C calc'!A0;b");
    check("a;\"=1", "a;\"'=1");
    check("\"=1", "\"'=1");
    check("a, \"b\", c", "a, \"b\", c");
    check("1:1 = the same", "1:1 = the same");
    check("\u{200b}=1", "\u{fffd}=1");
    check("line\n=1", "line\u{fffd}=1");
}
