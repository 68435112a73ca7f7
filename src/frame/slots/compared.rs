//! Which time belongs to what a quantity is compared with, and not to the quantity.

use super::Context;
use super::time::modifies;
use crate::base::Dimension;
use crate::frame::clause::bounds;
use crate::frame::syntax::Cat;
use crate::grammar::sets::Set;
use crate::parse::{Bound, Quantity, SentenceScan, TimeExpression, When};

/// `than in 2020`, `compared with a year ago`, `double the 2016 figure`: what the quantity is compared with.
pub(super) fn compared(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity, t: &TimeExpression) -> bool {
    let s = ctx.s;
    let at = (t.tokens.start - s.at) as usize;
    let end = (t.tokens.end - s.at) as usize;
    let (q_start, q_end) = bounds(s, q);
    let moves = |i: usize| s.is(i, Set::IncreaseToBy) || s.is(i, Set::DecreaseToBy) || s.is(i, Set::By);
    // `up 5% from the June figure`: where it came from, not since when
    let moved = s.is(at, Set::From)
        && t.to.is_none()
        && q_end <= at
        && (matches!(q.dimension, Dimension::Percent | Dimension::Points)
            || matches!(q.dimension, Dimension::Money | Dimension::Count)
                && (q_start > 0 && moves(q_start - 1) || s.is(at + 1, Set::The) && matches!(s.cats.get(end), Some(Cat::Noun | Cat::Name))))
        && !(at > 0 && s.cats[at - 1] == Cat::Comma);
    // `half the rate of seven years ago`
    let then = at > 1 && s.is(at - 1, Set::Of) && s.is(at - 2, Set::TotalNoun) && q_end <= at;
    if moved
        || then
        || (at.saturating_sub(3)..=at).any(|i| s.quantities[i] == 0 && s.is(i, Set::Than))
        || (at.saturating_sub(2)..at).any(|i| s.quantities[i] == 0 && s.is(i, Set::ComparedWith))
    {
        return true;
    }
    // `up 5% from the year before, and holds 40%`: where another amount came from; `up 7% on 2017`: what it is compared with
    let beside = s.is(at, Set::From)
        && at > 0
        && s.quantities[at - 1] != 0
        && !(q_end == at)
        && found
            .quantities
            .get(usize::from(s.quantities[at - 1]) - 1)
            .is_some_and(|o| matches!(o.dimension, Dimension::Percent | Dimension::Points));
    if beside || s.is(at, Set::TimeOn) && matches!(t.when, When::Years(..)) && t.tokens != t.core {
        return true;
    }
    // `to 900, the weakest figure since May`: how rare it is
    let rarest = t.bound == Bound::Since
        && q_end < at
        && (q_end..at).any(|i| s.cats[i] == Cat::Comma && (s.is(i + 1, Set::The) || s.cats[i + 1] == Cat::Possessive))
        && !(q_end..at).any(|i| matches!(s.cats[i], Cat::Verb | Cat::Auxiliary) || s.quantities[i] != 0);
    if rarest {
        return true;
    }
    // `to 5% in May and in June to 6%`: behind the conjunction it dates what follows
    let opens = q_end <= at && at > 0 && matches!(s.cats[at - 1], Cat::And) && t.tokens != t.core && {
        let next = end + usize::from(matches!(s.cats.get(end), Some(Cat::To | Cat::Preposition)));
        s.quantities.get(next).is_some_and(|q| *q != 0)
    };
    if opens {
        return true;
    }
    // `down from 5.8 m on Tuesday`: the date of what it is compared with
    let other = found.quantities.iter().any(|o| {
        let (from, _) = bounds(s, o);
        from >= q_end
            && from < at
            && from > 0
            && (s.is(from - 1, Set::From)
                || s.is(from - 1, Set::ComparedWith)
                || s.is(from - 1, Set::With) && from > 1 && s.is(from - 2, Set::ComparedWith))
    });
    // `three times its 2023 price`, `twice last year's level`
    let multiple = || {
        let possessive = s.cats.get(end) == Some(&Cat::PossessiveMark) || modifies(ctx, t);
        possessive
            && found.quantities.iter().any(|o| {
                let (_, to) = bounds(s, o);
                o.dimension == Dimension::Multiple && to <= at && to + 3 > at
            })
            || at > 0
                && s.grammar.numbers.multiples.step(0, s.word(at - 1)).is_some_and(|node| !s.grammar.numbers.multiples.at(node).is_empty())
    };
    // `$90,000 a day, triple their level in May`, `left at 4.5% after a rise of 0.25 points in May`: the time of another amount
    let another = found.quantities.iter().any(|o| {
        let (from, to) = bounds(s, o);
        let opens = from >= q_end && to <= at && from > 0;
        let apart = |k: usize| matches!(s.cats[k], Cat::Comma | Cat::Verb | Cat::Auxiliary);
        let multiple = || o.dimension == Dimension::Multiple && s.cats[from - 1] == Cat::Comma;
        let behind =
            || (q_end..from).rev().take(6).any(|k| s.is(k, Set::Than) || s.is(k, Set::EventAfter) && s.cats[k] == Cat::Preposition);
        opens && (multiple() || behind()) && !(to..at).any(apart)
    });
    // `will remain at 25%, with changes starting in July`
    let with = (q_end..at).rev().find(|i| s.cats[*i] == Cat::Comma).is_some_and(|i| s.is(i + 1, Set::With));
    other || another || with || multiple()
}
