//! A whole amount: hedge, currency, numeral, scale, unit, range, and the same amount restated in brackets.

use super::age::age;
use super::ambiguous::{MILLION, below_zero, degrees, millions, pounds};
use super::amount::{Core, core};
use super::compound::{compound_amount, restated};
use super::hedge::{hedge_after, hedge_before, longest};
use super::measure::{self, Measure};
use super::numeral::Form;
use super::tokens::Tokens;
use crate::base::{Change, Dimension, Relation, lexer::PieceKind};
use crate::grammar::{RuleId, sets::Set};
use rust_decimal::Decimal;
use smallvec::SmallVec;
use std::ops::Range;

/// The number of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// One number.
    Value(Decimal),
    /// Both ends of a range.
    Range(Decimal, Decimal),
    /// A vague magnitude: at least so many.
    AtLeast(Decimal),
}

impl Amount {
    /// Every number of the amount changed alike; none where one cannot be.
    fn map(self, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(match self {
            Self::Value(v) => Self::Value(change(v)?),
            Self::Range(a, b) => Self::Range(change(a)?, change(b)?),
            Self::AtLeast(v) => Self::AtLeast(change(v)?),
        })
    }
}

/// An amount as written.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// Its sentence.
    pub sentence: u32,
    /// Tokens of the quoted amount, hedge included.
    pub tokens: Range<u32>,
    /// Tokens of number and unit.
    pub core: Range<u32>,
    /// How many.
    pub amount: Amount,
    /// Of what measure.
    pub measure: Measure,
    /// Dimension of the measure; age where the words say so.
    pub dimension: Dimension,
    /// How the number bounds the quantity.
    pub relation: Relation,
    /// Whether a hedge stated the relation.
    pub hedged: bool,
    /// A change stated by the words around the number.
    pub change: Option<Change>,
    /// Denominator that stands right behind, and its tokens.
    pub per: Option<(String, Range<u32>)>,
    /// The same amount again, in brackets.
    pub restated: Option<Box<Quantity>>,
    /// Joined to the noun that follows by a hyphen (`28-point`), or to its unit (`five-hour`).
    pub compound: bool,
    /// One side of a pair of scores or votes (`3-1`).
    pub score: bool,
    /// How the numeral is written.
    pub form: Form,
    /// Grammar entries that took part.
    pub rules: SmallVec<[RuleId; 4]>,
}

fn same_measure(a: &Measure, b: &Measure) -> bool {
    match (a, b) {
        (Measure::Money(x, d), Measure::Money(y, e)) => x.first() == y.first() && d == e,
        _ => a == b,
    }
}

/// `between 5m and 6m tonnes`: a letter that was read as a unit of the first end scales it, where it scales the second.
fn scale_as_second(input: Tokens<'_>, first: &mut Core) -> Option<()> {
    let n = first.used;
    let letter = input.get(n.checked_sub(1)?).filter(|t| !t.spaced())?;
    let joins = input.is(n, Set::And) || input.is(n, Set::RangeTo) || input.is(n, Set::Or);
    if !joins || !matches!(first.measure, Measure::Unit(..)) || first.numeral.form != Form::Digits || first.numeral.scale != Decimal::ONE {
        return None;
    }
    let (factor, rule) = *input.grammar.numbers.suffixes.get(input.written(n - 1))?;
    let second = core(input.skip(n + 1))?;
    let same = input.get(n + 2).is_some_and(|t| !t.spaced() && t.word == letter.word);
    if !same || second.numeral.scale != factor || second.measure == first.measure {
        return None;
    }
    first.numeral.value = first.numeral.value.checked_mul(factor)?;
    first.numeral.scale = factor;
    first.numeral.plain = false;
    first.measure = Measure::Count;
    first.rules.push(rule);
    Some(())
}

