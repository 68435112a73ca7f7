//! Which way a quantity moved.

use super::Context;
use crate::base::{Change, Dimension, Kind, Relation};
use crate::frame::beside::share_put_in;
use crate::frame::clause::{Clause, bounds};
use crate::frame::syntax::{Cat, MOVES, Syntax};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, numeral::Form};

/// Which way a growth goes, by the verb or noun that it hangs on.
pub(in crate::frame) fn change(ctx: &Context<'_>, q: &Quantity, clause: &Clause, kind: Kind, own_item: bool) -> Option<Change> {
    let s = ctx.s;
    // `2-0 down`, `crashed 15 km north of the town`: nothing fell
    if q.score || super::placed::placed(s, q) || share_put_in(s, q) {
        return None;
    }
    let (start, end) = bounds(s, q);
    let direction = |i: usize| s.direction(i);
    // `gained 41% of the vote`
    if kind == Kind::Vote && q.dimension == Dimension::Percent && s.is(end, Set::Of) {
        return None;
    }
    let relative = matches!(q.dimension, Dimension::Percent | Dimension::Points | Dimension::Fraction | Dimension::Multiple);
    // `up 5%`, `down 30`, `up only 1%`
    let near =
        (start.saturating_sub(2)..start).rev().find(|i| s.cats[*i] != Cat::Adverb || direction(*i).is_some()).map_or(start, |i| i + 1);
    if near > 0
        && near < start
        && relative
        && matches!(s.cats[near - 1], Cat::Adverb | Cat::Preposition)
        && let Some(c) = direction(near - 1)
    {
        return Some(c);
    }
    if start > 0
        && (relative && kind != Kind::Share || particle(s, start - 1, q.dimension == Dimension::Count))
        && let Some(c) = direction(start - 1)
    {
        return Some(c);
    }
    // `stocks fell 2 million barrels`, `the index shed 45 points`, but `fell short of 5,000`
    if !own_item
        && !s.is(start + 1, Set::Of)
        && let Some(g) = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= start).filter(|g| g.preposition.is_none())
        && !s.verbs[g.group].passive
        && (s.verbs[g.group].tokens.end..start).all(|i| matches!(s.cats[i], Cat::Adverb | Cat::Determiner | Cat::Adjective))
        && (s.is(s.verbs[g.group].main, Set::MoveAlone)
            || q.dimension == Dimension::Measure && s.is(s.verbs[g.group].main, Set::MoveFromTo))
        && let Some(c) = direction(s.verbs[g.group].main)
    {
        return Some(c);
    }
    // `up by a fifth`
    if start > 1
        && s.is(start - 1, Set::By)
        && matches!(s.cats[start - 2], Cat::Adverb | Cat::Preposition)
        && let Some(c) = direction(start - 2)
    {
        return Some(c);
    }
    // `by 5%`
    let by = start > 0 && s.is(start - 1, Set::By);
    let to = stands(s, q, start) || start > 0 && s.is(start - 1, Set::To);
    // `an increase of €12.5bn`, `a cut of 300 jobs`
    if start > 1
        && s.is(start - 1, Set::Of)
        && matches!(s.cats[start - 2], Cat::Noun)
        && let Some(c) = direction(start - 2)
    {
        return Some(c);
    }
    if (by || relative && !to && kind == Kind::Growth)
        && let Some(g) = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= start)
        && let Some(c) = direction(s.verbs[g.group].main)
    {
        return Some(c);
    }
    if let Some(c) = added(s, q, clause, start, end) {
        return Some(c);
    }
    // `settled 87 cents, or 1.1%, higher`, `a third below last season's`, `£30 above the estimate`
    if relative || q.dimension == Dimension::Money || q.dimension == Dimension::Measure {
        let at = behind(s, end);
        if at > end
            && s.cats.get(at).is_some_and(|c| matches!(c, Cat::Adjective | Cat::Adverb))
            && !s.is(at + 1, Set::Than)
            && let Some(c) = direction(at)
        {
            return Some(c);
        }
        if q.dimension != Dimension::Measure && s.is(end, Set::AgeBound) && s.is(end, Set::ComparedWith) && end + 1 < s.len() {
            return bound(s, end);
        }
    }
    // `80 percent of the decline`: a share of a change, itself none
    if relative && s.is(end, Set::Of) {
        return None;
    }
    // `a 5% rise`, `5% higher`, `20 cents cheaper`
    if relative || !own_item && q.dimension != Dimension::Count {
        // `87 cents, or 1.1%, higher`
        let closed = s.cats.get(end) == Some(&Cat::Comma) && start > 1 && s.is(start - 1, Set::Or) && s.cats[start - 2] == Cat::Comma;
        let next = (end..(end + 3).min(s.len())).find(|i| !(s.cats[*i] == Cat::Hyphen || closed && *i == end));
        if let Some(c) = next.and_then(direction) {
            return Some(c);
        }
    }
    None
}

/// `grew at an annual rate of 2.8%`: the noun of pace that a movement has, and which way that goes.
pub(in crate::frame) fn pace(s: &Syntax<'_>, q: &Quantity, clause: &Clause) -> Option<(usize, Change)> {
    let (start, _) = bounds(s, q);
    if q.dimension != Dimension::Percent || !s.is(start.checked_sub(1)?, Set::Of) {
        return None;
    }
    let noun = clause.nouns.iter().find(|n| n.token + 2 == start && s.is(n.token, Set::PaceNoun))?;
    let at = s.phrase_at(noun.token)?.preposition?;
    let verb = s.verb_before(at)?;
    let adjacent = (verb.tokens.end..at).all(|i| s.cats[i] == Cat::Adverb || s.timed[i]);
    let change = s.direction(verb.main).filter(|_| s.is(at, Set::At) && adjacent)?;
    Some((noun.token, change))
}

