//! Expressions of time, with nom where they are built of numbers: dates, years, weekdays, `last week`, `since 2014`, `so far this year`.
//! What they mean in days is worked out later, from the publication date.

use super::anchored;
use super::date::{date, day_month, month, month_day, number, ordinal_suffix, quarter_code, season_year, year_number, years};
use super::tokens::{Lead, Parsed, Tokens, fail};
use crate::base::lexer::PieceKind;
use crate::grammar::{
    RuleId,
    lexicon::Starts,
    sets::{Set, SetBits},
};
use nom::{Parser, branch::alt};
use std::ops::Range;

/// A period of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Period {
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Weekend,
    Season(u8),
}

/// What the words of a time say, before they are resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day; year and month may be left to the publication date.
    Day {
        /// Year, if written.
        year: Option<i32>,
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// Last day of a range within the month.
        to: Option<u32>,
    },
    /// A day of the year of publication or of one beside it.
    DayOf {
        /// `last year` −1, `this year` 0, `next year` +1.
        direction: i8,
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// Last day of a range within the month.
        to: Option<u32>,
    },
    /// A month.
    Month {
        /// Year, if written.
        year: Option<i32>,
        /// 1 to 12.
        month: u32,
        /// `last November` −1, `next March` +1, else 0.
        direction: i8,
    },
    /// Years, both ends included.
    Years(i32, i32),
    /// A quarter of a year (1 to 4).
    Quarter(Option<i32>, u32),
    /// Months of a year: its number, if written; else from that of publication (`last year` −1); first and last month.
    Months(Option<i32>, i8, u32, u32),
    /// So many months up to the end of a month: how many, year, month.
    Ended(u32, Option<i32>, u32),
    /// So many days up to a day: how many, the year, if written, month and day.
    EndedDay(u32, Option<i32>, u32, u32),
    /// So many days up to a day of the week, 1 (Monday) to 7.
    EndedWeekday(u32, u32),
    /// So many periods after the date that was told of before.
    Anchored(Period, i16),
    /// The period that was told of before.
    Same,
    /// A half of a year (1 or 2).
    Half(Option<i32>, u32),
    /// A day of the week, 1 (Monday) to 7; `last` −1, `next` +1.
    Weekday(u32, i8),
    /// This (0), last (−1), next (+1) period.
    Relative(Period, i8),
    /// The last so many periods up to the publication date.
    Window(u32, Period),
    /// The next so many periods from the publication date.
    Ahead(u32, Period),
    /// A season of a stated year, 0 (spring) to 3 (winter).
    Season(i32, u8),
    /// From the first day of the present period to the publication date.
    SoFar(Period),
    /// Days from the publication date: −1 yesterday.
    Offset(i32),
    /// Words only.
    Words,
    /// `year-on-year`: what a change is counted from.
    Change,
}

/// How a time bounds what it dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Bound {
    Within,
    Since,
    Until,
}

/// An expression of time: its tokens, the dates it names, how it bounds.
#[derive(Debug, Clone)]
pub struct TimeExpression {
    /// Tokens, preposition included.
    pub tokens: Range<u32>,
    /// Tokens of the bare date: numbers in it are no claims.
    pub core: Range<u32>,
    /// What it says.
    pub when: When,
    /// The second date of `from … to`, `between … and`.
    pub to: Option<When>,
    /// How it bounds.
    pub bound: Bound,
    /// An offset (`two days later`) or a vague word (`now`): dates little.
    pub weak: bool,
    /// The grammar entry.
    pub rule: RuleId,
}

pub(super) fn set_at(input: &Tokens<'_>, set: Set) -> usize {
    input.set_length(set)
}

/// Classes of words for periods.
const PERIODS: SetBits = SetBits::of(&[
    Set::PeriodFiscalYear,
    Set::PeriodHour,
    Set::PeriodDay,
    Set::PeriodWeek,
    Set::PeriodMonth,
    Set::PeriodQuarter,
    Set::PeriodYear,
    Set::PeriodDecade,
    Set::PeriodCentury,
    Set::PeriodWeekend,
    Set::SeasonSpring,
    Set::SeasonSummer,
    Set::SeasonAutumn,
    Set::SeasonWinter,
    Set::PeriodSeason,
]);

pub(super) fn period(input: &Tokens<'_>) -> Option<(Period, usize)> {
    let table = [
        (Set::PeriodFiscalYear, Period::Year),
        (Set::PeriodHour, Period::Hour),
        (Set::PeriodDay, Period::Day),
        (Set::PeriodWeek, Period::Week),
        (Set::PeriodMonth, Period::Month),
        (Set::PeriodQuarter, Period::Quarter),
        (Set::PeriodYear, Period::Year),
        (Set::PeriodDecade, Period::Decade),
        (Set::PeriodCentury, Period::Century),
        (Set::PeriodWeekend, Period::Weekend),
        (Set::SeasonSpring, Period::Season(0)),
        (Set::SeasonSummer, Period::Season(1)),
        (Set::SeasonAutumn, Period::Season(2)),
        (Set::SeasonWinter, Period::Season(3)),
        (Set::PeriodSeason, Period::Year),
    ];
    let lead = input.lead(PERIODS);
    if !lead.any(PERIODS) {
        return None;
    }
    table.iter().find_map(|(set, p)| {
        let n = lead.length(*set);
        (n > 0).then_some((*p, n))
    })
}

