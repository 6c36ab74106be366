//! Counts alarms on goods known to be genuine: real names, prices and shops kept beside the project for testing.
//!
//! `cargo xtask false-alarms` runs it. Every alarm is listed with its reason; more than the design allows is an error.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(clippy::string_slice)]

use std::{collections::HashMap, path::Path, process::ExitCode};

use jinjja::{
    Knowledge,
    listing::Listing,
    verdict::{Judge, Level},
};
use serde_json::{Value, json};

/// A table of genuine goods, and how many alarms it may have, in thousandths of its rows.
struct Table {
    name: &'static str,
    file: &'static str,
    record: fn(&Row) -> Option<Value>,
    most_strong: usize,
    most_any: usize,
}

const TABLES: &[Table] = &[
    Table {
        name: "Olive Young ranking (KR, authorised retailer)",
        file: "data/kr_oliveyoung/ranking_list_vs_sale_price.csv",
        record: olive_young_ranking,
        most_strong: 0,
        most_any: 5,
    },
    Table {
        name: "Olive Young snapshot (KR, authorised retailer)",
        file: "data/kr_oliveyoung/oliveyoung_snapshot.csv",
        record: olive_young_snapshot,
        most_strong: 0,
        most_any: 5,
    },
    Table {
        name: "Sephora (US, authorised retailer)",
        file: "data/sephora/product_info_2023.csv",
        record: sephora,
        most_strong: 0,
        most_any: 5,
    },
    Table {
        name: "LazMall rows (MY, ID, PH, SG, TH)",
        file: "suites/luminati/lazada-products.csv",
        record: lazmall,
        most_strong: 0,
        most_any: 5,
    },
    Table {
        name: "Shopee ID official shops",
        file: "data/shopee_id_earphone/products.csv",
        record: shopee_official,
        most_strong: 15,
        most_any: 15,
    },
    Table {
        name: "K-beauty catalogue (brands' own shops)",
        file: "data/kbeauty_catalog/products_verified.csv",
        record: catalogue,
        most_strong: 0,
        most_any: 5,
    },
];

/// Tables whose goods are not known to be genuine: only told.
const TOLD: &[Table] = &[
    Table {
        name: "LazMall's neighbours (other Lazada shops)",
        file: "suites/luminati/lazada-products.csv",
        record: lazada_other,
        most_strong: 1_000,
        most_any: 1_000,
    },
    Table {
        name: "Shopee, all countries",
        file: "suites/luminati/shopee-products.csv",
        record: shopee,
        most_strong: 1_000,
        most_any: 1_000,
    },
    Table {
        name: "Shopee ID other shops",
        file: "data/shopee_id_earphone/products.csv",
        record: shopee_other,
        most_strong: 1_000,
        most_any: 1_000,
    },
    Table {
        name: "Snapdeal (IN)",
        file: "data/in_snapdeal/raw.csv",
        record: snapdeal,
        most_strong: 1_000,
        most_any: 1_000,
    },
];

type Row = HashMap<String, String>;

fn main() -> ExitCode {
    let shared = std::env::args().nth(1).unwrap_or_else(|| "../shared".into());
    let shared = Path::new(&shared);
    if !shared.exists() {
        println!("skipped: there is no {}", shared.display());
        return ExitCode::SUCCESS;
    }
    let judge = Judge::new(Knowledge::embedded());
    let mut is_good = true;
    for table in TABLES {
        is_good &= count(table, shared, &judge);
    }
    println!("\nNot known to be genuine, told only:");
    for table in TOLD {
        count(table, shared, &judge);
    }
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn count(table: &Table, shared: &Path, judge: &Judge) -> bool {
    let shops = shops(shared);
    let records: Vec<Value> = rows(&shared.join(table.file))
        .iter()
        .map(|row| with_shop(row, &shops))
        .filter_map(|row| (table.record)(&row))
        .collect();
    let (mut some, mut strong, mut lines) = (0, 0, Vec::new());
    for record in &records {
        let taken = Listing::from_line(record.to_string().as_bytes()).expect("a row is a record");
        assert!(taken.ignored.is_empty(), "{:?} in {record}", taken.ignored);
        let assessment = judge.assess(&taken.listing, &[]);
        match assessment.risk.level {
            Level::None => continue,
            Level::Some => some += 1,
            Level::Strong => strong += 1,
        }
        let hints: Vec<String> = assessment
            .hints
            .iter()
            .filter(|hint| hint.weight.0 != 0)
            .map(|hint| {
                let quote = hint.quote.as_ref().map(|quote| quote.text.clone()).unwrap_or_default();
                format!("{} {} “{quote}”", hint.weight.decimal(), hint.id)
            })
            .collect();
        let title = record["title"].as_str().unwrap_or_default();
        let shop = record["seller_name"].as_str().unwrap_or_default();
        lines.push(format!("    {}: {title} [{shop}]: {}", assessment.risk.level.name(), hints.join(", ")));
    }
    let share = |count: usize| if records.is_empty() { 0.0 } else { count as f64 * 100.0 / records.len() as f64 };
    println!(
        "{}: {} rows, strong {strong}, some {some} ({:.2} % any)",
        table.name,
        records.len(),
        share(strong + some)
    );
    lines.iter().for_each(|line| println!("{line}"));
    let within = |count: usize, most: usize| count * 1_000 <= most * records.len();
    let is_good = within(strong, table.most_strong) && within(strong + some, table.most_any);
    if !is_good {
        println!("    more than is allowed");
    }
    is_good
}

fn rows(file: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(file).expect("a table can be read");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().expect("a table has a header").clone();
    let cells =
        |record: csv::StringRecord| header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| cells(record.expect("a row can be read"))).collect()
}

