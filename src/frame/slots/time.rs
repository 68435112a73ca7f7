//! Which expression of time dates a quantity.

use super::Context;
use crate::frame::syntax::Cat;
use crate::grammar::sets::Set;
use crate::parse::{Quantity, SentenceScan, TimeExpression};

/// The time that dates a quantity: in its clause the nearest, else the only strong one of the sentence.
pub(in crate::frame) fn time(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity) -> Option<TimeExpression> {
    let s = ctx.s;
    let own = |t: &&TimeExpression| !t.weak && !(t.core.start < q.tokens.end && q.tokens.start < t.core.end);
    // a date inside a relative clause that the quantity stands outside of dates that clause only
    let relative = |t: &&TimeExpression| {
        let (at, from) = ((t.core.start - s.at) as usize, (q.tokens.start - s.at) as usize);
        let opened = (0..at).rev().take_while(|i| !matches!(s.cats[*i], Cat::Stop | Cat::Quote)).find(|i| s.cats[*i] == Cat::Relative);
        opened.is_some_and(|r| from < r || (at..from).any(|i| s.cats[i] == Cat::Comma))
    };
    let strong: Vec<&TimeExpression> = found.times.iter().filter(own).filter(|t| !relative(t)).collect();
    let distance = |t: &TimeExpression| {
        let (a, b) =
            if t.tokens.end <= q.tokens.start { (t.tokens.end, q.tokens.start) } else { (q.tokens.end, t.tokens.start.max(q.tokens.end)) };
        let (from, to) = ((a - s.at) as usize, (b - s.at) as usize);
        let walls = (from..to).filter(|i| matches!(s.cats[*i], Cat::Subordinator | Cat::Relative) || s.is(*i, Set::Semicolon)).count();
        let other = (from..to).filter(|i| s.quantities[*i] != 0 && (*i == 0 || s.quantities[*i - 1] != s.quantities[*i])).count();
        (walls * 12 + other * 3 + (to - from), t.tokens.start)
    };
    strong.into_iter().min_by_key(|t| distance(t)).cloned()
}
