//! Money: which currency a shared word means here, amounts at the day's rate, restated amounts against the reference.

use super::{Money, RestatedCheck};
use crate::base::Number;
use crate::grammar::Grammar;
use crate::grammar::measures::CurrencyIndex;
use crate::grammar::rates::DayRates;
use crate::parse::{Scan, country};
use rust_decimal::{Decimal, RoundingStrategy};
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// Of several currencies that a word can mean, the one whose country the sentence, else the document, names most; the default where none is.
pub fn choose(grammar: &Grammar, scan: &Scan, candidates: &[CurrencyIndex], sentence: u32) -> CurrencyIndex {
    let Some(&default) = candidates.first() else { return 0 };
    if candidates.len() == 1 {
        return default;
    }
    // counted once a document, and within the sentence: never over all mentions for every amount
    let of = |currency: CurrencyIndex, country: u32| grammar.measures.currencies[currency as usize].countries.contains(&country);
    let from = scan.mentions.partition_point(|m| m.sentence < sentence);
    let here = scan.mentions[from..].iter().take_while(|m| m.sentence == sentence);
    let here: SmallVec<[u32; 8]> = here.filter_map(|m| country(grammar, m)).collect();
    let count = |near: bool, currency: CurrencyIndex| -> usize {
        if near {
            here.iter().filter(|c| of(currency, **c)).count()
        } else {
            scan.countries.iter().filter(|(c, _)| of(currency, **c)).map(|(_, n)| *n as usize).sum()
        }
    };
    if let Some(only) = only_country(scan, candidates, &of) {
        return only;
    }
    // the default needs only one mention of its country to stay
    for near in [true, false] {
        let own = count(near, default);
        if own > 0 && near {
            return default;
        }
        let best = candidates.iter().skip(1).map(|c| (count(near, *c), *c)).max_by_key(|(n, c)| (*n, std::cmp::Reverse(*c)));
        if let Some((n, c)) = best {
            // a dollar is the United States' unless another country of dollars is all that the document is about
            let needed = if &*grammar.measures.currencies[default as usize].code == "USD" {
                4
            } else if near {
                1
            } else {
                2
            };
            if own == 0 && n >= needed && !(needed > 1 && near) {
                return c;
            }
        }
    }
    default
}

/// The currency whose country is nearly all that the document is about: named twice or more, the default's and those of the others never,
/// and a third country at most once for every three times.
fn only_country(scan: &Scan, candidates: &[CurrencyIndex], of: &impl Fn(CurrencyIndex, u32) -> bool) -> Option<CurrencyIndex> {
    let mut found: Option<(CurrencyIndex, u32)> = None;
    let mut others = 0;
    for (country, n) in &scan.countries {
        match candidates.iter().position(|c| of(*c, *country)) {
            Some(0) => return None,
            Some(k) => match &mut found {
                None => found = Some((candidates[k], *n)),
                Some((c, all)) if *c == candidates[k] => *all += n,
                Some(_) => return None,
            },
            None => others += n,
        }
    }
    found.filter(|(_, n)| *n >= 2 && others * 3 <= *n).map(|(c, _)| c)
}

/// The amount in euros and dollars at the rate of the publication date.
pub fn convert(day: Option<&DayRates<'_>>, code: &str, amount: Decimal) -> Option<Money> {
    let day = day?;
    let (rate, usd) = (day.per_euro(code)?, day.per_euro("USD")?);
    let cents = |v: Decimal| v.round_dp_with_strategy(2, RoundingStrategy::MidpointNearestEven);
    let euros = amount.checked_div(rate)?;
    let dollars = if code == "USD" { amount } else { euros.checked_mul(usd)? };
    let mut rates = BTreeMap::from([("USD".to_owned(), Number(usd))]);
    if code != "EUR" {
        rates.insert(code.to_owned(), Number(rate));
    }
    Some(Money { eur: Some(Number(cents(euros))), usd: Some(Number(cents(dollars))), rates, rate_date: day.day })
}

/// The restated amount against the reference: the exact factor, or the day's rate.
pub fn check(stated: Decimal, restated: Decimal, reference: Option<Decimal>) -> Option<RestatedCheck> {
    let reference = reference?;
    let implied = restated.checked_div(stated)?;
    let deviation = implied.checked_div(reference)?.checked_sub(Decimal::ONE)?;
    let round = |v: Decimal, places| Number(v.round_dp_with_strategy(places, RoundingStrategy::MidpointNearestEven).normalize());
    Some(RestatedCheck { implied_rate: round(implied, 6), reference_rate: round(reference, 6), deviation: round(deviation, 4) })
}

/// Units of `to` per unit of `from` on a day.
pub fn cross_rate(day: Option<&DayRates<'_>>, from: &str, to: &str) -> Option<Decimal> {
    let day = day?;
    day.per_euro(to)?.checked_div(day.per_euro(from)?)
}
