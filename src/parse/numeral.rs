//! Numerals in digits and words, with nom: `3,000`, `1.5 million`, `5bn`, `twenty-three thousand one hundred and five`,
//! `half a million`, `two and a half`, `two-thirds`, `one in five`, `dozens`, `doubled`. Not hedges, not units.

use super::fractions::{and_fraction, fraction, fraction_sign, proportion};
use super::tokens::{Parsed, Tokens, digits, fail, of_set, token};
use super::words::{hyphen, number_word, word_numeral};
use crate::base::{Change, digits as written, lexer::PieceKind};
use crate::grammar::{RuleId, sets::Set};
use nom::{Parser, branch::alt, combinator::opt, sequence::preceded};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Digits, with or without a scale word.
    Digits,
    /// Words.
    Words,
    /// `a million`, `a dozen`.
    Article,
    /// `two-thirds`, `half`, `one in five`, `1/2`.
    Fraction,
    /// `doubled`, `threefold`.
    Multiple,
    /// `dozens`, `tens of thousands`: only a lower bound is known.
    Vague,
}

/// A numeral: its value and how it is written.
#[derive(Debug, Clone)]
pub struct Numeral {
    /// The exact value; of a vague magnitude, its lower bound.
    pub value: Decimal,
    /// How it is written.
    pub form: Form,
    /// The scale that was applied, 1 if none.
    pub scale: Decimal,
    /// Whether it is digits without separators, point or scale (`1500`).
    pub plain: bool,
    /// Which way a multiple goes.
    pub change: Option<Change>,
    /// Grammar entries that took part.
    pub rules: SmallVec<[RuleId; 2]>,
}

/// A scale after digits or words: a word (`million`), or a suffix glued or spaced (`bn`, `5 m`).
fn scale(input: Tokens<'_>) -> Parsed<'_, (Decimal, RuleId)> {
    let skip = usize::from(hyphen(&input, 0));
    if let Some(word) = number_word(&input, skip) {
        if let Some(scale) = word.scale {
            return Ok((input.skip(skip + 1), (scale, word.rule)));
        }
        if skip == 0 && word.cardinal == Some(Decimal::ONE_HUNDRED) {
            return Ok((input.skip(1), (Decimal::ONE_HUNDRED, word.rule)));
        }
    }
    fail()
}

/// A glued or spaced letter suffix (`5bn`, `5 m`), tried only where no unit fits better.
pub fn suffix(input: Tokens<'_>) -> Parsed<'_, (Decimal, RuleId)> {
    let Some(t) = input.first().filter(|t| t.kind == PieceKind::Word) else { return fail() };
    let text = &input.text[t.start as usize..t.end as usize];
    match input.grammar.numbers.suffixes.get(text.strip_suffix('.').filter(|s| s.len() > 1).unwrap_or(text)) {
        Some(found) => Ok((input.skip(1), *found)),
        None => fail(),
    }
}

pub(super) fn digit_numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let (rest, t) = digits(input)?;
    let text = &input.text[t.start as usize..t.end as usize];
    let Ok(mut read) = written::parse(text, false) else { return fail() };
    let mut rest = rest;
    let mut plain = !read.grouped && read.decimals == 0;
    // `3 000` with plain spaces: groups of three after one to three digits
    if plain && text.len() <= 3 {
        let mut groups = String::new();
        let mut next = rest;
        while let Some(g) = next.first().filter(|g| {
            g.kind == PieceKind::Number
                && g.end - g.start == 3
                && g.spaced()
                && g.start == next_start(input, next)
                && input.text.as_bytes()[g.start as usize - 1] == b' '
        }) {
            groups.push_str(&input.text[g.start as usize..g.end as usize]);
            next = next.skip(1);
        }
        // columns of a table are parted by spaces too: a long row, or one that goes on, is none
        let row = groups.len() > 6 || next.first().is_some_and(|t| t.kind == PieceKind::Number);
        if !groups.is_empty()
            && !row
            && text != "0"
            && let Ok(all) = written::parse(&format!("{text}{groups}"), false)
        {
            (read, rest, plain) = (all, next, false);
        }
    }
    let mut numeral = Numeral { value: read.value, form: Form::Digits, scale: Decimal::ONE, plain, change: None, rules: SmallVec::new() };
    // `2 1/2`, `2½`, `2-1/2`
    let part = rest.skip(usize::from(hyphen(&rest, 0) && plain));
    if let Ok((after, ratio)) = fraction_sign(part)
        && let Some(sum) = ratio.decimal().and_then(|f| f.checked_add(numeral.value))
    {
        numeral.value = sum;
        numeral.plain = false;
        rest = after;
    }
    if let Some((after, power)) = power_of_ten(&rest)
        && let Some(value) = numeral.value.checked_mul(power)
    {
        return Ok((after, Numeral { value: value.normalize(), plain: false, ..numeral }));
    }
    Ok(apply_scales(rest, numeral))
}

/// `×10^23` behind a number; none where it is too large.
fn power_of_ten<'a>(input: &Tokens<'a>) -> Option<(Tokens<'a>, Decimal)> {
    if !input.is(0, Set::TimesSign) || input.written(1) != "10" || !input.is(2, Set::PowerSign) {
        return None;
    }
    let minus = usize::from(input.is(3, Set::Minus));
    let power: u32 = input.written(3 + minus).parse().ok().filter(|p| *p <= 28)?;
    let value = if minus == 1 {
        Decimal::try_new(1, power).ok()?
    } else {
        (0..power).try_fold(Decimal::ONE, |v, _| v.checked_mul(Decimal::TEN))?
    };
    Some((input.skip(4 + minus), value))
}

