//! Reading.

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::{END, Unfit};

/// The value of which these bytes are the packed form; none when they are not.
pub fn read<'p, T: Deserialize<'p>>(packed: &'p [u8]) -> Option<T> {
    let (length, both) = packed.split_first_chunk::<4>()?;
    let (texts, rest) = both.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    T::deserialize(&mut Halves { texts: std::str::from_utf8(texts).ok()?, rest: rest.iter() }).ok()
}

struct Halves<'p> {
    texts: &'p str,
    rest: std::slice::Iter<'p, u8>,
}

impl<'p> Halves<'p> {
    fn natural(&mut self) -> Result<u64, Unfit> {
        let (mut number, mut place) = (0, 0);
        loop {
            let byte = *self.rest.next().ok_or(Unfit)?;
            number |= u64::from(byte & 0x7f).checked_shl(place).ok_or(Unfit)?;
            place += 7;
            if byte < 0x80 {
                return Ok(number);
            }
        }
    }

    fn integer(&mut self) -> Result<i64, Unfit> {
        let number = self.natural()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    fn length(&mut self) -> Result<usize, Unfit> {
        usize::try_from(self.natural()?).map_err(|_| Unfit)
    }

    fn text(&mut self) -> Result<&'p str, Unfit> {
        let (text, rest) = self.texts.split_once(END).ok_or(Unfit)?;
        self.texts = rest;
        Ok(text)
    }
}

/// So many values, one after the other.
struct Many<'h, 'p> {
    halves: &'h mut Halves<'p>,
    left: usize,
}

impl<'p> SeqAccess<'p> for Many<'_, 'p> {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'p>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.halves).map(Some)
    }
}

impl<'p> MapAccess<'p> for Many<'_, 'p> {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'p>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'p>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(&mut *self.halves)
    }
}

impl<'p> EnumAccess<'p> for &mut Halves<'p> {
    type Error = Unfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'p>>(self, seed: V) -> Result<(V::Value, Self), Unfit> {
        let place = u32::try_from(self.natural()?).map_err(|_| Unfit)?;
        seed.deserialize(IntoDeserializer::<Unfit>::into_deserializer(place)).map(|variant| (variant, self))
    }
}

impl<'p> VariantAccess<'p> for &mut Halves<'p> {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'p>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'p>>(self, length: usize, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Many { halves: self, left: length })
    }

    fn struct_variant<V: Visitor<'p>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Many { halves: self, left: fields.len() })
    }
}

macro_rules! read {
    ($($method:ident: $read:ident => $visit:ident,)*) => {
        $(fn $method<V: Visitor<'p>>(self, visitor: V) -> Result<V::Value, Unfit> { visitor.$visit(self.$read()?) })*
    };
}

macro_rules! unfit {
    ($($method:ident,)*) => {
        $(fn $method<V: Visitor<'p>>(self, _: V) -> Result<V::Value, Unfit> { Err(Unfit) })*
    };
}

impl<'p> Deserializer<'p> for &mut Halves<'p> {
    type Error = Unfit;

    fn is_human_readable(&self) -> bool {
        false
    }

    read! {
        deserialize_i8: integer => visit_i64,
        deserialize_i16: integer => visit_i64,
        deserialize_i32: integer => visit_i64,
        deserialize_i64: integer => visit_i64,
        deserialize_u8: natural => visit_u64,
        deserialize_u16: natural => visit_u64,
        deserialize_u32: natural => visit_u64,
        deserialize_u64: natural => visit_u64,
        deserialize_str: text => visit_borrowed_str,
        deserialize_string: text => visit_borrowed_str,
    }

    unfit! {
        deserialize_any, deserialize_f32, deserialize_f64, deserialize_char, deserialize_bytes, deserialize_byte_buf,
        deserialize_identifier, deserialize_ignored_any,
    }

    fn deserialize_bool<V: Visitor<'p>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_bool(self.natural()? == 1)
    }

    fn deserialize_option<V: Visitor<'p>>(self, visitor: V) -> Result<V::Value, Unfit> {
        if self.natural()? == 0 { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'p>>(self, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'p>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'p>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'p>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let left = self.length()?;
        visitor.visit_seq(Many { halves: self, left })
    }

    fn deserialize_tuple<V: Visitor<'p>>(self, length: usize, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_seq(Many { halves: self, left: length })
    }

    fn deserialize_tuple_struct<V: Visitor<'p>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'p>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let left = self.length()?;
        visitor.visit_map(Many { halves: self, left })
    }

    fn deserialize_struct<V: Visitor<'p>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_enum<V: Visitor<'p>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        visitor.visit_enum(self)
    }
}
