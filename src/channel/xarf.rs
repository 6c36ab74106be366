//! What holds in a report of XARF v4 of the type `content/brand_infringement`, as its schemas say it (xarf-core, content-base,
//! content-brand_infringement of 2026-03-20) and as PyPI's `xarf` checks it in its standard mode.

use super::content::is_domain;
use crate::{capture::Json, case::id::CaseId};

/// What a report is refused for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: keys joined by dots.
    pub at: String,
    /// Whether nothing stands there that must.
    pub is_missing: bool,
}

/// What of a text is demanded.
type Form = fn(&str) -> bool;

/// The texts that a report may have; those that it must have first.
const DEMANDED: [(&str, Form); 15] = [
    ("xarf_version", is_version),
    ("report_id", is_uuid),
    ("timestamp", is_moment),
    ("reporter.org", is_name),
    ("reporter.contact", is_email),
    ("reporter.domain", is_host),
    ("sender.org", is_name),
    ("sender.contact", is_email),
    ("sender.domain", is_host),
    ("source_identifier", is_said),
    ("category", |text| text == "content"),
    ("type", |text| text == "brand_infringement"),
    ("url", is_uri),
    ("infringement_type", |text| INFRINGEMENTS.contains(&text)),
    ("legitimate_site", is_uri),
];
const ALLOWED: [(&str, Form); 5] = [
    ("description", |text| text.chars().count() <= 1_000),
    ("domain", is_domain),
    ("verified_at", is_moment),
    ("verification_method", |text| METHODS.contains(&text)),
    ("screenshot_url", is_uri),
];

const INFRINGEMENTS: [&str; 9] = [
    "counterfeit",
    "typosquatting",
    "lookalike",
    "homograph",
    "unauthorized_reseller",
    "trademark_violation",
    "brand_impersonation",
    "logo_misuse",
    "other",
];
const METHODS: [&str; 5] = ["manual", "automated_crawler", "user_report", "honeypot", "threat_intelligence"];

/// All that such a report is refused for.
pub fn faults(report: &Json) -> Vec<Fault> {
    let at = |path: &str| path.split('.').try_fold(report, |at, step| at.get(step)).filter(|value| !value.is_null());
    let fault = |path: &str, is_missing| Fault { at: path.to_owned(), is_missing };
    let text = |path: &str, form: Form, is_demanded: bool| match at(path) {
        None => is_demanded.then(|| fault(path, true)),
        Some(value) => (!value.as_text().is_some_and(form)).then(|| fault(path, false)),
    };
    let demanded = DEMANDED.iter().filter_map(|(path, form)| text(path, *form, true));
    let allowed = ALLOWED.iter().filter_map(|(path, form)| text(path, *form, false));
    let is_list_of = |path: &str, most: usize, is_one: fn(&Json) -> bool| {
        at(path).is_none_or(|list| list.as_list().is_some_and(|list| list.len() <= most && list.iter().all(is_one)))
    };
    let others = [
        ("confidence", at("confidence").is_none_or(is_share)),
        ("similarity_score", at("similarity_score").is_none_or(is_share)),
        ("tags", is_list_of("tags", 20, |tag| tag.as_text().is_some_and(is_tag))),
        ("evidence", is_list_of("evidence", 50, is_evidence)),
        // What a sender keeps for itself never goes to another.
        ("_internal", report.get("_internal").is_none()),
    ];
    let others = others.into_iter().filter(|(_, holds)| !holds).map(|(path, _)| fault(path, false));
    demanded.chain(allowed).chain(others).collect()
}

fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}

fn is_name(text: &str) -> bool {
    is_said(text) && text.chars().count() <= 200
}

fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts.first() == Some(&"4") && parts.iter().all(is_number)
}

fn is_uuid(text: &str) -> bool {
    CaseId::try_from(text.to_owned()).is_ok()
}

fn is_moment(text: &str) -> bool {
    crate::moment::Moment::parse(text).is_some()
}

/// An address of mail in ASCII: a name without quotes at a host.
fn is_email(text: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    text.split_once('@').is_some_and(|(name, host)| name.split('.').all(is_atom) && host.contains('.') && is_host(host))
}

/// A name of the domain name system (RFC 1123).
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (1..=63).contains(&label.len()) && is_plain && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

/// An address with a scheme, in the characters that addresses are made of (RFC 3986).
fn is_uri(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b);
    text.split_once("://").is_some_and(|(scheme, rest)| {
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
        is_scheme && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) && !rest.is_empty() && rest.bytes().all(is_part)
    })
}

/// `namespace:predicate`.
fn is_tag(text: &str) -> bool {
    let is_small = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let is_word = |word: &str| {
        word.bytes().next().is_some_and(is_small) && word.bytes().all(|b| is_small(b) || b"_+-".contains(&b))
    };
    text.split_once(':').is_some_and(|(space, predicate)| is_word(space) && is_word(predicate))
}

/// From nought to one.
fn is_share(value: &Json) -> bool {
    value.as_number().and_then(|number| number.parse::<f64>().ok()).is_some_and(|number| (0.0..=1.0).contains(&number))
}

fn is_evidence(item: &Json) -> bool {
    const LARGEST: u64 = 5 * 1024 * 1024;
    const KEYS: [&str; 5] = ["content_type", "description", "payload", "hash", "size"];
    let text = |key: &str| item.get(key).and_then(Json::as_text);
    let has_none_other = item.as_map().is_some_and(|keys| keys.iter().all(|(key, _)| KEYS.contains(&key.as_str())));
    let is_small = item.get("size").is_none_or(|size| {
        size.as_number().and_then(|size| size.parse::<u64>().ok()).is_some_and(|size| size <= LARGEST)
    });
    let is_described =
        item.get("description").is_none_or(|_| text("description").is_some_and(|text| text.chars().count() <= 500));
    let is_hashed = item.get("hash").is_none_or(|_| text("hash").is_some_and(is_hash));
    has_none_other
        && text("content_type").is_some()
        && text("payload").is_some()
        && is_small
        && is_described
        && is_hashed
}

fn is_hash(text: &str) -> bool {
    text.split_once(':').is_some_and(|(kind, sum)| {
        let is_kind = ["md5", "sha1", "sha256", "sha512"].contains(&kind);
        is_kind && !sum.is_empty() && sum.bytes().all(|b| b.is_ascii_hexdigit())
    })
}
