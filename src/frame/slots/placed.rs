//! Lengths that say where something is.

use crate::base::Dimension;
use crate::frame::clause::bounds;
use crate::frame::items::{self, Item};
use crate::frame::syntax::{Cat, Syntax};
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// The head of a phrase with its prepositions that ends at a token: `the birthplace of the poet`.
fn described(s: &Syntax<'_>, end: usize) -> Option<Item> {
    let mut p = s.phrase_at(end)?;
    for _ in 0..3 {
        let Some(preposition) = p.preposition else { break };
        let of = s.is(preposition, Set::Of) || s.is(preposition, Set::For);
        p = s.phrase_at(preposition.checked_sub(1)?).filter(|_| of)?;
    }
    items::of_phrase(s, p.head).filter(|_| p.preposition.is_none())
}

/// `45 miles south of the cape`, `3 km from the border`: a length that says where something is.
pub(super) fn placed(s: &Syntax<'_>, q: &Quantity) -> bool {
    let (_, end) = bounds(s, q);
    let after = match s.cats.get(end) {
        Some(Cat::Open) => (end..s.len().min(end + 6)).find(|i| s.cats[*i] == Cat::Close).map_or(end, |i| i + 1),
        _ => end,
    };
    q.dimension == Dimension::Length
        && !q.compound
        && (s.is(after, Set::Compass) || (s.is(after, Set::From) || s.is(after, Set::Off)) && !s.is(after + 1, Set::Possessive))
}

/// `Ogden, the birthplace of the poet, 20 km south of the capital`, `The tower, 300 metres high, was sold`: what stands before the comma.
pub(super) fn apposed(s: &Syntax<'_>, q: &Quantity) -> Option<Item> {
    let (start, end) = bounds(s, q);
    let sized = q.dimension == Dimension::Length && s.is(end, Set::MeasureAdjective);
    let beside = start > 1 && matches!(s.cats[start - 1], Cat::Comma | Cat::Dash);
    if beside && (placed(s, q) || sized) { described(s, start - 2) } else { None }
}
