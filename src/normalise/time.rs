//! Words of time to days: from the publication date, both ends included. What cannot be worked out stays without dates.

use crate::parse::{Bound, Period, Scan, TimeExpression, When};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The dates of a document that are written with their year, from which days and months without one take theirs.
#[derive(Debug, Default)]
pub struct Calendar {
    published: Option<NaiveDate>,
    /// Token and date, in text order.
    dates: Vec<(u32, NaiveDate)>,
    /// Whether the document tells mostly of years other than that of its publication.
    elsewhere: bool,
    /// The year that it names most often.
    year: Option<i32>,
    /// Token, first and last day of the times that others are counted from, in text order.
    told: Vec<(u32, NaiveDate, NaiveDate)>,
}

/// How many tokens back a date may stand that another is counted from.
const REACH: u32 = 400;

/// Within so many days of publication a date without a year is that year's, whatever else a document tells.
const RECENT: i64 = 31;

impl Calendar {
    /// Reads a document's dates.
    pub fn of(scan: &Scan, published: Option<NaiveDate>) -> Self {
        let mut dates = Vec::new();
        let mut years = std::collections::BTreeMap::<i32, usize>::new();
        for t in scan.sentences.iter().flat_map(|s| &s.times) {
            let year = match t.when {
                When::Day { year: Some(y), month, day, .. } => {
                    dates.extend(ymd(y, month, day).map(|d| (t.tokens.start, d)));
                    Some(y)
                }
                When::Month { year, .. } => year,
                When::Years(a, b) if a == b => Some(a),
                _ => None,
            };
            if let Some(y) = year {
                *years.entry(y).or_default() += 1;
            }
        }
        let own = dates.iter().filter(|(_, d)| published.is_some_and(|p| p.year() == d.year())).count();
        let elsewhere = dates.len() > own * 2;
        let year = years.iter().max_by_key(|(y, n)| (**n, **y)).map(|(y, _)| *y);
        let mut out = Self { published, dates, elsewhere, year, told: Vec::new() };
        let anchored = |t: &TimeExpression| matches!(t.when, When::Anchored(..) | When::Same);
        // most documents count from no other date
        if scan.sentences.iter().flat_map(|s| &s.times).any(anchored) {
            for t in scan.sentences.iter().flat_map(|s| &s.times).filter(|t| !t.weak) {
                let (from, to) = out.resolve(t, false);
                if let Some((from, to)) = from.or(to).zip(to.or(from)) {
                    out.told.push((t.core.start, from, to));
                }
            }
        }
        out
    }

    /// The date told last before a token.
    fn last_told(&self, token: u32) -> Option<(NaiveDate, NaiveDate)> {
        let k = self.told.partition_point(|(at, ..)| *at < token);
        self.told.get(k.checked_sub(1)?).filter(|(at, ..)| token - at <= REACH).map(|(_, from, to)| (*from, *to))
    }

    /// The period that lies so many periods behind the date told last before a token.
    fn counted(&self, token: u32, period: Period, n: i16) -> Option<Ends> {
        let (from, to) = self.last_told(token)?;
        let long = (to - from).num_days();
        let from_day = match period {
            Period::Day => (long < 1).then(|| to.checked_add_signed(chrono::TimeDelta::days(i64::from(n))))?,
            Period::Week => (long < 8).then(|| to.checked_add_signed(chrono::TimeDelta::weeks(i64::from(n))))?,
            _ => Some(to),
        }?;
        match period {
            Period::Day => Some((Some(from_day), Some(from_day))),
            Period::Week if long < 1 => Some((Some(from_day), Some(from_day))),
            Period::Week | Period::Weekend => relative(from_day, period, 0).map(|(a, b)| (Some(a), Some(b))),
            Period::Month | Period::Quarter if long > 92 => None,
            Period::Hour | Period::Season(_) => None,
            _ => relative(to, period, i8::try_from(n).ok()?).map(|(a, b)| (Some(a), Some(b))),
        }
    }

