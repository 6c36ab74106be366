//! The person's words are in letters that the office does not read.

use super::{Finding, View, Weight};

/// A script: whether a letter is of it, and in which languages people read it.
type Script = (fn(char) -> bool, &'static [&'static str]);

/// Scripts that tell languages apart.
const SCRIPTS: [Script; 4] = [
    (|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}'), &["ko"]),
    (|c| matches!(c, '\u{3040}'..='\u{30ff}'), &["ja"]),
    (|c| matches!(c, '\u{4e00}'..='\u{9fff}'), &["zh_CN", "zh_TW", "ja"]),
    (|c| matches!(c, '\u{0e00}'..='\u{0e7f}'), &["th"]),
];

/// So many letters are a name or two; more are words.
const A_FEW: usize = 12;

pub(super) fn check(view: &View) -> Vec<Finding> {
    let found = view.telling.batch.iter().filter_map(|of| {
        let words = &of.case.statement.explanation;
        let is_unread = |(is_of, readers): &&Script| {
            !readers.contains(&view.telling.place.language) && words.chars().filter(|c| is_of(*c)).count() > A_FEW
        };
        SCRIPTS.iter().find(is_unread)?;
        Some(Finding::new("other_language", Weight::Asks, Some(*of), Some("write_statement")))
    });
    found.collect()
}
