//! Which kind a quantity is by its dimension alone, and which kinds can hold it.

use crate::base::{Dimension, Kind};

/// The kind of a quantity that no frame takes, by its dimension.
pub(super) fn fallback(dimension: Dimension) -> Kind {
    match dimension {
        Dimension::Count => Kind::Count,
        Dimension::Money => Kind::Spending,
        Dimension::Percent | Dimension::Fraction => Kind::Share,
        Dimension::Points => Kind::Rate,
        Dimension::Multiple => Kind::Growth,
        Dimension::Duration => Kind::Duration,
        Dimension::Age => Kind::Age,
        Dimension::Length => Kind::Distance,
        Dimension::Area => Kind::Area,
        Dimension::Volume => Kind::Volume,
        Dimension::Mass => Kind::Mass,
        Dimension::Speed => Kind::Speed,
        Dimension::Temperature => Kind::Temperature,
        Dimension::Power | Dimension::Energy => Kind::Power,
        _ => Kind::Measure,
    }
}

/// Whether a kind can hold a quantity of this dimension: what the list before it is about need not.
pub(super) fn fits(kind: Kind, dimension: Dimension) -> bool {
    let money = matches!(kind, Kind::Payment | Kind::Price | Kind::Aid | Kind::Spending | Kind::Revenue | Kind::Debt | Kind::Deal);
    let count = !money && (kind as u8) < Kind::Payment as u8 || kind == Kind::Count;
    match dimension {
        Dimension::Count => count || matches!(kind, Kind::Vote | Kind::Score | Kind::Measure),
        Dimension::Money => money,
        Dimension::Percent | Dimension::Points | Dimension::Fraction => {
            matches!(kind, Kind::Share | Kind::Growth | Kind::Rate | Kind::Vote)
        }
        d => fallback(d) == kind,
    }
}
