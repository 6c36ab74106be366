//! A page's tree, compact: its nodes in one list, linked by their places in it.
//!
//! Comments and processing instructions keep a place, because they part the texts around them, but not what they say.

use std::num::NonZeroU32;

use html5ever::{Attribute, LocalName, QualName, local_name, ns, tendril::StrTendril};

/// The place of a node; places grow in the order in which nodes are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(NonZeroU32);

impl NodeId {
    /// The document itself.
    pub(super) const DOCUMENT: Self = Self(NonZeroU32::MIN);

    pub(super) fn place(self) -> usize {
        usize::try_from(self.0.get()).unwrap_or(usize::MAX)
    }
}

/// A node with the places of its neighbours.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) parent: Option<NodeId>,
    pub(super) previous: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    pub(super) first: Option<NodeId>,
    pub(super) last: Option<NodeId>,
    /// How many nodes stood around it when it was put where it is.
    pub(super) depth: u32,
    pub(super) value: Value,
}

/// What a node is.
#[derive(Debug, Default)]
pub(super) enum Value {
    /// A comment, a document type, a processing instruction.
    #[default]
    Silent,
    /// The document.
    Document,
    /// The contents of a template.
    Contents,
    /// A text.
    Text(StrTendril),
    /// An element.
    Element(Tag),
}

/// An element's name and attributes.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: QualName,
    pub(super) attributes: Vec<Attribute>,
}

impl Tag {
    /// An attribute's value, of those without a namespace.
    pub(super) fn attribute(&self, name: &LocalName) -> Option<&str> {
        let own = |attribute: &&Attribute| {
            attribute.name.local == *name && attribute.name.ns == ns!() && attribute.name.prefix.is_none()
        };
        self.attributes.iter().find(own).map(|attribute| &*attribute.value)
    }
}

/// The nodes of a page.
#[derive(Debug)]
pub(super) struct Tree {
    /// The first place is empty, so that a place is never zero.
    nodes: Vec<Node>,
    nameless: QualName,
}

impl Tree {
    /// A document without anything in it, with room for so many nodes.
    pub(super) fn new(room: usize) -> Self {
        let mut nodes = Vec::with_capacity(room);
        nodes.push(Node::default());
        nodes.push(Node { value: Value::Document, ..Node::default() });
        Self { nodes, nameless: QualName::new(None, ns!(), local_name!("")) }
    }

    /// One more than the last place.
    pub(super) fn size(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.place())
    }

    pub(super) fn get_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.place())
    }

    /// The name of an element; an empty one for other nodes.
    pub(super) fn name(&self, id: NodeId) -> &QualName {
        match self.get(id) {
            Some(Node { value: Value::Element(tag), .. }) => &tag.name,
            _ => &self.nameless,
        }
    }

    /// Takes the contents of templates out of the page.
    pub(super) fn detach_templates(&mut self) {
        let contents = |(place, node): (usize, &Node)| {
            let id = u32::try_from(place).ok().and_then(NonZeroU32::new).map(NodeId);
            id.filter(|_| matches!(node.value, Value::Contents))
        };
        let ids: Vec<NodeId> = self.nodes.iter().enumerate().filter_map(contents).collect();
        ids.into_iter().for_each(|id| self.detach(id));
    }

    /// A new node that stands nowhere yet. A page is too short to have more nodes than there are places.
    pub(super) fn make(&mut self, value: Value) -> NodeId {
        let place = u32::try_from(self.nodes.len()).ok().and_then(NonZeroU32::new);
        self.nodes.push(Node { value, ..Node::default() });
        NodeId(place.unwrap_or(NonZeroU32::MAX))
    }

    /// Puts a node behind the last child of another.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let Some(holder) = self.get_mut(parent) else { return };
        let depth = holder.depth.saturating_add(1);
        let before = holder.last.replace(child);
        if before.is_none() {
            holder.first = Some(child);
        }
        self.link(before, Some(child));
        if let Some(node) = self.get_mut(child) {
            node.parent = Some(parent);
            node.depth = depth;
        }
    }

    /// Puts a node before another that has a parent.
    pub(super) fn insert_before(&mut self, sibling: NodeId, new: NodeId) {
        self.detach(new);
        let Some((parent, before, depth)) = self.get(sibling).map(|node| (node.parent, node.previous, node.depth))
        else {
            return;
        };
        self.link(before, Some(new));
        self.link(Some(new), Some(sibling));
        if let Some(node) = self.get_mut(new) {
            node.parent = parent;
            node.depth = depth;
        }
        if before.is_none()
            && let Some(holder) = parent.and_then(|parent| self.get_mut(parent))
        {
            holder.first = Some(new);
        }
    }

    /// Takes a node out of where it stands.
    pub(super) fn detach(&mut self, id: NodeId) {
        let Some(node) = self.get_mut(id) else { return };
        let Some(parent) = node.parent.take() else { return };
        let (before, after) = (node.previous.take(), node.next.take());
        if let Some(holder) = self.get_mut(parent) {
            if before.is_none() {
                holder.first = after;
            }
            if after.is_none() {
                holder.last = before;
            }
        }
        self.link(before, after);
    }

    /// Moves all children of a node behind those of another.
    pub(super) fn move_children(&mut self, from: NodeId, to: NodeId) {
        let Some(node) = self.get_mut(from) else { return };
        let (Some(first), Some(last)) = (node.first.take(), node.last.take()) else { return };
        let mut child = Some(first);
        while let Some(node) = child.and_then(|child| self.get_mut(child)) {
            node.parent = Some(to);
            child = node.next;
        }
        let Some(holder) = self.get_mut(to) else { return };
        let before = holder.last.replace(last);
        if before.is_none() {
            holder.first = Some(first);
        }
        self.link(before, Some(first));
    }

    fn link(&mut self, before: Option<NodeId>, after: Option<NodeId>) {
        if let Some(node) = before.and_then(|before| self.get_mut(before)) {
            node.next = after;
        }
        if let Some(node) = after.and_then(|after| self.get_mut(after)) {
            node.previous = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NodeId, Tree, Value};

    fn children(tree: &Tree, of: NodeId) -> Vec<NodeId> {
        let forward = std::iter::successors(tree.get(of).and_then(|node| node.first), |id| tree.get(*id)?.next);
        let mut backward: Vec<NodeId> =
            std::iter::successors(tree.get(of).and_then(|node| node.last), |id| tree.get(*id)?.previous).collect();
        backward.reverse();
        let forward: Vec<NodeId> = forward.collect();
        assert_eq!(forward, backward);
        assert!(forward.iter().all(|child| tree.get(*child).is_some_and(|child| child.parent == Some(of))));
        forward
    }

    #[test]
    fn nodes_are_put_and_moved() {
        let mut tree = Tree::new(0);
        let [one, two, three, other] = std::array::from_fn(|_| tree.make(Value::Silent));
        tree.append(NodeId::DOCUMENT, one);
        tree.append(NodeId::DOCUMENT, three);
        tree.insert_before(three, two);
        assert_eq!(children(&tree, NodeId::DOCUMENT), [one, two, three]);
        tree.insert_before(one, three);
        assert_eq!(children(&tree, NodeId::DOCUMENT), [three, one, two]);
        tree.detach(one);
        tree.append(other, one);
        tree.move_children(NodeId::DOCUMENT, other);
        assert_eq!(children(&tree, NodeId::DOCUMENT), []);
        assert_eq!(children(&tree, other), [one, three, two]);
    }
}
