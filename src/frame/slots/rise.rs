//! What rose or fell, where the noun behind an amount says only that something did.

use super::Context;
use super::item::{names_somebody, through_total};
use crate::base::Dimension;
use crate::frame::clause::{Clause, Governor, bounds, subject_head};
use crate::frame::items::{self, Item};
use crate::frame::syntax::{Cat, MOVES, Syntax};
use crate::grammar::frames::{AGENT, Position};
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// A noun that says which way something moved.
pub(super) fn moved_noun(s: &Syntax<'_>, i: usize) -> bool {
    s.cats[i] == Cat::Noun && s.any(i, MOVES)
}

/// `a 5% rise in sales`: what the noun behind an amount says to have moved.
pub(in crate::frame) fn through_rise(s: &Syntax<'_>, item: &Item) -> Option<Item> {
    let i = item.head;
    if !moved_noun(s, i) || !(s.is(i + 1, Set::In) || s.is(i + 1, Set::Of)) || s.timed.get(i + 2).copied().unwrap_or(true) {
        return None;
    }
    items::phrase_at(s, i + 2, true).filter(|n| s.mentions[n.head] == 0 && n.tokens.clone().all(|k| s.quantities[k] == 0 && !s.timed[k]))
}

/// `a tax rise of 10%`: what the noun before says to have moved.
pub(super) fn compound_rise(s: &Syntax<'_>, item: &Item) -> Option<Item> {
    let i = item.head;
    let amount = s.is(i + 1, Set::Of) && s.quantities.get(i + 2).is_some_and(|q| *q != 0);
    (amount && s.any(i, MOVES) && i > item.tokens.start && s.cats[i - 1] == Cat::Noun)
        .then(|| Item { tokens: item.tokens.start..i, head: i - 1 })
}

/// `cases reached 900, showing a 9% increase`: what the clause is about has risen, where nothing behind the noun says what did.
pub(in crate::frame) fn subject_rise(ctx: &Context<'_>, q: &Quantity, item: &Item, clause: &Clause) -> Option<Item> {
    let s = ctx.s;
    let relative = matches!(q.dimension, Dimension::Percent | Dimension::Points);
    if !relative || item.tokens.len() > 1 || !moved_noun(s, item.head) || complemented(s, item.head + 1) {
        return None;
    }
    // `orders dropped after a 1.1% rise in May`
    let moves = |g: &&Governor| s.is(s.verbs[g.group].main, Set::MoveFromTo);
    let g = clause.verbs.first().filter(|g| g.position == Position::Object || moves(g))?;
    if s.verbs[g.group].tokens.end > bounds(s, q).0 {
        return None;
    }
    let head = subject_head(s, g.group).filter(|h| s.cats[*h] == Cat::Noun && s.quantities[*h] == 0 && s.mentions[*h] == 0)?;
    let acts = s.grammar.frames.in_class(AGENT, s.noun_lemma(head)) || s.reports(g.group);
    if acts { None } else { through_total(s, items::of_phrase(s, head)) }
}

/// `of 3% in exports`: what moved stands behind the amount.
pub(super) fn complemented(s: &Syntax<'_>, after: usize) -> bool {
    (s.is(after, Set::In) || s.is(after, Set::Of)) && !s.timed.get(after + 1).copied().unwrap_or(false)
}

/// What an amount is taken off or added to, right behind it.
pub(super) fn taken_off(ctx: &Context<'_>, clause: &Clause, q: &Quantity, after: usize) -> Option<Item> {
    let s = ctx.s;
    let g = clause.verbs.first().filter(|g| g.position == Position::Object && g.preposition.is_none())?;
    let v = &s.verbs[g.group];
    // `adds 300 miles and two days to the voyage`
    let joined = s.cats.get(after) == Some(&Cat::And) && s.quantities.get(after + 1).is_some_and(|q| *q != 0);
    let at = if joined { (after + 1..s.len()).find(|i| s.quantities[*i] == 0).unwrap_or(after) } else { after };
    let off = s.is(at, Set::Off) && q.dimension != Dimension::Length;
    let to = s.is(at, Set::To) && matches!(s.cats[at], Cat::To | Cat::Preposition) && s.is(v.main, Set::AddVerb);
    if q.dimension == Dimension::Count || v.tokens.end > bounds(s, q).0 || !(off || to) {
        return None;
    }
    items::phrase_at(s, at + 1, true).filter(|i| !names_somebody(ctx, i.head) && !s.timed[i.head])
}

/// `pushed inflation to 10% and interest rates to 20%`: what the second member of a list of levels is of.
pub(super) fn second_level(s: &Syntax<'_>, start: usize) -> Option<Item> {
    let at = start.checked_sub(2).filter(|_| s.cats[start - 1] == Cat::To || s.is(start - 1, Set::From) || s.is(start - 1, Set::At))?;
    let phrase = s.phrase_at(at).filter(|p| p.tokens.end == start - 1 && s.cats[p.head] == Cat::Noun)?;
    let joined = phrase.tokens.start > 1
        && matches!(s.cats[phrase.tokens.start - 1], Cat::And | Cat::Comma)
        && s.quantities[phrase.tokens.start - 2] != 0;
    let person = s.person(phrase.head);
    if joined && !person && !s.timed[phrase.head] { items::of_phrase(s, phrase.head) } else { None }
}
