//! Where: names of places in the clause of a quantity.

use super::Context;
use crate::base::lexer::PieceKind;
use crate::frame::Filler;
use crate::frame::syntax::Cat;
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Referent};

/// Where: names of places after a preposition of place in the sentence.
pub(in crate::frame) fn places(ctx: &Context<'_>, q: &Quantity, taken: &[&Option<Filler>]) -> Vec<usize> {
    let s = ctx.s;
    let mut out = Vec::new();
    for m in ctx.mentions.clone() {
        let mention = ctx.mention(m);
        if taken.iter().any(|f| matches!(f, Some(Filler::Mention(t)) if *t == m))
            || mention.tokens.start < q.tokens.end && q.tokens.start < mention.tokens.end
        {
            continue;
        }
        let start = (mention.tokens.start - s.at) as usize;
        let end = (mention.tokens.end - s.at) as usize;
        let placed = match mention.referent {
            Referent::Known(e, role) => {
                let kind = s.grammar.names.entry(e).kind;
                matches!(kind, NameKind::Country | NameKind::City | NameKind::Region | NameKind::Feature)
                    && matches!(role, NameRole::Name | NameRole::Capital)
            }
            Referent::Unknown => true,
            _ => false,
        };
        // a possessor or modifier of another noun is no place itself
        let modifies = matches!(s.cats.get(end), Some(Cat::PossessiveMark | Cat::Hyphen))
            || matches!(s.cats.get(end), Some(Cat::Noun)) && s.grammar.names.place_heads.longest(words(ctx, end)).is_none();
        if placed && !modifies && after_place_preposition(ctx, start) {
            out.push(m);
        }
    }
    out.truncate(4);
    out
}

fn words<'c>(ctx: &'c Context<'_>, from: usize) -> impl Iterator<Item = u32> + 'c {
    (from..ctx.s.len()).map(|i| ctx.s.word(i))
}

/// A preposition of place stands before the name, its article, its common noun, or the name it is listed with.
fn after_place_preposition(ctx: &Context<'_>, start: usize) -> bool {
    let s = ctx.s;
    let mut i = start;
    for _ in 0..8 {
        if i == 0 {
            return false;
        }
        i -= 1;
        match s.cats[i] {
            Cat::Preposition => {
                if s.is(i, Set::Of) {
                    // `the city of Kharkiv`, `north of Rubizhne`
                    if i > 0
                        && (s.is(i - 1, Set::DefinitePlace)
                            || s.is(i - 1, Set::MeasureAdjective)
                            || s.grammar.names.place_heads.longest(std::iter::once(s.word(i - 1))).is_some())
                    {
                        i -= 1;
                        continue;
                    }
                    return false;
                }
                // `favourable to Russia`: towards a state is no place
                let towards = s.is(i, Set::To) || s.is(i, Set::From);
                if towards && ctx.mention_at(start).is_some_and(|m| ctx.is_country(m)) {
                    return false;
                }
                let word = s.word(i);
                return s.grammar.names.place_prepositions.longest(std::iter::once(word)).is_some();
            }
            Cat::Determiner | Cat::Adjective | Cat::Name | Cat::Comma | Cat::And | Cat::Noun | Cat::Adverb | Cat::Hyphen => {
                // lists of names go back to one preposition; common nouns only as a place's own (`the city of`)
                if matches!(s.cats[i], Cat::Comma | Cat::And)
                    && !(i > 0 && matches!(s.cats[i - 1], Cat::Name))
                    && !(i > 0 && s.cats[i - 1] == Cat::Comma)
                {
                    return false;
                }
                if s.cats[i] == Cat::Noun
                    && !(s.is(i, Set::DefinitePlace) || s.grammar.names.place_heads.longest(std::iter::once(s.word(i))).is_some())
                {
                    return false;
                }
                if s.text.tokens[s.at as usize + i].kind == PieceKind::Sign && s.cats[i] == Cat::Stop {
                    return false;
                }
            }
            Cat::To if ctx.mention_at(start).is_some_and(|m| ctx.is_country(m)) => return false,
            Cat::To => return s.grammar.names.place_prepositions.longest(std::iter::once(s.word(i))).is_some(),
            _ => return false,
        }
    }
    false
}
