//! Amounts of several parts: `17m 30s`, `5 ft 2 in`, `thirteen dollars forty-five`; and the same amount restated in brackets.

use super::amount::{Core, core, core_beside};
use super::exclude::noun_follows;
use super::measure::{self, Measure};
use super::numeral::Form;
use super::quantity::{Amount, Quantity};
use super::tokens::Tokens;
use crate::base::{Dimension, Relation, lexer::PieceKind};
use crate::grammar::{RuleId, sets::Set};
use crate::text::TokenFlags;
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Most parts behind the first: `2 days, 5 hours, 3 minutes and 10 seconds`.
const PARTS: usize = 3;

/// Key of the unit of heights, and its parts.
const FOOT: &str = "ft";
const INCHES: u32 = 12;

/// A whole amount of several parts: its value in the larger unit, the tokens it takes, the rules of the parts.
type Whole = (Decimal, usize, SmallVec<[RuleId; 4]>);

/// `17m 30s`, `5 ft 2 in`, `two hours and 30 minutes`: one amount in the larger unit, which is minutes where `m` stands before seconds.
pub(super) fn compound_amount(input: &Tokens<'_>, used: usize, measure: &mut Measure, first: &Core) -> Option<Whole> {
    if let Measure::Money(stated, 1) = measure {
        return money(input, used, stated, first);
    }
    let Measure::Unit(unit, 1) = *measure else { return None };
    let units = &input.grammar.measures.units;
    if !first.numeral.value.fract().is_zero() {
        return None;
    }
    let mut large = &units[unit as usize];
    if first.compound {
        return feet_and_inches(input, used, large, first.numeral.value);
    }
    if !matches!(large.dimension, Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Angle) {
        return None;
    }
    let (mut value, mut used, mut rules) = (first.numeral.value, used, SmallVec::new());
    let mut last = unit;
    for n in 0..PARTS {
        let Some((second, at)) = part(input, used, large.dimension).or_else(|| {
            // `17m 30s`: the letter before seconds means minutes
            let (second, at) = part(input, used, Dimension::Duration).filter(|_| n == 0)?;
            let again = core_beside(*input, Some(Dimension::Duration)).filter(|c| c.used == first.used)?;
            let Measure::Unit(minutes, 1) = again.measure else { return None };
            (*measure, large, last) = (again.measure, &units[minutes as usize], minutes);
            Some((second, at))
        }) else {
            break;
        };
        let Measure::Unit(smaller, 1) = second.measure else { break };
        let and = input.is(used, Set::And);
        if and && large.dimension == Dimension::Length && first.numeral.form == Form::Digits && smaller == last {
            break;
        }
        let (Some(a), Some(b), Some(before)) =
            (large.factor.decimal(), units[smaller as usize].factor.decimal(), units[last as usize].factor.decimal())
        else {
            break;
        };
        let Some(share) = second.numeral.value.checked_mul(b).and_then(|v| v.checked_div(a)) else { break };
        let whole = second.numeral.value.checked_mul(b).is_none_or(|v| v >= before);
        if b >= before || whole || share <= Decimal::ZERO {
            break;
        }
        value = value.checked_add(share)?;
        used = at + second.used;
        last = smaller;
        rules.extend(second.rules);
        if !second.numeral.value.fract().is_zero() {
            break;
        }
    }
    (used > first.used).then_some((value, used, rules))
}

/// `a 5-foot-10 man`: bare inches behind a hyphened foot.
fn feet_and_inches(input: &Tokens<'_>, used: usize, foot: &crate::grammar::measures::Unit, feet: Decimal) -> Option<Whole> {
    let inches: u32 = input.written(used + 1).parse().ok().filter(|i| *i < INCHES)?;
    if foot.dimension != Dimension::Length || *foot.key != *FOOT || !input.is(used, Set::Dash) || !input.joined(used) {
        return None;
    }
    let part = Decimal::from(inches).checked_div(INCHES.into())?;
    Some((feet.checked_add(part)?, used + 2, SmallVec::new()))
}

/// The next part, after `and` or a comma, in a unit of this dimension.
fn part(input: &Tokens<'_>, used: usize, dimension: Dimension) -> Option<(Core, usize)> {
    let comma = usize::from(input.is(used, Set::Comma));
    let at = used + comma + usize::from(input.is(used + comma, Set::And));
    input.get(at).filter(|t| t.flags.has(TokenFlags::NUMERIC))?;
    let second = core_beside(input.skip(at), Some(dimension))?;
    let Measure::Unit(unit, 1) = second.measure else { return None };
    (input.grammar.measures.units[unit as usize].dimension == dimension).then_some((second, at))
}

