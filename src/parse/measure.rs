//! What stands after or before a numeral and says what it measures: units, currencies, percent, glued scales, `a barrel`.

use super::numeral::{Form, Numeral, suffix};
use super::tokens::Tokens;
use crate::base::Dimension;
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::{Starts, Tag};
use crate::grammar::measures::{CurrencyIndex, Meaning, MeasureForm, UnitIndex};
use crate::grammar::{RuleId, morphology, sets::Set};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// What a number measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Things, counted.
    Count,
    /// A unit, so many times (ten for a decade).
    Unit(UnitIndex, u32),
    /// Money: candidates, the default first, and how many parts make one.
    Money(SmallVec<[CurrencyIndex; 2]>, u32),
    /// `%`, `pp`, `bp`.
    Percent(Box<str>),
    /// A plain fraction.
    Fraction,
    /// `doubled`, `three times`.
    Multiple,
}

/// A measure found, and how many tokens it takes.
pub struct Found {
    /// What is measured.
    pub measure: Measure,
    /// Tokens that it takes, a hyphen before it included.
    pub tokens: usize,
    /// The entry.
    pub rule: RuleId,
    /// Joined to the number by a hyphen (`300-km`).
    pub hyphened: bool,
    /// Scales the number: a million for `MEUR`.
    pub scale: u32,
    /// Letters of a code or sign, not a word.
    pub symbol: bool,
}

/// The measure that begins at the first token, after a numeral.
pub fn after(input: Tokens<'_>, numeral: &Numeral, previous_end: u32) -> Option<Found> {
    after_beside(input, numeral, previous_end, None)
}

/// The same beside an amount of another unit of that dimension (`30s` behind `17m`).
pub fn after_beside(input: Tokens<'_>, numeral: &Numeral, previous_end: u32, beside: Option<Dimension>) -> Option<Found> {
    if let Some(found) = bracketed(&input, numeral) {
        return Some(found);
    }
    let dash = usize::from(input.is(0, Set::Dash) && input.joined(0) && input.get(1).is_some_and(|t| t.kind != PieceKind::Number));
    let input_at = input.skip(dash);
    let glued = input_at.first().is_some_and(|t| t.start == previous_end) || dash == 1;
    if let Some((n, values)) = input.grammar.numbers.percent.longest(input_at.words()) {
        let (unit, rule) = values.first()?;
        let letters = input_at.first().is_some_and(|t| t.kind == PieceKind::Word && t.end - t.start <= 2);
        if !letters || glued || matches!(numeral.form, Form::Digits) {
            let (measure, hyphened) = (Measure::Percent(unit.clone()), dash == 1);
            return Some(Found { measure, tokens: n + dash, rule: *rule, hyphened, scale: 1, symbol: false });
        }
    }
    let units = &input.grammar.measures.units;
    let fits = |f: &MeasureForm| match (&f.meaning, beside) {
        (Meaning::Unit { unit, .. }, Some(d)) => units[*unit as usize].dimension == d,
        _ => !f.beside,
    };
    let (n, form) = longest_form(&input_at, |f, written, _| fits(f) && accepts(f, written, numeral, glued, dash == 1))?;
    let measure = match &form.meaning {
        Meaning::Unit { unit, times } => Measure::Unit(*unit, *times),
        Meaning::Money { candidates, divide } => Measure::Money(candidates.clone(), *divide),
    };
    Some(Found { measure, tokens: n + dash, rule: form.rule, hyphened: dash == 1, scale: form.scale, symbol: form.exact.is_some() })
}

/// `20 [kg]`, `20 (kg)`, as tables write it.
fn bracketed(input: &Tokens<'_>, numeral: &Numeral) -> Option<Found> {
    if !matches!(numeral.form, Form::Digits) || !(input.is(0, Set::OpenBracket) || input.is(0, Set::UnitBracket)) {
        return None;
    }
    let end = input.tokens[0].end;
    let only = Tokens { tokens: &input.tokens[1..input.tokens.len().min(4)], at: input.at + 1, ..*input };
    let (n, form) = longest_form(&only, |f, written, _| !f.beside && f.glued && f.exact.as_deref() == Some(written))?;
    let Meaning::Unit { unit, times } = form.meaning else { return None };
    let closes = input.is(n + 1, Set::CloseBracket) || input.is(n + 1, Set::UnitBracket);
    let glued = input.get(1).is_some_and(|t| t.start == end);
    let measure = Measure::Unit(unit, times);
    (closes && glued).then_some(Found { measure, tokens: n + 2, rule: form.rule, hyphened: false, scale: 1, symbol: true })
}

