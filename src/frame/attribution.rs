//! Who says so: `said X`, `X said`, `according to X`, `citing X`, `the latest calculations estimate`, and speakers carried over quotations.

use super::clause::subject_head;
use super::slots::{Context, at};
use super::syntax::Cat;
use super::{Filler, items};
use crate::grammar::{RuleId, lexicon::Starts, sets::Set};
use crate::parse::{Quantity, Referent};
use std::ops::Range;

/// Sources of one sentence, each with the tokens of its own words.
#[derive(Debug, Default)]
pub(super) struct Sources {
    found: Vec<(Filler, Range<usize>, usize)>,
    rule: Option<RuleId>,
    /// The entry of the noun that names a source without a name.
    sources: Option<RuleId>,
}

impl Sources {
    pub(super) fn rules(&self) -> impl Iterator<Item = RuleId> {
        self.rule.into_iter().chain(self.sources)
    }

    /// The source that says this quantity: the nearest one that the quantity does not stand in.
    pub(super) fn for_quantity(&self, ctx: &Context<'_>, q: &Quantity, actor: Option<&Filler>) -> Option<Filler> {
        let start = (q.tokens.start - ctx.s.at) as usize;
        let best = self
            .found
            .iter()
            .filter(|(_, own, _)| !own.contains(&start))
            .min_by_key(|(_, own, _)| if own.end <= start { start - own.end } else { own.start.saturating_sub(start) })?;
        let _ = actor;
        Some(best.0.clone())
    }
}

/// All sources of a sentence; a speaker whose quotation runs on is carried over.
pub(super) fn read(ctx: &Context<'_>, speaker: &mut Option<(u32, Filler)>) -> Sources {
    let s = ctx.s;
    let mut out = Sources::default();
    // according to X
    let mut i = 0;
    while i < s.len() {
        let begins = s.grammar.lexicon.info(s.word(i)).starts.has(Starts::SOURCE);
        let form = if begins { s.grammar.source_prepositions.longest((i..s.len()).map(|k| s.word(k))) } else { None };
        if let Some((n, values)) = form {
            if let Some((filler, end)) = source_phrase(ctx, i + n) {
                out.found.push((filler, i..end, i));
                out.rule = out.rule.or(Some(values[0]));
            }
            i += n;
        } else {
            i += 1;
        }
    }
    // X said, said X
    for (group, v) in s.verbs.iter().enumerate() {
        let Some(rule) = s.grammar.reporting.get(&v.lemma) else { continue };
        if v.infinitive || !v.finite && !v.passive {
            continue;
        }
        if v.passive {
            continue;
        }
        let after = v.tokens.end;
        // inverted: the verb follows a quotation or comma, the speaker follows the verb
        let inverted = v.tokens.start > 0 && matches!(s.cats[v.tokens.start - 1], Cat::Comma | Cat::Quote);
        if inverted && let Some((filler, end)) = source_phrase(ctx, after) {
            out.found.push((filler, v.tokens.start..end, v.tokens.start));
            out.rule = out.rule.or(Some(*rule));
            continue;
        }
        let Some(head) = subject_head(s, group) else { continue };
        if let Some(filler) = speaker_at(ctx, head) {
            out.sources = out
                .sources
                .or_else(|| s.grammar.source_nouns.get(&s.noun_lemma(head)).copied().filter(|_| matches!(filler, Filler::Phrase(_))));
            let from = s.phrase_at(head).map_or(head, |p| p.tokens.start);
            out.found.push((filler, from..after, from));
            out.rule = out.rule.or(Some(*rule));
        }
    }
    // a quotation that runs on
    let opens = s.cats.iter().filter(|c| **c == Cat::Quote).count();
    if out.found.is_empty() {
        if let Some((sentence, filler)) = speaker.as_ref() {
            let same_block = ctx.scan.text.sentences[*sentence as usize].block == ctx.scan.text.sentences[ctx.sentence as usize].block;
            let quoted = s.is(0, Set::QuoteOpen) || opens % 2 == 1;
            if same_block && quoted && *sentence + 2 >= ctx.sentence {
                out.found.push((filler.clone(), 0..0, 0));
            }
        }
    } else if let Some((filler, ..)) = out.found.last() {
        *speaker = Some((ctx.sentence, filler.clone()));
    }
    out
}

/// The phrase that begins at token `i` as a source: a name in it, else a noun that can say something.
fn source_phrase(ctx: &Context<'_>, i: usize) -> Option<(Filler, usize)> {
    let s = ctx.s;
    let p = s.phrase_from(i).filter(|p| p.tokens.start <= i + 1)?;
    // `a report by X`, `Y, head of X`
    speaker_at(ctx, p.head)
        .or_else(|| p.tokens.clone().filter_map(|k| ctx.mention_at(k)).next_back().map(Filler::Mention))
        .map(|f| (f, p.tokens.end))
}

fn speaker_at(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    if let Some(m) = ctx.mention_at(head) {
        let place = matches!(ctx.mention(m).referent, Referent::Unknown) && s.phrase_at(head).is_some_and(|p| p.preposition.is_some());
        return (!place).then_some(Filler::Mention(m));
    }
    let p = s.phrase_at(head)?;
    let lemma = s.noun_lemma(head);
    let can_say = s.grammar.source_nouns.contains_key(&lemma) || s.grammar.names.roles.longest(std::iter::once(s.word(head))).is_some();
    // `the Russian ministry`, `Ukrainian officials`: the phrase as it stands
    let inside = p.tokens.clone().filter_map(|k| ctx.mention_at(k)).next_back();
    if can_say {
        if let Some(m) = inside.filter(|m| {
            matches!(ctx.mention(*m).referent, Referent::Person | Referent::Known(..))
                && ctx.mention(*m).tokens.end == s.at + head as u32 + 1
        }) {
            return Some(Filler::Mention(m));
        }
        let item = items::of_phrase(s, head)?;
        return Some(Filler::Phrase(s.at + item.tokens.start as u32..s.at + item.tokens.end as u32));
    }
    at(ctx, head).filter(|f| matches!(f, Filler::Reference(..) | Filler::Mention(_)))
}
