//! Parts of a whole: `½`, `1/2`, `two-thirds`, `three twenty-firsts`, `a millionth`, `one in five`, `1 over three`; `and a half` behind a number.

use super::numeral::{Form, Numeral, apply_scales, digit_numeral};
use super::tokens::{Parsed, Tokens, fail};
use super::words::{hyphen, number_word, word_numeral};
use crate::base::{digits as written, lexer::PieceKind};
use crate::grammar::{RuleId, lexicon::Tag, measures::Ratio, sets::Set};
use nom::{Parser, branch::alt};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Longest fraction in words, in tokens.
const MAX_WORDS: usize = 12;

/// `½`, or `1/2` as three tokens.
pub(super) fn fraction_sign(input: Tokens<'_>) -> Parsed<'_, Ratio> {
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

/// `and a half`, `and three quarters`, `and fifty-four hundredths`, after a whole number; a scale after it is its own.
pub(super) fn and_fraction(input: Tokens<'_>) -> Parsed<'_, (Decimal, RuleId)> {
    let dashes = |n: usize| usize::from(hyphen(&input, n));
    let n = dashes(0);
    if !input.is(n, Set::NumeralAnd) {
        return fail();
    }
    part(input.skip(n + 1 + dashes(n + 1)))
}

/// A fraction below one that counts its parts: `a half`, `three quarters`, `fifty-four hundredths`.
pub(super) fn part(input: Tokens<'_>) -> Parsed<'_, (Decimal, RuleId)> {
    let dashes = |n: usize| usize::from(hyphen(&input, n));
    // `two-and-a-half`: the parts are joined by hyphens
    if input.is(0, Set::ArticleOne) && dashes(1) == 1 {
        let Some(word) = number_word(&input, 2) else { return fail() };
        let Some(half) = word.fraction.and_then(Ratio::decimal) else { return fail() };
        return Ok((input.skip(3), (half, word.fraction_rule)));
    }
    // `5 and 1/2 cups`
    if let Ok((rest, ratio)) = fraction_sign(input) {
        return ratio.decimal().filter(|v| *v < Decimal::ONE).map_or_else(fail, |v| Ok((rest, (v, RuleId(0)))));
    }
    match in_words(&input) {
        Some((used, value, rule)) if value < Decimal::ONE => Ok((input.skip(used), (value, rule))),
        _ => fail(),
    }
}

/// A count and a denominator in words: tokens, value, rule. The denominator is the longest that leaves a whole count:
/// `one hundred | thirty fifths` but `one hundred thirty-two | fifths`.
fn in_words(input: &Tokens<'_>) -> Option<(usize, Decimal, RuleId)> {
    in_words_within(input, false)
}

/// As [`in_words`]; the innermost looks behind no further `and`, so that a row of them (`and five and five …`) stays linear.
fn in_words_within(input: &Tokens<'_>, innermost: bool) -> Option<(usize, Decimal, RuleId)> {
    let article = input.is(0, Set::ArticleOne);
    if !article && number_word(input, 0)?.cardinal.is_none() {
        return None;
    }
    let mut end = 1;
    loop {
        if end > MAX_WORDS {
            return None;
        }
        if let Some(word) = number_word(input, end) {
            if word.fraction.is_some() || word.ordinal || plural_ordinal(input, end).is_some() {
                break;
            }
        } else if plural_ordinal(input, end).is_some() {
            break;
        } else if input.is(end, Set::NumeralAnd) {
            // `two hundred and fifty-four hundredths`: the part is what stands behind the `and`
            if innermost || in_words_within(&input.skip(end + 1), true).is_some_and(|(_, value, _)| value < Decimal::ONE) {
                return None;
            }
        } else if !(hyphen(input, end) || spaced_hyphen(input, end)) {
            return None;
        }
        end += 1;
    }
    for split in 1..=end {
        let from = split + usize::from(hyphen(input, split) || spaced_hyphen(input, split));
        if from > end || from == split && hyphen(input, split - 1) {
            continue;
        }
        let Some((denominator, rule, plural)) = denominator(input, from, end) else { continue };
        let Some(count) = count(input, split) else { continue };
        // `two quarters` of a year are no half of it
        if !number_word(input, end).is_none_or(|w| w.ordinal) && count == Decimal::TWO && denominator.denominator == Decimal::from(4) {
            return None;
        }
        let joined = from > split && hyphen(input, split);
        if count != Decimal::ONE && !plural && !joined {
            return None;
        }
        return Some((end + 1, count.checked_mul(denominator.numerator)?.checked_div(denominator.denominator)?, rule));
    }
    None
}

/// `five - eighths`, written with spaces: only before a fraction.
fn spaced_hyphen(input: &Tokens<'_>, n: usize) -> bool {
    input.is(n, Set::Dash)
        && input.get(n).is_some_and(|t| t.spaced() && t.end - t.start == 1)
        && input.get(n + 1).is_some_and(|t| t.spaced())
        && number_word(input, n + 1).is_some_and(|w| w.fraction.is_some())
}

/// `firsts`, `seconds`, as in `three twenty-firsts`: the plural of an ordinal that is no fraction by itself.
fn plural_ordinal(input: &Tokens<'_>, n: usize) -> Option<u32> {
    let singular = input.grammar.lexicon.info(input.get(n)?.word).singular;
    (singular != 0 && hyphen(input, n.checked_sub(1)?)).then(|| input.grammar.ordinal_value(singular)).flatten()
}

/// The whole number of the first `n` tokens, or an article's one.
fn count(input: &Tokens<'_>, n: usize) -> Option<Decimal> {
    let only = Tokens { tokens: &input.tokens[..n], ..*input };
    if input.is(0, Set::ArticleOne) {
        if n == 1 {
            return Some(Decimal::ONE);
        }
        let (rest, number) = super::numeral::article_numeral(only).ok()?;
        return rest.tokens.is_empty().then_some(number.value);
    }
    let (rest, number) = word_numeral(only).ok()?;
    (rest.tokens.is_empty() && number.value > Decimal::ZERO).then_some(number.value)
}

/// The denominator that the tokens `from..=end` spell, whether it is in the plural.
fn denominator(input: &Tokens<'_>, from: usize, end: usize) -> Option<(Ratio, RuleId, bool)> {
    let plural = input.written(end).ends_with('s');
    let unit = |d: Decimal| Ratio { numerator: Decimal::ONE, denominator: d };
    let last = number_word(input, end);
    if from == end {
        let word = last?;
        return Some((word.fraction?, word.fraction_rule, plural));
    }
    let place = |n: usize| plural_ordinal(input, n).or_else(|| input.grammar.ordinal_value(input.get(n)?.word));
    let ordinal = match last.and_then(|w| w.fraction) {
        Some(f) if f.numerator == Decimal::ONE && last.is_some_and(|w| w.ordinal || plural) => f.denominator,
        _ => Decimal::from(place(end)?),
    };
    let rule = last.map_or(RuleId(0), |w| if w.fraction.is_some() { w.fraction_rule } else { w.rule });
    if ordinal >= Decimal::ONE_HUNDRED || ordinal < Decimal::ONE {
        return None;
    }
    let dash = usize::from(hyphen(input, end - 1) && end > from + 1);
    let only = Tokens { tokens: &input.tokens[from..end - dash], at: input.at + from as u32, ..*input };
    // `twenty-first`, `one hundred fifth`, never `four hundredths` or `hundred fifths`
    let (rest, head) = word_numeral(only).ok()?;
    let tens =
        head.value < Decimal::ONE_HUNDRED && head.value >= 20.into() && (head.value % Decimal::TEN).is_zero() && ordinal < Decimal::TEN;
    let hundreds = (head.value % Decimal::ONE_HUNDRED).is_zero() && !only.tokens.is_empty() && number_word(input, from)?.cardinal.is_some();
    (rest.tokens.is_empty() && (tens || hundreds)).then(|| (unit(head.value + ordinal), rule, plural))
}

/// `two-thirds`, `a third`, `half`, `three quarters`, with `of a million` or `a million` where it scales.
pub(super) fn fraction(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let whole = |value, rule: Option<RuleId>| Numeral {
        value,
        form: Form::Fraction,
        scale: Decimal::ONE,
        plain: false,
        change: None,
        rules: rule.into_iter().collect(),
    };
    if let Ok((rest, ratio)) = fraction_sign(input) {
        return Ok(scaled_fraction(rest, whole(ratio.decimal().unwrap_or_default(), None)));
    }
    if let Some((used, value, rule)) = in_words(&input) {
        let last = used - 1;
        let of = input.is(used, Set::FractionOf);
        let ordinal = number_word(&input, last).is_none_or(|w| w.ordinal);
        let one = input.is(0, Set::ArticleOne) || number_word(&input, 0).is_some_and(|w| w.cardinal == Some(Decimal::ONE));
        let plural = input.written(last).ends_with('s');
        // `a third term`, `a twenty-first birthday`; `one-third` with its hyphen is none of them
        let hyphened = used == 3 && hyphen(&input, 1);
        // `a fifth lower than`: how far
        let compared = (input.is(used, Set::IncreaseToBy) || input.is(used, Set::DecreaseToBy))
            && input.get(used + 1).is_none_or(|t| t.kind == PieceKind::Sign || input.is(used + 1, Set::Preposition));
        if ordinal && one && !plural && !of && !hyphened && !compared && ordinal_follows(&input, used) {
            return fail();
        }
        return Ok(scaled_fraction(input.skip(used), whole(value, Some(rule))));
    }
    // a bare fraction word is one only where it is no ordinal: `half` may stand alone, `third` may not
    let Some(word) = number_word(&input, 0) else { return fail() };
    let Some(ratio) = word.fraction else { return fail() };
    let scaled = input.is(1, Set::FractionOf) && input.is(2, Set::ArticleOne)
        || hyphen(&input, 1)
        || number_word(&input, 1).is_some_and(|w| w.scale.is_some());
    if word.ordinal || input.written(0).ends_with('s') || ratio.denominator != Decimal::TWO && !scaled {
        return fail();
    }
    // `half-hearted`: the hyphen joins it to another word
    if hyphen(&input, 1) && !input.is(2, Set::ArticleOne) {
        return fail();
    }
    let Some(value) = ratio.decimal() else { return fail() };
    Ok(scaled_fraction(input.skip(1), whole(value, Some(word.fraction_rule))))
}

/// Whether what follows `a third` makes it an ordinal (`a third term`): a noun or adjective in lower case.
fn ordinal_follows(input: &Tokens<'_>, n: usize) -> bool {
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

/// `one in five`, `9 out of 10`: a bare proportion. The second number is larger and says no more than a hundred thousand.
pub(super) fn proportion(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let (rest, a) = alt((digit_numeral, word_numeral)).parse(input)?;
    if rest.is(0, Set::FractionOver) {
        return over(rest.skip(1), &a);
    }
    let n = rest.set_length(Set::InEvery);
    if n == 0 {
        return fail();
    }
    let (after, b) = alt((digit_numeral, word_numeral)).parse(rest.skip(n))?;
    let looks_like_year = b.plain && b.value >= 1900.into() && b.value <= 2100.into();
    let whole = a.value.fract().is_zero() && b.value.fract().is_zero();
    if !whole
        || a.value <= Decimal::ZERO
        || a.value >= b.value
        || b.value > 100_000.into()
        || looks_like_year
        || a.scale != Decimal::ONE
        || a.value > 99.into()
    {
        return fail();
    }
    // `two out of six rockets` says of each how many; `nine out of ten voters` says what share
    let every = rest.is(0, Set::In) || n > 2;
    let round = b.value <= 5.into() || (b.value % Decimal::TEN).is_zero();
    if !every && a.value > Decimal::ONE && !round {
        return fail();
    }
    // `five in 10 days` has its own measure
    if super::measure::after(after, &b, input.tokens[(after.at - input.at) as usize - 1].end)
        .is_some_and(|f| matches!(f.measure, super::measure::Measure::Unit(..)))
    {
        return fail();
    }
    let Some(value) = a.value.checked_div(b.value) else { return fail() };
    let mut rules: SmallVec<[RuleId; 2]> = a.rules;
    rules.extend(b.rules);
    Ok((after, Numeral { value, form: Form::Fraction, scale: Decimal::ONE, plain: false, change: None, rules }))
}

/// `1 over three`, `one over twenty`, where nothing stands behind that it could be more than.
fn over<'a>(input: Tokens<'a>, a: &Numeral) -> Parsed<'a, Numeral> {
    let (after, b) = alt((digit_numeral, word_numeral)).parse(input)?;
    let ends = after.first().is_none_or(|t| t.kind == PieceKind::Sign && !after.is(0, Set::Dash));
    let whole = a.value.fract().is_zero() && b.value.fract().is_zero() && b.value > Decimal::ONE;
    match a.value.checked_div(b.value) {
        Some(value) if ends && whole => {
            let rules = a.rules.iter().chain(&b.rules).copied().collect();
            Ok((after, Numeral { value, form: Form::Fraction, scale: Decimal::ONE, plain: false, change: None, rules }))
        }
        _ => fail(),
    }
}
