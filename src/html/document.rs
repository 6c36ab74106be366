//! A parsed page with its elements at hand.

use std::{cell::OnceCell, collections::HashMap, rc::Rc};

use html5ever::{
    LocalName,
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};

use super::{
    element::Element,
    extent::Extent,
    guard::{Guard, without_endless_tags},
    sink::Sink,
    tree::{NodeId, Tree},
};

/// A page's tree, and its elements in the page's order.
pub(super) struct Document {
    tree: Tree,
    elements: Vec<NodeId>,
    ids: OnceCell<HashMap<String, NodeId>>,
    cut: bool,
}

/// Bytes of a page for each node that it has, about.
const BYTES_A_NODE: usize = 100;

impl Document {
    /// Parses a page. Never fails: HTML has no errors, only repairs.
    pub(super) fn parse(page: &str) -> Self {
        let extent = Rc::new(Extent::default());
        let sink = Sink::new(page.len() / BYTES_A_NODE, Rc::clone(&extent));
        // As in a browser with scripts, `noscript` holds text: what a reader does not see is not read.
        let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
        let tokenizer = Tokenizer::new(Guard::new(TreeBuilder::new(sink, options), extent), TokenizerOpts::default());
        let page = without_endless_tags(page);
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(&page));
        // The tokenizer stops at every script so that it can be run, and where a page names its encoding; there is
        // nothing to run, and the text is decoded already.
        while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
        tokenizer.end();
        let guard = tokenizer.sink;
        let cut = guard.has_cut();
        Self::of(html5ever::tree_builder::TreeSink::finish(guard.inner.sink), cut)
    }

    fn of(tree: Tree, cut: bool) -> Self {
        let first = tree.get(NodeId::DOCUMENT).and_then(|document| document.first);
        let mut children = std::iter::successors(first, |id| tree.get(*id)?.next);
        let root = children.find_map(|id| Element::at(&tree, id));
        let elements = root
            .into_iter()
            .flat_map(|root| std::iter::once(root).chain(root.descendants()))
            .map(Element::id)
            .collect();
        Self { tree, elements, ids: OnceCell::new(), cut }
    }

    /// Whether elements were left out because they nest too deep or are too many.
    pub(super) fn was_cut(&self) -> bool {
        self.cut
    }

    /// One more than the last place of a node.
    pub(super) fn size(&self) -> usize {
        self.tree.size()
    }

    /// The root element.
    pub(super) fn root(&self) -> Option<Element<'_>> {
        self.elements().next()
    }

    /// All elements of this name.
    pub(super) fn named(&self, name: LocalName) -> impl Iterator<Item = Element<'_>> {
        self.elements().filter(move |element| *element.name() == name)
    }

    /// All elements, in the page's order.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.elements.iter().filter_map(|id| Element::at(&self.tree, *id))
    }

    /// The first element with this id.
    pub(super) fn by_id(&self, id: &str) -> Option<Element<'_>> {
        let ids = self.ids.get_or_init(|| {
            let mut ids = HashMap::new();
            for element in self.elements() {
                if let Some(id) = element.own_id() {
                    ids.entry(id.to_owned()).or_insert(element.id());
                }
            }
            ids
        });
        Element::at(&self.tree, *ids.get(id)?)
    }
}
