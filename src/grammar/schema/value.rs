//! Values of grammar files that know where they stand, or that may be written in two ways.

use serde::{Deserialize, Deserializer, Serialize};

/// A value with the place in its file where it stands (1-based line and column).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let s = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
            Ok(Self { value: s.value, line: s.referenced.line() as u32, column: s.referenced.column() as u32 })
        } else {
            let (value, line, column) = Deserialize::deserialize(deserializer)?;
            Ok(Self { value, line, column })
        }
    }
}

/// A string with its place.
pub type Text = At<String>;

/// One value or a list of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OneOrMany(pub Vec<Text>);

/// What [`OneOrMany`] is written as; a lone word takes its place from the span around it.
enum Written {
    One(String),
    Many(Vec<Text>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Written;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a word or a list of words")
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Written, E> {
                Ok(Written::One(v.to_owned()))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Written, A::Error> {
                let mut out = Vec::new();
                while let Some(v) = seq.next_element::<Text>()? {
                    out.push(v);
                }
                Ok(Written::Many(out))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let At { value, line, column } = At::<Written>::deserialize(deserializer)?;
            Ok(match value {
                Written::One(value) => Self(vec![At { value, line, column }]),
                Written::Many(list) => Self(list),
            })
        } else {
            Ok(Self(Deserialize::deserialize(deserializer)?))
        }
    }
}

/// A number or a string, kept as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Scalar;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number or a string")
            }
            fn visit_str<E>(self, v: &str) -> Result<Scalar, E> {
                Ok(Scalar(v.to_owned()))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
