//! The company that a text is about: for whom its officers speak, and who is called `the company` further on.

use super::Context;
use super::reference::{FAR, Wanted, beside, heads, suits};
use crate::frame::Filler;
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::Referent;

/// The company that a chief executive, chairman or spokesman without another speaks for: the one that the sentences before are about.
pub(super) fn spoken_for(ctx: &Context<'_>, speaker: usize) -> Option<Filler> {
    let text = &ctx.scan.text;
    let is = |i: u32, set| text.tokens.get(i as usize).is_some_and(|t| ctx.s.grammar.is(t.word, set));
    let surname = |m: usize| text.tokens[ctx.scan.mentions[m].tokens.end as usize - 1].word;
    let letters = |m: usize| text.word(ctx.scan.mentions[m].tokens.end - 1);
    // where the speaker, or the same name before, is called an officer of a company
    let office = |m: usize| {
        let t = &ctx.scan.mentions[m].tokens;
        (t.start.saturating_sub(OFFICE)..t.start).chain(t.end..t.end + OFFICE).any(|i| is(i, Set::CompanyOffice))
    };
    let named = (speaker.saturating_sub(NEAR)..=speaker).rev();
    let mut named = named.filter(|m| *m == speaker || surname(*m) == surname(speaker) && letters(*m) == letters(speaker));
    if !named.any(office) {
        return None;
    }
    let own = ctx.scan.mentions[speaker].sentence;
    let body = |m: usize| match ctx.scan.mentions[m].referent {
        Referent::Known(e, NameRole::Name) => ctx.s.grammar.names.kind(e) == NameKind::Organisation,
        Referent::Organisation => true,
        _ => false,
    };
    let from = speaker.saturating_sub(NEAR);
    let found = (from..speaker).rev().find(|m| ctx.scan.mentions[*m].sentence + FAR > own && body(*m) && heads(ctx, *m));
    found.map(Filler::Mention)
}

/// Words beside a name in which what it is called stands.
const OFFICE: u32 = 4;

/// Names back.
const NEAR: usize = 40;

/// The subject of a sentence further up, for what is called `the company`.
pub(super) fn far(ctx: &Context<'_>, kind: Wanted, sentence: u32) -> Option<usize> {
    if kind != Wanted::Organisation {
        return None;
    }
    let mut end = ctx.scan.mentions[..ctx.mentions.start].partition_point(|m| m.sentence < sentence);
    for _ in 0..FAR {
        let last = ctx.scan.mentions.get(end.checked_sub(1)?)?;
        if last.sentence + FAR < sentence {
            return None;
        }
        let from = ctx.scan.mentions[..end].partition_point(|m| m.sentence < last.sentence);
        if let Some(m) = (from..end).find(|m| heads(ctx, *m) && !beside(ctx, *m)).filter(|m| suits(ctx, kind, *m)) {
            return Some(m);
        }
        // `Shares in Orvane plc rose.`: a company by its looks, wherever it stands
        let firm = |m: &usize| match ctx.scan.mentions[*m].referent {
            Referent::Known(e, NameRole::Name) => ctx.s.grammar.names.company(e),
            Referent::Organisation => {
                let last = ctx.scan.mentions[*m].tokens.end - 1;
                ctx.s.grammar.is(ctx.scan.text.tokens[last as usize].word, Set::CompanySuffix)
            }
            _ => false,
        };
        if let Some(m) = (from..end).find(firm) {
            return Some(m);
        }
        end = from;
    }
    None
}
