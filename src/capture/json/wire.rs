//! JSON values in records: how numbers that are only text become numbers again, and back.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{DEPTH, Json};

/// Integers up to here are the same in JavaScript; beyond, it rounds.
const EXACT: u64 = 1 << 53;

/// A number is written as a number only when every reader gets the same one back: an integer up to 2^53, or a fraction
/// that a double prints again with the same digits, zeros at the end aside (`19.90` is written 19.9, `58000.00` 58000).
/// All others, long ids above all, are written as texts, because JavaScript would round them without a word.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(truth) => serializer.serialize_bool(*truth),
            Json::Number(digits) => number(digits, serializer),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(elements) => serializer.collect_seq(elements),
            Json::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

fn number<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let double = digits.parse::<f64>().ok().filter(|double| same_decimal(digits, &format!("{double:e}")));
    match double {
        Some(double) if double.fract() == 0.0 => match format!("{double:.0}").parse::<i64>() {
            Ok(integer) if integer.unsigned_abs() <= EXACT => serializer.serialize_i64(integer),
            _ => serializer.serialize_str(digits),
        },
        Some(double) => serializer.serialize_f64(double),
        None => serializer.serialize_str(digits),
    }
}

/// Whether two decimals have the same value, whichever way they are written.
fn same_decimal(a: &str, b: &str) -> bool {
    matches!((Decimal::read(a), Decimal::read(b)), (Some(a), Some(b)) if a == b)
}

/// A decimal without zeros at either end: `digits` × 10^`power`.
#[derive(PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    power: i64,
}

impl Decimal {
    fn read(text: &str) -> Option<Decimal> {
        let (mantissa, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let negative = whole.starts_with('-');
        let all = format!("{}{fraction}", whole.trim_start_matches(['-', '+']));
        let short = all.trim_end_matches('0');
        let dropped = i64::try_from(all.len().checked_sub(short.len())?).ok()?;
        let power =
            power.parse::<i64>().ok()?.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(dropped)?;
        let digits = short.trim_start_matches('0').to_owned();
        Some(Decimal { negative, power: if digits.is_empty() { 0 } else { power }, digits })
    }
}

/// Doubles come back as their shortest text. Values nested deeper than [`DEPTH`] are an error.
impl<'de> serde::Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        Reader { deeper: DEPTH }.deserialize(deserializer)
    }
}

/// Reads one value that may nest `deeper` levels more.
#[derive(Clone, Copy)]
struct Reader {
    deeper: usize,
}

impl Reader {
    fn below<E: Error>(self) -> Result<Reader, E> {
        let deeper = self.deeper.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))?;
        Ok(Reader { deeper })
    }
}

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Bool(truth))
    }

    fn visit_u64<E: Error>(self, natural: u64) -> Result<Json, E> {
        Ok(Json::Number(natural.to_string().into()))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Json, E> {
        Ok(Json::Number(integer.to_string().into()))
    }

    fn visit_f64<E: Error>(self, double: f64) -> Result<Json, E> {
        if !double.is_finite() {
            return Ok(Json::Null);
        }
        let plain = double == 0.0 || (1e-6..1e21).contains(&double.abs());
        let digits = if plain { double.to_string() } else { format!("{double:e}") };
        Ok(Json::Number(digits.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let reader = self.below()?;
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element_seed(reader)? {
            elements.push(element);
        }
        Ok(Json::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let reader = self.below()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value_seed(reader)?));
        }
        Ok(Json::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    fn check(digits: &str, expected: &str) {
        let written = serde_json::to_string(&Json::Number(digits.into())).unwrap_or_default();
        assert_eq!(written, expected, "{digits}");
    }

    #[test]
    fn a_number_stays_one_only_when_nobody_rounds_it() {
        check("7081550", "7081550");
        check("-3", "-3");
        check("9007199254740992", "9007199254740992");
        check("9007199254740993", "\"9007199254740993\"");
        check("-9007199254740993", "\"-9007199254740993\"");
        check("123456789012345678901234567890", "\"123456789012345678901234567890\"");
        check("19.90", "19.9");
        check("1532519953.969", "1532519953.969");
        check("0.1", "0.1");
        check("0.10000000000000000001", "\"0.10000000000000000001\"");
        check("1e3", "1000");
        check("58000.00", "58000");
        check("1e30", "\"1e30\"");
        check("-0.0", "0");
        check("1e999", "\"1e999\"");
        check("0.0", "0");
    }

    #[test]
    fn a_value_comes_back_as_it_was() {
        let text = r#"{"b":[1,2.5,-3,1e-7,null,true,"x"],"a":{},"b":[]}"#;
        let value: Json = serde_json::from_str(text).unwrap_or(Json::Null);
        assert_eq!(serde_json::to_string(&value).unwrap_or_default(), text);
        assert_eq!(serde_json::from_str::<Json>("1e300").ok(), Some(Json::Number("1e300".into())));
        assert!(serde_json::from_str::<Json>(&"[".repeat(300)).is_err());
    }
}
