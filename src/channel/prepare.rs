//! Cases and a door become notices, checked.

use jinjja_data::{
    Channel,
    channel::{Content, Delivery, Does, Place, Step},
};
use serde::Serialize;

use super::{
    Desk, Offices,
    access::Access,
    batch::{batched, grounded},
    check::{self, Finding, Weight},
    content::percent_encoded,
    form::{Filled, FilledNotice, Part, parts},
    grounded::Grounded,
    telling::Telling,
};
use crate::{
    case::{Case, id::CaseId, notifier::Role},
    catalogue::Catalogue,
};

/// What would go to an office, and what was found in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Prepared {
    /// The door's id.
    pub door: String,
    /// Whether the person may go through it.
    pub access: Access,
    /// How what is made goes there.
    pub delivery: Delivery,
    /// The language of the notices.
    pub language: String,
    /// The notices, in the order in which they go.
    pub notices: Vec<Notice>,
    /// What was found, what stops first.
    pub findings: Vec<Finding>,
    /// Whether nothing stops it, and nothing is left to be asked.
    pub may_go: bool,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Notice {
    /// Its number: a server takes it once, however often it is sent.
    pub report_id: String,
    /// Which of how many it is, from one.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// Its cases.
    pub cases: Vec<CaseId>,
    /// Where it goes: a page, a listing, an address for mail; null for files.
    pub address: Option<String>,
    /// What goes, byte for byte.
    pub parts: Vec<Part>,
    /// What the person does there.
    pub steps: Vec<Told>,
    /// The pictures that go with it, by their names.
    pub pictures: Vec<String>,
    /// What the person stands for by confirming: keys of the catalogue.
    pub declares: Vec<&'static str>,
}

/// A step as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What is done.
    #[serde(rename = "do")]
    pub does: &'static str,
    /// What is written on it.
    pub label: Option<String>,
}

/// Makes of cases what goes through a door, and says what is found in it.
///
/// `words` are those of the door's language: that of the desk, else the one that the door reads for the country of the first case
/// ([`language`]). `ids` are UUIDs of version 7, one for each notice; where there are fewer, the first case's number is taken.
pub fn prepare(
    door: &Channel,
    offices: &Offices,
    cases: &[Case],
    desk: &Desk,
    ids: &[CaseId],
    words: &Catalogue,
) -> Prepared {
    let role = desk.notifier.as_ref().map_or(Role::Shopper, |notifier| notifier.role);
    let access = Access::of(door, role, desk);
    let language = language(door, cases, desk);
    let all = grounded(cases, door, desk, offices);
    let batches = batched(&all, door);
    let mut notices = Vec::new();
    let mut findings = Vec::new();
    for (at, batch) in batches.iter().enumerate() {
        let Some(first) = batch.first() else { continue };
        let report_id = ids.get(at).unwrap_or(&first.case.id).to_string();
        let place = Place { country: first.country(), language };
        let telling = Telling { door, offices, desk, words, place, report_id, batch, all: &all };
        let filled = filled(door, batch, &telling);
        findings.extend(check::all(&check::View { telling: &telling, filled: &filled }));
        let number = at.saturating_add(1);
        let (address, name) = (where_to(door, first, desk), name_of(&door.id, &telling.report_id));
        notices.push(Notice {
            number,
            of: batches.len(),
            cases: batch.iter().map(|of| of.case.id.clone()).collect(),
            address,
            parts: parts(door, &filled, place, &name, words),
            steps: door.steps.iter().map(|step| told(step, &telling)).collect(),
            pictures: pictures(door, batch, desk),
            declares: declared(&filled),
            report_id: telling.report_id,
        });
    }
    check::settled(&mut findings, desk);
    if access != Access::Open {
        notices.clear();
    }
    let may_go = access == Access::Open
        && !notices.is_empty()
        && findings.iter().all(|finding| finding.weight == Weight::Notes || finding.is_meant);
    Prepared {
        door: door.id.clone(),
        access,
        delivery: door.delivery,
        language: language.to_owned(),
        notices,
        findings,
        may_go,
    }
}

/// The language of the notices.
pub fn language<'l>(door: &'l Channel, cases: &[Case], desk: &'l Desk) -> &'l str {
    let country = cases.first().and_then(|case| case.listing.country.value()).map(String::as_str);
    desk.language.as_deref().unwrap_or_else(|| door.language(country))
}

