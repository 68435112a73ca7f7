//! A sentence in, its expressions of time out: where one begins, what preposition stands before it, and which bare number is a year.

use super::anchored;
use super::date::{date, year_number, years};
use super::time::{Bound, TimeExpression, When, relative, set_at};
use super::tokens::Tokens;
use crate::base::{Relation, lexer::PieceKind};
use crate::grammar::frames::INERT;
use crate::grammar::{
    RuleId,
    lexicon::Tag,
    sets::{Set, SetBits},
};
use crate::text::{Token, TokenFlags};

/// `15:20`, `3pm`, `10.30 am`.
pub fn clock(input: Tokens<'_>) -> Option<usize> {
    let t = input.first()?;
    let marked = |n: usize| set_at(&input.skip(n.min(input.tokens.len())), Set::Clock);
    let military = |n: usize| {
        let written = input.written(n).as_bytes();
        let two = |i: usize| u32::from(written[i] - b'0') * 10 + u32::from(written[i + 1] - b'0');
        written.len() == 4 && written.iter().all(u8::is_ascii_digit) && two(0) < 25 && two(2) < 60
    };
    match t.kind {
        PieceKind::Clock => Some(1 + marked(1)),
        // `1300 GMT`, `0600 hours`; `1200 hours` without a nought may last so long
        PieceKind::Number if military(0) && marked(1) > 0 && (input.written(0).starts_with('0') || !input.is(1, Set::PeriodHour)) => {
            Some(1 + marked(1))
        }
        PieceKind::Number if input.written(0).len() <= 5 && !input.written(0).contains(',') => {
            let n = marked(1);
            let hour = input.written(0).split('.').next().and_then(|h| h.parse::<u32>().ok())?;
            // `24 hours` and `5 hours` are durations
            let plain_hours = input.get(1).is_some_and(|t| input.grammar.measures.forms.step(0, t.word).is_some());
            (n > 0 && hour <= 24 && !plain_hours).then_some(1 + n)
        }
        _ => None,
    }
}

/// `landed at 10.30`: hours and minutes with a point, where nothing is measured and no market spoken of.
fn bare_clock(sentence: &Tokens<'_>, n: usize) -> Option<usize> {
    let (hours, minutes) = sentence.written(n).split_once('.')?;
    let in_range = hours.parse::<u32>().is_ok_and(|h| h < 24 && (h > 0 || hours.len() == 2))
        && minutes.len() == 2
        && minutes.parse::<u32>().is_ok_and(|m| m < 60);
    let stop = |t: &crate::text::Token| matches!(&sentence.text[t.start as usize..t.end as usize], "." | "," | ";" | ")" | "!" | "?");
    let ends = sentence.get(n + 1).is_none_or(|t| stop(t) || sentence.is(n + 1, Set::TimeOn) || sentence.is(n + 1, Set::And));
    let market = || sentence.tokens.iter().any(|t| sentence.grammar.is(t.word, Set::MarketContext));
    // `19 January 2026, 17.00`
    let dated = || n > 1 && sentence.is(n - 1, Set::Comma) && super::date::year_number(sentence, n - 2).is_some();
    (in_range && n > 0 && (sentence.is(n - 1, Set::At) || dated()) && ends && !market()).then_some(1)
}

/// Classes of prepositions before a time.
const PREPOSITIONS: SetBits = SetBits::of(&[Set::TimeSince, Set::TimeBy, Set::TimeIn, Set::TimeOver, Set::NightOf]);

fn preposition(input: &Tokens<'_>) -> Option<(Bound, usize)> {
    let lead = input.lead(PREPOSITIONS);
    if !lead.any(PREPOSITIONS) {
        return None;
    }
    let table = [
        (Set::TimeSince, Bound::Since),
        (Set::TimeBy, Bound::Until),
        (Set::TimeIn, Bound::Within),
        (Set::TimeOver, Bound::Within),
        (Set::NightOf, Bound::Within),
    ];
    table.iter().map(|(set, b)| (*b, lead.length(*set))).filter(|(_, n)| *n > 0).max_by_key(|(_, n)| *n)
}

