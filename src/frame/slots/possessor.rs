//! Whose a noun is.

use super::reference::reference;
use super::{Context, unknown};
use crate::frame::Filler;
use crate::frame::syntax::Cat;
use crate::grammar::frames::{AGENT, WORKER};
use crate::grammar::lexicon::Tag;
use crate::grammar::names::NameKind;
use crate::grammar::sets::Set;
use crate::parse::Referent;

/// Whose a noun is: `Russia's output`, `Russian output`, `the output of Russia`, `its output`.
pub(super) fn possessor(ctx: &Context<'_>, token: usize) -> Option<Filler> {
    let s = ctx.s;
    let p = s.phrase_at(token)?;
    let owns = |i: &usize| {
        let m = ctx.mention_at(*i).unwrap_or_default();
        // `Tamworth Steel shares`: a name of several words needs no mark
        let first = ctx.scan.text.tokens[ctx.mention(m).tokens.start as usize].word;
        let several = ctx.mention(m).tokens.len() > 1
            && matches!(s.grammar.lexicon.info(first).tag, Tag::Unknown | Tag::Noun)
            && s.grammar.lexicon.info(first).number == 0;
        ctx.can_act(m) || (several || s.cats[i + 1] == Cat::PossessiveMark) && unknown(ctx, *i).is_some()
    };
    let inside = (p.tokens.start..token).rev().filter(|i| ctx.mention_at(*i).is_some()).find(owns).and_then(|i| ctx.mention_at(i));
    if let Some(m) = inside {
        return Some(Filler::Mention(m));
    }
    // `the company's sales`, `the growers' losses`
    if let Some(mark) = (p.tokens.start + 1..token).rev().find(|i| s.cats[*i] == Cat::PossessiveMark) {
        let whose = mark - 1;
        let agent = s.grammar.frames.in_class(AGENT, s.noun_lemma(whose)) && s.mentions[whose] == 0;
        let start = p.tokens.start + usize::from(s.cats[p.tokens.start] == Cat::Determiner);
        let plain =
            || (start < mark && s.grammar.lexicon.info(s.word(whose)).singular != 0).then(|| Filler::Phrase(s.in_document(&(start..mark))));
        return if agent { reference(ctx, p.tokens.start..mark, whose).or_else(plain) } else { None };
    }
    if s.cats[p.tokens.start] == Cat::Possessive
        && let Some(r) = reference(ctx, p.tokens.start..p.tokens.start + 1, p.tokens.start)
    {
        return Some(r);
    }
    // `sales at Rolland`, `shares in Rolland rose`
    let shares = || s.is(token + 1, Set::In) && s.is(token, Set::HoldingNoun) && s.clauses.iter().any(|c| c.subject == Some(token));
    // `students at Rolland` are nobody's
    let visits = s.person(token) && !s.grammar.frames.in_class(WORKER, s.noun_lemma(token));
    if (s.is(token + 1, Set::At) && !s.is(token, Set::SiteNoun) && !visits || shares())
        && s.cats[token + 1] == Cat::Preposition
        && !s.is(token + 1, Set::On)
    {
        let next = s.phrase_from(token + 2).filter(|n| n.tokens.start == token + 2)?;
        let group = |m: &usize| match ctx.mention(*m).referent {
            Referent::Known(e, _) => s.grammar.names.kind(e) == NameKind::Organisation,
            Referent::Organisation | Referent::Unknown => true,
            _ => false,
        };
        return ctx.mention_at(next.head).filter(group).map(Filler::Mention);
    }
    if s.is(token + 1, Set::Of) || s.is(token + 1, Set::By) {
        let next = s.phrase_from(token + 2).filter(|n| n.tokens.start <= token + 2)?;
        return ctx.mention_at(next.head).filter(|m| ctx.can_act(*m)).map(Filler::Mention);
    }
    None
}
