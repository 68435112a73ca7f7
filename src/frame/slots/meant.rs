//! What `it`, `they` and `that` mean where they are nobody: the thing that the sentence before is about.

use super::Context;
use super::left_out::opening_thing;
use crate::base::{Dimension, Kind};
use crate::frame::clause::{Clause, bounds, subject_head};
use crate::frame::syntax::{Cat, LEVELS};
use crate::frame::{Filler, Frame, ItemPhrase};
use crate::grammar::frames::{AGENT, PERSON, Position};
use crate::grammar::lexicon::WordId;
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// The thing that the subject of a quantity's clause points back to.
#[derive(Debug, Clone)]
pub(in crate::frame) struct Meant {
    /// The word that points back.
    pub token: usize,
    /// What it means.
    pub item: Option<ItemPhrase>,
    /// Its head.
    pub lemma: WordId,
    /// What the amount that it stands for is about, where it stands for an amount.
    pub like: Option<Kind>,
}

/// `Shares fell 4%. They closed at $12`, `The bank lost €40m. That is €5m more`: the thing, or the amount, of the sentence before.
pub(in crate::frame) fn meant(ctx: &Context<'_>, q: &Quantity, clause: &Clause, before: &[Frame]) -> Option<Meant> {
    let s = ctx.s;
    let g = clause.verbs.first().filter(|g| g.position != Position::Subject && !q.compound && q.dimension != Dimension::Age)?;
    let v = &s.verbs[g.group];
    let token = subject_head(s, g.group)?;
    let made = |item: Option<ItemPhrase>, like| {
        let lemma = item.as_ref().map_or(0, |i| s.grammar.lexicon.id(&i.head));
        Meant { token, item, lemma, like }
    };
    let last = || before.iter().rev().take_while(|f| f.quantity.sentence + 1 == q.sentence);
    let body = |i: &&ItemPhrase| [AGENT, PERSON].iter().any(|class| s.grammar.frames.in_class(class, s.grammar.lexicon.id(&i.head)));
    let one = s.is(token, Set::PronounThing) && s.cats[token] == Cat::Pronoun;
    let many = s.is(token, Set::PronounThey) && s.cats[token] == Cat::Pronoun;
    // `that is 5,000 more`, `this compares with 3%`: the amount itself
    if token == 0 && s.is(token, Set::Demonstrative) && (v.copula || s.is(v.main, Set::Compared)) {
        let amount = last().find(|f| f.quantity.dimension == q.dimension)?;
        let counts = q.dimension == Dimension::Count;
        return Some(made(amount.item.clone().filter(|i| counts || !body(&i)), Some(amount.kind)));
    }
    // `stood at 5% in May, when it was 6%`, `exports to Chile fell 4% while those to Peru rose 3%`: of the amount before
    if s.verbs.iter().any(|v| v.tokens.end <= token) {
        let same = before.last().filter(|f| f.quantity.sentence == q.sentence && f.quantity.dimension == q.dimension)?;
        let those = s.is(token, Set::Demonstrative) && s.cats.get(token + 1) == Some(&Cat::Preposition);
        let it = one && (v.copula || s.is(v.main, Set::MoveAlone)) && q.dimension != Dimension::Count;
        return same.item.clone().filter(|i| (those || it) && !body(&i)).map(|item| made(Some(item), Some(same.kind)));
    }
    let level = super::is_level(s, q);
    let costs = s.is(v.main, Set::CostVerb);
    let moves = s.any(v.main, LEVELS) && (level || s.is(v.main, Set::MoveAlone) || q.dimension == Dimension::Percent);
    let stands = many && v.copula || level && s.grammar.frames.by_verb.contains_key(&v.lemma);
    if !(one || many) || q.dimension == Dimension::Count && !level || !(costs || moves || stands) {
        return None;
    }
    // `it raised its forecast to 4%`: who does something to something else
    let object = (v.tokens.end..bounds(s, q).0)
        .any(|i| matches!(s.cats[i], Cat::Noun | Cat::Name | Cat::Possessive) && !s.timed[i] && s.quantities[i] == 0);
    if object {
        return None;
    }
    let text = &ctx.scan.text;
    let thing = |f: &&Frame| {
        f.item.as_ref().is_some_and(|item| {
            let lemma = s.grammar.lexicon.id(&item.head);
            let word = text.tokens[item.tokens.end as usize - 1].word;
            let plural = s.grammar.lexicon.info(word).singular != 0;
            let acts = s.grammar.frames.in_class(AGENT, lemma) || s.grammar.frames.in_class(PERSON, lemma);
            let opens = text.sentences[f.quantity.sentence as usize].tokens.start == item.tokens.start;
            let named = text.tokens[item.tokens.end as usize - 1].capital() && !opens && !s.grammar.is(word, Set::PricedName);
            !acts && plural == many && !named
        })
    };
    let found = last().find(thing).and_then(|f| f.item.clone());
    let opening = || {
        let tokens = opening_thing(ctx).filter(|_| one && q.dimension != Dimension::Count)?;
        let head = s.text.tokens[tokens.end as usize - 1].word;
        Some(ItemPhrase { tokens, head: s.grammar.lexicon.word(head).to_owned() })
    };
    found.or_else(opening).map(|item| made(Some(item), None))
}

/// Whether a slot is filled with the word that points back to a thing.
pub(in crate::frame) fn is_thing(ctx: &Context<'_>, filler: Option<&Filler>, meant: Option<&Meant>) -> bool {
    let token = meant.map(|m| ctx.s.at + m.token as u32);
    token.is_some_and(|t| match filler {
        Some(Filler::Reference(tokens, _) | Filler::Phrase(tokens)) => tokens.contains(&t),
        _ => false,
    })
}
