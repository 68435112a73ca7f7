//! Whether a name is one of a place and stands for it: known places, and names that look like places.

use super::Context;
use crate::frame::syntax::Cat;
use crate::grammar::frames::{INERT, LOCAL_EVENT, STRIKE};
use crate::grammar::lexicon::Tag;
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::Referent;

pub(in crate::frame) fn known_place(ctx: &Context<'_>, m: usize) -> bool {
    match ctx.mention(m).referent {
        Referent::Known(e, role) => {
            let kind = ctx.s.grammar.names.kind(e);
            matches!(kind, NameKind::Country | NameKind::City | NameKind::Region | NameKind::Feature)
                && matches!(role, NameRole::Name | NameRole::Capital)
        }
        _ => false,
    }
}

/// A name of a place that is not a modifier of something else.
pub(super) fn stands_for_place(ctx: &Context<'_>, m: usize, start: usize, end: usize, listed: bool) -> bool {
    let s = ctx.s;
    let referent = ctx.mention(m).referent;
    // `the Hong Kong Island geographical constituency`
    let next = (end..s.len()).find(|i| s.cats[*i] != Cat::Adjective || s.timed[*i]).unwrap_or(end);
    let head = matches!(s.cats.get(next), Some(Cat::Noun))
        && (s.grammar.names.place_heads.longest(words(ctx, next)).is_some()
            // `two West Bank towns`
            || s.grammar.names.place_heads.longest(std::iter::once(s.noun_lemma(next))).is_some()
            || s.is(next, Set::DefinitePlace)
            || s.is(next, Set::PlaceNoun));
    let modifies = matches!(s.cats.get(end), Some(Cat::PossessiveMark | Cat::Hyphen))
        || matches!(s.cats.get(next), Some(Cat::Noun)) && !head && !s.timed[next];
    let possessed = s.cats.get(end) == Some(&Cat::PossessiveMark)
        && (s.cats.get(end + 1) == Some(&Cat::Name)
            || s.grammar.names.place_heads.longest(words(ctx, end + 1)).is_some()
            || s.is(end + 1, Set::PlaceNoun));
    if modifies && !possessed {
        return false;
    }
    if known_place(ctx, m) {
        return true;
    }
    match referent {
        // `in the EU`
        Referent::Known(e, NameRole::Name) if s.grammar.names.kind(e) == NameKind::Organisation => {
            let alliance = s.is(end - 1, Set::TerritoryName);
            alliance && start > 0 && (s.is(start - 1, Set::In) || start > 1 && s.is(start - 2, Set::In))
        }
        // `the Ukrainian border`
        Referent::Known(e, NameRole::Adjective) => head && s.grammar.names.kind(e) == NameKind::Country,
        // `the Siberian city of Omsk` is called Omsk
        Referent::Unknown => {
            (listed || looks_like_place(ctx, start, end)) && !(head && s.is(next, Set::DefinitePlace) && s.is(next + 1, Set::Of))
        }
        // in a list of towns some look like persons
        Referent::Known(..) | Referent::Person => listed && end - start <= 3,
        _ => false,
    }
}

/// `the Kobe earthquake`, `the Hong Kong election`: an event that bears the name of where it happens; whom a state strikes stands elsewhere.
pub(in crate::frame::slots) fn names_event(ctx: &Context<'_>, m: usize, start: usize, end: usize) -> bool {
    let s = ctx.s;
    let Referent::Known(e, role @ (NameRole::Name | NameRole::Capital)) = ctx.mention(m).referent else { return false };
    let Some(p) = s.phrase_at(start).filter(|p| p.head >= end && s.mentions[p.head] == 0) else { return false };
    let wide = role == NameRole::Name && s.grammar.names.kind(e) == NameKind::Country;
    let lemma = s.noun_lemma(p.head);
    let event = s.grammar.frames.in_class(LOCAL_EVENT, lemma) && !(wide && s.grammar.frames.in_class(STRIKE, lemma));
    known_place(ctx, m)
        && event
        && (end..p.head).all(|i| matches!(s.cats[i], Cat::Noun | Cat::Adjective))
        && s.cats[end] != Cat::PossessiveMark
}

/// A name that no gazetteer has: a proper word, or a common noun of places at its end; nothing that is an event or a document.
pub(super) fn looks_like_place(ctx: &Context<'_>, start: usize, end: usize) -> bool {
    let s = ctx.s;
    let headed = s.grammar.names.place_heads.longest(words(ctx, end - 1)).is_some()
        || s.grammar.names.place_heads.longest(words(ctx, end)).is_some()
        || heads_list(ctx, end);
    // `in Terminals 1 and 2`
    let strange = |i: usize| {
        let info = s.grammar.lexicon.info(s.word(i));
        info.tag == Tag::Unknown && (info.singular == 0 || end - start > 1)
    };
    let proper = (start..end).any(strange);
    let inert = (start..end).any(|i| s.grammar.frames.in_class(INERT, s.noun_lemma(i)));
    // `around Lake Albert`
    let lake = end - start > 1 && s.grammar.names.place_heads.longest(words(ctx, start)).is_some();
    headed || lake || proper && !inert && s.cats.get(start.wrapping_sub(1)) != Some(&Cat::Determiner)
}

/// Most tokens of a list of places before the noun that they share.
const LISTED: usize = 24;

/// `the Odesa, Kherson and Kharkiv regions`: names of a list that ends with a common noun of places.
pub(super) fn heads_list(ctx: &Context<'_>, end: usize) -> bool {
    let s = ctx.s;
    let to = (end..s.len().min(end + LISTED)).find(|i| !matches!(s.cats[*i], Cat::Comma | Cat::And | Cat::Name));
    to.is_some_and(|to| {
        to > end + 1
            && matches!(s.cats[end], Cat::Comma | Cat::And)
            && s.cats[to - 1] == Cat::Name
            && s.plural_at(to)
            && (s.is(to, Set::PlaceNoun) || s.is(to, Set::DefinitePlace) || s.grammar.names.place_heads.longest(words(ctx, to)).is_some())
    })
}

pub(super) fn words<'c>(ctx: &'c Context<'_>, from: usize) -> impl Iterator<Item = u32> + 'c {
    (from..ctx.s.len()).map(|i| ctx.s.word(i))
}