/// Whether a bare four-digit number at the first token is a year, by what stands around it.
fn is_bare_year(sentence: &Tokens<'_>, n: usize, has_preposition: bool) -> bool {
    let Some(y) = year_number(sentence, n) else { return false };
    let after = n + 1;
    let spaced_next = sentence.get(after);
    // a unit, currency, percent or scale after it: a quantity
    if let Some(next) = spaced_next {
        let info = sentence.grammar.lexicon.info(next.word);
        let scale = info.number != 0 && !matches!(next.kind, PieceKind::Number);
        let percent = sentence.percent(after);
        let unit = sentence
            .grammar
            .measures
            .forms
            .longest(sentence.skip(after).words())
            .is_some_and(|(_, f)| f.iter().any(|f| f.exact.is_none() && info.singular != 0 || next.start == sentence.tokens[n].end));
        if scale || percent || unit {
            return false;
        }
    }
    if n > 0 {
        let before = &sentence.tokens[n - 1];
        if sentence.grammar.measures.forms.at(sentence.grammar.measures.forms.step(0, before.word).unwrap_or(0)).iter().any(|f| f.before)
            && before.end - before.start <= 4
            && !before.capital()
        {
            return false;
        }
    }
    let plural = spaced_next.is_some_and(|t| {
        let info = sentence.grammar.lexicon.info(t.word);
        t.kind == PieceKind::Word && !t.capital() && (info.singular != 0 || sentence.written(after).ends_with('s') && info.tag == Tag::Noun)
    });
    let year_noun = sentence.is(after, Set::YearNoun);
    if super::designation::address(sentence, n).is_some() {
        return false;
    }
    if has_preposition {
        return (1500..=2100).contains(&y) && (!plural || year_noun || y >= 1900) && !(plural && !year_noun && y < 1950);
    }
    let hedged = n > 0
        && sentence
            .grammar
            .numbers
            .hedges_before
            .step(0, sentence.tokens[n - 1].word)
            .is_some_and(|node| !sentence.grammar.numbers.hedges_before.at(node).is_empty());
    if hedged && !sentence.is(n - 1, Set::Earlier) {
        // `around 2014 the firm …`: a year, where nothing is counted and the number is not round
        let about = super::hedge::longest(sentence, n, 0)
            .is_some_and(|(_, h)| sentence.grammar.hedges[h as usize].relation == Some(Relation::About));
        let next = spaced_next.map(|t| sentence.grammar.lexicon.info(t.word).tag);
        let counts = matches!(next, Some(Tag::Noun | Tag::Adjective | Tag::Verb | Tag::Auxiliary | Tag::Unknown))
            && !sentence.is(after, Set::Comma)
            || spaced_next.is_some_and(|t| t.kind == PieceKind::Sign && !sentence.is(after, Set::Comma))
            || sentence.is(after, Set::And);
        return about && !counts && y % 50 != 0 && (1900..=2050).contains(&y);
    }
    // `the revolution of 1848`
    let event = |i: usize| {
        let noun = sentence.grammar.lexicon.noun_lemma(sentence.tokens[i].word);
        sentence.grammar.frames.in_class(INERT, noun)
    };
    let dated = n > 1 && sentence.is(n - 1, Set::Of) && event(n - 2);
    if !(1900..=2050).contains(&y) && !(dated && y >= 1500) {
        return false;
    }
    !plural || year_noun
}

/// A sentence to be read for times.
#[derive(Clone, Copy)]
struct Reader<'a> {
    sentence: Tokens<'a>,
    /// Whether `ago`, `later` or their like stand in it.
    offsets: bool,
}

