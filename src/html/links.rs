//! The links of a saved page with the words around them, and its lines of text.

use std::collections::HashSet;

use html5ever::{LocalName, local_name};

use super::{
    document::Document,
    element::Element,
    text::{self, bounded},
    tree::NodeId,
};
use crate::{
    address::WebAddress,
    storefronts::{Line, Link, Page, bounds},
    text::shortened,
};

/// How far up a heading is looked for, in elements.
const LEVELS: usize = 8;

/// Neighbours looked at for a heading on each level.
const NEIGHBOURS: usize = 40;

/// Characters of a heading; longer ones are prose.
const HEADING: usize = 120;

/// The links and lines of a page that was saved from an address.
pub(super) fn page(document: &Document, url: &str) -> Page {
    let base = base(document, url);
    let links = document.elements().filter(is_link).filter_map(|element| link(element, base.as_ref()));
    Page {
        url: url.to_owned(),
        title: document.named(local_name!("title")).next().map(|title| bounded(&title.raw_text())),
        links: links.take(bounds::LINKS).collect(),
        lines: lines(document),
    }
}

/// Where links begin if the page says so itself.
fn base(document: &Document, url: &str) -> Option<WebAddress> {
    let href = document.named(local_name!("base")).find_map(|base| base.attr(&local_name!("href")))?;
    let whole = WebAddress::parse(url).ok()?.join(href)?;
    WebAddress::parse(&whole).ok()
}

fn is_link(element: &Element<'_>) -> bool {
    matches!(*element.name(), local_name!("a") | local_name!("area")) && element.attr(&local_name!("href")).is_some()
}

fn link(element: Element<'_>, base: Option<&WebAddress>) -> Option<Link> {
    let written = element.attr(&local_name!("href"))?;
    let href = base.and_then(|base| base.join(written)).unwrap_or_else(|| written.to_owned());
    let text = words(element);
    let around = heading(element).or_else(|| beside(element, &text)).unwrap_or_default();
    Some(Link { href, text, around, by_visitors: is_by_visitors(element) || is_marked(element) })
}

/// A link's words, or what describes it where it is a picture.
fn words(element: Element<'_>) -> String {
    let own = [text::of(element)].into_iter();
    let described = [local_name!("aria-label"), local_name!("title"), local_name!("alt")];
    let described = described.into_iter().filter_map(|name| element.attr(&name).map(bounded));
    let pictures = element.descendants().filter(|inner| *inner.name() == local_name!("img"));
    let pictures = pictures.filter_map(|picture| picture.attr(&local_name!("alt")).map(bounded));
    let found = own.chain(described).chain(pictures).find(|words| !words.is_empty()).unwrap_or_default();
    shortened(&found, bounds::WORDS).to_owned()
}

fn is_heading(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("dt")
            | local_name!("legend")
            | local_name!("summary")
            | local_name!("caption")
    )
}

/// The nearest heading before an element: among its neighbours, then among those of the elements that it stands in, up
/// to the part of the page that it belongs to.
fn heading(element: Element<'_>) -> Option<String> {
    let mut here = element;
    for _ in 0..LEVELS {
        let before = std::iter::successors(previous(here), |element| previous(*element));
        if let Some(heading) = before.take(NEIGHBOURS).find_map(heading_of) {
            return Some(heading);
        }
        let label = here.attr(&local_name!("aria-label")).map(bounded).filter(|label| !label.is_empty());
        if here.id() != element.id() && label.is_some() {
            return label;
        }
        here = here.parent()?;
        let ends = matches!(
            *here.name(),
            local_name!("body")
                | local_name!("footer")
                | local_name!("header")
                | local_name!("main")
                | local_name!("article")
        );
        if ends {
            return None;
        }
    }
    None
}

fn previous(element: Element<'_>) -> Option<Element<'_>> {
    element.element_along(element.node().previous, |node| node.previous)
}

/// The text of a heading, or of an element that holds nothing but one.
fn heading_of(element: Element<'_>) -> Option<String> {
    let fits = |text: String| (!text.is_empty() && text.chars().count() <= HEADING).then_some(text);
    if is_heading(element.name()) || element.attr(&local_name!("role")) == Some("heading") {
        return fits(text::of(element));
    }
    let mut inner = element.descendants().take(NEIGHBOURS).filter(|inner| is_heading(inner.name()));
    let only = inner.next().filter(|_| inner.next().is_none())?;
    fits(text::of(only)).filter(|heading| *heading == text::of(element))
}

/// The words of the smallest element around that has more of them than the link.
fn beside(element: Element<'_>, own: &str) -> Option<String> {
    let around = std::iter::successors(element.parent(), |element| element.parent()).take(3);
    let texts = around.take_while(|element| *element.name() != local_name!("body")).map(text::of);
    let more = texts.into_iter().find(|text| text.chars().count() > own.chars().count().saturating_add(2))?;
    (more.chars().count() <= bounds::WORDS).then_some(more)
}

/// What visitors write stands in parts that are named so, or behind links that are marked so.
fn is_by_visitors(element: Element<'_>) -> bool {
    let around = std::iter::successors(Some(element), |element| element.parent());
    let parts = around.take_while(|element| !matches!(*element.name(), local_name!("body") | local_name!("html")));
    parts.into_iter().any(|part| {
        let kind = part.attr(&local_name!("itemtype")).unwrap_or_default();
        let names = part.own_id().into_iter().chain(part.classes()).chain([kind]);
        names.flat_map(words_of).any(|word| VISITORS.contains(&word.as_str()))
    })
}

/// Words in the names of parts of a page that hold what visitors write.
const VISITORS: [&str; 16] = [
    "answers",
    "comment",
    "comments",
    "commentlist",
    "discussion",
    "disqus",
    "forum",
    "guestbook",
    "qna",
    "question",
    "questions",
    "review",
    "reviews",
    "testimonial",
    "testimonials",
    "ugc",
];

/// The words of `product-reviews`, `ReviewList`, `comment_body__a1`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
        was_small = c.is_lowercase();
    }
    words
}

