//! Dates built of numbers and months: `5 May 2024`, `May 5, 2024`, `March 2024`, `2024-03-05`, `2017-19`, `the 1990s`.

use super::time::{Period, When, period};
use super::tokens::{Parsed, Tokens, digits, fail};
use crate::base::lexer::PieceKind;
use crate::grammar::{RuleId, lexicon::Starts, sets::Set};
use nom::{Parser, branch::alt};

pub(super) fn ordinal_suffix(input: &Tokens<'_>, n: usize) -> usize {
    usize::from(input.get(n).is_some_and(|t| !t.spaced()) && input.is(n, Set::OrdinalSuffix))
}

pub(super) fn number(input: &Tokens<'_>, n: usize) -> Option<u32> {
    input.get(n).filter(|t| t.kind == PieceKind::Number && t.end - t.start <= 4)?;
    input.written(n).parse().ok()
}

fn day_number(input: &Tokens<'_>, n: usize) -> Option<(u32, usize)> {
    let day = number(input, n).filter(|d| (1..=31).contains(d) && input.written(n).len() <= 2)?;
    Some((day, 1 + ordinal_suffix(input, n + 1)))
}

pub(super) fn year_number(input: &Tokens<'_>, n: usize) -> Option<i32> {
    let y = number(input, n).filter(|_| input.written(n).len() == 4)?;
    (1500..=2100).contains(&y).then_some(y as i32)
}

