//! What the background answers, as far as the pages show it. Keys they do not know are passed over.

use std::collections::BTreeMap;

use crate::json::{self, Json};

/// How it stands with a tab's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    Failed,
}

/// A sentence of the catalogue and what fills it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Its key.
    pub key: String,
    /// What fills its placeholders.
    pub with: BTreeMap<String, String>,
}

/// A listing, as far as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Its marketplace.
    pub marketplace: Option<String>,
    /// The country of the shop front.
    pub country: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its price.
    pub price: Option<f64>,
    /// The currency of its price.
    pub currency: Option<String>,
    /// The shop's name.
    pub seller_name: Option<String>,
    /// The shop's number.
    pub shop_id: Option<String>,
}

/// A shop that is the brand's, or said to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficialStore {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Where it was read.
    pub source: String,
    /// When.
    pub date: Option<String>,
    /// It may score; otherwise it is only said to be so.
    pub is_verified: bool,
}

/// Who sells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Store {
    /// The shop's relation to the brand.
    pub status: String,
    /// The brand's name.
    pub brand_name: Option<String>,
    /// The brand's shops here.
    pub official: Vec<OfficialStore>,
    /// The sentence that says so.
    pub message: Message,
}

/// Warning signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Risk {
    /// The level.
    pub level: String,
    /// The sum.
    pub decibans: f64,
}

/// How much could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The level.
    pub level: String,
    /// What was not read.
    pub missing: Vec<String>,
}

/// Words of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The field they stand in.
    pub field: String,
    /// The words.
    pub text: String,
}

/// A hint.
#[derive(Clone, Debug, Default, PartialEq)]
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
        let sign = if self.weight > 0.0 { "+" } else { "−" };
        (self.weight != 0.0).then(|| format!("{sign}{}", json::tenths(self.weight.abs())))
    }
}

/// What made the assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Engine {
    /// Its version.
    pub version: String,
    /// The hash of its data.
    pub data: String,
}

/// A verdict.
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
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

impl State {
    fn of(name: &str) -> Self {
        match name {
            "read" => Self::Read,
            "nothing" => Self::Nothing,
            "waiting" => Self::Waiting,
            "off" => Self::Off,
            "not-here" => Self::NotHere,
            _ => Self::Failed,
        }
    }
}

impl Message {
    fn of(json: &Json) -> Self {
        Self { key: json.say("key"), with: json.get("with").texts() }
    }
}

impl Listing {
    fn of(json: &Json) -> Self {
        Self {
            marketplace: json.text("marketplace"),
            country: json.text("country"),
            url: json.text("url"),
            title: json.text("title"),
            price: json.number("price"),
            currency: json.text("currency"),
            seller_name: json.text("seller_name"),
            shop_id: json.text("shop_id"),
        }
    }
}

impl OfficialStore {
    fn of(json: &Json) -> Self {
        Self {
            name: json.text("name"),
            url: json.text("url"),
            source: json.say("source"),
            date: json.text("date"),
            is_verified: json.is("is_verified"),
        }
    }
}

impl Hint {
    fn of(json: &Json) -> Self {
        let quote = json.get("quote");
        let quote = quote.is_there().then(|| Quote { field: quote.say("field"), text: quote.say("text") });
        Self {
            id: json.say("id"),
            family: json.say("family"),
            weight: json.number("weight").unwrap_or_default(),
            quote,
            message: Message::of(&json.get("message")),
            source: json.say("source"),
        }
    }
}

impl Assessment {
    fn of(json: &Json) -> Self {
        let (store, risk, coverage, engine) =
            (json.get("store"), json.get("risk"), json.get("coverage"), json.get("engine"));
        Self {
            store: Store {
                status: store.say("status"),
                brand_name: store.text("brand_name"),
                official: store.get("official").list().iter().map(OfficialStore::of).collect(),
                message: Message::of(&store.get("message")),
            },
            risk: Risk { level: risk.say("level"), decibans: risk.number("decibans").unwrap_or_default() },
            coverage: Coverage {
                level: coverage.say("level"),
                missing: coverage.get("missing").list().iter().filter_map(Json::as_text).collect(),
            },
            hints: json.get("hints").list().iter().map(Hint::of).collect(),
            advice: Message::of(&json.get("advice")),
            engine: Engine { version: engine.say("version"), data: engine.say("data") },
        }
    }
}

