//! Who hands in, with which rights, and to which server of one's own: settings.

use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use super::asked;
use crate::{
    browser,
    element::{div, h2, h3, input, label, li, option, p, section, select, span, ul},
    json::Json,
    notice::action,
    place::{DESK, RIGHTS, SERVER},
    settings::Role,
    shown,
    words::say,
};

/// Under which it is stored.
const KEY: &str = "desk";
/// What is said of who hands in, in the order of the page.
const WHO: [(&str, &str); 6] = [
    ("name", "name"),
    ("email", "email"),
    ("organisation", "organization"),
    ("phone", "tel"),
    ("second_name", "off"),
    ("second_email", "off"),
];
/// Kinds of rights, by the names of records.
const KINDS: [&str; 6] = ["trademark", "design", "patent", "utility_model", "copyright", "other"];
/// What is said of a right beside its kind.
const OF_RIGHT: [&str; 8] = ["brand", "number", "country", "classes", "owner", "proof", "authorisation", "expires"];

/// Changes the desk, and stores it. The change is made at once: what a browser fills in comes field by field in one moment.
fn keep(said: RwSignal<String>, desk: RwSignal<Json, LocalStorage>, change: impl FnOnce(&Json) + 'static) {
    let before = desk.get_untracked();
    let changed = if before.is_object() { before } else { Json::object([]) };
    change(&changed);
    desk.set(changed.clone());
    let stored = browser::store(KEY, changed);
    spawn_local(async move {
        let key = if stored.await { "ui_saved" } else { "ui_not_stored" };
        said.set(say(key));
    });
}

/// The part of the settings page.
pub fn desk(role: RwSignal<Role>) -> AnyView {
    let desk = RwSignal::new_local(Json::nothing());
    let is_there = RwSignal::new(false);
    spawn_local(async move {
        desk.set(browser::stored(KEY).await);
        is_there.set(true);
        browser::go_to_named_place();
    });
    let said = RwSignal::new(String::new());
    // Drawn once, when it is there: what is being written stays as it stands.
    let fields = move || is_there.get().then(|| untrack(move || who(desk, said)));
    let for_staff = move || {
        (is_there.get() && role.get() == Role::BrandStaff)
            .then(|| div().child(is_agent(desk, said)).child(rights(desk)))
    };
    section()
        .class("desk")
        .id(DESK)
        .tabindex("-1")
        .child(h2().child(say("desk_title")))
        .child(p().class("about").child(say("desk_about")))
        .child(div().child(fields))
        .child(p().class("said").role("status").child(move || said.get()))
        .child(div().child(for_staff))
        .child(div().child(move || is_there.get().then(|| untrack(move || server(desk)))))
        .into_any()
}

fn who(desk: RwSignal<Json, LocalStorage>, said: RwSignal<String>) -> AnyView {
    let field = |(name, known): (&'static str, &'static str)| {
        let written = move |event: Event| {
            let text = event_target_value(&event);
            keep(said, desk, move |desk| desk.set(name, &text.trim().into()));
        };
        label()
            .child(span().child(say(&format!("desk_{name}"))))
            .child(
                input()
                    .kind(if name.ends_with("email") { "email" } else { "text" })
                    .autocomplete(known)
                    .attr("maxlength", "200")
                    .value(desk.with_untracked(|desk| desk.say(name)))
                    .on("change", written),
            )
            .into_any()
    };
    div().class("form").child(WHO.map(field).into_iter().collect::<Vec<_>>()).into_any()
}

fn is_agent(desk: RwSignal<Json, LocalStorage>, said: RwSignal<String>) -> AnyView {
    let chosen = move |event: Event| {
        let is_agent = event_target_checked(&event);
        keep(said, desk, move |desk| desk.set("is_agent", &is_agent.into()));
    };
    label()
        .class("check")
        .child(
            input()
                .kind("checkbox")
                .flag("checked", desk.with_untracked(|desk| desk.is("is_agent")))
                .on("change", chosen),
        )
        .child(span().child(say("desk_agent")))
        .into_any()
}

/// The stored rights, and a new one.
fn rights(desk: RwSignal<Json, LocalStorage>) -> AnyView {
    let said = RwSignal::new(String::new());
    let list = move || {
        let rights = desk.with(|desk| desk.get("rights").list());
        if rights.is_empty() {
            return p().class("sentence").child(say("rights_none")).into_any();
        }
        ul().class("rights").child(rights.iter().map(|right| one(right, desk, said)).collect::<Vec<_>>()).into_any()
    };
    div()
        .child(h3().id(RIGHTS).tabindex("-1").child(say("rights_title")))
        .child(p().class("about").child(say("rights_about")))
        .child(div().child(list))
        .child(new_right(desk, said))
        .child(p().class("said").role("status").child(move || said.get()))
        .into_any()
}

fn one(stored: &Json, desk: RwSignal<Json, LocalStorage>, said: RwSignal<String>) -> AnyView {
    let right = stored.get("right");
    let id = stored.say("id");
    let kind = say(&format!("right_{}", right.say("kind")));
    let line = [stored.say("brand"), kind, right.say("number"), right.say("jurisdiction"), right.say("owner")];
    let line = line.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let remove = move || {
        let id = id.clone();
        keep(said, desk, move |desk| {
            let left = desk.get("rights").list().into_iter().filter(|right| right.say("id") != id);
            desk.set("rights", &Json::of_list(left));
        });
    };
    li().child(p().child(shown::name(&line)))
        .child(div().class("actions").child(action(say("rights_remove"), "quiet", remove)))
        .into_any()
}

