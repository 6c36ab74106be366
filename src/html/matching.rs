//! Whether a selector finds an element: the tree as the `selectors` crate wants to see it.
//!
//! Selectors are those of the data's own check (`jinjja-data`), so that what passes there is understood here.

use std::fmt;

use html5ever::{Namespace, local_name, ns};
use scraper::selector::{CssLocalName, CssString, NonTSPseudoClass, Parser, PseudoElement, Simple};
use selectors::{
    OpaqueElement, SelectorList,
    attr::{AttrSelectorOperation, CaseSensitivity, NamespaceConstraint},
    bloom::BloomFilter,
    context::SelectorCaches,
    matching::{
        ElementSelectorFlags, MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
        matches_selector,
    },
    parser::ParseRelative,
};

use super::{element::Element, tree::Value};

/// A selector.
pub(super) struct Selector(SelectorList<Simple>);

impl Selector {
    /// `None` if it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut input = cssparser::Parser::new(text);
        SelectorList::parse(&Parser, &mut input, ParseRelative::No).ok().map(Self)
    }

    /// Whether it finds this element.
    pub(super) fn finds(&self, element: Element<'_>, matcher: &mut Matcher) -> bool {
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            &mut matcher.caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        self.0.slice().iter().any(|selector| matches_selector(selector, 0, None, &element, &mut context))
    }
}

/// What is remembered between the elements of one page for the selectors of one plan.
#[derive(Default)]
pub(super) struct Matcher {
    caches: SelectorCaches,
}

impl fmt::Debug for Element<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.name())
    }
}

/// Pseudo-classes that depend on a person's doing never hold on a saved page.
impl selectors::Element for Element<'_> {
    type Impl = Simple;

    fn opaque(&self) -> OpaqueElement {
        OpaqueElement::new(self.node())
    }

    fn parent_element(&self) -> Option<Self> {
        self.parent()
    }

    fn parent_node_is_shadow_root(&self) -> bool {
        false
    }

    fn containing_shadow_host(&self) -> Option<Self> {
        None
    }

    fn is_pseudo_element(&self) -> bool {
        false
    }

    fn is_part(&self, _: &CssLocalName) -> bool {
        false
    }

    fn imported_part(&self, _: &CssLocalName) -> Option<CssLocalName> {
        None
    }

    fn is_same_type(&self, other: &Self) -> bool {
        self.tag().name == other.tag().name
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.element_along(self.node().previous, |node| node.previous)
    }

    fn next_sibling_element(&self) -> Option<Self> {
        self.element_along(self.node().next, |node| node.next)
    }

    fn first_element_child(&self) -> Option<Self> {
        self.element_along(self.node().first, |node| node.next)
    }

    fn is_html_element_in_html_document(&self) -> bool {
        self.tag().name.ns == ns!(html)
    }

    fn has_local_name(&self, name: &CssLocalName) -> bool {
        *self.name() == name.0
    }

    fn has_namespace(&self, namespace: &Namespace) -> bool {
        self.tag().name.ns == *namespace
    }

    fn attr_matches(
        &self,
        namespace: &NamespaceConstraint<&Namespace>,
        name: &CssLocalName,
        operation: &AttrSelectorOperation<&CssString>,
    ) -> bool {
        self.tag().attributes.iter().any(|attribute| {
            attribute.name.local == name.0
                && !matches!(*namespace, NamespaceConstraint::Specific(wanted) if *wanted != attribute.name.ns)
                && operation.eval_str(&attribute.value)
        })
    }

    fn match_non_ts_pseudo_class(&self, _: &NonTSPseudoClass, _: &mut MatchingContext<'_, Simple>) -> bool {
        false
    }

    fn match_pseudo_element(&self, _: &PseudoElement, _: &mut MatchingContext<'_, Simple>) -> bool {
        false
    }

    fn is_link(&self) -> bool {
        *self.name() == local_name!("link")
    }

    fn is_html_slot_element(&self) -> bool {
        true
    }

    fn has_id(&self, id: &CssLocalName, sensitivity: CaseSensitivity) -> bool {
        self.own_id().is_some_and(|own| sensitivity.eq(id.0.as_bytes(), own.as_bytes()))
    }

    fn has_class(&self, class: &CssLocalName, sensitivity: CaseSensitivity) -> bool {
        self.classes().any(|own| sensitivity.eq(own.as_bytes(), class.0.as_bytes()))
    }

    fn has_custom_state(&self, _: &CssLocalName) -> bool {
        false
    }

    fn is_empty(&self) -> bool {
        !self.children().any(|(_, child)| matches!(child.value, Value::Element(_) | Value::Text(_)))
    }

    fn is_root(&self) -> bool {
        Element::is_root(*self)
    }

    fn apply_selector_flags(&self, _: ElementSelectorFlags) {}

    fn add_element_unique_hashes(&self, _: &mut BloomFilter) -> bool {
        false
    }
}
