//! An element of a page's tree, and the ways from it.

use std::borrow::Cow;

use html5ever::{LocalName, local_name};

use super::tree::{Node, NodeId, Tag, Tree, Value};

/// An element.
#[derive(Clone, Copy)]
pub(super) struct Element<'d> {
    tree: &'d Tree,
    id: NodeId,
    node: &'d Node,
    tag: &'d Tag,
}

impl<'d> Element<'d> {
    /// The element at this place, if it is one.
    pub(super) fn at(tree: &'d Tree, id: NodeId) -> Option<Self> {
        let node = tree.get(id)?;
        match &node.value {
            Value::Element(tag) => Some(Self { tree, id, node, tag }),
            _ => None,
        }
    }

    pub(super) fn id(self) -> NodeId {
        self.id
    }

    pub(super) fn node(self) -> &'d Node {
        self.node
    }

    pub(super) fn tag(self) -> &'d Tag {
        self.tag
    }

    /// Its name, without a namespace.
    pub(super) fn name(self) -> &'d LocalName {
        &self.tag.name.local
    }

    /// An attribute's value.
    pub(super) fn attr(self, name: &LocalName) -> Option<&'d str> {
        self.tag.attribute(name)
    }

    /// Its `id`.
    pub(super) fn own_id(self) -> Option<&'d str> {
        self.tag
            .attributes
            .iter()
            .find(|attribute| attribute.name.local == local_name!("id"))
            .map(|attribute| &*attribute.value)
    }

    /// Its classes, as often as they are written.
    pub(super) fn classes(self) -> impl Iterator<Item = &'d str> {
        let written = self.tag.attributes.iter().filter(|attribute| attribute.name.local == local_name!("class"));
        written.flat_map(|attribute| attribute.value.split_ascii_whitespace())
    }

    /// The element it stands in.
    pub(super) fn parent(self) -> Option<Self> {
        Self::at(self.tree, self.node.parent?)
    }

    /// Whether it stands in the document itself.
    pub(super) fn is_root(self) -> bool {
        self.node.parent == Some(NodeId::DOCUMENT)
    }

    /// The first element from a node on, each the sibling of the one before.
    pub(super) fn element_along(self, from: Option<NodeId>, next: fn(&Node) -> Option<NodeId>) -> Option<Self> {
        self.along(from, next).find_map(|(id, _)| Self::at(self.tree, id))
    }

    fn along(
        self,
        from: Option<NodeId>,
        next: fn(&Node) -> Option<NodeId>,
    ) -> impl Iterator<Item = (NodeId, &'d Node)> {
        let tree = self.tree;
        let with_node = |id: NodeId| Some((id, tree.get(id)?));
        std::iter::successors(from.and_then(with_node), move |(_, node)| {
            next(node).and_then(|id| Some((id, tree.get(id)?)))
        })
    }

    /// Its children, in order.
    pub(super) fn children(self) -> impl Iterator<Item = (NodeId, &'d Node)> {
        self.along(self.node.first, |node| node.next)
    }

    /// Its children that are elements.
    pub(super) fn child_elements(self) -> impl Iterator<Item = Self> {
        self.children().filter_map(move |(id, _)| Self::at(self.tree, id))
    }

    /// A walk over all that lies in it, contents of templates included.
    pub(super) fn walk(self) -> Walk<'d> {
        Walk { tree: self.tree, within: self.id, next: self.node.first.map(Step::Enter) }
    }

    /// The elements that lie in it, in the page's order.
    pub(super) fn descendants(self) -> impl Iterator<Item = Self> {
        self.walk().filter_map(move |edge| match edge {
            Edge::Open(id, node) => match &node.value {
                Value::Element(tag) => Some(Self { tree: self.tree, id, node, tag }),
                _ => None,
            },
            Edge::Close(_) => None,
        })
    }

    /// All text in it, as it is written.
    pub(super) fn raw_text(self) -> Cow<'d, str> {
        let mut whole = Cow::Borrowed("");
        for edge in self.walk() {
            if let Edge::Open(_, Node { value: Value::Text(text), .. }) = edge {
                if whole.is_empty() {
                    whole = Cow::Borrowed(text);
                } else {
                    whole.to_mut().push_str(text);
                }
            }
        }
        whole
    }
}

/// A node that a walk comes into or leaves.
pub(super) enum Edge<'d> {
    Open(NodeId, &'d Node),
    Close(&'d Node),
}

enum Step {
    Enter(NodeId),
    Leave(NodeId),
}

/// A walk over the nodes inside one.
pub(super) struct Walk<'d> {
    tree: &'d Tree,
    within: NodeId,
    next: Option<Step>,
}

impl<'d> Iterator for Walk<'d> {
    type Item = Edge<'d>;

    fn next(&mut self) -> Option<Edge<'d>> {
        match self.next.take()? {
            Step::Enter(id) => {
                let node = self.tree.get(id)?;
                self.next = Some(node.first.map_or(Step::Leave(id), Step::Enter));
                Some(Edge::Open(id, node))
            }
            Step::Leave(id) => {
                let node = self.tree.get(id)?;
                let up = node.parent.filter(|parent| *parent != self.within).map(Step::Leave);
                self.next = node.next.map(Step::Enter).or(up);
                Some(Edge::Close(node))
            }
        }
    }
}
