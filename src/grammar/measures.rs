//! Units and currencies, compiled: what a word after or before a number can measure.

use super::names::NameIndex;
use super::{RuleId, trie::Trie};
use crate::base::Dimension;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// Index into [`Measures::units`].
pub type UnitIndex = u16;
/// Index into [`Measures::currencies`].
pub type CurrencyIndex = u16;

/// An exact ratio: `numerator / denominator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// Above the line.
    pub numerator: Decimal,
    /// Below the line, never zero.
    pub denominator: Decimal,
}

impl Ratio {
    /// From `3`, `0.3048` or `5/9`.
    pub fn parse(text: &str) -> Option<Self> {
        let parse = |t: &str| t.trim().parse::<Decimal>().ok().or_else(|| Decimal::from_scientific(t.trim()).ok());
        let (a, b) = text.split_once('/').map_or((text, "1"), |p| p);
        let (numerator, denominator) = (parse(a)?, parse(b)?);
        (!denominator.is_zero()).then_some(Self { numerator, denominator })
    }

    /// The ratio as a decimal, to 28 digits; none on overflow.
    pub fn decimal(self) -> Option<Decimal> {
        self.numerator.checked_div(self.denominator)
    }

    /// `value` times the ratio; none on overflow.
    pub fn of(self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.numerator)?.checked_div(self.denominator)
    }
}

/// A unit of measure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unit {
    /// Symbol in the record.
    pub key: Box<str>,
    /// What it measures.
    pub dimension: Dimension,
    /// UCUM code of the canonical unit of its dimension.
    pub canonical: Box<str>,
    /// Key of the canonical unit.
    pub canonical_key: Box<str>,
    /// QUDT local name of the canonical unit, where known.
    pub qudt: Option<Box<str>>,
    /// To the canonical unit.
    pub factor: Ratio,
    /// Added after multiplying.
    pub offset: Decimal,
    /// The unit and the period that this one is a rate of (`bpd`: barrels, day), by their keys.
    pub rate: Option<(Box<str>, Box<str>)>,
    /// Its noun in the singular.
    pub noun: Box<str>,
    /// The entry.
    pub rule: RuleId,
}

/// A currency.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: Box<str>,
    /// Countries that use it.
    pub countries: SmallVec<[NameIndex; 2]>,
}

/// What a form measures.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Meaning {
    /// A unit, so many times.
    Unit {
        /// Which.
        unit: UnitIndex,
        /// Ten for a decade.
        times: u32,
    },
    /// A currency: candidates, the default first, and how many make one unit of it.
    Money {
        /// Which it can be.
        candidates: SmallVec<[CurrencyIndex; 2]>,
        /// 100 for cents.
        divide: u32,
    },
}

/// A way to write a measure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MeasureForm {
    /// What it means.
    pub meaning: Meaning,
    /// The exact letters a symbol must have; none: any case.
    pub exact: Option<Box<str>>,
    /// May follow digits without a space.
    pub glued: bool,
    /// May follow digits after a space.
    pub spaced: bool,
    /// May stand before the number (currency signs and codes).
    pub before: bool,
    /// Means its unit only beside a larger or smaller one (`17m 30s`).
    pub beside: bool,
    /// Scales the number: a million for `MEUR`.
    pub scale: u32,
    /// The entry.
    pub rule: RuleId,
}

impl MeasureForm {
    /// A form that may stand behind a number, glued or spaced; a symbol when `exact` is given.
    pub const fn new(meaning: Meaning, exact: Option<Box<str>>, rule: RuleId) -> Self {
        Self { meaning, exact, glued: true, spaced: true, before: false, beside: false, scale: 1, rule }
    }
}

/// All units and currencies and the ways to write them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Measures {
    /// Units.
    pub units: Vec<Unit>,
    /// Currencies.
    pub currencies: Vec<Currency>,
    /// Forms, folded.
    pub forms: Trie<MeasureForm>,
}

impl Measures {
    /// The unit with this key.
    pub fn unit(&self, key: &str) -> Option<&Unit> {
        self.units.iter().find(|u| &*u.key == key)
    }

    /// Whether a noun names a period of time (`second`, `year`).
    pub fn is_period(&self, noun: &str) -> bool {
        self.units.iter().any(|u| u.dimension == Dimension::Duration && &*u.noun == noun)
    }

    /// The currency with this code.
    pub fn currency(&self, code: &str) -> Option<CurrencyIndex> {
        self.currencies.iter().position(|c| &*c.code == code).map(|i| i as CurrencyIndex)
    }
}