pub(super) fn ordinal_number(input: &Tokens<'_>) -> Option<(u32, usize)> {
    let t = input.first()?;
    if let Some(n) = number(input, 0).filter(|_| ordinal_suffix(input, 1) == 1) {
        return Some((n, 2));
    }
    let index = input.grammar.lexicon.info(t.word).number;
    let word = input.grammar.numbers.words.get((index as usize).checked_sub(1)?)?;
    if !word.ordinal {
        return None;
    }
    word.fraction.map_or_else(
        || input.grammar.ordinal_value(t.word).map(|v| (v, 1)),
        |f| input.grammar.ordinal_value(t.word).or_else(|| u32::try_from(f.denominator).ok()).map(|v| (v, 1)),
    )
}

/// Classes that begin what [`relative`] reads.
const RELATIVE: SetBits = SetBits::of(&[
    Set::Today,
    Set::Yesterday,
    Set::Tomorrow,
    Set::SoFar,
    Set::TimeAhead,
    Set::This,
    Set::Last,
    Set::Next,
    Set::The,
    Set::Earlier,
    Set::Past,
    Set::Now,
    Set::Recent,
    Set::YearEnd,
    Set::AnchorNext,
    Set::AnchorPrevious,
    Set::AnchorSame,
    Set::SamePeriod,
    Set::FinalPart,
    Set::OnYear,
]);

/// `two years`, `15 months`: how many, of what, and what stands behind.
pub(super) fn counted_period(input: Tokens<'_>) -> Option<(u32, Period, Tokens<'_>)> {
    let (after, number) = super::numeral::numeral(input).ok()?;
    let count = u32::try_from(number.value).ok()?;
    let (unit, used) = period(&after)?;
    Some((count, unit, after.skip(used)))
}

