//! Text in a terminal of 80 columns: nothing hidden, nothing too wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a terminal that is not wide.
pub(super) const COLUMNS: usize = 80;

/// Cut to so many columns, with a mark where it was.
pub(super) fn fitted(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut width = 1usize;
    let fits = |c: &char| {
        width = width.saturating_add(c.width().unwrap_or(0));
        width <= columns
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut
}

/// Broken into lines of so many columns: between words, and anywhere in scripts without spaces.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let fits = |line: &String, more: &str| line.width().saturating_add(more.trim_end().width()) <= columns;
        if lines.last().is_some_and(|line| fits(line, word)) {
            lines.last_mut().into_iter().for_each(|line| line.push_str(word));
        } else if word.trim_end().width() <= columns && !word.chars().any(stands_alone) {
            lines.push(word.to_owned());
        } else {
            for letter in word.chars() {
                let width = letter.width().unwrap_or(0);
                let is_full = lines.last().is_some_and(|line| line.width().saturating_add(width) > columns);
                if is_full {
                    lines.push(String::new());
                }
                lines.last_mut().into_iter().for_each(|line| line.push(letter));
            }
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Scripts that are broken between any two characters.
fn stands_alone(c: char) -> bool {
    c.width() == Some(2) || matches!(c, '\u{e00}'..='\u{e7f}')
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_are_broken_where_they_may() {
        for (text, columns, expected) in [
            ("one two three", 7, vec!["one two", "three"]),
            ("립 슬리핑 마스크", 9, vec!["립 슬리핑", "마스크"]),
            ("悦诗风吟官方旗舰店", 8, vec!["悦诗风吟", "官方旗舰", "店"]),
            ("a “word”, b", 7, vec!["a", "“word”,", "b"]),
            ("", 8, vec![""]),
        ] {
            assert_eq!(wrapped(text, columns), expected, "{text}");
        }
    }
}
