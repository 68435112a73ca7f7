//! Expressions of time that hang on what was told before (`the next day`, `two days later`, `since the war began`, `41 hours after launch`),
//! and parts of a period (`the first three months of 2024`).

use super::date::{date, quarter_code, year_number, years};
use super::time::{Bound, Period, TimeExpression, When, counted_period, ordinal_number, period};
use super::tokens::{Lead, Tokens};
use crate::base::lexer::PieceKind;
use crate::grammar::{
    RuleId,
    lexicon::{Tag, VerbForm},
    sets::{Set, SetBits},
};
use crate::text::TokenFlags;
use chrono::Datelike;
use nom::{Parser, branch::alt};

/// Tokens within which `ago` stands behind its number.
const OFFSET_WORDS: usize = 10;
/// Longest name of an event, in tokens.
const EVENT_WORDS: usize = 12;

/// Whether `before` or `after` at the first token has something that it is before or after of.
fn has_object(input: &Tokens<'_>) -> bool {
    input.is(0, Set::Preposition) && input.get(1).is_some_and(|t| t.kind != PieceKind::Sign) && !input.is(1, Set::And)
}

/// The sign of `earlier` (−1) and `later` (1), where nothing follows that they could belong to.
fn sense(input: &Tokens<'_>) -> Option<i16> {
    let sign = if input.is(0, Set::Later) {
        1
    } else if input.is(0, Set::Ago) {
        -1
    } else {
        return None;
    };
    (!has_object(input)).then_some(sign)
}

/// `two days ago`, `three weeks earlier`, `a year later`: from the publication date or from the date told before; longer periods
/// before publication stay words.
pub(super) fn offset(input: Tokens<'_>) -> Option<(When, usize)> {
    if !(1..OFFSET_WORDS).any(|n| input.is(n, Set::Ago) || input.is(n, Set::Later)) {
        return None;
    }
    let (count, rest) = if input.is(0, Set::ArticleOne) {
        (1, input.skip(1))
    } else {
        let (rest, number) = super::numeral::numeral(input).ok()?;
        (i16::try_from(number.value).ok().filter(|c| (1..=3660).contains(c))?, rest)
    };
    let (unit, n) = period(&rest)?;
    let after = rest.skip(n);
    let used = (after.at - input.at) as usize + 1;
    if after.is(0, Set::AgoNow) {
        let when = match unit {
            Period::Day => When::Offset(-i32::from(count)),
            Period::Week => When::Offset(-7 * i32::from(count)),
            _ => When::Words,
        };
        return Some((when, used));
    }
    let when = if unit == Period::Hour { When::Words } else { When::Anchored(unit, sense(&after)? * count) };
    sense(&after).map(|_| (when, used))
}

/// `the following day`, `the previous year`, `that week`, `the same month`, `the day before`, `the weekend`; `lead` are the
/// classes that begin here.
pub(super) fn anchored(input: &Tokens<'_>, lead: &Lead<'_>) -> Option<(When, usize)> {
    let same = lead.length(Set::SamePeriod);
    if same > 0 {
        return Some((When::Same, same));
    }
    for (set, n) in [(Set::AnchorNext, 1), (Set::AnchorPrevious, -1), (Set::AnchorSame, 0)] {
        let used = lead.length(set);
        if used > 0
            && let Some((p, more)) = period(&input.skip(used))
        {
            return Some((When::Anchored(p, n), used + more));
        }
    }
    if !input.is(0, Set::The) {
        return None;
    }
    let rest = input.skip(1);
    if let Some((p, n)) = period(&rest) {
        return match sense(&rest.skip(n)) {
            Some(sign) => Some((When::Anchored(p, sign), n + 2)),
            None => (p == Period::Weekend).then_some((When::Relative(p, 0), n + 1)),
        };
    }
    // `the next day`; `the next week` is that after publication
    let next = rest.set_length(Set::Next);
    match period(&rest.skip(next)) {
        Some((Period::Day, n)) if next > 0 => Some((When::Anchored(Period::Day, 1), 1 + next + n)),
        _ => None,
    }
}

/// `the end of the year`, `later in the week`, where the first words are read: this period.
pub(super) fn of_the_period(input: &Tokens<'_>) -> Option<(Period, usize)> {
    let skip = usize::from(input.is(0, Set::In));
    if !input.is(skip, Set::The) {
        return None;
    }
    period(&input.skip(skip + 1)).map(|(p, n)| (p, skip + 1 + n))
}

