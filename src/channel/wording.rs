//! What is said of listings, in the language of the office and in the length that its form allows: what the person says first,
//! then what was seen. Facts alone; nothing of it judges. Of several listings, what they have in common is said once.

use super::{grounded::Grounded, telling::Telling};
use crate::{case::assessment::Reason, text::visible};

/// A line, and how soon it is left out where there is no room; what is never left out has no number.
struct Line {
    text: String,
    leaves: Option<u8>,
}

/// What is said of listings in at most so many characters. What the person says is never cut: where it alone is longer, the text is
/// longer too, and a check says so.
pub fn text(cases: &[&Grounded], telling: &Telling, limit: Option<usize>) -> String {
    let mut lines = lines(cases, telling);
    let limit = limit.unwrap_or(usize::MAX);
    while length(&lines) > limit {
        let Some(soonest) = lines.iter().filter_map(|line| line.leaves).max() else { break };
        let at = lines.iter().rposition(|line| line.leaves == Some(soonest));
        at.into_iter().for_each(|at| drop(lines.remove(at)));
    }
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn length(lines: &[Line]) -> usize {
    let signs: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    signs.saturating_add(lines.len().saturating_sub(1))
}

fn lines(cases: &[&Grounded], telling: &Telling) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |text: Option<String>, leaves: Option<u8>| lines.extend(text.map(|text| Line { text, leaves }));
    let each = |say: &dyn Fn(&Grounded) -> Option<String>| distinct(cases.iter().filter_map(|of| say(of)));
    each(&|of| what(of, telling)).into_iter().for_each(|what| add(Some(what), None));
    words(cases).into_iter().for_each(|words| add(Some(words), None));
    add(telling.filled("notice_where", "places", places(cases, telling)), Some(2));
    let brands = each(&|of| telling.filled("notice_brand", "brand", telling.brand(of)));
    let rights = each(&|of| right(of, telling));
    brands.into_iter().chain(rights).for_each(|line| add(Some(line), Some(1)));
    // The one that weighs least leaves first; the head leaves with the last of them.
    let signs = distinct(cases.iter().flat_map(|of| signs(of, telling)));
    if !signs.is_empty() {
        add(telling.filled("notice_signs", "time", seen(cases)), Some(3));
    }
    for (at, sign) in signs.into_iter().enumerate() {
        add(Some(format!("– {sign}")), Some(u8::try_from(at).unwrap_or(u8::MAX).saturating_add(4).min(30)));
    }
    if let [of] = cases {
        let facts = &of.case.listing;
        add(telling.filled("notice_title", "title", facts.title_nfc.value().cloned()), Some(32));
        add(telling.filled("notice_item", "id", facts.item_id.value().cloned()), Some(33));
        add(telling.filled("notice_seller", "seller", facts.seller.name_raw.value().cloned()), Some(31));
        add(telling.filled("notice_price", "price", telling.price(of)), Some(34));
        let sum = of.case.evidence.as_ref().map(|evidence| evidence.wacz_sha256.to_string());
        add(telling.filled("notice_evidence", "sum", sum), Some(40));
    }
    lines
}

/// In the order in which they came, each once.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// What the person says: once where it is the same of all, else each behind the number or address of its listing.
fn words(cases: &[&Grounded]) -> Vec<String> {
    let of = |of: &Grounded| of.case.statement.explanation.trim().to_owned();
    let mut said = distinct(cases.iter().map(|one| of(one)));
    if said.len() > 1 {
        let named = |one: &&Grounded| {
            let item = one.case.listing.item_id.value().map_or_else(|| one.address(), String::as_str);
            Some(of(one)).filter(|words| !words.is_empty()).map(|words| format!("{}: {words}", visible(item)))
        };
        said = cases.iter().filter_map(named).collect();
    }
    said.retain(|words| !words.is_empty());
    said
}

/// When the listings were seen, to the minute: from the first to the last.
fn seen(cases: &[&Grounded]) -> Option<String> {
    let minute = |of: &&Grounded| of.case.listing.observed_at.as_str().get(..16).map(|time| time.replace('T', " "));
    let (first, last) = (cases.iter().filter_map(minute).min()?, cases.iter().filter_map(minute).max()?);
    Some(if first == last { format!("{first} UTC") } else { format!("{first} – {last} UTC") })
}

/// What the person says is wrong.
fn what(of: &Grounded, telling: &Telling) -> Option<String> {
    let name = of.infringement().map(|what| telling.words.say(&format!("case_is_{}", what.name())));
    telling.filled("notice_what", "what", name)
}

/// Where it shows.
fn places(cases: &[&Grounded], telling: &Telling) -> Option<String> {
    let places = cases.iter().flat_map(|of| &of.case.statement.places);
    let names = distinct(places.map(|place| telling.words.say(&format!("case_where_{}", place.name()))));
    Some(names.join(", ")).filter(|all| !all.is_empty())
}

/// The right that the notice rests on.
fn right(of: &Grounded, telling: &Telling) -> Option<String> {
    let right = &of.right.as_ref()?.right;
    let number = right.number.as_deref().unwrap_or("–");
    let kind = telling.words.say(&format!("right_{}", right.kind.name()));
    let with = |name: &str| match name {
        "kind" => Some(kind.as_str()),
        "number" => Some(number),
        "country" => Some(right.jurisdiction.as_str()),
        "owner" => Some(right.owner.as_str()),
        _ => None,
    };
    Some(telling.words.tell("notice_right", with))
}

/// What was seen on the page: the signs that weigh, in the order of the assessment.
pub fn signs(of: &Grounded, telling: &Telling) -> Vec<String> {
    of.signs().filter_map(|sign| told(sign, telling)).collect()
}

fn told(sign: &Reason, telling: &Telling) -> Option<String> {
    let key = format!("hint_{}", sign.code.replace('-', "_"));
    let with = |name: &str| sign.params.get(name).map(String::as_str);
    telling.words.has(&key).then(|| visible(&telling.words.tell(&key, with)))
}

/// One line for a subject.
pub fn subject(cases: &[&Grounded], telling: &Telling) -> String {
    let each = |say: &dyn Fn(&Grounded) -> Option<String>| distinct(cases.iter().filter_map(|of| say(of))).join(", ");
    let listing = |of: &Grounded| {
        let facts = &of.case.listing;
        facts.item_id.value().or(facts.url_canonical.value()).cloned()
    };
    let what = |of: &Grounded| of.infringement().map(|what| telling.words.say(&format!("case_is_{}", what.name())));
    let parts = [each(&|of| telling.brand(of)), each(&what), each(&|of| telling.marketplace(of)), each(&listing)];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    visible(&said.join(" · "))
}
