//! Where html5ever's tree builder puts what it finds.

use std::{
    borrow::Cow,
    cell::{Ref, RefCell},
    rc::Rc,
};

use html5ever::{
    Attribute, QualName, local_name, ns,
    tendril::StrTendril,
    tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
};

use super::{
    extent::Extent,
    tree::{Node, NodeId, Tag, Tree, Value},
};

/// A tree being built.
pub(super) struct Sink(RefCell<Tree>, Rc<Extent>);

impl Sink {
    /// A sink with room for so many nodes, which tells how large the tree becomes.
    pub(super) fn new(room: usize, extent: Rc<Extent>) -> Self {
        Self(RefCell::new(Tree::new(room)), extent)
    }

    fn stands(&self, tree: &Tree, id: NodeId) {
        self.1.depth.set(tree.get(id).map(|node| node.depth).unwrap_or_default());
    }

    fn silent(&self) -> NodeId {
        self.0.borrow_mut().make(Value::Silent)
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        let mut tree = self.0.into_inner();
        // What stands in a template is not part of the page, for browsers and for people.
        tree.detach_templates();
        tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        NodeId::DOCUMENT
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &NodeId) -> Ref<'a, QualName> {
        Ref::map(self.0.borrow(), |tree| tree.name(*target))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        let is_template = name.ns == ns!(html) && name.local == local_name!("template");
        self.1.elements.set(self.1.elements.get().saturating_add(1));
        let mut tree = self.0.borrow_mut();
        let id = tree.make(Value::Element(Tag { name, attributes }));
        if is_template {
            let contents = tree.make(Value::Contents);
            tree.append(id, contents);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.silent()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.silent()
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.0.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => {
                tree.append(*parent, id);
                self.stands(&tree, id);
            }
            NodeOrText::AppendText(text) => {
                let last = tree.get(*parent).and_then(|node| node.last);
                if let Some(text) = joined(&mut tree, last, text) {
                    let id = tree.make(Value::Text(text));
                    tree.append(*parent, id);
                }
            }
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        let mut tree = self.0.borrow_mut();
        if let NodeOrText::AppendNode(id) = new {
            tree.detach(id);
        }
        let Some((Some(_), before)) = tree.get(*sibling).map(|node| (node.parent, node.previous)) else { return };
        match new {
            NodeOrText::AppendNode(id) => {
                tree.insert_before(*sibling, id);
                self.stands(&tree, id);
            }
            NodeOrText::AppendText(text) => {
                if let Some(text) = joined(&mut tree, before, text) {
                    let id = tree.make(Value::Text(text));
                    tree.insert_before(*sibling, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.0.borrow().get(*element).is_some_and(|node| node.parent.is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let id = self.silent();
        self.0.borrow_mut().append(NodeId::DOCUMENT, id);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.0.borrow().get(*target).and_then(|node| node.first).unwrap_or(*target)
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.0.borrow_mut();
        let Some(Node { value: Value::Element(tag), .. }) = tree.get_mut(*target) else { return };
        for attribute in attributes {
            if tag.attributes.iter().all(|known| known.name != attribute.name) {
                tag.attributes.push(attribute);
            }
        }
    }

    fn pop(&self, node: &NodeId) {
        let depth = self.0.borrow().get(*node).map(|node| node.depth).unwrap_or_default();
        self.1.depth.set(depth.saturating_sub(1));
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.0.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.0.borrow_mut().move_children(*node, *new_parent);
    }
}

/// Adds a text to a node that is a text itself; gives it back where it is none.
fn joined(tree: &mut Tree, to: Option<NodeId>, text: StrTendril) -> Option<StrTendril> {
    match to.and_then(|to| tree.get_mut(to)) {
        Some(Node { value: Value::Text(before), .. }) => {
            before.push_tendril(&text);
            None
        }
        _ => Some(text),
    }
}
