//! What a content script observed on a live page, and the capture that it is.
//!
//! All but scripts and answers is observed as a capture holds it. States are cut here, by what cuts them out of saved
//! pages; the content script only left out what the plan does not want.

use jinjja_data::sorted::Map;
use std::{borrow::Cow, mem::take};

use serde::Deserialize;

use super::{
    Capture, Card, Json, Node, Row, Truncated, VERSION,
    cutter::{Cutter, FINE, Recorded},
    literal,
    state::Script,
};
use crate::address::Located;

/// What was left out of an observation, and the most scripts and answers that are looked at: a content script sends far
/// fewer.
const MOST: usize = 1_000;

/// What a content script observed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Observed {
    /// The address of the page.
    pub url: String,
    /// When the page was seen (ISO 8601), handed in.
    pub observed_at: Option<String>,
    /// The language that the document declares (BCP 47).
    pub language: Option<String>,
    /// The document's title.
    pub title: Option<String>,
    /// Texts of the JSON-LD scripts.
    pub json_ld: Vec<String>,
    /// Microdata items, written like JSON-LD.
    pub microdata: Vec<Json>,
    /// `<meta>` by name or property → content; `link:canonical`.
    pub meta: Map<String, String>,
    /// Nodes by selector.
    pub nodes: Map<String, Vec<Node>>,
    /// Specification rows by selector.
    pub rows: Map<String, Vec<Row>>,
    /// Cards by selector; nodes inside of them by the place of theirs in `selectors`, for they come with every card.
    pub cards: Map<String, Vec<Card>>,
    /// The selectors of the nodes inside of cards.
    pub selectors: Vec<String>,
    /// Scripts in which the plan's states stand, cut to them.
    pub scripts: Vec<ObservedScript>,
    /// The page's own answers.
    pub answers: Vec<Recorded>,
    /// What was left out, and why.
    pub truncated: Vec<Truncated>,
}

/// A script of the page, or what was left of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ObservedScript {
    /// The one state for which it was cut; none when it may hold any.
    pub state: Option<String>,
    /// Its `id` attribute.
    pub id: Option<String>,
    /// Its `type` attribute.
    pub kind: Option<String>,
    /// Its text.
    pub text: String,
}

/// The value of a key in one of the types that observations are made of: the empty one where it is missing, none where it
/// has another type.
trait FromJson: Default {
    fn from_json(value: Json) -> Option<Self>;

    fn of(map: &mut Json, key: &str) -> Option<Self> {
        let Json::Map(entries) = map else { return None };
        let Some((_, value)) = entries.iter_mut().rev().find(|(name, _)| name == key) else {
            return Some(Self::default());
        };
        Self::from_json(take(value))
    }
}

impl FromJson for String {
    fn from_json(value: Json) -> Option<Self> {
        if let Json::Text(text) = value { Some(text) } else { None }
    }
}

impl FromJson for Json {
    fn from_json(value: Json) -> Option<Self> {
        Some(value)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Json) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::from_json(value).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Json) -> Option<Self> {
        if let Json::List(elements) = value { elements.into_iter().map(T::from_json).collect() } else { None }
    }
}

impl<T: FromJson> FromJson for Map<String, T> {
    fn from_json(value: Json) -> Option<Self> {
        let Json::Map(entries) = value else { return None };
        entries.into_iter().map(|(key, value)| Some((key, T::from_json(value)?))).collect()
    }
}

macro_rules! from_json {
    ($($type:ident { $($field:ident,)* })*) => {
        $(impl FromJson for $type {
            fn from_json(mut value: Json) -> Option<Self> {
                Some(Self { $($field: FromJson::of(&mut value, stringify!($field))?,)* })
            }
        })*
    };
}

from_json! {
    Observed {
        url, observed_at, language, title, json_ld, microdata, meta, nodes, rows, cards, selectors, scripts, answers,
        truncated,
    }
    ObservedScript { state, id, kind, text, }
    Node { text, own_text, attributes, }
    Row { label, value, }
    Card { attributes, text, nodes, }
    Truncated { what, why, }
}

/// An answer without a status is a fine one.
impl FromJson for Recorded {
    fn from_json(mut value: Json) -> Option<Self> {
        let status: Option<Json> = FromJson::of(&mut value, "status")?;
        let status = status.map_or(Some(FINE), |status| status.as_number()?.parse().ok())?;
        Some(Self { url: FromJson::of(&mut value, "url")?, status, body: FromJson::of(&mut value, "body")? })
    }
}

impl Observed {
    /// What a content script sent; none when it is no observation.
    pub fn from_json(text: &str) -> Option<Self> {
        FromJson::from_json(literal::document(text)?)
    }

    /// The capture that this observation is, cut to the plan.
    pub fn into_capture(self, at: &Located<'_>, cutter: &Cutter) -> Capture {
        let Self { scripts, answers, mut truncated, mut cards, selectors, .. } = self;
        cards.values_mut().flatten().for_each(|card| name_nodes(card, &selectors));
        truncated.truncate(MOST);
        let mut capture = Capture {
            version: VERSION,
            url: self.url,
            observed_at: self.observed_at,
            language: self.language,
            title: self.title,
            json_ld: self.json_ld,
            microdata: self.microdata,
            meta: self.meta,
            state: Map::new(),
            nodes: self.nodes,
            rows: self.rows,
            cards,
            answers: Vec::new(),
            truncated: Vec::new(),
        };
        truncated.into_iter().for_each(|left_out| capture.leave_out(left_out.what, left_out.why));
        cutter.states(&mut capture, |state| Cow::Owned(of_state(&scripts, state)));
        // On a live page, pieces of HTML that it asked for stand in the page already.
        let answers = answers.get(..MOST).unwrap_or(&answers);
        cutter.answers(&mut capture, answers, at, |_, _| {});
        capture
    }
}

fn name_nodes(card: &mut Card, selectors: &[String]) {
    let numbered = take(&mut card.nodes).into_iter();
    let named = |(place, nodes): (String, _)| Some((selectors.get(place.parse::<usize>().ok()?)?.clone(), nodes));
    card.nodes = numbered.filter_map(named).collect();
}

fn of_state<'s>(scripts: &'s [ObservedScript], state: &str) -> Vec<Script<'s>> {
    let may_hold = |script: &&ObservedScript| script.state.as_deref().is_none_or(|name| name == state);
    let script = |own: &'s ObservedScript| Script { id: own.id.as_deref(), kind: own.kind.as_deref(), text: &own.text };
    scripts.iter().filter(may_hold).take(MOST).map(script).collect()
}
