//! A hedged number to an interval, by the table of conventions in `en/hedges.yaml`.

use crate::base::{Number, Relation};
use rust_decimal::Decimal;

/// An interval; an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Decimal>,
    /// Upper end.
    pub high: Option<Decimal>,
    /// Whether the lower end belongs to it.
    pub low_included: bool,
    /// Whether the upper end belongs to it.
    pub high_included: bool,
}

/// Half a unit of the last digit that is not a trailing zero, and how many trailing zeros there are before the point.
///
/// 260,000 gives 5,000 and 4; 3,214 gives 0.5 and 0; 2.50 gives 0.05 and 0. Zero gives 0.5 and 0.
pub fn half_unit(value: Decimal) -> (Decimal, u32) {
    let v = value.abs().normalize();
    if v.is_zero() {
        return (Decimal::new(5, 1), 0);
    }
    if v.scale() > 0 {
        let unit = Decimal::try_from_i128_with_scale(5, (v.scale() + 1).min(28)).unwrap_or_default();
        return (unit, 0);
    }
    let mut mantissa = v.mantissa();
    let (mut zeros, mut unit) = (0, Decimal::ONE);
    while mantissa % 10 == 0 && zeros < 28 {
        mantissa /= 10;
        zeros += 1;
        unit *= Decimal::TEN;
    }
    (unit / Decimal::TWO, zeros)
}

/// The interval of one number with its relation; `may_be_negative` opens `below` and `at most` downwards.
pub fn of_value(value: Decimal, relation: Relation, may_be_negative: bool) -> Interval {
    let (u, zeros) = half_unit(value);
    let share = |percent: i64| (value.abs() * Decimal::new(percent, 2)).max(u);
    let floor = (!may_be_negative && value >= Decimal::ZERO).then_some(Decimal::ZERO);
    let closed = |low, high| Interval { low: Some(low), high: Some(high), low_included: true, high_included: true };
    match relation {
        Relation::Exact | Relation::Between if zeros >= 2 => closed(value - u, value + u),
        Relation::Exact | Relation::Between => closed(value, value),
        Relation::About => closed(value - share(10), value + share(10)),
        Relation::Almost => Interval { low: Some(value - share(5)), high: Some(value), low_included: true, high_included: false },
        Relation::Below => Interval { low: floor, high: Some(value), low_included: floor.is_some(), high_included: false },
        Relation::AtMost => Interval { low: floor, high: Some(value), low_included: floor.is_some(), high_included: true },
        Relation::Above => Interval { low: Some(value), high: None, low_included: false, high_included: false },
        Relation::AtLeast => Interval { low: Some(value), high: None, low_included: true, high_included: false },
    }
}

/// The interval of a range, both ends included.
pub fn of_range(low: Decimal, high: Option<Decimal>) -> Interval {
    Interval { low: Some(low), high, low_included: true, high_included: high.is_some() }
}

impl Interval {
    /// The interval with every end mapped; none where an end overflows.
    pub fn map(self, f: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        let end = |e: Option<Decimal>| match e {
            None => Some(None),
            Some(v) => f(v).map(Some),
        };
        Some(Self { low: end(self.low)?, high: end(self.high)?, ..self })
    }

    /// Ends as record numbers without trailing zeros.
    pub fn ends(self) -> (Option<Number>, Option<Number>) {
        (self.low.map(|v| Number(v.normalize())), self.high.map(|v| Number(v.normalize())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> Decimal {
        s.parse().expect("a decimal")
    }

    #[test]
    fn half_units_of_the_table() {
        assert_eq!(half_unit(d("260000")), (d("5000"), 4));
        assert_eq!(half_unit(d("80000")), (d("5000"), 4));
        assert_eq!(half_unit(d("3214")), (d("0.5"), 0));
        assert_eq!(half_unit(d("2.50")), (d("0.05"), 0));
    }
}
