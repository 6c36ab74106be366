//! A parsed page with an index of its elements.

use std::collections::HashMap;

use ego_tree::NodeId;
use html5ever::{
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};
use scraper::{ElementRef, Html, HtmlTreeSink};

use crate::capture::bounds;

use super::{
    guard::{Guard, without_endless_tags},
    selector::{Finder, Key},
};

/// A page's tree; elements can be found by selectors without walking over all of them.
pub(super) struct Document {
    html: Html,
    index: HashMap<Key, Vec<NodeId>>,
    cut: bool,
}

impl Document {
    /// Parses a page. Never fails: HTML has no errors, only repairs.
    pub(super) fn parse(page: &str) -> Self {
        let sink = HtmlTreeSink::new(Html::new_document());
        // As in a browser with scripts, `noscript` holds text: what a reader does not see is not read.
        let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
        let tokenizer = Tokenizer::new(Guard::new(TreeBuilder::new(sink, options)), TokenizerOpts::default());
        let page = without_endless_tags(page);
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(&page));
        // The tokenizer stops at every script so that it can be run, and where a page names its encoding; there is
        // nothing to run, and the text is decoded already.
        while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
        tokenizer.end();
        let guard = tokenizer.sink;
        let cut = guard.has_cut();
        let html = html5ever::tree_builder::TreeSink::finish(guard.inner.sink);
        let index = index_of(&html);
        Self { html, index, cut }
    }

    /// Whether elements were left out because they nest too deep or are too many.
    pub(super) fn was_cut(&self) -> bool {
        self.cut
    }

    /// The root element.
    pub(super) fn root(&self) -> ElementRef<'_> {
        self.html.root_element()
    }

    /// All elements of this name.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = ElementRef<'_>> + use<'_> {
        self.keyed(&Key::Name(name.to_owned()))
    }

    /// All elements, in the page's order.
    pub(super) fn elements(&self) -> impl Iterator<Item = ElementRef<'_>> + use<'_> {
        self.keyed(&Key::Any)
    }

    /// The elements that a selector finds, in the page's order.
    pub(super) fn find<'d>(&'d self, finder: &Finder) -> Vec<ElementRef<'d>> {
        let mut found: Vec<ElementRef<'d>> = Vec::new();
        for (key, selector) in &finder.parts {
            found.extend(self.keyed(key).filter(|element| selector.matches(element)));
        }
        if finder.parts.len() > 1 {
            found.sort_by_key(|element| element.id());
            found.dedup_by_key(|element| element.id());
        }
        found
    }

    /// The element with this id.
    pub(super) fn by_id(&self, id: &str) -> Option<ElementRef<'_>> {
        self.keyed(&Key::Id(id.to_owned())).next()
    }

    fn keyed(&self, key: &Key) -> impl Iterator<Item = ElementRef<'_>> + use<'_> {
        let ids = self.index.get(key).map(Vec::as_slice).unwrap_or_default();
        ids.iter().filter_map(|id| ElementRef::wrap(self.html.tree.get(*id)?))
    }
}

fn index_of(html: &Html) -> HashMap<Key, Vec<NodeId>> {
    let mut index: HashMap<Key, Vec<NodeId>> = HashMap::new();
    for element in html.root_element().descendent_elements() {
        for key in keys_of(element) {
            index.entry(key).or_default().push(element.id());
        }
    }
    index
}

/// All keys under which an element can be looked for.
fn keys_of(element: ElementRef<'_>) -> impl Iterator<Item = Key> + '_ {
    let value = element.value();
    let id = value.id().map(|id| Key::Id(id.to_owned()));
    let classes = value.classes().map(|class| Key::Class(class.to_owned()));
    [Key::Any, Key::Name(value.name().to_owned())].into_iter().chain(id).chain(classes)
}

/// The elements inside another that each of some selectors finds, in one walk over at most [`bounds::INSIDE`] elements.
pub(super) fn find_inside<'d>(element: ElementRef<'d>, finders: &[(&str, &Finder)]) -> Vec<(usize, ElementRef<'d>)> {
    let mut found = Vec::new();
    for inner in element.descendent_elements().skip(1).take(bounds::INSIDE) {
        for (nth, (_, finder)) in finders.iter().enumerate() {
            if finder.parts.iter().any(|(key, selector)| may_be(inner, key) && selector.matches(&inner)) {
                found.push((nth, inner));
            }
        }
    }
    found
}

fn may_be(element: ElementRef<'_>, key: &Key) -> bool {
    let value = element.value();
    match key {
        Key::Any => true,
        Key::Name(name) => value.name() == name,
        Key::Id(id) => value.id() == Some(id),
        Key::Class(class) => value.classes().any(|own| own == class),
    }
}
