//! Records written as JSON, the same bytes as `serde_json` gives, without floats: fractions are written by their digits.

use std::fmt::{self, Display, Write};

use serde::ser::{self, Serialize, Serializer};

/// The name of the newtype whose text is a number's digits: see [`Fraction`].
const FRACTION: &str = "$jinjja::Fraction";

/// A number with a fraction, by its digits.
pub(crate) struct Fraction(pub(crate) String);

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            // Other writers of JSON have no numbers but doubles.
            serializer.serialize_f64(self.0.parse().map_err(ser::Error::custom)?)
        } else {
            serializer.serialize_newtype_struct(FRACTION, self.0.as_str())
        }
    }
}

/// A record as JSON; nothing when it holds what JSON cannot.
pub fn written(record: &(impl Serialize + ?Sized)) -> String {
    let mut writer = Writer { json: String::new(), is_bare: false };
    record.serialize(&mut writer).map(|()| writer.json).unwrap_or_default()
}

/// Why something was not written.
#[derive(Debug)]
struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no JSON can hold it")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Unwritable>;

/// Writes JSON.
struct Writer {
    json: String,
    /// Texts stand without quotes.
    is_bare: bool,
}

impl Writer {
    fn put(&mut self, text: &str) -> Done {
        self.json.push_str(text);
        Ok(())
    }

    fn number(&mut self, number: impl Display) -> Done {
        write!(self.json, "{number}").map_err(|_| Unwritable)
    }

    fn quoted(&mut self, text: &str) -> Done {
        self.json.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\' | '\0'..='\u{1f}')) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.json.push_str(before);
            let mut letters = after.chars();
            let escaped = letters.next().unwrap_or_default();
            match escaped {
                '"' | '\\' => self.json.extend(['\\', escaped]),
                '\u{8}' => self.json.push_str("\\b"),
                '\t' => self.json.push_str("\\t"),
                '\n' => self.json.push_str("\\n"),
                '\u{c}' => self.json.push_str("\\f"),
                '\r' => self.json.push_str("\\r"),
                control => {
                    let digit = |shift: u32| char::from_digit(u32::from(control) >> shift & 0xf, 16).unwrap_or('0');
                    self.json.push_str("\\u00");
                    self.json.extend([digit(4), digit(0)]);
                }
            }
            rest = letters.as_str();
        }
        self.json.push_str(rest);
        self.json.push('"');
        Ok(())
    }
}

/// What stands between brackets.
struct Inside<'w> {
    writer: &'w mut Writer,
    is_first: bool,
    end: &'static str,
}

impl<'w> Inside<'w> {
    fn open(writer: &'w mut Writer, begin: &str, end: &'static str) -> Result<Self, Unwritable> {
        writer.put(begin)?;
        Ok(Self { writer, is_first: true, end })
    }

    fn next(&mut self) -> &mut Writer {
        if !self.is_first {
            self.writer.json.push(',');
        }
        self.is_first = false;
        self.writer
    }

    fn element(&mut self, value: &(impl Serialize + ?Sized)) -> Done {
        value.serialize(self.next())
    }

    fn entry(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Done {
        let writer = self.next();
        writer.quoted(key)?;
        writer.put(":")?;
        value.serialize(writer)
    }

    fn close(self) -> Done {
        self.writer.put(self.end)
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty as $wide:ty,)*) => {
        $(fn $method(self, number: $type) -> Done { self.number(<$wide>::from(number)) })*
    };
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Inside<'w>;
    type SerializeTuple = Inside<'w>;
    type SerializeTupleStruct = Inside<'w>;
    type SerializeTupleVariant = ser::Impossible<(), Unwritable>;
    type SerializeMap = Inside<'w>;
    type SerializeStruct = Inside<'w>;
    type SerializeStructVariant = ser::Impossible<(), Unwritable>;

    /// By this a fraction knows its writer. What records are made of has no other form for machines.
    fn is_human_readable(&self) -> bool {
        false
    }

    numbers! {
        serialize_i8: i8 as i64,
        serialize_i16: i16 as i64,
        serialize_i32: i32 as i64,
        serialize_i64: i64 as i64,
        serialize_u8: u8 as u64,
        serialize_u16: u16 as u64,
        serialize_u32: u32 as u64,
        serialize_u64: u64 as u64,
    }

    fn serialize_bool(self, truth: bool) -> Done {
        self.put(if truth { "true" } else { "false" })
    }

    fn serialize_f32(self, _: f32) -> Done {
        Err(Unwritable)
    }

    fn serialize_f64(self, _: f64) -> Done {
        Err(Unwritable)
    }

    fn serialize_char(self, letter: char) -> Done {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Done {
        if self.is_bare { self.put(text) } else { self.quoted(text) }
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Done {
        self.put("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.put("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.put("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.quoted(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Done {
        self.is_bare = name == FRACTION;
        value.serialize(&mut *self)?;
        self.is_bare = false;
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        let mut inside = Inside::open(self, "{", "}")?;
        inside.entry(variant, value)?;
        inside.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'w>, Unwritable> {
        Inside::open(self, "[", "]")
    }

    fn serialize_tuple(self, _: usize) -> Result<Inside<'w>, Unwritable> {
        Inside::open(self, "[", "]")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'w>, Unwritable> {
        Inside::open(self, "[", "]")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Inside<'w>, Unwritable> {
        Inside::open(self, "{", "}")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'w>, Unwritable> {
        Inside::open(self, "{", "}")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

macro_rules! lists {
    ($($kind:ident $method:ident,)*) => {
        $(impl ser::$kind for Inside<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.element(value)
            }

            fn end(self) -> Done {
                self.close()
            }
        })*
    };
}

lists! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
}

impl ser::SerializeMap for Inside<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.element(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.writer.put(":")?;
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeStruct for Inside<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.entry(key, value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::written;
    use crate::listing::Amount;

    fn check(record: &impl Serialize) {
        assert_eq!(written(record), serde_json::to_string(record).unwrap_or_default());
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        #[derive(Serialize)]
        #[serde(rename_all = "snake_case")]
        enum Kind {
            Plain,
            Holding(Option<u8>),
        }
        #[derive(Serialize)]
        struct Record<'r> {
            texts: Vec<&'r str>,
            map: std::collections::BTreeMap<&'r str, i64>,
            kinds: (Kind, Kind),
            nothing: Option<bool>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            left_out: Vec<()>,
            unit: (),
        }
        let controls: String = (0..=0x80_u8).map(char::from).collect();
        check(&Record {
            texts: vec!["", "a\"b\\c/", &controls, "진짜\u{2028}😀\u{7f}"],
            map: [("b", -1), ("a", i64::MAX)].into(),
            kinds: (Kind::Plain, Kind::Holding(Some(3))),
            nothing: None,
            left_out: Vec::new(),
            unit: (),
        });
        check(&Vec::<u8>::new());
        for text in ["19.90", "0.05", "7", "123456789.25", "0.5", "1200.00", "99999999.999999"] {
            check(&Amount::parse_plain(text));
        }
    }
}
