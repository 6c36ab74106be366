//! Reading `terms/*.tsv`: one file a class, tab-separated, no quoting, the first line names the columns.

use std::{collections::BTreeSet, fs, path::Path};

use super::{BadData, bad};
use crate::{Categories, Side, Term, TermClass};

const COLUMNS: &str = "term\tlanguage\tgate\tonly_in\tnot_in\tunless\tside\talone\tmeaning\tsource";

/// Reads all classes.
pub(super) fn read(folder: &Path, categories: &Categories) -> Result<Vec<Term>, BadData> {
    let mut terms = Vec::new();
    for (class, name) in TermClass::ALL {
        let path = folder.join("terms").join(name).with_extension("tsv");
        let text = fs::read_to_string(&path).map_err(|error| bad(&path, error))?;
        of_class(*class, &text, categories, &mut terms).map_err(|what| bad(&path, what))?;
    }
    Ok(terms)
}

fn of_class(class: TermClass, text: &str, categories: &Categories, terms: &mut Vec<Term>) -> Result<(), String> {
    let mut lines = text.lines().enumerate();
    if lines.next().is_none_or(|(_, header)| header != COLUMNS) {
        return Err(format!("the first line must be the columns: {}", COLUMNS.replace('\t', " ")));
    }
    let mut seen = BTreeSet::new();
    for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let says = |what: String| format!("line {}: {what}", at.saturating_add(1));
        let term = term(class, line).map_err(says)?;
        if let Some(kind) = term.only_in.iter().chain(&term.not_in).find(|kind| !categories.0.contains_key(*kind)) {
            return Err(says(format!("categories.toml has no kind of goods `{kind}`")));
        }
        if !seen.insert((term.text.to_lowercase(), term.language.clone())) {
            return Err(says(format!("`{}` stands twice", term.text)));
        }
        terms.push(term);
    }
    of_one_brand(class, terms);
    Ok(())
}

/// What a name of another brand means is the name of that brand, where that is a name in the file; else it is itself.
fn of_one_brand(class: TermClass, terms: &mut [Term]) {
    let names: BTreeSet<String> =
        terms.iter().filter(|term| term.class == class).map(|term| term.text.to_lowercase()).collect();
    for term in terms.iter_mut().filter(|term| term.class == class && class == TermClass::OtherBrand) {
        if !names.contains(&term.brand) {
            term.brand = term.text.to_lowercase();
        }
    }
}

fn term(class: TermClass, line: &str) -> Result<Term, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [text, language, gate, only_in, not_in, unless, side, alone, meaning, source] = cells.as_slice() else {
        return Err(format!("{} cells, not 10", cells.len()));
    };
    if text.trim().is_empty() || source.trim().is_empty() {
        return Err("a term and its source must not be empty".into());
    }
    let yes = |cell: &str, column: &str| match cell {
        "" => Ok(false),
        "yes" => Ok(true),
        other => Err(format!("{column} is `yes` or empty, not `{other}`")),
    };
    let list = |cell: &str, at: char| -> Vec<String> {
        cell.split(at).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    Ok(Term {
        class,
        text: (*text).to_owned(),
        language: (*language).to_owned(),
        is_gated: yes(gate, "gate")?,
        only_in: list(only_in, ','),
        not_in: list(not_in, ','),
        unless: list(unless, '|'),
        side: match *side {
            "" | "before" => Side::Before,
            "after" => Side::After,
            "both" => Side::Both,
            other => return Err(format!("side is before, after or both, not `{other}`")),
        },
        is_unmistakable: yes(alone, "alone")?,
        brand: if class == TermClass::OtherBrand { meaning.to_lowercase() } else { String::new() },
    })
}
