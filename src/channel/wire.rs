//! The same as texts, for a caller that speaks another language: JSON in, JSON out. What is not taken gives
//! `{"error": {"code", "message"}}`.

use jinjja_data::channel::{Channel, Content, Delivery, Form, Place, Threshold, Who};
use serde::{Deserialize, Serialize};

use super::{
    Desk, Offices, StoredRight,
    access::Access,
    grounded::{brand_id, listing_key, rules, signs},
    ledger::{self, Handed},
    prepare::{language, prepare},
    proposal,
};
use crate::{
    case::{
        Case, Refused,
        id::CaseId,
        notifier::Role,
        outcome::Outcome,
        receipt::Receipt,
        statement::Infringement,
        wire::{read, told},
    },
    catalogue::Catalogue,
    moment::Moment,
};

/// A door as a page lists it.
#[derive(Serialize)]
struct Door<'d> {
    id: &'d str,
    name: &'d str,
    who: Who,
    access: Access,
    delivery: Delivery,
    form: Form,
    language: &'d str,
    most: usize,
    fewest_marketplaces: usize,
    /// Pictures go into what is made, not beside it.
    holds_pictures: bool,
    /// What the person is asked beside all else: the keys of [`Desk::answers`].
    asks: Vec<Asks<'d>>,
    thresholds: &'d [Threshold],
    /// What the person must know before going there: `caveat_<name>` of the catalogue.
    caveats: Vec<&'static str>,
    source: &'d str,
    checked: &'d str,
}

/// Something that only the person can say.
#[derive(Serialize)]
struct Asks<'d> {
    key: &'d str,
    label: &'d str,
    required: bool,
    limit: Option<usize>,
    /// It is of the person, and the same the next time.
    is_lasting: bool,
}

impl<'d> Asks<'d> {
    fn of(door: &'d Channel, place: Place) -> Vec<Self> {
        let asked = door.fields.iter().filter(|field| field.from == Content::Asked);
        asked
            .map(|field| Self {
                key: &field.key,
                label: field.label_at(place),
                required: field.required,
                limit: field.limit,
                is_lasting: field.is_lasting,
            })
            .collect()
    }
}

/// The doors that serve a case (its text), for a desk (JSON): open ones first, those of the marketplace itself before others.
pub fn doors(case: &str, desk: &str) -> String {
    told(Case::from_text(case).and_then(|case| {
        let desk = read::<Desk>("desk", desk)?;
        let facts = &case.listing;
        let (marketplace, country) = (facts.marketplace.as_deref(), facts.country.value().map(String::as_str));
        let role = desk.notifier.as_ref().map_or(Role::Shopper, |notifier| notifier.role);
        let serves = |door: &&Channel| door.serves(marketplace, country);
        let mut doors: Vec<_> = Offices::embedded().doors.iter().filter(serves).collect();
        let order = |door: &&Channel| {
            let is_open = Access::of(door, role, &desk) == Access::Open;
            let is_for_rights = door.who == Who::RightsHolder;
            (!is_open, !is_for_rights, door.marketplaces.is_empty(), door.delivery == Delivery::File)
        };
        doors.sort_by_key(order);
        let shown = |door: &Channel| -> serde_json::Value {
            let access = Access::of(door, role, &desk);
            let language = language(door, std::slice::from_ref(&case), &desk);
            serde_json::to_value(Door {
                id: &door.id,
                name: &door.name,
                who: door.who,
                access,
                delivery: door.delivery,
                form: door.form,
                language,
                holds_pictures: door.holds_pictures(),
                caveats: door.caveats.iter().map(|caveat| caveat.name()).collect(),
                asks: Asks::of(door, Place { country, language }),
                most: door.batch.most,
                fewest_marketplaces: door.batch.fewest_marketplaces,
                thresholds: &door.thresholds,
                source: &door.source,
                checked: &door.checked,
            })
            .unwrap_or_default()
        };
        Ok(doors.into_iter().map(shown).collect::<Vec<_>>())
    }))
}

/// What is to be handed in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    door: String,
    desk: Desk,
    /// A number for each notice.
    ids: Vec<CaseId>,
}

