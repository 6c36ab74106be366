//! Properties of entities, as shops really write them.

use crate::{capture::Json, reading::source::plain, text::without_entities};

/// Whether an entity is of one of these types.
pub(super) fn is_a(entity: &Json, types: &[&str]) -> bool {
    texts(entity, "@type").iter().any(|kind| {
        let name = kind.rsplit(['/', '#', ':']).next().unwrap_or(kind);
        types.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// A property's values: lists spread out, nothing left out but `null`.
pub(super) fn values<'j>(entity: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> + use<'j> {
    let value = entity.get(key).filter(|value| !value.is_null());
    let list = value.and_then(Json::as_list).unwrap_or_default();
    let single = value.filter(|value| value.as_list().is_none());
    single.into_iter().chain(list)
}

/// The texts of a property; of an entity written with `@value` that.
pub(super) fn texts(entity: &Json, key: &str) -> Vec<String> {
    values(entity, key)
        .filter_map(|value| match value.get("@value") {
            Some(inner) => plain(inner),
            None => value
                .as_written()
                .map(str::to_owned)
                .or_else(|| value.get("@id").and_then(Json::as_text).map(str::to_owned)),
        })
        .map(|text| without_entities(&text))
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// The names of a property's values: a text is its own name.
pub(super) fn names(entity: &Json, key: &str) -> Vec<String> {
    values(entity, key).flat_map(name_of).collect()
}

pub(super) fn name_of(value: &Json) -> Vec<String> {
    match value.as_written() {
        Some(text) if !text.contains("://") => vec![without_entities(text)],
        Some(_) => Vec::new(),
        None => texts(value, "name"),
    }
}

pub(super) fn named(entity: &Json, key: &str) -> Option<String> {
    texts(entity, key).into_iter().next()
}

pub(super) fn address(value: &Json) -> Vec<String> {
    match value.as_text() {
        Some(text) => vec![text.to_owned()],
        None => texts(value, "url").into_iter().chain(texts(value, "contentUrl")).take(1).collect(),
    }
}
