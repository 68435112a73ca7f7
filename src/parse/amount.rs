//! A number with its measure: the core of a quantity, without hedges and ranges.

use super::ambiguous::misprint;
use super::measure::{self, Measure};
use super::numeral::{Form, Numeral, numeral};
use super::tokens::Tokens;
use crate::base::{Dimension, lexer::PieceKind};
use crate::grammar::{RuleId, sets::Set};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Number and measure, no hedge.
#[derive(Debug, Clone)]
pub(super) struct Core {
    /// Tokens it takes.
    pub used: usize,
    /// The number.
    pub numeral: Numeral,
    /// What it measures.
    pub measure: Measure,
    /// Ten for a decade.
    pub times: u32,
    /// Joined to its unit by a hyphen.
    pub compound: bool,
    /// A currency sign or code stands before it.
    pub signed_before: bool,
    /// Grammar entries that took part.
    pub rules: SmallVec<[RuleId; 4]>,
}

/// Scales a number by the letters of its code (`MEUR`); none on overflow.
fn scale_by(number: &mut Numeral, factor: u32) -> Option<()> {
    if factor > 1 {
        number.value = number.value.checked_mul(factor.into())?;
        number.scale = number.scale.checked_mul(factor.into())?;
        number.plain = false;
    }
    Some(())
}

/// A scale word of a thousand or more at token `n`.
fn scale_word(input: &Tokens<'_>, n: usize) -> Option<(Decimal, RuleId)> {
    let word = super::words::number_word(input, n)?;
    word.scale.filter(|s| *s >= Decimal::ONE_THOUSAND).map(|s| (s, word.rule))
}

fn end_of(input: &Tokens<'_>, n: usize) -> u32 {
    if n == 0 { input.first().map_or(0, |t| t.start) } else { input.tokens[n - 1].end }
}

/// A number with its measure at the first token, or a currency sign before it.
pub(super) fn core(input: Tokens<'_>) -> Option<Core> {
    core_beside(input, None)
}

/// The same beside an amount of another unit of that dimension (`30s` behind `17m`).
pub(super) fn core_beside(input: Tokens<'_>, beside: Option<Dimension>) -> Option<Core> {
    let mut rules: SmallVec<[RuleId; 4]> = SmallVec::new();
    let (mut skip, mut money, mut scaled) = (0, None, 1);
    let minus =
        usize::from(input.is(0, Set::Minus) && input.get(1).is_some_and(|t| !t.spaced()) && measure::before(input.skip(1)).is_some());
    if let Some((n, form)) = measure::before(input.skip(minus)) {
        let follows =
            input.get(minus + n).is_some_and(|t| matches!(t.kind, PieceKind::Number) || t.flags.has(crate::text::TokenFlags::NUMERIC));
        let sign = form.exact.as_deref().is_some_and(|e| !e.chars().all(char::is_alphabetic));
        if follows && (sign || input.get(minus + n).is_some_and(|t| t.kind == PieceKind::Number)) {
            money = Some(measure::measure_of(form));
            scaled = form.scale;
            rules.push(form.rule);
            skip = n + minus;
        }
    }
    let at = input.skip(skip);
    let (rest, mut number) = numeral(at).ok()?;
    if minus == 1 {
        number.value = -number.value;
    }
    scale_by(&mut number, scaled)?;
    if money.is_some() && matches!(number.form, Form::Fraction | Form::Multiple) && !matches!(number.form, Form::Fraction) {
        return None;
    }
    let used = (rest.at - at.at) as usize;
    let rest = measure::scale_suffix(rest, &mut number, end_of(&at, used), money.is_some());
    let mut used = (rest.at - input.at) as usize;
    let mut compound = false;
    let mut times = 1;
    let measure = if let Some(money) = money {
        // `$5 million USD`, `€3 euros`: the code after it says the same again
        if let Some(found) = measure::after(rest, &number, end_of(&input, used))
            && let Measure::Money(candidates, 1) = &found.measure
            && !found.hyphened
        {
            used += found.tokens;
            rules.push(found.rule);
            rules.extend(number.rules.iter().copied());
            return Some(Core {
                used,
                measure: Measure::Money(candidates.clone(), 1),
                numeral: number,
                times,
                compound,
                signed_before: true,
                rules,
            });
        }
        money
    } else if let Some(found) =
        measure_after(rest, &number, end_of(&input, used), beside).filter(|f| !(f.hyphened && rest.is(1, Set::ScorePoint)))
    {
        compound = found.hyphened;
        used += found.tokens;
        rules.push(found.rule);
        scale_by(&mut number, found.scale)?;
        // `75 USD million`
        if found.symbol
            && number.scale == Decimal::ONE
            && matches!(found.measure, Measure::Money(..))
            && let Some((factor, rule)) = scale_word(&input, used)
        {
            number.value = number.value.checked_mul(factor)?;
            number.scale = factor;
            rules.push(rule);
            used += 1;
        }
        if let Measure::Unit(_, n) = found.measure {
            times = n;
        }
        found.measure
    } else if let Some((unit, rule)) = misprint(&rest, &number) {
        compound = true;
        used += 2;
        rules.push(rule);
        Measure::Unit(unit, 1)
    } else {
        match number.form {
            Form::Fraction => Measure::Fraction,
            Form::Multiple => Measure::Multiple,
            _ => Measure::Count,
        }
    };
    rules.extend(number.rules.iter().copied());
    // `three times` is a multiple
    let measure = if measure == Measure::Count
        && input.is(used, Set::Times)
        && matches!(number.form, Form::Digits | Form::Words)
        && compares(&input, used + 1)
    {
        used += 1;
        Measure::Multiple
    } else {
        measure
    };
    Some(Core { used, numeral: number, measure, times, compound, signed_before: skip > 0, rules })
}

