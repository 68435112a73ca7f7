//! Names that stand for the same one: the full name of a short one, the name beside a description; and people who are given something.

use super::{Context, agents, at, phrase, somebody, unknown};
use crate::base::{Dimension, Kind};
use crate::frame::Filler;
use crate::frame::clause::{bounds, subject_head};
use crate::frame::items::{self, Item};
use crate::frame::syntax::{Cat, Link};
use crate::grammar::frames::{AGENT, OFFICIAL, SOLDIER};
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Referent};

/// How many names back the full name of a short one is looked for.
const NAMES_BACK: usize = 60;

/// `the Committee`, `the Ministry`: the earlier longer name that has this word, if one has.
pub(super) fn longer(ctx: &Context<'_>, mention: usize) -> Option<Filler> {
    let m = ctx.mention(mention);
    let text = &ctx.scan.text;
    let generic = m.tokens.len() == 1 && matches!(m.referent, Referent::Unknown | Referent::Organisation);
    let before = m.tokens.start.checked_sub(1)?;
    if !generic || !ctx.s.grammar.is(text.tokens[before as usize].word, Set::The) {
        return None;
    }
    let word = text.tokens[m.tokens.start as usize].word;
    let grammar = ctx.s.grammar;
    if !grammar.is(word, Set::OrganisationHead) && !grammar.is(word, Set::CompanySuffix) {
        return None;
    }
    let names = mention.saturating_sub(NAMES_BACK)..mention;
    let full = names.rev().find(|k| {
        let other = &ctx.scan.mentions[*k];
        let body = matches!(other.referent, Referent::Known(..) | Referent::Composed(..) | Referent::Organisation | Referent::Unknown);
        body && other.tokens.len() > 1 && other.tokens.clone().any(|i| text.tokens[i as usize].word == word)
    })?;
    Some(Filler::Reference(before..m.tokens.end, full))
}

/// `Marlow recalled the salad`, where an earlier name is `Marlow Kitchens`: a town's name that stands for it.
pub(super) fn namesake(ctx: &Context<'_>, mention: usize) -> Option<Filler> {
    let m = ctx.mention(mention);
    let text = &ctx.scan.text;
    let town = matches!(m.referent, Referent::Known(e, _) if ctx.s.grammar.names.kind(e) == NameKind::City);
    if !town || m.tokens.len() != 1 || ctx.can_act(mention) {
        return None;
    }
    let word = text.tokens[m.tokens.start as usize].word;
    let names = mention.saturating_sub(NAMES_BACK)..mention;
    let full = names.rev().find(|k| {
        let other = &ctx.scan.mentions[*k];
        matches!(other.referent, Referent::Organisation | Referent::Unknown)
            && other.tokens.len() > 1
            && text.tokens[other.tokens.start as usize].word == word
    })?;
    Some(Filler::Reference(m.tokens.clone(), full))
}

/// `Hungary's energy company, MOL Group, bought`: the name that stands beside a description of somebody.
pub(super) fn apposed(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let p = s.phrase_at(head)?;
    let comma = p.tokens.end;
    if s.cats.get(comma) != Some(&Cat::Comma) || s.mentions[head] != 0 || !s.grammar.frames.in_class(AGENT, s.noun_lemma(head)) {
        return None;
    }
    let name = s.phrase_from(comma + 1).filter(|n| n.tokens.start == comma + 1 && n.preposition.is_none())?;
    let whole = s.mentions[name.tokens.start] != 0 && s.mentions[name.tokens.start] == s.mentions[name.head];
    let closed = name.tokens.end < s.len() && s.cats[name.tokens.end] == Cat::Comma;
    let m = ctx.mention_at(name.head).filter(|m| whole && closed && (ctx.can_act(*m) || somebody(ctx, *m)))?;
    Some(Filler::Mention(m))
}

