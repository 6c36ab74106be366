//! Keeps a page from costing more than it is worth: HTML parsing is quadratic in the depth of the tree and in the number
//! of a tag's attributes, so both are bounded before the tree is built.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use html5ever::{
    LocalName, local_name,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult},
};
use memchr::{memchr, memmem};

use super::extent::Extent;

/// The depth at which browsers stop nesting too (Chromium: 512).
const DEEPEST: usize = 512;
/// The depth of the tree itself, which closing tags in the wrong order let grow beyond that of the tags.
const DEEPEST_TREE: u32 = 1_024;
/// Attributes of one tag; real pages stay below 100.
const MOST_ATTRIBUTES: usize = 1_000;
/// Elements of one page; real pages stay below 60,000.
const MOST_ELEMENTS: usize = 1_000_000;

/// Passes tokens on to the tree builder, but no start tag that would nest too deep or be one too many.
pub(super) struct Guard<Sink> {
    pub(super) inner: Sink,
    open: RefCell<HashMap<LocalName, usize>>,
    depth: Cell<usize>,
    extent: Rc<Extent>,
    cut: Cell<bool>,
}

impl<Sink> Guard<Sink> {
    pub(super) fn new(inner: Sink, extent: Rc<Extent>) -> Self {
        Self { inner, open: RefCell::default(), depth: Cell::new(0), extent, cut: Cell::new(false) }
    }

    /// Whether something was left out.
    pub(super) fn has_cut(&self) -> bool {
        self.cut.get()
    }

    fn lets_through(&self, tag: &Tag) -> bool {
        let deep = self.extent.depth.get();
        if closes_itself(&tag.name) || tag.self_closing {
            // In pictures and formulas even these nest, and elsewhere a slash closes nothing.
            let limit = if closes_itself(&tag.name) { DEEPEST_TREE.saturating_mul(2) } else { DEEPEST_TREE };
            if tag.kind == TagKind::StartTag && deep >= limit {
                self.cut.set(true);
                return false;
            }
            return self.has_room();
        }
        match tag.kind {
            TagKind::StartTag => {
                if self.depth.get() >= DEEPEST || deep >= DEEPEST_TREE {
                    self.cut.set(true);
                    return false;
                }
                let has_room = self.has_room();
                if has_room {
                    let mut open = self.open.borrow_mut();
                    let count = open.entry(tag.name.clone()).or_default();
                    *count = count.saturating_add(1);
                    self.depth.set(self.depth.get().saturating_add(1));
                }
                has_room
            }
            TagKind::EndTag => {
                if let Some(count) = self.open.borrow_mut().get_mut(&tag.name).filter(|count| **count > 0) {
                    *count = count.saturating_sub(1);
                    self.depth.set(self.depth.get().saturating_sub(1));
                }
                true
            }
        }
    }

    fn has_room(&self) -> bool {
        let has_room = self.extent.elements.get() < MOST_ELEMENTS;
        if !has_room {
            self.cut.set(true);
        }
        has_room
    }
}

/// Elements that hold nothing, and those that the next one of their kind closes: they do not nest by themselves.
fn closes_itself(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("p")
            | local_name!("li")
            | local_name!("dt")
            | local_name!("dd")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tbody")
            | local_name!("tfoot")
            | local_name!("option")
            | local_name!("optgroup")
    )
}

impl<Sink: TokenSink> TokenSink for Guard<Sink> {
    type Handle = Sink::Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Self::Handle> {
        if let Token::TagToken(tag) = &token
            && !self.lets_through(tag)
        {
            return TokenSinkResult::Continue;
        }
        self.inner.process_token(token, line_number)
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The page without the attributes of a tag that come after [`MOST_ATTRIBUTES`].
pub(super) fn without_endless_tags(page: &str) -> Cow<'_, str> {
    let mut kept: Vec<&str> = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(tag) = next_tag(page, at) {
        at = tag.end;
        if let Some(cut) = tag.too_many_from {
            kept.push(page.get(copied..cut).unwrap_or_default());
            copied = tag.end;
        }
    }
    if kept.is_empty() {
        return Cow::Borrowed(page);
    }
    kept.push(page.get(copied..).unwrap_or_default());
    Cow::Owned(kept.concat())
}

struct TagSpan {
    /// Where its attributes become too many.
    too_many_from: Option<usize>,
    /// Where its `>` stands; after a script or a style, where that ends.
    end: usize,
}

fn next_tag(page: &str, from: usize) -> Option<TagSpan> {
    let bytes = page.as_bytes();
    let mut at = from;
    loop {
        at = at.saturating_add(memchr(b'<', bytes.get(at..)?)?).saturating_add(1);
        if bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            break;
        }
        if bytes.get(at..)?.starts_with(b"!--") {
            at = at.saturating_add(memmem::find(bytes.get(at..)?, b"-->")?);
        }
    }
    let name_end = bytes.get(at..)?.iter().position(|b| !b.is_ascii_alphanumeric()).map(|n| at.saturating_add(n))?;
    let name = page.get(at..name_end)?;
    let mut tag = TagSpan { too_many_from: None, end: name_end };
    let (mut attributes, mut in_name) = (0usize, false);
    while let Some(byte) = bytes.get(tag.end) {
        match byte {
            b'>' => break,
            b'"' | b'\'' => {
                let value = bytes.get(tag.end.saturating_add(1)..).unwrap_or_default();
                let length = memchr(*byte, value).unwrap_or(value.len());
                tag.end = tag.end.saturating_add(length).saturating_add(1);
            }
            b' ' | b'\n' | b'\t' | b'\r' | b'\x0c' | b'/' => in_name = false,
            _ if !in_name => {
                in_name = true;
                attributes = attributes.saturating_add(1);
                if attributes == MOST_ATTRIBUTES {
                    tag.too_many_from = Some(tag.end);
                }
            }
            _ => {}
        }
        tag.end = tag.end.saturating_add(1);
    }
    tag.end = tag.end.min(bytes.len());
    let ends = ["</script", "</style", "</textarea", "</title"];
    if let Some(close) =
        ends.iter().find(|close| close.strip_prefix("</").is_some_and(|known| known.eq_ignore_ascii_case(name)))
    {
        let rest = bytes.get(tag.end..)?;
        tag.end = tag.end.saturating_add(find_without_case(rest, close.as_bytes()).unwrap_or(rest.len()));
    }
    Some(tag)
}

fn find_without_case(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0usize;
    while let Some(offset) = memchr(first, haystack.get(at..)?) {
        at = at.saturating_add(offset);
        let end = at.saturating_add(needle.len());
        if haystack.get(at..end).is_some_and(|slice| slice.eq_ignore_ascii_case(needle)) {
            return Some(at);
        }
        at = at.saturating_add(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{MOST_ATTRIBUTES, without_endless_tags};

    #[test]
    fn ordinary_pages_are_left_as_they_are() {
        for page in
            ["<p a=1 b='>' c>x</p>", "<script>if(a<b){}</script>", "a < b", "<", "<p", "<!-- <p -->", "<script>"]
        {
            assert!(matches!(without_endless_tags(page), std::borrow::Cow::Borrowed(_)), "{page}");
        }
    }

    #[test]
    fn endless_tags_are_cut() {
        let many: String = (0..MOST_ATTRIBUTES * 3).map(|n| format!(" a{n}=1")).collect();
        let cut = without_endless_tags(&format!("<p{many}>x</p><b>y</b>")).into_owned();
        assert_eq!(cut.matches('=').count(), MOST_ATTRIBUTES - 1);
        assert!(cut.ends_with(">x</p><b>y</b>"), "{cut}");
    }
}
