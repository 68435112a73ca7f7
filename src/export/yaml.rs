//! Values in, YAML out: whole numbers plain, other decimals as quoted strings, so that no reader passes them through a float; what YAML 1.1 would
//! misread is quoted by serde-saphyr. Small maps and lists of numbers stand on one line.

use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use serde_saphyr::{DoubleQuoted, FlowMap, FlowSeq, ser_options};

/// Maps that take a line for each key although they would fit on one.
const TALL: &[&str] = &["document", "quantity", "evidence"];

/// The value as a YAML document, ended by a line end.
pub(super) fn to_string<T: Serialize>(value: &T) -> Result<String, String> {
    let value = serde_json::to_value(value).map_err(|e| e.to_string())?;
    let options = ser_options! { prefer_block_scalars: false };
    serde_saphyr::to_string_with_options(&Node { value: &value, key: "", top: true }, options).map_err(|e| e.to_string())
}

/// A value, and the key that it stands under.
struct Node<'a> {
    value: &'a Value,
    key: &'a str,
    top: bool,
}

impl<'a> Node<'a> {
    fn under(value: &'a Value, key: &'a str) -> Self {
        Self { value, key, top: false }
    }
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
            Value::Object(map) if !self.top && is_small(map) && !TALL.contains(&self.key) => FlowMap(Fields(map)).serialize(serializer),
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
            seq.serialize_element(&Node::under(item, self.key))?;
        }
        seq.end()
    }
}

struct Fields<'a>(&'a Map<String, Value>);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0 {
            map.serialize_entry(key, &Node::under(value, key))?;
        }
        map.end()
    }
}