/// `first three months of 2024`, `final two weeks of May`, `last six months of the year`.
pub(super) fn part(input: &Tokens<'_>) -> Option<(When, usize)> {
    let last = input.set_length(Set::FinalPart);
    let (from_start, skip) = match ordinal_number(input) {
        _ if last > 0 => (false, last),
        Some((1, used)) => (true, used),
        _ => return None,
    };
    let single = || period(&input.skip(skip)).map(|(p, n)| (1, p, input.skip(skip + n)));
    let (count, unit, rest) = counted_period(input.skip(skip)).or_else(single)?;
    // `in the first six months`: of this year, where nothing else is said
    if from_start && unit == Period::Month && (3..=11).contains(&count) && rest.first().is_none_or(|t| t.kind == PieceKind::Sign) {
        return Some((When::Months(None, 0, 1, count), (rest.at - input.at) as usize));
    }
    if !rest.is(0, Set::Of) {
        return None;
    }
    let rest = rest.skip(1);
    let used = |after: &Tokens<'_>| (after.at - input.at) as usize;
    let (year, direction, from, to, end) = if let Some((p, n)) = of_the_period(&rest) {
        let Period::Year = p else { return None };
        (None, 0, 1, 12, used(&rest.skip(n)))
    } else if let Some((When::Quarter(year, q), n)) = quarter_code(&rest) {
        (year, 0, q * 3 - 2, q * 3, used(&rest.skip(n)))
    } else if let (Some((p, n)), Some(towards)) = (period(&rest.skip(1)), direction(&rest)) {
        let Period::Year = p else { return None };
        (None, towards, 1, 12, used(&rest.skip(1 + n)))
    } else {
        let (after, (when, _)) = alt((date, years)).parse(rest).ok()?;
        match when {
            When::Years(a, b) if a == b => (Some(a), 0, 1, 12, used(&after)),
            // `the final two weeks of December`
            When::Month { year, month, .. } if last > 0 && matches!(unit, Period::Day | Period::Week) => {
                let days = if unit == Period::Week { count.saturating_mul(7) } else { count };
                let end = last_day(year, month);
                let day = When::Day { year, month, day: (end + 1).saturating_sub(days).max(1), to: Some(end) };
                return Some((day, used(&after)));
            }
            When::Month { year, month, .. } if from_start && matches!(unit, Period::Day | Period::Week) => {
                let days = if unit == Period::Week { count.saturating_mul(7) } else { count };
                let day = When::Day { year, month, day: 1, to: Some(days.clamp(1, 28)) };
                return Some((day, used(&after)));
            }
            _ => return None,
        }
    };
    let months = match unit {
        Period::Month => count,
        Period::Quarter => count.checked_mul(3)?,
        _ => return None,
    };
    if months == 0 || months > to - from + 1 {
        return None;
    }
    let (from, to) = if from_start { (from, from + months - 1) } else { (to + 1 - months, to) };
    Some((When::Months(year, direction, from, to), end))
}

/// `12 months ended in June`, `year to March 2024`.
pub(super) fn ended(input: &Tokens<'_>) -> Option<(When, usize)> {
    let numeric = input.first().is_some_and(|t| t.flags.has(TokenFlags::NUMERIC));
    let (count, unit, rest) = match period(input) {
        Some((unit, n)) => (1, unit, input.skip(n)),
        None if numeric => counted_period(*input)?,
        None => return None,
    };
    if !rest.is(0, Set::PeriodEnd) {
        return None;
    }
    // `to the end of June`
    let end = if rest.is(1, Set::The) { rest.skip(1).set_length(Set::Earlier) } else { 0 };
    let skip = 1 + if end > 0 { end } else { usize::from(rest.is(1, Set::In) || rest.is(1, Set::TimeOn)) };
    let last = rest.skip(skip);
    let used = |after: &Tokens<'_>| (after.at - input.at) as usize;
    let days = match unit {
        Period::Day => Some(count),
        Period::Week => Some(count.checked_mul(7)?),
        _ => None,
    };
    if let Some(days) = days {
        let weekday = last.first().filter(|t| t.capital()).and_then(|t| input.grammar.weekdays.get(&t.word));
        // `the week to Sunday, 3 March`
        let dated = last.skip(usize::from(weekday.is_some()) + usize::from(weekday.is_some() && last.is(1, Set::Comma)));
        return match (date(dated), weekday) {
            (Ok((after, (When::Day { year, month, day, to: None }, _))), _) => Some((When::EndedDay(days, year, month, day), used(&after))),
            (_, Some((weekday, _))) => Some((When::EndedWeekday(days, *weekday), used(&last.skip(1)))),
            _ => None,
        };
    }
    let months = match unit {
        Period::Month => count,
        Period::Quarter => count.checked_mul(3)?,
        Period::Year => count.checked_mul(12)?,
        _ => return None,
    };
    let (after, (when, _)) = date(last).ok()?;
    let (When::Month { year, month, .. } | When::Day { year, month, .. }) = when else { return None };
    Some((When::Ended(months, year, month), used(&after)))
}

