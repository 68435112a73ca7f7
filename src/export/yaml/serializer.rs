//! serde's side of the YAML writer: what records are made of is supported, what they are not made of is an error.

use super::{Emitter, Failure, is_tall, scalar};
use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct, Serializer};
use std::fmt::Display;

/// How serde_json hands over a number whose digits are to be kept.
const DIGITS: &str = "$serde_json::private::Number";

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The document itself.
    Top,
    /// After `key:`, a blank or a line end being still to come.
    AfterKey,
    /// After `- `.
    AfterDash,
    /// Within brackets or braces.
    Flow,
}

/// A value about to be written.
pub(super) struct Value<'e, 'o> {
    pub emitter: &'e mut Emitter<'o>,
    /// The key it stands under, or that its list stands under.
    pub key: &'static str,
    /// Blanks before the keys of the map that it belongs to.
    pub indent: usize,
    pub place: Place,
}

impl<'e, 'o> Value<'e, 'o> {
    fn begin(&mut self) {
        if self.place == Place::AfterKey {
            self.emitter.raw(" ");
        }
    }

    fn end(self) {
        if self.place != Place::Flow {
            self.emitter.raw("\n");
        }
    }

    fn word(mut self, word: &str) {
        self.begin();
        scalar::append(&mut self.emitter.pending, word);
        self.end();
    }

    /// Something that needs no quotes.
    fn plain(mut self, text: impl Display) {
        self.begin();
        // Writing to memory does not fail.
        let _ = std::io::Write::write_fmt(&mut self.emitter.pending, format_args!("{text}"));
        self.end();
    }

    /// Digits alone are a whole number in every YAML; anything else goes in quotes.
    fn number(self, digits: &str) {
        let whole = digits.strip_prefix('-').unwrap_or(digits).bytes().all(|b| b.is_ascii_digit());
        if whole { self.plain(digits) } else { self.plain(format_args!("\"{digits}\"")) }
    }

    fn many(mut self, len: Option<usize>, open: &'static str, close: &'static str) -> Many<'e, 'o> {
        let tall = is_tall(self.key, self.place) && len != Some(0);
        let map = open == "{";
        let mut indent = self.indent;
        let mut continued = false;
        match self.place {
            Place::AfterKey if tall => {
                self.emitter.raw("\n");
                // Lists stand as deep as their key.
                indent += if map { 2 } else { 0 };
            }
            Place::AfterDash if tall => {
                indent += 2;
                continued = true;
            }
            _ if tall => {}
            _ => {
                self.begin();
                self.emitter.raw(open);
            }
        }
        Many { emitter: self.emitter, key: self.key, indent, place: self.place, tall, close, first: true, continued, digits: false }
    }
}

/// A map or list being written.
pub(super) struct Many<'e, 'o> {
    emitter: &'e mut Emitter<'o>,
    key: &'static str,
    indent: usize,
    place: Place,
    tall: bool,
    close: &'static str,
    first: bool,
    /// The first key stands on the line that is begun.
    continued: bool,
    /// No map at all, but a number.
    digits: bool,
}

impl Many<'_, '_> {
    fn next(&mut self) {
        let first = std::mem::replace(&mut self.first, false);
        if !self.tall {
            self.emitter.raw(if first { "" } else { ", " });
        } else if !(first && self.continued) {
            self.emitter.blank(self.indent);
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.next();
        if self.tall {
            self.emitter.raw("- ");
        }
        let place = if self.tall { Place::AfterDash } else { Place::Flow };
        value.serialize(Value { emitter: &mut *self.emitter, key: self.key, indent: self.indent, place })?;
        self.emitter.flush_if_large()
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, word: &str, value: &T) -> Result<(), Failure> {
        self.next();
        scalar::append(&mut self.emitter.pending, word);
        self.emitter.raw(if self.tall { ":" } else { ": " });
        let place = if self.tall { Place::AfterKey } else { Place::Flow };
        value.serialize(Value { emitter: &mut *self.emitter, key, indent: self.indent, place })
    }

    fn finish(self) {
        if !self.tall && !self.digits {
            self.emitter.raw(self.close);
            if self.place != Place::Flow {
                self.emitter.raw("\n");
            }
        }
    }
}

fn unsupported<T>(what: &str) -> Result<T, Failure> {
    Err(Failure::Data(format!("{what} is no part of a record")))
}

macro_rules! plain {
    ($($method:ident: $type:ty,)+) => { $(fn $method(self, v: $type) -> Result<(), Failure> { self.plain(v); Ok(()) })+ };
}

impl<'e, 'o> Serializer for Value<'e, 'o> {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Many<'e, 'o>;
    type SerializeTuple = Many<'e, 'o>;
    type SerializeTupleStruct = Many<'e, 'o>;
    type SerializeTupleVariant = Impossible<(), Failure>;
    type SerializeMap = Many<'e, 'o>;
    type SerializeStruct = Many<'e, 'o>;
    type SerializeStructVariant = Impossible<(), Failure>;

