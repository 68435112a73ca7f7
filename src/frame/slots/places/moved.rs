//! Names that are a place, or none, by more than a preposition: sides of a purchase, what a length is measured from, what a share is of.

use super::{Context, before_modifiers};
use crate::base::{Dimension, Kind};
use crate::frame::syntax::{Cat, Link, Syntax};
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Referent};

/// Whether a name that is no country stands behind `from` or `to` in a clause that tells of a purchase.
pub(super) fn traded(ctx: &Context<'_>, preposition: usize, start: usize) -> bool {
    let s = ctx.s;
    let moved = s.is(preposition, Set::From) || s.is(preposition, Set::To);
    let own = s.clauses.get(usize::from(s.clause_of[preposition])).and_then(|c| c.verb).map(|v| &s.verbs[v]);
    let country = ctx.mention_at(start).is_some_and(|m| ctx.is_country(m));
    moved && !country && own.is_some_and(|v| s.is(v.main, Set::TransferVerb) && v.main < preposition)
}

/// Whether a length ends right before a token, or before the bracket that gives it in other units.
pub(super) fn measured(ctx: &Context<'_>, at: usize, quantities: &[Quantity]) -> bool {
    let s = ctx.s;
    let open =
        (at > 0 && s.cats[at - 1] == Cat::Close).then(|| (at.saturating_sub(6)..at).rev().find(|i| s.cats[*i] == Cat::Open)).flatten();
    quantities.iter().any(|q| q.dimension == Dimension::Length && (q.tokens.end - s.at) as usize == open.unwrap_or(at))
}

/// Whether a noun says that somebody pays, owes or offers: who is no place.
pub(super) fn owed(s: &Syntax<'_>, noun: usize) -> bool {
    let triggers = s.grammar.frames.by_noun.get(&s.noun_lemma(noun)).into_iter().flatten();
    let kinds = triggers.map(|t| &s.grammar.frames.triggers[*t as usize]).filter(|t| t.verbs.is_empty());
    s.cats[noun] == Cat::Noun && kinds.clone().any(|t| matches!(t.kind, Kind::Payment | Kind::Deal))
}

/// `70% of Mariupol`, `a third of the Luhansk region`: what a share is of.
pub(super) fn shared(ctx: &Context<'_>, start: usize, quantities: &[Quantity]) -> bool {
    let s = ctx.s;
    let i = before_modifiers(s, start);
    if i < 2 || !s.is(i - 1, Set::Of) || s.cats[i - 1] != Cat::Preposition {
        return false;
    }
    // `buy 41% of Tarvas`: what is bought is no place
    let bought = || s.verb_before(start).is_some_and(|v| s.is(v.main, Set::TransferVerb));
    if ctx.mention_at(start).is_some_and(|m| ctx.mention(m).referent == Referent::Unknown) && bought() {
        return false;
    }
    quantities.iter().any(|q| (q.tokens.end - s.at) as usize == i - 1 && matches!(q.dimension, Dimension::Percent | Dimension::Fraction))
}

/// `Canada (3.3 million), Mexico (676,000)`: the figure of a place stands in brackets behind it.
pub(super) fn bracketed(ctx: &Context<'_>, end: usize, quantities: &[Quantity]) -> Option<usize> {
    let s = ctx.s;
    let open = s.cats.get(end) == Some(&Cat::Open);
    open.then(|| quantities.iter().position(|q| (q.tokens.start - s.at) as usize == end + 1)).flatten()
}

/// Whether a clause says what people are accused of, or what for, and a token stands in that.
pub(in crate::frame::slots) fn accused(s: &Syntax<'_>, clause: usize, token: usize) -> bool {
    let node = &s.clauses[clause];
    let Some(v) = node.verb.map(|v| &s.verbs[v]) else { return false };
    let crime = |i: usize| s.cats[i] == Cat::Preposition && [Set::With, Set::Of, Set::For].iter().any(|set| s.is(i, *set));
    let accused = node.link == Link::Participle && s.grammar.is(v.lemma, Set::AccuseVerb) && crime(v.tokens.end);
    let reason = node.link == Link::Adjunct && v.tokens.start > 0 && s.is(v.tokens.start - 1, Set::For);
    (accused || reason) && token >= v.tokens.end
}

/// The relative clause that begins right behind a place.
pub(super) fn relative_behind(s: &Syntax<'_>, at: usize) -> Option<usize> {
    let end = s.phrase_at(at)?.tokens.end;
    let own = usize::from(*s.clause_of.get(end)?);
    (s.clauses[own].link == Link::Relative && s.clauses[own].start == end).then_some(own)
}

/// `Santa Rosa was hit by a storm`, `Sydney recorded 120 mm`: a town or region to which something happens.
pub(super) fn befallen(ctx: &Context<'_>, m: usize, start: usize, end: usize) -> bool {
    let s = ctx.s;
    let town = match ctx.mention(m).referent {
        Referent::Known(e, NameRole::Name) => matches!(ctx.s.grammar.names.kind(e), NameKind::City | NameKind::Region | NameKind::Feature),
        _ => false,
    };
    let node = &s.clauses[usize::from(s.clause_of[start])];
    let Some(v) = node.verb.map(|v| &s.verbs[v]) else { return false };
    let subject = node.subject.is_some_and(|h| (start..end).contains(&h));
    town && subject && (v.passive && s.is(v.main, Set::PlaceObject) || s.is(v.main, Set::SufferVerb))
}