    /// The publication date.
    pub fn published(&self) -> Option<NaiveDate> {
        self.published
    }

    /// First and last day of an expression of the document.
    pub fn resolve(&self, t: &TimeExpression, future: bool) -> Ends {
        if let When::Anchored(period, n) = t.when
            && let Some(ends) = self.counted(t.core.start, period, n)
        {
            return ends;
        }
        if t.when == When::Same {
            return self.last_told(t.core.start).map_or((None, None), |(from, to)| (Some(from), Some(to)));
        }
        if let Some(when) = self.dated(t) {
            let whole = TimeExpression { when, ..t.clone() };
            return resolve(&whole, self.published, future);
        }
        resolve(t, self.published, future)
    }

    /// A day or month without a year, with the year that puts it nearest to the day written before it; without a publication date
    /// and such a day, with the year that the document names most.
    fn dated(&self, t: &TimeExpression) -> Option<When> {
        let (month, day) = match t.when {
            When::Day { year: None, month, day, .. } => (month, day),
            When::Month { year: None, month, direction: 0 } => (month, 1),
            _ => return None,
        };
        let same_year = self.published.and_then(|p| ymd(p.year(), month, day));
        let recent = self.published.zip(same_year).is_some_and(|(p, d)| (p - d).num_days().abs() <= RECENT);
        if self.published.is_some() && !self.elsewhere || recent {
            return None;
        }
        let k = self.dates.partition_point(|(token, _)| *token < t.tokens.start);
        let Some((_, date)) = k.checked_sub(1).and_then(|k| self.dates.get(k)) else {
            return self.year.filter(|_| self.published.is_none()).map(|y| with_year(&t.when, y));
        };
        let years = [date.year(), date.year() + 1, date.year() - 1];
        let year = years.into_iter().min_by_key(|y| ymd(*y, month, day).map_or(i64::MAX, |d| (d - *date).num_days().abs()))?;
        // never behind the publication
        let late = self.published.is_some_and(|p| ymd(year, month, day).is_some_and(|d| d > p));
        if late { None } else { Some(with_year(&t.when, year)) }
    }
}

type Ends = (Option<NaiveDate>, Option<NaiveDate>);

/// First and last day of an expression, given the publication date and whether its clause is about the future.
pub fn resolve(t: &TimeExpression, published: Option<NaiveDate>, future: bool) -> Ends {
    let Some((start, end)) = span(&t.when, published, future) else { return (None, None) };
    if let Some(to) = &t.to {
        let Some((_, last)) = span(to, published, future) else { return (Some(start), None) };
        // `from March to May 2024`: the first takes the year of the second
        let start = if start > last { span(&with_year(&t.when, last.year()), published, future).map_or(start, |s| s.0) } else { start };
        return (Some(start), Some(last));
    }
    match t.bound {
        Bound::Within => (Some(start), Some(end)),
        Bound::Since => (Some(start), None),
        Bound::Until => (None, Some(end)),
    }
}

fn with_year(when: &When, year: i32) -> When {
    match *when {
        When::Day { month, day, to, .. } => When::Day { year: Some(year), month, day, to },
        When::Month { month, direction, .. } => When::Month { year: Some(year), month, direction },
        other => other,
    }
}

fn ymd(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y, m, d)
}

fn month_span(y: i32, m: u32) -> Option<(NaiveDate, NaiveDate)> {
    let start = ymd(y, m, 1)?;
    Some((start, start.checked_add_months(Months::new(1))?.pred_opt()?))
}

fn year_span(from: i32, to: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((ymd(from, 1, 1)?, ymd(to, 12, 31)?))
}