/// `French farmers`, `Chinese firms`: they, not their state, for which its officials, troops and authorities act.
pub(super) fn compatriots(ctx: &Context<'_>, mention: usize, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let own = matches!(ctx.mention(mention).referent, Referent::Known(e, NameRole::Demonym | NameRole::Adjective) if s.grammar.names.kind(e) == NameKind::Country);
    let end = (ctx.mention(mention).tokens.end - s.at) as usize;
    let lemma = s.noun_lemma(head);
    let state = (end..=head).any(|i| s.is(i, Set::StateOrgan))
        || s.grammar.frames.in_class(OFFICIAL, lemma)
        || s.grammar.frames.in_class(SOLDIER, lemma);
    let group = s.grammar.frames.in_class(AGENT, lemma) && s.mentions[head] == 0 && s.cats[end] != Cat::PossessiveMark;
    (own && group && !state).then(|| items::of_phrase(s, head)).flatten().map(|i| Filler::Phrase(s.in_document(&i.tokens)))
}

/// `the state of Para`, `the city of Leeds`: the place itself.
pub(super) fn state_of(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let place = s.is(head + 1, Set::Of) && s.mentions[head] == 0 && (s.is(head, Set::DefinitePlace) || s.is(head, Set::DefiniteCountry));
    let next = s.phrase_from(head + 2).filter(|n| place && n.tokens.start == head + 2 && s.cats[n.tokens.start] == Cat::Name)?;
    ctx.mention_at(next.head).map(Filler::Mention)
}

/// `an attack by the militant group Hamas`, `a blast blamed on Hamas`: whoever strikes.
pub(super) fn striker(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    if s.mentions[head] != 0 || !ctx.is_event(head) {
        return None;
    }
    // `blamed on`, `claimed by`, `carried out by`
    let told = (head + 1..(head + 4).min(s.len())).take_while(|i| matches!(s.cats[*i], Cat::Verb | Cat::Adverb)).last().unwrap_or(head);
    let by = s.is(told + 1, Set::By) || s.is(told, Set::BlameVerb) && s.is(told + 1, Set::On);
    if let Some(p) = s.phrase_from(told + 2).filter(|p| by && p.tokens.start == told + 2) {
        return super::doer(ctx, p.head);
    }
    // `were blamed for a blast that killed 12`, `claimed responsibility for it`, `carried out an attack that killed 12`
    let own = s.clauses.iter().find(|c| c.antecedent == Some(head) && c.link == Link::Relative)?;
    let group = s.clauses[own.parent?].verb.filter(|g| s.verbs[*g].tokens.end <= head)?;
    let v = &s.verbs[group];
    let blamed = s.is(v.main, Set::BlameVerb) || (v.tokens.end..head).any(|i| s.is(i, Set::BlameNoun));
    let object = s.phrase_from(v.tokens.end).is_some_and(|p| p.head == head && p.preposition.is_none());
    let strikes = !v.passive && object && s.grammar.frames.tells(v.lemma, Kind::Attack);
    subject_head(s, group).filter(|h| (blamed || strikes) && *h < v.tokens.start).and_then(|h| super::doer(ctx, h))
}

/// `the United Nations and its partners`: all of them, by the name of the first.
pub(super) fn with_partners(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let p = s.phrase_at(head).filter(|p| p.tokens.start > 1 && s.cats[p.tokens.start] == Cat::Possessive)?;
    let third = s.is(p.tokens.start, Set::PronounThing) || s.is(p.tokens.start, Set::PronounThey);
    if !third || s.cats[p.tokens.start - 1] != Cat::And {
        return None;
    }
    let first = s.phrase_at(p.tokens.start - 2).filter(|f| f.preposition.is_none() && f.head + 2 == p.tokens.start)?;
    let m = ctx.mention_at(first.head).filter(|m| ctx.can_act(*m) || somebody(ctx, *m))?;
    let from = first.tokens.start + usize::from(s.cats[first.tokens.start] == Cat::Determiner);
    Some(Filler::Reference(s.in_document(&(from..p.tokens.end)), m))
}

/// `the council`, `the league`: the latest name that ends so (`Northport Council`), where one does.
pub(super) fn body_before(ctx: &Context<'_>, head: usize) -> Option<usize> {
    let text = &ctx.scan.text;
    let word = ctx.s.word(head);
    let end = ctx.mentions.end;
    (end.saturating_sub(NAMES_BACK)..end).rev().find(|k| {
        let m = &ctx.scan.mentions[*k];
        m.tokens.end <= ctx.s.at + head as u32
            && m.tokens.len() > 1
            && text.tokens[m.tokens.end as usize - 1].word == word
            && (ctx.can_act(*k) || m.referent == Referent::Unknown)
    })
}