/// The last day of a month; of a February without a year, the 28th.
fn last_day(year: Option<i32>, month: u32) -> u32 {
    let first = chrono::NaiveDate::from_ymd_opt(year.unwrap_or(2001), month, 1);
    first.map_or(28, |d| u32::from(d.num_days_in_month()))
}

/// `from the end of June`: the last day of a month or year.
pub(super) fn end_of(when: When) -> When {
    match when {
        When::Month { year, month, direction: 0 } => When::Day { year, month, day: last_day(year, month), to: None },
        When::Years(a, b) if a == b => When::Day { year: Some(a), month: 12, day: 31, to: None },
        other => other,
    }
}

fn direction(input: &Tokens<'_>) -> Option<i8> {
    [(Set::This, 0), (Set::Last, -1), (Set::Next, 1)].iter().find(|(set, _)| input.is(0, *set)).map(|(_, n)| *n)
}

/// `during the 1991 flood`, `since the 2014 uprising`, with the article at the first token: how many words stand behind the year.
pub(super) fn named_year(input: &Tokens<'_>) -> Option<usize> {
    let year = year_number(input, 1)?;
    let noun = |n: usize| {
        input.get(n).is_some_and(|t| {
            let info = input.grammar.lexicon.info(t.word);
            t.kind == PieceKind::Word && (t.capital() || matches!(info.tag, Tag::Noun | Tag::Unknown))
        })
    };
    let n = (2..5).take_while(|n| noun(*n)).count();
    let plural = input.get(1 + n).is_some_and(|t| input.grammar.lexicon.info(t.word).singular != 0);
    (n > 0 && !(plural && year % 50 == 0)).then_some(n)
}

/// What follows the name of an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// A verb of beginning or ending.
    Event,
    /// Another verb.
    Verb,
    /// No verb.
    Nothing,
}

/// The noun phrase at token `n`, `of` and possessives included, with the verb of beginning behind it: where it ends.
fn event(sentence: &Tokens<'_>, n: usize) -> Option<(usize, Then)> {
    let mut end = n;
    let mut k = n;
    let pronoun = sentence.is(n, Set::Pronoun) && !sentence.is(n, Set::Determiner);
    if pronoun {
        end = n + 1;
        k = n + 1;
    }
    while !pronoun && k < sentence.tokens.len() && k < n + EVENT_WORDS {
        let t = &sentence.tokens[k];
        let info = sentence.grammar.lexicon.info(t.word);
        let opens = k == n || sentence.is(k - 1, Set::Of);
        if t.kind == PieceKind::Sign {
            // `full-scale`
            let inside = end == k && (sentence.is(k, Set::Dash) || sentence.is(k, Set::PossessiveMark)) && !t.spaced();
            if !inside {
                break;
            }
        } else if t.kind != PieceKind::Word || t.flags.has(TokenFlags::NUMERIC) && ordinal_number(&sentence.skip(k)).is_none() {
            break;
        } else if sentence.is(k, Set::PossessiveMark) && !t.spaced() {
        } else if sentence.is(k, Set::Determiner) || sentence.is(k, Set::Possessive) {
            if !opens {
                break;
            }
        } else if sentence.is(k, Set::Of) {
            if end != k {
                break;
            }
        } else {
            let after_determiner = k > n && (sentence.is(k - 1, Set::Determiner) || sentence.is(k - 1, Set::Possessive));
            let verb = matches!(info.tag, Tag::Verb | Tag::Auxiliary) || matches!(info.form, VerbForm::Past);
            let noun = t.capital() || matches!(info.tag, Tag::Noun | Tag::Adjective | Tag::Unknown) && !verb;
            // `since fighting broke out`
            let gerund = k == n && sentence.is(k + 1, Set::EventVerb);
            if !(noun || gerund || after_determiner && info.tag != Tag::Auxiliary) || sentence.is(k, Set::EventVerb) && !after_determiner {
                break;
            }
            end = k + 1;
        }
        k += 1;
    }
    if end == n {
        return None;
    }
    let info = sentence.get(end).map(|t| sentence.grammar.lexicon.info(t.word));
    if sentence.is(end, Set::EventVerb) {
        return Some((end + 1, Then::Event));
    }
    let verb = info.is_some_and(|i| matches!(i.tag, Tag::Verb | Tag::Auxiliary | Tag::Adverb) || matches!(i.form, VerbForm::Past));
    match (pronoun, verb) {
        (true, _) => None,
        (false, true) => Some((end, Then::Verb)),
        (false, false) => Some((end, Then::Nothing)),
    }
}

