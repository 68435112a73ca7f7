//! Digits of designations, telephone numbers and addresses.

use super::exclude::{is_number, measured};
use super::tokens::Tokens;
use crate::base::lexer::PieceKind;
use crate::grammar::sets::Set;
use crate::text::TokenFlags;

pub(super) fn contact_before(view: &Tokens<'_>, n: usize) -> bool {
    let plus = n > 0 && view.written(n - 1) == "+" && view.written(n).len() >= 2;
    plus && view
        .get(n + 1)
        .is_some_and(|t| matches!(t.kind, PieceKind::Number) || view.is(n + 1, Set::Dash) || view.is(n + 1, Set::OpenBracket))
        || (n.saturating_sub(3)..n).any(|i| view.is(i, Set::Contact)) && view.written(n).len() >= 2
}

pub(super) fn phone_length(view: &Tokens<'_>, n: usize) -> usize {
    let mut used = 1;
    while view
        .get(n + used)
        .is_some_and(|t| t.kind == PieceKind::Number || t.kind == PieceKind::Sign && !matches!(view.written(n + used), "." | ","))
    {
        used += 1;
    }
    used
}

/// `(202) 555-0188`, `202-555-0188`: three, three and four digits.
pub(super) fn telephone(view: &Tokens<'_>, n: usize) -> Option<usize> {
    let digits = |i: usize, length: usize| is_number(view, i) && view.written(i).len() == length;
    let dash = |i: usize| view.is(i, Set::Dash) && view.joined(i);
    if !digits(n, 3) {
        return None;
    }
    if view.is(n + 1, Set::CloseBracket) && n > 0 && view.is(n - 1, Set::OpenBracket) {
        return (digits(n + 2, 3) && dash(n + 3) && digits(n + 4, 4)).then_some(5);
    }
    (dash(n + 1) && digits(n + 2, 3) && dash(n + 3) && digits(n + 4, 4)).then_some(5)
}

/// `section 301(b)(2)`, `22 U.S.C. 2378`, `ABCD 25-0107`, `4iG`: digits that are joined to letters or numbers of a designation.
pub(super) fn designation(view: &Tokens<'_>, n: usize) -> Option<usize> {
    // a subsection: the bracket is joined to what stands before it
    if n > 1 && view.is(n - 1, Set::OpenBracket) && !view.tokens[n - 1].spaced() && view.is(n + 1, Set::CloseBracket) {
        let nested = view.is(n - 2, Set::CloseBracket);
        if nested || matches!(view.tokens[n - 2].kind, PieceKind::Number | PieceKind::Code) {
            return Some(1);
        }
    }
    if view.is(n + 1, Set::LawCode) && is_number(view, n + 2) {
        return Some(3);
    }
    // capitals that are no word, and two runs of digits
    if n > 0 && view.is(n + 1, Set::Dash) && view.joined(n + 1) && is_number(view, n + 2) && view.written(n + 2).len() >= 4 {
        let before = &view.tokens[n - 1];
        let acronym = before.kind == PieceKind::Word && before.flags.has(TokenFlags::UPPER) && before.end - before.start > 1;
        let zero = view.written(n + 2).starts_with('0');
        if acronym && zero && super::measure::before(view.skip(n - 1)).is_none() {
            return Some(3);
        }
    }
    // letters with a capital among them, joined, that neither measure nor scale
    let letters = view.get(n + 1).filter(|t| !t.spaced() && t.kind == PieceKind::Word && t.end - t.start > 1)?;
    let capital = view.written(n + 1).bytes().any(|b| b.is_ascii_uppercase()) && !view.written(n + 1).ends_with('.');
    let plural = view.is(n + 1, Set::PluralMark) || view.is(n + 1, Set::OrdinalSuffix) || view.is(n + 1, Set::Clock);
    let known = view.grammar.measures.forms.step(0, letters.word).is_some() || view.grammar.lexicon.info(letters.word).number != 0;
    (capital && !plural && !known && !measured(view, n)).then_some(2)
}

/// `2 Place names`: a plural in lower case among the next words.
pub(super) fn counts(view: &Tokens<'_>, n: usize) -> bool {
    (n..n + 3).any(|i| view.get(i).is_some_and(|t| !t.capital() && view.grammar.lexicon.info(t.word).singular != 0))
}

