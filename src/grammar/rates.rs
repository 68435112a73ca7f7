//! Daily reference rates of the ECB, kept as text and looked up by date: nothing is parsed until an amount needs it.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

/// A table `date<TAB>USD<TAB>…`, ascending; units per euro.
#[derive(Debug, Default)]
pub struct Rates {
    text: std::borrow::Cow<'static, str>,
    codes: Vec<String>,
    /// Byte offset of the first row.
    body: usize,
}

/// Days before the publication date within which a rate still counts.
pub const MAX_AGE_DAYS: u64 = 7;

impl Rates {
    /// From the text of a table; none if it has no header.
    pub fn new(text: impl Into<std::borrow::Cow<'static, str>>) -> Option<Self> {
        let text = text.into();
        let header = text.lines().next()?;
        let mut columns = header.split('\t');
        if columns.next()? != "date" {
            return None;
        }
        let codes = columns.map(|c| c.trim().to_owned()).collect();
        let body = text.find('\n')? + 1;
        Some(Self { text, codes, body })
    }

    /// The last business day at or before `date`, at most seven days back, and the row of that day.
    fn row(&self, date: NaiveDate) -> Option<(NaiveDate, &str)> {
        let wanted = date.format("%Y-%m-%d").to_string();
        let rows = self.text.get(self.body..)?;
        // binary search over bytes, snapped to line starts
        let (mut low, mut high) = (0, rows.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = rows[..middle].rfind('\n').map_or(0, |n| n + 1);
            let end = rows[start..].find('\n').map_or(rows.len(), |n| start + n + 1);
            if rows.get(start..start + 10)? <= wanted.as_str() { low = end } else { high = start }
        }
        let end = low.checked_sub(1)?;
        let start = rows[..end].rfind('\n').map_or(0, |n| n + 1);
        let line = rows[start..end].trim_end();
        let day = NaiveDate::parse_from_str(line.get(..10)?, "%Y-%m-%d").ok()?;
        (date.checked_sub_days(Days::new(MAX_AGE_DAYS))? <= day).then_some((day, line))
    }

    /// The rates of the last business day at or before `date`.
    pub fn on(&self, date: NaiveDate) -> Option<DayRates<'_>> {
        let (day, line) = self.row(date)?;
        Some(DayRates { day, codes: &self.codes, line })
    }
}

/// The rates of one day.
#[derive(Debug, Clone, Copy)]
pub struct DayRates<'r> {
    /// The day.
    pub day: NaiveDate,
    codes: &'r [String],
    line: &'r str,
}

impl DayRates<'_> {
    /// Units of `code` per euro. The euro itself is 1.
    pub fn per_euro(&self, code: &str) -> Option<Decimal> {
        if code == "EUR" {
            return Some(Decimal::ONE);
        }
        let column = self.codes.iter().position(|c| c == code)?;
        let cell = self.line.split('\t').nth(column + 1)?.trim();
        let rate: Decimal = cell.parse().ok()?;
        (!rate.is_zero()).then_some(rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekend_takes_friday_and_old_rates_do_not_count() {
        let rates = Rates::new("date\tUSD\tGBP\n2024-01-04\t1.09\t0.86\n2024-01-05\t1.0921\t\n").expect("a table");
        let day = |d| NaiveDate::from_ymd_opt(2024, 1, d).expect("a date");
        let rate = |code, d| rates.on(day(d)).and_then(|on| Some((on.day, on.per_euro(code)?)));
        assert_eq!(rate("USD", 7), Some((day(5), "1.0921".parse().expect("decimal"))));
        assert_eq!(rate("USD", 4), Some((day(4), "1.09".parse().expect("decimal"))));
        assert_eq!(rate("GBP", 5), None);
        assert_eq!(rate("USD", 3), None);
        assert_eq!(rate("USD", 13), None);
    }
}