/// `rel="ugc"` and `rel="sponsored"`: the page itself says that these are not its own words.
fn is_marked(element: Element<'_>) -> bool {
    let rel = element.attr(&local_name!("rel")).unwrap_or_default();
    rel.split_ascii_whitespace().any(|mark| mark.eq_ignore_ascii_case("ugc") || mark.eq_ignore_ascii_case("sponsored"))
}

/// The elements that hold a line of text: blocks in which no other block stands.
fn lines(document: &Document) -> Vec<Line> {
    let mut holds_blocks: HashSet<NodeId> = HashSet::new();
    for element in document.elements().filter(|element| is_block(element.name())) {
        let mut above = element.parent();
        // Who holds a block has told those above already.
        while let Some(parent) = above.filter(|parent| holds_blocks.insert(parent.id())) {
            above = parent.parent();
        }
    }
    let blocks =
        document.elements().filter(|element| is_block(element.name()) && !holds_blocks.contains(&element.id()));
    let lines = blocks.filter_map(|element| {
        let text = text::of(element);
        let count = text.chars().count();
        (count > 1 && count <= bounds::LINE).then(|| Line {
            around: heading(element).unwrap_or_default(),
            by_visitors: is_by_visitors(element),
            text,
        })
    });
    lines.take(bounds::LINES).collect()
}

/// Elements that begin a line.
fn is_block(name: &LocalName) -> bool {
    matches!(
        &**name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::super::links;

    /// `expected`: each link as `href | words | words around it`, with `visitors` where they wrote it.
    fn check(html: &str, expected: &[&str]) {
        let page = links(html.as_bytes(), "https://shop.example/a/");
        let said = page.links.iter().map(|link| {
            let by = if link.by_visitors { " | visitors" } else { "" };
            format!("{} | {} | {}{by}", link.href, link.text, link.around)
        });
        assert_eq!(said.collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn links_have_their_words_and_the_nearest_heading() {
        check("<a name=x>no link</a><a href=/x> One  two </a>", &["/x | One two | "]);
        check("<h2>Stores</h2><ul><li><a href=x><img alt='Shopee'></a></ul>", &["x | Shopee | Stores"]);
        check("<div><h3>Old</h3></div><div><h3>Stores</h3></div><p><a href=x aria-label=Go></a>", &["x | Go | Stores"]);
        check("<h1>Title</h1><footer><p>Buy at <a href=x>us</a> now</p></footer>", &["x | us | Buy at us now"]);
        check("<h2>Stores</h2><section><div><div><a href=x>us</a></div></div></section>", &["x | us | Stores"]);
        check("<nav aria-label='Our shops'><ul><li><a href=x>us</a></ul></nav>", &["x | us | Our shops"]);
        check("<dl><dt>Shopee</dt><dd><a href=x>us</a></dd></dl>", &["x | us | Shopee"]);
        check("<map><area href=x alt=Lazada></map>", &["x | Lazada | "]);
        check("<base href=https://cdn.example/b/><a href=x>us</a>", &["https://cdn.example/b/x | us | "]);
        check("<template><a href=x>us</a></template><script>'<a href=x>'</script>", &[]);
    }

    #[test]
    fn what_visitors_write_is_told_apart() {
        check("<div class='product-reviews'><a href=x>us</a></div>", &["x | us |  | visitors"]);
        check("<div id=CommentList><p><a href=x>us</a></div>", &["x | us |  | visitors"]);
        check("<div itemtype=https://schema.org/Review><a href=x>us</a></div>", &["x | us |  | visitors"]);
        check("<a rel='nofollow UGC' href=x>us</a>", &["x | us |  | visitors"]);
        check("<body class=comments-open><div class=preview><a rel=nofollow href=x>us</a></div>", &["x | us | "]);
    }

    #[test]
    fn lines_are_blocks_without_blocks() {
        let html =
            "<title>T</title><h2>Stores</h2><div>loose<p>Shopee:<br><b>one</b></p><p>x</p></div><ul><li>two</ul>";
        let page = links(html.as_bytes(), "https://shop.example/");
        let lines: Vec<String> = page.lines.iter().map(|line| format!("{} | {}", line.text, line.around)).collect();
        assert_eq!(lines, ["Stores | ", "Shopee: one | Stores", "two | Stores"]);
        assert_eq!(page.title.as_deref(), Some("T"));
    }

    #[test]
    fn words_of_names_are_told() {
        for (name, expected) in
            [("product-reviews", "product reviews"), ("ReviewList_a1", "review list a1"), ("preview", "preview")]
        {
            assert_eq!(
                super::words_of(name).into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
                expected
            );
        }
    }
}
