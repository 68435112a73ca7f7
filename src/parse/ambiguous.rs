//! Words of measure that depend on what is said: pounds of money or mass, degrees of an angle or of heat, misprinted units of time.

use super::measure::Measure;
use super::numeral::{Form, Numeral};
use super::quantity::{Amount, Quantity};
use super::tokens::Tokens;
use crate::base::{Dimension, lexer::PieceKind};
use crate::grammar::{
    RuleId,
    measures::Meaning,
    sets::{Set, SetBits},
};
use smallvec::SmallVec;

/// Keys of the units that bare degrees can be.
const DEGREE: &str = "deg";
const CELSIUS: &str = "degC";
const FAHRENHEIT: &str = "degF";
/// Above the highest air temperature measured, in degrees Celsius.
const HOTTEST: u32 = 57;

/// What the letter of the metre is where it is no length.
pub(super) const MILLION: u32 = 1_000_000;

/// `visitors rose 9% to 1.3m`: behind a percentage a number with `m` is a million, and counts; the number begins at token `n`.
pub(super) fn millions(sentence: &Tokens<'_>, n: usize, measure: &mut Measure) -> bool {
    let Measure::Unit(unit, 1) = *measure else { return false };
    let percent =
        |i: usize| sentence.tokens[i].kind == PieceKind::Sign || sentence.is(i, Set::MeasureNoun) || sentence.is(i, Set::ShareNoun);
    let behind = n > 1 && n < sentence.tokens.len() && sentence.is(n - 1, Set::To) && percent(n - 2);
    let metre = &sentence.grammar.measures.units[unit as usize];
    let letter =
        || metre.dimension == Dimension::Length && metre.factor.numerator == metre.factor.denominator && sentence.written(n + 1).len() == 1;
    if !(behind || level_of_many(sentence, n)) || !letter() || sentence.get(n + 1).is_none_or(|t| t.spaced()) {
        return false;
    }
    *measure = Measure::Count;
    true
}

/// `Visitors rose from 2m to 3m`, `Sales of cars reached 1.5m`: whether what moves to a number at token `n` is counted in millions, and nothing
/// behind the number speaks of a length.
fn level_of_many(sentence: &Tokens<'_>, n: usize) -> bool {
    let verb = (0..n).rev().take(12).take_while(|i| !sentence.is(*i, Set::Semicolon)).find(|i| sentence.any_at(*i, LEVELS));
    let long = sentence.is(n + 2, Set::MeasureAdjective) || sentence.is(n + 2, Set::Of);
    verb.is_some_and(|v| v > 0 && !long && (0..v).rev().take(8).any(|i| sentence.is(i, Set::CountedInMillions)))
}

/// Verbs of levels and movements.
const LEVELS: SetBits = SetBits::of(&[Set::LevelVerb, Set::MoveFromTo]);

/// `3m passengers, compared with 2m a year earlier`: a metre beside a count of millions that is written alike is a million too.
pub(super) fn millions_again(sentence: &Tokens<'_>, before: &Quantity, q: &mut Quantity) {
    let Measure::Unit(unit, 1) = q.measure else { return };
    let metre = &sentence.grammar.measures.units[unit as usize];
    let last = |q: &Quantity| (q.core.end - 1 - sentence.at) as usize;
    let letter = |q: &Quantity| sentence.written(last(q)).len() == 1 && sentence.get(last(q)).is_some_and(|t| !t.spaced());
    let alike = sentence.written(last(q)) == sentence.written(last(before));
    let long = sentence.is((q.tokens.end - sentence.at) as usize, Set::MeasureAdjective);
    if metre.dimension != Dimension::Length || before.dimension != Dimension::Count || long || !alike || !letter(q) {
        return;
    }
    let Amount::Value(value) = q.amount else { return };
    if let Some(value) = value.checked_mul(MILLION.into()) {
        q.amount = Amount::Value(value.normalize());
        q.measure = Measure::Count;
        q.dimension = Dimension::Count;
    }
}

