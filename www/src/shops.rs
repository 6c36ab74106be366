//! The shops that a site links to, and the offer to keep them as one's own brand facts.

use crate::element::{button, div, h2, input, label, li, p, section, span, ul};
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
    let brand = RwSignal::new(String::new());
    let rows: Vec<AnyView> = shops.iter().map(|shop| row(shop, page, marketplaces, brand)).collect();
    let is_unknown = shops.iter().any(|shop| shop.brand.is_none() && !shop.is_listed);
    section()
        .child(h2().child(say_with("ui_shops_found", "count", &shops.len().to_string())))
        .child(is_unknown.then(|| naming(brand)))
        .child(ul().class("rows").child(rows))
        .into_any()
}

/// Whose shops they are, where the page leaves it to the person to say.
fn naming(brand: RwSignal<String>) -> AnyView {
    let typed = move |event| brand.set(event_target_value(&event));
    label()
        .child(span().child(say("ui_facts_brand")))
        .child(input().kind("text").autocomplete("off").prop("value", move || brand.get()).on("input", typed))
        .into_any()
}

fn row(shop: &LinkedShop, page: &str, marketplaces: &[Marketplace], brand: RwSignal<String>) -> AnyView {
    let name = shop.name.as_deref().or(shop.url.as_deref()).unwrap_or("–");
    let marketplace = marketplaces.iter().find(|known| known.id == shop.marketplace);
    let marketplace = marketplace.map_or(&shop.marketplace, |known| &known.name);
    let place = [Some(marketplace.as_str()), shop.country.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let said =
        if shop.is_stated { say_with("ui_shops_stated", "site", shown::host(page)) } else { say("ui_shops_said") };
    let named = match shop.url.as_deref() {
        Some(url) => shown::link(url, name),
        None => shown::name(name),
    };
    let offer =
        if shop.is_listed { p().class("about").child(say("ui_shops_listed")).into_any() } else { adding(shop, brand) };
    li().child(p().class("store").child(named))
        .child(p().class("about").child(shown::name(&place)))
        .child(p().class("about").child(said))
        .child(p().class("proof").child(shown::cut_name(&shop.source, shown::LONGEST_QUOTE)))
        .child(shop.is_doubtful.then(|| p().class("about").child(say("ui_shops_check"))))
        .child(offer)
        .into_any()
}

/// Offered once it is known for which brand.
fn adding(shop: &LinkedShop, named: RwSignal<String>) -> AnyView {
    let of_page = shop.brand.clone();
    let brand = Signal::derive(move || of_page.clone().unwrap_or_else(|| named.get().trim().to_owned()));
    let fact = StoredValue::new_local(shop.fact.clone());
    let said = RwSignal::new(None::<String>);
    let add = move |_| {
        let (brand, fact) = (brand.get_untracked(), fact.get_value());
        spawn_local(async move {
            said.set(Some(match facts::add_shop(&brand, fact).await {
                facts::Stored::Brands(_) => say("ui_shops_added"),
                facts::Stored::Problems(problems) => problems.join(" "),
                facts::Stored::NotDone => say("ui_not_stored"),
            }));
        });
    };
    let offer = move || {
        let is_unnamed = move || brand.get().is_empty();
        said.get()
            .is_none()
            .then(|| button().kind("button").prop("disabled", is_unnamed).on("click", add).child(say("ui_shops_add")))
    };
    div().child(offer).child(p().class("said").role("status").child(move || said.get())).into_any()
}