impl Judged {
    /// What stands under `listing` and `assessment`, if both are there.
    fn of(json: &Json) -> Option<Self> {
        let (listing, assessment) = (json.get("listing"), json.get("assessment"));
        let is_whole = listing.is_there() && assessment.is_there();
        is_whole.then(|| Self { listing: Listing::of(&listing), assessment: Assessment::of(&assessment) })
    }
}

impl PageVerdict {
    /// An answer of the background; what is no answer says that the page could not be read.
    pub fn of(json: &Json) -> Self {
        let card = |json: &Json| Some(Card { judged: Judged::of(json)?, record: json.written() });
        Self {
            state: State::of(&json.say("state")),
            url: json.text("url"),
            marketplace: json.text("marketplace"),
            own: Judged::of(json),
            cards: json.get("cards").list().iter().filter_map(card).collect(),
        }
    }
}

/// A marketplace shop that a page links to or names.
#[derive(Clone, Debug)]
pub struct LinkedShop {
    /// The registry's id of the brand, as far as it is known.
    pub brand: Option<String>,
    /// The marketplace.
    pub marketplace: String,
    /// The country of the shop front.
    pub country: Option<String>,
    /// What it is called: its name, or the part of its address that names it.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Where it was read, with the words.
    pub source: String,
    /// Whether the brand itself says so, on its own site.
    pub is_stated: bool,
    /// Whether it is among the known shops already.
    pub is_listed: bool,
    /// Whether the page leaves unclear whose it is.
    pub is_doubtful: bool,
    /// The shop as brand facts hold it.
    pub fact: Json,
}

impl LinkedShop {
    /// What a fact has beside the shop itself.
    const BESIDE: [&str; 3] = ["brand", "listed", "doubts"];

    fn of(json: &Json) -> Self {
        let fields = json.fields();
        let of_shop = fields.iter().filter(|(key, value)| !Self::BESIDE.contains(&key.as_str()) && value.is_there());
        Self {
            brand: json.text("brand"),
            marketplace: json.say("marketplace"),
            country: json.text("country"),
            name: json.text("name").or_else(|| json.text("username")),
            url: json.text("url"),
            source: json.say("source"),
            is_stated: json.say("stated_by") == "rights holder",
            is_listed: !json.get("listed").list().is_empty(),
            is_doubtful: !json.get("doubts").list().is_empty(),
            fact: Json::object(of_shop.map(|(key, value)| (key.as_str(), value.clone()))),
        }
    }
}

/// The shops that a page links to; nothing where it could not be read.
pub fn linked_shops(json: &Json) -> Option<Vec<LinkedShop>> {
    let is_answered = json.say("kind") == "stores";
    is_answered.then(|| json.get("stores").list().iter().map(LinkedShop::of).collect())
}

/// What is wrong with brand facts: a sentence of the catalogue, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemOfFacts {
    /// The sentence.
    pub key: String,
    /// What it is about.
    pub about: String,
}

/// What the engine says is wrong with brand facts; nothing where it did not answer.
pub fn problems_of_facts(json: &Json) -> Option<Vec<ProblemOfFacts>> {
    let is_answered = json.say("kind") == "facts";
    let problem = |json: &Json| ProblemOfFacts { key: json.say("key"), about: json.say("about") };
    is_answered.then(|| json.get("problems").list().iter().map(problem).collect())
}

/// The tab of a broadcast that its verdict changed.
pub fn changed_tab(json: &Json) -> Option<i32> {
    (json.say("kind") == "changed").then(|| json.number("tab"))?.map(|tab| tab as i32)
}
