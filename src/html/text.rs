//! The text of an element, by the rule that the content script follows too: text nodes joined, without scripts, styles
//! and templates; a space at the borders of elements that are not inline; white space collapsed.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

use crate::{capture::bounds, text};

/// Elements whose text is not shown.
const UNSEEN: &[&str] = &["script", "style", "noscript", "template", "svg", "head", "iframe"];

/// The text of an element.
pub(super) fn of(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    let mut unseen = 0usize;
    for edge in element.traverse().take(bounds::PIECES) {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(part) if unseen == 0 => {
                    out.push_str(part);
                    // Enough for the bound even when half of it is white space.
                    if out.len() > bounds::TEXT.saturating_mul(12) {
                        break;
                    }
                }
                Node::Element(inner) => {
                    if UNSEEN.contains(&inner.name()) {
                        unseen = unseen.saturating_add(1);
                    }
                    if !text::is_inline(inner.name()) {
                        out.push(' ');
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(inner) = node.value() {
                    if UNSEEN.contains(&inner.name()) {
                        unseen = unseen.saturating_sub(1);
                    }
                    if !text::is_inline(inner.name()) {
                        out.push(' ');
                    }
                }
            }
        }
    }
    bounded(&out)
}

/// The text that stands directly in an element.
pub(super) fn own(element: ElementRef<'_>) -> String {
    let parts: Vec<&str> = element.children().filter_map(|child| child.value().as_text()).map(|part| &**part).collect();
    bounded(&parts.join(" "))
}

/// Collapsed and cut to what a capture keeps.
pub(super) fn bounded(raw: &str) -> String {
    let collapsed = text::collapsed(raw);
    let short = text::shortened(&collapsed, bounds::TEXT);
    if short.len() == collapsed.len() { collapsed } else { short.to_owned() }
}
