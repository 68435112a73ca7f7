//! The whole that a share is of, where the clause names it besides what has that share.

use super::Context;
use super::item::{names_somebody, through_total};
use crate::base::Dimension;
use crate::frame::clause::{Clause, bounds, subject_head};
use crate::frame::items::{self, Item};
use crate::frame::syntax::Cat;
use crate::grammar::frames::AGENT;
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// `spend 5% of GDP on defence`, `debt stands at 98% of GDP`: the whole.
pub(in crate::frame) fn base(ctx: &Context<'_>, q: &Quantity, item: Option<&Item>) -> Option<Item> {
    let s = ctx.s;
    if !matches!(q.dimension, Dimension::Percent | Dimension::Fraction) {
        return None;
    }
    let of = s.is(bounds(s, q).1, Set::Of);
    let level = || {
        items::level_of(s, q).or_else(|| items::stands_at(s, q)).filter(|_| of).and_then(|_| items::phrase_at(s, bounds(s, q).1 + 1, true))
    };
    // `€4m on roads, 2% of GDP`: beside the amount that it is the share of
    let beside = || item.filter(|i| of && i.tokens.end <= bounds(s, q).0).and_then(|_| items::phrase_at(s, bounds(s, q).1 + 1, true));
    let whole = items::spent_on(s, q).map(|(whole, _)| whole).or_else(level).or_else(beside)?;
    Some(whole).filter(|w| item.is_none_or(|i| i != w))
}

/// `Sales to Asia accounted for 40% of revenue`: what makes up a share of a whole.
pub(in crate::frame) fn sharer(ctx: &Context<'_>, q: &Quantity, clause: &Clause) -> Option<Item> {
    let s = ctx.s;
    let (start, end) = bounds(s, q);
    let relative = matches!(q.dimension, Dimension::Percent | Dimension::Fraction);
    let g = clause.verbs.first().filter(|g| relative && s.is(end, Set::Of) && s.verbs[g.group].tokens.end <= start)?;
    let v = &s.verbs[g.group];
    let beside = (v.tokens.end..start).all(|i| matches!(s.cats[i], Cat::Preposition | Cat::Adverb | Cat::Determiner));
    let head = subject_head(s, g.group).filter(|h| s.cats[*h] == Cat::Noun && *h < v.tokens.start && !s.timed[*h])?;
    let agent = s.grammar.frames.in_class(AGENT, s.noun_lemma(head)) && !s.person(head);
    let shares = s.is(v.main, Set::ShareVerb) && beside && !v.passive && !agent && !names_somebody(ctx, head);
    if shares { through_total(s, items::of_phrase(s, head)) } else { None }
}
