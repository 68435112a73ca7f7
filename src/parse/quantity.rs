//! A whole amount: hedge, currency, numeral, scale, unit, range, and the same amount restated in brackets.

use super::measure::{self, Measure};
use super::numeral::{Form, Numeral, numeral};
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

/// `pounds`, `drams`: money, unless the sentence weighs something or says of what.
fn pounds(sentence: &Tokens<'_>, end: usize, measure: &mut Measure, rules: &mut SmallVec<[RuleId; 4]>) {
    use crate::grammar::measures::Meaning;
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
    let weighs = (0..sentence.tokens.len()).any(|i| sentence.is(i, Set::WeightContext))
        || sentence.is(end, Set::OpenBracket)
        || sentence.is(end, Set::Dash);
    if let Some((candidates, rule)) = money.filter(|_| !weighs) {
        *measure = Measure::Money(candidates, 1);
        rules.push(rule);
    }
}

/// Number and measure, no hedge.
#[derive(Debug, Clone)]
struct Core {
    used: usize,
    numeral: Numeral,
    measure: Measure,
    times: u32,
    compound: bool,
    signed_before: bool,
    rules: SmallVec<[RuleId; 4]>,
}

fn end_of(input: &Tokens<'_>, n: usize) -> u32 {
    if n == 0 { input.first().map_or(0, |t| t.start) } else { input.tokens[n - 1].end }
}

/// A number with its measure at the first token, or a currency sign before it.
fn core(input: Tokens<'_>) -> Option<Core> {
    let mut rules: SmallVec<[RuleId; 4]> = SmallVec::new();
    let (mut skip, mut money) = (0, None);
    let minus =
        usize::from(input.is(0, Set::Minus) && input.get(1).is_some_and(|t| !t.spaced()) && measure::before(input.skip(1)).is_some());
    if let Some((n, form)) = measure::before(input.skip(minus)) {
        let follows =
            input.get(minus + n).is_some_and(|t| matches!(t.kind, PieceKind::Number) || t.flags.has(crate::text::TokenFlags::NUMERIC));
        let sign = form.exact.as_deref().is_some_and(|e| !e.chars().all(char::is_alphabetic));
        if follows && (sign || input.get(minus + n).is_some_and(|t| t.kind == PieceKind::Number)) {
            money = measure::money_of(form);
            rules.push(form.rule);
            skip = n + minus;
        }
    }
    let at = input.skip(skip);
    let (rest, mut number) = numeral(at).ok()?;
    if minus == 1 {
        number.value = -number.value;
    }
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
    } else if let Some(found) = measure_after(rest, &number, end_of(&input, used)).filter(|f| !(f.hyphened && rest.is(1, Set::ScorePoint)))
    {
        compound = found.hyphened;
        used += found.tokens;
        rules.push(found.rule);
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
    let measure = if measure == Measure::Count && input.is(used, Set::Times) && matches!(number.form, Form::Digits | Form::Words) {
        used += 1;
        Measure::Multiple
    } else {
        measure
    };
    Some(Core { used, numeral: number, measure, times, compound, signed_before: skip > 0, rules })
}

