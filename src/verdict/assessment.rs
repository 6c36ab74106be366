//! The assessment record: what is shown, stored and replayed.

use jinjja_data::sorted::Map;
use jinjja_data::{Decibans, Family, Grade, Relation};
use serde::{Serialize, Serializer};

use super::{Coverage, Enough, Level, Risk, Status};
use crate::{
    brand::shops::OwnShop,
    capture::json::Fraction,
    catalogue::Catalogue,
    signal::{Hint, Quote, View},
};

/// An assessment (RECORDS in ARCHITECTURE.md). The same listing, data and version give the same bytes.
#[derive(Clone, Debug, Serialize)]
pub struct Assessment {
    /// Who sells.
    pub store: StoreAnswer,
    /// Which warning signs there are.
    pub risk: RiskAnswer,
    /// How much could be read.
    pub coverage: CoverageAnswer,
    /// All hints, in the order in which a person should read them.
    pub hints: Vec<HintRecord>,
    /// What the person can do now, one line.
    pub advice: Message,
    /// What it was made with.
    pub engine: Engine,
}

/// Who sells.
#[derive(Clone, Debug, Serialize)]
pub struct StoreAnswer {
    /// The shop's relation to the brand.
    pub status: Status,
    /// The registry's id of the brand that the goods claim to be.
    pub brand: Option<String>,
    /// The brand's name for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand_name: Option<String>,
    /// The brand's shops here, as far as known.
    pub official: Vec<OfficialStore>,
    /// The sentence that says so.
    pub message: Message,
}

/// A shop that is the brand's, or said to be.
#[derive(Clone, Debug, Serialize)]
pub struct OfficialStore {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What it is to the brand.
    pub relation: Relation,
    /// Where it was read.
    pub source: String,
    /// When, as far as known.
    pub date: Option<String>,
    /// How well it is known.
    pub grade: Grade,
    /// Its grade and its age allow it to score; otherwise it is only said to be so.
    pub is_verified: bool,
}

/// Which warning signs there are.
#[derive(Clone, Debug, Serialize)]
pub struct RiskAnswer {
    /// The level.
    pub level: Level,
    /// The sum after caps.
    #[serde(serialize_with = "as_number")]
    pub decibans: Decibans,
}

/// How much could be read.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageAnswer {
    /// The level.
    pub level: Enough,
    /// What was not read.
    pub missing: Vec<&'static str>,
}

/// A hint.
#[derive(Clone, Debug, Serialize)]
pub struct HintRecord {
    /// Its id.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// Its weight.
    #[serde(serialize_with = "as_number")]
    pub weight: Decibans,
    /// The words it rests on; null when it rests on absence.
    pub quote: Option<Quote>,
    /// Its sentence in the catalogue, and what fills it.
    pub message: Message,
    /// Where its rule comes from.
    pub source: String,
}

/// A sentence of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its key.
    pub key: String,
    /// What fills its placeholders, by their names.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub with: Map<&'static str, String>,
}

impl Message {
    /// The sentence in a language.
    pub fn told(&self, catalogue: &Catalogue) -> String {
        catalogue.tell(&self.key, |name| self.with.get(name).map(String::as_str))
    }
}

/// What an assessment was made with.
#[derive(Clone, Debug, Serialize)]
pub struct Engine {
    /// The engine's version.
    pub version: &'static str,
    /// The hash of the data.
    pub data: String,
}

/// Tenths as a JSON number with one digit after the point.
pub(crate) fn as_number<S: Serializer>(decibans: &Decibans, serializer: S) -> Result<S::Ok, S::Error> {
    match decibans.0 % 10 {
        0 => serializer.serialize_i32(decibans.0 / 10),
        _ => Fraction(decibans.decimal()).serialize(serializer),
    }
}

/// Puts the record together.
pub(super) fn of(view: &View, risk: Risk, coverage: Coverage, hints: Vec<Hint>, data: &str) -> Assessment {
    Assessment {
        advice: advice(view, risk.level),
        store: StoreAnswer {
            status: view.status,
            brand: view.brand.map(|brand| brand.id.clone()),
            brand_name: view.brand.map(|brand| brand.name.clone()),
            official: view.shops.own.iter().map(official).collect(),
            message: store(view, &hints),
        },
        risk: RiskAnswer { level: risk.level, decibans: risk.sum },
        coverage: CoverageAnswer { level: coverage.level, missing: coverage.missing },
        hints: hints.into_iter().map(record).collect(),
        engine: Engine { version: env!("CARGO_PKG_VERSION"), data: data.to_owned() },
    }
}

/// Who sells, in a sentence: the brand, and the owner where a hint names one.
fn store(view: &View, hints: &[Hint]) -> Message {
    let brand = view.brand.map(|brand| brand.name.clone());
    let owner = hints.iter().find_map(|hint| hint.with.get("owner")).cloned();
    let with = [("brand", brand), ("owner", owner)].map(|(name, text)| (name, text.unwrap_or_default()));
    Message { key: format!("store_{}", view.status.name()), with: Map::from(with) }
}

fn official(own: &OwnShop) -> OfficialStore {
    let shop = own.shop;
    OfficialStore {
        is_verified: own.counts,
        name: shop.name.clone().or_else(|| shop.username.clone()),
        url: shop.url.clone(),
        relation: shop.relation,
        source: shop.source.clone(),
        date: shop.date.clone(),
        grade: shop.grade,
    }
}

fn record(hint: Hint) -> HintRecord {
    HintRecord {
        id: hint.id,
        family: hint.family,
        weight: hint.weight,
        quote: hint.quote,
        message: Message { key: format!("hint_{}", hint.id.replace('-', "_")), with: hint.with },
        source: hint.source,
    }
}

/// One line: what helps most from where the person stands.
fn advice(view: &View, level: Level) -> Message {
    let message = |key: &str| Message { key: format!("advice_{key}"), with: Map::new() };
    let filled = |key: &str, name, text: String| Message { with: Map::from([(name, text)]), ..message(key) };
    let Some(brand) = view.brand else { return message("no_brand") };
    if level == Level::Strong {
        return message("strong");
    }
    let is_settled = matches!(view.status, Status::Official | Status::Group);
    let own = view.shops.own.iter().find(|own| own.counts).map(|own| own.shop);
    if let Some(name) = own.filter(|_| !is_settled).and_then(|shop| shop.name.clone().or_else(|| shop.username.clone()))
    {
        return filled("official_here", "shop", name);
    }
    if is_settled || view.status == Status::Authorised {
        return message("check_label");
    }
    match brand.sites.iter().find(|site| site.grade.may_score()) {
        Some(site) => filled("brand_site", "site", site.address.clone()),
        None => message("ask_seller"),
    }
}