/// The last rounds of a contest: `the last 16`, `the final four`, `the round of 32`.
pub(super) fn contest_round(view: &Tokens<'_>, n: usize, used: usize) -> bool {
    let of = n > 1 && view.is(n - 1, Set::Of) && view.is(n - 2, Set::RoundWord);
    if !(of || n > 0 && view.is(n - 1, Set::RoundWord)) {
        return false;
    }
    // `symptoms last four to seven days`
    let before = n - 1;
    let verb = !of && view.grammar.lexicon.info(view.tokens[before].word).verb != 0;
    let led = before > 0 && [Set::The, Set::Possessive, Set::Preposition].iter().any(|set| view.is(before - 1, *set));
    if verb && !led || view.is(n + used, Set::RangeTo) || view.is(n + used, Set::Or) {
        return false;
    }
    let left = super::numeral::numeral(view.skip(n)).ok().and_then(|(_, q)| u32::try_from(q.value).ok());
    let next = view.get(n + used);
    let plural = |i: usize| view.get(i).is_some_and(|t| t.kind == PieceKind::Word && view.grammar.lexicon.info(t.word).singular != 0);
    let joined = next.is_some_and(|t| !t.spaced() && t.kind != PieceKind::Word && view.is(n + used, Set::Dash));
    let partitive = view.is(n + used, Set::Of) && view.get(n + used + 1).is_some_and(|t| !t.capital()) && plural(n + used + 2);
    left.is_some_and(|v| v.is_power_of_two() && (4..=128).contains(&v))
        && !(0..3).any(|k| {
            plural(n + used + k) && view.get(n + used).is_some_and(|t| t.kind == PieceKind::Word && !view.is(n + used, Set::Preposition))
        })
        && !joined
        && !partitive
        && !measured(view, n + used - 1)
}

/// `48 Kremlivska Street`, `221B Baker Street`, `12 rue de Rivoli`.
pub(super) fn address(view: &Tokens<'_>, n: usize) -> Option<usize> {
    let short = view.written(n).len() <= 5 && view.written(n).bytes().all(|b| b.is_ascii_digit());
    // a letter joined to the number
    let letter = usize::from(view.get(n + 1).is_some_and(|t| !t.spaced() && t.end - t.start == 1 && t.capital()));
    let first = n + 1 + letter;
    if !short {
        return None;
    }
    // the name behind, or behind a small word
    let name = |i: usize| view.get(i).is_some_and(|t| t.kind == PieceKind::Word && t.capital());
    if view.is(first, Set::AddressPrefix) && (name(first + 1) || name(first + 2) || name(first + 3)) && !counts(view, first) {
        return Some(1 + letter);
    }
    let mut i = first;
    while i < first + 4 && view.get(i).is_some_and(|t| t.capital() && t.spaced()) {
        if i > first && view.is(i, Set::Address) && !super::exclude::noun_follows(view, i + 1) {
            return Some(1 + letter);
        }
        i += 1;
    }
    None
}

/// `Root is on 45 and Ben Stokes 12`, `a final-round 66`: what somebody scored, behind a name or a round.
pub(super) fn figure_of_sport(view: &Tokens<'_>, n: usize) -> bool {
    // the round of a golfer
    if n > 2 && view.is(n - 2, Set::Dash) && view.joined(n - 2) && view.is(n - 1, Set::PlayedRound) {
        return true;
    }
    let ends = view.get(n + 1).is_none_or(|t| t.kind == PieceKind::Sign && !view.is(n + 1, Set::Dash) || view.is(n + 1, Set::Subordinator));
    let name =
        |k: usize| view.tokens[k].kind == PieceKind::Word && view.tokens[k].capital() && !view.tokens[k].flags.has(TokenFlags::NUMERIC);
    let length = (1..4).take_while(|k| *k <= n && name(n - k)).count();
    if ends && left_out(view, n) {
        return true;
    }
    if !ends || length == 0 || length == 3 || n < length + 2 || !view.is(n - length - 1, Set::And) {
        return false;
    }
    // what the one before him scored stands right before
    let before = n - length - 2;
    view.tokens[before].flags.has(TokenFlags::NUMERIC) && before > 0 && !view.tokens[before - 1].capital()
}

/// `The Greens won 40 seats, the Liberals 30`, `…, its rival 30`: the verb of the number before is left out.
fn left_out(view: &Tokens<'_>, n: usize) -> bool {
    let lexicon = &view.grammar.lexicon;
    let word = |k: usize| view.tokens[k].kind == PieceKind::Word && !view.tokens[k].flags.has(TokenFlags::NUMERIC);
    // the head is a common noun, or a name of many
    let many = lexicon.info(view.tokens[n - 1].word).singular != 0 || view.written(n - 1).ends_with('s');
    if !word(n - 1) || view.tokens[n - 1].capital() && !many || view.is(n - 1, Set::NumberName) {
        return false;
    }
    let length = (2..4).find(|k| *k < n && (view.is(n - k, Set::The) || view.is(n - k, Set::Possessive)));
    let Some(length) = length.filter(|length| (1..*length).all(|k| word(n - k))) else { return false };
    let comma = n - length - 1;
    let behind = (1..5).take_while(|k| *k <= comma).find(|k| !word(comma - k));
    (view.is(comma, Set::Comma) || view.is(comma, Set::Semicolon))
        && behind.is_some_and(|k| view.tokens[comma - k].flags.has(TokenFlags::NUMERIC))
}

/// `the S&P 500`: a number behind two letters that a sign joins.
pub(super) fn behind_initials(view: &Tokens<'_>, n: usize) -> bool {
    let letter = |k: usize| view.get(k).is_some_and(|t| t.kind == PieceKind::Word && t.capital() && t.end - t.start == 1);
    let joined = |k: usize| view.get(k).is_some_and(|t| !t.spaced());
    n > 3 && letter(n - 1) && letter(n - 3) && joined(n - 1) && joined(n - 2) && view.is(n - 4, Set::The)
}
