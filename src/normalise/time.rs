//! Words of time to days: from the publication date, both ends included. What cannot be worked out stays without dates.

use crate::parse::{Bound, Period, TimeExpression, When};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

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
        When::Half(year, h) => {
            let y = year.or_else(|| published.map(|p| p.year()))?;
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
        When::Relative(period, n) => relative(published?, period, n),
        When::Window(n, period) => {
            let p = published?;
            let start = match period {
                Period::Day => p.checked_sub_days(Days::new(u64::from(n)))?,
                Period::Week | Period::Weekend => p.checked_sub_days(Days::new(u64::from(n) * 7))?,
                Period::Month => p.checked_sub_months(Months::new(n))?,
                Period::Quarter => p.checked_sub_months(Months::new(n.checked_mul(3)?))?,
                Period::Year | Period::Season(_) => p.checked_sub_months(Months::new(n.checked_mul(12)?))?,
                Period::Decade => p.checked_sub_months(Months::new(n.checked_mul(120)?))?,
                Period::Century => p.checked_sub_months(Months::new(n.checked_mul(1200)?))?,
            };
            Some((start.succ_opt()?, p))
        }
        When::Ahead(n, period) => {
            let p = published?;
            let end = match period {
                Period::Day => p.checked_add_days(Days::new(u64::from(n)))?,
                Period::Week | Period::Weekend => p.checked_add_days(Days::new(u64::from(n) * 7))?,
                Period::Month => p.checked_add_months(Months::new(n))?,
                Period::Quarter => p.checked_add_months(Months::new(n.checked_mul(3)?))?,
                Period::Year | Period::Season(_) => p.checked_add_months(Months::new(n.checked_mul(12)?))?,
                Period::Decade => p.checked_add_months(Months::new(n.checked_mul(120)?))?,
                Period::Century => p.checked_add_months(Months::new(n.checked_mul(1200)?))?,
            };
            Some((p, end))
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
        When::Words => None,
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
