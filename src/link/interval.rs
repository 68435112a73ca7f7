//! Intervals of exact decimals: overlap, distance, middle. Knows nothing of units; the caller compares like with like.

use crate::base::{Number, Relation};
use crate::normalise::Normalised;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Where an interval ends on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// No end.
    Open,
    /// The end belongs to the interval.
    Included(Number),
    /// The end does not belong to the interval.
    Excluded(Number),
}

impl Bound {
    /// The number at the end, where there is one.
    pub const fn number(self) -> Option<Number> {
        match self {
            Self::Open => None,
            Self::Included(n) | Self::Excluded(n) => Some(n),
        }
    }

    const fn of(number: Option<Number>, included: bool) -> Self {
        match (number, included) {
            (None, _) => Self::Open,
            (Some(n), true) => Self::Included(n),
            (Some(n), false) => Self::Excluded(n),
        }
    }
}

/// An amount as meant; the lower end is never above the upper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    low: Bound,
    high: Bound,
}

impl Interval {
    /// The interval of a normalised quantity.
    pub fn of(normalised: &Normalised) -> Self {
        let low = Bound::of(normalised.low, normalised.low_included);
        let high = Bound::of(normalised.high, normalised.high_included);
        if let (Some(l), Some(h)) = (low.number(), high.number())
            && l > h
        {
            return Self { low: high, high: low };
        }
        Self { low, high }
    }

    /// Lower end.
    pub const fn low(self) -> Bound {
        self.low
    }

    /// Upper end.
    pub const fn high(self) -> Bound {
        self.high
    }

    /// Order by lower end, then by upper end; an open end lies outside every number.
    pub fn order(&self, other: &Self) -> Ordering {
        // `None` is less than every number: right below, and turned round above.
        let above = |bound: Bound| (bound.number().is_none(), bound.number());
        self.low.number().cmp(&other.low.number()).then_with(|| above(self.high).cmp(&above(other.high)))
    }

    /// The distance to an interval wholly above this one; `None` where the two meet or `other` lies below.
    pub fn gap_below(&self, other: &Self) -> Option<Number> {
        let (high, low) = (self.high.number()?, other.low.number()?);
        let closed = matches!((self.high, other.low), (Bound::Included(_), Bound::Included(_)));
        if high < low || (high == low && !closed) { low.0.checked_sub(high.0).map(Number) } else { None }
    }

    /// Whether no number lies in both.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.gap_below(other).is_some() || other.gap_below(self).is_some()
    }

    /// Whether both are open on the same side.
    pub fn is_open_with(&self, other: &Self) -> bool {
        (self.low == Bound::Open && other.low == Bound::Open) || (self.high == Bound::Open && other.high == Bound::Open)
    }

    /// The numbers that both ends agree on: the higher of the lower ends, the lower of the upper ends.
    pub fn meet(&self, other: &Self) -> (Option<Number>, Option<Number>) {
        let high = match (self.high.number(), other.high.number()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        (self.low.number().max(other.low.number()), high)
    }

    /// The number that a claim with this hedge puts, read back from the interval and so in its unit: the middle of the
    /// intervals that spread about a number, the upper end of those that end at it. Bounds and ranges put no single number.
    pub fn value(&self, relation: Relation) -> Option<Number> {
        match relation {
            Relation::Exact | Relation::About => {
                let (low, high) = (self.low.number()?.0, self.high.number()?.0);
                let half = high.checked_sub(low)?.checked_div(Decimal::TWO)?;
                low.checked_add(half).map(|middle| Number(middle.normalize()))
            }
            Relation::Almost => self.high.number(),
            Relation::Below | Relation::AtMost | Relation::Above | Relation::AtLeast | Relation::Between => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: Option<i64>, high: Option<i64>, ends: bool) -> Interval {
        Interval::of(&Normalised {
            low: low.map(Number::from),
            high: high.map(Number::from),
            low_included: ends,
            high_included: ends,
            ..Normalised::default()
        })
    }

    #[test]
    fn touching_intervals_meet_only_where_both_ends_belong() {
        let (a, b) = (interval(Some(1), Some(2), true), interval(Some(2), Some(3), true));
        assert!(!a.is_disjoint(&b));
        let c = interval(Some(2), Some(3), false);
        assert!(a.is_disjoint(&c) && c.is_disjoint(&a));
        assert_eq!(a.gap_below(&c), Some(Number::from(0)));
    }

    #[test]
    fn open_ends_reach_everything_on_their_side() {
        let (below, above) = (interval(None, Some(5), true), interval(Some(3), None, true));
        assert!(!below.is_disjoint(&above));
        assert_eq!(below.meet(&above), (Some(Number::from(3)), Some(Number::from(5))));
        assert!(below.is_disjoint(&interval(Some(6), None, true)));
        assert_eq!(below.order(&above), Ordering::Less);
    }

    #[test]
    fn ends_given_inside_out_are_turned_round() {
        let interval = interval(Some(9), Some(4), true);
        assert_eq!((interval.low().number(), interval.high().number()), (Some(Number::from(4)), Some(Number::from(9))));
    }

    #[test]
    fn spread_intervals_give_their_middle_back() {
        let spread = interval(Some(255_000), Some(265_000), true);
        assert_eq!(spread.value(Relation::Exact), Some(Number::from(260_000)));
        assert_eq!(spread.value(Relation::Almost), Some(Number::from(265_000)));
        assert_eq!(spread.value(Relation::Between), None);
        assert_eq!(interval(Some(1), None, true).value(Relation::Exact), None);
    }
}