/// The shops of the Shopee ID table, by their number.
fn shops(shared: &Path) -> HashMap<String, Row> {
    let rows = rows(&shared.join("data/shopee_id_earphone/shops.csv"));
    rows.into_iter().map(|row| (row["shopid"].clone(), row)).collect()
}

fn with_shop(row: &Row, shops: &HashMap<String, Row>) -> Row {
    let mut row = row.clone();
    if let Some(shop) = row.get("shopid").and_then(|id| shops.get(id)) {
        shop.iter().for_each(|(key, value)| {
            row.insert(format!("shop.{key}"), value.clone());
        });
    }
    row
}

/// Digits of a price ("30,000원").
fn won(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|price| *price > 0)
}

fn text(row: &Row, key: &str) -> Option<String> {
    row.get(key).filter(|value| !value.is_empty() && *value != "null").cloned()
}

fn number(row: &Row, key: &str) -> Option<f64> {
    text(row, key)?.parse().ok().filter(|number: &f64| *number > 0.0)
}

/// The fields that are there.
fn record(fields: &[(&str, Option<Value>)]) -> Value {
    Value::Object(fields.iter().filter_map(|(key, value)| Some(((*key).to_owned(), value.clone()?))).collect())
}

fn olive_young_ranking(row: &Row) -> Option<Value> {
    Some(record(&[
        ("marketplace", Some(json!("shop"))),
        ("country", Some(json!("KR"))),
        ("language", Some(json!("ko"))),
        ("url", Some(json!("https://www.oliveyoung.co.kr/store/goods/getGoodsDetail.do"))),
        ("title", text(row, "Product Name").map(Value::from)),
        ("brand", text(row, "Brand").map(Value::from)),
        ("category", text(row, "Category").map(Value::from)),
        ("price", won(&row["Sale Price"]).map(Value::from)),
        ("list_price", won(&row["Original Price"]).map(Value::from)),
        ("currency", Some(json!("KRW"))),
        ("seller_name", Some(json!("올리브영"))),
    ]))
}

fn olive_young_snapshot(row: &Row) -> Option<Value> {
    Some(record(&[
        ("marketplace", Some(json!("shop"))),
        ("country", Some(json!("KR"))),
        ("language", Some(json!("ko"))),
        ("url", Some(json!("https://www.oliveyoung.co.kr/store/goods/getGoodsDetail.do"))),
        ("title", text(row, "product_name").map(Value::from)),
        ("brand", text(row, "brand").map(Value::from)),
        ("price", won(&row["price_krw"]).map(Value::from)),
        ("currency", Some(json!("KRW"))),
        ("seller_name", Some(json!("올리브영"))),
    ]))
}

fn sephora(row: &Row) -> Option<Value> {
    Some(record(&[
        ("marketplace", Some(json!("shop"))),
        ("country", Some(json!("US"))),
        ("language", Some(json!("en"))),
        ("url", Some(json!("https://www.sephora.com/product/x"))),
        ("title", text(row, "product_name").map(Value::from)),
        ("brand", text(row, "brand_name").map(Value::from)),
        ("category", text(row, "primary_category").map(Value::from)),
        ("price", number(row, "price_usd").map(Value::from)),
        ("currency", Some(json!("USD"))),
        ("seller_name", Some(json!("Sephora"))),
    ]))
}

fn lazmall(row: &Row) -> Option<Value> {
    (row["lazmall"] == "true").then(|| lazada(row, json!(["mall"])))
}

fn lazada_other(row: &Row) -> Option<Value> {
    (row["lazmall"] != "true").then(|| lazada(row, json!([])))
}

