//! Clauses whose verb is left out: `Five people died in Kent, three in Devon and one in Wales`.

use super::Context;
use crate::base::Dimension;
use crate::frame::clause::bounds;
use crate::frame::syntax::{Cat, Syntax};
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// Tokens between a number and the next of such a list.
const NEAR: usize = 20;

/// Whether nothing but a number and where or when it holds is said, after a number of which a verb told.
pub(in crate::frame) fn by_place(ctx: &Context<'_>, q: &Quantity, before: &Quantity) -> bool {
    let s = ctx.s;
    let (start, mut end) = bounds(s, q);
    let (_, from) = bounds(s, before);
    if q.dimension != before.dimension || q.dimension != Dimension::Count || q.compound || start < from + 2 || start - from > NEAR {
        return false;
    }
    // `two each in Kent and Devon`, `one more in Wales`
    while s.cats.get(end) == Some(&Cat::Adverb) || s.is(end, Set::ApieceWord) || s.is(end, Set::Rest) {
        end += 1;
    }
    let first = (0..start).rev().find(|i| !matches!(s.cats[*i], Cat::Determiner | Cat::Adverb | Cat::Adjective));
    let opens = first.is_some_and(|i| {
        matches!(s.cats[i], Cat::Comma | Cat::And) || s.is(i, Set::Semicolon) || i > 0 && s.is(i, Set::With) && s.cats[i - 1] == Cat::Comma
    });
    let beside = s.timed.get(end) == Some(&true) || placed(s, end);
    let closed = beside && !(end..next_member(s, end)).any(|i| matches!(s.cats[i], Cat::Verb | Cat::Auxiliary));
    opens && closed && (from..start).all(|i| s.quantities[i] == 0)
}

/// A preposition of place and a name behind it.
fn placed(s: &Syntax<'_>, i: usize) -> bool {
    let name = (i + 1..s.len()).find(|k| !matches!(s.cats[*k], Cat::Determiner | Cat::Adjective));
    s.cats.get(i) == Some(&Cat::Preposition)
        && s.leads_to_place(i)
        && name.is_some_and(|k| s.cats[k] == Cat::Name || s.timed[k] || s.is(k, Set::DefinitePlace) || s.is(k, Set::PlaceNoun))
}

/// Where the next member of the list, or what ends the list, begins.
fn next_member(s: &Syntax<'_>, from: usize) -> usize {
    (from..s.len())
        .find(|i| matches!(s.cats[*i], Cat::Stop | Cat::Comma) || s.quantities[*i] != 0 || s.is(*i, Set::Semicolon))
        .unwrap_or(s.len())
}
