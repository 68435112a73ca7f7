//! Values in, YAML out: whole numbers plain, other decimals as quoted strings, so that no reader passes them through a float; what YAML 1.1 would
//! misread is quoted by serde-saphyr. Small maps and lists of numbers stand on one line.

use super::error::Failure;
use super::sheet::Sheet;
use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use serde_saphyr::{DoubleQuoted, FlowMap, FlowSeq, ser_options};
use std::io::Write;

/// Maps that take a line for each key although they would fit on one.
const TALL: &[&str] = &["document", "quantity", "evidence"];

/// Writes a sheet as a YAML document, ended by a line end. Claims are taken one by one: a sheet may hold hundreds of thousands.
pub(super) fn write(out: &mut impl Write, sheet: &Sheet) -> Result<(), Failure> {
    let options = ser_options! { prefer_block_scalars: false };
    let mut catch = Catch { out, error: None };
    let result = serde_saphyr::to_io_writer_with_options(&mut catch, &Whole(sheet), options);
    match (catch.error, result) {
        (Some(error), _) => Err(Failure::Io(error)),
        (None, Err(error)) => Err(Failure::Data(error.to_string())),
        (None, Ok(())) => Ok(()),
    }
}

/// Keeps the error that the serialiser would only describe.
struct Catch<'a, W> {
    out: &'a mut W,
    error: Option<std::io::Error>,
}

impl<W: Write> Write for Catch<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.out.write(bytes).inspect_err(|e| self.error = Some(std::io::Error::new(e.kind(), e.to_string())))
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// A sheet, its parts made into values only when they are written.
struct Whole<'a>(&'a Sheet);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Sheet { claimsheet, document, version, grammars, conventions, claims, ledger } = self.0;
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("claimsheet", claimsheet)?;
        map.serialize_entry("document", &Part(document, "document"))?;
        map.serialize_entry("version", &Part(version, "version"))?;
        map.serialize_entry("grammars", &Part(grammars, "grammars"))?;
        map.serialize_entry("conventions", &Part(conventions, "conventions"))?;
        map.serialize_entry("claims", &Each(claims, "claims"))?;
        map.serialize_entry("ledger", &Each(ledger, "ledger"))?;
        map.end()
    }
}

struct Part<'a, T>(&'a T, &'a str);

impl<T: Serialize> Serialize for Part<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = serde_json::to_value(self.0).map_err(S::Error::custom)?;
        Node { value: &value, key: self.1 }.serialize(serializer)
    }
}

struct Each<'a, T>(&'a [T], &'a str);

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.0.len()))?;
        for item in self.0 {
            seq.serialize_element(&Part(item, self.1))?;
        }
        seq.end()
    }
}

/// A value, and the key that it stands under.
struct Node<'a> {
    value: &'a Value,
    key: &'a str,
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(b) => serializer.serialize_bool(*b),
            Value::String(s) => string(s, serializer),
            Value::Number(n) => number(n, serializer),
            Value::Array(items) if on_one_line(items) => FlowSeq(Items { items, key: self.key }).serialize(serializer),
            Value::Array(items) => Items { items, key: self.key }.serialize(serializer),
            Value::Object(map) if is_small(map) && !TALL.contains(&self.key) => FlowMap(Fields(map)).serialize(serializer),
            Value::Object(map) => Fields(map).serialize(serializer),
        }
    }
}

/// serde-saphyr quotes what it would itself misread; other readers stumble over more signs, above all within braces. So only words that are plain
/// beyond doubt are left to its judgement (`NO`, `2022`), the rest is quoted.
fn string<S: Serializer>(s: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '/' | '(' | ')' | '$' | '£' | '€' | '+' | '’' | '“' | '”' | '–')
    };
    let anchor = |(word, key): (&str, &str)| !word.ends_with(' ') && word.chars().all(plain) && key.chars().all(plain);
    let safe = s.starts_with(char::is_alphanumeric) && (s.chars().all(plain) || s.split_once('#').is_some_and(anchor));
    if safe { serializer.serialize_str(s) } else { DoubleQuoted(s).serialize(serializer) }
}

/// Digits alone are an integer in every YAML; anything else goes in quotes.
fn number<S: Serializer>(n: &serde_json::Number, serializer: S) -> Result<S::Ok, S::Error> {
    let digits = n.as_str();
    if digits.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        // At most 28 digits come from a Decimal, 38 fit.
        return serializer.serialize_i128(digits.parse().map_err(S::Error::custom)?);
    }
    serializer.serialize_str(digits)
}

/// Numbers, or words without a space such as rule names: not sentences.
fn on_one_line(items: &[Value]) -> bool {
    items.iter().all(|v| match v {
        Value::Number(_) => true,
        Value::String(s) => !s.contains(char::is_whitespace),
        _ => false,
    })
}

fn is_small(map: &Map<String, Value>) -> bool {
    map.values().all(|v| match v {
        Value::Object(_) => false,
        Value::Array(items) => items.iter().all(Value::is_number),
        _ => true,
    })
}

struct Items<'a> {
    items: &'a [Value],
    key: &'a str,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.items.len()))?;
        for item in self.items {
            seq.serialize_element(&Node { value: item, key: self.key })?;
        }
        seq.end()
    }
}

struct Fields<'a>(&'a Map<String, Value>);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, &Node { value, key })?;
        }
        map.end()
    }
}
