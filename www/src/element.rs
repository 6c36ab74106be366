//! Elements, by functions of their names. Whatever an element holds, it is of one type: typed elements would be compiled
//! anew for every arrangement of what is in them, and make a page a third larger.

use leptos::{
    attr::{
        Attribute,
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev,
    html::custom,
    prelude::{AddAnyAttr, AnyView, ElementChild, IntoAny},
    tachys::html::{event::on, property::prop, style::style},
};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// An element being put together.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Functions that begin an element, by its name.
macro_rules! elements {
    ($($name:ident)*) => {
        $(
            #[doc = concat!("`<", stringify!($name), ">`")]
            pub fn $name() -> El {
                El::new(stringify!($name))
            }
        )*
    };
}

elements! {
    a article bdi button dd details dialog div dl dt fieldset h1 h2 h3 header img input label legend li main ol option p pre q
    section select span summary table tbody td textarea th thead tr ul
}

/// Attributes that hold a text.
macro_rules! attributes {
    ($($name:ident $attribute:literal)*) => {
        $(
            #[doc = concat!("`", $attribute, "`")]
            #[must_use]
            pub fn $name(self, value: impl Into<String>) -> Self {
                self.attr($attribute, value)
            }
        )*
    };
}

impl El {
    fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), children: Vec::new() }
    }

    fn with(mut self, attribute: impl Attribute) -> Self {
        self.attributes.push(attribute.into_any_attr());
        self
    }

    attributes! {
        accept "accept"
        aria_hidden "aria-hidden"
        aria_label "aria-label"
        aria_live "aria-live"
        autocomplete "autocomplete"
        class "class"
        dir "dir"
        href "href"
        id "id"
        inputmode "inputmode"
        kind "type"
        name "name"
        rel "rel"
        role "role"
        rows "rows"
        scope "scope"
        tabindex "tabindex"
        target "target"
        title "title"
        value "value"
    }

    /// An attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.with(custom_attribute(name, value))
    }

    /// An attribute that follows what it is made of.
    #[must_use]
    pub fn attr_of(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.with(custom_attribute(name, value))
    }

    /// An attribute that stands there or not.
    #[must_use]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set { self.attr(name, "") } else { self }
    }

    /// A property that follows what it is made of.
    #[must_use]
    pub fn prop<V: Into<JsValue>>(self, name: &'static str, value: impl Fn() -> V + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> JsValue + Send> = Box::new(move || value().into());
        self.with(prop(name, value))
    }

    /// A property of its style.
    #[must_use]
    pub fn style(self, name: &'static str, value: String) -> Self {
        self.with(style((name, value)))
    }

    /// What is done at an event.
    #[must_use]
    pub fn on(self, event: &'static str, done: impl FnMut(Event) + 'static) -> Self {
        let done: Box<dyn FnMut(Event)> = Box::new(done);
        self.with(on(ev::Custom::<Event>::new(event), done))
    }

    /// What stands in it, after what is there already.
    #[must_use]
    pub fn child(mut self, child: impl Child) -> Self {
        child.put(&mut self.children);
        self
    }

    /// As a view.
    pub fn into_any(self) -> AnyView {
        custom(self.tag).add_any_attr(self.attributes).child(self.children).into_any()
    }
}

/// What can stand in an element.
pub trait Child {
    /// Puts its views at the end.
    fn put(self, views: &mut Vec<AnyView>);
}

impl Child for El {
    fn put(self, views: &mut Vec<AnyView>) {
        views.push(self.into_any());
    }
}

impl Child for AnyView {
    fn put(self, views: &mut Vec<AnyView>) {
        views.push(self);
    }
}

impl Child for String {
    fn put(self, views: &mut Vec<AnyView>) {
        views.push(self.into_any());
    }
}

impl Child for &str {
    fn put(self, views: &mut Vec<AnyView>) {
        self.to_owned().put(views);
    }
}

impl<C: Child> Child for Option<C> {
    fn put(self, views: &mut Vec<AnyView>) {
        self.into_iter().for_each(|child| child.put(views));
    }
}

impl<C: Child> Child for Vec<C> {
    fn put(self, views: &mut Vec<AnyView>) {
        self.into_iter().for_each(|child| child.put(views));
    }
}

/// Drawn anew whenever what it is made of changes.
impl<C: Child, F: Fn() -> C + Send + 'static> Child for F {
    fn put(self, views: &mut Vec<AnyView>) {
        let drawn: Box<dyn FnMut() -> Vec<AnyView> + Send> = Box::new(move || {
            let mut views = Vec::new();
            self().put(&mut views);
            views
        });
        views.push(drawn.into_any());
    }
}
