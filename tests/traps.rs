//! What pages do to mislead a reader, or would if it were careless: small pages, and what must be read from them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use jinjja::{Knowledge, address, address::NoPage, capture::Json, html::Recorded};
use serde_json::{Value, json};

fn read(url: &str, page: &str, answers: Vec<Recorded>) -> Value {
    let captured = common::Captured { file: url.into(), url: url.into(), page: page.into(), answers };
    serde_json::to_value(common::read(&captured.page, &captured)).expect("a reading can be printed")
}

/// `expected`: fields of the listing; `null` must not be read.
fn check(url: &str, page: &str, expected: Value) {
    check_with(url, page, Vec::new(), expected);
}

fn check_with(url: &str, page: &str, answers: Vec<Recorded>, expected: Value) {
    let reading = read(url, page, answers);
    for (field, value) in expected.as_object().expect("an object") {
        assert_eq!(&reading["listing"][field], value, "{field} of {page}: {reading}");
    }
}

const SHOP: &str = "https://shop.example/cup";
const LAZADA: &str = "https://www.lazada.sg/products/a-cup-i310000001-s1.html";
const SHOPEE: &str = "https://shopee.co.id/product/1/2";

fn json_ld(data: &Value) -> String {
    format!("<script type=\"application/ld+json\">{data}</script>")
}

fn offer(offer: &Value) -> String {
    json_ld(&json!({"@type": "Product", "name": "Cup", "offers": offer}))
}

fn answer(host: &str, status: u16, item: u64) -> Recorded {
    let body = json!({"data": {"item": {"item_id": item, "title": "Cup", "price": 1_000_000_000, "currency": "IDR"}, "shop_detailed": {"name": "A shop"}}});
    Recorded {
        url: format!("{host}/api/v4/pdp/get_pc?item_id=2&shop_id=1"),
        status,
        body: Json::Text(body.to_string()),
    }
}

#[test]
fn only_the_marketplace_answers_for_itself() {
    let shell = "<html><body></body></html>";
    let read = json!({"title": "Cup", "price": 10_000, "seller_name": "A shop"});
    let nothing = json!({"title": null, "price": null, "seller_name": null});
    check_with(SHOPEE, shell, vec![answer("https://shopee.co.id", 200, 2)], read);
    for host in
        ["https://evil.co.id", "https://shopee.co.id.evil.co", "http://shopee.co.id", "https://shopee.co.id@evil.co"]
    {
        check_with(SHOPEE, shell, vec![answer(host, 200, 2)], nothing.clone());
    }
    check_with(SHOPEE, shell, vec![answer("https://shopee.co.id", 500, 2)], nothing);
}

#[test]
fn what_is_about_another_item_is_left_out() {
    check_with(SHOPEE, "", vec![answer("https://shopee.co.id", 200, 9)], json!({"title": null, "seller_name": null}));
    let state = |item: &str| {
        format!(
            "<script>var __moduleData__ = {{\"data\":{{\"root\":{{\"fields\":{{\"primaryKey\":{{\"itemId\":\"{item}\"}},\"product\":{{\"title\":\"Cup\"}}}}}}}}}}</script>"
        )
    };
    check(LAZADA, &state("310000001"), json!({"title": "Cup"}));
    check(LAZADA, &state("999"), json!({"title": null}));
    let reading = read(LAZADA, &state("999"), Vec::new());
    assert!(reading["diagnostics"].to_string().contains("another-listing"), "{reading}");
}

#[test]
fn live_pages_are_protected() {
    let knowledge = Knowledge::embedded();
    assert_eq!(
        address::locate("http://www.lazada.sg/products/a-i1.html", knowledge).map(|_| ()),
        Err(NoPage::PlainHttp)
    );
    assert!(address::locate("https://www.lazada.sg/products/a-i1.html", knowledge).is_ok());
}

#[test]
fn links_lead_where_they_say() {
    let page = |href: &str| {
        format!("<h1 class=pdp-mod-product-badge-title>Cup</h1><a class=seller-name__detail-name href=\"{href}\">A</a>")
    };
    check(
        LAZADA,
        &page("//www.lazada.sg/shop/kiln/?itemId=1"),
        json!({"shop_url": "https://www.lazada.sg/shop/kiln/"}),
    );
    for href in ["//www.lazada.sg@evil.co/shop/kiln/", "javascript:alert(1)", "?a=1"] {
        let shop = read(LAZADA, &page(href), Vec::new())["listing"]["shop_url"].clone();
        assert!(shop.is_null(), "{href} became {shop}");
    }
}