fn accepts(form: &MeasureForm, written: &str, numeral: &Numeral, glued: bool, hyphened: bool) -> bool {
    match &form.exact {
        None => true,
        Some(exact) => {
            let digits = matches!(numeral.form, Form::Digits);
            let money = matches!(form.meaning, Meaning::Money { .. });
            **exact == *written
                && (digits || money && exact.len() >= 3)
                && if glued { form.glued } else { form.spaced }
                && !(hyphened && exact.len() == 1)
        }
    }
}

/// The longest form that is accepted, and its length in tokens.
fn longest_form<'g>(input: &Tokens<'g>, accept: impl Fn(&MeasureForm, &str, usize) -> bool) -> Option<(usize, &'g MeasureForm)> {
    if !input.starts(0, Starts::MEASURE) && !input.written(0).ends_with('.') {
        return None;
    }
    let forms = &input.grammar.measures.forms;
    let (mut node, mut best) = (0, None);
    for (n, t) in input.tokens.iter().enumerate() {
        // `200 lbs.`: an abbreviation's dot is no part of the unit's form
        let mut end = t.end as usize;
        match forms.step(node, t.word) {
            Some(to) => node = to,
            None => match input
                .written(n)
                .strip_suffix('.')
                .filter(|w| !w.is_empty() && w.len() <= 4)
                .and_then(|w| forms.step(node, input.grammar.lexicon.id(&w.to_lowercase())))
            {
                Some(to) => {
                    node = to;
                    end -= 1;
                }
                None => break,
            },
        }
        let start = input.tokens[0].start as usize;
        let written = &input.text[start..end];
        // `32 F-35s`: a letter before a hyphen begins a code, glued to digits (`300km-range`) it is none
        let glued = start > 0 && input.text.as_bytes()[start - 1].is_ascii_digit();
        let code = end - start <= 2 && !glued && input.is(n + 1, Set::Dash) && input.joined(n + 1);
        if code {
            continue;
        }
        let accepted = |exact: bool| forms.at(node).iter().find(|f| f.exact.is_some() == exact && accept(f, written, n + 1));
        if let Some(form) = accepted(true).or_else(|| accepted(false)) {
            best = Some((n + 1, form));
        }
    }
    best.or_else(|| dotted(input, accept))
}

/// `12st.`: the first word is known with its dot too, as the beginning of something else.
fn dotted<'g>(input: &Tokens<'g>, accept: impl Fn(&MeasureForm, &str, usize) -> bool) -> Option<(usize, &'g MeasureForm)> {
    let bare = input.written(0).strip_suffix('.').filter(|w| !w.is_empty() && w.len() <= 4)?;
    let forms = &input.grammar.measures.forms;
    let node = forms.step(0, input.grammar.lexicon.id(&bare.to_lowercase()))?;
    forms.at(node).iter().find(|f| accept(f, bare, 1)).map(|f| (1, f))
}

/// A currency sign or code that begins at the first token and stands before its number.
pub fn before(input: Tokens<'_>) -> Option<(usize, &MeasureForm)> {
    longest_form(&input, |f, written, _| f.before && f.exact.as_deref() == Some(written))
}

/// What a form measures.
pub fn measure_of(form: &MeasureForm) -> Measure {
    match &form.meaning {
        Meaning::Money { candidates, divide } => Measure::Money(candidates.clone(), *divide),
        Meaning::Unit { unit, times } => Measure::Unit(*unit, *times),
    }
}

/// A scale suffix (`bn`, `m`, `k`) after digits, where it is no unit. `money`: a currency sign stands before the number.
pub fn scale_suffix<'a>(rest: Tokens<'a>, numeral: &mut Numeral, previous_end: u32, money: bool) -> Tokens<'a> {
    if !matches!(numeral.form, Form::Digits) || numeral.scale != Decimal::ONE {
        return rest;
    }
    let Ok((after_suffix, (factor, rule))) = suffix(rest) else { return rest };
    let Some(t) = rest.first() else { return rest };
    let glued = t.start == previous_end;
    let written = rest.written(0);
    let is_unit =
        longest_form(&rest, |f, w, _| !f.beside && accepts(f, w, numeral, glued, false) && matches!(f.meaning, Meaning::Unit { .. }))
            .is_some();
    let longer = written.trim_end_matches('.').len() > 1;
    let scales = if money {
        glued || longer || written.len() == 1 && written.chars().all(char::is_lowercase)
    } else if !is_unit {
        // `2.33 k`, never `Unit 5 B`
        glued || longer || factor <= Decimal::from(1_000_000) && !rest.starts_code()
    } else if written.chars().all(char::is_uppercase) {
        glued && written.len() == 1
    } else {
        // `1.5m cars` counts, `1.5m tall` measures, `5m US dollars` pays
        let money = || {
            longest_form(&after_suffix, |f, w, _| f.exact.as_deref().is_none_or(|e| e == w) && matches!(f.meaning, Meaning::Money { .. }))
        };
        glued && (counted_noun_follows(&after_suffix) || money().is_some())
    };
    if !scales {
        return rest;
    }
    let Some(value) = numeral.value.checked_mul(factor) else { return rest };
    numeral.value = value;
    numeral.scale = factor;
    numeral.plain = false;
    numeral.rules.push(rule);
    after_suffix
}