/// The second end of a range after a first core, how many tokens that takes beyond the first.
fn range(input: Tokens<'_>, first: &Core, between: bool, levels: bool) -> Option<(Core, usize)> {
    let n = first.used;
    let or = input.is(n, Set::Or) && !between;
    let joins = or || if between { input.is(n, Set::And) || input.is(n, Set::RangeTo) } else { input.is(n, Set::RangeTo) };
    let dash = input.is(n, Set::Dash);
    if !joins || levels && !or && !dash {
        return None;
    }
    if dash && input.get(n).is_some_and(|t| t.spaced()) != input.get(n + 1).is_some_and(|t| t.spaced()) {
        return None;
    }
    // `between 35 and more than 40`
    let hedge = if between {
        (1..=4).find(|k| input.get(n + 1 + k).is_some() && longest(&input, n + 1 + k, n + 1).is_some_and(|(from, _)| from == n + 1))
    } else {
        None
    };
    let at = n + 1 + hedge.filter(|_| core(input.skip(n + 1)).is_none()).unwrap_or(0);
    let second = core(input.skip(at))?;
    let ok_form = |c: &Core| !matches!(c.numeral.form, Form::Multiple | Form::Vague);
    if !ok_form(first) || !ok_form(&second) {
        return None;
    }
    let compatible = same_measure(&first.measure, &second.measure)
        || first.measure == Measure::Count && (!matches!(second.measure, Measure::Multiple) || second.numeral.form != Form::Multiple)
        || second.measure == Measure::Count && first.signed_before;
    // `two or three`: neighbours; other numbers joined by `or` are alternatives
    let (a, b) = (first.numeral.value, second.numeral.value);
    if or && !(first.measure == Measure::Count && b > a && b - a <= Decimal::TWO && a >= Decimal::ONE && a <= 20.into()) {
        return None;
    }
    if !compatible || (first.measure == Measure::Fraction) != (second.measure == Measure::Fraction) {
        return None;
    }
    Some((second, at))
}