/// All expressions of time of a sentence, in order, none overlapping.
pub fn scan(sentence: Tokens<'_>) -> Vec<TimeExpression> {
    let mut out: Vec<TimeExpression> = Vec::new();
    let timely = |t: &Token, sets: SetBits| t.flags.has(TokenFlags::TIMELY) && sentence.grammar.lexicon.classes(t.classes).any(sets);
    let reader = Reader { sentence, offsets: sentence.tokens.iter().any(|t| timely(t, OFFSETS)) };
    let mut n = 0;
    while n < sentence.tokens.len() {
        // most words begin none
        if !sentence.tokens[n].flags.any(TokenFlags::NUMERIC, TokenFlags::TIMELY) {
            n += 1;
            continue;
        }
        if let Some((expression, used)) = reader.at(n) {
            out.push(expression);
            n += used.max(1);
        } else {
            n += 1;
        }
    }
    anchored::events(&sentence, &mut out);
    out
}

/// Words that set a time off from another.
const OFFSETS: SetBits = SetBits::of(&[Set::Ago, Set::Later]);

/// Whether an expression of time can begin with the first token.
fn can_begin(input: &Tokens<'_>) -> bool {
    // `the` begins one only before another of its words
    if input.is(0, Set::The) {
        let next = input.skip(1);
        let numeric = next.first().is_some_and(|t| t.kind != PieceKind::Word || t.flags.has(TokenFlags::NUMERIC));
        let of_form = || {
            input
                .grammar
                .sets
                .step(0, input.tokens[0].word)
                .zip(next.first())
                .is_some_and(|(node, t)| input.grammar.sets.step(node, t.word).is_some())
        };
        return numeric || next.first().is_some_and(|t| t.flags.has(TokenFlags::TIMELY)) || of_form();
    }
    input.first().is_some_and(|t| match t.kind {
        PieceKind::Url => false,
        PieceKind::Word | PieceKind::Sign => t.flags.any(TokenFlags::NUMERIC, TokenFlags::TIMELY),
        PieceKind::Number | PieceKind::Code | PieceKind::Clock => true,
    })
}