fn filled<'d>(door: &'d Channel, batch: &[&Grounded], telling: &Telling) -> FilledNotice<'d> {
    let of_notice = door.fields.iter().filter(|field| !field.of_each);
    let fields = of_notice.map(|field| Filled { field, value: telling.of_notice(field, batch) });
    let of_each: Vec<_> = door.fields.iter().filter(|field| field.of_each).collect();
    let row =
        |of: &&Grounded| of_each.iter().map(|field| Filled { field, value: telling.of_case(field, of) }).collect();
    let rows = if of_each.is_empty() { Vec::new() } else { batch.iter().map(row).collect() };
    FilledNotice { fields: fields.collect(), rows }
}

/// The sentences that stand in the notice, or for which something in it stands. That it is said in good faith is confirmed of each.
fn declared(filled: &FilledNotice) -> Vec<&'static str> {
    let mut all = filled.fields.iter().chain(filled.rows.iter().flatten());
    let has_authority = all.any(|filled| filled.field.from == Content::Authority && filled.value.is_some());
    let authority = has_authority.then_some("notice_authority");
    std::iter::once("case_bona_fide").chain(authority).collect()
}

fn where_to(door: &Channel, first: &Grounded, desk: &Desk) -> Option<String> {
    match door.delivery {
        Delivery::Server => Some(desk.server.clone()).filter(|server| !server.is_empty()),
        Delivery::Page | Delivery::Mail => {
            let pattern = door.address(first.country())?;
            Some(address_of(pattern, first).unwrap_or_else(|| first.address().to_owned()))
        }
        Delivery::Listing => Some(first.address().to_owned()),
        Delivery::File => None,
    }
}

/// The address of a door's page, with what it wants to know of the listing; none where the listing does not say one of these.
fn address_of(pattern: &str, of: &Grounded) -> Option<String> {
    let facts = &of.case.listing;
    let known = [
        ("{item_id}", facts.item_id.value().map(String::as_str)),
        ("{url}", Some(of.address())),
        ("{title}", facts.title_nfc.value().map(String::as_str)),
        ("{seller}", facts.seller.name_raw.value().map(String::as_str)),
        ("{seller_login}", facts.seller.username.value().map(String::as_str)),
    ];
    let is_asked = |(name, _): &(&str, Option<&str>)| pattern.contains(name);
    known.into_iter().filter(is_asked).try_fold(pattern.to_owned(), |address, (name, value)| {
        Some(address.replace(name, &percent_encoded(value?, is_component)))
    })
}

/// Whether `encodeURIComponent` leaves it as it is.
fn is_component(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte)
}

/// What the files of a notice are called: the door, and what tells the notice from others.
fn name_of(door: &str, report_id: &str) -> String {
    let end = report_id.rsplit('-').next().unwrap_or_default();
    format!("jinjja-{door}-{end}")
}

/// A step with what is written on it. What is pasted is called as its field is; a letter, which is pasted as a whole, by what it is.
fn told(step: &Step, telling: &Telling) -> Told {
    let field = telling.door.fields.iter().find(|field| step.field.as_ref() == Some(&field.key));
    let pasted = || {
        field.map_or_else(|| telling.words.say("notice_print_title"), |field| field.label_at(telling.place).to_owned())
    };
    let label = match step.does {
        Does::Paste => Some(pasted()),
        _ => step.label_at(telling.place).map(str::to_owned),
    };
    Told { does: step.does.name(), label }
}

/// The pictures that go beside the notice: marked ones first, for they show what is meant.
fn pictures(door: &Channel, batch: &[&Grounded], desk: &Desk) -> Vec<String> {
    let Some(files) = door.files.as_ref().filter(|_| !door.holds_pictures()) else { return Vec::new() };
    let mut taken: Vec<_> = batch
        .iter()
        .flat_map(|of| desk.pictures_of(&of.case.id))
        .filter(|picture| files.bytes.is_none_or(|limit| picture.bytes <= limit))
        .filter(|picture| files.types.is_empty() || files.types.contains(&picture.media_type))
        .collect();
    taken.sort_by_key(|picture| !picture.is_marked);
    taken.iter().take(files.most.unwrap_or(usize::MAX)).map(|picture| picture.name.clone()).collect()
}