/// The amount that begins at token `n` of the sentence, currency sign included; hedges are looked for behind it.
/// `floor` is the first token that may still be taken.
pub fn quantity(sentence: Tokens<'_>, n: usize, floor: usize, sentence_index: u32) -> Option<Quantity> {
    let input = sentence.skip(n);
    let mut first = core(input)?;
    let _ = scale_as_second(input, &mut first);
    // `has won it seven times`: how often, where nothing moved
    if first.measure == Measure::Multiple
        && input.is(first.used - 1, Set::Times)
        && first.numeral.form != Form::Multiple
        && input.get(first.used).is_none_or(|t| t.kind == PieceKind::Sign)
        && !moves(&sentence, n)
    {
        first.measure = Measure::Count;
        first.used -= 1;
    }
    let between = n > floor && sentence.is(n - 1, Set::Between);
    let from = n > floor && sentence.is(n - 1, Set::From);
    let levels = !between && two_levels(&sentence, n, floor, &first);
    let mut used = first.used;
    let mut rules = first.rules.clone();
    let mut measure = first.measure.clone();
    let mut times = first.times;
    let mut compound = first.compound;
    let mut amount = match first.numeral.form {
        Form::Vague => Amount::AtLeast(first.numeral.value),
        _ => Amount::Value(first.numeral.value),
    };
    let mut relation = None;
    let mut start = n;
    if let Some((second, at)) = range(input, &first, between, levels) {
        let mut low = first.numeral.value;
        let high = second.numeral.value;
        // `$3-5bn`, `10 to 20 million`: one scale for both
        if first.numeral.scale == Decimal::ONE
            && second.numeral.scale > Decimal::ONE
            && matches!(first.numeral.form, Form::Digits | Form::Words)
        {
            let spread = low.checked_mul(second.numeral.scale).filter(|v| *v <= high);
            if let Some(spread) = spread.filter(|_| low < second.numeral.value / second.numeral.scale) {
                low = spread;
            }
        }
        // `between five and six hundred`
        let hundreds = |v: Decimal| v >= Decimal::ONE_HUNDRED && v < Decimal::ONE_THOUSAND && (v % Decimal::ONE_HUNDRED).is_zero();
        if first.numeral.form == Form::Words
            && second.numeral.form == Form::Words
            && low < Decimal::TEN
            && hundreds(high)
            && low < high / Decimal::ONE_HUNDRED
        {
            low *= Decimal::ONE_HUNDRED;
        }
        // `rose by 12 to 340`: no range of steps is so wide
        let step = n > floor
            && sentence.is(n - 1, Set::By)
            && first.measure == Measure::Count
            && second.measure == Measure::Count
            && input.is(first.used, Set::To)
            && low.checked_mul(STEPS.into()).is_some_and(|v| v <= high)
            && moves(&sentence, n);
        let plausible = low < high && !(input.is(first.used, Set::And) && !between) && !step;
        if plausible {
            amount = Amount::Range(low, high);
            relation = Some(Relation::Between);
            if second.measure != Measure::Count {
                measure = second.measure.clone();
                times = second.times;
            }
            compound |= second.compound;
            used = at + second.used;
            rules.extend(second.rules.iter().copied());
            if between || from {
                start = n - 1;
            }
        }
    }
    // `from 10 to 20 per cent`: two levels of one measure
    if levels
        && first.measure == Measure::Count
        && input.is(used, Set::To)
        && let Some(second) = input.get(used + 1).and_then(|_| core(input.skip(used + 1)))
        && matches!(second.measure, Measure::Unit(..) | Measure::Money(..) | Measure::Percent(_))
        && !second.compound
    {
        measure = second.measure.clone();
        times = second.times;
        let spread = first.numeral.value.checked_mul(second.numeral.scale).filter(|_| first.numeral.scale == Decimal::ONE);
        if let Some(value) = spread.filter(|_| second.numeral.scale >= Decimal::ONE_THOUSAND && first.numeral.value < Decimal::ONE_THOUSAND)
        {
            amount = Amount::Value(value);
        }
    }
    pounds(&sentence, n + used, &mut measure, &mut rules);
    if millions(&sentence, n, &mut measure) {
        amount = amount.map(|v| v.checked_mul(MILLION.into()).map(|v| v.normalize()))?;
    }
    if matches!(amount, Amount::Value(_))
        && let Some((value, more, more_rules)) = compound_amount(&input, used, &mut measure, &first)
    {
        amount = Amount::Value(value);
        used = more;
        rules.extend(more_rules);
    }
    if times != 1 {
        amount = amount.map(|v| v.checked_mul(times.into()))?;
    }
    if let Measure::Money(_, divide) = &mut measure
        && *divide != 1
    {
        let d = Decimal::from(*divide);
        amount = amount.map(|v| v.checked_div(d))?;
        *divide = 1;
    }
    let rate = rate(&sentence, &mut measure);
    let dimension = measure::dimension(&sentence.grammar.measures.units, &measure);
    let mut out = Quantity {
        sentence: sentence_index,
        tokens: 0..0,
        core: sentence.at + n as u32..sentence.at + (n + used) as u32,
        amount,
        measure,
        dimension,
        relation: relation.unwrap_or(Relation::Exact),
        hedged: relation.is_some(),
        change: first.numeral.change,
        per: None,
        restated: None,
        compound,
        score: false,
        form: first.numeral.form,
        rules,
    };
    let mut end = n + used;
    age(&sentence, &mut out, n, &mut end, floor);
    degrees(&sentence, n, &mut out);
    end += below_zero(&sentence.skip(end), &mut out);
    if !out.compound {
        out.compound = sentence.is(end, Set::Dash)
            && sentence.joined(end)
            && out.measure == Measure::Count
            && sentence.get(end + 1).is_some_and(|t| t.kind == PieceKind::Word);
    }
    hedge_before(&sentence, &mut out, &mut start, floor);
    let bare = end;
    hedge_after(&sentence, &mut out, &mut end);
    // `30-odd years`, `40 or so miles`
    if end > bare
        && out.measure == Measure::Count
        && matches!(out.form, Form::Digits | Form::Words)
        && let Some(found) = measure::after(sentence.skip(end), &first.numeral, sentence.tokens[end - 1].end)
        && matches!(found.measure, Measure::Unit(_, 1) | Measure::Percent(_) | Measure::Money(_, 1))
        && !found.symbol
        && !(found.hyphened && sentence.is(end + 1, Set::ScorePoint))
    {
        out.dimension = measure::dimension(&sentence.grammar.measures.units, &found.measure);
        out.measure = found.measure;
        out.rules.push(found.rule);
        out.compound |= found.hyphened;
        end += found.tokens;
        out.core.end = sentence.at + end as u32;
        age(&sentence, &mut out, n, &mut end, floor);
    }
    out.tokens = sentence.at + start as u32..sentence.at + end as u32;
    // `four hours a day` is a rate, `two days a week earlier` none
    let spent = |tokens: usize| {
        out.dimension != Dimension::Duration
            || measure::per_period(&sentence.skip(end)).is_some()
                && [Set::Ago, Set::Later, Set::Earlier, Set::Of].iter().all(|set| !sentence.is(end + tokens, *set))
    };
    if let Some((per, tokens)) = measure::per(sentence.skip(end), out.dimension == Dimension::Money)
        && !matches!(out.dimension, Dimension::Age | Dimension::Multiple)
        && spent(tokens)
    {
        out.per = Some((per, sentence.at + end as u32..sentence.at + (end + tokens) as u32));
    }
    // `$1m more for each voyage`
    if out.per.is_none()
        && sentence.is(end, Set::More)
        && sentence.get(end + 1).is_some()
        && sentence.skip(end + 1).set_length(Set::PerStrict) > 0
        && let Some((per, tokens)) = measure::per(sentence.skip(end + 1), false)
    {
        let at = sentence.at + end as u32 + 1;
        out.per = Some((per, at..at + tokens as u32));
    }
    // `nearly triple the forecast` compares, `to triple the output` moves it
    if out.form == Form::Multiple
        && sentence.is(end, Set::The)
        && (start == 0 || sentence.is(start - 1, Set::Be) || sentence.tokens[start - 1].kind == PieceKind::Sign)
    {
        out.change = None;
    }
    if let Some(period) = rate {
        let at = sentence.at + end as u32;
        out.per = Some((period, at..at));
    }
    restated(&sentence, &mut out, end, sentence_index);
    if matches!(out.amount, Amount::AtLeast(_)) {
        out.relation = Relation::AtLeast;
    }
    Some(out)
}

