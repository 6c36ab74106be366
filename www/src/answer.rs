//! What the background answers, as far as the pages show it. Keys they do not know are passed over.

use std::collections::BTreeMap;

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, value::RawValue};

/// How it stands with a tab's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It was read.
    Read,
    /// It holds nothing that can be read.
    Nothing,
    /// It was not observed yet.
    Waiting,
    /// Its marketplace is switched off, or its host not granted.
    Off,
    /// It is on no marketplace we know.
    NotHere,
    /// It could not be read.
    #[default]
    #[serde(other)]
    Failed,
}

/// A sentence of the catalogue and what fills it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Message {
    /// Its key.
    pub key: String,
    /// What fills its placeholders.
    pub with: BTreeMap<String, String>,
}

/// A listing, as far as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Listing {
    /// Its marketplace.
    pub marketplace: Option<String>,
    /// The country of the shop front.
    pub country: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its number.
    pub item_id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its price.
    pub price: Option<serde_json::Number>,
    /// The currency of its price.
    pub currency: Option<String>,
    /// The shop's name.
    pub seller_name: Option<String>,
    /// The shop's number.
    pub shop_id: Option<String>,
}

/// A shop that is the brand's, or said to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OfficialStore {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What it is to the brand.
    pub relation: Option<String>,
    /// Where it was read.
    pub source: String,
    /// When.
    pub date: Option<String>,
    /// It may score; otherwise it is only said to be so.
    pub is_verified: bool,
}

/// Who sells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Store {
    /// The shop's relation to the brand.
    pub status: String,
    /// The brand's name.
    pub brand_name: Option<String>,
    /// The brand's shops here.
    pub official: Vec<OfficialStore>,
}

/// Warning signs.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Risk {
    /// The level.
    pub level: String,
    /// The sum.
    pub decibans: f64,
}

/// How much could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Coverage {
    /// The level.
    pub level: String,
    /// What was not read.
    pub missing: Vec<String>,
}

/// Words of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Quote {
    /// The field they stand in.
    pub field: String,
    /// The words.
    pub text: String,
}

/// A hint.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Hint {
    /// Its id.
    pub id: String,
    /// Its family.
    pub family: String,
    /// Its weight.
    pub weight: f64,
    /// The words it rests on.
    pub quote: Option<Quote>,
    /// Its sentence.
    pub message: Message,
    /// Where its rule comes from.
    pub source: String,
}

impl Hint {
    /// Whether it only informs.
    pub fn is_note(&self) -> bool {
        self.family == "F"
    }

    /// Its weight with its sign, or nothing where it has none.
    pub fn weighed(&self) -> Option<String> {
        (self.weight != 0.0).then(|| format!("{:+}", self.weight).replace('-', "−"))
    }
}

/// What made the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Engine {
    /// Its version.
    pub version: String,
    /// The hash of its data.
    pub data: String,
}

/// A verdict.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Assessment {
    /// Who sells.
    pub store: Store,
    /// Warning signs.
    pub risk: Risk,
    /// How much could be read.
    pub coverage: Coverage,
    /// Hints, in the order in which a person should read them.
    pub hints: Vec<Hint>,
    /// What the person can do now.
    pub advice: Message,
    /// What made it.
    pub engine: Engine,
}

/// A listing and what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Judged {
    /// The listing.
    pub listing: Listing,
    /// The verdict.
    pub assessment: Assessment,
}

/// A listing of a list page: as shown, and the whole record as it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// As shown.
    pub judged: Judged,
    /// As it came, one line of JSON.
    pub record: String,
}

/// What is known of a tab's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageVerdict {
    /// How it stands.
    pub state: State,
    /// The page's address.
    pub url: Option<String>,
    /// Its marketplace.
    pub marketplace: Option<String>,
    /// Its own listing.
    pub own: Option<Judged>,
    /// The listings it lists.
    pub cards: Vec<Card>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    state: State,
    url: Option<String>,
    marketplace: Option<String>,
    listing: Option<Listing>,
    assessment: Option<Assessment>,
    cards: Vec<Box<RawValue>>,
}

