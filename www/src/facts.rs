//! Brand facts of one's own: kept as the engine reads them, checked by it before they are stored.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    answer::{LinkedShop, checked_facts},
    browser, shown,
};

/// Under which they are stored.
const KEY: &str = "own_brands";

/// All of them, brands as JSON.
pub async fn load() -> Vec<Value> {
    browser::stored(KEY).await.unwrap_or_default()
}

/// What became of facts that were to be stored.
pub enum Stored {
    /// They are stored: so many brands came in.
    Brands(usize),
    /// They are not: this is wrong with them, in the engine's words.
    Problems(Vec<String>),
    /// They are not: the engine or the store did not answer.
    NotDone,
}

/// Brands of a file: a list, or one alone.
pub fn from_text(text: &str) -> Result<Vec<Value>, String> {
    match serde_json::from_str(text) {
        Ok(Value::Array(brands)) => Ok(brands),
        Ok(brand @ Value::Object(_)) => Ok(vec![brand]),
        Ok(_) => Err("a list of brands".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// As a file that can be imported again.
pub fn to_text(brands: &[Value]) -> String {
    serde_json::to_string_pretty(brands).unwrap_or_default()
}

fn id(brand: &Value) -> &str {
    brand.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The brands with these added; those of the same id are replaced.
fn with(mut brands: Vec<Value>, added: Vec<Value>) -> Vec<Value> {
    brands.retain(|brand| added.iter().all(|new| id(new) != id(brand)));
    brands.extend(added);
    brands
}

/// Stores brands beside those that are there, if the engine finds nothing wrong with them.
pub async fn add(added: Vec<Value>) -> Stored {
    #[derive(Serialize)]
    struct Check {
        kind: &'static str,
        text: String,
    }
    let count = added.len();
    let text = serde_json::to_string(&added).unwrap_or_default();
    let answer = browser::ask(&Check { kind: "check-facts", text }).await;
    match answer.as_deref().and_then(checked_facts) {
        None => Stored::NotDone,
        Some((_, problems)) if !problems.is_empty() => Stored::Problems(problems),
        Some(_) if browser::store(KEY, &with(load().await, added)).await => Stored::Brands(count),
        Some(_) => Stored::NotDone,
    }
}

/// Takes a brand out.
pub async fn remove(brand: &str) -> bool {
    let mut brands = load().await;
    brands.retain(|known| id(known) != brand);
    browser::store(KEY, &brands).await
}

/// Adds a shop to a brand of one's own, which is begun where there is none.
pub async fn add_shop(name: &str, shop: Value) -> Stored {
    let brand = id_of(name);
    let known = load().await.into_iter().find(|known| id(known) == brand);
    let brand = with_shop(known.unwrap_or_else(|| begun(&brand, name)), shop);
    add(vec![brand]).await
}

fn begun(id: &str, name: &str) -> Value {
    json!({ "id": id, "name": name, "categories": [], "names": [{ "text": name, "source": "own" }], "shops": [] })
}

fn with_shop(mut brand: Value, shop: Value) -> Value {
    let Some(brand_fields) = brand.as_object_mut() else { return brand };
    let shops = brand_fields.entry("shops").or_insert_with(|| json!([]));
    if let Some(shops) = shops.as_array_mut().filter(|shops| !shops.contains(&shop)) {
        shops.push(shop);
    }
    brand
}

/// An id made of a name: small letters, digits and hyphens; letters of other scripts by their numbers.
fn id_of(name: &str) -> String {
    let mut id = String::new();
    for c in name.trim().to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            c if c.is_alphanumeric() => id.push_str(&format!("{:x}", u32::from(c))),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// What a person knows of a shop.
#[derive(Clone, Debug, Default)]
pub struct KnownShop {
    /// The marketplace's id.
    pub marketplace: String,
    /// Two letters; empty where one shop serves all.
    pub country: String,
    /// What it is to the brand.
    pub relation: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
    /// How it is known.
    pub source: String,
}

impl KnownShop {
    /// As the engine reads it. What a person says of their own is theirs to vouch for: graded as vetted.
    pub fn fact(&self) -> Value {
        let mut fact = Map::new();
        let fields = [
            ("marketplace", self.marketplace.clone()),
            ("country", self.country.trim().to_uppercase()),
            ("relation", self.relation.clone()),
            ("name", self.name.trim().to_owned()),
            ("url", self.url.trim().to_owned()),
            ("source", self.source.trim().to_owned()),
            ("date", browser::now().chars().take(10).collect()),
            ("grade", "B".to_owned()),
        ];
        let is_needed = |name: &str| matches!(name, "marketplace" | "relation" | "source" | "grade");
        let given = fields.into_iter().filter(|(name, text)| !text.is_empty() || is_needed(name));
        fact.extend(given.map(|(name, text)| (name.to_owned(), Value::String(text))));
        Value::Object(fact)
    }
}

/// A shop that a page links to, as a fact: stated by the brand where the page is the brand's own.
pub fn fact_of(shop: &LinkedShop, page: &str) -> Value {
    let words = shop.words.as_deref().map(|words| format!(" (“{}”)", shown::cut(words, 120))).unwrap_or_default();
    let source = if shop.source.is_empty() { format!("{page}{words}") } else { shop.source.clone() };
    let known = KnownShop {
        marketplace: shop.marketplace.clone(),
        country: shop.country.clone().unwrap_or_default(),
        relation: "owner".to_owned(),
        name: shop.name.clone().unwrap_or_default(),
        url: shop.url.clone().unwrap_or_default(),
        source,
    };
    let mut fact = known.fact();
    let (grade, by) = if shop.is_stated() { ("A", "rights holder") } else { ("C", "third party") };
    fact["grade"] = grade.into();
    fact["stated_by"] = by.into();
    fact
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{begun, from_text, id_of, with, with_shop};

    #[test]
    fn ids_are_made_of_names() {
        assert_eq!(id_of(" Beauty of Joseon! "), "beauty-of-joseon");
        assert_eq!(id_of("라네즈"), "b77cb124c988");
    }

    #[test]
    fn shops_are_added_once() {
        let shop = json!({ "name": "x" });
        let brand = with_shop(with_shop(begun("a", "A"), shop.clone()), shop);
        assert_eq!(brand["shops"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn brands_of_one_id_are_replaced() {
        let brands = with(vec![begun("a", "old"), begun("b", "B")], vec![begun("a", "new")]);
        assert_eq!(brands.len(), 2);
        assert_eq!(brands[1]["name"], "new");
    }

    #[test]
    fn a_file_holds_brands() {
        assert_eq!(from_text(r#"{"id":"a"}"#).map(|brands| brands.len()), Ok(1));
        assert_eq!(from_text("[]").map(|brands| brands.len()), Ok(0));
        assert!(from_text("3").is_err() && from_text("x").is_err());
    }
}
