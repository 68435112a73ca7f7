//! What stands right beside an amount: words that only introduce it, who is given it, what it is worth, clauses that describe it.

use super::clause::{Namer, Naming, bounds};
use super::syntax::{Cat, LEVELS, Link, Syntax};
use crate::base::{Dimension, Relation};
use crate::grammar::frames::Position;
use crate::grammar::lexicon::WordId;
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// Whether `a total of` stands before a token, and a preposition before that.
pub(super) fn summed(s: &Syntax<'_>, i: usize) -> bool {
    i > 3
        && s.is(i - 1, Set::Of)
        && s.is(i - 2, Set::TotalNoun)
        && s.is(i - 3, Set::Article)
        && matches!(s.cats[i - 4], Cat::Preposition | Cat::To | Cat::Verb)
}

/// `the £2m that the council spent`: a clause with a subject of its own describes the amount, which is the object of its verb.
pub(super) fn had(s: &Syntax<'_>, group: usize, start: usize, after: usize) -> bool {
    let v = &s.verbs[group];
    let node = &s.clauses[v.clause];
    node.link == Link::Relative
        && (node.start == 0 || s.cats[node.start - 1] != Cat::Comma)
        && !v.passive
        && !v.copula
        && node.antecedent.is_some_and(|h| (start..after).contains(&h))
        && node.subject.is_some_and(|h| (after..v.tokens.start).contains(&h) && s.cats[h] != Cat::Relative && !s.is(h, Set::Relative))
}

/// Whether the phrase right before an amount stands right behind a verb that moves nothing: whoever is given, charged or cost it.
pub(super) fn given(s: &Syntax<'_>, start: usize) -> bool {
    let Some(p) = s.phrase_at(start - 1).filter(|p| p.preposition.is_none() && p.tokens.start > 0) else { return false };
    let k = s.verbs.partition_point(|v| v.tokens.end < p.tokens.start);
    s.verbs.get(k).is_some_and(|v| v.tokens.end == p.tokens.start && !v.copula && !v.passive && !s.any(v.main, LEVELS))
}

/// `pushed prices above $50`, `took the population over 2 million`: the noun that is said to pass an amount, right before it.
pub(super) fn passes(s: &Syntax<'_>, q: &Quantity) -> Option<usize> {
    let (start, _) = bounds(s, q);
    let level = matches!(q.relation, Relation::Above | Relation::Below) && s.is(start, Set::Preposition) && !q.compound;
    let noun = start.checked_sub(1).filter(|i| level && matches!(s.cats[*i], Cat::Noun))?;
    let measured = matches!(q.dimension, Dimension::Money | Dimension::Percent | Dimension::Count);
    let behind = s.phrase_at(noun).filter(|p| p.preposition.is_none() && p.tokens.start > 0)?.tokens.start;
    let moved = s.verbs.iter().any(|v| v.tokens.end == behind && !v.copula && !v.passive);
    (measured && moved).then_some(noun)
}

/// The word right before an amount, or the first of it, that says what something is worth.
pub(super) fn worth(s: &Syntax<'_>, q: &Quantity) -> Option<usize> {
    let (start, _) = bounds(s, q);
    let at = [start, start.wrapping_sub(1)].into_iter().find(|k| s.is(*k, Set::Worth))?;
    (at > 0 && q.dimension == crate::base::Dimension::Money).then_some(at)
}

/// `magnitude 5.1`: a noun in front of a bare number says what it measures.
pub(super) fn measures(s: &Syntax<'_>, noun: usize) -> bool {
    let frames = &s.grammar.frames;
    let kinds = frames.by_noun.get(&s.noun_lemma(noun)).into_iter().flatten().map(|t| &frames.triggers[*t as usize]);
    kinds.filter(|t| t.verbs.is_empty() && t.dimensions.has(crate::base::Dimension::Count)).any(|t| t.kind == crate::base::Kind::Measure)
}