/// `last week`, `this year`, `next month`, `on Thursday`, `the past two years`, `the first half of 2024`, `today`.
pub(super) fn relative(input: Tokens<'_>) -> Parsed<'_, (When, RuleId, bool)> {
    // most numbers and prepositions begin none
    let lead = input.lead(RELATIVE);
    if !lead.any(RELATIVE)
        && !input.starts(0, Starts::WEEKDAY)
        && input.first().is_none_or(|t| t.kind != PieceKind::Code)
        && ordinal_number(&input).is_none()
    {
        return fail();
    }
    // today, yesterday, tomorrow, now
    for (set, when, weak) in
        [(Set::Today, When::Offset(0), false), (Set::Yesterday, When::Offset(-1), false), (Set::Tomorrow, When::Offset(1), false)]
    {
        let n = lead.length(set);
        if n > 0 {
            return Ok((input.skip(n), (when, RuleId(0), weak)));
        }
    }
    let change = lead.length(Set::OnYear);
    if change > 0 {
        return Ok((input.skip(change), (When::Change, RuleId(0), true)));
    }
    let year_end = set_at(&input, Set::YearEnd);
    if year_end > 0 {
        return Ok((input.skip(year_end), (When::Relative(Period::Year, 0), RuleId(0), false)));
    }
    if let Some((when, used)) = anchored::anchored(&input, &lead) {
        return Ok((input.skip(used), (when, RuleId(0), false)));
    }
    // so far this year
    let so_far = lead.length(Set::SoFar);
    if so_far > 0 {
        let rest = input.skip(so_far + usize::from(input.is(so_far, Set::In)));
        let this = set_at(&rest, Set::This);
        if this > 0
            && let Some((p, n)) = period(&rest.skip(this))
        {
            return Ok((rest.skip(this + n), (When::SoFar(p), RuleId(0), false)));
        }
        return fail();
    }
    // weekday
    let direction = |lead: &Lead<'_>| -> (usize, i8) {
        let (this, last, next) = (lead.length(Set::This), lead.length(Set::Last), lead.length(Set::Next));
        if last > 0 {
            (last, -1)
        } else if next > 0 {
            (next, 1)
        } else {
            (this, 0)
        }
    };
    let the = usize::from(input.is(0, Set::The));
    let earlier = lead.length(Set::Earlier);
    let (skip, towards) = direction(&lead);
    let after = input.skip(skip);
    if let Some((day, rule)) = after.first().and_then(|t| input.grammar.weekdays.get(&t.word).filter(|_| t.capital())) {
        // `Friday, 3 March` is a date
        let rest = after.skip(1 + usize::from(after.is(1, Set::Comma)));
        if let Ok((end, (when, _))) = alt((day_month, month_day)).parse(rest) {
            return Ok((end, (when, *rule, false)));
        }
        // `on Saturday night`
        let part = usize::from(after.is(1, Set::DayPart));
        return Ok((after.skip(1 + part), (When::Weekday(*day, towards), *rule, false)));
    }
    // the first half of 2024, the third quarter, Q3 2024
    let at = input.skip(the);
    if let Some((when, used)) = anchored::part(&at) {
        return Ok((at.skip(used), (when, RuleId(0), false)));
    }
    if let Some((n, used)) = ordinal_number(&at) {
        let rest = at.skip(used);
        let century = set_at(&rest, Set::PeriodCentury);
        if century > 0 && (10..=21).contains(&n) {
            return Ok((rest.skip(century), (When::Years(n as i32 * 100 - 99, n as i32 * 100), RuleId(0), false)));
        }
        let half = rest.first().is_some_and(|t| input.grammar.fraction_is(t.word, 2));
        let quarter = set_at(&rest, Set::PeriodQuarter);
        if half && n <= 2 || quarter > 0 && n <= 4 {
            let rest = rest.skip(if half { 1 } else { quarter });
            let of = usize::from(rest.is(0, Set::Of) || rest.is(0, Set::In));
            let year = year_number(&rest, of);
            let rest = if year.is_some() { rest.skip(of + 1) } else { rest };
            // `the second half of the match` is no half-year
            if half && year.is_none() && (of > 0 || rest.first().is_some_and(|t| t.kind != PieceKind::Sign)) {
                return fail();
            }
            let when = if half { When::Half(year, n) } else { When::Quarter(year, n) };
            return Ok((rest, (when, RuleId(0), false)));
        }
    }
    if let Some((when, used)) = quarter_code(&input) {
        return Ok((input.skip(used), (when, RuleId(0), false)));
    }
    // earlier this month, late last year
    if earlier > 0 {
        let of = usize::from(input.is(earlier, Set::Of));
        let rest = input.skip(earlier + of);
        let (skip, towards) = direction(&rest.lead(RELATIVE));
        if skip > 0
            && let Some((p, n)) = period(&rest.skip(skip))
        {
            return Ok((rest.skip(skip + n), (When::Relative(p, towards), RuleId(0), false)));
        }
        if (of > 0 || input.is(earlier - 1, Set::Of) || rest.is(0, Set::In))
            && let Some((p, n)) = anchored::of_the_period(&rest)
        {
            return Ok((rest.skip(n), (When::Relative(p, 0), RuleId(0), false)));
        }
        let rest = rest.skip(usize::from(rest.is(0, Set::Dash)));
        if let Ok((end, (when, rule))) = alt((date, years)).parse(rest) {
            return Ok((end, (when, rule, false)));
        }
        return fail();
    }
    if let Some(found) = season_year(&at) {
        return Ok((at.skip(found.1), (found.0, RuleId(0), false)));
    }
    // the 12 months ended in June
    if the == 1
        && let Some((when, used)) = anchored::ended(&at)
    {
        return Ok((at.skip(used), (when, RuleId(0), false)));
    }
    // the next two years
    let ahead = lead.length(Set::TimeAhead);
    if ahead > 0
        && let Some((n, p, after)) = counted_period(input.skip(ahead))
    {
        return Ok((after, (When::Ahead(n, p), RuleId(0), false)));
    }
    // the past two years, the past week
    let past = lead.length(Set::Past);
    if past > 0 {
        let rest = input.skip(past);
        if let Some((n, p, after)) = counted_period(rest) {
            return Ok((after, (When::Window(n, p), RuleId(0), false)));
        }
        if let Some((p, n)) = period(&rest) {
            let definite = the == 1 || past > 1;
            let when =
                if definite && !matches!(p, Period::Season(_) | Period::Weekend) { When::Window(1, p) } else { When::Relative(p, -1) };
            return Ok((rest.skip(n), (when, RuleId(0), false)));
        }
    }
    if skip > 0 {
        if let Some((p, n)) = period(&after) {
            return Ok((after.skip(n), (When::Relative(p, towards), RuleId(0), false)));
        }
        if let Ok((rest, (m, rule))) = month(after) {
            return Ok((rest, (When::Month { year: None, month: m, direction: towards }, rule, false)));
        }
    }
    let now = lead.length(Set::Now);
    if now > 0 {
        return Ok((input.skip(now), (When::Words, RuleId(0), true)));
    }
    let recent = lead.length(Set::Recent);
    if recent > 0 {
        return Ok((input.skip(recent), (When::Words, RuleId(0), true)));
    }
    fail()
}