    plain! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
    }
    fn serialize_f32(self, _: f32) -> Result<(), Failure> {
        unsupported("a float")
    }
    fn serialize_f64(self, _: f64) -> Result<(), Failure> {
        unsupported("a float")
    }
    fn serialize_char(self, v: char) -> Result<(), Failure> {
        self.word(v.encode_utf8(&mut [0; 4]));
        Ok(())
    }
    fn serialize_str(self, v: &str) -> Result<(), Failure> {
        self.word(v);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Failure> {
        unsupported("a row of bytes")
    }
    fn serialize_none(self) -> Result<(), Failure> {
        self.plain("null");
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Failure> {
        self.plain("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Failure> {
        self.plain("null");
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Failure> {
        self.word(variant);
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Failure> {
        unsupported("a variant with a value")
    }
    fn serialize_seq(self, len: Option<usize>) -> Result<Many<'e, 'o>, Failure> {
        Ok(self.many(len, "[", "]"))
    }
    fn serialize_tuple(self, len: usize) -> Result<Many<'e, 'o>, Failure> {
        Ok(self.many(Some(len), "[", "]"))
    }
    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Many<'e, 'o>, Failure> {
        Ok(self.many(Some(len), "[", "]"))
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Failure> {
        unsupported("a variant with values")
    }
    fn serialize_map(self, len: Option<usize>) -> Result<Many<'e, 'o>, Failure> {
        Ok(self.many(len, "{", "}"))
    }
    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Many<'e, 'o>, Failure> {
        if name == DIGITS {
            let Self { emitter, key, indent, place } = self;
            return Ok(Many { emitter, key, indent, place, tall: false, close: "", first: true, continued: false, digits: true });
        }
        Ok(self.many(Some(len), "{", "}"))
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Failure> {
        unsupported("a variant with fields")
    }
}

macro_rules! items {
    ($($trait:ident::$method:ident,)+) => { $(
        impl $trait for Many<'_, '_> {
            type Ok = ();
            type Error = Failure;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> { self.item(value) }
            fn end(self) -> Result<(), Failure> { self.finish(); Ok(()) }
        }
    )+ };
}
items! { SerializeSeq::serialize_element, SerializeTuple::serialize_element, SerializeTupleStruct::serialize_field, }

impl SerializeStruct for Many<'_, '_> {
    type Ok = ();
    type Error = Failure;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failure> {
        if self.digits {
            let Some(digits) = word(value)? else { return unsupported("a number without digits") };
            Value { emitter: &mut *self.emitter, key: self.key, indent: self.indent, place: self.place }.number(&digits);
            return Ok(());
        }
        self.field(key, key, value)
    }
    fn end(self) -> Result<(), Failure> {
        self.finish();
        Ok(())
    }
}

impl SerializeMap for Many<'_, '_> {
    type Ok = ();
    type Error = Failure;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Failure> {
        unsupported("a key without its value")
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Failure> {
        unsupported("a value without its key")
    }
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(&mut self, key: &K, value: &V) -> Result<(), Failure> {
        let Some(key) = word(key)? else { return unsupported("a key that is no word") };
        self.field("", &key, value)
    }
    fn end(self) -> Result<(), Failure> {
        self.finish();
        Ok(())
    }
}

/// A value that is a word.
fn word<T: Serialize + ?Sized>(value: &T) -> Result<Option<String>, Failure> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(Some(word)),
        Ok(_) => Ok(None),
        Err(e) => Err(Failure::Data(e.to_string())),
    }
}
