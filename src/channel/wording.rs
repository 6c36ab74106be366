//! What is said of a listing, in the language of the office and in the length that its form allows: what the person says
//! first, then what was seen. Facts alone; nothing of it judges.

use super::{batch::Grounded, content::Telling, right::kind_name};
use crate::case::statement::Infringement;

/// The name of an infringement in records and in the catalogue.
pub fn infringement_name(infringement: Infringement) -> &'static str {
    match infringement {
        Infringement::Counterfeit => "counterfeit",
        Infringement::TrademarkViolation => "trademark_violation",
        Infringement::Lookalike => "lookalike",
        Infringement::UnauthorizedReseller => "unauthorized_reseller",
        Infringement::Other => "other",
    }
}

/// A line, and how soon it is left out where there is no room; what is never left out has no number.
struct Line {
    text: String,
    leaves: Option<u8>,
}

/// What is said of a listing in at most so many characters. What the person says is never cut: where it alone is longer, the
/// text is longer too, and a check says so.
pub fn text(of: &Grounded, telling: &Telling, limit: Option<usize>) -> String {
    let mut lines = lines(of, telling);
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

fn lines(of: &Grounded, telling: &Telling) -> Vec<Line> {
    let facts = &of.case.listing;
    let statement = &of.case.statement;
    let mut lines = Vec::new();
    let mut add = |text: Option<String>, leaves: Option<u8>| lines.extend(text.map(|text| Line { text, leaves }));
    add(what(of, telling), None);
    let words = statement.explanation.trim();
    add(Some(words.to_owned()).filter(|words| !words.is_empty()), None);
    add(telling.filled("notice_where", "places", places(of, telling)), Some(2));
    add(telling.filled("notice_brand", "brand", telling.brand(of)), Some(1));
    add(right(of, telling), Some(1));
    // The one that weighs least leaves first; the head leaves with the last of them.
    let signs = signs(of, telling);
    if !signs.is_empty() {
        let day = facts.observed_at.as_str().get(..16).unwrap_or_default().replace('T', " ");
        add(telling.filled("notice_signs", "time", Some(format!("{day} UTC"))), Some(3));
    }
    for (at, sign) in signs.into_iter().enumerate() {
        add(Some(format!("– {sign}")), Some(u8::try_from(at).unwrap_or(u8::MAX).saturating_add(4).min(30)));
    }
    add(telling.filled("notice_title", "title", facts.title_nfc.value().cloned()), Some(32));
    add(telling.filled("notice_item", "id", facts.item_id.value().cloned()), Some(33));
    add(telling.filled("notice_seller", "seller", facts.seller.name_raw.value().cloned()), Some(31));
    add(telling.filled("notice_price", "price", telling.price(of)), Some(34));
    let sum = of.case.evidence.as_ref().map(|evidence| evidence.wacz_sha256.to_string());
    add(telling.filled("notice_evidence", "sum", sum), Some(40));
    lines
}

/// What the person says is wrong.
pub fn what(of: &Grounded, telling: &Telling) -> Option<String> {
    let name = of.infringement().map(|what| telling.words.say(&format!("case_is_{}", infringement_name(what))));
    telling.filled("notice_what", "what", name)
}

/// Where it shows.
pub fn places(of: &Grounded, telling: &Telling) -> Option<String> {
    let names = of.case.statement.places.iter().map(|place| telling.words.say(&format!("case_where_{}", place.name())));
    let all = names.collect::<Vec<_>>().join(", ");
    Some(all).filter(|all| !all.is_empty())
}

/// The right that the notice rests on.
fn right(of: &Grounded, telling: &Telling) -> Option<String> {
    let right = &of.right.as_ref()?.right;
    let number = right.number.as_deref().unwrap_or("–");
    let kind = telling.words.say(&format!("right_{}", kind_name(right.kind)));
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
    let reasons = of.case.assessment.as_ref().map(|assessed| assessed.reasons.as_slice()).unwrap_or_default();
    let weighs = reasons.iter().filter(|reason| reason.weight.0 > 0);
    let told = |reason: &crate::case::assessment::Reason| {
        let key = format!("hint_{}", reason.code);
        telling.words.has(&key).then(|| telling.words.tell(&key, |name| reason.params.get(name).map(String::as_str)))
    };
    weighs.filter_map(told).map(|sign| crate::text::visible(&sign)).collect()
}

/// One line for a subject.
pub fn subject(of: &Grounded, telling: &Telling) -> String {
    let item = of.case.listing.item_id.value().cloned().or_else(|| of.case.listing.url_canonical.value().cloned());
    let parts = [
        telling.brand(of),
        of.infringement().map(|what| telling.words.say(&format!("case_is_{}", infringement_name(what)))),
        telling.marketplace(of),
        item,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
