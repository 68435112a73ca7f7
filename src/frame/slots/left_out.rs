//! Items that are left out: what was counted before, and things and people that the sentence before is about.

use super::Context;
use crate::base::{Dimension, Kind};
use crate::frame::clause::{Clause, Naming, bounds};
use crate::frame::items::{self, Item};
use crate::frame::syntax::{Cat, Syntax};
use crate::frame::{Frame, ItemPhrase};
use crate::grammar::frames::{AGENT, PERSON, Position};
use crate::grammar::lexicon::Tag;
use crate::grammar::sets::Set;
use crate::parse::{Amount, Quantity};
use std::ops::Range;

/// A count whose noun is left out (`and 160 were injured`) takes the noun of the count of people before it.
pub(in crate::frame) fn elliptical(s: &Syntax<'_>, q: &Quantity, kind: Kind, clause: &Clause, before: &[Frame]) -> Option<ItemPhrase> {
    let people = matches!(kind, Kind::Deaths | Kind::Injuries | Kind::Missing | Kind::Captured | Kind::Displacement | Kind::Participants);
    if q.dimension != Dimension::Count || q.score || q.compound || clause.verbs.is_empty() {
        return None;
    }
    let counts = |f: &&Frame| f.quantity.dimension == Dimension::Count && !f.quantity.score && !f.quantity.compound;
    // `The army fired 30 drones. Fifteen were shot down`: a number alone is the subject
    if !people {
        let alone = clause.verbs.first().is_some_and(|g| g.distance == 0) && clause.preposition.is_none();
        let alone = alone && clause.nouns.iter().all(|n| s.quantities[n.token] != 0);
        let things = |i: &&ItemPhrase| !s.grammar.frames.in_class(PERSON, s.grammar.lexicon.id(&i.head));
        let last = before.iter().rev().take(3).take_while(|f| f.quantity.sentence + 1 >= q.sentence);
        // no more of them than there were
        let of = |f: &&Frame| matches!((q.amount, f.quantity.amount), (Amount::Value(some), Amount::Value(all)) if some <= all);
        // `The firm sold 300 vans. In Peru it sold 40`: as many of what was sold before
        let object =
            clause.verbs.first().is_some_and(|g| g.position == Position::Object && g.preposition.is_none() && !s.verbs[g.group].copula);
        let bare =
            object && kind != Kind::Count && clause.nouns.iter().all(|n| s.cats[n.token] == Cat::Pronoun || n.how == Naming::Subject);
        if bare {
            return last.filter(counts).filter(|f| f.kind == kind).filter_map(|f| f.item.as_ref()).find(things).cloned();
        }
        return if alone { last.filter(counts).filter(of).filter_map(|f| f.item.as_ref()).find(things).cloned() } else { None };
    }
    before
        .iter()
        .rev()
        .take(6)
        .take_while(|f| f.quantity.sentence + 2 >= q.sentence)
        .filter(counts)
        .filter_map(|f| f.item.as_ref())
        .find(|i| s.grammar.frames.in_class(PERSON, s.grammar.lexicon.id(&i.head)))
        .cloned()
}

/// The people that the clause before is about, where a number alone is the subject of a clause joined to it.
pub(in crate::frame) fn same_people(s: &Syntax<'_>, clause: &Clause) -> Option<Item> {
    let g = clause.verbs.first().filter(|g| g.position == Position::Subject && g.distance == 0)?;
    let own = s.verbs[g.group].clause;
    // `Researchers found that one in six was ill`: who says so is not counted
    if s.clauses[own].parent.is_some_and(|p| s.says(p)) {
        return None;
    }
    let head = s.clauses.get(own.checked_sub(1)?)?.subject.filter(|h| *h < s.clauses[own].start)?;
    let people = s.person(head) && s.mentions[head] == 0 && s.quantities[head] == 0;
    if people { items::of_phrase(s, head) } else { None }
}

