//! A number with which the one before is compared, and a number in brackets behind a name.

use super::Context;
use crate::base::{Dimension, Modality};
use crate::frame::clause::{Clause, Namer, Naming, bounds};
use crate::frame::items::Item;
use crate::frame::syntax::{Cat, LEVELS, MOVES, Syntax};
use crate::frame::{Filler, ItemPhrase};
use crate::grammar::frames::Position;
use crate::grammar::sets::Set;
use crate::parse::{Amount, Quantity};
use rust_decimal::Decimal;

/// Tokens between a number and the word that compares it with the next.
const NEAR: usize = 24;

/// `9,000 people fled, up from 2,000`, `compared with 3% a year before`: whether a number is compared with the one before it, which ends at `from`.
pub(in crate::frame) fn compared(ctx: &Context<'_>, q: &Quantity, before: &Quantity) -> bool {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let (_, from) = bounds(s, before);
    if in_other_words(s, q, before) {
        return true;
    }
    if before.dimension != q.dimension
        || before.per.is_some() != q.per.is_some() && q.per.is_some()
        || start < from + 1
        || start - from > NEAR
    {
        return false;
    }
    let at = if matches!(s.cats[start - 1], Cat::Determiner | Cat::Possessive | Cat::Adjective) { start - 2 } else { start - 1 };
    // `compared with an average forecast of 40 million`
    let forecast = s.is(at, Set::Of) && at > 0 && s.is(at - 1, Set::Forecast);
    let opens = |i: &usize| !matches!(s.cats[*i], Cat::Determiner | Cat::Possessive | Cat::Adjective | Cat::Noun);
    let at = if forecast { (from..at).rev().find(opens).unwrap_or(at) } else { at };
    let from = (from..at).rev().find(|i| s.cats[*i] == Cat::Comma).unwrap_or(from);
    let verb = (from..at).any(|i| matches!(s.cats[i], Cat::Verb | Cat::Auxiliary) && !s.is(i, Set::Compared));
    let up_from = s.is(at, Set::From) && at > from && s.any(at - 1, MOVES) && s.cats[at - 1] != Cat::Verb;
    // `grew 4.9%, beating expectations of 4.4%`
    let beaten = forecast && (s.is(at, Set::BeatVerb) || s.cats[at] == Cat::Preposition);
    let with = beaten || (at.saturating_sub(1).max(from)..=at).any(|i| s.is(i, Set::Compared));
    // `edged up to 4.3 percent in July from 4.1`
    let stepped = s.is(at, Set::From)
        && super::is_level(s, before)
        && (from..at).all(|i| {
            s.timed[i]
                || s.cats[i] == Cat::Preposition
                || s.is(from, Set::Of) && matches!(s.cats[i], Cat::Noun | Cat::Name | Cat::Adjective)
        });
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
    let m = ctx.mention_at(last).filter(|m| ctx.can_act(*m) || super::somebody(ctx, *m));
    // `…, its rival 30`
    let plain = || s.phrase_at(last).filter(|p| p.head == last && matches!(s.cats[p.tokens.start], Cat::Determiner | Cat::Possessive));
    let first = m.map(|m| (ctx.mention(m).tokens.start - s.at) as usize).or_else(|| plain().map(|p| p.tokens.start))?;
    let opens = (from..first).rev().find(|i| !matches!(s.cats[*i], Cat::Determiner | Cat::Adjective | Cat::Possessive))?;
    let joined = matches!(s.cats[opens], Cat::Comma | Cat::And) || s.is(opens, Set::Semicolon);
    let told = s.verbs.iter().any(|v| (from..start).contains(&v.tokens.start)) || (first..start).any(|i| s.timed[i]);
    if !joined || told {
        return None;
    }
    m.map(Filler::Mention).or_else(|| super::doer(ctx, last))
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
pub(in crate::frame) fn included(ctx: &Context<'_>, q: &Quantity, before: &Quantity, own_item: bool) -> bool {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let (_, from) = bounds(s, before);
    // `21 people died, 14 of them Australians`
    let of_them = || {
        let (_, end) = bounds(s, q);
        let them = s.is(end, Set::Of) && (s.is(end + 1, Set::PronounThey) || s.is(end + 1, Set::Relative));
        start > 0
            && s.cats[start - 1] == Cat::Comma
            && them
            && matches!(s.cats.get(end + 2), Some(Cat::Noun | Cat::Name | Cat::Adjective | Cat::Determiner))
    };
    if before.dimension == q.dimension && start > from && start - from <= NEAR && of_them() {
        return true;
    }
    let word = (from..start).rev().find(|i| !matches!(s.cats[*i], Cat::Determiner | Cat::Adverb));
    own_item
        && before.dimension == q.dimension
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

/// `builders began 900 homes; the plan was for 4,000`: what was counted before, for a count that nothing names.
pub(in crate::frame) fn counted_before(s: &Syntax<'_>, q: &Quantity, clause: &Clause, counted: Option<&Item>) -> Option<ItemPhrase> {
    // `opened 12 shops and closed four`
    let direct = clause.verbs.first().is_some_and(|g| {
        let v = &s.verbs[g.group];
        g.position == Position::Object && g.preposition.is_none() && !v.copula && !s.any(v.main, LEVELS) && v.tokens.end <= bounds(s, q).0
    });
    let subject = |n: &Namer| direct && n.how == Naming::Subject && matches!(s.cats[n.token], Cat::Pronoun | Cat::Name | Cat::Noun);
    let bare = q.dimension == Dimension::Count
        && !q.score
        && !q.compound
        && clause.nouns.iter().all(|n| subject(n) || s.grammar.modal_nouns.contains_key(&s.noun_lemma(n.token)));
    counted.filter(|_| bare).map(|i| super::item_phrase(s, i))
}

/// `asked 900 adults; 57% agreed`: a share that does something itself is one of the people counted before.
pub(in crate::frame) fn asked(s: &Syntax<'_>, q: &Quantity, clause: &Clause, counted: Option<&Item>) -> Option<Item> {
    let g = clause.verbs.first().filter(|g| g.position == Position::Subject && g.distance == 0)?;
    let people = counted.filter(|i| s.person(i.head))?;
    (q.dimension != Dimension::Count && !s.verbs[g.group].copula).then(|| people.clone())
}

/// `shipped 300 cars, up 5%`, `£2m of aid, 3% more than in May`: how the amount before, which a comma parts from this share of it, has moved.
pub(in crate::frame) fn aside(s: &Syntax<'_>, q: &Quantity, before: &[Quantity]) -> bool {
    let Some(before) = before.last() else { return false };
    let ((start, end), (_, from)) = (bounds(s, q), bounds(s, before));
    let relative = matches!(q.dimension, Dimension::Percent | Dimension::Fraction);
    let up = start > 0 && s.any(start - 1, MOVES) && s.cats[start - 1] != Cat::Verb;
    let more = s.direction(end).is_some() && s.is(end + 1, Set::Than);
    let comma = start.checked_sub(1 + usize::from(up)).is_some_and(|i| s.cats[i] == Cat::Comma && i >= from);
    let plain = (from..start).all(|i| !matches!(s.cats[i], Cat::Verb | Cat::Auxiliary | Cat::Relative | Cat::Subordinator | Cat::Stop));
    relative && before.dimension != Dimension::Percent && comma && plain && (up || more)
}

/// `€4m a year on roads, about 2% of GDP`: whether a share is said of the amount of money before it.
pub(in crate::frame) fn share_beside(s: &Syntax<'_>, q: &Quantity, before: &[Quantity]) -> bool {
    let Some(before) = before.last().filter(|b| b.dimension == Dimension::Money && q.dimension == Dimension::Percent) else { return false };
    let ((start, end), (_, from)) = (bounds(s, q), bounds(s, before));
    let or = usize::from(start > 0 && s.is(start - 1, Set::Or));
    let opens = start > from + or && matches!(s.cats[start - 1 - or], Cat::Comma | Cat::Open | Cat::Dash);
    let plain = |i: usize| matches!(s.cats[i], Cat::Noun | Cat::Name | Cat::Adjective | Cat::Preposition | Cat::Determiner | Cat::And);
    opens && s.is(end, Set::Of) && (from..start - 1 - or).all(plain)
}

/// `Padley rose 3% to $61`: whether an amount behind a percentage is the level that somebody with a name moved to.
pub(in crate::frame) fn share_price(ctx: &Context<'_>, q: &Quantity, clause: &Clause, before: &[Quantity]) -> bool {
    let s = ctx.s;
    let subject = || clause.verbs.first().and_then(|g| crate::frame::clause::subject_head(s, g.group));
    let firm = |m: usize| ctx.can_act(m) && !ctx.is_country(m) || super::somebody(ctx, m);
    // cents and pence
    let small = |o: &Quantity| o.dimension == Dimension::Money && matches!(o.amount, Amount::Value(v) if v < Decimal::ONE);
    // `Padley was down 40 cents at $12`
    let start = bounds(s, q).0;
    let copula = clause.verbs.first().is_some_and(|g| s.verbs[g.group].copula);
    let moved = || copula && start > 0 && s.direction(start - 1).is_some() && s.cats[start - 1] != Cat::Verb;
    let level = || {
        super::is_level(s, q)
            && before.last().is_some_and(|o| o.dimension == Dimension::Percent || copula && o.dimension == Dimension::Money || small(o))
    };
    // `Padley added 11 cents to $15.52`
    let stepped = || {
        let end = bounds(s, q).1;
        let object = clause.verbs.first().is_some_and(|g| g.position == Position::Object && g.preposition.is_none());
        let level = s.cats.get(end) == Some(&Cat::To) || s.is(end, Set::At);
        small(q) && object && level && s.quantities.get(end + 1).is_some_and(|o| *o != 0)
    };
    q.dimension == Dimension::Money && (level() || moved() || stepped()) && subject().and_then(|h| ctx.mention_at(h)).is_some_and(firm)
}

/// Whether a number takes after the one before it: compared with it, of another place, of somebody whose verb is left out, or of what was raised.
pub(in crate::frame) fn like(ctx: &Context<'_>, q: &Quantity, before: &Quantity, clause: &Clause) -> bool {
    let s = ctx.s;
    // `put the toll at nine before raising it to 17`
    let raised = || {
        let object = clause.verbs.first().filter(|g| g.preposition.is_some()).map(|g| s.verbs[g.group].tokens.end);
        object.is_some_and(|o| o < bounds(s, q).0 && s.is(o, Set::PronounThing) && s.cats[o] == Cat::Pronoun)
    };
    // `the highest since 1994, when it reached 6 per cent`
    let again = || {
        clause.verbs.first().is_some_and(|g| {
            let v = &s.verbs[g.group];
            let it =
                crate::frame::clause::subject_head(s, g.group).is_some_and(|h| s.cats[h] == Cat::Pronoun && s.is(h, Set::PronounThing));
            it && q.dimension == Dimension::Percent && s.is(v.main, Set::LevelVerb) && v.tokens.end == bounds(s, q).0
        })
    };
    // `a profit of $30m, and it expects $35m`
    let foreseen = || {
        let start = bounds(s, q).0;
        q.dimension == Dimension::Money
            && clause.verbs.first().is_some_and(|g| {
                let v = &s.verbs[g.group];
                let cue = s.grammar.modal_verbs.get(&v.lemma).filter(|c| c.modality == Modality::Planned);
                cue.is_some() && g.position == Position::Object && g.preposition.is_none() && v.tokens.end == start && !v.passive
            })
    };
    q.dimension == before.dimension
        && (compared(ctx, q, before)
            || foreseen()
            || again()
            || super::by_place(ctx, q, before)
            || with_it(ctx, q).is_some()
            || gapped(ctx, q, before).is_some()
            || raised())
}

/// `€2m, or 40 cents a share`, `to €2m, or 40 cents a share, in May from €1m`: the same said of each share, or what it was before.
fn in_other_words(s: &Syntax<'_>, q: &Quantity, before: &Quantity) -> bool {
    let ((start, _), (first, last)) = (bounds(s, q), bounds(s, before));
    let or = |i: usize| i > 1 && s.is(i - 1, Set::Or) && s.cats[i - 2] == Cat::Comma;
    let last = before.per.as_ref().map_or(last, |(_, per)| last.max((per.end - s.at) as usize));
    let plain = |i: usize| s.timed[i] || matches!(s.cats[i], Cat::Comma | Cat::Preposition | Cat::Hyphen);
    let each = or(start) && start == last + 2;
    let from = start > last && s.is(start - 1, Set::From) && or(first) && (last..start).all(plain);
    q.dimension == Dimension::Money && (each || from)
}
