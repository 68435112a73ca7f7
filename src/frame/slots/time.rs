//! Which expression of time dates a quantity.

use super::Context;
use crate::base::Dimension;
use crate::frame::clause::bounds;
use crate::frame::syntax::{Cat, Link};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, SentenceScan, TimeExpression, When};

/// The time that dates a quantity: the nearest of its clause, else of a clause that it hangs on or stands beside.
pub(in crate::frame) fn time(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity) -> Option<TimeExpression> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let own = usize::from(s.clause_of[start]);
    let mut best: Option<(usize, usize)> = None;
    for (k, t) in found.times.iter().enumerate() {
        let overlaps = t.core.start < q.tokens.end && q.tokens.start < t.core.end;
        if t.weak || overlaps || compared(ctx, q, t) {
            continue;
        }
        let at = (t.core.start - s.at) as usize;
        let at_clause = usize::from(s.clause_of[at]);
        // an age has no date but its own
        if q.dimension == Dimension::Age && at_clause != own {
            continue;
        }
        let Some(far) = steps(ctx, at_clause, own, at < start, start) else { continue };
        let score = (far + usize::from(modifies(ctx, t))) * 60 + distance(ctx, q, t);
        if best.is_none_or(|(b, _)| score < b) {
            best = Some((score, k));
        }
    }
    best.map(|(_, k)| with_neighbour(ctx, found, k))
}

/// How far a time's clause is from the quantity's; nothing where it cannot date it.
fn steps(ctx: &Context<'_>, time: usize, own: usize, before: bool, start: usize) -> Option<usize> {
    let s = ctx.s;
    if time == own {
        return Some(0);
    }
    // up from the time
    let mut at = time;
    for _ in 0..4 {
        let node = &s.clauses[at];
        let Some(parent) = node.parent else { break };
        let passes = match node.link {
            Link::Infinitive | Link::Joined => true,
            // only what describes the counted things themselves: `35 people killed on Monday`
            Link::Participle => node.antecedent.is_some_and(|h| h >= start && h < start + 8),
            Link::Bracket => true,
            Link::Relative => {
                node.antecedent.is_some_and(|h| h >= start && h < start + 8) && s.cats[node.start.saturating_sub(1)] != Cat::Comma
            }
            Link::Adjunct | Link::Subordinate | Link::Complement | Link::Main => false,
        };
        if !passes {
            return None;
        }
        if parent == own {
            return Some(1);
        }
        at = parent;
    }
    // up from the quantity
    let mut at = own;
    for step in 1..5 {
        let node = &s.clauses[at];
        let Some(parent) = node.parent else { break };
        if parent == time {
            let foreign = matches!(node.link, Link::Relative) && !before && node.start > 0 && s.cats[node.start - 1] == Cat::Comma;
            return if foreign { None } else { Some(if s.says(time) && !before { 3 } else { step }) };
        }
        at = parent;
    }
    // side by side: a time in front holds for what is joined to its clause
    let plain = matches!(s.clauses[time].link, Link::Main | Link::Joined) && !s.says(time);
    (plain && before).then_some(3)
}

/// `than in 2020`, `than a year ago`: what the quantity is compared with.
fn compared(ctx: &Context<'_>, q: &Quantity, t: &TimeExpression) -> bool {
    let s = ctx.s;
    let at = (t.tokens.start - s.at) as usize;
    // `up 5% from the June figure`: where it came from, not since when
    let moved = s.is(at, Set::From)
        && t.to.is_none()
        && q.tokens.end <= t.tokens.start
        && matches!(q.dimension, Dimension::Percent | Dimension::Points | Dimension::Money | Dimension::Count)
        && !(at > 0 && s.cats[at - 1] == Cat::Comma);
    moved || (at.saturating_sub(3)..at).any(|i| s.is(i, Set::Than))
}

/// `the 2018 World Cup`: a bare year that is part of a noun phrase dates little.
fn modifies(ctx: &Context<'_>, t: &TimeExpression) -> bool {
    let s = ctx.s;
    let (at, end) = ((t.tokens.start - s.at) as usize, (t.tokens.end - s.at) as usize);
    matches!(t.when, When::Years(..))
        && t.core == t.tokens
        && (matches!(s.cats.get(end), Some(Cat::Name | Cat::Noun | Cat::Adjective)) || at > 0 && s.cats[at - 1] == Cat::Name)
}

fn distance(ctx: &Context<'_>, q: &Quantity, t: &TimeExpression) -> usize {
    let s = ctx.s;
    let (a, b) =
        if t.tokens.end <= q.tokens.start { (t.tokens.end, q.tokens.start) } else { (q.tokens.end, t.tokens.start.max(q.tokens.end)) };
    let (from, to) = ((a - s.at) as usize, (b - s.at) as usize);
    let walls = (from..to).filter(|i| matches!(s.cats[*i], Cat::Subordinator | Cat::Relative) || s.is(*i, Set::Semicolon)).count();
    let other = (from..to).filter(|i| s.quantities[*i] != 0 && (*i == 0 || s.quantities[*i - 1] != s.quantities[*i])).count();
    walls * 12 + other * 3 + (to - from)
}

/// `in October and November`: two months joined by nothing but `and` are one time.
fn with_neighbour(ctx: &Context<'_>, found: &SentenceScan, k: usize) -> TimeExpression {
    let s = ctx.s;
    let month = |t: &TimeExpression| matches!(t.when, When::Month { .. }) && t.to.is_none() && !t.weak;
    let joined = |a: &TimeExpression, b: &TimeExpression| {
        month(a)
            && matches!(b.when, When::Month { .. })
            && b.to.is_none()
            && b.tokens.start == b.core.start
            && a.tokens.end + 1 == b.tokens.start
            && s.cats[(a.tokens.end - s.at) as usize] == Cat::And
    };
    let pair = |a: &TimeExpression, b: &TimeExpression| {
        let mut whole = a.clone();
        whole.to = Some(b.when);
        whole.tokens.end = b.tokens.end;
        whole
    };
    let t = &found.times[k];
    // a bare second month is no expression of its own
    let behind = (t.tokens.end - s.at) as usize;
    if month(t)
        && s.cats.get(behind) == Some(&Cat::And)
        && behind + 1 < s.len()
        && let Some((second, _)) = s.grammar.months.get(&s.word(behind + 1))
        && let When::Month { year, direction, .. } = t.when
        && !found.times.iter().any(|o| o.tokens.start <= s.at + behind as u32 + 1 && o.tokens.end > s.at + behind as u32 + 1)
    {
        let mut whole = t.clone();
        whole.to = Some(When::Month { year, month: *second, direction });
        whole.tokens.end += 2;
        return whole;
    }
    if let Some(next) = found.times.get(k + 1).filter(|n| joined(t, n)) {
        return pair(t, next);
    }
    if let Some(previous) = k.checked_sub(1).map(|p| &found.times[p]).filter(|p| joined(p, t)) {
        return pair(previous, t);
    }
    t.clone()
}
