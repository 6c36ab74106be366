//! Reading `channels/*.toml`, and what must hold in a door.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{BadData, bad, in_folder, parse, stem};
use crate::{
    Marketplace,
    channel::{Channel, Content, Counted, Delivery, Demand, Does, Field, Form, Who},
    sorted::Map,
};

/// Kinds of rights, as case records name them.
const RIGHTS: [&str; 6] = ["trademark", "design", "patent", "utility_model", "copyright", "other"];
/// Languages of the catalogue.
const LANGUAGES: [&str; 10] = ["en", "ko", "zh_CN", "zh_TW", "th", "vi", "id", "ms", "fil", "ja"];

/// Reads all doors: a file with a mistake is left out and named.
pub(super) fn read(
    folder: &Path,
    marketplaces: &[Marketplace],
    problems: &mut Vec<BadData>,
) -> Result<Vec<Channel>, BadData> {
    let mut doors = Vec::new();
    for path in in_folder(&folder.join("channels"), "toml")? {
        match parse::<Channel>(&path) {
            Ok(door) => doors.push((path, door)),
            Err(problem) => problems.push(problem),
        }
    }
    take_over_fields(&mut doors, problems);
    let mut channels = Vec::new();
    for (path, door) in doors {
        match check(&door, &stem(&path), marketplaces) {
            Ok(()) => channels.push(door),
            Err(what) => problems.push(bad(&path, what)),
        }
    }
    Ok(channels)
}

/// Gives doors that have the fields of another one those fields, before their own.
fn take_over_fields(doors: &mut [(PathBuf, Channel)], problems: &mut Vec<BadData>) {
    let known: Vec<(String, Vec<Field>)> =
        doors.iter().map(|(_, door)| (door.id.clone(), door.fields.clone())).collect();
    for (path, door) in doors {
        let Some(other) = &door.fields_of else { continue };
        match known.iter().find(|(id, fields)| id == other && !fields.is_empty()) {
            Some((_, fields)) => door.fields.splice(..0, fields.iter().cloned()).for_each(drop),
            None => problems.push(bad(path, format!("fields_of: there is no door `{other}` with fields of its own"))),
        }
    }
}

fn check(channel: &Channel, stem: &str, marketplaces: &[Marketplace]) -> Result<(), String> {
    if channel.id != stem {
        return Err("its id must be the name of the file".to_owned());
    }
    if let Some(id) = channel.marketplaces.iter().find(|id| !marketplaces.iter().any(|known| known.id == **id)) {
        return Err(format!("there is no file marketplaces/{id}.toml"));
    }
    if let Some(kind) = channel.rights.iter().find(|kind| !RIGHTS.contains(&kind.as_str())) {
        return Err(format!("`{kind}` is no kind of right; there are {}", RIGHTS.join(", ")));
    }
    if (channel.who == Who::RightsHolder) == channel.rights.is_empty() {
        return Err("a door for holders of rights names their kinds under `rights`, another one names none".to_owned());
    }
    countries(channel)?;
    if !is_day(&channel.checked) {
        return Err(format!("checked: `{}` is no day (2026-11-29)", channel.checked));
    }
    if channel.batch.most == 0 || channel.batch.fewest_marketplaces > channel.batch.most {
        return Err(
            "batch: a notice holds at least one listing, and one for each marketplace that it must name".to_owned()
        );
    }
    let is_for_several = channel.batch.fewest_marketplaces > 1;
    if is_for_several != channel.demands.contains(&Demand::SameSeller)
        || is_for_several && channel.batch.one_marketplace
    {
        return Err(
            "several marketplaces in one notice: demands = [\"same-seller\"] and one_marketplace = false".to_owned()
        );
    }
    fields(channel)?;
    steps(channel)?;
    if let Some(content) = channel.passes_on.iter().find(|content| !content.is_personal()) {
        return Err(format!("passes_on: {content:?} is nothing of the person's"));
    }
    let percents = channel.thresholds.iter().all(|threshold| threshold.percent <= 100 && threshold.months != Some(0));
    let is_twice = [Counted::Accepted, Counted::Reversed]
        .iter()
        .any(|of| channel.thresholds.iter().filter(|threshold| threshold.of == *of).count() > 1);
    if !percents || is_twice {
        return Err("thresholds: at most one of each, in per cent, over at least a month".to_owned());
    }
    Ok(())
}

