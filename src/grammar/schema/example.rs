//! What the examples of a grammar file look like.

use super::{Scalar, Text};
use serde::{Deserialize, Deserializer, Serialize};

/// A sentence and what must come out of it. Only read by `grammars check`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence, with `{role:words}` marks.
    pub text: Text,
    /// Expected claim, as YAML text of a map, or `none`.
    #[serde(default)]
    pub claim: Option<Expect>,
    /// All expected claims, in text order.
    #[serde(default)]
    pub claims: Option<Vec<ExpectedClaim>>,
    /// Reasons that must stand in the ledger.
    #[serde(default)]
    pub ledger: Option<Vec<Text>>,
    /// Publication date.
    #[serde(default)]
    pub published: Option<String>,
    /// What comes out today instead, where the program is wrong: asserted as much as a right answer is.
    #[serde(default)]
    pub wrong: Option<Text>,
}

/// `none`, or the fields a claim must have.
#[derive(Debug, Clone, Serialize)]
pub enum Expect {
    /// No claim at all.
    None,
    /// One claim with these fields.
    Claim(Box<ExpectedClaim>),
}

impl<'de> Deserialize<'de> for Expect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Expect;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("`none` or a map of fields")
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Expect, E> {
                if v == "none" { Ok(Expect::None) } else { Err(E::custom(format!("`{v}` found; write `none` or a map of fields"))) }
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Expect, A::Error> {
                let claim = ExpectedClaim::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Expect::Claim(Box::new(claim)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A field that must have a value, must be absent (`null`), or is not looked at (not written).
pub type Field<T> = Option<Option<T>>;

fn field<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Field<T>, D::Error> {
    Option::<T>::deserialize(d).map(Some)
}

/// Fields a claim must have.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct ExpectedClaim {
    pub quantity: Option<String>,
    pub relation: Option<String>,
    #[serde(deserialize_with = "field")]
    pub value: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub low: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub high: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub unit: Field<Scalar>,
    #[serde(deserialize_with = "field")]
    pub per: Field<String>,
    #[serde(deserialize_with = "field")]
    pub change: Field<String>,
    pub kind: Option<String>,
    #[serde(deserialize_with = "field")]
    pub item: Field<String>,
    #[serde(deserialize_with = "field")]
    pub base: Field<String>,
    #[serde(deserialize_with = "field")]
    pub actor: Field<String>,
    #[serde(deserialize_with = "field")]
    pub recipient: Field<String>,
    #[serde(deserialize_with = "field")]
    pub attribution: Field<String>,
    pub modality: Option<String>,
    pub negated: Option<bool>,
    #[serde(deserialize_with = "field")]
    pub places: Field<Vec<String>>,
    #[serde(deserialize_with = "field")]
    pub time: Field<String>,
    #[serde(deserialize_with = "field")]
    pub start: Field<String>,
    #[serde(deserialize_with = "field")]
    pub end: Field<String>,
    #[serde(deserialize_with = "field")]
    pub restated: Field<ExpectedRestated>,
}

/// A restated amount.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ExpectedRestated {
    pub value: Scalar,
    pub unit: Option<String>,
}