/// Who gets money that is given, where no trigger says so: `$213m for 71,000 survivors`, `lent €2bn to state utilities`.
pub(in crate::frame) fn beneficiary(ctx: &Context<'_>, q: &Quantity, item: Option<&Item>, kind: Kind) -> Option<Filler> {
    let s = ctx.s;
    if matches!(kind, Kind::Aid | Kind::Delivery)
        && let Some(whose) = part_of_aid(ctx, q)
    {
        return Some(whose);
    }
    if q.dimension != Dimension::Money || !matches!(kind, Kind::Aid | Kind::Payment | Kind::Debt) {
        return None;
    }
    let (_, end) = bounds(s, q);
    let from = item.map_or(end, |i| i.tokens.end.max(end));
    let stops = |i: &usize| matches!(s.cats[*i], Cat::Comma | Cat::Subordinator | Cat::Relative | Cat::Stop | Cat::And);
    let to = (from..s.len()).find(stops).unwrap_or(s.len());
    (from..to)
        .filter(|i| matches!(s.cats[*i], Cat::Preposition | Cat::To) && (s.is(*i, Set::To) || s.is(*i, Set::For)))
        // `due to the strike`
        .filter(|i| !matches!(s.cats[*i - 1], Cat::Adjective | Cat::Preposition | Cat::Adverb))
        .find_map(|i| {
            let p = s.phrase_from(i + 1).filter(|p| p.tokens.start == i + 1)?;
            at(ctx, p.head).or_else(|| unknown(ctx, p.head)).or_else(|| phrase(ctx, p.head)).or_else(|| agents(ctx, p.head))
        })
}

/// `military aid to Georgia, including 400 trucks and 20 boats`: who gets the aid that a list is part of.
fn part_of_aid(ctx: &Context<'_>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let including = (0..start).rev().find(|i| s.is(*i, Set::Including))?;
    let bare = s.verbs.iter().all(|v| !(including + 1..start).contains(&v.main));
    let nearest = s.phrases[..s.phrases.partition_point(|p| p.tokens.end <= including)].iter().rev().take(4);
    nearest.filter(|_| bare).find_map(|p| {
        let to = p.preposition.filter(|i| *i > 0 && (s.cats[*i] == Cat::To || s.is(*i, Set::To) || s.is(*i, Set::For)))?;
        let head = s.noun_lemma(to - 1);
        let given = s
            .grammar
            .frames
            .by_noun
            .get(&head)
            .is_some_and(|list| list.iter().any(|t| matches!(s.grammar.frames.triggers[*t as usize].kind, Kind::Aid | Kind::Delivery)));
        at(ctx, p.head).filter(|_| given)
    })
}

/// How many names on either side are compared with one that opens a sentence.
const NEAR_NAMES: usize = 60;

pub(super) fn named_elsewhere(ctx: &Context<'_>, mention: usize) -> bool {
    let own = ctx.scan.text.slice(&ctx.mention(mention).tokens);
    let from = mention.saturating_sub(NEAR_NAMES);
    let to = (mention + NEAR_NAMES).min(ctx.scan.mentions.len());
    (from..to).any(|k| {
        let other = &ctx.scan.mentions[k];
        let opens = ctx.scan.text.sentences[other.sentence as usize].tokens.start == other.tokens.start && other.tokens.len() == 1;
        !opens && ctx.scan.text.slice(&other.tokens).split(' ').any(|w| w == own)
    })
}

/// `Peru's civil aviation authority`: the body itself, not its state.
pub(super) fn body(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let p = s.phrase_at(head).filter(|p| p.head == head && s.mentions[head] == 0 && s.is(head, Set::OrganisationHead))?;
    let mark = (p.tokens.start..head).rev().find(|i| s.cats[*i] == Cat::PossessiveMark)?;
    let state = s.is(head, Set::DefiniteCountry) || s.is(head, Set::DefiniteGovernment) || head < mark + 3;
    let country = ctx.mention_at(mark - 1).is_some_and(|m| ctx.is_country(m));
    (country && !state).then(|| Filler::Phrase(s.in_document(&(p.tokens.start..head + 1))))
}