/// Classes that begin or hold together what [`events`] reads.
const EVENTS: SetBits = SetBits::of(&[Set::SinceEvent, Set::EventAfter]);

/// Adds `since the war began` and `41 hours after launch` to the dates of a sentence; a date right behind the event is its date.
pub(super) fn events(sentence: &Tokens<'_>, times: &mut Vec<TimeExpression>) {
    let first = times.len();
    for n in 0..sentence.tokens.len() {
        if !sentence.grammar.lexicon.classes(sentence.tokens[n].classes).any(EVENTS) {
            continue;
        }
        let at = sentence.at + n as u32;
        if times.iter().any(|t| t.tokens.contains(&at)) {
            continue;
        }
        let Some((end, then)) = event(sentence, n + 1) else { continue };
        let words = |start: usize| TimeExpression {
            tokens: sentence.at + start as u32..sentence.at + end as u32,
            core: at..at + 1,
            when: When::Words,
            to: None,
            bound: Bound::Since,
            weak: false,
            rule: RuleId(0),
        };
        if sentence.is(n, Set::SinceEvent) {
            let dated = times[..first].iter().position(|t| t.tokens.start == sentence.at + end as u32 && !t.weak && t.to.is_none());
            // `since Japan launched its offensive on 24 February`
            let open =
                |k: usize| sentence.tokens[k].kind == PieceKind::Word || sentence.is(k, Set::Dash) || sentence.is(k, Set::PossessiveMark);
            let wall = |k: usize| !open(k) || [Set::Subordinator, Set::Relative, Set::And].into_iter().any(|set| sentence.is(k, set));
            let dated = dated.or_else(|| {
                let t = times[..first].iter().position(|t| t.tokens.start > sentence.at + end as u32)?;
                let behind = &times[t];
                let whole = !behind.weak && behind.to.is_none() && !matches!(behind.when, When::Words | When::Window(..) | When::Ahead(..));
                let between = end..(behind.tokens.start - sentence.at) as usize;
                let near = between.len() <= EVENT_WORDS && !between.clone().any(wall);
                (whole && near && behind.bound == Bound::Within && then == Then::Event).then_some(t)
            });
            if let Some(k) = dated.filter(|_| then != Then::Verb || sentence.is(end, Set::EventVerb)) {
                times[k].tokens.start = at;
                times[k].bound = Bound::Since;
            } else if then != Then::Verb {
                times.push(words(n));
            }
        } else if n >= 2 && then != Then::Verb && period(&sentence.skip(n - 1)).is_some_and(|(_, used)| used == 1) {
            let counts = |k: usize| sentence.tokens[k].flags.has(TokenFlags::NUMERIC) || sentence.is(k, Set::ArticleOne);
            // `€4m a season after tax`: a rate
            let unit = |k: usize| {
                let t = &sentence.tokens[k];
                t.flags.has(TokenFlags::NUMERIC) || sentence.grammar.measures.forms.step(0, t.word).is_some()
            };
            let rate = |k: &usize| !(*k > 0 && sentence.is(*k, Set::ArticleOne) && unit(*k - 1));
            let start = (n.saturating_sub(OFFSET_WORDS)..n - 1).rev().take_while(|k| counts(*k)).last().filter(rate);
            times.extend(start.filter(|_| end > n + 1).map(words));
        }
    }
    if times.len() > first {
        times.sort_by_key(|t| t.core.start);
    }
}
