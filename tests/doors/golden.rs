//! What goes to each office, byte for byte, in each language that it reads: as it was reviewed.

use std::fmt::Write;

use jinjja::channel::{Offices, Prepared};

use super::desk::{cases_for, countries_of, desk, prepared, role_of};

#[test]
fn what_goes_is_as_it_was_reviewed() {
    let mut files = Vec::new();
    for door in &Offices::embedded().doors {
        for (language, country) in countries_of(door) {
            let cases = cases_for(door, &country);
            let text = told(&prepared(door, &cases, &desk(role_of(door), &country, &cases)));
            let name = format!("{}.{language}", door.id);
            insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name.clone(), text);
            });
            files.push(format!("{name}.snap"));
        }
    }
    files.sort();
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doors/golden")).expect("a folder");
    let mut there: Vec<String> = folder
        .flatten()
        .filter_map(|file| file.file_name().into_string().ok())
        .filter(|name| name.ends_with(".snap"))
        .collect();
    there.sort();
    assert_eq!(there, files, "a file for each door and language, and no other");
}

fn told(prepared: &Prepared) -> String {
    let mut text = String::new();
    let Prepared { door, access, delivery, language, may_go, .. } = prepared;
    writeln!(text, "{door}, {language}, {delivery:?}, {access:?}, {}", if *may_go { "may go" } else { "may not go" })
        .unwrap();
    for notice in &prepared.notices {
        writeln!(text, "\nNOTICE {} of {}: {}", notice.number, notice.of, notice.address.as_deref().unwrap_or("-"))
            .unwrap();
        for step in &notice.steps {
            writeln!(text, "  {} {}", step.does, step.label.as_deref().unwrap_or_default()).unwrap();
        }
        writeln!(text, "  pictures: {:?}", notice.pictures).unwrap();
        for part in &notice.parts {
            let limit = part.limit.map(|limit| format!(" of {limit}")).unwrap_or_default();
            let kind = part.media_type.as_deref().unwrap_or("text");
            writeln!(text, "\n[{}] {} ({kind}, {}{limit})\n{}", part.key, part.label, part.length, part.text).unwrap();
        }
    }
    for finding in &prepared.findings {
        let fix = finding.fix.unwrap_or("-");
        writeln!(text, "\nFOUND {:?} {} {:?} fix: {fix}", finding.weight, finding.check, finding.with).unwrap();
    }
    text
}
