//! Text from pages: nothing hidden, nothing too long, in a direction of its own.

use crate::element::{a, bdi};
use leptos::prelude::*;

/// Characters of a title or a name.
pub const LONGEST_NAME: usize = 200;
/// Characters of a quote.
pub const LONGEST_QUOTE: usize = 300;

/// Characters that turn text around or cannot be seen are shown as what they are: something else.
pub fn visible(text: &str) -> String {
    let shown = |c: char| if is_hidden(c) { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

/// The same for a text of several lines.
pub fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Made visible, and cut with a mark where it was cut.
pub fn cut(text: &str, longest: usize) -> String {
    let mut cut: String = text.chars().take(longest).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    visible(&cut)
}

/// A name or title of a page.
pub fn name(text: &str) -> AnyView {
    cut_name(text, LONGEST_NAME)
}

/// Words of a page, so many characters at most.
pub fn cut_name(text: &str, longest: usize) -> AnyView {
    bdi().child(cut(text, longest)).into_any()
}

/// A link that leads out, if it leads where a link may.
pub fn link(url: &str, text: &str) -> AnyView {
    if !url.starts_with("https://") {
        return name(text);
    }
    a().href(url.to_owned()).target("_blank").rel("noopener noreferrer").class("out").child(name(text)).into_any()
}

/// The host of an address, without user name and port.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{cut, host, visible};

    #[test]
    fn nothing_stays_hidden() {
        assert_eq!(visible("a\u{202e}b\u{200b}\n"), "a\u{fffd}b\u{fffd}\u{fffd}");
        assert_eq!(visible("립 마스크"), "립 마스크");
        assert_eq!(cut("abcdef", 3), "abc…");
        assert_eq!(cut("abc", 3), "abc");
    }

    #[test]
    fn hosts_are_found() {
        assert_eq!(host("https://www.example.com/a?b"), "www.example.com");
        assert_eq!(host("www.example.com"), "www.example.com");
        assert_eq!(host("https://me@shop.example:8443/"), "shop.example");
    }
}