fn lazada(row: &Row, badges: Value) -> Value {
    let country = match row["domain"].rsplit('.').next().unwrap_or_default() {
        "my" => "MY",
        "id" => "ID",
        "ph" => "PH",
        "sg" => "SG",
        "th" => "TH",
        _ => "VN",
    };
    let brand = text(row, "brand").filter(|brand| brand != "No Brand");
    record(&[
        ("marketplace", Some(json!("lazada"))),
        ("country", Some(json!(country))),
        ("url", text(row, "url").map(Value::from)),
        ("title", text(row, "title").map(Value::from)),
        ("description", text(row, "product_description").map(Value::from)),
        ("brand", Some(brand.map_or(Value::Null, Value::from))),
        ("category", path(row)),
        ("price", number(row, "final_price").map(Value::from)),
        ("list_price", number(row, "initial_price").map(Value::from)),
        ("currency", text(row, "currency").map(Value::from)),
        ("seller_name", text(row, "seller_name").map(Value::from)),
        ("badges", Some(badges)),
    ])
}

fn path(row: &Row) -> Option<Value> {
    let steps: Vec<String> = serde_json::from_str(&text(row, "breadcrumb")?).ok()?;
    Some(json!(steps.join(" > ")))
}

fn shopee(row: &Row) -> Option<Value> {
    let country = match row["domain"].rsplit('.').next().unwrap_or_default() {
        "mx" => "MX",
        "cl" => "CL",
        "co" => "CO",
        "id" => "ID",
        "th" => "TH",
        "vn" => "VN",
        "ph" => "PH",
        _ => "SG",
    };
    Some(record(&[
        ("marketplace", Some(json!("shopee"))),
        ("country", Some(json!(country))),
        ("url", text(row, "url").map(Value::from)),
        ("title", text(row, "title").map(Value::from)),
        ("description", text(row, "Product Description").map(Value::from)),
        ("brand", text(row, "brand").map(Value::from)),
        ("category", path(row)),
        ("price", number(row, "final_price").map(Value::from)),
        ("list_price", number(row, "initial_price").map(Value::from)),
        ("currency", text(row, "currency").map(Value::from)),
        ("seller_username", text(row, "shop_url").and_then(|url| url.rsplit('/').next().map(Value::from))),
        ("seller_rating", number(row, "seller_rating").map(Value::from)),
    ]))
}

fn shopee_official(row: &Row) -> Option<Value> {
    (row.get("shop.is_official_shop")? == "True").then(|| shopee_id(row, json!(["official_store"])))
}

fn shopee_other(row: &Row) -> Option<Value> {
    (row.get("shop.is_official_shop")? == "False").then(|| shopee_id(row, json!([])))
}

fn shopee_id(row: &Row, badges: Value) -> Value {
    // Shopee counts in hundred-thousandths only in its answers; this table holds rupiah.
    record(&[
        ("marketplace", Some(json!("shopee"))),
        ("country", Some(json!("ID"))),
        ("language", Some(json!("id"))),
        ("title", text(row, "name").map(Value::from)),
        ("brand", Some(text(row, "brand").map_or(Value::Null, Value::from))),
        ("category", Some(json!("Elektronik > Audio > Earphone, Headphone, & Headset"))),
        ("price", number(row, "price").map(Value::from)),
        ("list_price", number(row, "price_before_discount").map(Value::from)),
        ("currency", Some(json!("IDR"))),
        ("seller_name", text(row, "shop.name").map(Value::from)),
        ("seller_username", text(row, "shop.username").map(Value::from)),
        ("shop_id", text(row, "shopid").map(Value::from)),
        ("seller_rating", number(row, "shop.rating_star").map(Value::from)),
        ("badges", Some(badges)),
        ("observed_at", Some(json!("2025-12-05"))),
    ])
}

fn catalogue(row: &Row) -> Option<Value> {
    Some(record(&[
        ("marketplace", Some(json!("shop"))),
        ("country", Some(json!("US"))),
        ("url", text(row, "source_url").map(Value::from)),
        ("title", text(row, "name").map(Value::from)),
        ("brand", text(row, "brand").map(Value::from)),
        ("category", text(row, "category").map(Value::from)),
        ("price", number(row, "price_usd").map(Value::from)),
        ("currency", Some(json!("USD"))),
    ]))
}

fn snapdeal(row: &Row) -> Option<Value> {
    Some(record(&[
        ("marketplace", Some(json!("shop"))),
        ("country", Some(json!("IN"))),
        ("url", text(row, "product_url").map(Value::from)),
        ("title", text(row, "product_name").map(Value::from)),
        ("category", text(row, "category").map(Value::from)),
        ("price", number(row, "price").map(Value::from)),
        ("list_price", number(row, "mrp").map(Value::from)),
        ("currency", Some(json!("INR"))),
        ("seller_name", text(row, "seller_name").map(Value::from)),
    ]))
}
