//! Who says so: `said X`, `X said`, `according to X`, `citing X`, `the latest calculations estimate`, and speakers carried over quotations.

use super::clause::subject_head;
use super::slots::{Context, at};
use super::syntax::{Cat, Link, Syntax};
use super::{Filler, items};
use crate::base::Dimension;
use crate::grammar::frames::AGENT;
use crate::grammar::names::NameRole;
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
    pub(super) fn for_quantity(&self, ctx: &Context<'_>, q: &Quantity) -> Option<Filler> {
        let start = (q.tokens.start - ctx.s.at) as usize;
        let best = self
            .found
            .iter()
            .filter(|(_, own, _)| !own.contains(&start))
            .filter(|(_, own, within)| {
                let s = ctx.s;
                // `said X, 51`: an age behind a name is the writer's
                let apposed = q.dimension == Dimension::Age && start <= own.end + 1 && start >= own.end;
                // `X, who swam there aged six`
                let described =
                    up(s, start).any(|c| s.clauses[c].link == Link::Relative && s.clauses[c].antecedent.is_some_and(|h| own.contains(&h)));
                !apposed && !described && (*within == ANYWHERE || up(s, start).any(|c| c == *within))
            })
            .min_by_key(|(_, own, _)| if own.end <= start { start - own.end } else { own.start.saturating_sub(start) })?;
        Some(best.0.clone())
    }
}

/// A source whose words may stand anywhere in the sentence.
const ANYWHERE: usize = usize::MAX;

/// The clause of a token and those that it hangs on.
fn up<'s>(s: &'s Syntax<'_>, token: usize) -> impl Iterator<Item = usize> + 's {
    let first = s.clause_of.get(token).map(|c| usize::from(*c));
    std::iter::successors(first, |c| s.clauses[*c].parent).take(6)
}

/// `the latest estimate from X is 35`.
fn estimates(ctx: &Context<'_>, out: &mut Sources) {
    let s = ctx.s;
    for v in s.verbs.iter().filter(|v| v.copula) {
        let Some(head) = s.clauses[v.clause].subject.filter(|h| s.is(*h, Set::TargetOf)) else { continue };
        if !(s.is(head + 1, Set::From) || s.is(head + 1, Set::By)) {
            continue;
        }
        let named = s.phrase_from(head + 2).filter(|p| p.tokens.start == head + 2).and_then(|p| ctx.mention_at(p.head));
        if let Some(m) = named.filter(|m| ctx.can_act(*m)) {
            out.found.push((Filler::Mention(m), head..v.tokens.start, ANYWHERE));
        }
    }
}

/// `“…,” she laughed`, `“…,” blasted Inspector X`: whoever a verb right behind a closing quotation mark has for a subject.
fn exclaimed(ctx: &Context<'_>, out: &mut Sources) {
    let s = ctx.s;
    if !out.found.is_empty() {
        return;
    }
    let Some(quote) = (1..s.len()).rev().find(|i| s.cats[*i] == Cat::Quote && s.is(*i, Set::QuoteClose)) else { return };
    let Some(v) = s.verbs.iter().find(|v| v.tokens.start > quote) else { return };
    let speaker = if v.tokens.start == quote + 1 {
        s.phrase_from(v.tokens.end).filter(|p| p.tokens.start == v.tokens.end).map(|p| p.head)
    } else {
        s.phrase_at(v.tokens.start - 1).filter(|p| p.tokens.start == quote + 1).map(|p| p.head)
    };
    if let Some(filler) = speaker.and_then(|h| speaker_at(ctx, h)) {
        out.found.push((filler, quote..v.tokens.end, ANYWHERE));
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
                out.found.push((filler, i..end, ANYWHERE));
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
        // `with analysts projecting 15%`
        let describes = s.clauses[v.clause].link == Link::Participle && s.clauses[v.clause].subject.is_some();
        if v.infinitive || !v.finite && !v.passive && !describes {
            continue;
        }
        if v.passive {
            continue;
        }
        let after = v.tokens.end;
        // inverted: the verb follows a quotation or comma, the speaker follows the verb
        let inverted = v.tokens.start > 0 && matches!(s.cats[v.tokens.start - 1], Cat::Comma | Cat::Quote);
        if inverted && let Some((filler, end)) = source_phrase(ctx, after) {
            out.found.push((filler, v.tokens.start..end, ANYWHERE));
            out.rule = out.rule.or(Some(*rule));
            continue;
        }
        let Some(head) = subject_head(s, group) else { continue };
        if let Some(filler) = speaker_at(ctx, head) {
            // `X, who denies it, faces …`, `although a poll found …`: only what stands inside that clause is said
            let node = &s.clauses[v.clause];
            let within = matches!(node.link, Link::Relative | Link::Subordinate | Link::Participle).then_some(v.clause);
            out.sources = out
                .sources
                .or_else(|| s.grammar.source_nouns.get(&s.noun_lemma(head)).copied().filter(|_| matches!(filler, Filler::Phrase(_))));
            let from = s.phrase_at(head).map_or(head, |p| p.tokens.start);
            out.found.push((filler, from..after, within.unwrap_or(ANYWHERE)));
            out.rule = out.rule.or(Some(*rule));
        }
    }
    estimates(ctx, &mut out);
    exclaimed(ctx, &mut out);
    // a quotation that runs on
    let opens = s.cats.iter().filter(|c| **c == Cat::Quote).count();
    if out.found.is_empty() {
        if let Some((sentence, filler)) = speaker.as_ref() {
            let same_block = ctx.scan.text.sentences[*sentence as usize].block == ctx.scan.text.sentences[ctx.sentence as usize].block;
            let quoted = s.is(0, Set::QuoteOpen) || opens % 2 == 1;
            if same_block && quoted && *sentence + 2 >= ctx.sentence {
                out.found.push((filler.clone(), 0..0, ANYWHERE));
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
    let can_say = can_say || s.grammar.frames.in_class(AGENT, lemma);
    // `PC World's analysis`: whose it is
    if can_say
        && !s.grammar.frames.in_class(AGENT, lemma)
        && let Some(m) = p
            .tokens
            .clone()
            .take_while(|k| *k < head)
            .filter(|k| s.cats.get(*k + 1) == Some(&Cat::PossessiveMark))
            .find_map(|k| ctx.mention_at(k))
        && !matches!(ctx.mention(m).referent, Referent::Known(_, NameRole::Adjective))
    {
        return Some(Filler::Mention(m));
    }
    if can_say {
        if let Some(m) = inside.filter(|m| {
            matches!(ctx.mention(*m).referent, Referent::Person | Referent::Known(..))
                && ctx.mention(*m).tokens.end == s.at + head as u32 + 1
        }) {
            return Some(Filler::Mention(m));
        }
        let item = items::of_phrase(s, head)?;
        return Some(Filler::Phrase(s.in_document(&item.tokens)));
    }
    at(ctx, head).filter(|f| matches!(f, Filler::Reference(..) | Filler::Mention(_)))
}
