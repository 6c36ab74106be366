//! The pictures of a case: what the browser took, what the person adds, and marks on them.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Event, File, HtmlInputElement};

use super::{marking, page::Case, parts, store};
use crate::{
    browser,
    element::{button, div, h2, img, input, label, li, p, section, span, ul},
    json::Json,
    notice::action,
    place::PICTURES,
    words::{say, say_with},
};

/// Where the button is that opens a picture for marking.
pub fn marking_id(picture: &str) -> String {
    format!("mark-of-{picture}")
}

/// The section.
pub fn pictures(case: Case) -> AnyView {
    let marked = RwSignal::new_local(None::<Json>);
    let list = move || {
        let pictures = case.shown().get("pictures").list();
        let rows: Vec<AnyView> = pictures.iter().map(|picture| row(case, picture, marked)).collect();
        ul().class("pictures").child(rows).into_any()
    };
    let without = move || {
        let why = case.shown().get("entry").say("picture");
        (!why.is_empty()).then(|| p().class("about").child(say(&why)))
    };
    let tool = move || marked.get().map(|picture| marking::tool(case, picture, marked));
    section()
        .on("drop", move |event| dropped(case, &event))
        .on("dragover", |event| event.prevent_default())
        .child(h2().id(PICTURES).tabindex("-1").child(say("case_pictures")))
        .child(without)
        .child(list)
        .child(tool)
        .child(div().class("actions").child(adding(case)))
        .into_any()
}

fn row(case: Case, picture: &Json, marked: RwSignal<Option<Json>, LocalStorage>) -> AnyView {
    let (id, kind) = (picture.say("id"), picture.say("kind"));
    let taken = say(&format!("case_picture_{kind}"));
    let size = parts::bytes(picture.number("size").unwrap_or_default());
    let chosen = picture.clone();
    let chosen = move || marked.set(Some(chosen.clone()));
    let opener = marking_id(&id);
    let gone = move || {
        let id = id.clone();
        // The keyboard goes on where what it stood on was.
        browser::focus(PICTURES);
        spawn_local(async move { case.done(store::drop_picture(&case.id(), &id).await) });
    };
    let drop = (kind != "view").then(|| action(say("ui_remove"), "quiet", gone));
    li().child(img().attr("src", picture.say("address")).attr("alt", taken.clone()))
        .child(
            p().child(taken)
                .child(span().class("about").child(format!(" · {} · {size}", parts::time(&picture.say("at"))))),
        )
        .child(
            div()
                .class("actions")
                .child(button().id(opener).kind("button").on("click", move |_| chosen()).child(say("case_mark")))
                .child(drop),
        )
        .into_any()
}

fn adding(case: Case) -> AnyView {
    let chosen = move |event: Event| {
        if let Some(file) = browser::chosen_file(&event) {
            add(case, file);
        }
        let field: Option<HtmlInputElement> = event.target().and_then(|field| field.dyn_into().ok());
        field.into_iter().for_each(|field| field.set_value(""));
    };
    label()
        .class("file")
        .child(span().child(say("case_picture_add")))
        .child(input().kind("file").accept("image/png,image/jpeg,image/webp").class("hidden").on("change", chosen))
        .into_any()
}

fn dropped(case: Case, event: &Event) {
    event.prevent_default();
    if let Some(file) = browser::dropped_file(event) {
        add(case, file);
    }
}

fn add(case: Case, file: File) {
    let name = file.name();
    spawn_local(async move {
        match store::add_picture(&case.id(), &file).await {
            Err(why) => case.tell(say_with(&why, "name", &name)),
            done => case.done(done),
        }
    });
}
