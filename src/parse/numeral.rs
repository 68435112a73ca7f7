//! Numerals in digits and words, with nom: `3,000`, `1.5 million`, `5bn`, `twenty-three thousand one hundred and five`,
//! `half a million`, `two and a half`, `two-thirds`, `one in five`, `dozens`, `doubled`. Not hedges, not units.

use super::tokens::{Parsed, Tokens, digits, fail, of_set, token};
use crate::base::{Change, digits as written, lexer::PieceKind};
use crate::grammar::{RuleId, measures::Ratio, numbers::NumberWord, sets::Set};
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

/// Longest numeral in words, in tokens: no real one comes near, and work stays linear.
const MAX_WORDS: usize = 40;

/// What a token says of a number.
fn number_word<'a>(input: &Tokens<'a>, n: usize) -> Option<&'a NumberWord> {
    let t = input.get(n)?;
    let index = input.grammar.lexicon.info(t.word).number;
    (index != 0).then(|| &input.grammar.numbers.words[index as usize - 1])
}

fn hyphen(input: &Tokens<'_>, n: usize) -> bool {
    input.is(n, Set::Dash) && input.joined(n) && input.get(n).is_some_and(|t| t.end - t.start <= 3)
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

fn digit_numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let (rest, t) = digits(input)?;
    let text = &input.text[t.start as usize..t.end as usize];
    let Ok(mut read) = written::parse(text, false) else { return fail() };
    let mut rest = rest;
    let mut plain = !read.grouped && read.decimals == 0;
    // `3 000` with plain spaces: groups of three after one to three digits
    if plain && text.len() <= 3 {
        let mut groups = String::new();
        let mut next = rest;
        while let Some(g) =
            next.first().filter(|g| g.kind == PieceKind::Number && g.end - g.start == 3 && g.spaced() && g.start == next_start(input, next))
        {
            groups.push_str(&input.text[g.start as usize..g.end as usize]);
            next = next.skip(1);
        }
        if !groups.is_empty()
            && groups.len() <= 12
            && text != "0"
            && let Ok(all) = written::parse(&format!("{text}{groups}"), false)
        {
            (read, rest, plain) = (all, next, false);
        }
    }
    let mut numeral = Numeral { value: read.value, form: Form::Digits, scale: Decimal::ONE, plain, change: None, rules: SmallVec::new() };
    // `2 1/2`, `2½`
    if let Ok((after, ratio)) = fraction_sign(rest)
        && let Some(sum) = ratio.decimal().and_then(|f| f.checked_add(numeral.value))
    {
        numeral.value = sum;
        numeral.plain = false;
        rest = after;
    }
    Ok(apply_scales(rest, numeral))
}

/// One byte after the previous token: a single space stands between.
fn next_start(input: Tokens<'_>, next: Tokens<'_>) -> u32 {
    let n = (next.at - input.at) as usize;
    input.tokens[n - 1].end + 1
}