/// What would go through a door: `{"door", "desk", "ids"}`, the cases as a JSON list of their texts, and the file of the catalogue
/// in the door's language → the notices and what was found in them.
pub fn prepared(asked: &str, cases: &str, catalogue: &str) -> String {
    told(read::<Asked>("request", asked).and_then(|asked| {
        asked.desk.rights.iter().try_for_each(StoredRight::check)?;
        let texts = read::<Vec<String>>("list of cases", cases)?;
        let cases = texts.iter().map(|text| Case::from_text(text)).collect::<Result<Vec<_>, _>>()?;
        let offices = Offices::embedded();
        let door = offices.door(&asked.door).ok_or(Refused::NotThere { what: "door", which: asked.door })?;
        let words = Catalogue::from_json(catalogue)
            .ok_or_else(|| Refused::IllFormed { what: "catalogue", why: "it is no file of messages".to_owned() })?;
        Ok(prepare(door, offices, &cases, &asked.desk, &asked.ids, &words))
    }))
}

/// Something that was confirmed at a door, and may still arrive.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnderWay {
    door: String,
    at: Moment,
}

/// What is kept of a case that was handed in (its text): a list, one for each receipt, and one for each that is under way
/// (`[{"door", "at"}]`).
pub fn handed(case: &str, under_way: &str) -> String {
    told(Case::from_text(case).and_then(|case| {
        let receipts = case.receipts.iter().map(|receipt| handed_at(&case, &receipt.door, &receipt.at, Some(receipt)));
        let under_way = read::<Vec<UnderWay>>("list of what is under way", under_way)?;
        let under_way = under_way.iter().map(|one| handed_at(&case, &one.door, &one.at, None));
        Ok(receipts.chain(under_way).collect::<Vec<_>>())
    }))
}

fn handed_at(case: &Case, door: &str, at: &Moment, receipt: Option<&Receipt>) -> Handed {
    let outcomes =
        case.outcomes.iter().filter(|outcome| receipt.is_some_and(|receipt| answers(case, outcome, receipt)));
    Handed {
        door: door.to_owned(),
        case_id: case.id.clone(),
        listing: listing_key(case),
        brand: brand_id(case).map(str::to_owned),
        rules: rules(case),
        at: at.clone(),
        outcomes: outcomes.map(|outcome| outcome.kind).collect(),
    }
}

/// Whether an outcome answers a receipt: the one that it names; else the latest before it.
fn answers(case: &Case, outcome: &Outcome, receipt: &Receipt) -> bool {
    if let Some(number) = &outcome.receipt {
        return *number == receipt.number;
    }
    let before = case.receipts.iter().filter(|receipt| receipt.at.as_str() <= outcome.at.as_str());
    before.max_by_key(|receipt| receipt.at.as_str()) == Some(receipt)
}

/// The ledger: what was handed in (a JSON list), now → by the ids of doors, what became of it.
pub fn ledger(handed: &str, now: &str) -> String {
    let now = Moment::try_from(now.to_owned()).map_err(|why| Refused::IllFormed { what: "moment", why });
    told(read::<Vec<Handed>>("list of what was handed in", handed).and_then(|handed| {
        let now = now?;
        let doors = Offices::embedded().doors.iter().filter(|door| handed.iter().any(|one| one.door == door.id));
        Ok(doors
            .map(|door| (door.id.clone(), ledger::at_door(door, &handed, &now)))
            .collect::<jinjja_data::Map<_, _>>())
    }))
}

/// A stored right (JSON) → the same, if it is one.
pub fn right(right: &str) -> String {
    told(read::<StoredRight>("right", right).and_then(|right| right.check().map(|()| right)))
}

/// What the person stands for by handing a case in.
#[derive(Serialize)]
struct Sworn {
    /// That it is said in good faith.
    bona_fide: bool,
    /// What is wrong: as it was said, else as the signs propose it, for that is what goes.
    infringement_type: Option<&'static str>,
}

/// A case → what its statement says once it is handed in: the parts of a change of it.
pub fn sworn(case: &str) -> String {
    told(Case::from_text(case).map(|case| {
        let said = case.statement.infringement_type.or_else(|| proposal::infringement(signs(&case)));
        Sworn { bona_fide: true, infringement_type: said.map(Infringement::name) }
    }))
}