fn counted_noun_follows(input: &Tokens<'_>) -> bool {
    let Some(t) = input.first() else { return false };
    if t.kind != PieceKind::Word || input.is(0, Set::MeasureAdjective) || input.is(0, Set::Preposition) || input.is(0, Set::Coordinator) {
        return false;
    }
    // `the 100m individual medley`
    if (0..3).any(|n| input.is(n, Set::RaceNoun)) {
        return false;
    }
    let info = input.grammar.lexicon.info(t.word);
    let plural =
        |n: usize| input.get(n).is_some_and(|t| input.grammar.lexicon.info(t.word).singular != 0 || input.written(n).ends_with('s'));
    matches!(info.tag, Tag::Noun | Tag::Adjective | Tag::Unknown | Tag::Verb)
        && (plural(0) || plural(1) || plural(2) || info.tag == Tag::Noun)
}

/// The dimension of a measure.
pub fn dimension(input_units: &[crate::grammar::measures::Unit], measure: &Measure) -> Dimension {
    match measure {
        Measure::Count => Dimension::Count,
        Measure::Unit(unit, _) => input_units[*unit as usize].dimension,
        Measure::Money(..) => Dimension::Money,
        Measure::Percent(u) if &**u == "%" => Dimension::Percent,
        Measure::Percent(_) => Dimension::Points,
        Measure::Fraction => Dimension::Fraction,
        Measure::Multiple => Dimension::Multiple,
    }
}

/// The denominator of a rate that begins at the first token, how many tokens it takes, and whether it is a plain period.
pub fn per(input: Tokens<'_>, money: bool) -> Option<(String, usize)> {
    if let Some(found) = per_period(&input) {
        // `compared with 2,000 a week earlier`
        let adverb = input.get(found.1).is_some_and(|t| input.grammar.lexicon.info(t.word).tag == Tag::Adverb);
        let closed = || input.get(found.1 + 1).is_none_or(|t| t.kind == PieceKind::Sign);
        let offset = (adverb || closed()) && (input.is(found.1, Set::Ago) || input.is(found.1, Set::Later));
        return Some(found).filter(|_| !offset);
    }
    // `£10,000-a-year`
    let hyphen = |n: usize| input.is(n, Set::Dash) && input.joined(n);
    if hyphen(0) && hyphen(2) && input.is(1, Set::PerWord) && input.get(3).is_some_and(|t| t.kind == PieceKind::Word) {
        return Some((singular(&input, 3), 4));
    }
    // `1,487 to the dollar`
    if input.is(0, Set::To) && input.is(1, Set::The) {
        let currency =
            longest_form(&input.skip(2), |f, _, _| !f.beside && f.exact.is_none() && matches!(f.meaning, Meaning::Money { .. }))?;
        return (currency.0 == 1).then(|| (singular(&input, 2), 3));
    }
    let slash = input.is(0, Set::Slash) && input.get(1).is_some_and(|t| !t.spaced() && t.kind == PieceKind::Word);
    let strict = multi_or_single(&input, Set::PerStrict);
    let loose = usize::from(strict == 0 && (input.is(0, Set::ArticleOne) || input.is(0, Set::PerWord) && !input.is(0, Set::The)));
    let skip = if slash { 1 } else { strict.max(loose) };
    if skip == 0 {
        return None;
    }
    // `per 100,000 people`
    let mut at = skip;
    while input.get(at).is_some_and(|t| t.kind == PieceKind::Number)
        || strict > 0 && super::words::number_word(&input, at).is_some_and(|w| w.cardinal.is_some() || w.scale.is_some())
    {
        at += 1;
    }
    // `per diluted share`
    let lexicon = &input.grammar.lexicon;
    let modifier = |n: usize| input.get(n).is_some_and(|t| matches!(lexicon.info(t.word).tag, Tag::Adjective | Tag::Verb | Tag::Unknown));
    at += usize::from(strict > 0 && modifier(at) && input.is(at + 1, Set::ShareNoun));
    let noun = input.get(at).filter(|t| t.kind == PieceKind::Word)?;
    let written = input.written(at);
    let unit = longest_form(&input.skip(at), |f, w, _| {
        !f.beside && f.exact.as_deref().is_none_or(|e| e == w) && matches!(f.meaning, Meaning::Unit { .. })
    });
    if let Some((n, form)) = unit
        && let Meaning::Unit { unit, times: 1 } = form.meaning
    {
        let symbol = form.exact.is_some();
        if !symbol || strict > 0 || slash {
            return Some((unit_noun(&input, unit, at, n), at + n));
        }
    }
    let info = input.grammar.lexicon.info(noun.word);
    let last = compound_noun(&input, at);
    if strict > 0 || slash {
        return Some((singular(&input, last), last + 1));
    }
    // `$5 a head`: a singular noun that ends the phrase
    let nounish = (info.tag == Tag::Noun || input.is(at, Set::ShareNoun)) && info.singular == 0 && !noun.capital();
    let next = input.get(at + 1);
    let ends = next.is_none_or(|t| {
        t.kind != PieceKind::Word
            || matches!(input.grammar.lexicon.info(t.word).tag, Tag::Preposition | Tag::Conjunction | Tag::Auxiliary | Tag::Adverb)
            || input.is(at, Set::ShareNoun) && input.is(at + 1, Set::PaidIn)
    });
    let of = input.is(at + 1, Set::Of);
    (money && nounish && ends && !of).then(|| (written.to_lowercase(), at + 1))
}