/// A measure after a numeral; `half an hour`, `half a percentage point`, `a tenth of one per cent`, `hundreds of dollars` reach over small words.
fn measure_after(rest: Tokens<'_>, number: &Numeral, previous_end: u32, beside: Option<Dimension>) -> Option<measure::Found> {
    if let Some(found) = measure::after_beside(rest, number, previous_end, beside) {
        return Some(found);
    }
    let one = |n: usize| super::words::number_word(&rest, n).is_some_and(|w| w.cardinal == Some(Decimal::ONE));
    let bridge = match number.form {
        Form::Fraction if rest.is(0, Set::ArticleOne) => 1,
        Form::Fraction if rest.is(0, Set::FractionOf) && (rest.is(1, Set::ArticleOne) || one(1)) => 2,
        // `0.25 of a per cent`
        Form::Digits if number.value < Decimal::ONE && rest.is(0, Set::FractionOf) && (rest.is(1, Set::ArticleOne) || one(1)) => 2,
        Form::Vague | Form::Article if rest.is(0, Set::FractionOf) => 1,
        Form::Digits | Form::Words if rest.is(0, Set::UnitAdjective) => 1,
        _ => return None,
    };
    let found = measure::after(rest.skip(bridge), number, previous_end)?;
    let period = |unit: u16| rest.grammar.measures.units[unit as usize].dimension == Dimension::Duration;
    let fits = match (number.form, &found.measure) {
        (Form::Fraction, Measure::Unit(..)) => !one(bridge - 1),
        (Form::Fraction | Form::Digits, Measure::Percent(_)) => bridge > 0,
        (Form::Digits | Form::Words, Measure::Unit(unit, _)) => period(*unit) && !found.symbol,
        (Form::Vague | Form::Article, Measure::Money(..) | Measure::Unit(..)) => true,
        _ => false,
    };
    fits.then(|| measure::Found { tokens: found.tokens + bridge, ..found })
}

/// Whether what follows `four times` compares (`higher`, `as many`, `the price`); else it says how often.
pub(super) fn compares(input: &Tokens<'_>, n: usize) -> bool {
    let Some(t) = input.get(n) else { return true };
    if t.kind != PieceKind::Word {
        return !input.is(n, Set::Comma);
    }
    let often = [
        Set::And,
        Set::ArticleOne,
        Set::TimeIn,
        Set::TimeSince,
        Set::TimeBy,
        Set::TimeOver,
        Set::With,
        Set::This,
        Set::Last,
        Set::Past,
        Set::SoFar,
    ]
    .iter()
    .any(|set| input.is(n, *set));
    let level = input.is(n, Set::Last) && input.is(n + 2, Set::PossessiveMark);
    level || !often && measure::per_period(&input.skip(n)).is_none() || input.is(n, Set::The) || input.is(n, Set::More)
}