fn new_right(desk: RwSignal<Json, LocalStorage>, said: RwSignal<String>) -> AnyView {
    let kind = RwSignal::new(KINDS[0].to_owned());
    let fields = OF_RIGHT.map(|name| (name, RwSignal::new(String::new())));
    let text = move |wanted: &str| {
        let field = fields.iter().find(|(name, _)| *name == wanted);
        field.map(|(_, text)| text.get_untracked().trim().to_owned()).unwrap_or_default()
    };
    let keep_it = move || {
        let right = right_of(&kind.get_untracked(), text);
        spawn_local(async move {
            match asked::checked_right(&right).await {
                Ok(right) => {
                    keep(said, desk, move |desk| {
                        let all = desk.get("rights").list().into_iter().chain([right]);
                        desk.set("rights", &Json::of_list(all));
                    });
                    fields.iter().for_each(|(_, text)| text.set(String::new()));
                }
                Err(_) => said.set(say("rights_refused")),
            }
        });
    };
    let field = |(name, text): &(&'static str, RwSignal<String>)| {
        let text = *text;
        let about = (*name == "country").then(|| span().class("about").child(say("rights_country_about")));
        label()
            .child(span().child(say(&format!("rights_{name}"))).child(about))
            .child(
                input()
                    .kind(if *name == "expires" { "date" } else { "text" })
                    .attr("maxlength", "200")
                    .prop("value", move || text.get())
                    .on("input", move |event| text.set(event_target_value(&event))),
            )
            .into_any()
    };
    let named = |name: &&'static str| option().value(*name).child(say(&format!("right_{name}"))).into_any();
    crate::element::details()
        .class("form")
        .child(crate::element::summary().child(say("rights_add")))
        .child(
            label().child(span().child(say("rights_kind"))).child(
                select()
                    .on("change", move |event| kind.set(event_target_value(&event)))
                    .child(KINDS.iter().map(named).collect::<Vec<_>>()),
            ),
        )
        .child(fields.iter().map(field).collect::<Vec<_>>())
        .child(div().class("actions").child(action(say("rights_keep"), "main", keep_it)))
        .into_any()
}

/// A right out of what was written; what is empty is not said.
fn right_of(kind: &str, text: impl Fn(&str) -> String) -> Json {
    let said = |name: &str| match text(name) {
        empty if empty.is_empty() => Json::null(),
        text => text.as_str().into(),
    };
    let class = |class: &str| class.trim().parse::<f64>().map_or_else(|_| class.into(), Json::from);
    let classes = text("classes");
    let classes = Json::of_list(classes.split([',', ' ']).filter(|class| !class.is_empty()).map(class));
    let right = Json::object([
        ("kind", kind.into()),
        ("number", said("number")),
        ("jurisdiction", text("country").to_uppercase().as_str().into()),
        ("classes", classes),
        ("owner", text("owner").as_str().into()),
    ]);
    Json::object([
        ("id", format!("{}", js_sys::Date::now()).as_str().into()),
        ("brand", text("brand").as_str().into()),
        ("right", right),
        ("proof", said("proof")),
        ("authorisation", said("authorisation")),
        ("expires", said("expires")),
    ])
}

/// The server of one's own: kept once the browser lets the extension reach it.
fn server(desk: RwSignal<Json, LocalStorage>) -> AnyView {
    let said = RwSignal::new(String::new());
    let address = RwSignal::new(desk.with_untracked(|desk| desk.say("server")));
    let keep_it = move || {
        let before = desk.with_untracked(|desk| desk.say("server"));
        let url = address.get_untracked().trim().to_owned();
        let Some(host) = host_of(&url) else { return said.set(say("server_refused")) };
        // At once, for the browser asks on a fresh click alone.
        let allowed = browser::request_hosts(&[format!("https://{host}/*")]);
        spawn_local(async move {
            if allowed.await {
                let is_another = !before.is_empty() && before != url;
                keep(said, desk, move |desk| desk.set("server", &url.as_str().into()));
                if is_another {
                    leave(said, &before);
                }
            } else {
                said.set(say("server_refused"));
            }
        });
    };
    let remove = move || {
        let left = desk.with_untracked(|desk| desk.say("server"));
        address.set(String::new());
        keep(said, desk, |desk| desk.set("server", &"".into()));
        if !left.is_empty() {
            leave(said, &left);
        }
    };
    div()
        .class("form")
        .child(h3().id(SERVER).tabindex("-1").child(say("server_title")))
        .child(p().class("about").child(say("server_about")))
        .child(
            label().child(span().child(say("server_address"))).child(
                input()
                    .kind("url")
                    .attr("maxlength", "500")
                    .prop("value", move || address.get())
                    .on("input", move |event| address.set(event_target_value(&event))),
            ),
        )
        .child(div().class("actions").child(action(say("server_keep"), "main", keep_it)).child(action(
            say("server_remove"),
            "",
            remove,
        )))
        .child(p().class("said").role("status").child(move || said.get()))
        .into_any()
}

/// What is on its way to a server stops; what could not be stopped is said.
fn leave(said: RwSignal<String>, server: &str) {
    let left = asked::leave_server(server);
    spawn_local(async move {
        if let Err(why) = left.await {
            said.set(say(&why));
        }
    });
}

/// The host of an https address; a name or a password in it is refused.
fn host_of(url: &str) -> Option<String> {
    let url = web_sys::Url::new(url).ok()?;
    let is_plain = url.protocol() == "https:" && url.username().is_empty() && url.password().is_empty();
    (is_plain && !url.hostname().is_empty()).then(|| url.hostname())
}