fn apply_scales(mut rest: Tokens<'_>, mut numeral: Numeral) -> (Tokens<'_>, Numeral) {
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

/// `½`, or `1/2` as three tokens.
fn fraction_sign(input: Tokens<'_>) -> Parsed<'_, Ratio> {
    if let Some((a, b)) = input.first().and_then(|t| written::vulgar_fraction(&input.text[t.start as usize..t.end as usize])) {
        return Ok((input.skip(1), Ratio { numerator: a.into(), denominator: b.into() }));
    }
    let slash = |n: usize| input.is(n, Set::Slash) && input.joined(n);
    let (Some(a), Some(b)) = (small(&input, 0), small(&input, 2)) else { return fail() };
    let goes_on = input.is(3, Set::Slash) && input.get(3).is_some_and(|t| !t.spaced());
    if slash(1) && a > 0 && a < b && b <= 100 && !goes_on {
        return Ok((input.skip(3), Ratio { numerator: a.into(), denominator: b.into() }));
    }
    fail()
}

fn small(input: &Tokens<'_>, n: usize) -> Option<u32> {
    let t = input.get(n).filter(|t| t.kind == PieceKind::Number)?;
    input.text[t.start as usize..t.end as usize].parse().ok().filter(|v| *v <= 1000)
}

/// `seven`, `forty-two`, `three hundred and five`, `two million six hundred thousand`.
fn word_numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let mut total = Decimal::ZERO;
    let mut current: Option<u64> = None;
    let mut last_scale = Decimal::MAX;
    let mut rules: SmallVec<[RuleId; 2]> = SmallVec::new();
    let (mut n, mut used, mut after_big) = (0, 0, false);
    while n < MAX_WORDS {
        let mut at = n;
        if used > 0 && after_big && input.is(at, Set::NumeralAnd) && number_word(&input, at + 2).is_some_and(|w| w.fraction.is_some()) {
            break;
        }
        if used > 0 {
            if hyphen(&input, at) {
                at += 1;
            } else if after_big
                && input.is(at, Set::NumeralAnd)
                && number_word(&input, at + 1).is_some_and(|w| w.cardinal.is_some_and(|c| c < 100.into()))
            {
                // `five hundred and six hundred` are two
                if number_word(&input, at + 2).is_some_and(|w| w.cardinal == Some(Decimal::ONE_HUNDRED)) && current.is_some() {
                    break;
                }
                at += 1;
            }
        }
        let Some(word) = number_word(&input, at) else { break };
        if let Some(value) = word.cardinal.and_then(|c| u64::try_from(c).ok()) {
            match current {
                None if value < 100 => current = Some(value),
                None => break,
                Some(c) if value == 100 && c > 0 && c < 100 => {
                    current = Some(c * 100);
                    after_big = true;
                    rules.push(word.rule);
                    used = at + 1;
                    n = used;
                    continue;
                }
                Some(c) if value < 10 && value > 0 && c % 10 == 0 && c % 100 >= 20 => current = Some(c + value),
                Some(c) if value < 100 && value > 0 && c >= 100 && c % 100 == 0 => current = Some(c + value),
                Some(_) => break,
            }
            after_big = false;
        } else if let Some(scale) = word.scale {
            let Some(c) = current.take() else { break };
            if scale >= last_scale || c == 0 {
                current = Some(c);
                break;
            }
            let Some(part) = Decimal::from(c).checked_mul(scale) else { break };
            total += part;
            last_scale = scale;
            after_big = true;
            // `two dozen` takes nothing more, `hundred thousand million` multiplies
            if scale < Decimal::ONE_HUNDRED {
                rules.push(word.rule);
                used = at + 1;
                break;
            }
        } else {
            break;
        }
        rules.push(word.rule);
        used = at + 1;
        n = used;
    }
    if used == 0 {
        return fail();
    }
    let value = total + Decimal::from(current.unwrap_or(0));
    let scale = if total.is_zero() { Decimal::ONE } else { last_scale };
    let mut numeral = Numeral { value, form: Form::Words, scale, plain: false, change: None, rules };
    let mut rest = input.skip(used);
    if numeral.scale == Decimal::ONE
        && let Ok((after, decimals)) = point_words(rest)
    {
        numeral.value += decimals;
        rest = after;
        let (after, scaled) = apply_scales(rest, numeral);
        (rest, numeral) = (after, scaled);
    }
    Ok((rest, numeral))
}

/// `point five`, `point two five`.
fn point_words(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (mut rest, _) = of_set(Set::Point)(input)?;
    let (mut value, mut place) = (Decimal::ZERO, Decimal::ONE);
    for _ in 0..12 {
        let Some(digit) = number_word(&rest, 0).and_then(|w| w.cardinal).filter(|c| *c < 10.into()) else { break };
        place /= Decimal::TEN;
        value += digit * place;
        rest = rest.skip(1);
    }
    if place == Decimal::ONE { fail() } else { Ok((rest, value)) }
}

/// `and a half`, `and three quarters`, after a whole number.
fn and_fraction(input: Tokens<'_>) -> Parsed<'_, (Decimal, RuleId)> {
    let dashes = |n: usize| usize::from(hyphen(&input, n));
    let mut n = dashes(0);
    if !input.is(n, Set::NumeralAnd) {
        return fail();
    }
    n += 1;
    n += dashes(n);
    let count = if input.is(n, Set::ArticleOne) {
        Decimal::ONE
    } else if let Some(c) = number_word(&input, n).and_then(|w| w.cardinal).filter(|c| *c < 10.into()) {
        c
    } else {
        return fail();
    };
    n += 1;
    n += dashes(n);
    let Some(word) = number_word(&input, n) else { return fail() };
    let Some(part) = word.fraction.and_then(|f| f.of(count)).filter(|p| *p < Decimal::ONE) else { return fail() };
    Ok((input.skip(n + 1), (part, word.fraction_rule)))
}

/// `a million`, `a hundred`, `a dozen`, `a couple of hundred`, `half a million`, `three-quarters of a million`, `several hundred`.
fn article_numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
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

/// `two-thirds`, `a third`, `half`, `three quarters`, with `of a million` or `a million` where it scales.
fn fraction(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    if let Ok((rest, ratio)) = fraction_sign(input) {
        let value = ratio.decimal().unwrap_or_default();
        let numeral = Numeral { value, form: Form::Fraction, scale: Decimal::ONE, plain: false, change: None, rules: SmallVec::new() };
        return Ok(scaled_fraction(rest, numeral));
    }
    let (count, n) = if input.is(0, Set::ArticleOne) {
        (Decimal::ONE, 1)
    } else if let Some(c) = number_word(&input, 0).and_then(|w| w.cardinal).filter(|c| *c > Decimal::ZERO && *c < 100.into()) {
        (c, 1)
    } else {
        (Decimal::ONE, 0)
    };
    let n_hyphen = if n == 1 && hyphen(&input, 1) { 2 } else { n };
    let Some(word) = number_word(&input, n_hyphen) else { return fail() };
    let Some(ratio) = word.fraction else { return fail() };
    let after = n_hyphen + 1;
    let of = input.is(after, Set::FractionOf);
    // a bare fraction word is one only where it is no ordinal: `half` may stand alone, `third` may not
    let scaled = of && input.is(after + 1, Set::ArticleOne)
        || hyphen(&input, after)
        || number_word(&input, after).is_some_and(|w| w.scale.is_some());
    if n == 0
        && (word.ordinal || input.written(0).ends_with('s') || word.fraction.is_some_and(|f| f.denominator != Decimal::TWO) && !scaled)
    {
        return fail();
    }
    if word.ordinal && n == 1 && !of && count == Decimal::ONE && n_hyphen == 1 && ordinal_follows(&input, after) {
        return fail();
    }
    if word.ordinal && count > Decimal::ONE && !input.written(n_hyphen).ends_with('s') && n_hyphen == 1 {
        return fail();
    }
    // `half-hearted`: the hyphen joins it to another word
    if n == 0 && hyphen(&input, after) && !input.is(after + 1, Set::ArticleOne) {
        return fail();
    }
    let Some(value) = ratio.of(count) else { return fail() };
    let numeral = Numeral {
        value,
        form: Form::Fraction,
        scale: Decimal::ONE,
        plain: false,
        change: None,
        rules: SmallVec::from_slice(&[word.fraction_rule]),
    };
    Ok(scaled_fraction(input.skip(after), numeral))
}

/// Whether what follows `a third` makes it an ordinal (`a third term`): a noun or adjective in lower case.
fn ordinal_follows(input: &Tokens<'_>, n: usize) -> bool {
    use crate::grammar::lexicon::Tag;
    input.get(n).is_some_and(|t| {
        t.kind == PieceKind::Word && matches!(input.grammar.lexicon.info(t.word).tag, Tag::Noun | Tag::Adjective | Tag::Verb | Tag::Unknown)
    })
}

fn scaled_fraction(rest: Tokens<'_>, mut numeral: Numeral) -> (Tokens<'_>, Numeral) {
    let of = usize::from(rest.is(0, Set::FractionOf));
    let dash = usize::from(hyphen(&rest, 0));
    let at = of.max(dash);
    let article = at + usize::from(rest.is(at, Set::ArticleOne));
    let article_dash = article + usize::from(article > at && hyphen(&rest, article));
    if (article > at || of == 0)
        && let Some(word) = number_word(&rest, article_dash)
        && let Some(scale) = word.scale.or(word.cardinal.filter(|c| *c == Decimal::ONE_HUNDRED))
        && let Some(value) = numeral.value.checked_mul(scale)
    {
        numeral.value = value;
        numeral.scale = scale;
        numeral.form = Form::Words;
        numeral.rules.push(word.rule);
        return apply_scales(rest.skip(article_dash + 1), numeral);
    }
    (rest, numeral)
}

/// `one in five`, `9 out of 10`: a bare proportion. The second number is larger and says no more than ten thousand.
fn proportion(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let (rest, a) = alt((digit_numeral, word_numeral)).parse(input)?;
    let n = in_every(&rest);
    if n == 0 {
        return fail();
    }
    let (after, b) = alt((digit_numeral, word_numeral)).parse(rest.skip(n))?;
    let limit = Decimal::from(100_000);
    let looks_like_year = b.plain && b.value >= 1900.into() && b.value <= 2100.into();
    let whole = a.value.fract().is_zero() && b.value.fract().is_zero();
    if !whole
        || a.value <= Decimal::ZERO
        || a.value >= b.value
        || b.value > limit
        || looks_like_year
        || a.scale != Decimal::ONE
        || a.value > 99.into()
    {
        return fail();
    }
    // `one in five children` counts; `five in 10 days` measures something else
    let Some(value) = a.value.checked_div(b.value) else { return fail() };
    let mut rules = a.rules;
    rules.extend(b.rules);
    Ok((after, Numeral { value, form: Form::Fraction, scale: Decimal::ONE, plain: false, change: None, rules }))
}

fn in_every(rest: &Tokens<'_>) -> usize {
    rest.set_length(Set::InEvery)
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
    let (rest, mut numeral) = preceded(sign, alt((digit_numeral, word_numeral))).parse(input)?;
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
        alt((vague, proportion, article_numeral, fraction, couple, multiple, signed, digit_numeral, word_numeral)).parse(input)?;
    // `3 million and a half`
    if matches!(numeral.form, Form::Digits | Form::Words)
        && numeral.scale >= Decimal::ONE_THOUSAND
        && let Ok((after, (part, rule))) = and_fraction(rest)
    {
        let more = number_word(&after, 0).is_some_and(|w| w.scale.is_some()) || after.is(0, Set::FractionOf);
        if let Some(value) = part.checked_mul(numeral.scale).and_then(|p| numeral.value.checked_add(p)).filter(|_| !more) {
            let mut numeral = numeral;
            numeral.value = value;
            numeral.rules.push(rule);
            return Ok((after, numeral));
        }
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
