//! The text of an element, by the rule that the content script follows too: text nodes joined, without scripts, styles
//! and templates; a space at the borders of elements that are not inline; white space collapsed.

use html5ever::{LocalName, local_name};

use super::{
    element::{Edge, Element},
    tree::Value,
};
use crate::{capture::bounds, text};

/// Elements whose text is not shown.
fn is_unseen(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("svg")
            | local_name!("head")
            | local_name!("iframe")
    )
}

/// The text of an element.
pub(super) fn of(element: Element<'_>) -> String {
    let mut out = String::new();
    let mut unseen = usize::from(is_unseen(element.name()));
    // The element itself is the first piece.
    for edge in element.walk().take(bounds::PIECES.saturating_sub(1)) {
        let (node, opens) = match edge {
            Edge::Open(_, node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match &node.value {
            Value::Text(part) if opens && unseen == 0 => {
                out.push_str(part);
                // Enough for the bound even when half of it is white space.
                if out.len() > bounds::TEXT.saturating_mul(12) {
                    break;
                }
            }
            Value::Element(inner) => {
                let name = &inner.name.local;
                if is_unseen(name) {
                    unseen = if opens { unseen.saturating_add(1) } else { unseen.saturating_sub(1) };
                }
                if !text::is_inline(name) {
                    out.push(' ');
                }
            }
            _ => {}
        }
    }
    bounded(&out)
}

/// The text that stands directly in an element.
pub(super) fn own(element: Element<'_>) -> String {
    let texts = element.children().filter_map(|(_, child)| match &child.value {
        Value::Text(text) => Some(&**text),
        _ => None,
    });
    bounded(&texts.collect::<Vec<&str>>().join(" "))
}

/// What a capture keeps of an attribute: of an address that is itself what it leads to (`data:`), no more than its beginning.
pub(super) fn attribute(raw: &str) -> String {
    let start = raw.get(.."data:".len()).filter(|start| start.eq_ignore_ascii_case("data:"));
    bounded(start.map_or(raw, |_| text::shortened(raw, bounds::DATA_ADDRESS)))
}

/// Collapsed and cut to what a capture keeps.
pub(super) fn bounded(raw: &str) -> String {
    let collapsed = text::collapsed(raw);
    let short = text::shortened(&collapsed, bounds::TEXT);
    if short.len() == collapsed.len() { collapsed } else { short.to_owned() }
}
