//! Number words that count nothing: `one` that stands for a noun, `double` that says of how many parts something is.

use super::tokens::Tokens;
use super::words::number_word;
use crate::base::{Dimension, Kind, LedgerReason, lexer::PieceKind};
use crate::grammar::lexicon::{Tag, VerbForm};
use crate::grammar::sets::Set;

/// `one` that does not count: `one of the`, `the one who`, `no one`.
pub(super) fn one(view: &Tokens<'_>, n: usize) -> Option<(LedgerReason, usize)> {
    if number_word(view, n)?.cardinal != Some(1.into()) {
        return None;
    }
    let (rest, _) = super::numeral::numeral(view.skip(n)).ok()?;
    if rest.at - view.at > n as u32 + 1 {
        return None;
    }
    let before = n > 0 && view.is(n - 1, Set::OnePronounBefore);
    // `one of two assembly lines`: both are counted
    let forms = &view.grammar.measures.forms;
    let noun = |n: usize| view.get(n).is_some_and(|t| t.kind == PieceKind::Word && forms.step(0, t.word).is_none());
    let number = view.get(n + 2).is_some_and(|t| view.grammar.lexicon.info(t.word).number != 0 || t.kind == PieceKind::Number);
    if !before && view.is(n + 1, Set::Of) && number && noun(n + 3) {
        return None;
    }
    // `injuring one, police said`
    let harmed = n > 0 && harms(view, n - 1);
    let after = view.is(n + 1, Set::OnePronounAfter)
        || !harmed && view.get(n + 1).is_none_or(|t| t.kind == PieceKind::Sign && !view.is(n + 1, Set::Dash));
    // `a one-year sentence`
    let next = n + 1 + usize::from(view.is(n + 1, Set::Dash) && view.joined(n + 1));
    let unit = view.get(next).is_some_and(|t| forms.step(0, t.word).is_some()) && !view.is(n + 1, Set::OnePronounAfter);
    (before && !unit || after).then_some((LedgerReason::Pronoun, 1))
}

/// Whether a word tells of people killed, hurt, missing or caught.
fn harms(view: &Tokens<'_>, n: usize) -> bool {
    let frames = &view.grammar.frames;
    let verb = view.grammar.lexicon.info(view.tokens[n].word).verb;
    let mut kinds = frames.by_verb.get(&verb).into_iter().flatten().map(|t| &frames.triggers[*t as usize]);
    verb != 0 && kinds.any(|t| t.context.is_none() && t.items.is_none() && t.kind <= Kind::Captured && t.dimensions.has(Dimension::Count))
}

/// `a double murder`, `his triple role`: of two or three parts, no multiple of anything.
pub(super) fn doubled(view: &Tokens<'_>, n: usize) -> Option<(LedgerReason, usize)> {
    let multiples = &view.grammar.numbers.multiples;
    multiples.step(0, view.tokens[n].word).filter(|node| !multiples.at(*node).is_empty())?;
    let info = view.grammar.lexicon.info(view.tokens[n].word);
    let article = n > 0 && (view.is(n - 1, Set::ArticleOne) || view.is(n - 1, Set::Possessive));
    let next =
        view.get(n + 1).filter(|t| t.kind == PieceKind::Word && !view.is(n + 1, Set::Determiner) && !view.is(n + 1, Set::Preposition));
    // `the doubles final`, `won doubles`: a contest of pairs; `doubles as a school`: is that too
    let before = n.checked_sub(1).map(|b| view.grammar.lexicon.info(view.tokens[b].word).tag);
    let contest = info.form == VerbForm::Third
        && (matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Verb))
            || n > 0 && view.is(n - 1, Set::PossessiveMark));
    let serves = info.form != VerbForm::PastOrParticiple && view.is(n + 1, Set::AsWord);
    (contest || serves || article && next.is_some() && info.form == VerbForm::Base).then_some((LedgerReason::Idiom, 1))
}

/// `a zero-carbon economy`: without any, where nothing is counted.
pub(super) fn zero(view: &Tokens<'_>, n: usize) -> Option<(LedgerReason, usize)> {
    let word = number_word(view, n)?;
    let compound = view.is(n + 1, Set::Dash) && view.joined(n + 1) && view.get(n + 2).is_some_and(|t| t.kind == PieceKind::Word);
    (compound && word.cardinal == Some(0.into())).then_some((LedgerReason::Idiom, 1))
}
