//! What the engine said of the listing: codes, numbers and quotes, no sentences.

use jinjja_data::{Decibans, sorted::Map};
use serde::{Deserialize, Serialize};

use crate::{capture::Json, verdict::assessment::as_number};

/// What the engine said, with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessed {
    /// Who sells.
    pub store: Store,
    /// Which warning signs there were.
    pub risk: Risk,
    /// How much could be read.
    pub coverage: Coverage,
    /// The signs and notes, in the order in which a person should read them.
    pub reasons: Vec<Reason>,
    /// What it was made with.
    pub engine: Engine,
}

/// Who sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Store {
    /// `official`, `group`, `authorised`, `mall`, `claims_official`, `not_listed`, `unknown`, `no_brand`.
    pub status: String,
    /// The registry's id of the brand that the goods claim to be.
    pub brand: Option<String>,
}

/// Which warning signs there were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// `none`, `some`, `strong`.
    pub level: String,
    /// The sum after caps, at most one digit behind the point.
    #[serde(serialize_with = "as_number")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub decibans: Decibans,
}

/// How much could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// `full`, `partial`, `poor`.
    pub level: String,
    /// Fields that were not read.
    pub missing: Vec<String>,
}

/// A sign or a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its id, stable for ever.
    pub code: String,
    /// Its family: `A` to `G`.
    pub family: String,
    /// What it weighs, in decibans, at most one digit behind the point.
    #[serde(serialize_with = "as_number")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub weight: Decibans,
    /// The page's words that it rests on; null when it rests on absence.
    pub quote: Option<Quoted>,
    /// What fills its sentence.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    pub params: Map<String, String>,
}

/// Words of the page: data, never a sentence of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Quoted {
    /// The field of the listing record.
    pub field: String,
    /// As it stands there.
    pub text: String,
}

/// What an assessment was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// The engine's version.
    pub version: String,
    /// The hash of the data it judged by.
    pub data: String,
}

impl Assessed {
    /// Out of an assessment record; nothing when it is none.
    pub fn of(record: &Json) -> Option<Self> {
        let (store, risk, coverage, engine) =
            (record.get("store")?, record.get("risk")?, record.get("coverage")?, record.get("engine")?);
        Some(Self {
            store: Store { status: text(store, "status")?, brand: text(store, "brand") },
            risk: Risk { level: text(risk, "level")?, decibans: decibans(risk.get("decibans")?)? },
            coverage: Coverage {
                level: text(coverage, "level")?,
                missing: coverage
                    .get("missing")?
                    .as_list()?
                    .iter()
                    .filter_map(Json::as_text)
                    .map(str::to_owned)
                    .collect(),
            },
            reasons: record.get("hints")?.as_list()?.iter().map(Reason::of).collect::<Option<_>>()?,
            engine: Engine { version: text(engine, "version")?, data: text(engine, "data")? },
        })
    }
}

impl Reason {
    fn of(hint: &Json) -> Option<Self> {
        let quoted = |quote: &Json| Some(Quoted { field: text(quote, "field")?, text: text(quote, "text")? });
        let with = hint.get("message").and_then(|message| message.get("with")).and_then(Json::as_map);
        let filled = |(name, value): &(String, Json)| Some((name.clone(), value.as_text()?.to_owned()));
        Some(Self {
            code: text(hint, "id")?,
            family: text(hint, "family")?,
            weight: decibans(hint.get("weight")?)?,
            quote: hint.get("quote").filter(|quote| !quote.is_null()).and_then(quoted),
            params: with.unwrap_or_default().iter().filter_map(filled).collect(),
        })
    }
}

fn text(of: &Json, name: &str) -> Option<String> {
    of.get(name)?.as_text().map(str::to_owned)
}

/// A decimal of at most one digit behind the point, as tenths.
fn decibans(number: &Json) -> Option<Decibans> {
    let written = number.as_number()?;
    let (is_negative, digits) = written.strip_prefix('-').map_or((false, written), |digits| (true, digits));
    let (whole, tenths) = digits.split_once('.').unwrap_or((digits, "0"));
    let tenth = Some(tenths).filter(|tenths| tenths.len() == 1)?.parse::<u8>().ok()?;
    let sum = whole.parse::<u16>().ok().map(i32::from)?.checked_mul(10)?.checked_add(i32::from(tenth))?;
    Some(Decibans(if is_negative { sum.checked_neg()? } else { sum }))
}
