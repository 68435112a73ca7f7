//! Figures of sport that no noun counts: runs and wickets, strokes. Pairs of scores are read with the numbers.

use super::Filler;
use super::clause::bounds;
use super::slots::{self, Context};
use super::syntax::{Cat, Syntax};
use crate::base::Dimension;
use crate::grammar::sets::Set;
use crate::parse::{Amount, Quantity, SentenceScan};
use rust_decimal::Decimal;

/// Whether a quantity is what somebody scored: one of `4 for 52`, or a bare number beside words of such a sport.
pub(super) fn figure(s: &Syntax<'_>, found: &SentenceScan, q: &Quantity, own_item: bool) -> bool {
    if q.dimension != Dimension::Count || q.score || own_item || q.hedged {
        return false;
    }
    let k = found.quantities.partition_point(|o| o.tokens.start < q.tokens.start);
    let behind = found.quantities.get(k + 1).is_some_and(|o| pair(s, q, o));
    let before = k.checked_sub(1).is_some_and(|b| pair(s, &found.quantities[b], q));
    behind || before || played(s, q) || !q.compound && (0..s.len()).any(|i| s.is(i, Set::SportFigures)) && alone(s, q)
}

/// Whether nothing that could be counted stands behind a number.
fn alone(s: &Syntax<'_>, q: &Quantity) -> bool {
    let (start, end) = bounds(s, q);
    let behind = s.cats.get(end).is_none_or(|c| !matches!(c, Cat::Noun | Cat::Name | Cat::Adjective | Cat::Hyphen)) && !s.is(end, Set::Of);
    behind && start > 0
}

/// `set 440 to win`, `Root is on 45 and Stokes 12`.
fn played(s: &Syntax<'_>, q: &Quantity) -> bool {
    let (start, end) = bounds(s, q);
    let to_win = s.cats.get(end) == Some(&Cat::To) && s.is(end + 1, Set::WinVerb) && alone(s, q);
    let digits = |i: usize| s.cats[i] == Cat::Number && s.written(i).bytes().all(|b| b.is_ascii_digit());
    let on =
        |i: usize| i > 1 && s.is(i - 1, Set::On) && s.is(i - 2, Set::Be) && digits(i) && (i + 1..s.len()).any(|k| s.cats[k] == Cat::Name);
    let closed = |i: usize| s.cats.get(i).is_none_or(|c| matches!(c, Cat::And | Cat::Stop | Cat::Comma | Cat::Subordinator));
    let round = start > 2 && s.is(start - 1, Set::PlayedRound) && s.cats[start - 2] == Cat::Hyphen && alone(s, q);
    to_win
        || round
        || on(start) && closed(end)
        || (0..start).any(|i| on(i) && s.quantities[i] != 0 && closed(i + 1)) && s.mentions[start - 1] != 0
}

/// `4 for 52`: wickets and runs, either first.
fn pair(s: &Syntax<'_>, a: &Quantity, b: &Quantity) -> bool {
    let ((_, end), (start, _)) = (bounds(s, a), bounds(s, b));
    let count = |q: &Quantity| q.dimension == Dimension::Count && q.tokens.len() == 1;
    let (Amount::Value(x), Amount::Value(y)) = (a.amount, b.amount) else { return false };
    end + 1 == start
        && s.is(end, Set::For)
        && count(a)
        && count(b)
        && alone(s, b)
        && x.min(y) <= Decimal::TEN
        && (x.max(y) > Decimal::TEN || (0..s.len()).any(|i| s.is(i, Set::SportFigures)))
}

/// Who scored it: the side or person named last before it, unless a preposition leads there.
pub(super) fn scorer(ctx: &Context<'_>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let led = |m: usize| {
        let first = (ctx.scan.mentions[m].tokens.start - s.at) as usize;
        first > 0 && matches!(s.cats[first - 1], Cat::Preposition)
    };
    ctx.mentions
        .clone()
        .filter(|m| (ctx.scan.mentions[*m].tokens.end - s.at) as usize <= start && !led(*m) && slots::plays(ctx, *m))
        .last()
        .map(Filler::Mention)
}

/// Whose number of a pair of scores it is.
pub(super) fn side(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let second = start >= 2
        && s.is(start - 1, Set::Dash)
        && s.quantities[start - 2] != 0
        && found.quantities.iter().any(|o| o.score && (o.tokens.end - s.at) as usize + 1 == start);
    // `6-3, 7-5`: the sets of a match are all of the same sides
    let mut k = found.quantities.partition_point(|o| o.tokens.start < q.tokens.start) - usize::from(second);
    let follows = |a: &Quantity, b: &Quantity| {
        let (from, to) = (bounds(s, a).1, bounds(s, b).0);
        a.score && b.score && to <= from + 2 && (from..to).all(|i| matches!(s.cats[i], Cat::Comma | Cat::And))
    };
    while k > 1 && follows(&found.quantities[k - 1], &found.quantities[k]) {
        k -= 2;
    }
    slots::sides(ctx, &found.quantities[k], false).filter(|_| !second).or_else(|| {
        let partner = found.quantities.get(k + 1).filter(|_| second)?;
        slots::sides(ctx, partner, true)
    })
}
