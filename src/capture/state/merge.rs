//! Joining what a page assigns in several steps.

use crate::capture::json::Json;
use jinjja_data::sorted::Map;

/// Joins two values of the same name, `later` having been assigned last. Maps are joined key by key. Otherwise the later
/// stays, save that an empty value never wipes a full one, nor a text or number a map: minified code uses a name twice.
pub(super) fn merge(earlier: Json, later: Json) -> Json {
    match (earlier, later) {
        (Json::Map(earlier), Json::Map(later)) => Json::Map(merge_maps(earlier, later)),
        (earlier @ Json::Map(_), _) => earlier,
        (earlier, later) if later.is_empty() && !earlier.is_empty() => earlier,
        (_, later) => later,
    }
}

fn merge_maps(mut entries: Vec<(String, Json)>, later: Vec<(String, Json)>) -> Vec<(String, Json)> {
    // Fields that are assigned one by one are looked up as they are; an index would cost more than it saves.
    if let [(key, _)] = later.as_slice() {
        let place = entries.iter().rposition(|(name, _)| name == key);
        for entry in later {
            put(&mut entries, place, entry);
        }
        return entries;
    }
    let known: Map<String, usize> = entries.iter().enumerate().map(|(place, (key, _))| (key.clone(), place)).collect();
    // Of a key that is written twice, where the first stands.
    let firsts: Map<String, usize> = later.iter().enumerate().rev().map(|(at, (key, _))| (key.clone(), at)).collect();
    let mut added = vec![None; later.len()];
    for (at, entry) in later.into_iter().enumerate() {
        let first = firsts.get(&entry.0).copied().unwrap_or(at);
        let place = known.get(&entry.0).copied().or_else(|| added.get(first).copied().flatten());
        if place.is_none() {
            added.get_mut(at).into_iter().for_each(|slot| *slot = Some(entries.len()));
        }
        put(&mut entries, place, entry);
    }
    entries
}

fn put(entries: &mut Vec<(String, Json)>, place: Option<usize>, (key, later): (String, Json)) {
    match place.and_then(|place| entries.get_mut(place)) {
        Some((_, value)) => {
            let earlier = std::mem::replace(value, Json::Null);
            *value = merge(earlier, later);
        }
        None => entries.push((key, later)),
    }
}

/// The value as a map would hold it under these fields.
pub(super) fn nested(fields: &[String], value: Json) -> Json {
    fields.iter().rev().fold(value, |value, field| Json::Map(vec![(field.clone(), value)]))
}

#[cfg(test)]
mod tests {
    use super::{Json, merge};

    fn check(earlier: &str, later: &str, expected: &str) {
        let read = |text| serde_json::from_str(text).unwrap_or(Json::Null);
        let merged: Json = merge(read(earlier), read(later));
        assert_eq!(serde_json::to_string(&merged).unwrap_or_default(), expected, "{earlier} {later}");
    }

    #[test]
    fn full_values_survive_empty_ones() {
        check("{}", r#"{"a":1}"#, r#"{"a":1}"#);
        check(r#"{"a":1}"#, "{}", r#"{"a":1}"#);
        check(r#"{"a":1,"b":{"c":2}}"#, r#"{"b":{"d":3},"a":4}"#, r#"{"a":4,"b":{"c":2,"d":3}}"#);
        check(r#"{"a":"x"}"#, r#"{"a":""}"#, r#"{"a":"x"}"#);
        check(r#"{"a":""}"#, r#"{"a":"x"}"#, r#"{"a":"x"}"#);
        check("[1]", "[]", "[1]");
        check("[1]", "[2]", "[2]");
        check(r#"{"a":1}"#, "0", r#"{"a":1}"#);
        check("0", r#"{"a":1}"#, r#"{"a":1}"#);
        check("null", "\"\"", "\"\"");
    }
}
