//! Places that are not named in the clause: the label or heading over a sentence, and what `there` points at.

use super::looks::known_place;
use crate::frame::slots::Context;
use crate::frame::syntax::Cat;
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::Referent;
use crate::text::BlockKind;

/// `Florida: $213m for 71,000 survivors`: what stands before a colon at the start is a label.
pub(super) fn label(ctx: &Context<'_>) -> Option<usize> {
    let s = ctx.s;
    let m = ctx.mentions.clone().next()?;
    let mention = ctx.mention(m);
    let end = (mention.tokens.end - s.at) as usize;
    (mention.tokens.start == s.at && s.is(end, Set::Colon) && known_place(ctx, m)).then_some(m)
}

/// Longest heading, in tokens.
const HEADING: u32 = 6;
/// How many blocks back a heading is looked for.
const BLOCKS: usize = 24;

/// A line of its own above that is nothing but the name of a place.
pub(super) fn heading(ctx: &Context<'_>) -> Option<usize> {
    let text = &ctx.scan.text;
    let block = text.sentences[ctx.sentence as usize].block as usize;
    let listed = text.blocks[block].kind == BlockKind::ListItem;
    let mut paragraphs = 0;
    for b in (block.saturating_sub(BLOCKS)..block).rev() {
        let above = &text.blocks[b];
        if above.kind == BlockKind::Furniture || above.kind == BlockKind::ListItem && listed {
            continue;
        }
        // a list ends what its heading holds for; a paragraph or two belong to one heading
        if above.kind == BlockKind::ListItem {
            return None;
        }
        if above.tokens.len() as u32 > HEADING {
            paragraphs += 1;
            if paragraphs > 2 {
                return None;
            }
            continue;
        }
        let last = text.tokens[above.tokens.end as usize - 1];
        let end = if ctx.s.grammar.is(last.word, Set::Colon) { above.tokens.end - 1 } else { above.tokens.end };
        let k = ctx.scan.mentions.partition_point(|m| m.tokens.start < above.tokens.start);
        let mention = ctx.scan.mentions.get(k)?;
        return (mention.tokens.start == above.tokens.start && mention.tokens.end == end && known_place(ctx, k)).then_some(k);
    }
    None
}

/// `there`, `in the city`: the last place of an earlier sentence.
pub(super) fn pointed(ctx: &Context<'_>, i: usize) -> Option<usize> {
    let s = ctx.s;
    let there = s.is(i, Set::There)
        && !matches!(s.cats.get(i + 1), Some(Cat::Verb | Cat::Auxiliary))
        && i > 0
        && !matches!(s.cats[i - 1], Cat::Auxiliary);
    let named = i >= 2
        && s.is(i, Set::DefinitePlace)
        && !s.is(i, Set::DefiniteCountry)
        && (s.is(i - 1, Set::The) || s.is(i - 1, Set::Demonstrative))
        && s.leads_to_place(i - 2)
        && !s.is(i + 1, Set::Of);
    // `within the country`: the last country
    let country = i >= 2
        && s.is(i, Set::DefiniteCountry)
        && s.is(i, Set::DefinitePlace)
        && (s.is(i - 1, Set::The) || s.is(i - 1, Set::Demonstrative))
        && s.is(i - 2, Set::In);
    if !there && !named && !country {
        return None;
    }
    // `the region` is no town
    let wide = named && !s.grammar.frames.in_class(crate::grammar::frames::TOWN, s.noun_lemma(i));
    let at = s.at + i as u32;
    (0..ctx.mentions.end).rev().take(20).filter(|m| ctx.mention(*m).tokens.end <= at && ctx.mention(*m).sentence + 4 >= ctx.sentence).find(
        |m| match ctx.mention(*m).referent {
            Referent::Known(e, role) if country => s.grammar.names.kind(e) == NameKind::Country && role == NameRole::Name,
            Referent::Known(e, role) => {
                let kind = s.grammar.names.kind(e);
                (!wide && kind == NameKind::City || matches!(kind, NameKind::Region | NameKind::Feature)) && role == NameRole::Name
                    || role == NameRole::Capital && !wide
                    || there && kind == NameKind::Country && role == NameRole::Name
            }
            _ => false,
        },
    )
}
