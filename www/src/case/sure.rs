//! The question before something is deleted for good.

use leptos::prelude::*;

use crate::{
    browser,
    element::{dialog, div, p},
    notice::action,
    words::say,
};

/// Where the question stands.
const SURE: &str = "sure";

/// The button, and the question that it asks.
pub fn delete(question: impl Fn() -> String + Send + 'static, confirmed: impl Fn() + 'static) -> Vec<AnyView> {
    let close = || browser::close_dialog(SURE);
    let now = move || {
        close();
        confirmed();
    };
    let question = dialog().id(SURE).aria_label(say("case_delete")).child(p().child(question)).child(
        div().class("actions").child(action(say("ui_cancel"), "", close)).child(action(
            say("case_delete_now"),
            "danger",
            now,
        )),
    );
    vec![action(say("case_delete"), "danger", || browser::show_dialog(SURE)), question.into_any()]
}
