//! The shops that a site links to, and the offer to keep them as one's own brand facts.

use crate::element::{button, div, h2, li, p, q, section, ul};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    answer::{LinkedShop, linked_shops},
    browser, facts,
    front::about,
    marketplace::Marketplace,
    notice::action,
    shown,
    words::{say, say_with},
};

#[derive(Clone)]
enum Found {
    NotAsked,
    Asked,
    Failed,
    Shops(Vec<LinkedShop>),
}

/// The offer to list them, and the list.
pub fn of_site(tab: i32, page: Option<String>, marketplaces: RwSignal<Vec<Marketplace>>) -> AnyView {
    let found = RwSignal::new(Found::NotAsked);
    let look = move || {
        found.set(Found::Asked);
        spawn_local(async move {
            let answer = browser::ask(about("stores", tab)).await;
            found.set(linked_shops(&answer).map_or(Found::Failed, Found::Shops));
        });
    };
    let page = page.unwrap_or_default();
    let shown = move || match found.get() {
        Found::NotAsked => action(say("ui_shops_find"), "quiet", look),
        Found::Asked => p().class("about").child(say("ui_loading")).into_any(),
        Found::Failed => p().class("sentence").child(say("ui_state_failed")).into_any(),
        Found::Shops(shops) if shops.is_empty() => p().class("sentence").child(say("ui_shops_none")).into_any(),
        Found::Shops(shops) => list(&shops, &page, &marketplaces.get()),
    };
    div().class("shops").aria_live("polite").child(shown).into_any()
}

fn list(shops: &[LinkedShop], page: &str, marketplaces: &[Marketplace]) -> AnyView {
    let rows: Vec<AnyView> = shops.iter().map(|shop| row(shop, page, marketplaces)).collect();
    section()
        .child(h2().child(say_with("ui_shops_found", "count", &shops.len().to_string())))
        .child(ul().class("rows").child(rows))
        .into_any()
}

fn row(shop: &LinkedShop, page: &str, marketplaces: &[Marketplace]) -> AnyView {
    let name = shop.name.as_deref().or(shop.url.as_deref()).unwrap_or("–");
    let marketplace = marketplaces.iter().find(|known| known.id == shop.marketplace);
    let marketplace = marketplace.map_or(&shop.marketplace, |known| &known.name);
    let place = [Some(marketplace.as_str()), shop.country.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let stated =
        if shop.stated { say_with("ui_shops_stated", "site", shown::host(page)) } else { say("ui_shops_said") };
    let words = shop.words.as_deref().filter(|words| !words.is_empty());
    let named = match shop.url.as_deref() {
        Some(url) => shown::link(url, name),
        None => shown::name(name),
    };
    li().child(p().class("store").child(named))
        .child(p().class("about").child(shown::name(&place)))
        .child(words.map(|words| p().class("proof").child(q().child(shown::name(words)))))
        .child(p().class("about").child(stated))
        .child(adding(shop, page))
        .into_any()
}

/// Only where it is known for which brand.
fn adding(shop: &LinkedShop, page: &str) -> Option<AnyView> {
    let brand = shop.brand.clone()?;
    let fact = StoredValue::new_local(facts::fact_of(shop, page));
    let said = RwSignal::new(None::<String>);
    let add = move |_| {
        let (brand, fact) = (brand.clone(), fact.get_value());
        spawn_local(async move {
            said.set(Some(match facts::add_shop(&brand, fact).await {
                facts::Stored::Brands(_) => say("ui_shops_added"),
                facts::Stored::Problems(problems) => problems.join(" "),
                facts::Stored::NotDone => say("ui_not_stored"),
            }));
        });
    };
    let button = move || {
        said.get().is_none().then(|| button().kind("button").on("click", add.clone()).child(say("ui_shops_add")))
    };
    Some(div().child(button).child(p().class("said").role("status").child(move || said.get())).into_any())
}
