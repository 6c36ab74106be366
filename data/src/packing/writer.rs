//! Writing.

use serde::ser::{self, Serialize, Serializer};

use super::{END, Unfit};

/// The packed form of a value; none when it has none.
pub fn write(value: &(impl Serialize + ?Sized)) -> Option<Vec<u8>> {
    let mut halves = Halves::default();
    value.serialize(&mut halves).ok()?;
    let mut all = u32::try_from(halves.texts.len()).ok()?.to_le_bytes().to_vec();
    all.extend(halves.texts.as_bytes());
    all.extend(halves.rest);
    Some(all)
}

#[derive(Default)]
struct Halves {
    texts: String,
    rest: Vec<u8>,
}

type Done = Result<(), Unfit>;

impl Halves {
    /// Seven bits a byte, the lowest first.
    fn natural(&mut self, mut number: u64) -> Done {
        while number > 0x7f {
            self.rest.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.rest.push(number as u8);
        Ok(())
    }

    /// Small ones of either sign are small.
    fn integer(&mut self, number: i64) -> Done {
        self.natural((number << 1 ^ number >> 63) as u64)
    }

    fn many(&mut self, length: Option<usize>) -> Result<&mut Self, Unfit> {
        self.natural(length.ok_or(Unfit)? as u64)?;
        Ok(self)
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty => $as:ident,)*) => {
        $(fn $method(self, number: $type) -> Done { self.$as(number.into()) })*
    };
}

impl<'h> Serializer for &'h mut Halves {
    type Ok = ();
    type Error = Unfit;
    type SerializeSeq = &'h mut Halves;
    type SerializeTuple = &'h mut Halves;
    type SerializeTupleStruct = &'h mut Halves;
    type SerializeTupleVariant = &'h mut Halves;
    type SerializeMap = &'h mut Halves;
    type SerializeStruct = &'h mut Halves;
    type SerializeStructVariant = &'h mut Halves;

    fn is_human_readable(&self) -> bool {
        false
    }

    numbers! {
        serialize_bool: bool => natural,
        serialize_i8: i8 => integer,
        serialize_i16: i16 => integer,
        serialize_i32: i32 => integer,
        serialize_i64: i64 => integer,
        serialize_u8: u8 => natural,
        serialize_u16: u16 => natural,
        serialize_u32: u32 => natural,
        serialize_u64: u64 => natural,
    }

    fn serialize_f32(self, _: f32) -> Done {
        Err(Unfit)
    }

    fn serialize_f64(self, _: f64) -> Done {
        Err(Unfit)
    }

    fn serialize_char(self, _: char) -> Done {
        Err(Unfit)
    }

    fn serialize_str(self, text: &str) -> Done {
        if text.contains(END) {
            return Err(Unfit);
        }
        self.texts.push_str(text);
        self.texts.push(END);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Unfit)
    }

    fn serialize_none(self) -> Done {
        self.natural(0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        self.natural(1)?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, place: u32, _: &'static str) -> Done {
        self.natural(place.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        value: &T,
    ) -> Done {
        self.natural(place.into())?;
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Unfit> {
        self.many(length)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unfit> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Unfit> {
        Ok(self)
    }

    fn serialize_tuple_variant(self, _: &'static str, place: u32, _: &'static str, _: usize) -> Result<Self, Unfit> {
        self.natural(place.into())?;
        Ok(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Unfit> {
        self.many(length)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unfit> {
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, place: u32, _: &'static str, _: usize) -> Result<Self, Unfit> {
        self.natural(place.into())?;
        Ok(self)
    }
}

macro_rules! one_after_the_other {
    ($($kind:ident $method:ident $($key:ident)?,)*) => {
        $(impl ser::$kind for &mut Halves {
            type Ok = ();
            type Error = Unfit;

            fn $method<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn end(self) -> Done {
                Ok(())
            }
        })*
    };
}

one_after_the_other! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
    SerializeStruct serialize_field _key,
    SerializeStructVariant serialize_field _key,
}

impl ser::SerializeMap for &mut Halves {
    type Ok = ();
    type Error = Unfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}