#[test]
fn prices_that_are_none() {
    let usd = |offer: Value| {
        let mut offer = offer;
        offer["priceCurrency"] = json!("USD");
        self::offer(&offer)
    };
    check(SHOP, &usd(json!({"price": "12x $ 5.00"})), json!({"price": null}));
    check(SHOP, &usd(json!({"price": 0})), json!({"price": null}));
    check(SHOP, &usd(json!({"price": "-5"})), json!({"price": null}));
    check(SHOP, &usd(json!({"price": "1.5E+3"})), json!({"price": null}));
    check(SHOP, &usd(json!({"price": "19.989999999999998"})), json!({"price": 19.99}));
    let list = json!({"priceType": "https://schema.org/ListPrice", "price": "9.00"});
    let unit = json!({"price": "1.00", "referenceQuantity": {"value": 100}});
    check(SHOP, &usd(json!({"priceSpecification": [list]})), json!({"price": null}));
    check(SHOP, &usd(json!({"priceSpecification": [unit]})), json!({"price": null}));
    check(
        SHOP,
        &usd(json!({"priceSpecification": [list, unit, {"price": "7.00"}]})),
        json!({"price": 7, "list_price": 9}),
    );
    let drawn = |price: &str| {
        format!(
            "<h1 class=pdp-mod-product-badge-title>Cup</h1><div class=pdp-product-price><span class=\"pdp-price pdp-price_type_normal\">{price}</span></div>"
        )
    };
    check(LAZADA, &drawn("$12.90"), json!({"price": 12.9, "currency": "SGD"}));
    check(LAZADA, &drawn("12x $5.00"), json!({"price": null}));
    check(LAZADA, &drawn("$5.00/100g"), json!({"price": null}));
    check(LAZADA, &drawn("kr 1,299"), json!({"price": null, "currency": null}));
}

#[test]
fn points_part_thousands_where_there_are_no_cents() {
    let price = |price: &str, currency: &str| offer(&json!({"price": price, "priceCurrency": currency}));
    check(SHOP, &price("290.000", "VND"), json!({"price": 290_000}));
    check(SHOP, &price("1.290.000", "IDR"), json!({"price": 1_290_000}));
    check(SHOP, &price("290.00", "VND"), json!({"price": 290}));
    check(SHOP, &price("12.990", "USD"), json!({"price": 12.99}));
}

#[test]
fn other_goods_on_the_page_stay_other_goods() {
    let saucer = json!({"@type": "Product", "name": "Saucer", "offers": {"price": "5", "priceCurrency": "SGD", "seller": {"name": "Other"}}});
    let nothing = json!({"title": null, "price": null, "seller_name": null});
    check(SHOP, &json_ld(&json!([{"@type": "Product", "name": "Cup"}, saucer])), nothing.clone());
    check(SHOP, &json_ld(&json!({"@type": "BlogPosting", "mentions": saucer})), nothing.clone());
    check(SHOP, &json_ld(&json!({"@type": "Article", "about": saucer})), nothing);
    let related = json!({"@type": "Product", "name": "Cup", "isRelatedTo": saucer});
    check(SHOP, &json_ld(&related), json!({"title": "Cup", "price": null, "seller_name": null}));
    let own = json!({"@type": "Product", "name": "Cup", "url": SHOP, "offers": {"price": "8", "priceCurrency": "SGD"}});
    check(SHOP, &json_ld(&json!([saucer, own])), json!({"title": "Cup", "price": 8, "seller_name": null}));
}

#[test]
fn two_currencies_are_no_range() {
    let offers = json!([{"price": "10", "priceCurrency": "USD"}, {"price": "13000", "priceCurrency": "KRW"}]);
    check(SHOP, &offer(&offers), json!({"price": 10, "price_max": null, "currency": "USD"}));
}

#[test]
fn ids_come_from_links_of_the_same_marketplace() {
    let card = |href: &str| {
        format!(
            "<div data-qa-locator=general-products><div data-qa-locator=product-item><a href=\"{href}\" title=Cup>Cup</a></div></div>"
        )
    };
    let id = |href: &str| {
        read("https://www.lazada.sg/catalog/?q=cup", &card(href), Vec::new())["cards"][0]["item_id"].clone()
    };
    assert_eq!(id("//www.lazada.sg/products/pdp-i5.html"), json!("5"));
    assert_eq!(id("//www.daraz.pk/products/pdp-i5.html"), Value::Null);
    assert_eq!(id("//www.lazada.sg.evil.co/products/pdp-i5.html"), Value::Null);
}

#[test]
fn what_stands_in_a_template_is_not_on_the_page() {
    let title = |text: &str| format!("<h1 class=pdp-mod-product-badge-title>{text}</h1>");
    check(
        LAZADA,
        &format!("<template><div>{}</div></template>{}", title("Inside"), title("Cup")),
        json!({"title": "Cup"}),
    );
    check(LAZADA, &format!("<template>{}</template>", title("Inside")), json!({"title": null}));
}
