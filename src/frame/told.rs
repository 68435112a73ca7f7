//! Clauses around a number that say how firm it is: who told of it and when, on what condition, what is so beside it.

use super::clause::Clause;
use super::slots::Context;
use super::syntax::{Cat, Link, Syntax, VerbGroup};
use crate::grammar::lexicon::{Starts, VerbForm};
use crate::grammar::{ModalityCue, sets::Set};
use crate::parse::Quantity;

/// Whether a clause is what somebody said in the past: a `would` in it is a `will`.
pub(super) fn told_before(ctx: &Context<'_>, clause: usize) -> bool {
    let s = ctx.s;
    let mut at = clause;
    for _ in 0..4 {
        let node = &s.clauses[at];
        if matches!(node.link, Link::Subordinate) && s.grammar.lexicon.info(s.word(node.start)).starts.has(Starts::MODAL) {
            return false;
        }
        let Some(parent) = node.parent else { return inserted(ctx, at) };
        if let Some(group) = s.clauses[parent].verb
            && matches!(node.link, Link::Complement | Link::Subordinate)
            && s.reports(group)
        {
            let main = s.verbs[group].main;
            let form = s.grammar.lexicon.info(s.word(main)).form;
            // `found that the tunnel would create 2,000 jobs`, but `adding that it would take two weeks`
            let told = matches!(form, VerbForm::Past | VerbForm::PastOrParticiple | VerbForm::Ing);
            return told && !s.is(main, Set::FindingVerb);
        }
        at = parent;
    }
    false
}

/// `The bank, the paper reported, would cut 300 jobs`: whether what a clause says is told in the past between commas or behind it.
fn inserted(ctx: &Context<'_>, clause: usize) -> bool {
    let s = ctx.s;
    s.verbs.iter().enumerate().any(|(group, v)| {
        let first = s.clauses[v.clause].start;
        let past = matches!(s.grammar.lexicon.info(s.word(v.main)).form, VerbForm::Past | VerbForm::PastOrParticiple);
        let closed = matches!(s.cats.get(v.tokens.end), None | Some(Cat::Comma | Cat::Stop));
        v.clause != clause && past && closed && !v.passive && s.reports(group) && first > 0 && s.cats[first - 1] == Cat::Comma
    })
}

/// The word that opens the sentence, where it sets a condition for the main clause, which tells of the present.
pub(super) fn conditional<'s>(ctx: &'s Context<'_>, start: usize) -> Option<&'s ModalityCue> {
    let s = ctx.s;
    let opens = s.cats.first() == Some(&Cat::Subordinator) && s.grammar.lexicon.info(s.word(0)).starts.has(Starts::MODAL);
    let (_, cues) = if opens { s.grammar.modal_words.longest((0..s.len()).map(|k| s.word(k)))? } else { return None };
    let own = &s.clauses[usize::from(*s.clause_of.get(start)?)];
    let v = own.verb.map(|v| &s.verbs[v])?;
    let present = matches!(s.grammar.lexicon.info(s.word(v.tokens.start)).form, VerbForm::Base | VerbForm::Third) && v.finite;
    // `If convicted they face`: no comma parts the two
    let reduced = || own.parent.and_then(|p| s.clauses[p].verb).is_some_and(|v| s.verbs[v].tokens.start == 1);
    let main = own.link == Link::Main || own.link == Link::Complement && reduced();
    (main && v.tokens.end <= start && present).then(|| cues.first()).flatten()
}

/// `threatened to worsen the floods, with 108 already dead`: what is so beside what is told.
pub(super) fn beside_so(ctx: &Context<'_>, clause: &Clause) -> Option<usize> {
    let s = ctx.s;
    clause.preposition.filter(|p| s.is(*p, Set::With) && *p > 0 && s.cats[*p - 1] == Cat::Comma)
}

/// `The cyclone, with winds of 200 km/h, is expected to turn`: what stands between commas is so already.
pub(super) fn put_aside(s: &Syntax<'_>, q: &Quantity, v: &VerbGroup) -> bool {
    let (start, end) = super::clause::bounds(s, q);
    let comma = |i: &usize| s.cats[*i] == Cat::Comma;
    let opens = (0..start).rev().take_while(|i| !matches!(s.cats[*i], Cat::Verb | Cat::Auxiliary | Cat::Stop)).find(comma);
    opens.is_some_and(|i| s.is(i + 1, Set::With) && v.tokens.start > end && (end..v.tokens.start).any(|i| comma(&i)))
}

/// `If the plan passes, taxes rise by 3%`: whether a condition stands before the clause of a number.
pub(super) fn on_condition(ctx: &Context<'_>, start: usize) -> bool {
    let s = ctx.s;
    let Some(own) = s.clause_of.get(start).map(|c| usize::from(*c)) else { return false };
    let verb = s.clauses[own].verb.map_or(start, |v| s.verbs[v].tokens.start);
    s.clauses.iter().any(|c| {
        c.parent == Some(own)
            && c.link == Link::Subordinate
            && c.start < verb
            && (c.start == 0 || s.cats[c.start - 1] == Cat::Comma)
            && s.is(c.start, Set::Condition)
    })
}
