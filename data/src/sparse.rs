//! A short form for records most of whose fields are empty: which fields are there, then only those.
//!
//! The data files are written out in full by people; what the engine embeds is read by nobody, and a `Source` has two
//! dozen fields of which two are in use. In binary formats its empty fields would be half of all that is embedded.

/// A field that may be empty, and what has to be written when it is not.
pub(crate) trait Part: Default {
    /// What is written.
    type Written;
    /// What has to be written; none when the field is empty.
    fn written(&self) -> Option<&Self::Written>;
    /// The field again.
    fn read(written: Self::Written) -> Self;
}

impl<T> Part for Option<T> {
    type Written = T;
    fn written(&self) -> Option<&T> {
        self.as_ref()
    }
    fn read(written: T) -> Self {
        Some(written)
    }
}

use crate::sorted::Map;
impl Part for bool {
    type Written = ();
    fn written(&self) -> Option<&()> {
        self.then_some(&())
    }
    fn read((): ()) -> Self {
        true
    }
}

impl<T> Part for Vec<T> {
    type Written = Self;
    fn written(&self) -> Option<&Self> {
        (!self.is_empty()).then_some(self)
    }
    fn read(written: Self) -> Self {
        written
    }
}

impl<K: Ord, V> Part for Map<K, V> {
    type Written = Self;
    fn written(&self) -> Option<&Self> {
        (!self.is_empty()).then_some(self)
    }
    fn read(written: Self) -> Self {
        written
    }
}

impl Part for u8 {
    type Written = Self;
    fn written(&self) -> Option<&Self> {
        (*self != 0).then_some(self)
    }
    fn read(written: Self) -> Self {
        written
    }
}

/// Gives a type that derives both with `#[serde(remote = "Self")]` its `Serialize` and `Deserialize`: the derived ones in
/// formats for people, the short form elsewhere. All fields have to be named, in an order that must not matter to anybody.
macro_rules! sparse {
    ($type:ident { $($field:ident,)* }) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeTuple;
                if serializer.is_human_readable() {
                    return $type::serialize(self, serializer);
                }
                let Self { $($field,)* } = self;
                let written = [$($crate::sparse::Part::written($field).is_some(),)*];
                let there = written.iter().rev().fold(0_u32, |there, is_there| there << 1 | u32::from(*is_there));
                let mut tuple = serializer.serialize_tuple(written.len() + 1)?;
                tuple.serialize_element(&there)?;
                $(if let Some(part) = $crate::sparse::Part::written($field) {
                    tuple.serialize_element(part)?;
                })*
                tuple.end()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Parts;
                const PARTS: usize = [$(stringify!($field),)*].len();
                const { assert!(PARTS <= 32, "more fields than bits") }

                impl<'de> ::serde::de::Visitor<'de> for Parts {
                    type Value = $type;

                    fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.write_str("which fields are there, then those")
                    }

                    fn visit_seq<A: ::serde::de::SeqAccess<'de>>(self, mut parts: A) -> Result<$type, A::Error> {
                        use ::serde::de::Error;
                        let mut there: u32 = parts.next_element()?.ok_or_else(|| A::Error::missing_field("fields"))?;
                        let mut all = $type::default();
                        $(
                            if there & 1 == 1 {
                                let part = parts.next_element()?;
                                let part = part.ok_or_else(|| A::Error::missing_field(stringify!($field)))?;
                                all.$field = $crate::sparse::Part::read(part);
                            }
                            there >>= 1;
                        )*
                        if there == 0 { Ok(all) } else { Err(A::Error::custom("a field that is not known")) }
                    }
                }

                if deserializer.is_human_readable() {
                    return $type::deserialize(deserializer);
                }
                deserializer.deserialize_tuple(PARTS + 1, Parts)
            }
        }
    };
}

pub(crate) use sparse;
