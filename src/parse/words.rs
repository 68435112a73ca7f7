//! Whole numbers in words: `seven`, `forty-two`, `three hundred and five`, `three lakh crore`, `two point five`.

use super::fractions;
use super::numeral::{Form, Numeral, apply_scales};
use super::tokens::{Parsed, Tokens, fail, of_set};
use crate::grammar::{RuleId, numbers::NumberWord, sets::Set};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Longest numeral in words, in tokens: no real one comes near, and work stays linear.
const MAX_WORDS: usize = 40;

/// What a token says of a number.
pub(super) fn number_word<'a>(input: &Tokens<'a>, n: usize) -> Option<&'a NumberWord> {
    let t = input.get(n)?;
    let index = input.grammar.lexicon.info(t.word).number;
    (index != 0).then(|| &input.grammar.numbers.words[index as usize - 1])
}

/// Whether an unspaced hyphen stands between two words.
pub(super) fn hyphen(input: &Tokens<'_>, n: usize) -> bool {
    input.is(n, Set::Dash) && input.joined(n) && input.get(n).is_some_and(|t| t.end - t.start <= 3)
}

/// A number under construction: `two hundred` of `two hundred thousand and five`.
struct Sum {
    /// What the scales have closed.
    total: Decimal,
    /// What no scale has closed yet, below a thousand.
    current: Option<u64>,
    /// The last scale applied.
    scale: Decimal,
    /// The last word was `hundred` or a scale: `and` may follow.
    big: bool,
}

impl Sum {
    /// Takes a cardinal below a thousand; whether it fits.
    fn cardinal(&mut self, value: u64) -> bool {
        let next = match self.current {
            None if value < 100 => value,
            Some(c) if value == 100 && c > 0 && c < 100 => c * 100,
            Some(c) if value < 10 && value > 0 && c % 10 == 0 && c % 100 >= 20 => c + value,
            Some(c) if value < 100 && value > 0 && c >= 100 && c % 100 == 0 => c + value,
            _ => return false,
        };
        self.current = Some(next);
        self.big = value == 100;
        true
    }

    /// Takes a scale; whether it fits. `three lakh crore` multiplies.
    fn multiply(&mut self, scale: Decimal) -> bool {
        let Some(c) = self.current else {
            let whole = self.big && !self.total.is_zero() && scale >= self.scale && self.scale >= Decimal::ONE_THOUSAND;
            let Some(total) = self.total.checked_mul(scale).filter(|_| whole) else { return false };
            self.scale *= scale;
            self.total = total;
            return true;
        };
        if scale >= self.scale || c == 0 {
            return false;
        }
        let Some(total) = Decimal::from(c).checked_mul(scale).and_then(|part| self.total.checked_add(part)) else { return false };
        (self.total, self.scale, self.current, self.big) = (total, scale, None, true);
        true
    }
}

/// `seven`, `forty-two`, `three hundred and five`, `two million six hundred thousand`, `hundred thousand`.
pub(super) fn word_numeral(input: Tokens<'_>) -> Parsed<'_, Numeral> {
    let mut sum = Sum { total: Decimal::ZERO, current: None, scale: Decimal::MAX, big: false };
    let mut rules: SmallVec<[RuleId; 2]> = SmallVec::new();
    let mut used = 0;
    if bare_hundred(&input) {
        sum = Sum { current: Some(100), big: true, ..sum };
        used = 1;
    }
    while used < MAX_WORDS {
        let mut at = used;
        if used > 0 {
            let dash = usize::from(hyphen(&input, at));
            if sum.big && input.is(at + dash, Set::NumeralAnd) {
                at += dash;
                if !number_word(&input, at + 1).is_some_and(|w| w.cardinal.is_some_and(|c| c < 100.into())) {
                    break;
                }
                // `two hundred and fifty-four hundredths`: the part is added later; `five hundred and six hundred` are two
                let another = number_word(&input, at + 2).is_some_and(|w| w.cardinal == Some(Decimal::ONE_HUNDRED));
                if another && sum.current.is_some() || fractions::part(input.skip(at + 1)).is_ok() {
                    break;
                }
                at += 1 + usize::from(dash == 1 && hyphen(&input, at + 1));
            } else {
                at += dash;
            }
        }
        let Some(word) = number_word(&input, at) else { break };
        let fits = match (word.cardinal.and_then(|c| u64::try_from(c).ok()), word.scale) {
            (Some(value), _) => sum.cardinal(value),
            (None, Some(scale)) => sum.multiply(scale),
            (None, None) => false,
        };
        if !fits {
            break;
        }
        rules.push(word.rule);
        used = at + 1;
        // `two dozen` takes nothing more
        if word.scale.is_some_and(|s| s < Decimal::ONE_HUNDRED) {
            break;
        }
    }
    if used == 0 {
        return fail();
    }
    let scale = if sum.total.is_zero() { Decimal::ONE } else { sum.scale };
    let Some(value) = sum.total.checked_add(Decimal::from(sum.current.unwrap_or(0))) else { return fail() };
    let numeral = Numeral { value, form: Form::Words, scale, plain: false, change: None, rules };
    let rest = input.skip(used);
    if scale == Decimal::ONE
        && let Ok((after, decimals)) = point_words(rest)
    {
        let numeral = Numeral { value: numeral.value + decimals, ..numeral };
        return Ok(apply_scales(after, numeral));
    }
    Ok((rest, numeral))
}

/// `hundred thousand`, `hundred and fifty` without an article.
fn bare_hundred(input: &Tokens<'_>) -> bool {
    let word = |n| number_word(input, n);
    word(0).is_some_and(|w| w.cardinal == Some(Decimal::ONE_HUNDRED))
        && (word(1).is_some_and(|w| w.scale.is_some())
            || input.is(1, Set::NumeralAnd) && word(2).is_some_and(|w| w.cardinal.is_some_and(|c| c < Decimal::ONE_HUNDRED)))
}

/// `point five`, `point two five`, `point seventy-one`.
fn point_words(input: Tokens<'_>) -> Parsed<'_, Decimal> {
    let (mut rest, _) = of_set(Set::Point)(input)?;
    let (mut value, mut place) = (Decimal::ZERO, Decimal::ONE);
    for _ in 0..12 {
        let Some(digit) = number_word(&rest, 0).and_then(|w| w.cardinal).filter(|c| *c < 10.into()) else { break };
        place /= Decimal::TEN;
        value += digit * place;
        rest = rest.skip(1);
    }
    if place < Decimal::ONE {
        return Ok((rest, value));
    }
    let Some(two) = number_word(&rest, 0).and_then(|w| w.cardinal).filter(|c| *c >= 10.into() && *c < 100.into()) else { return fail() };
    let (rest, parsed) = word_numeral(rest)?;
    if two > parsed.value || parsed.value >= Decimal::ONE_HUNDRED { fail() } else { Ok((rest, parsed.value / Decimal::ONE_HUNDRED)) }
}