/// `adds $60,000 to the price`, `lopped two days off the trip`, `$3bn was wiped off`: verbs that add or take away.
fn added(s: &Syntax<'_>, q: &Quantity, clause: &Clause, start: usize, end: usize) -> Option<Change> {
    let g = clause.verbs.first()?;
    let v = &s.verbs[g.group];
    if g.preposition.is_some_and(|p| s.cats[p] == Cat::To || s.is(p, Set::From)) && v.tokens.end <= start {
        return None;
    }
    let off = |i: usize| s.is(i, Set::Off) || s.is(i, Set::From) && s.is(v.main, Set::DecreaseToBy);
    if s.is(v.main, Set::TakeOffVerb) {
        let flat =
            |i: &usize| !matches!(s.cats[*i], Cat::Verb | Cat::Auxiliary | Cat::Comma | Cat::Stop | Cat::Subordinator | Cat::Relative);
        let taken = s.is(v.tokens.end, Set::Off)
            && (v.passive || (v.tokens.start..v.main).any(|i| s.is(i, Set::Be)) || v.tokens.end + 1 == start)
            || v.tokens.end <= start && (end..(end + 8).min(s.len())).take_while(flat).any(|i| off(i) && s.quantities[i] == 0);
        return taken.then_some(Change::Decrease);
    }
    let object = v.tokens.end <= start && g.preposition.is_none() && !v.passive;
    // `suspended 24 percentage points of the tariff`
    if object && q.dimension == Dimension::Points && s.is(v.main, Set::RemoveVerb) {
        return Some(Change::Decrease);
    }
    (object && s.is(v.main, Set::AddVerb)).then_some(Change::Increase)
}

/// Behind `, or 1.1%,` and behind the comma that closes it.
fn behind(s: &Syntax<'_>, end: usize) -> usize {
    let comma = |i: usize| s.cats.get(i) == Some(&Cat::Comma);
    let mut at = end;
    if comma(at) && s.is(at + 1, Set::Or) && s.quantities.get(at + 2).is_some_and(|q| *q != 0) {
        let other = s.quantities[at + 2];
        at += 2;
        while s.quantities.get(at) == Some(&other) {
            at += 1;
        }
    }
    if comma(at) { at + 1 } else { end }
}

/// `a third below last season's`: by the bound that the word states of a number behind it.
fn bound(s: &Syntax<'_>, at: usize) -> Option<Change> {
    let trie = &s.grammar.numbers.hedges_before;
    let hedge = trie.at(trie.step(0, s.word(at))?).first()?;
    match s.grammar.hedges[*hedge as usize].relation? {
        Relation::Above => Some(Change::Increase),
        Relation::Below => Some(Change::Decrease),
        _ => None,
    }
}

/// `up £4`, `went down 30`: which way it moved, and no part of a verb that means something else (`ran up £4m of debt`).
fn particle(s: &Syntax<'_>, at: usize, count: bool) -> bool {
    let verb = at.checked_sub(1).is_some_and(|b| s.cats[b] == Cat::Verb && (count || !s.is(b, Set::MoveFromTo)));
    matches!(s.cats[at], Cat::Adverb | Cat::Preposition) && !verb
}

/// Whether `up` or `down` stands right before a number.
pub(in crate::frame) fn moved(s: &Syntax<'_>, start: usize) -> bool {
    start > 0 && s.any(start - 1, MOVES) && matches!(s.cats[start - 1], Cat::Adverb | Cat::Preposition)
}

/// `30 more`, `200 additional officers`: an increase.
pub(in crate::frame) fn more(s: &Syntax<'_>, q: &Quantity) -> Option<Change> {
    let end = (q.tokens.end - s.at) as usize;
    let word = s.is(end, Set::More) && s.is(end, Set::IncreaseToBy) && !s.is(end + 1, Set::Than);
    word.then_some(Change::Increase)
}

/// Whether the number stands after `to`, `from` or `at`: where something stands, not how far it moved.
pub(in crate::frame) fn is_level(s: &Syntax<'_>, q: &Quantity) -> bool {
    stands(s, q, (q.tokens.start - s.at) as usize)
}

/// The same of a number that begins at token `start`; `fell below 5%` says where it stands too.
fn stands(s: &Syntax<'_>, q: &Quantity, start: usize) -> bool {
    let bound = matches!(q.relation, Relation::Above | Relation::Below) && s.is(start, Set::Preposition);
    start > 0
        && (s.cats[start - 1] == Cat::To
            || s.is(start - 1, Set::From)
            || s.is(start - 1, Set::At)
            || bound && s.is(start, Set::AgeBound) && s.is(start - 1, Set::MoveFromTo))
}

/// A number after `to` or `from` is a level, not a change.
pub(in crate::frame) fn level(s: &Syntax<'_>, q: &Quantity, start: usize, change: Option<Change>) -> Option<Change> {
    // `cut its fee, currently 40 euros, by 5`: what it is now
    let now = start > 1 && s.is(start - 1, Set::Now) && s.cats[start - 2] == Cat::Comma;
    if (stands(s, q, start) || now) && q.change.is_none() && q.form != Form::Multiple { None } else { change }
}

/// `raised the tax by 3%`: whether a verb says that something moved by an amount.
pub(in crate::frame) fn moved_by(s: &Syntax<'_>, clause: &Clause, start: usize) -> bool {
    let by = |p: usize| p + 1 == start && s.is(p, Set::By);
    clause.verbs.first().is_some_and(|g| g.preposition.is_some_and(by) && s.direction(s.verbs[g.group].main).is_some())
}
