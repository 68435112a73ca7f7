//! A number with which the one before is compared, and a number in brackets behind a name.

use super::Context;
use crate::frame::Filler;
use crate::frame::clause::bounds;
use crate::frame::syntax::{Cat, MOVES};
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// Tokens between a number and the word that compares it with the next.
const NEAR: usize = 24;

/// `9,000 people fled, up from 2,000`, `compared with 3% a year before`: whether a number is compared with the one before it, which ends at `from`.
pub(in crate::frame) fn compared(ctx: &Context<'_>, q: &Quantity, before: &Quantity) -> bool {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let (_, from) = bounds(s, before);
    if before.dimension != q.dimension
        || before.per.is_some() != q.per.is_some() && q.per.is_some()
        || start < from + 1
        || start - from > NEAR
    {
        return false;
    }
    let at = if matches!(s.cats[start - 1], Cat::Determiner | Cat::Possessive | Cat::Adjective) { start - 2 } else { start - 1 };
    let from = (from..at).rev().find(|i| s.cats[*i] == Cat::Comma).unwrap_or(from);
    let verb = (from..at).any(|i| matches!(s.cats[i], Cat::Verb | Cat::Auxiliary) && !s.is(i, Set::Compared));
    let up_from = s.is(at, Set::From) && at > from && s.any(at - 1, MOVES) && s.cats[at - 1] != Cat::Verb;
    let with = (at.saturating_sub(1).max(from)..=at).any(|i| s.is(i, Set::Compared));
    // `edged up to 4.3 percent in July from 4.1`
    let stepped = s.is(at, Set::From) && super::is_level(s, before) && (from..at).all(|i| s.timed[i] || s.cats[i] == Cat::Preposition);
    !verb && (up_from || stepped || with) && (from..at).all(|i| s.quantities[i] == 0)
}

/// `Labour took 92 seats, the Greens 64 and the Liberals 56`: the name right before a number, where the verb of the member of the list before it
/// is left out.
pub(in crate::frame) fn gapped(ctx: &Context<'_>, q: &Quantity, before: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let (_, from) = bounds(s, before);
    if before.dimension != q.dimension || start < from + 2 || start - from > NEAR {
        return None;
    }
    // `Unity (UP) 56`: past the short form
    let close = s.cats[start - 1] == Cat::Close;
    let last = if close { (from..start).rev().find(|i| s.cats[*i] == Cat::Open)?.checked_sub(1)? } else { start - 1 };
    let m = ctx.mention_at(last).filter(|m| ctx.can_act(*m) || super::somebody(ctx, *m))?;
    let first = (ctx.mention(m).tokens.start - s.at) as usize;
    let opens = (from..first).rev().find(|i| !matches!(s.cats[*i], Cat::Determiner | Cat::Adjective))?;
    let joined = matches!(s.cats[opens], Cat::Comma | Cat::And) || s.is(opens, Set::Semicolon);
    let told = s.verbs.iter().any(|v| (from..start).contains(&v.tokens.start)) || (first..start).any(|i| s.timed[i]);
    (joined && !told).then_some(Filler::Mention(m))
}

/// `followed by Vietnam with 12%`: whose the number is, right before `with`.
pub(in crate::frame) fn with_it(ctx: &Context<'_>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    if start < 3 || !s.is(start - 1, Set::With) || !(s.is(start - 3, Set::By) || matches!(s.cats[start - 3], Cat::Comma | Cat::And)) {
        return None;
    }
    ctx.mention_at(start - 2).filter(|m| ctx.can_act(*m) || super::somebody(ctx, *m)).map(Filler::Mention)
}

/// `killed 14 people, including three children`: whether a number is a part of the one before it, which ends at `from`.
pub(in crate::frame) fn included(ctx: &Context<'_>, q: &Quantity, before: &Quantity) -> bool {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let (_, from) = bounds(s, before);
    let word = (from..start).rev().find(|i| !matches!(s.cats[*i], Cat::Determiner | Cat::Adverb));
    before.dimension == q.dimension
        && start > from
        && start - from <= NEAR
        && word.is_some_and(|i| s.is(i, Set::Including) || i > from && s.is(i, Set::PronounThey) && s.cats[i - 1] == Cat::Preposition)
        && (from..start).any(|i| s.cats[i] == Cat::Comma)
}

/// `Canada (3 million barrels)`: the name before a bracket that holds nothing but the number.
pub(in crate::frame) fn bracketed(ctx: &Context<'_>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, end) = bounds(s, q);
    let end = q.per.as_ref().map_or(end, |(_, per)| end.max((per.end - s.at) as usize));
    if start < 2 || s.cats[start - 1] != Cat::Open || s.cats.get(end) != Some(&Cat::Close) {
        return None;
    }
    ctx.mention_at(start - 2).filter(|m| ctx.can_act(*m)).map(Filler::Mention)
}