pub(super) fn month(input: Tokens<'_>) -> Parsed<'_, (u32, RuleId)> {
    let Some(t) = input.first().filter(|_| input.starts(0, Starts::MONTH)) else { return fail() };
    match input.grammar.months.get(&t.word) {
        Some(m) if t.capital() => Ok((input.skip(1), *m)),
        _ => fail(),
    }
}

/// A year after a day and month: `2024`, `, 2024`.
fn trailing_year(input: Tokens<'_>) -> Parsed<'_, i32> {
    let skip = usize::from(input.is(0, Set::Comma));
    match year_number(&input, skip) {
        Some(y) if skip == 0 || input.get(1).is_some() => Ok((input.skip(skip + 1), y)),
        _ => fail(),
    }
}

fn day_range(input: Tokens<'_>) -> Parsed<'_, (u32, Option<u32>)> {
    let Some((from, n)) = day_number(&input, 0) else { return fail() };
    let rest = input.skip(n);
    if (rest.is(0, Set::Dash) || rest.is(0, Set::And) || rest.is(0, Set::TimeTo))
        && let Some((to, m)) = day_number(&rest, 1).filter(|(to, _)| *to > from)
    {
        return Ok((rest.skip(1 + m), (from, Some(to))));
    }
    Ok((rest, (from, None)))
}

/// `5 May 2024`, `19 and 20 March`, `the 5th of May`.
pub(super) fn day_month(input: Tokens<'_>) -> Parsed<'_, (When, RuleId)> {
    let (rest, (day, to)) = day_range(input)?;
    let rest = rest.skip(usize::from(rest.is(0, Set::Of)));
    let (rest, (month, rule)) = month(rest)?;
    Ok(whose_year(rest, month, day, to, rule))
}

/// `May 5, 2024`, `Oct. 19-20`.
pub(super) fn month_day(input: Tokens<'_>) -> Parsed<'_, (When, RuleId)> {
    let (rest, (month, rule)) = month(input)?;
    let (rest, (day, to)) = day_range(rest)?;
    // `May 5 million`, `March 20 people` would be odd; a unit or scale after it makes it no day
    Ok(whose_year(rest, month, day, to, rule))
}

/// The year behind a day and month: `2024`, `, 2024`, `last year`, `of this year`.
fn whose_year(rest: Tokens<'_>, month: u32, day: u32, to: Option<u32>, rule: RuleId) -> (Tokens<'_>, (When, RuleId)) {
    if let Ok((rest, year)) = trailing_year(rest) {
        return (rest, (When::Day { year: Some(year), month, day, to }, rule));
    }
    match year_from_here(&rest, usize::from(rest.is(0, Set::Of))) {
        Some((direction, used)) => (rest.skip(used), (When::DayOf { direction, month, day, to }, rule)),
        None => (rest, (When::Day { year: None, month, day, to }, rule)),
    }
}

/// `last year`, `this year`, `next year` from token `n` on: which year from that of publication, and where it ends.
fn year_from_here(rest: &Tokens<'_>, n: usize) -> Option<(i8, usize)> {
    let (direction, skip) = [(Set::Last, -1), (Set::This, 0), (Set::Next, 1)].iter().find_map(|(set, d)| {
        let used = rest.skip(n).set_length(*set);
        (used > 0).then_some((*d, n + used))
    })?;
    let (Period::Year, used) = period(&rest.skip(skip))? else { return None };
    Some((direction, skip + used))
}

/// `May 2024`, `March`, where a preposition or a year makes it a month.
fn month_year(input: Tokens<'_>) -> Parsed<'_, (When, RuleId)> {
    let (rest, (month, rule)) = month(input)?;
    let of = usize::from(rest.is(0, Set::Of));
    let year = year_number(&rest, of).or_else(|| if rest.is(0, Set::Comma) { year_number(&rest, 1) } else { None });
    // `in May last year`
    if year.is_none()
        && let Some((direction, used)) = year_from_here(&rest, of)
    {
        return Ok((rest.skip(used), (When::Months(None, direction, month, month), rule)));
    }
    let rest = match year {
        Some(_) => rest.skip(1 + of + usize::from(rest.is(0, Set::Comma))),
        None => rest,
    };
    // `the March quarter`, `the June 2020 quarter`
    let quarter = rest.set_length(Set::PeriodQuarter);
    if quarter > 0 {
        return Ok((rest.skip(quarter), (When::Ended(3, year, month), rule)));
    }
    Ok((rest, (When::Month { year, month, direction: 0 }, rule)))
}

/// `2024-03-05`, `05/03/2024`.
fn numeric_date(input: Tokens<'_>) -> Parsed<'_, (When, RuleId)> {
    if input.first().is_none_or(|t| t.kind != PieceKind::Number) {
        return fail();
    }
    let same = |n: usize, set: Set| input.is(n, set) && input.joined(n);
    if let (Some(y), Some(m), Some(d)) = (year_number(&input, 0), number(&input, 2), number(&input, 4))
        && same(1, Set::Dash)
        && same(3, Set::Dash)
        && (1..=12).contains(&m)
        && (1..=31).contains(&d)
    {
        return Ok((input.skip(5), (When::Day { year: Some(y), month: m, day: d, to: None }, RuleId(0))));
    }
    if let (Some(a), Some(b), Some(y)) = (number(&input, 0), number(&input, 2), number(&input, 4))
        && same(1, Set::Slash)
        && same(3, Set::Slash)
        && a <= 31
        && b <= 31
        && (a <= 12 || b <= 12)
    {
        let year = if y < 100 { 2000 + y as i32 } else { y as i32 };
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        return Ok((input.skip(5), (When::Day { year: Some(year), month, day, to: None }, RuleId(0))));
    }
    // 05.03.2024
    let dotted = input.written(0);
    if let Some((d, rest)) = dotted.split_once('.')
        && let Some((m, y)) = rest.split_once('.')
        && dotted.len() <= 10
        && let (Ok(d), Ok(m), Ok(y)) = (d.parse::<u32>(), m.parse::<u32>(), y.parse::<i32>())
        && (1..=31).contains(&d)
        && (1..=12).contains(&m)
        && (1900..=2100).contains(&y)
    {
        return Ok((input.skip(1), (When::Day { year: Some(y), month: m, day: d, to: None }, RuleId(0))));
    }
    fail()
}

/// `2017-2019`, `2017/18`, `1990s`, `2024`.
pub(super) fn years(input: Tokens<'_>) -> Parsed<'_, (When, RuleId)> {
    let (rest, _) = digits(input)?;
    let Some(y) = year_number(&input, 0) else { return fail() };
    if rest.first().is_some_and(|t| !t.spaced()) && rest.is(0, Set::PluralMark) {
        return Ok((rest.skip(1), (When::Years(y, y + 9), RuleId(0))));
    }
    let dash = (rest.is(0, Set::Dash) || rest.is(0, Set::Slash))
        && rest.get(0).is_some_and(|t| !t.spaced())
        && rest.get(1).is_some_and(|t| !t.spaced());
    if dash {
        if let Some(to) = year_number(&rest, 1).filter(|to| *to > y) {
            return Ok((rest.skip(2), (When::Years(y, to), RuleId(0))));
        }
        if let Some(short) = number(&rest, 1).filter(|s| rest.written(1).len() == 2 && *s as i32 == (y + 1) % 100) {
            return Ok((rest.skip(2), (When::Years(y, y - y % 100 + short as i32), RuleId(0))));
        }
    }
    Ok((rest, (When::Years(y, y), RuleId(0))))
}

/// A date built of numbers and months.
pub(super) fn date(input: Tokens<'_>) -> Parsed<'_, (When, RuleId)> {
    match input.first() {
        Some(t) if t.kind == PieceKind::Number => alt((numeric_date, day_month)).parse(input),
        Some(_) if input.starts(0, Starts::MONTH) => alt((month_day, month_year)).parse(input),
        _ => fail(),
    }
}

/// `spring 2024`, `spring of 2024`, `summer, 1998`.
pub(super) fn season_year(input: &Tokens<'_>) -> Option<(When, usize)> {
    let (Period::Season(season), n) = period(input)? else { return None };
    let skip = usize::from(input.is(n, Set::Of) || input.is(n, Set::Comma));
    let year = year_number(input, n + skip)?;
    Some((When::Season(year, season), n + skip + 1))
}

/// `Q3 2024`, `4Q25`, `H1 2025`.
pub(super) fn quarter_code(input: &Tokens<'_>) -> Option<(When, usize)> {
    let t = input.first().filter(|t| t.kind == PieceKind::Code)?;
    let code = input.written(0);
    let bytes = code.as_bytes();
    let (kind, n, tail) = match bytes {
        [k, d, rest @ ..] if k.is_ascii_alphabetic() && d.is_ascii_digit() => (*k, *d, rest),
        [d, k, rest @ ..] if k.is_ascii_alphabetic() && d.is_ascii_digit() => (*k, *d, rest),
        _ => return None,
    };
    let n = u32::from(n - b'0');
    // `H1N1` is no half of a year
    let year = matches!(tail.len(), 2 | 4) && tail.iter().all(u8::is_ascii_digit);
    if !input.grammar.is(t.word, Set::QuarterCode) && !year {
        return None;
    }
    let own = std::str::from_utf8(tail).ok().and_then(|s| s.parse::<i32>().ok()).map(|y| if y < 100 { 2000 + y } else { y });
    let year = own.or_else(|| year_number(input, 1));
    let used = 1 + usize::from(own.is_none() && year.is_some());
    match (kind.to_ascii_lowercase(), n) {
        (b'q', 1..=4) => Some((When::Quarter(year, n), used)),
        (b'h', 1..=2) => Some((When::Half(year, n), used)),
        _ => None,
    }
}
