//! A case is opened: of a verdict, and of what only the caller knows.

use serde::Deserialize;

use super::{
    Case, Refused, VERSION,
    assessment::Assessed,
    custody::{Event, Happened},
    folder::Folder,
    id::CaseId,
    limits,
    listing::Facts,
    record::{Client, State},
    statement::Statement,
};
use crate::capture::{Json, literal};
use crate::moment::Moment;

/// What a case is made of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// The id it gets.
    pub id: CaseId,
    /// The moment of the click.
    pub created_at: Moment,
    /// When the page was seen; absent: at the click.
    #[serde(default)]
    pub observed_at: Option<Moment>,
    /// What makes it.
    pub client: Client,
    /// The address that the page was seen at, without what is the person's own.
    pub url_observed: String,
    /// The verdict on the page as the engine wrote it, as text, so that no number of it passes through a float.
    pub verdict: String,
    /// Which card of the page, from nought; null or absent for the page's own listing.
    #[serde(default)]
    pub item: Option<usize>,
    /// The folder it goes into.
    #[serde(default)]
    pub folder: Option<Folder>,
}

impl Case {
    /// Opens a case. `nfc` brings a text into Unicode's form NFC. A page that could not be read as a listing makes a case
    /// too: of its address, without an assessment.
    ///
    /// # Errors
    /// The verdict is none, or has no such card.
    pub fn open(input: Open, nfc: impl Fn(&str) -> String) -> Result<Self, Refused> {
        let Open { id, created_at, observed_at, client, url_observed, verdict, item, folder } = input;
        limits::text("address", &url_observed, limits::LONGEST_ADDRESS)?;
        for text in [&client.name, &client.version, &client.data] {
            limits::text("client", text, limits::LONGEST_TEXT)?;
        }
        let verdict = read(&verdict)?;
        let (listing, assessment) = chosen(&verdict, item)?;
        let assessment = match assessment {
            None | Some(Json::Null) => None,
            Some(record) => Some(Assessed::of(record).ok_or_else(|| no_verdict("its assessment is none"))?),
        };
        let observed_at = observed_at.unwrap_or_else(|| created_at.clone());
        let mut facts = facts(&verdict, listing, url_observed.clone(), observed_at, nfc);
        facts.brand_id = assessment.as_ref().and_then(|assessed| assessed.store.brand.clone());
        let captured =
            Event { at: created_at.clone(), event: Happened::Captured, about: Some(url_observed), sha256: None };
        Ok(Self {
            case_version: VERSION,
            id,
            changed_at: created_at.clone(),
            created_at,
            client,
            folder,
            state: State::Captured,
            listing: facts,
            assessment,
            statement: Statement::default(),
            notifier: None,
            consent: None,
            evidence: None,
            custody: vec![captured],
            linked: Vec::new(),
            receipts: Vec::new(),
            outcomes: Vec::new(),
        })
    }
}

/// What a verdict on a list says of each of its cards, as cases of them would have it.
///
/// # Errors
/// The verdict is none.
pub(super) fn cards(verdict: &str, seen_at: &Moment, nfc: impl Fn(&str) -> String) -> Result<Vec<Facts>, Refused> {
    let verdict = read(verdict)?;
    let cards = verdict.get("cards").and_then(Json::as_list).unwrap_or_default();
    let listings = cards.iter().map(|card| card.get("listing").unwrap_or(&Json::Null));
    Ok(listings.map(|listing| facts(&verdict, listing, String::new(), seen_at.clone(), &nfc)).collect())
}

/// The facts of a listing; on which marketplace it is, the page says where the listing does not.
fn facts(verdict: &Json, listing: &Json, url: String, seen_at: Moment, nfc: impl Fn(&str) -> String) -> Facts {
    let mut facts = Facts::of(listing, url, seen_at, nfc);
    if facts.marketplace.is_none() {
        facts.marketplace = verdict.get("marketplace").and_then(Json::as_text).map(str::to_owned);
    }
    facts
}

/// A verdict as it was written: whole, and a map.
fn read(text: &str) -> Result<Json, Refused> {
    limits::text("verdict", text, limits::LONGEST_VERDICT)?;
    let parsed = literal::parse_all(text).map_err(|why| no_verdict(&why.to_string()))?;
    let is_whole = parsed.missing == literal::Missing::default()
        && text.get(parsed.consumed..).is_some_and(|rest| rest.trim().is_empty());
    if !is_whole {
        return Err(no_verdict("it is cut off, or something follows it"));
    }
    if parsed.value.get("page").is_none() { Err(no_verdict("`page` is missing")) } else { Ok(parsed.value) }
}

/// The listing that is meant, and what is said of it.
fn chosen(verdict: &Json, item: Option<usize>) -> Result<(&Json, Option<&Json>), Refused> {
    let Some(item) = item else {
        return Ok((verdict.get("listing").unwrap_or(&Json::Null), verdict.get("assessment")));
    };
    let cards = verdict.get("cards").and_then(Json::as_list).unwrap_or_default();
    let card = cards.get(item).ok_or(Refused::NoSuchItem { item, cards: cards.len() })?;
    Ok((card.get("listing").unwrap_or(&Json::Null), card.get("assessment")))
}

fn no_verdict(why: &str) -> Refused {
    Refused::IllFormed { what: "verdict", why: why.to_owned() }
}