impl Reader<'_> {
    fn core_at(&self, n: usize, with_preposition: bool, month_alone: bool) -> Option<(When, usize, RuleId, bool)> {
        let sentence = &self.sentence;
        let input = sentence.skip(n);
        if !can_begin(&input) {
            return None;
        }
        let length = |rest: Tokens<'_>| (rest.at - input.at) as usize;
        if self.offsets
            && (input.first().is_some_and(|t| t.flags.has(TokenFlags::NUMERIC)) || input.is(0, Set::ArticleOne))
            && let Some((when, used)) = anchored::offset(input)
        {
            return Some((when, used, RuleId(0), false));
        }
        if let Ok((rest, (when, rule))) = date(input) {
            let alone = matches!(when, When::Month { year: None, .. });
            if !alone || month_alone {
                return Some((when, length(rest), rule, false));
            }
        }
        if let Ok((rest, (when, rule, weak))) = relative(input) {
            return Some((when, length(rest), rule, weak));
        }
        if is_bare_year(sentence, n, with_preposition)
            && let Ok((rest, (when, rule))) = years(input)
        {
            return Some((when, length(rest), rule, false));
        }
        if input.get(0).is_some_and(|t| t.kind == PieceKind::Number)
            && let Ok((rest, (when @ When::Years(a, b), rule))) = years(input)
            && a != b
        {
            return Some((when, length(rest), rule, false));
        }
        // FY2024, fiscal 2025
        None
    }

    fn at(&self, n: usize) -> Option<(TimeExpression, usize)> {
        let sentence = &self.sentence;
        let input = sentence.skip(n);
        let base = sentence.at + n as u32;
        if !can_begin(&input) {
            return None;
        }
        let numeral = input.first().is_some_and(|t| matches!(t.kind, PieceKind::Clock | PieceKind::Number));
        if let Some(used) = if numeral { clock(input).or_else(|| bare_clock(sentence, n)) } else { None } {
            let tokens = base..base + used as u32;
            return Some((
                TimeExpression {
                    core: tokens.clone(),
                    tokens,
                    when: When::Words,
                    to: None,
                    bound: Bound::Within,
                    weak: true,
                    rule: RuleId(0),
                },
                used,
            ));
        }
        // from 2016 to 2020, between 2017 and 2019
        let pair = [(Set::TimeFrom, Set::TimeTo), (Set::TimeBetween, Set::TimeTo)].iter().any(|(a, _)| input.is(0, *a));
        if pair && let Some((when, used, rule, false)) = self.core_at(n + 1, true, true) {
            let middle = n + 1 + used;
            if sentence.get(middle).is_some()
                && sentence.is(middle, Set::TimeTo)
                && let Some((to, more, _, false)) = self.core_at(middle + 1, true, true)
            {
                let end = base + (1 + used + 1 + more) as u32;
                let tokens = base..end;
                return Some((
                    TimeExpression { core: base + 1..end, tokens, when, to: Some(to), bound: Bound::Within, weak: false, rule },
                    1 + used + 1 + more,
                ));
            }
        }
        let prepositions = preposition(&input);
        let options = [prepositions, None];
        for option in options.iter().take(if prepositions.is_some() { 2 } else { 1 }) {
            let (bound, skip) = option.map_or((Bound::Within, 0), |p| p);
            let mut at = n + skip;
            if skip > 0 && sentence.is(at, Set::The) && year_number(sentence, at + 1).is_none() {
                // `in the past week` keeps its article for the forms that have it
                if self.core_at(at, true, true).is_none() {
                    at += 1;
                }
            }
            // `during the 1991 flood`
            let named = if skip > 0 && sentence.is(at, Set::The) { anchored::named_year(&sentence.skip(at)) } else { None };
            // `after the 1991 flood`: what came of it
            let bound = if named.is_some() && sentence.is(n, Set::EventAfter) && bound == Bound::Since { Bound::Within } else { bound };
            if named.is_some() {
                at += 1;
            }
            // `by noon on Friday`
            if skip > 0 && sentence.is(at, Set::Clock) && sentence.is(at + 1, Set::TimeOn) {
                at += 2;
            }
            // mid-2022, late 2021
            if sentence.is(at, Set::YearPrefix) {
                let dash = usize::from(sentence.is(at + 1, Set::Dash));
                if year_number(sentence, at + 1 + dash).is_some() {
                    at += 1 + dash;
                }
            }
            let month_ok = skip > 0 || n == 0 || sentence.is(n.wrapping_sub(1), Set::PossessiveMark);
            let Some((when, used, rule, weak)) = self.core_at(at, skip > 0 || at > n, month_ok) else { continue };
            let ends = bound == Bound::Since && skip > 0 && sentence.skip(at).set_length(Set::EndOf) > 0;
            let when = if ends { anchored::end_of(when) } else { when };
            let end = sentence.at + (at + used) as u32;
            // `in May-August`, `from January to March 2024`
            let middle = at + used;
            let ranges = sentence.is(middle, Set::Dash) || skip > 0 && sentence.is(middle, Set::TimeTo) && !sentence.is(middle, Set::And);
            if let When::Month { year: None, month, direction } = when
                && ranges
                && named.is_none()
                && let Some((to @ When::Month { year, .. }, more, _, false)) = self.core_at(middle + 1, true, true)
            {
                let end = sentence.at + (middle + 1 + more) as u32;
                let core = sentence.at + at as u32..end;
                let when = When::Month { year, month, direction };
                return Some((
                    TimeExpression { tokens: base..end, core, when, to: Some(to), bound: Bound::Within, weak: false, rule },
                    middle + 1 + more - n,
                ));
            }
            // `March 20 people`: nothing; `2022 Russian invasion`: a year inside a name
            let tokens = base..end + named.unwrap_or(0) as u32;
            let core = sentence.at + at as u32..end;
            // `the 2022/23 harvest`: a season's name, where no preposition makes it a date
            let behind = (at + used).min(sentence.tokens.len());
            let season = skip == 0 && matches!(when, When::Years(a, b) if a != b) && sentence.skip(behind).set_length(Set::SeasonNoun) > 0;
            let weak = weak || season;
            let within = matches!(bound, Bound::Until) && matches!(when, When::Window(..));
            let bound = if within { Bound::Within } else { bound };
            return Some((TimeExpression { tokens, core, when, to: None, bound, weak, rule }, at + used - n));
        }
        None
    }
}
