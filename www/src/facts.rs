//! Brand facts of one's own: kept as the engine reads them, checked by it before they are stored.

use crate::{
    answer::{ProblemOfFacts, problems_of_facts},
    browser,
    json::Json,
    words::say_with,
};

/// Under which they are stored.
const KEY: &str = "own_brands";

/// All of them, brands as JSON.
pub async fn load() -> Vec<Json> {
    browser::stored(KEY).await.list()
}

/// What became of facts that were to be stored.
pub enum Stored {
    /// They are stored: so many brands came in.
    Brands(usize),
    /// They are not: this is wrong with them, in sentences.
    Problems(Vec<String>),
    /// They are not: the engine or the store did not answer.
    NotDone,
}

/// Brands of a file: a list, or one alone.
pub fn from_text(text: &str) -> Option<Vec<Json>> {
    match Json::read(text)? {
        brands if brands.is_list() => Some(brands.list()),
        brand if brand.is_object() => Some(vec![brand]),
        _ => None,
    }
}

/// As a file that can be imported again.
pub fn to_text(brands: &[Json]) -> String {
    Json::of_list(brands.iter().cloned()).written()
}

fn id(brand: &Json) -> String {
    brand.say("id")
}

/// The brands with these added; those of the same id are replaced.
fn with(mut brands: Vec<Json>, added: Vec<Json>) -> Json {
    brands.retain(|brand| added.iter().all(|new| id(new) != id(brand)));
    brands.extend(added);
    Json::of_list(brands)
}

fn told(problem: &ProblemOfFacts) -> String {
    say_with(&problem.key, "about", &problem.about)
}

/// Stores brands beside those that are there, if the engine finds nothing wrong with them.
pub async fn add(added: Vec<Json>) -> Stored {
    let count = added.len();
    let text = to_text(&added);
    let answer = browser::ask(Json::object([("kind", "check-facts".into()), ("text", text.as_str().into())])).await;
    match problems_of_facts(&answer) {
        None => Stored::NotDone,
        Some(problems) if !problems.is_empty() => Stored::Problems(problems.iter().map(told).collect()),
        Some(_) if browser::store(KEY, with(load().await, added)).await => Stored::Brands(count),
        Some(_) => Stored::NotDone,
    }
}

/// Takes a brand out.
pub async fn remove(brand: &str) -> bool {
    let mut brands = load().await;
    brands.retain(|known| id(known) != brand);
    browser::store(KEY, Json::of_list(brands)).await
}

/// Adds a shop to a brand of one's own, which is begun where there is none.
pub async fn add_shop(name: &str, shop: Json) -> Stored {
    let brand = id_of(name);
    let known = load().await.into_iter().find(|known| id(known) == brand);
    let brand = with_shop(known.unwrap_or_else(|| begun(&brand, name)), shop);
    add(vec![brand]).await
}

fn begun(id: &str, name: &str) -> Json {
    let called = Json::object([("text", name.into()), ("source", "own".into())]);
    Json::object([
        ("id", id.into()),
        ("name", name.into()),
        ("categories", Json::empty_list()),
        ("names", Json::of_list([called])),
        ("shops", Json::empty_list()),
    ])
}

fn with_shop(brand: Json, shop: Json) -> Json {
    let mut shops = brand.get("shops").list();
    if shops.iter().all(|known| known.written() != shop.written()) {
        shops.push(shop);
    }
    brand.set("shops", &Json::of_list(shops));
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
    pub fn fact(&self) -> Json {
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
        Json::object(given.map(|(name, text)| (name, text.as_str().into())))
    }
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn ids_are_made_of_names() {
        assert_eq!(id_of(" Beauty of Joseon! "), "beauty-of-joseon");
        assert_eq!(id_of("라네즈"), "b77cb124c988");
    }
}