impl PageVerdict {
    /// An answer of the background; what is no answer says that the page could not be read.
    pub fn from_json(text: &str) -> Self {
        let Ok(answered) = serde_json::from_str::<Answered>(text) else { return Self::default() };
        let card = |raw: &Box<RawValue>| {
            let judged = serde_json::from_str(raw.get()).unwrap_or_default();
            Card { judged, record: raw.get().to_owned() }
        };
        let own = answered.listing.zip(answered.assessment);
        Self {
            state: answered.state,
            url: answered.url,
            marketplace: answered.marketplace,
            own: own.map(|(listing, assessment)| Judged { listing, assessment }),
            cards: answered.cards.iter().map(card).collect(),
        }
    }
}

/// A marketplace shop that a page links to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct LinkedShop {
    /// The registry's id of the brand, as far as it is known.
    pub brand: Option<String>,
    /// The marketplace.
    pub marketplace: String,
    /// The country of the shop front.
    pub country: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Where it was read.
    pub source: String,
    /// The words of the link.
    pub words: Option<String>,
    /// Whether the brand itself says so, on its own site.
    pub stated: Value,
}

impl LinkedShop {
    /// Whether the brand itself says so.
    pub fn is_stated(&self) -> bool {
        match &self.stated {
            Value::Bool(stated) => *stated,
            Value::String(by) => !by.is_empty(),
            _ => false,
        }
    }
}

/// The shops that a page links to; nothing where it could not be read.
pub fn linked_shops(text: &str) -> Option<Vec<LinkedShop>> {
    #[derive(Deserialize)]
    struct Answered {
        stores: Vec<LinkedShop>,
    }
    serde_json::from_str::<Answered>(text).ok().map(|answered| answered.stores)
}

/// What the engine says of brand facts: how many brands there are, and what is wrong with them.
pub fn checked_facts(text: &str) -> Option<(usize, Vec<String>)> {
    #[derive(Deserialize)]
    struct Answered {
        brands: Vec<IgnoredAny>,
        problems: Vec<String>,
    }
    serde_json::from_str::<Answered>(text).ok().map(|answered| (answered.brands.len(), answered.problems))
}

/// The tab of a broadcast that its verdict changed.
pub fn changed_tab(text: &str) -> Option<i32> {
    #[derive(Deserialize)]
    struct Broadcast {
        kind: String,
        tab: i32,
    }
    serde_json::from_str::<Broadcast>(text).ok().filter(|heard| heard.kind == "changed").map(|heard| heard.tab)
}

#[cfg(test)]
mod tests {
    use super::{PageVerdict, State, changed_tab};

    #[test]
    fn answers_are_read_and_anything_else_is_a_failure() {
        let text = r#"{"kind":"verdict","state":"not-here","url":"https://a.example/","more":1,"listing":null,
            "cards":[{"listing":{"title":"x","price":1.50},"assessment":{}}]}"#;
        let verdict = PageVerdict::from_json(text);
        assert_eq!(verdict.state, State::NotHere);
        assert_eq!(verdict.cards.first().and_then(|card| card.judged.listing.title.as_deref()), Some("x"));
        assert_eq!(PageVerdict::from_json(r#"{"kind":"failed","why":"x"}"#).state, State::Failed);
        assert_eq!(PageVerdict::from_json("null").state, State::Failed);
        assert_eq!(PageVerdict::from_json(r#"{"state":"new one"}"#).state, State::Failed);
    }

    #[test]
    fn only_changes_count() {
        assert_eq!(changed_tab(r#"{"kind":"changed","tab":7}"#), Some(7));
        assert_eq!(changed_tab(r#"{"kind":"verdict","tab":7}"#), None);
    }
}
