//! Where a fact was read: the page's address and its words.

use super::{Line, Link, bounds};
use crate::text;

/// The page's address, the link's words and those around it.
pub(super) fn of_link(url: &str, link: &Link, title: Option<&str>) -> String {
    let text = shown(&link.text, bounds::WORDS);
    let around = shown(&link.around, bounds::WORDS);
    let title = title.map(|title| shown(title, bounds::WORDS)).filter(|title| !title.is_empty());
    let words = match (text.is_empty(), around.is_empty(), title) {
        (false, false, _) => format!("link \"{text}\", near \"{around}\""),
        (false, true, _) => format!("link \"{text}\""),
        (true, false, _) => format!("a link near \"{around}\""),
        (true, true, Some(title)) => format!("a link without words on \"{title}\""),
        (true, true, None) => "a link without words".to_owned(),
    };
    format!("{} ({words})", without_fragment(url))
}

/// The page's address and the words of a line.
pub(super) fn of_line(url: &str, line: &Line) -> String {
    let around = shown(&line.around, bounds::WORDS);
    let near = if around.is_empty() { String::new() } else { format!(", near \"{around}\"") };
    format!("{} (words \"{}\"{near})", without_fragment(url), shown(&line.text, bounds::LINE))
}

fn without_fragment(url: &str) -> String {
    shown(url.split('#').next().unwrap_or_default(), usize::MAX)
}

/// As a person sees it: on one line, nothing hidden in it, no quotation mark that would end it early, not too long.
fn shown(words: &str, limit: usize) -> String {
    let plain: String = words
        .chars()
        .filter(|c| !is_hidden(*c))
        .map(|c| match c {
            '"' => '\'',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let plain = text::collapsed(&plain);
    let short = text::shortened(&plain, limit);
    if short.len() < plain.len() { format!("{}…", short.trim_end()) } else { plain }
}

/// Marks that are not drawn, or turn the text around.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