fn countries(channel: &Channel) -> Result<(), String> {
    let keys = channel.languages.keys().chain(channel.addresses.keys()).filter(|key| *key != "default");
    if let Some(code) = channel.countries.iter().chain(keys).find(|code| !is_country(code.as_str())) {
        return Err(format!("`{code}` is no country (ISO 3166-1 alpha-2) nor `default`"));
    }
    if !channel.languages.contains_key("default") {
        return Err("languages: which one it reads by `default`".to_owned());
    }
    if let Some(language) = channel.languages.values().find(|language| !LANGUAGES.contains(&language.as_str())) {
        return Err(format!("languages: the catalogue has no `{language}`; it has {}", LANGUAGES.join(", ")));
    }
    let (is_page, is_mail) = (channel.delivery == Delivery::Page, channel.delivery == Delivery::Mail);
    if is_page && channel.addresses.is_empty() {
        return Err("addresses: where is it?".to_owned());
    }
    if channel.addresses.values().any(|address| !names_are_known(address)) {
        return Err(format!("addresses: only {} stand for something", NAMES.join(", ")));
    }
    let is_address = |address: &&String| if is_mail { address.contains('@') } else { address.starts_with("https://") };
    match channel.addresses.values().find(|address| !is_address(address)) {
        Some(address) => Err(format!("addresses: `{address}` is none")),
        None => Ok(()),
    }
}

/// What stands for something in an address.
const NAMES: [&str; 5] = ["{item_id}", "{url}", "{title}", "{seller}", "{seller_login}"];

fn names_are_known(address: &str) -> bool {
    let rest = NAMES.iter().fold(address.to_owned(), |rest, name| rest.replace(name, ""));
    !rest.contains(['{', '}'])
}

/// Whether labels stand under countries, languages of the catalogue, and `default`, without which some would have none.
fn labels(labels: &Map<String, String>) -> Result<(), String> {
    let is_known = |key: &str| key == "default" || is_country(key) || LANGUAGES.contains(&key);
    match labels.keys().find(|key| !is_known(key)) {
        Some(key) => Err(format!("label: `{key}` is no country, no language of the catalogue, and not `default`")),
        None if !labels.is_empty() && !labels.contains_key("default") => {
            Err("label: which one by `default`?".to_owned())
        }
        None => Ok(()),
    }
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
}

fn fields(channel: &Channel) -> Result<(), String> {
    let mut keys = BTreeSet::new();
    for field in &channel.fields {
        let key = &field.key;
        labels(&field.label).map_err(|why| format!("{key}: {why}"))?;
        if key.is_empty() || !keys.insert(key) {
            return Err(format!("fields: `{key}` stands twice, or is empty"));
        }
        if (field.from == Content::Fixed) != field.text.is_some() {
            return Err(format!("{key}: a `text` goes with `from = \"fixed\"`, and with nothing else"));
        }
        if field.from.is_of_right() && channel.rights.is_empty() {
            return Err(format!("{key}: a door that takes no rights cannot ask for one"));
        }
        if channel.batch.most > 1 && field.from.is_of_listing() && !field.of_each {
            return Err(format!("{key}: said of one listing, it must be `of_each` of several"));
        }
        if (field.is_lasting || field.is_for_seller) && field.from != Content::Asked {
            return Err(format!("{key}: `is_lasting` and `is_for_seller` belong to what the person is asked"));
        }
        if field.of_each && is_of_notice(field.from) {
            return Err(format!("{key}: said of the notice, it cannot be `of_each` of its listings"));
        }
        if channel.batch.most == 1 && field.of_each && channel.rows.is_none() {
            return Err(format!("{key}: a notice of one listing has nothing that is `of_each`"));
        }
    }
    let has_rows = channel.form == Form::Json && channel.batch.most > 1;
    if has_rows && channel.rows.is_none() {
        return Err("rows: under which key do the listings stand in the JSON?".to_owned());
    }
    if channel.rows.is_some() && channel.form != Form::Json {
        return Err("rows: only a JSON has them".to_owned());
    }
    let is_located = channel
        .fields
        .iter()
        .any(|field| matches!(field.from, Content::Address | Content::Addresses | Content::ItemId | Content::ItemIds));
    let says = |name: &str| channel.addresses.values().all(|address| address.contains(name));
    let is_opened =
        channel.delivery == Delivery::Listing || !channel.addresses.is_empty() && (says("{item_id}") || says("{url}"));
    if is_located || is_opened {
        Ok(())
    } else {
        Err("fields: no notice without the address of what it is about".to_owned())
    }
}

/// Whether it is said of all listings of a notice together.
fn is_of_notice(content: Content) -> bool {
    matches!(content, Content::Addresses | Content::ItemIds | Content::Count | Content::ReportId)
}

fn steps(channel: &Channel) -> Result<(), String> {
    for step in &channel.steps {
        labels(&step.label).map_err(|why| format!("steps: {why}"))?;
        let asks = matches!(step.does, Does::Press | Does::Choose);
        if asks == step.label.is_empty() {
            return Err("steps: what is pressed or chosen has a label, and nothing else".to_owned());
        }
        let names = step.field.as_ref();
        let is_whole = channel.form == Form::Letter;
        if (step.does == Does::Paste && !is_whole) != names.is_some() {
            return Err("steps: `paste` names its field, but for a letter; nothing else does".to_owned());
        }
        if let Some(key) = names.filter(|key| !channel.fields.iter().any(|field| field.key == **key)) {
            return Err(format!("steps: there is no field `{key}`"));
        }
    }
    Ok(())
}

fn is_day(text: &str) -> bool {
    let form = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(form)
}
