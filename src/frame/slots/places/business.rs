//! Names in a purchase, an offer or a fine, which are no places.

use super::Context;
use crate::base::Kind;
use crate::frame::syntax::{Cat, Syntax};
use crate::grammar::sets::Set;

/// Whether a name that is no country stands behind `from` or `to` in a clause that tells of a purchase.
pub(super) fn traded(ctx: &Context<'_>, preposition: usize, start: usize) -> bool {
    let s = ctx.s;
    let moved = s.is(preposition, Set::From) || s.is(preposition, Set::To);
    let own = s.clauses.get(usize::from(s.clause_of[preposition])).and_then(|c| c.verb).map(|v| &s.verbs[v]);
    let country = ctx.mention_at(start).is_some_and(|m| ctx.is_country(m));
    moved && !country && own.is_some_and(|v| s.is(v.main, Set::TransferVerb) && v.main < preposition)
}

/// Whether a noun says that somebody pays, owes or offers: who is no place.
pub(super) fn owed(s: &Syntax<'_>, noun: usize) -> bool {
    let triggers = s.grammar.frames.by_noun.get(&s.noun_lemma(noun)).into_iter().flatten();
    let kinds = triggers.map(|t| &s.grammar.frames.triggers[*t as usize]).filter(|t| t.verbs.is_empty());
    s.cats[noun] == Cat::Noun && kinds.clone().any(|t| matches!(t.kind, Kind::Payment | Kind::Deal))
}