/// `thirteen dollars and forty-five cents`, `15 dollars 50`.
fn money(input: &Tokens<'_>, used: usize, stated: &[crate::grammar::measures::CurrencyIndex], first: &Core) -> Option<Whole> {
    let at = used + usize::from(input.is(used, Set::And));
    input.get(at).filter(|t| t.flags.has(TokenFlags::NUMERIC))?;
    if first.signed_before || !first.numeral.value.fract().is_zero() {
        return None;
    }
    let second = core(input.skip(at))?;
    let end = at + second.used;
    let part = match &second.measure {
        Measure::Money(parts, divide) if *divide != 1 && parts.iter().any(|p| stated.contains(p)) => {
            second.numeral.value.checked_div(Decimal::from(*divide))?
        }
        // the hundredths are left unsaid: two digits, and nothing that they could count
        Measure::Count if at == used && first.numeral.scale < Decimal::ONE_THOUSAND && second.numeral.scale == Decimal::ONE => {
            let two = second.numeral.form == Form::Words || input.written(at).len() == 2;
            let counts = noun_follows(input, end)
                || input.get(end).is_some_and(|t| t.kind == PieceKind::Number || !t.spaced() && t.kind == PieceKind::Word);
            if !two || counts || !second.numeral.value.fract().is_zero() || second.compound {
                return None;
            }
            second.numeral.value.checked_div(Decimal::ONE_HUNDRED)?
        }
        _ => return None,
    };
    (part < Decimal::ONE && part > Decimal::ZERO).then_some(())?;
    Some((first.numeral.value.checked_add(part)?, end, second.rules))
}

/// `€10,000 (£8,000)`, `300 miles (480 km)`: the bracket restates the amount.
pub(super) fn restated(sentence: &Tokens<'_>, q: &mut Quantity, end: usize, index: u32) {
    if !matches!(q.measure, Measure::Money(..) | Measure::Unit(..)) || q.dimension == Dimension::Age {
        return;
    }
    let per = q.per.as_ref().map_or(0, |(_, t)| (t.end - t.start) as usize);
    let at = [end, end + per].into_iter().find(|i| sentence.is(*i, Set::OpenBracket)).or_else(|| {
        let or = [end, end + 1].into_iter().find(|i| sentence.is(*i, Set::Or))?;
        (or > end || sentence.is(end, Set::Or)).then_some(or)
    });
    let Some(open) = at else { return };
    let bracket = sentence.is(open, Set::OpenBracket);
    let mut inner = open + 1;
    // `(about £8,000)`, `(or £8,000)`
    while inner < sentence.tokens.len() && inner < open + 5 && core(sentence.skip(inner)).is_none() {
        inner += 1;
    }
    let Some(second) = quantity_plain(sentence, inner, index) else { return };
    let used = (second.core.end - sentence.at) as usize;
    let closes = sentence.is(used, Set::CloseBracket)
        || sentence.is(used, Set::Slash)
        || (used..used + 8).any(|i| sentence.is(i, Set::CloseBracket));
    let other = match (&q.measure, &second.measure) {
        (Measure::Money(a, _), Measure::Money(b, _)) => a.first() != b.first(),
        (Measure::Unit(a, _), Measure::Unit(b, _)) => {
            a != b && sentence.grammar.measures.units[*a as usize].dimension == sentence.grammar.measures.units[*b as usize].dimension
        }
        _ => false,
    };
    if other && (!bracket || closes) && (bracket || inner == open + 1) {
        q.restated = Some(Box::new(second));
    }
}

fn quantity_plain(sentence: &Tokens<'_>, n: usize, index: u32) -> Option<Quantity> {
    if n >= sentence.tokens.len() {
        return None;
    }
    let first = core(sentence.skip(n))?;
    let tokens = sentence.at + n as u32..sentence.at + (n + first.used) as u32;
    Some(Quantity {
        sentence: index,
        tokens: tokens.clone(),
        core: tokens,
        amount: Amount::Value(first.numeral.value),
        dimension: measure::dimension(&sentence.grammar.measures.units, &first.measure),
        measure: first.measure,
        relation: Relation::Exact,
        hedged: false,
        change: None,
        per: None,
        restated: None,
        compound: first.compound,
        score: false,
        form: first.numeral.form,
        rules: first.rules,
    })
}