fn span(when: &When, published: Option<NaiveDate>, future: bool) -> Option<(NaiveDate, NaiveDate)> {
    match *when {
        When::Day { year: Some(y), month, day, to } => Some((ymd(y, month, day)?, ymd(y, month, to.unwrap_or(day))?)),
        When::Day { year: None, month, day, to } => {
            let p = published?;
            let y = nearest_year(p, ymd(p.year(), month, day)?, future);
            Some((ymd(y, month, day)?, ymd(y, month, to.unwrap_or(day))?))
        }
        When::DayOf { direction, month, day, to } => {
            let year = Some(published?.year() + i32::from(direction));
            span(&When::Day { year, month, day, to }, published, future)
        }
        When::Month { year: Some(y), month, .. } => month_span(y, month),
        When::Month { year: None, month, direction } => {
            let p = published?;
            let this = p.year();
            let y = match direction {
                -1 => {
                    if month >= p.month() {
                        this - 1
                    } else {
                        this
                    }
                }
                1 => {
                    if month <= p.month() {
                        this + 1
                    } else {
                        this
                    }
                }
                _ if future => {
                    if month < p.month() {
                        this + 1
                    } else {
                        this
                    }
                }
                _ => {
                    if month > p.month() {
                        this - 1
                    } else {
                        this
                    }
                }
            };
            month_span(y, month)
        }
        When::Years(a, b) => year_span(a, b),
        When::Quarter(year, q) => {
            let y = year.or_else(|| published.map(|p| if q * 3 > p.month() + 2 && !future { p.year() - 1 } else { p.year() }))?;
            Some((ymd(y, q * 3 - 2, 1)?, month_span(y, q * 3)?.1))
        }
        When::Months(year, direction, from, to) => {
            let y = year.or_else(|| published.map(|p| p.year() + i32::from(direction)))?;
            Some((ymd(y, from, 1)?, month_span(y, to)?.1))
        }
        When::Ended(months, year, month) => {
            let (_, end) = span(&When::Month { year, month, direction: 0 }, published, false)?;
            Some((end.succ_opt()?.checked_sub_months(Months::new(months))?, end))
        }
        When::EndedDay(days, year, month, day) => {
            let (_, end) = span(&When::Day { year, month, day, to: None }, published, false)?;
            Some((end.succ_opt()?.checked_sub_days(Days::new(days.into()))?, end))
        }
        When::EndedWeekday(days, weekday) => {
            let (_, end) = span(&When::Weekday(weekday, 0), published, false)?;
            Some((end.succ_opt()?.checked_sub_days(Days::new(days.into()))?, end))
        }
        // without a date told before, as from the publication date
        When::Anchored(period, n) => match i8::try_from(n) {
            Ok(n @ -1..=0) => relative(published?, period, n),
            _ => None,
        },
        When::Half(year, h) => {
            let y = year.or_else(|| published.map(|p| if h * 6 > p.month() + 5 && !future { p.year() - 1 } else { p.year() }))?;
            Some((ymd(y, h * 6 - 5, 1)?, month_span(y, h * 6)?.1))
        }
        When::Weekday(day, direction) => {
            let p = published?;
            let today = p.weekday().number_from_monday();
            let back = (today + 7 - day) % 7;
            let d = match direction {
                1 => p.checked_add_days(Days::new(u64::from(if back == 0 { 7 } else { 7 - back })))?,
                -1 => p.checked_sub_days(Days::new(u64::from(if back == 0 { 7 } else { back })))?,
                _ if future && back != 0 => p.checked_add_days(Days::new(u64::from(7 - back)))?,
                _ => p.checked_sub_days(Days::new(u64::from(back)))?,
            };
            Some((d, d))
        }
        // told on a Monday of the days before
        When::Relative(Period::Weekend, 0) if !future => {
            let p = published?;
            let (start, end) = relative(p, Period::Weekend, 0)?;
            if start > p { relative(p, Period::Weekend, -1) } else { Some((start, end)) }
        }
        When::Relative(period, n) => relative(published?, period, n),
        When::Window(n, period) => {
            let p = published?;
            let start = match length(n, period)? {
                Length::Days(days) => p.checked_sub_days(days),
                Length::Months(months) => p.checked_sub_months(months),
            };
            Some((start?.succ_opt()?, p))
        }
        When::Ahead(n, period) => {
            let p = published?;
            let end = match length(n, period)? {
                Length::Days(days) => p.checked_add_days(days),
                Length::Months(months) => p.checked_add_months(months),
            };
            Some((p, end?))
        }
        When::Season(year, season) => {
            let start = ymd(year, [3, 6, 9, 12][usize::from(season.min(3))], 1)?;
            Some((start, start.checked_add_months(Months::new(3))?.pred_opt()?))
        }
        When::SoFar(period) => {
            let p = published?;
            Some((relative(p, period, 0)?.0, p))
        }
        When::Offset(days) => {
            let p = published?;
            let d = if days < 0 {
                p.checked_sub_days(Days::new(u64::from(days.unsigned_abs())))?
            } else {
                p.checked_add_days(Days::new(days as u64))?
            };
            Some((d, d))
        }
        When::Same | When::Words | When::Change => None,
    }
}