/// `pounds`, `drams`: money, unless the sentence weighs something or says of what.
pub(super) fn pounds(sentence: &Tokens<'_>, end: usize, measure: &mut Measure, rules: &mut SmallVec<[RuleId; 4]>) {
    let Measure::Unit(unit, 1) = measure else { return };
    if end == 0 || sentence.grammar.measures.units[*unit as usize].dimension != Dimension::Mass || sentence.is(end, Set::Of) {
        return;
    }
    let forms = &sentence.grammar.measures.forms;
    let Some(node) = forms.step(0, sentence.tokens[end - 1].word) else { return };
    let money = forms.at(node).iter().find_map(|f| match &f.meaning {
        Meaning::Money { candidates, divide: 1 } if f.exact.is_none() => Some((candidates.clone(), f.rule)),
        _ => None,
    });
    let Some((candidates, rule)) = money else { return };
    // `a 13-pound probe` weighs, `a 20-pound note` is worth
    let hyphened = end > 1 && sentence.is(end - 2, Set::Dash) && sentence.joined(end - 2);
    let worth = (end..end + 3).any(|i| sentence.is(i, Set::PoundMoney));
    let weighs = (0..sentence.tokens.len()).any(|i| sentence.is(i, Set::WeightContext))
        || sentence.is(end, Set::OpenBracket)
        || sentence.is(end, Set::Dash)
        || hyphened && !worth;
    if !weighs {
        *measure = Measure::Money(candidates, 1);
        rules.push(rule);
    }
}

/// Bare degrees where the sentence speaks of heat or cold, or of `it`: Celsius, or Fahrenheit above what air on Earth ever reached in Celsius.
pub(super) fn degrees(sentence: &Tokens<'_>, n: usize, q: &mut Quantity) {
    let units = &sentence.grammar.measures.units;
    let Measure::Unit(unit, 1) = q.measure else { return };
    // `it was 40 degrees`
    let it = || n > 1 && sentence.is(n - 1, Set::Be) && sentence.is(n - 2, Set::PronounThing) && sentence.is(n - 2, Set::Pronoun);
    if &*units[unit as usize].key != DEGREE || !it() && !sentence.tokens.iter().any(|t| sentence.grammar.is(t.word, Set::HeatWord)) {
        return;
    }
    let most = match q.amount {
        Amount::Value(v) | Amount::Range(_, v) | Amount::AtLeast(v) => v,
    };
    let scale = if most > HOTTEST.into() { FAHRENHEIT } else { CELSIUS };
    if let Some(index) = units.iter().position(|u| &*u.key == scale) {
        q.measure = Measure::Unit(index as u16, 1);
        q.dimension = Dimension::Temperature;
        q.rules.push(units[index].rule);
    }
}

/// `20 degrees below zero`: how many tokens say that the temperature is negative.
pub(super) fn below_zero(rest: &Tokens<'_>, q: &mut Quantity) -> usize {
    let heat = q.dimension == Dimension::Temperature || q.dimension == Dimension::Angle;
    let used = if heat && !rest.tokens.is_empty() { rest.set_length(Set::BelowZero) } else { 0 };
    if used > 0 {
        q.amount = match q.amount {
            Amount::Value(v) => Amount::Value(-v),
            Amount::Range(a, b) => Amount::Range(-b, -a),
            other @ Amount::AtLeast(_) => other,
        };
    }
    used
}

/// `10-moth programme`: a hyphened word that lacks one letter of a unit of time, or has two of them swapped.
pub(super) fn misprint(rest: &Tokens<'_>, number: &Numeral) -> Option<(crate::grammar::measures::UnitIndex, RuleId)> {
    if !rest.is(0, Set::Dash) || !rest.joined(0) || !matches!(number.form, Form::Digits | Form::Words) {
        return None;
    }
    let word = rest.written(1);
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) || !rest.get(2).is_some_and(|t| t.kind == PieceKind::Word) {
        return None;
    }
    let units = rest.grammar.measures.units.iter().enumerate().filter(|(_, u)| u.dimension == Dimension::Duration);
    units.into_iter().find(|(_, u)| lacks_or_swaps(word.as_bytes(), u.noun.as_bytes())).map(|(i, u)| (i as u16, u.rule))
}

/// Whether `word` is `right` with one letter missing or two neighbours swapped.
fn lacks_or_swaps(word: &[u8], right: &[u8]) -> bool {
    let same = word.iter().zip(right).take_while(|(a, b)| a == b).count();
    if word.len() + 1 == right.len() {
        return word[same..] == right[same + 1..];
    }
    word.len() == right.len()
        && same + 1 < word.len()
        && word[same] == right[same + 1]
        && word[same + 1] == right[same]
        && word[same + 2..] == right[same + 2..]
}
