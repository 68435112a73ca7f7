//! Number words and hedges, compiled.

use super::{RuleId, measures::Ratio, trie::Trie};
use crate::base::{Change, Relation};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What a word can say of a number.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct NumberWord {
    /// `seven`, `hundred`.
    pub cardinal: Option<Decimal>,
    /// `million`, `dozen`.
    pub scale: Option<Decimal>,
    /// `third`, `quarters`.
    pub fraction: Option<Ratio>,
    /// `third`, `second`.
    pub ordinal: bool,
    /// The entry.
    pub rule: RuleId,
    /// The entry as a fraction.
    pub fraction_rule: RuleId,
}

/// `doubled`, `threefold`, `halved`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Multiple {
    /// By how much.
    pub value: Ratio,
    /// Which way, when it is a verb.
    pub change: Option<Change>,
    /// The entry.
    pub rule: RuleId,
}

/// `dozens`, `tens of thousands`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Vague {
    /// Lower bound.
    pub low: Decimal,
    /// The entry.
    pub rule: RuleId,
}

/// Number words by word and by form.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Numbers {
    /// By `WordInfo::number - 1`.
    pub words: Vec<NumberWord>,
    /// Ordinal words and their place.
    pub ordinals: FxHashMap<u32, u32>,
    /// Glued suffixes, exact case.
    pub suffixes: FxHashMap<Box<str>, (Decimal, RuleId)>,
    /// Multiples by form.
    pub multiples: Trie<Multiple>,
    /// Vague magnitudes by form.
    pub vague: Trie<Vague>,
    /// Percent, points: unit key by form.
    pub percent: Trie<(Box<str>, RuleId)>,
    /// Hedges before a number, words in reverse order.
    pub hedges_before: Trie<u16>,
    /// Hedges after a number.
    pub hedges_after: Trie<u16>,
    /// Verb lemmas that bound their object.
    pub hedge_verbs: FxHashMap<u32, u16>,
}

/// A way to bound a number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Hedge {
    /// The relation it states.
    pub relation: Option<Relation>,
    /// The change it states.
    pub change: Option<Change>,
    /// Whether it stays outside the quoted amount.
    pub outside: bool,
    /// The entry.
    pub rule: RuleId,
}
