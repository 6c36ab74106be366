//! Many selectors tried on each element at once: those whose last part can fit it are found by its id, its classes, its
//! name and its attributes, the others are never tried; nor are those that want it inside of what it is not inside of.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use html5ever::{LocalName, local_name};

use super::{
    document::Document,
    element::Element,
    matching::{Matcher, Selector},
    selector::{Finder, Key, Part},
};
use crate::capture::bounds;

/// Selectors by what the elements that they find must have.
pub(super) struct Rules {
    all: Vec<Rule>,
    any: Vec<usize>,
    names: Index<LocalName>,
    attributes: Index<LocalName>,
    ids: Index<Box<str>>,
    classes: Index<Box<str>>,
    finders: Vec<Many>,
    next_mark: Marks,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            any: Vec::new(),
            names: Index::default(),
            attributes: Index::default(),
            ids: Index::default(),
            classes: Index::default(),
            finders: Vec::new(),
            next_mark: 1,
        }
    }
}

type Index<K> = HashMap<K, Keyed, BuildHasherDefault<Fnv>>;

/// The rules of a key, and the mark of what stands inside of an element that has it.
#[derive(Default)]
struct Keyed {
    rules: Vec<usize>,
    mark: Marks,
}

/// Keys, a bit each. Two may share a bit: marks tell surely only what is not there.
type Marks = u128;

/// A selector, and which finder it is a part of.
struct Rule {
    finder: usize,
    selector: Selector,
    inside: Marks,
}

/// How many elements a finder gives at most, and whether it has several parts.
struct Many {
    most: usize,
    is_parted: bool,
}

impl Rules {
    /// Adds a selector; what it finds stands at the place that is returned. `None` if it is no selector.
    pub(super) fn add(&mut self, selector: &str, most: usize) -> Option<usize> {
        let Finder { parts } = Finder::new(selector)?;
        let finder = self.finders.len();
        self.finders.push(Many { most, is_parted: parts.len() > 1 });
        for Part { selector, key, inside } in parts {
            let inside = inside.into_iter().fold(0, |marks, key| marks | self.mark(key));
            let rule = self.all.len();
            self.all.push(Rule { finder, selector, inside });
            match self.keyed(key) {
                Some(keyed) => keyed.rules.push(rule),
                None => self.any.push(rule),
            }
        }
        Some(finder)
    }

    fn keyed(&mut self, key: Key) -> Option<&mut Keyed> {
        match key {
            Key::Any => None,
            Key::Name(name) => Some(self.names.entry(LocalName::from(name)).or_default()),
            Key::Attribute(name) => Some(self.attributes.entry(LocalName::from(name)).or_default()),
            Key::Id(id) => Some(self.ids.entry(id.into()).or_default()),
            Key::Class(class) => Some(self.classes.entry(class.into()).or_default()),
        }
    }

    fn mark(&mut self, key: Key) -> Marks {
        let next = self.next_mark.rotate_left(1);
        let Some(keyed) = self.keyed(key) else { return 0 };
        if keyed.mark != 0 {
            return keyed.mark;
        }
        keyed.mark = next;
        self.next_mark = next;
        next
    }

    /// What each finder finds among the first [`bounds::INSIDE`] elements inside of one, in the page's order.
    pub(super) fn find_inside<'d>(&self, element: Element<'d>) -> Vec<Vec<Element<'d>>> {
        let mut search = Search::new(self, |many, found| found.len() >= many.most);
        for inner in element.descendants().take(bounds::INSIDE) {
            search.see(inner, Marks::MAX);
        }
        let mut found = search.found;
        for (finder, found) in self.finders.iter().zip(&mut found) {
            found.truncate(finder.most);
        }
        found
    }

    /// What each finder finds in a page, in the page's order. What a finder in parts finds comes in the order in which
    /// the elements were made; that differs only where a page is so broken that elements were moved.
    pub(super) fn find<'d>(&self, document: &'d Document) -> Vec<Vec<Element<'d>>> {
        let mut search = Search::new(self, |many, found| !many.is_parted && found.len() >= many.most);
        let mut marks = vec![0; document.size()];
        for element in document.elements() {
            let around =
                element.parent().and_then(|parent| marks.get(parent.id().place()).copied()).unwrap_or_default();
            let own = search.see(element, around);
            if let Some(marks) = marks.get_mut(element.id().place()) {
                *marks = around | own;
            }
        }
        let mut found = search.found;
        for (finder, found) in self.finders.iter().zip(&mut found) {
            if finder.is_parted {
                found.sort_by_key(|element| element.id());
            }
            found.truncate(finder.most);
        }
        found
    }
}

/// A walk over elements in the page's order.
struct Search<'r, 'd, Enough> {
    rules: &'r Rules,
    matcher: Matcher,
    has_enough: Enough,
    found: Vec<Vec<Element<'d>>>,
}

impl<'r, 'd, Enough: Fn(&Many, &[Element<'d>]) -> bool> Search<'r, 'd, Enough> {
    fn new(rules: &'r Rules, has_enough: Enough) -> Self {
        let found = rules.finders.iter().map(|_| Vec::new()).collect();
        Self { rules, matcher: Matcher::default(), has_enough, found }
    }

    /// Tries on an element what may find it; returns its marks.
    fn see(&mut self, element: Element<'d>, around: Marks) -> Marks {
        let rules = self.rules;
        let mut marks = 0;
        self.try_all(&rules.any, element, around);
        if let Some(keyed) = rules.names.get(element.name()) {
            marks |= keyed.mark;
            self.try_all(&keyed.rules, element, around);
        }
        for attribute in &element.tag().attributes {
            let name = &attribute.name.local;
            if *name == local_name!("class") {
                for keyed in attribute.value.split_ascii_whitespace().filter_map(|class| rules.classes.get(class)) {
                    marks |= keyed.mark;
                    self.try_all(&keyed.rules, element, around);
                }
            } else if *name == local_name!("id")
                && let Some(keyed) = rules.ids.get(&*attribute.value)
            {
                marks |= keyed.mark;
                self.try_all(&keyed.rules, element, around);
            }
            if let Some(keyed) = rules.attributes.get(name) {
                marks |= keyed.mark;
                self.try_all(&keyed.rules, element, around);
            }
        }
        marks
    }

    fn try_all(&mut self, rules: &[usize], element: Element<'d>, around: Marks) {
        for rule in rules.iter().filter_map(|rule| self.rules.all.get(*rule)).filter(|rule| rule.inside & !around == 0)
        {
            let (Some(found), Some(many)) = (self.found.get_mut(rule.finder), self.rules.finders.get(rule.finder))
            else {
                continue;
            };
            let is_known = found.last().is_some_and(|last| last.id() == element.id());
            if !is_known && !(self.has_enough)(many, found) && rule.selector.finds(element, &mut self.matcher) {
                found.push(element);
            }
        }
    }
}

/// A quick hash (Fowler, Noll and Vo): what is kept under it comes from the data alone, so no page can make it slow.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, part: u64) {
        self.0 = (self.0 ^ part).wrapping_mul(0x0100_0000_01b3);
    }
}