/// `the forecast for growth`, `its estimate of the deficit`: a noun that says how firmly, and behind it what is meant.
pub(super) fn foreseen(s: &Syntax<'_>, head: usize) -> Option<usize> {
    if !(s.is(head + 1, Set::Of) || s.is(head + 1, Set::For)) || s.cats[head] != Cat::Noun || !planned(s, head) {
        return None;
    }
    // `the forecast for fourth-quarter growth`
    let at = (head + 2..s.len()).find(|i| !s.timed[*i] && s.cats[*i] != Cat::Hyphen)?;
    let within = at == head + 2 || matches!(s.cats[at], Cat::Noun | Cat::Adjective);
    let named = s.phrase_from(at).is_none_or(|p| s.mentions[p.head] != 0);
    (within && !named && s.quantities[at] == 0).then_some(at)
}

/// `cut 9,000 jobs, about 6% of its workforce`: whether a share of something is put in behind a comma.
pub(super) fn share_put_in(s: &Syntax<'_>, q: &Quantity) -> bool {
    let (start, end) = bounds(s, q);
    q.dimension == Dimension::Percent && start > 1 && s.cats[start - 1] == Cat::Comma && s.is(end, Set::Of)
}

/// A noun that says that what it is of is expected (`forecast`, `outlook`).
pub(super) fn planned(s: &Syntax<'_>, head: usize) -> bool {
    s.grammar.modal_nouns.get(&s.noun_lemma(head)).is_some_and(|cue| cue.modality == crate::base::Modality::Planned)
}

pub(super) fn has_auxiliary(s: &Syntax<'_>, start: usize, main: usize) -> bool {
    (start..main).any(|i| s.cats[i] == Cat::Auxiliary)
}

pub(super) fn participle_like(s: &Syntax<'_>, main: usize) -> bool {
    use crate::grammar::lexicon::VerbForm;
    let info = s.grammar.lexicon.info(s.word(main));
    matches!(info.form, VerbForm::Participle | VerbForm::PastOrParticiple) || info.verb == 0
}

/// Whether frames know the verb with its object as the counted thing.
pub(super) fn transitive_like(s: &Syntax<'_>, main: usize) -> bool {
    let lemma = s.verb_lemma(main);
    s.grammar
        .frames
        .by_verb
        .get(&lemma)
        .is_some_and(|list| list.iter().any(|t| s.grammar.frames.triggers[*t as usize].at.contains(&Position::Object)))
}

/// `has remained roughly flat for four years`: what something is like, whatever a list of words takes it for.
pub(super) fn like(s: &Syntax<'_>, noun: &Namer) -> bool {
    noun.how == Naming::Object
        && s.phrase_at(noun.token).is_some_and(|p| {
            p.tokens.clone().all(|i| i == p.head || s.cats[i] == Cat::Adverb)
                && s.verb_before(p.tokens.start)
                    .is_some_and(|v| s.is(v.main, Set::LinkingVerb) && (v.tokens.end..p.tokens.start).all(|i| s.cats[i] == Cat::Adverb))
        })
        && s.grammar.lexicon.info(s.word(noun.token)).singular == 0
}

/// Between the phrase and a verb stands only a prepositional phrase of it: `35 people in Kyiv were killed`.
pub(super) fn relative_gap(s: &Syntax<'_>, after: usize, to: usize) -> bool {
    // `rose 0.7 per cent as did rents`
    let as_did = to > 0 && s.is(to, Set::Do) && s.is(to - 1, Set::Subordinator);
    after < to
        && !as_did
        && to - after <= 8
        && s.cats[after] == Cat::Preposition
        && (after..to).all(|i| {
            matches!(
                s.cats[i],
                Cat::Preposition | Cat::Name | Cat::Noun | Cat::Determiner | Cat::Adjective | Cat::Hyphen | Cat::PossessiveMark
            )
        })
}

/// The last preposition between a verb and the quantity that is not inside an earlier object: the one the quantity hangs on.
pub(super) fn last_preposition(s: &Syntax<'_>, from: usize, to: usize) -> Option<usize> {
    let mut i = to;
    while i > from {
        i -= 1;
        match s.cats[i] {
            Cat::Preposition | Cat::To => {
                // `as many as`, `up to` are hedges inside the quantity already
                return Some(i);
            }
            Cat::Comma | Cat::And | Cat::Number => {}
            Cat::Determiner
            | Cat::Possessive
            | Cat::Adjective
            | Cat::Adverb
            | Cat::Noun
            | Cat::Name
            | Cat::PossessiveMark
            | Cat::Hyphen => {}
            _ => return None,
        }
    }
    None
}

