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

/// `48 Kremlivska Street`.
pub(super) fn address(view: &Tokens<'_>, n: usize) -> Option<usize> {
    let mut i = n + 1;
    while i < n + 4 && view.get(i).is_some_and(|t| t.capital() && t.spaced()) {
        if i > n + 1 && view.is(i, Set::Address) {
            return Some(1);
        }
        i += 1;
    }
    None
}
