//! How old somebody is: `47 years old`, `A man, 53, was killed`, `aged 12`, `people over 65`.

use super::measure::Measure;
use super::numeral::Form;
use super::quantity::{Amount, Quantity};
use super::tokens::Tokens;
use crate::base::{Dimension, lexer::PieceKind};
use crate::grammar::sets::Set;
use rust_decimal::Decimal;

/// Reads an amount as an age where the words around it say so. `n` is its first token, `end` one past its last, `floor` what may still be taken.
pub(super) fn age(sentence: &Tokens<'_>, q: &mut Quantity, n: usize, end: &mut usize, floor: usize) {
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
    // `everyone over 65`, `children under five`
    if let Some(unit) = over_age(sentence, n, *end) {
        q.measure = Measure::Unit(unit, 1);
        q.dimension = Dimension::Age;
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
        let noun = sentence.grammar.lexicon.noun_lemma(before.word);
        let person = sentence.grammar.frames.in_class(crate::grammar::frames::PERSON, noun);
        let spaced_title = before.capital()
            && !sentence.grammar.months.contains_key(&before.word)
            && !sentence.grammar.weekdays.contains_key(&before.word);
        person || spaced_title
    };
    let aged = n > floor && sentence.is(n - 1, Set::Aged);
    // `whose sons turn 18 in March`
    let turns = n > floor
        && sentence.is(n - 1, Set::TurnAge)
        && !super::exclude::noun_follows(sentence, *end)
        && !sentence.written(n).contains('.');
    let listed = aged_list(sentence, n);
    let subject = (closes || sentence.is(*end, Set::Subordinator)) && is_subject(sentence, n);
    let hedged_aged = n >= 3 && (1..=3).any(|k| n >= k + floor && sentence.is(n - k, Set::Aged));
    if (aged
        || turns
        || listed
        || subject
        || at_age(sentence, n, *end)
        || done_at(sentence, n, *end)
        || hedged_aged && !matches!(q.measure, Measure::Unit(..))
        || (person_before && closes && n >= 2)
        || bracket_before && person_name_before(sentence, n - 1))
        && let Some(unit) = sentence.grammar.year_unit()
    {
        q.measure = Measure::Unit(unit, 1);
        q.dimension = Dimension::Age;
    }
}

/// `aged three and seven`, `aged 3, 5 and 9`: the ages before it in the list lead back to the word.
fn aged_list(sentence: &Tokens<'_>, n: usize) -> bool {
    let mut at = n;
    while at > 1 && (sentence.is(at - 1, Set::And) || sentence.is(at - 1, Set::Comma)) {
        let number = sentence.tokens[at - 2];
        let number = number.kind == PieceKind::Number || sentence.grammar.lexicon.info(number.word).number != 0;
        // `5, and`
        at -= if number { 2 } else { 1 };
        if at > 0 && sentence.is(at - 1, Set::Aged) {
            return number;
        }
    }
    false
}

/// `he was 26`, `Mirjam Aalto was 26`, `two of them are 19`: a person, a form of `be`, a whole number.
fn is_subject(sentence: &Tokens<'_>, n: usize) -> bool {
    let from = super::hedge::longest(sentence, n, 1).map_or(n, |(from, _)| from);
    if from < 2 || !sentence.is(from - 1, Set::Be) || sentence.written(n).contains('.') {
        return false;
    }
    let who = from - 2;
    let name = |i: usize| {
        let t = sentence.tokens[i];
        t.kind == PieceKind::Word && t.capital() && sentence.grammar.lexicon.info(t.word).tag == crate::grammar::lexicon::Tag::Unknown
    };
    // `the minister, who is 71, …`
    let person = |i: usize| {
        let noun = sentence.grammar.lexicon.noun_lemma(sentence.tokens[i].word);
        sentence.grammar.frames.in_class(crate::grammar::frames::PERSON, noun) || name(i)
    };
    let described = || who > 1 && sentence.is(who, Set::Relative) && sentence.is(who - 1, Set::Comma) && person(who - 2);
    described() || sentence.is(who, Set::AgedPronoun) || sentence.is(who, Set::PersonPronoun) || who > 0 && name(who) && name(who - 1)
}

/// `died of cancer at 58`, `retired at 65`: what people do at an age, and a bare number behind it.
fn done_at(sentence: &Tokens<'_>, n: usize, end: usize) -> bool {
    let closes = sentence.get(end).is_none_or(|t| t.kind == PieceKind::Sign || sentence.is(end, Set::And));
    let done =
        || (0..n - 1).rev().take(6).take_while(|i| sentence.tokens[*i].kind == PieceKind::Word).any(|i| sentence.is(i, Set::AgeVerb));
    n > 1 && sentence.is(n - 1, Set::At) && closes && !sentence.written(n).contains('.') && done()
}

/// `At 88, he still swims`.
fn at_age(sentence: &Tokens<'_>, n: usize, end: usize) -> bool {
    n > 0
        && sentence.is(n - 1, Set::At)
        && (n == 1 || sentence.tokens[n - 2].kind == PieceKind::Sign)
        && sentence.is(end, Set::Comma)
        && sentence.is(end + 1, Set::PersonPronoun)
}

fn person_name_before(sentence: &Tokens<'_>, n: usize) -> bool {
    n >= 2 && sentence.tokens[n - 1].capital() && sentence.tokens[n - 2].capital() && sentence.tokens[n - 1].kind == PieceKind::Word
}

/// The unit of years, where the words before a bare number and its bound name persons: `people over 65`, `children under five`.
fn over_age(sentence: &Tokens<'_>, n: usize, end: usize) -> Option<crate::grammar::measures::UnitIndex> {
    let (from, _) = super::hedge::longest(sentence, n, 1)?;
    let who = sentence.get(from.checked_sub(1)?)?;
    let noun = sentence.grammar.lexicon.noun_lemma(who.word);
    let person = sentence.grammar.frames.in_class(crate::grammar::frames::PERSON, noun) && noun != who.word
        || sentence.is(from - 1, Set::AgedPronoun);
    // `under five`, `younger than five`
    let bound = from + 1 == n && sentence.is(n - 1, Set::AgeBound)
        || from + 2 == n && sentence.is(n - 1, Set::Than) && sentence.is(n - 2, Set::AgeComparative);
    let counted = super::exclude::noun_follows(sentence, end) || sentence.is(end, Set::Of) || sentence.is(end, Set::Dash);
    (person && bound && !counted).then(|| sentence.grammar.year_unit()).flatten()
}