/// Where the noun phrase around the number begins: its determiner and modifiers before the number.
pub(super) fn phrase_start(s: &Syntax<'_>, start: usize) -> usize {
    let mut i = start;
    while i > 0 {
        match s.cats[i - 1] {
            Cat::Determiner | Cat::Possessive | Cat::Adjective | Cat::PossessiveMark => i -= 1,
            Cat::Adverb if !matches!(s.cats.get(i.wrapping_sub(2)), Some(Cat::Noun | Cat::Name)) => i -= 1,
            Cat::Noun | Cat::Name if s.cats[i] == Cat::PossessiveMark => i -= 1,
            // `by a total of 30`: the words before the number only say that it is a sum
            Cat::Preposition if i == start && summed(s, i) => i -= 3,
            Cat::Verb if s.cats.get(i.wrapping_sub(2)) == Some(&Cat::Determiner) => i -= 1,
            _ => break,
        }
    }
    i
}

/// The head of the phrase after a preposition of the given word, to the right of `from`, before the next finite verb.
pub(super) fn after_preposition(s: &Syntax<'_>, word: WordId, from: usize, to: usize) -> Option<usize> {
    (from..to.min(s.len())).filter(|i| matches!(s.cats[*i], Cat::Preposition | Cat::To) && s.word(*i) == word).find_map(|i| {
        let p = s.phrase_from(i + 1).filter(|p| p.tokens.start <= i + 2)?;
        Some(p.head)
    })
}

/// `a ship carrying 300 cars sank`, `a farm able to generate 150 MW will meet`: whether a verb tells of the noun that the verb before an amount,
/// which begins at token `start`, only describes or has the amount for its object.
pub(super) fn carried(s: &Syntax<'_>, left: usize, right: usize, start: usize) -> bool {
    let (before, behind) = (&s.verbs[left], &s.verbs[right]);
    let (describes, tells) = (&s.clauses[before.clause], &s.clauses[behind.clause]);
    (matches!(describes.link, Link::Participle | Link::Relative) || before.tokens.end == start)
        && tells.link != Link::Relative
        && behind.finite
        && behind.clause != before.clause
        && tells.subject.is_some_and(|h| h < before.tokens.start)
}

/// The noun beside which an amount stands between commas, with a word that says that it holds now, or where the noun names amounts.
pub(super) fn apposed(s: &Syntax<'_>, q: &Quantity, start: usize, after: usize) -> Option<usize> {
    let (q_start, _) = bounds(s, q);
    let comma = start.checked_sub(1).filter(|i| s.cats[*i] == Cat::Comma)?;
    let closed = matches!(s.cats.get(after), Some(Cat::Comma | Cat::Stop | Cat::Dash) | None);
    let measured = matches!(q.dimension, Dimension::Money | Dimension::Percent | Dimension::Power) && !q.compound;
    let p = s.phrase_at(comma.checked_sub(1)?)?;
    let now = start < q_start && (start..q_start).all(|i| s.is(i, Set::Now) || s.is(i, Set::Still));
    let names = || {
        let of = s.grammar.frames.by_noun.get(&s.noun_lemma(p.head)).into_iter().flatten();
        start == q_start
            && s.cats[p.tokens.start] != Cat::Number
            && p.preposition.is_none_or(|w| !s.is(w, Set::Of))
            && matches!(s.cats.get(after), Some(Cat::Comma))
            && of.map(|t| &s.grammar.frames.triggers[*t as usize]).any(|t| t.verbs.is_empty() && t.dimensions.has(q.dimension))
            && s.verbs.iter().any(|v| v.tokens.start == after + 1)
    };
    let noun = s.cats[p.head] == Cat::Noun && s.quantities[p.head] == 0 && p.tokens.end == comma;
    (closed && measured && noun && (now || names())).then_some(p.head)
}