/// How long a period of the calendar is.
enum Length {
    Days(Days),
    Months(Months),
}

/// So many periods; none on overflow.
fn length(n: u32, period: Period) -> Option<Length> {
    let months = |each: u32| n.checked_mul(each).map(|all| Length::Months(Months::new(all)));
    match period {
        Period::Hour => Some(Length::Days(Days::new(u64::from(n.div_ceil(24))))),
        Period::Day => Some(Length::Days(Days::new(u64::from(n)))),
        Period::Week | Period::Weekend => Some(Length::Days(Days::new(u64::from(n) * 7))),
        Period::Month => months(1),
        Period::Quarter => months(3),
        Period::Year | Period::Season(_) => months(12),
        Period::Decade => months(120),
        Period::Century => months(1200),
    }
}

/// The year that puts a day nearest before publication, or after it where the clause is about the future.
fn nearest_year(p: NaiveDate, same_year: NaiveDate, future: bool) -> i32 {
    if future {
        if same_year < p { p.year() + 1 } else { p.year() }
    } else if same_year > p + Days::new(31) {
        p.year() - 1
    } else {
        p.year()
    }
}

fn relative(p: NaiveDate, period: Period, n: i8) -> Option<(NaiveDate, NaiveDate)> {
    let n = i32::from(n);
    match period {
        Period::Hour => None,
        Period::Day => {
            let d = if n < 0 {
                p.pred_opt()?
            } else if n > 0 {
                p.succ_opt()?
            } else {
                p
            };
            Some((d, d))
        }
        Period::Week => {
            let monday = p.week(Weekday::Mon).first_day();
            let start = monday.checked_add_signed(chrono::TimeDelta::weeks(i64::from(n)))?;
            Some((start, start.checked_add_days(Days::new(6))?))
        }
        Period::Weekend => {
            let monday = p.week(Weekday::Mon).first_day();
            let saturday = monday.checked_add_days(Days::new(5))?.checked_add_signed(chrono::TimeDelta::weeks(i64::from(n)))?;
            Some((saturday, saturday.succ_opt()?))
        }
        Period::Month => {
            let index = p.year() * 12 + p.month0() as i32 + n;
            month_span(index.div_euclid(12), index.rem_euclid(12) as u32 + 1)
        }
        Period::Quarter => {
            let index = p.year() * 4 + (p.month0() / 3) as i32 + n;
            let (y, q) = (index.div_euclid(4), index.rem_euclid(4) as u32 + 1);
            Some((ymd(y, q * 3 - 2, 1)?, month_span(y, q * 3)?.1))
        }
        Period::Year => year_span(p.year() + n, p.year() + n),
        Period::Decade => {
            let y = (p.year().div_euclid(10) + n) * 10;
            year_span(y, y + 9)
        }
        Period::Century => {
            let y = (p.year().div_euclid(100) + n) * 100;
            year_span(y, y + 99)
        }
        Period::Season(s) => {
            let first = [3, 6, 9, 12][usize::from(s.min(3))];
            let mut y = p.year() + n;
            if n < 0 && p.month() > first + 2 {
                y = p.year();
            }
            let start = ymd(y, first, 1)?;
            Some((start, start.checked_add_months(Months::new(3))?.pred_opt()?))
        }
    }
}