/// The period of a unit that is a rate (`bpd`); the measure becomes what it is a rate of.
fn rate(sentence: &Tokens<'_>, measure: &mut Measure) -> Option<String> {
    let Measure::Unit(unit, times) = *measure else { return None };
    let units = &sentence.grammar.measures.units;
    let (of, per) = units[unit as usize].rate.as_ref()?;
    let index = units.iter().position(|u| u.key == *of)?;
    *measure = Measure::Unit(index as u16, times);
    sentence.grammar.unit_name(per)
}

/// How many times its lower end a range of steps can reach.
const STEPS: u32 = 8;

/// Whether `X to Y` names two levels, or a step and a level, because something moved: `rose from 10 to 20`, `slid $3.40 to $81.60`.
fn two_levels(sentence: &Tokens<'_>, n: usize, floor: usize, first: &Core) -> bool {
    let before = |set: Set| n > 0 && sentence.is(n - 1, set);
    if n > floor && before(Set::From) {
        return moves(sentence, n);
    }
    // `rose 5 to 10 per cent` is a range of steps: the first has no measure of its own
    (before(Set::MoveFromTo) || before(Set::By) && moves(sentence, n))
        && (first.measure != Measure::Count || first.numeral.value >= 200.into())
}

/// Whether the words of the clause before token `n` say that something moved.
fn moves(sentence: &Tokens<'_>, n: usize) -> bool {
    let from = n.saturating_sub(20);
    let calendar = |i: usize| i > 0 && (sentence.is(i - 1, Set::Last) || sentence.is(i - 1, Set::This) || sentence.is(i - 1, Set::Next));
    let clause = |i: &usize| !sentence.is(*i, Set::Semicolon) && !(sentence.is(*i, Set::Comma) && *i + 6 < n);
    (from..n).rev().take_while(clause).any(|i| sentence.is(i, Set::MoveFromTo) && !calendar(i))
}