/// One byte after the previous token: a single space stands between.
fn next_start(input: Tokens<'_>, next: Tokens<'_>) -> u32 {
    let n = (next.at - input.at) as usize;
    input.tokens[n - 1].end + 1
}

pub(super) fn apply_scales(mut rest: Tokens<'_>, mut numeral: Numeral) -> (Tokens<'_>, Numeral) {
    while let Ok((after, (factor, rule))) = scale(rest) {
        let Some(value) = numeral.value.checked_mul(factor) else { break };
        numeral.value = value;
        numeral.scale *= factor;
        numeral.plain = false;
        numeral.rules.push(rule);
        rest = after;
        if numeral.rules.len() > 3 {
            break;
        }
    }
    (rest, numeral)
}

/// `a million`, `a hundred`, `a dozen`, `a couple of hundred`, `half a million`, `three-quarters of a million`, `several hundred`.
pub(super) fn article_numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    if !input.is(0, Set::ArticleOne) {
        return fail();
    }
    let Some(word) = number_word(&input, 1) else { return fail() };
    let base = match (word.scale, word.cardinal) {
        (Some(s), _) => s,
        (_, Some(c)) if c == Decimal::ONE_HUNDRED => c,
        _ => return fail(),
    };
    let numeral =
        Numeral { value: base, form: Form::Article, scale: base, plain: false, change: None, rules: SmallVec::from_slice(&[word.rule]) };
    let (rest, numeral) = if base >= Decimal::ONE_HUNDRED { apply_scales(input.skip(2), numeral) } else { (input.skip(2), numeral) };
    // `a hundred and twenty`, `a thousand and fifty`
    if numeral.value >= Decimal::ONE_HUNDRED
        && rest.is(0, Set::NumeralAnd)
        && number_word(&rest, 1).is_some_and(|w| w.cardinal.is_some_and(|c| c < Decimal::ONE_HUNDRED && c > Decimal::ZERO))
        && let Ok((after, more)) = word_numeral(rest.skip(1))
        && more.value < numeral.value
        && more.scale == Decimal::ONE
    {
        let mut numeral = numeral;
        numeral.value += more.value;
        numeral.rules.extend(more.rules);
        return Ok((after, numeral));
    }
    // `a million and a half`
    if let Ok((after, (part, rule))) = and_fraction(rest) {
        let mut numeral = numeral;
        numeral.value += part * numeral.scale;
        numeral.rules.push(rule);
        return Ok((after, numeral));
    }
    Ok((rest, numeral))
}

/// `dozens`, `tens of thousands`, `several hundred`, `a few thousand`.
fn vague(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    if let Some((n, values)) = input.grammar.numbers.vague.longest(input.words()) {
        let v = values[0];
        // `he scores`: a form that can be a verb is a magnitude only before `of`
        if n == 1 && input.grammar.lexicon.info(input.tokens[0].word).verb != 0 && !input.is(1, Set::FractionOf) {
            return fail();
        }
        return Ok((
            input.skip(n),
            Numeral {
                value: v.low,
                form: Form::Vague,
                scale: Decimal::ONE,
                plain: false,
                change: None,
                rules: SmallVec::from_slice(&[v.rule]),
            },
        ));
    }
    let n = input.set_length(Set::Few);
    if n == 0 {
        return fail();
    }
    let Some(word) = number_word(&input, n) else { return fail() };
    let base = match (word.scale, word.cardinal) {
        (Some(s), _) => s,
        (_, Some(c)) if c == Decimal::ONE_HUNDRED => c,
        _ => return fail(),
    };
    let numeral = Numeral {
        value: base * Decimal::TWO,
        form: Form::Vague,
        scale: Decimal::ONE,
        plain: false,
        change: None,
        rules: SmallVec::from_slice(&[word.rule]),
    };
    Ok(apply_scales(input.skip(n + 1), numeral))
}

