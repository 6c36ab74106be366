//! One sentence and what can be done about it.

use crate::element::{button, div, p};
use leptos::prelude::*;

/// A button.
pub fn action(text: String, class: &'static str, clicked: impl Fn() + 'static) -> AnyView {
    button().kind("button").class(class).on("click", move |_| clicked()).child(text).into_any()
}

/// A sentence with the actions below it.
pub fn notice(sentence: String, actions: Vec<AnyView>) -> AnyView {
    div()
        .class("notice")
        .child(p().class("sentence").child(sentence))
        .child(div().class("actions").child(actions))
        .into_any()
}
