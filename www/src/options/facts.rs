//! Brand facts of one's own: listed, added, imported, exported.

use crate::element;
use crate::element::{details, div, h2, input, label, li, option, p, section, select, span, summary, ul};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use crate::{
    browser,
    facts::{self, KnownShop, Stored},
    json::Json,
    marketplace::{self, Marketplace},
    notice::action,
    shown,
    words::{say, say_with},
};

const RELATIONS: &[&str] = &["owner", "group", "exclusive", "authorised", "retailer", "not_brand"];

/// What the section shows.
#[derive(Clone, Copy)]
struct Facts {
    brands: RwSignal<Vec<Json>, LocalStorage>,
    said: RwSignal<String>,
    problems: RwSignal<Vec<String>>,
}

impl Facts {
    async fn show(self) {
        self.brands.set(facts::load().await);
    }

    async fn tell(self, stored: Stored) {
        let (said, problems) = match stored {
            Stored::Brands(count) => (say_with("ui_facts_stored", "count", &count.to_string()), Vec::new()),
            Stored::Problems(problems) => (say("ui_facts_problems"), problems),
            Stored::NotDone => (say("ui_not_stored"), Vec::new()),
        };
        self.said.set(said);
        self.problems.set(problems);
        self.show().await;
    }

    fn import(self, text: String) {
        spawn_local(async move {
            let stored = match facts::from_text(&text) {
                Some(brands) => facts::add(brands).await,
                None => Stored::Problems(vec![say("ui_facts_no_file")]),
            };
            self.tell(stored).await;
        });
    }
}

/// The section.
pub fn facts() -> AnyView {
    let facts = Facts {
        brands: RwSignal::new_local(Vec::new()),
        said: RwSignal::new(String::new()),
        problems: RwSignal::new(Vec::new()),
    };
    spawn_local(facts.show());
    let listed = move || match facts.brands.get() {
        none if none.is_empty() => p().class("about").child(say("ui_facts_none")).into_any(),
        brands => ul().class("rows").child(brands.iter().map(|brand| row(facts, brand)).collect::<Vec<_>>()).into_any(),
    };
    let problems = move || {
        facts.problems.get().iter().map(|problem| li().child(shown::cut_name(problem, 500))).collect::<Vec<_>>()
    };
    let export =
        move || browser::save("jinjja-brands.json", "application/json", &facts::to_text(&facts.brands.get_untracked()));
    section()
        .child(h2().child(say("ui_facts")))
        .child(p().class("about").child(say("ui_facts_about")))
        .child(listed)
        .child(adding(facts))
        .child(
            div()
                .class("actions")
                .child(importing(facts))
                .child(move || (!facts.brands.get().is_empty()).then(|| action(say("ui_facts_export"), "", export))),
        )
        .child(
            div()
                .role("status")
                .child(p().class("said").child(move || facts.said.get()))
                .child(ul().class("problems").child(problems)),
        )
        .into_any()
}

fn row(facts: Facts, brand: &Json) -> AnyView {
    let (id, name) = (brand.say("id"), brand.say("name"));
    let shops = brand.get("shops").list().len();
    let remove = move || {
        let id = id.clone();
        spawn_local(async move {
            facts::remove(&id).await;
            facts.show().await;
        });
    };
    li().class("row")
        .child(span().child(shown::name(&name)).child(" ").child(span().class("about").child(say_with(
            "ui_facts_shops",
            "count",
            &shops.to_string(),
        ))))
        .child(action(say("ui_remove"), "quiet", remove))
        .into_any()
}

/// A file is read where the person chose it.
fn importing(facts: Facts) -> AnyView {
    let chosen = move |event: Event| {
        let Some(file) = browser::chosen_file(&event) else { return };
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|field| field.dyn_into().ok());
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            facts.import(text.unwrap_or_default());
            // So that the same file can be chosen again once it is mended.
            field.into_iter().for_each(|field| field.set_value(""));
        });
    };
    label()
        .class("file")
        .child(span().child(say("ui_facts_import")))
        .child(input().kind("file").accept(".json,application/json").class("hidden").on("change", chosen))
        .into_any()
}

/// The fields for one more shop.
fn adding(facts: Facts) -> AnyView {
    let brand = RwSignal::new(String::new());
    let shop = RwSignal::new(KnownShop { relation: "owner".to_owned(), ..KnownShop::default() });
    let marketplaces = RwSignal::new(Vec::<Marketplace>::new());
    spawn_local(async move {
        let all = marketplace::all().await;
        let first = all.first().map(|first| first.id.clone()).unwrap_or_default();
        shop.update(|shop| shop.marketplace = first);
        marketplaces.set(all);
    });
    let add = move || {
        spawn_local(async move {
            let stored = facts::add_shop(&brand.get_untracked(), shop.get_untracked().fact()).await;
            let is_done = matches!(stored, Stored::Brands(_));
            facts.tell(stored).await;
            if is_done {
                shop.update(|shop| {
                    shop.name.clear();
                    shop.url.clear();
                });
            }
        });
    };
    let place = move || {
        let options = |each: Marketplace| option().value(each.id).child(each.name).into_any();
        marketplaces.get().into_iter().map(options).collect::<Vec<_>>()
    };
    let relations: Vec<AnyView> = RELATIONS
        .iter()
        .map(|relation| option().value(*relation).child(say(&format!("relation_{relation}"))).into_any())
        .collect();
    let is_ready = move || {
        let shop = shop.get();
        [brand.get(), shop.name, shop.source].iter().all(|text| !text.trim().is_empty())
    };
    details()
        .class("adding-shop")
        .child(summary().child(say("ui_facts_add")))
        .child(
            div()
                .class("fields")
                .child(field("ui_facts_brand", move || brand.get(), move |text| brand.set(text)))
                .child(
                    label().child(span().child(say("ui_facts_marketplace"))).child(
                        select()
                            .on("change", move |event| {
                                shop.update(|shop| shop.marketplace = event_target_value(&event))
                            })
                            .child(place),
                    ),
                )
                .child(field(
                    "ui_facts_shop",
                    move || shop.get().name,
                    move |text| shop.update(|shop| shop.name = text),
                ))
                .child(field(
                    "ui_facts_country",
                    move || shop.get().country,
                    move |text| {
                        shop.update(|shop| shop.country = text);
                    },
                ))
                .child(field("ui_facts_url", move || shop.get().url, move |text| shop.update(|shop| shop.url = text)))
                .child(
                    label().child(span().child(say("ui_facts_relation"))).child(
                        select()
                            .on("change", move |event| shop.update(|shop| shop.relation = event_target_value(&event)))
                            .child(relations),
                    ),
                )
                .child(field(
                    "ui_facts_source",
                    move || shop.get().source,
                    move |text| {
                        shop.update(|shop| shop.source = text);
                    },
                )),
        )
        .child(
            div().class("actions").child(
                element::button()
                    .kind("button")
                    .prop("disabled", move || !is_ready())
                    .on("click", move |_| add())
                    .child(say("ui_add")),
            ),
        )
        .into_any()
}

fn field(key: &str, value: impl Fn() -> String + Send + Sync + 'static, typed: impl Fn(String) + 'static) -> AnyView {
    label()
        .child(span().child(say(key)))
        .child(
            input()
                .kind("text")
                .autocomplete("off")
                .prop("value", value)
                .on("input", move |event| typed(event_target_value(&event))),
        )
        .into_any()
}