/// `10-fold`, `twelve-fold`.
fn fold(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    if !(1..6).any(|n| input.is(n, Set::Fold)) {
        return fail();
    }
    let (rest, numeral) = alt((digit_numeral, word_numeral)).parse(input)?;
    let n = usize::from(hyphen(&rest, 0));
    if !rest.is(n, Set::Fold) || n == 0 && rest.first().is_none_or(|t| t.spaced()) && numeral.form == Form::Words {
        return fail();
    }
    Ok((rest.skip(n + 1), Numeral { form: Form::Multiple, plain: false, change: Some(Change::Increase), ..numeral }))
}

/// `doubled`, `threefold`, `halved`.
fn multiple(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let Some((n, values)) = input.grammar.numbers.multiples.longest(input.words()) else { return fail() };
    let m = values[0];
    let Some(value) = m.value.decimal() else { return fail() };
    // `double-digit`, `triple-negative`
    if hyphen(&input, n) {
        return fail();
    }
    Ok((
        input.skip(n),
        Numeral {
            value,
            form: Form::Multiple,
            scale: Decimal::ONE,
            plain: false,
            change: m.change,
            rules: SmallVec::from_slice(&[m.rule]),
        },
    ))
}

/// A sign before digits: a minus that no word or digit touches on its left.
fn signed(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let sign = token(|i, t: &crate::text::Token| i.grammar.is(t.word, Set::Minus));
    let (rest, mut numeral) = preceded(sign, alt((fraction, digit_numeral, word_numeral))).parse(input)?;
    let word = input.first().is_some_and(|t| t.kind == PieceKind::Word);
    if !word && input.get(1).is_some_and(|t| t.spaced()) {
        return fail();
    }
    numeral.value = -numeral.value;
    numeral.plain = false;
    Ok((rest, numeral))
}

/// A couple: two.
fn couple(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let (rest, _) = preceded(of_set(Set::ArticleOne), of_set(Set::Couple)).parse(input)?;
    let (rest, _) = of_set(Set::FractionOf)(rest)?;
    let numeral =
        Numeral { value: Decimal::TWO, form: Form::Article, scale: Decimal::ONE, plain: false, change: None, rules: SmallVec::new() };
    Ok((rest, numeral))
}

/// Any numeral. Longer readings are tried before shorter ones.
pub fn numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let (rest, numeral) =
        alt((vague, fold, proportion, fraction, article_numeral, couple, multiple, signed, digit_numeral, word_numeral)).parse(input)?;
    // `3 million and a half`; `one billion and a half million` names the scale of the part
    if matches!(numeral.form, Form::Digits | Form::Words)
        && numeral.scale >= Decimal::ONE_THOUSAND
        && let Ok((after, (part, rule))) = and_fraction(rest)
        && !after.is(0, Set::FractionOf)
    {
        let own = number_word(&after, 0).and_then(|w| w.scale);
        let smaller = own.is_none_or(|s| s < numeral.scale);
        let value = part.checked_mul(own.unwrap_or(numeral.scale)).and_then(|p| numeral.value.checked_add(p));
        if let Some(value) = value.filter(|_| smaller) {
            let mut numeral = numeral;
            numeral.value = value;
            numeral.rules.push(rule);
            return Ok((after.skip(usize::from(own.is_some())), numeral));
        }
    }
    // `100 thousand and five people`
    if numeral.form == Form::Digits
        && numeral.scale == Decimal::ONE_THOUSAND
        && rest.is(0, Set::NumeralAnd)
        && let Ok((after, more)) = word_numeral(rest.skip(1))
        && more.value < Decimal::ONE_HUNDRED
        && more.scale == Decimal::ONE
        && super::exclude::noun_follows(&after, 0)
    {
        let mut numeral = numeral;
        numeral.value += more.value;
        numeral.rules.extend(more.rules);
        return Ok((after, numeral));
    }
    if matches!(numeral.form, Form::Digits | Form::Words) && numeral.scale == Decimal::ONE {
        let (rest, part) = opt(and_fraction).parse(rest)?;
        if let Some((part, rule)) = part {
            let mut numeral = numeral;
            numeral.value += part;
            numeral.plain = false;
            numeral.rules.push(rule);
            return Ok(apply_scales(rest, numeral));
        }
        return Ok((rest, numeral));
    }
    Ok((rest, numeral))
}
