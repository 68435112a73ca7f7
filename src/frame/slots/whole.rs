//! The whole that a share is of, where the clause names it besides what has that share.

use super::Context;
use crate::base::Dimension;
use crate::frame::clause::bounds;
use crate::frame::items::{self, Item};
use crate::parse::Quantity;

/// `spend 5% of GDP on defence`, `debt stands at 98% of GDP`: the whole.
pub(in crate::frame) fn base(ctx: &Context<'_>, q: &Quantity, item: Option<&Item>) -> Option<Item> {
    let s = ctx.s;
    if !matches!(q.dimension, Dimension::Percent) {
        return None;
    }
    let of = s.is(bounds(s, q).1, crate::grammar::sets::Set::Of);
    let level = || {
        items::level_of(s, q).or_else(|| items::stands_at(s, q)).filter(|_| of).and_then(|_| items::phrase_at(s, bounds(s, q).1 + 1, true))
    };
    // `€4m on roads, 2% of GDP`: beside the amount that it is the share of
    let beside = || item.filter(|i| of && i.tokens.end <= bounds(s, q).0).and_then(|_| items::phrase_at(s, bounds(s, q).1 + 1, true));
    let whole = items::spent_on(s, q).map(|(whole, _)| whole).or_else(level).or_else(beside)?;
    Some(whole).filter(|w| item.is_none_or(|i| i != w))
}
