//! What is drawn into a marketplace's page: a verdict told in the person's language, in finished sentences.

use jinjja::{
    catalogue::Catalogue,
    listing::Listing,
    text::{shortened, visible},
    verdict::{
        Assessment, Enough, PageVerdict,
        assessment::{HintRecord, Message, OfficialStore},
    },
};
use serde::Serialize;

/// What to draw into a page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Mark {
    /// The verdict on the listing of a product page.
    pub product: Option<Told>,
    /// The cards of a list.
    pub cards: Vec<CardMark>,
    /// What stands on the mark itself.
    pub words: MarkWords,
}

/// A verdict, told.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Told {
    /// The level of warning signs: `none`, `some`, `strong`.
    pub level: &'static str,
    /// What the shop is to the brand: a status of the records.
    pub status: &'static str,
    /// How much could be read: `full`, `partial`, `poor`.
    pub enough: &'static str,
    /// Who sells.
    pub store: String,
    /// Which warning signs there are.
    pub risk: String,
    /// How much could be read.
    pub coverage: String,
    /// What was not read of what matters.
    pub missing: Option<String>,
    /// The brand's shops here, those that are known first.
    pub stores: Vec<StoreLink>,
    /// What was seen, in the order in which it should be read.
    pub signs: Vec<Sign>,
    /// What the person can do now.
    pub advice: String,
    /// The listing is in one of the person's cases; only the background knows.
    pub in_case: bool,
}

/// A shop of the brand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StoreLink {
    /// Its name.
    pub name: String,
    /// Its address, always https.
    pub url: Option<String>,
    /// Who says so, where it is only said.
    pub said: Option<String>,
}

/// A sign or a note.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Sign {
    /// Its sentence.
    pub text: String,
    /// Its weight in decibans, as a signed decimal; empty when it weighs nothing.
    pub weight: String,
    /// The words of the page that it rests on.
    pub proof: Option<Proof>,
}

/// Words of the page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Proof {
    /// The words, exactly.
    pub text: String,
    /// Where they stand, told.
    pub place: String,
}

/// The mark of one card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CardMark {
    /// The listing's number; its links hold it.
    pub item_id: Option<String>,
    /// The listing's address.
    pub url: Option<String>,
    /// The level of warning signs.
    pub level: &'static str,
    /// What the shop is to the brand.
    pub status: &'static str,
    /// What is told of it, a line each.
    pub lines: Vec<String>,
    /// The listing is in one of the person's cases; only the background knows.
    pub in_case: bool,
}

/// What stands on the mark itself.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MarkWords {
    /// BCP 47 of the language that is spoken.
    pub language: String,
    /// The product's name.
    pub name: String,
    /// Opens the popup.
    pub open: String,
    /// Shows more, or less.
    pub more: String,
    /// Shows the proof on the page.
    pub show: String,
    /// Moves the mark to another corner.
    pub aside: String,
    /// That the listing is in one of the person's cases.
    pub in_case: String,
    /// Switches marks off on this site.
    pub off: String,
}

/// The most signs on a mark; the popup has all.
const SIGNS: usize = 6;

/// The most characters of one sentence.
const LONGEST: usize = 400;

impl Mark {
    /// Tells a verdict; `language` is BCP 47 of the catalogue.
    pub fn of(verdict: &PageVerdict, catalogue: &Catalogue, language: &str) -> Option<Self> {
        let teller = Teller { catalogue };
        let product = verdict.assessment.as_ref().map(|assessment| teller.told(assessment));
        let cards: Vec<CardMark> =
            verdict.cards.iter().map(|card| teller.card(&card.listing, &card.assessment)).collect();
        let is_empty = product.is_none() && cards.is_empty();
        (!is_empty).then(|| Self { product, cards, words: teller.words(language) })
    }
}

struct Teller<'c> {
    catalogue: &'c Catalogue,
}

impl Teller<'_> {
    fn say(&self, key: &str) -> String {
        self.catalogue.say(key)
    }

    fn tell(&self, message: &Message) -> String {
        shown(&message.told(self.catalogue))
    }

    fn words(&self, language: &str) -> MarkWords {
        MarkWords {
            language: language.to_owned(),
            name: self.say("app_name"),
            open: self.say("mark_open"),
            more: self.say("mark_more"),
            show: self.say("mark_show"),
            aside: self.say("mark_aside"),
            in_case: self.say("mark_in_case"),
            off: self.say("mark_off"),
        }
    }

    fn told(&self, assessment: &Assessment) -> Told {
        Told {
            level: assessment.risk.level.name(),
            status: assessment.store.status.name(),
            enough: assessment.coverage.level.name(),
            store: self.tell(&assessment.store.message),
            risk: self.say(&format!("risk_{}", assessment.risk.level.name())),
            coverage: self.say(&format!("coverage_{}", assessment.coverage.level.name())),
            missing: self.missing(assessment),
            stores: assessment.store.official.iter().map(|store| self.link(store)).collect(),
            signs: assessment.hints.iter().take(SIGNS).map(|hint| self.sign(hint)).collect(),
            advice: self.tell(&assessment.advice),
            in_case: false,
        }
    }

    /// Which of what matters was not read; nothing where all that matters was.
    fn missing(&self, assessment: &Assessment) -> Option<String> {
        let fields = &assessment.coverage.missing;
        if fields.is_empty() || assessment.coverage.level == Enough::Full {
            return None;
        }
        let names: Vec<String> = fields.iter().map(|field| self.say(&format!("field_{field}"))).collect();
        let missing = names.join(", ");
        Some(self.catalogue.tell("label_missing", |name| (name == "missing").then_some(missing.as_str())))
    }

    fn link(&self, store: &OfficialStore) -> StoreLink {
        let said = (!store.is_verified).then(|| {
            let source = store.source.as_str();
            shown(&self.catalogue.tell("label_official_store_said", |name| (name == "source").then_some(source)))
        });
        let is_safe = |url: &&String| url.starts_with("https://");
        StoreLink {
            name: shown(store.name.as_deref().or(store.url.as_deref()).unwrap_or_default()),
            url: store.url.as_ref().filter(is_safe).cloned(),
            said,
        }
    }

    fn sign(&self, hint: &HintRecord) -> Sign {
        let weight = hint.weight.decimal().to_string();
        let weight = match hint.weight.0 {
            0 => String::new(),
            weighed if weighed > 0 => format!("+{weight}"),
            _ => weight.replace('-', "−"),
        };
        let proof = hint
            .quote
            .as_ref()
            .map(|quote| Proof { text: quote.text.clone(), place: self.say(&format!("proof_where_{}", quote.field)) });
        Sign { text: self.tell(&hint.message), weight, proof }
    }

    fn card(&self, listing: &Listing, assessment: &Assessment) -> CardMark {
        let weighty = assessment.hints.iter().filter(|hint| hint.weight.0 != 0);
        let lines = [self.tell(&assessment.store.message), self.say(&format!("risk_{}", assessment.risk.level.name()))];
        CardMark {
            item_id: listing.item_id.value().cloned(),
            url: listing.url.value().cloned(),
            level: assessment.risk.level.name(),
            status: assessment.store.status.name(),
            lines: lines.into_iter().chain(weighty.take(SIGNS).map(|hint| self.tell(&hint.message))).collect(),
            in_case: false,
        }
    }
}

/// Nothing hidden, and nothing endless.
fn shown(text: &str) -> String {
    let mut shown = visible(shortened(text, LONGEST));
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