/// `10-moth programme`: a hyphened word that lacks one letter of a unit of time, or has two of them swapped.
fn misprint(rest: &Tokens<'_>, number: &Numeral) -> Option<(crate::grammar::measures::UnitIndex, RuleId)> {
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

/// A measure after a numeral; `half an hour`, `hundreds of dollars` reach over `an` and `of`.
fn measure_after(rest: Tokens<'_>, number: &Numeral, previous_end: u32) -> Option<measure::Found> {
    if let Some(found) = measure::after(rest, number, previous_end) {
        return Some(found);
    }
    let bridge = match number.form {
        Form::Fraction if rest.is(0, Set::ArticleOne) => 1,
        Form::Fraction if rest.is(0, Set::FractionOf) && rest.is(1, Set::ArticleOne) => 2,
        Form::Vague | Form::Article if rest.is(0, Set::FractionOf) => 1,
        _ => return None,
    };
    let found = measure::after(rest.skip(bridge), number, previous_end)?;
    let fits = match number.form {
        Form::Fraction => matches!(found.measure, Measure::Unit(..)),
        _ => matches!(found.measure, Measure::Money(..) | Measure::Unit(..)),
    };
    fits.then(|| measure::Found { tokens: found.tokens + bridge, ..found })
}

fn same_measure(a: &Measure, b: &Measure) -> bool {
    match (a, b) {
        (Measure::Money(x, d), Measure::Money(y, e)) => x.first() == y.first() && d == e,
        _ => a == b,
    }
}

/// The second end of a range after a first core, how many tokens that takes beyond the first.
fn range(input: Tokens<'_>, first: &Core, between: bool, levels: bool) -> Option<(Core, usize)> {
    let n = first.used;
    let or = input.is(n, Set::Or) && !between;
    let joins = or || if between { input.is(n, Set::And) || input.is(n, Set::RangeTo) } else { input.is(n, Set::RangeTo) };
    if !joins || levels {
        return None;
    }
    let dash = input.is(n, Set::Dash);
    if dash && input.get(n).is_some_and(|t| t.spaced()) != input.get(n + 1).is_some_and(|t| t.spaced()) {
        return None;
    }
    let second = core(input.skip(n + 1))?;
    let ok_form = |c: &Core| !matches!(c.numeral.form, Form::Multiple | Form::Vague);
    if !ok_form(first) || !ok_form(&second) {
        return None;
    }
    let compatible = same_measure(&first.measure, &second.measure)
        || first.measure == Measure::Count && !matches!(second.measure, Measure::Multiple)
        || second.measure == Measure::Count && first.signed_before;
    // `two or three`: neighbours; other numbers joined by `or` are alternatives
    let (a, b) = (first.numeral.value, second.numeral.value);
    if or && !(first.measure == Measure::Count && b > a && b - a <= Decimal::TWO && a >= Decimal::ONE && a <= 20.into()) {
        return None;
    }
    if !compatible || (first.measure == Measure::Fraction) != (second.measure == Measure::Fraction) {
        return None;
    }
    Some((second, n + 1))
}

/// The amount that begins at token `n` of the sentence, currency sign included; hedges are looked for behind it.
/// `floor` is the first token that may still be taken.
pub fn quantity(sentence: Tokens<'_>, n: usize, floor: usize, sentence_index: u32) -> Option<Quantity> {
    let input = sentence.skip(n);
    let first = core(input)?;
    let between = n > floor && sentence.is(n - 1, Set::Between);
    let from = n > floor && sentence.is(n - 1, Set::From);
    let moved_by = n > 0 && (sentence.is(n - 1, Set::MoveFromTo) || sentence.is(n - 1, Set::By));
    let levels = (from || moved_by) && !between && moves(&sentence, n);
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
    if let Some((second, at)) = range(input, &first, between, levels && !input.is(first.used, Set::Dash)) {
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
        let plausible = low < high && !(input.is(first.used, Set::And) && !between);
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
    pounds(&sentence, n + used, &mut measure, &mut rules);
    if matches!(amount, Amount::Value(_))
        && let Some((value, more, more_rules)) = compound_amount(&input, used, &measure, &first)
    {
        amount = Amount::Value(value);
        used = more;
        rules.extend(more_rules);
    }
    let dimension = measure::dimension(&sentence.grammar.measures.units, &measure);
    if times != 1 {
        amount = match amount {
            Amount::Value(v) => Amount::Value(v.checked_mul(times.into())?),
            Amount::Range(a, b) => Amount::Range(a.checked_mul(times.into())?, b.checked_mul(times.into())?),
            Amount::AtLeast(v) => Amount::AtLeast(v.checked_mul(times.into())?),
        };
    }
    if let Measure::Money(_, divide) = &mut measure
        && *divide != 1
    {
        let d = Decimal::from(*divide);
        amount = match amount {
            Amount::Value(v) => Amount::Value(v.checked_div(d)?),
            Amount::Range(a, b) => Amount::Range(a.checked_div(d)?, b.checked_div(d)?),
            Amount::AtLeast(v) => Amount::AtLeast(v.checked_div(d)?),
        };
        *divide = 1;
    }
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
    if !out.compound {
        out.compound = sentence.is(end, Set::Dash)
            && sentence.joined(end)
            && out.measure == Measure::Count
            && sentence.get(end + 1).is_some_and(|t| t.kind == PieceKind::Word);
    }
    hedge_before(&sentence, &mut out, &mut start, floor);
    hedge_after(&sentence, &mut out, &mut end);
    out.tokens = sentence.at + start as u32..sentence.at + end as u32;
    if let Some((per, tokens)) = measure::per(sentence.skip(end), out.dimension == Dimension::Money)
        && !matches!(out.dimension, Dimension::Duration | Dimension::Age | Dimension::Multiple)
    {
        out.per = Some((per, sentence.at + end as u32..sentence.at + (end + tokens) as u32));
    }
    restated(&sentence, &mut out, end, sentence_index);
    if matches!(out.amount, Amount::AtLeast(_)) {
        out.relation = Relation::AtLeast;
    }
    Some(out)
}

/// `17m 30s`, `5 ft 2 in`, `two hours and 30 minutes`, `£5 50p`: one amount in the larger unit.
fn compound_amount(input: &Tokens<'_>, used: usize, measure: &Measure, first: &Core) -> Option<(Decimal, usize, SmallVec<[RuleId; 4]>)> {
    if let Measure::Money(stated, 1) = measure {
        // `thirteen dollars and forty-five cents`
        let at = used + usize::from(input.is(used, Set::And));
        input.get(at).filter(|t| t.flags.has(crate::text::TokenFlags::NUMERIC))?;
        let second = core(input.skip(at))?;
        let Measure::Money(parts, divide) = &second.measure else { return None };
        let same = parts.iter().any(|p| stated.contains(p));
        let part = second.numeral.value.checked_div(Decimal::from(*divide))?;
        if *divide == 1 || !same || part >= Decimal::ONE || !first.numeral.value.fract().is_zero() || first.signed_before {
            return None;
        }
        return Some((first.numeral.value.checked_add(part)?, at + second.used, second.rules));
    }
    let Measure::Unit(unit, 1) = measure else { return None };
    let units = &input.grammar.measures.units;
    let large = &units[*unit as usize];
    if !matches!(large.dimension, Dimension::Duration | Dimension::Length | Dimension::Mass | Dimension::Angle) || first.compound {
        return None;
    }
    let and = usize::from(input.is(used, Set::And));
    let comma = usize::from(input.is(used, Set::Comma));
    let at = used + and.max(comma);
    input.get(at).filter(|t| t.flags.has(crate::text::TokenFlags::NUMERIC))?;
    let second = core(input.skip(at))?;
    let Measure::Unit(smaller, 1) = second.measure else { return None };
    let small = &units[smaller as usize];
    if small.dimension != large.dimension
        || and == 1 && large.dimension == Dimension::Length && first.numeral.form == Form::Digits && small.key == large.key
    {
        return None;
    }
    let (a, b) = (large.factor.decimal()?, small.factor.decimal()?);
    let part = second.numeral.value.checked_mul(b)?.checked_div(a)?;
    if b >= a || part >= Decimal::ONE || part <= Decimal::ZERO || !first.numeral.value.fract().is_zero() {
        return None;
    }
    Some((first.numeral.value.checked_add(part)?, at + second.used, second.rules))
}

/// Whether the words before `from X to Y` say that something moved: then X and Y are two levels.
fn moves(sentence: &Tokens<'_>, n: usize) -> bool {
    let from = n.saturating_sub(20);
    (from..n).rev().take_while(|i| !sentence.is(*i, Set::Semicolon)).any(|i| sentence.is(i, Set::MoveFromTo))
}

fn age(sentence: &Tokens<'_>, q: &mut Quantity, n: usize, end: &mut usize, floor: usize) {
    let years = q.dimension == Dimension::Duration;
    if years {
        let dash = usize::from(sentence.is(*end, Set::Dash) && sentence.joined(*end));
        if sentence.is(*end + dash, Set::AgeAfter) {
            q.dimension = Dimension::Age;
            *end += dash + 1;
        }
        if n > floor && sentence.is(n - 1, Set::Aged) {
            q.dimension = Dimension::Age;
        }
        return;
    }
    if q.measure != Measure::Count || !matches!(q.form, Form::Digits | Form::Words) {
        return;
    }
    let small = match q.amount {
        Amount::Value(v) => v > Decimal::ZERO && v < 125.into(),
        Amount::Range(_, b) => b < 125.into(),
        Amount::AtLeast(_) => false,
    };
    if !small {
        return;
    }
    let comma = |i: usize| sentence.is(i, Set::Comma);
    let name_before = n >= 2 && comma(n - 1) && sentence.tokens[n - 2].kind == PieceKind::Word;
    let bracket_before =
        n >= 2 && sentence.is(n - 1, Set::OpenBracket) && sentence.tokens[n - 2].capital() && sentence.is(*end, Set::CloseBracket);
    let closes = comma(*end)
        || sentence.get(*end).is_none_or(|t| matches!(&sentence.text[t.start as usize..t.end as usize], "." | "”" | "\"" | ")"));
    let person_before = name_before && {
        let before = &sentence.tokens[n - 2];
        let info = sentence.grammar.lexicon.info(before.word);
        let noun = if info.singular != 0 { info.singular } else { before.word };
        let person = sentence.grammar.frames.in_class(crate::grammar::frames::PERSON, noun);
        let spaced_title = before.capital()
            && !sentence.grammar.months.contains_key(&before.word)
            && !sentence.grammar.weekdays.contains_key(&before.word);
        person || spaced_title
    };
    let aged = n > floor && sentence.is(n - 1, Set::Aged);
    let hedged_aged = n >= 3 && (1..=3).any(|k| n >= k + floor && sentence.is(n - k, Set::Aged));
    if (aged
        || hedged_aged && !matches!(q.measure, Measure::Unit(..))
        || (person_before && closes && n >= 2)
        || bracket_before && person_name_before(sentence, n - 1))
        && let Some(unit) = sentence.grammar.year_unit()
    {
        q.measure = Measure::Unit(unit, 1);
        q.dimension = Dimension::Age;
    }
}

fn person_name_before(sentence: &Tokens<'_>, n: usize) -> bool {
    n >= 2 && sentence.tokens[n - 1].capital() && sentence.tokens[n - 2].capital() && sentence.tokens[n - 1].kind == PieceKind::Word
}

/// Hedges that end right before the amount; the nearest one that states a relation wins, all of them join the quote.
fn hedge_before(sentence: &Tokens<'_>, q: &mut Quantity, start: &mut usize, floor: usize) {
    let trie = &sentence.grammar.numbers.hedges_before;
    let mut outside = *start;
    for _ in 0..4 {
        let mut at = outside;
        // an article or `the` between hedge and number (`over the 300`) does not part them
        if at > floor && sentence.is(at - 1, Set::ArticleOne) && q.form == Form::Article {
            at -= 1;
        }
        let (mut node, mut best, mut i) = (0, None, at);
        while i > floor {
            let Some(to) = trie.step(node, sentence.tokens[i - 1].word) else { break };
            node = to;
            i -= 1;
            if let Some(index) = trie.at(node).first() {
                best = Some((i, *index));
            }
        }
        let Some((from, index)) = best else { break };
        let hedge = &sentence.grammar.hedges[index as usize];
        if let Some(change) = hedge.change {
            q.change = q.change.or(Some(change));
        }
        if let Some(relation) = hedge.relation.filter(|r| *r != Relation::Exact) {
            let weaker = !q.hedged || matches!((q.relation, relation), (Relation::About, _));
            if weaker && q.relation != Relation::Between {
                q.relation = relation;
                q.hedged = true;
            }
            q.rules.push(hedge.rule);
            *start = from;
        } else {
            q.rules.push(hedge.rule);
        }
        outside = from;
    }
}

fn hedge_after(sentence: &Tokens<'_>, q: &mut Quantity, end: &mut usize) {
    // `100+`
    if sentence.is(*end, Set::PlusSign) && sentence.get(*end).is_some_and(|t| !t.spaced()) {
        q.relation = Relation::AtLeast;
        q.hedged = true;
        *end += 1;
        return;
    }
    let comma = usize::from(sentence.is(*end, Set::Comma));
    let Some((n, values)) = sentence.grammar.numbers.hedges_after.longest(sentence.skip((*end + comma).min(sentence.tokens.len())).words())
    else {
        return;
    };
    let hedge = &sentence.grammar.hedges[values[0] as usize];
    if let Some(change) = hedge.change {
        q.change = q.change.or(Some(change));
        q.rules.push(hedge.rule);
        return;
    }
    if let Some(relation) = hedge.relation {
        // `300 or more than that` begins another comparison
        if comma == 1 && n == 1 || sentence.is(*end + comma + n, Set::Than) {
            return;
        }
        // `200 over` something: an adverb only where nothing follows it
        let single = n == 1 && sentence.is(*end, Set::Preposition);
        if single {
            return;
        }
        if !q.hedged {
            q.relation = relation;
        }
        q.hedged = true;
        q.rules.push(hedge.rule);
        *end += comma + n;
    }
}

/// `€10,000 (£8,000)`, `300 miles (480 km)`: the bracket restates the amount.
fn restated(sentence: &Tokens<'_>, q: &mut Quantity, end: usize, index: u32) {
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
        || (used..used + 4).any(|i| sentence.is(i, Set::CloseBracket));
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
    let mut q = {
        let input = sentence.skip(n);
        let first = core(input)?;
        let dimension = measure::dimension(&sentence.grammar.measures.units, &first.measure);
        Quantity {
            sentence: index,
            tokens: 0..0,
            core: sentence.at + n as u32..sentence.at + (n + first.used) as u32,
            amount: Amount::Value(first.numeral.value),
            measure: first.measure,
            dimension,
            relation: Relation::Exact,
            hedged: false,
            change: None,
            per: None,
            restated: None,
            compound: first.compound,
            score: false,
            form: first.numeral.form,
            rules: first.rules,
        }
    };
    q.tokens = q.core.clone();
    Some(q)
}