/// `and a further 37 diverted`: a number alone between a conjunction and the verb that tells of it.
pub(super) fn another(s: &Syntax<'_>, clause: &Clause, start: usize, end: usize) -> bool {
    let Some(first) = (0..start).rev().find(|i| !(matches!(s.cats[*i], Cat::Determiner | Cat::Adverb | Cat::Adjective))) else {
        return false;
    };
    let verb = clause.verbs.first().is_some_and(|g| g.distance == 0 && s.verbs[g.group].tokens.start == end);
    // `it is expected another 800 will be paid`
    let other = start > 0 && s.is(start - 1, Set::Rest);
    verb && (other || matches!(s.cats[first], Cat::And | Cat::Comma | Cat::Stop) || s.is(first, Set::Coordinator))
}

/// `The stock was up. It has climbed …`: the thing with which the sentence before begins, its tokens in the document.
pub(super) fn opening_thing(ctx: &Context<'_>) -> Option<Range<u32>> {
    let text = &ctx.scan.text;
    let grammar = ctx.s.grammar;
    let before = &text.sentences[ctx.sentence.checked_sub(1)? as usize];
    let own = &text.sentences[ctx.sentence as usize];
    let first = before.tokens.start;
    let word = |i: u32| text.tokens.get(i as usize).filter(|_| i < before.tokens.end).map_or(0, |t| t.word);
    if before.block != own.block || !grammar.is(word(first), Set::The) {
        return None;
    }
    let verbal = |i: u32| {
        let info = grammar.lexicon.info(word(i));
        matches!(info.tag, Tag::Verb | Tag::Auxiliary) || [Set::Be, Set::Have, Set::Do].into_iter().any(|set| grammar.is(word(i), set))
    };
    let verb = (first + 2..first + 4).find(|i| verbal(*i))?;
    let head = verb - 1;
    let info = grammar.lexicon.info(word(head));
    let noun = grammar.lexicon.noun_lemma(word(head));
    let thing =
        info.tag == Tag::Noun && info.singular == 0 && !grammar.frames.in_class(AGENT, noun) && !grammar.frames.in_class(PERSON, noun);
    let lower = (first + 1..verb).all(|i| !text.tokens[i as usize].capital());
    let points = [Set::DefiniteCompany, Set::DefiniteOrganisation, Set::DefiniteCountry, Set::DefinitePlace];
    (thing && lower && !points.into_iter().any(|set| grammar.is(word(head), set))).then_some(first + 1..verb)
}

/// `and eight others injured`: whether a number alone has a verb of its own right behind it.
pub(in crate::frame) fn own_verb(s: &Syntax<'_>, clause: &Clause, end: usize) -> bool {
    clause.verbs.first().is_some_and(|g| {
        let verb = &s.verbs[g.group].tokens;
        g.distance == 0 && (end..=end + 1).contains(&verb.start) && (end..verb.start).all(|i| s.is(i, Set::Rest))
    })
}

/// `12 dead and 30 wounded`: a number with a participle of its own, where the one before it counts people by another.
pub(in crate::frame) fn harmed(s: &Syntax<'_>, q: &Quantity, before: Option<&Item>) -> Option<Item> {
    let (_, end) = bounds(s, q);
    let described = |i: usize| matches!(s.cats.get(i), Some(Cat::Verb | Cat::Adjective));
    let counts = q.dimension == Dimension::Count && described(end);
    before.filter(|i| counts && described(i.head)).map(|_| Item { tokens: end..end + 1, head: end })
}

/// `Of the 40 killed, 12 were soldiers`: what a bare number of them are.
pub(super) fn are(s: &Syntax<'_>, q: &Quantity, clause: &Clause) -> Option<Item> {
    let g = clause.verbs.first().filter(|g| q.dimension == Dimension::Count && !q.compound && g.position == Position::Subject)?;
    let v = &s.verbs[g.group];
    let p = s.phrase_from(v.tokens.end).filter(|p| v.copula && !v.negated && p.tokens.start == v.tokens.end)?;
    let plain = p.tokens.clone().all(|i| s.quantities[i] == 0 && !s.timed[i]);
    items::of_phrase(s, p.head).filter(|_| plain && s.cats[p.head] == Cat::Noun && s.plural_at(p.head))
}

/// `spend £2m on two new ships`: behind the number of what the money goes to.
pub(super) fn past_count(s: &Syntax<'_>, at: usize) -> usize {
    (at..s.len()).find(|i| s.quantities[*i] == 0).unwrap_or(at)
}
