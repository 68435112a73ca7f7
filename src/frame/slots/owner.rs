//! Who has or pays an amount, and so is not what it is of.

use super::Context;
use crate::base::Dimension;
use crate::frame::clause::{Clause, bounds};
use crate::frame::syntax::{Cat, LEVELS};
use crate::grammar::frames::{AGENT, Position};
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// Whether the subject of a clause has or pays the amount and so is not what it is of: people with money, and whoever does something to it.
pub(super) fn owns(ctx: &Context<'_>, q: &Quantity, clause: &Clause, head: usize) -> bool {
    let s = ctx.s;
    let agent = s.grammar.frames.in_class(AGENT, s.noun_lemma(head));
    if q.dimension == Dimension::Money && s.person(head) {
        return true;
    }
    // `the Greens came third with 12.9%`
    let with = q.dimension == Dimension::Percent
        && clause.verbs.first().and_then(|g| g.preposition).is_some_and(|p| s.is(p, Set::With) || s.is(p, Set::On));
    if with && (agent || ctx.mention_at(head).is_some_and(|m| ctx.can_act(m) || super::somebody(ctx, m))) {
        return true;
    }
    // `sentenced him to nine years`
    let done_to = clause.verbs.first().filter(|g| q.dimension == Dimension::Duration && g.preposition.is_some()).is_some_and(|g| {
        let v = &s.verbs[g.group];
        !v.passive && s.phrase_from(v.tokens.end).is_some_and(|p| p.tokens.start == v.tokens.end && p.head < bounds(s, q).0)
    });
    if done_to && agent {
        return true;
    }
    let kept = matches!(
        q.dimension,
        Dimension::Money
            | Dimension::Percent
            | Dimension::Fraction
            | Dimension::Count
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Area
    );
    let points = [Set::DefiniteCountry, Set::DefiniteCompany, Set::DefiniteOrganisation].into_iter().any(|set| s.is(head, set));
    // `have asked for $90m`
    let first = || clause.verbs.first().filter(|g| q.dimension == Dimension::Money && g.preposition.is_some_and(|p| s.is(p, Set::For)));
    let verb = clause.verbs.iter().find(|g| g.position == Position::Object).or_else(first).map(|g| &s.verbs[g.group]);
    let acts = || agent || points || ctx.mention_at(head).is_some_and(|m| ctx.can_act(m) || super::somebody(ctx, m));
    let does = verb.is_some_and(|v| {
        let moves = s.any(v.main, LEVELS) || s.is(v.main, Set::CostVerb);
        !v.copula && !v.passive && !moves
    });
    kept && does && acts()
}

/// Somebody who holds a share is not what it is a share of.
pub(super) fn owns_share(ctx: &Context<'_>, head: usize) -> bool {
    ctx.mention_at(head).is_some() || ctx.s.grammar.frames.in_class(AGENT, ctx.s.noun_lemma(head)) || ctx.s.cats[head] == Cat::Pronoun
}
