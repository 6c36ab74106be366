//! Structured data written by others: the examples of schema.org and the samples of the extruct library.

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

use std::{fs, path::Path};

use jinjja_data::PageKind;
use serde_json::Value;

/// Reads a page of any other shop; the whole reading as JSON.
fn read(page: &Path) -> Value {
    let captured = common::Captured {
        file: page.display().to_string(),
        url: "https://shop.example/a/page".into(),
        page: fs::read(page).expect("a page can be read"),
        answers: Vec::new(),
    };
    serde_json::to_value(common::read(&captured.page, &captured)).expect("a reading can be printed")
}

/// `expected`: fields of the listing and their values as JSON; `null` must not be read.
fn check(folder: &Path, page: &str, expected: Value) {
    let reading = read(&folder.join(page));
    for (field, value) in expected.as_object().expect("an object") {
        assert_eq!(&reading["listing"][field], value, "{page}: {field} in {reading}");
    }
}

#[test]
fn extruct_samples_are_read() {
    let Some(folder) = common::shared("suites/extruct/samples") else { return };
    let anvil = serde_json::json!({
        "title": "Executive Anvil", "brand": "ACME", "price": 119.99, "currency": "USD", "seller_name": "Executive Objects",
        "condition": "used", "availability": "in_stock", "rating": 4.4, "rating_count": 89,
    });
    for page in ["schema.org/product.html", "schema.org/product-ref.html", "misc/product_microdata.html"] {
        check(&folder, page, anvil.clone());
    }
    check(
        &folder,
        "misc/opengraph_ns_product_test.html",
        serde_json::json!({"title": "Better Off Dead [Exclusive Blu-ray Steelbook]", "price": 17.99, "currency": "USD"}),
    );
    check(
        &folder,
        "websites/microdata-with-description.html",
        serde_json::json!({"brand": "Johnsons", "price": 5.29, "price_max": 9.56, "currency": "GBP", "condition": "new"}),
    );
}

/// What extruct survives with its own repairs is survived here too.
#[test]
fn broken_json_ld_is_survived() {
    let Some(folder) = common::shared("suites/extruct/samples") else { return };
    for name in ["custom.invalid", "schema.org.invalid"] {
        for page in fs::read_dir(folder.join(name)).expect("a folder").flatten().map(|entry| entry.path()) {
            if page.extension().is_some_and(|extension| extension == "html") {
                let reading = read(&page);
                assert_eq!(
                    reading["page"],
                    serde_json::to_value(PageKind::None).expect("a kind"),
                    "{}: no product stands there",
                    page.display()
                );
            }
        }
    }
}

/// The examples by the beginning of their names; the others describe no goods on offer.
#[test]
fn schema_org_examples_are_read() {
    let Some(folder) = common::shared("suites/schemaorg/jsonld") else { return };
    let products = [
        (
            "004",
            serde_json::json!({"title": "Kenmore White 17\" Microwave", "price": 55, "currency": "USD", "availability": "in_stock", "rating": 3.5, "rating_count": 11, "list_price": null}),
        ),
        (
            "005",
            serde_json::json!({"title": "Dell UltraSharp 30\" LCD Monitor", "price": 1250, "price_max": 1495, "currency": "USD"}),
        ),
        ("006", serde_json::json!({"title": "The Catcher in the Rye", "price": 6.99, "availability": "in_stock"})),
        ("007", serde_json::json!({"title": "ACME Racing Bike in black (2008)", "price": null})),
        ("016", serde_json::json!({"price": 18000, "currency": "USD", "seller_name": null})),
        ("019", serde_json::json!({"title": "Le concerto", "seller_name": "Anytown City Library", "price": null})),
        ("020", serde_json::json!({"price": 1000, "seller_name": "Acme Inc", "availability": "in_stock"})),
        ("024", serde_json::json!({"title": "JSON Example", "price": null})),
        ("028", serde_json::json!({"brand": "Nucleatronics Inc.", "price": 99.99, "currency": "USD"})),
        ("029", serde_json::json!({"gtin": "09506000164908"})),
        ("030", serde_json::json!({"brand": "Domaine du Château Snotty", "price": 999, "currency": "EUR"})),
    ];
    for page in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
        let name = page.file_name().expect("a name").to_string_lossy().into_owned();
        match products.iter().find(|(number, _)| name.starts_with(number)) {
            Some((_, expected)) => check(&folder, &name, expected.clone()),
            None => {
                let reading = read(&page);
                let is_product = ["025", "026"].iter().any(|number| name.starts_with(number));
                assert_eq!(reading["listing"].is_object(), is_product, "{name}: {reading}");
            }
        }
    }
}
