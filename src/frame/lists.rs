//! Members of a list, and the sentence that leads one in.

use super::reading::with_sentence;
use super::syntax::{Cat, Syntax};
use super::{Carried, Frame, slots};
use crate::base::Dimension;
use crate::grammar::Grammar;
use crate::grammar::sets::Set;
use crate::parse::Scan;

/// Between two members of a list stand only commas, `and`, brackets and what belongs to the first's phrase.
pub(super) fn gap(s: &Syntax<'_>, from: usize, to: usize) -> bool {
    if from > to || to - from > 12 {
        return false;
    }
    let joins = (from..to).any(|i| matches!(s.cats[i], Cat::And | Cat::Comma));
    joins
        && (from..to)
            .all(|i| !matches!(s.cats[i], Cat::Verb | Cat::Auxiliary | Cat::Relative | Cat::Subordinator | Cat::Stop | Cat::Pronoun))
        && !(from..to).any(|i| s.is(i, Set::Semicolon))
}

/// What the sentence that leads a list in says of every item.
pub(super) fn lead_in(grammar: &Grammar, scan: &Scan, sentence: u32, last: Option<&Frame>) -> Carried {
    let (mut said, points_back) = with_sentence(grammar, scan, sentence, |ctx, found| {
        let mut said = slots::lead(ctx);
        said.time = found.times.iter().rev().find(|t| !t.weak).cloned();
        let first = |set| ctx.s.is(0, set);
        (said, first(Set::Demonstrative) || first(Set::PronounThing) || first(Set::PronounThey))
    });
    // `This includes:`: what was claimed right before
    if let Some(f) = last.filter(|f| points_back && f.quantity.sentence < sentence && f.quantity.sentence + 2 >= sentence) {
        let money = f.quantity.dimension == Dimension::Money;
        said.money = said.money.or(Some(f.kind).filter(|_| money));
        said.kind = said.kind.or(Some(f.kind).filter(|_| !money));
        said.actor = said.actor.or_else(|| f.actor.clone());
        said.recipient = said.recipient.or_else(|| f.recipient.clone());
        said.item.clone_from(&f.item);
    }
    said
}