/// The last noun of `merchant ship` after `per`.
fn compound_noun(input: &Tokens<'_>, at: usize) -> usize {
    let next = input.get(at + 1);
    let joins = next.is_some_and(|t| t.kind == PieceKind::Word && !t.capital() && input.grammar.lexicon.info(t.word).tag == Tag::Noun);
    let info = input.grammar.lexicon.info(input.tokens[at].word);
    let plural = input.get(at + 1).is_some_and(|t| {
        t.kind == PieceKind::Word
            && !t.capital()
            && (input.grammar.lexicon.info(t.word).singular != 0 || input.written(at + 1).ends_with('s'))
    });
    if joins && info.tag == Tag::Adjective || plural && info.singular == 0 && matches!(info.tag, Tag::Adjective | Tag::Verb) {
        at + 1
    } else {
        at
    }
}

fn singular(input: &Tokens<'_>, n: usize) -> String {
    let t = input.tokens[n];
    let info = input.grammar.lexicon.info(t.word);
    if info.singular != 0 {
        input.grammar.lexicon.word(info.singular).to_owned()
    } else {
        morphology::singular(&input.written(n).to_lowercase())
    }
}

/// The noun of a unit: for the periods of time their usual noun, else the word as written.
fn unit_noun(input: &Tokens<'_>, unit: UnitIndex, at: usize, length: usize) -> String {
    let key = &input.grammar.measures.units[unit as usize].key;
    // a symbol is spelt as the first of its unit's names would be: the longest single word form known for it
    let written = input.written(at);
    if length > 1 {
        return input.grammar.measures.units[unit as usize].noun.to_string();
    }
    if written.len() <= 3 { input.grammar.unit_name(key).unwrap_or_else(|| written.to_owned()) } else { singular(input, at) }
}

/// `a year`, `annually`, `per day` as the noun of the period.
pub fn per_period(input: &Tokens<'_>) -> Option<(String, usize)> {
    const PERIODS: [(Set, Set); 6] = [
        (Set::PerYear, Set::PeriodYear),
        (Set::PerQuarter, Set::PeriodQuarter),
        (Set::PerMonth, Set::PeriodMonth),
        (Set::PerWeek, Set::PeriodWeek),
        (Set::PerDay, Set::PeriodDay),
        (Set::PerHour, Set::PerHour),
    ];
    let first = input.first()?;
    let single = PERIODS.iter().find(|(per, _)| input.grammar.is(first.word, *per)).map(|p| (p, 1));
    let multi = || {
        let (n, sets) = input.sets()?;
        let p = PERIODS.iter().find(|(per, _)| sets.contains(per))?;
        Some((p, n))
    };
    let ((per, _), n) = single.or_else(multi)?;
    let key = match per {
        Set::PerYear => "a",
        Set::PerQuarter => "quarter",
        Set::PerMonth => "mo",
        Set::PerWeek => "wk",
        Set::PerDay => "d",
        _ => "h",
    };
    Some((input.grammar.unit_name(key).unwrap_or_else(|| key.to_owned()), n))
}

fn multi_or_single(input: &Tokens<'_>, set: Set) -> usize {
    input.set_length(set)
}
