//! Brand facts of a person's own, as JSON: a list of brands in the form of `data/brands/*.toml`.

use jinjja_data::{Brand, Problem, checks, own, packing};
use serde::{Deserialize, Serialize};

use crate::{Knowledge, storefronts};

/// The longest text of them that is read, in bytes.
pub const LONGEST: usize = 5_000_000;

/// What was found in facts that a person wants to add.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// The brands in them.
    pub brands: Vec<Named>,
    /// What is wrong with them; nothing where they can be used.
    pub problems: Vec<ProblemRecord>,
}

/// A brand by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

/// A problem for the pages: a sentence of the catalogue, and what fills it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemRecord {
    /// The sentence (`facts_problem_…`).
    pub key: String,
    /// What it is about.
    pub about: String,
}

impl From<Problem> for ProblemRecord {
    fn from(problem: Problem) -> Self {
        Self { key: format!("facts_problem_{}", problem.kind), about: problem.about }
    }
}

/// Looks for what is wrong with facts, in themselves and beside those that are built in.
pub fn checked(text: &str, knowledge: &Knowledge) -> Checked {
    let brands = match read(text, knowledge) {
        Ok(brands) => brands,
        Err(problem) => return Checked { brands: Vec::new(), problems: vec![problem.into()] },
    };
    let problems =
        own::problems(&knowledge.brands, &brands, &knowledge.terms, &knowledge.categories, &knowledge.marketplaces);
    Checked {
        brands: brands.into_iter().map(|Brand { id, name, .. }| Named { id, name }).collect(),
        problems: problems.into_iter().map(Into::into).collect(),
    }
}

/// Facts that can be used, as the judge takes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnBrands {
    /// Tells one text of facts from another, and guards against nothing.
    pub(crate) digest: u64,
    /// The brands.
    pub(crate) brands: Vec<Brand>,
}

impl OwnBrands {
    /// The brands of a text that can be used. They were checked when they were stored; a new release may know otherwise.
    pub fn of(text: &str, knowledge: &Knowledge) -> Self {
        let is_sound = |brand: &Brand| checks::check(brand, &knowledge.categories, &knowledge.marketplaces).is_ok();
        let brands = read(text, knowledge).unwrap_or_default().into_iter().filter(is_sound).collect();
        Self { digest: digest(text.as_bytes()), brands }
    }

    /// In the form in which the built-in data are embedded, for a judge that stands elsewhere.
    pub fn packed(&self) -> Vec<u8> {
        packing::write(self).unwrap_or_default()
    }

    /// What was packed; none when it was not.
    pub fn unpacked(packed: &[u8]) -> Option<Self> {
        packing::read(packed)
    }
}

/// FNV-1a.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Shops that are given by their address alone are known by what it names.
fn read(text: &str, knowledge: &Knowledge) -> Result<Vec<Brand>, Problem> {
    let unreadable = |about: String| Problem::new("unreadable", about.clone(), about);
    if text.len() > LONGEST {
        return Err(unreadable(format!("> {} MB", LONGEST / 1_000_000)));
    }
    let mut brands: Vec<Brand> = serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
    let shops = brands.iter_mut().flat_map(|brand| &mut brand.shops);
    shops.for_each(|shop| storefronts::name_by_address(shop, knowledge));
    Ok(brands)
}

#[cfg(test)]
mod tests {
    use super::{OwnBrands, checked};
    use crate::Knowledge;

    /// What is said of a brand with these shops: `kind: about`, or nothing.
    fn check(id: &str, name: &str, shop: &str, expected: &[&str]) {
        let shop = if shop.is_empty() { String::new() } else { format!(r#"{{{shop},"source":"x","grade":"B"}}"#) };
        let text = format!(
            r#"[{{"id":"{id}","name":"{name}","categories":[],"names":[{{"text":"{name}","source":"x"}}],"shops":[{shop}]}}]"#
        );
        let problems = checked(&text, Knowledge::embedded()).problems;
        let said: Vec<String> = problems.iter().map(|problem| format!("{}: {}", problem.key, problem.about)).collect();
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn facts_are_checked_like_the_built_in_ones() {
        check("cup", "Cup Maker", "", &[]);
        check("Cup", "Cup Maker", "", &["facts_problem_id: Cup"]);
        check("cup", "!", "", &["facts_problem_name: !"]);
        let at = |place: &str| format!(r#"{place},"relation":"owner""#);
        check("cup", "Cup Maker", &at(r#""marketplace":"shopee","country":"SG","username":"cupmaker""#), &[]);
        check(
            "cup",
            "Cup Maker",
            &at(r#""marketplace":"bazaar","name":"Cup""#),
            &["facts_problem_marketplace: bazaar"],
        );
        check(
            "cup",
            "Cup Maker",
            &at(r#""marketplace":"shopee","country":"Sg","name":"Cup""#),
            &["facts_problem_country: Sg"],
        );
        check(
            "cup",
            "Cup Maker",
            &at(r#""marketplace":"shopee","country":"SG""#),
            &["facts_problem_unmatched: shopee"],
        );
        check(
            "cup",
            "Cup Maker",
            &at(r#""marketplace":"shopee","country":"SG","url":"https://shopee.sg/cupmaker""#),
            &[],
        );
    }

    #[test]
    fn what_is_no_list_of_brands_is_said() {
        for text in ["", "{}", "[{}]", "no"] {
            let found = checked(text, Knowledge::embedded());
            assert_eq!(found.problems.first().map(|problem| problem.key.as_str()), Some("facts_problem_unreadable"));
        }
    }

    #[test]
    fn a_shop_of_another_brand_is_refused() {
        let known = Knowledge::embedded().brands.iter().find(|brand| brand.id == "laneige").expect("laneige");
        let shop = known.shops.iter().find(|shop| shop.username.is_some() && shop.can_be_matched()).expect("a shop");
        let shop = format!(
            r#""marketplace":"{}","country":"{}","relation":"owner","username":"{}""#,
            shop.marketplace,
            shop.country.clone().unwrap_or_default(),
            shop.username.clone().unwrap_or_default()
        );
        check("laneige", "Laneige", &shop, &[]);
        let of_another = checked(
            &format!(
                r#"[{{"id":"cup","name":"Cup Maker","categories":[],"names":[{{"text":"Cup Maker","source":"x"}}],"shops":[{{{shop},"source":"x","grade":"B"}}]}}]"#
            ),
            Knowledge::embedded(),
        );
        assert_eq!(of_another.problems.len(), 1);
    }

    #[test]
    fn what_was_packed_comes_back() {
        let text = r#"[{"id":"cup","name":"Cup Maker","categories":[],"names":[{"text":"Cup Maker","source":"x"}]}]"#;
        let own = OwnBrands::of(text, Knowledge::embedded());
        assert_eq!(own.brands.len(), 1);
        assert_eq!(OwnBrands::unpacked(&own.packed()), Some(own));
        assert_eq!(OwnBrands::unpacked(&[]), None);
    }
}
