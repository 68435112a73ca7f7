//! Who says so: `said X`, `X said`, `according to X`, `citing X`, `the latest calculations estimate`, and speakers carried over quotations.

use super::clause::subject_head;
use super::slots::{Context, at};
use super::syntax::{Cat, Link, Syntax};
use super::{Filler, items, quotation};
use crate::base::Dimension;
use crate::grammar::frames::AGENT;
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::{RuleId, lexicon::Starts, sets::Set};
use crate::parse::{Quantity, Referent};
use std::ops::Range;

/// One source: who, the tokens of its own words, the clause within which it speaks, the clause of its verb.
#[derive(Debug)]
struct Source {
    who: Filler,
    own: Range<usize>,
    within: usize,
    clause: Option<usize>,
    /// Whoever expects or promises to do something himself: speaks only where nobody else does.
    own_plan: bool,
}

/// Sources of one sentence.
#[derive(Debug, Default)]
pub(super) struct Sources {
    found: Vec<Source>,
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
        let s = ctx.s;
        let best = self
            .found
            .iter()
            .filter(|f| !f.own.contains(&start))
            .filter(|f| {
                // `said X, 51`: an age behind a name is the writer's
                let apposed = q.dimension == Dimension::Age && start <= f.own.end + 1 && start >= f.own.end;
                // `said X, 67, who owns three cows`
                let described = up(s, start).any(|c| {
                    let node = &s.clauses[c];
                    let behind = (f.own.end..f.own.end + 4).contains(&node.start);
                    node.link == Link::Relative && (behind || node.antecedent.is_some_and(|h| f.own.contains(&h)))
                });
                // `X announced a plan, bringing the total to 30`: what comes of saying it is not said
                let outcome = up(s, start)
                    .any(|c| s.clauses[c].link == Link::Adjunct && s.clauses[c].parent == f.clause && f.clause.is_some() && !s.says(c));
                !apposed && !described && !outcome && (f.within == ANYWHERE || up(s, start).any(|c| c == f.within))
            })
            .min_by_key(|f| {
                let (from, to) = if f.own.end <= start { (f.own.end, start) } else { (start, f.own.start.max(start)) };
                let parts = (from..to).filter(|i| s.is(*i, Set::Semicolon)).count();
                // `the paper wrote, citing X`
                (f.own_plan, !s.is(f.own.start, Set::Citing), to - from + parts * 100)
            })?;
        Some(best.who.clone())
    }

    /// The source whose own words stand outside a quotation, the nearest to it.
    pub(super) fn beside(&self, ctx: &Context<'_>, open: u32, end: u32) -> Option<Filler> {
        let at = ctx.s.at;
        let (open, end) = (open.saturating_sub(at) as usize, end.saturating_sub(at) as usize);
        let outside = self.found.iter().filter(|f| f.own.end <= open || f.own.start + 1 >= end);
        let nearest = outside.min_by_key(|f| if f.own.end <= open { open - f.own.end } else { f.own.start.saturating_sub(end) });
        nearest.map(|f| f.who.clone()).filter(|w| quotation::speaks(ctx, w))
    }

    /// The last source that speaks for a whole sentence.
    pub(super) fn main(&self, ctx: &Context<'_>) -> Option<Filler> {
        self.found.iter().rev().find(|f| f.within == ANYWHERE).map(|f| f.who.clone()).filter(|w| quotation::speaks(ctx, w))
    }

    fn push(&mut self, who: Filler, own: Range<usize>) {
        self.found.push(Source { who, own, within: ANYWHERE, clause: None, own_plan: false });
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
            out.push(Filler::Mention(m), head..v.tokens.start);
        }
    }
}

/// `the claim of X that …`, `reports by X that …`, `X's claim that …`.
fn claims(ctx: &Context<'_>, out: &mut Sources) {
    let s = ctx.s;
    for head in (0..s.len()).filter(|i| s.is(*i, Set::ClaimNoun) && s.cats[*i] == Cat::Noun) {
        let Some(p) = s.phrase_at(head).filter(|p| p.head == head) else { continue };
        let behind = s.is(head + 1, Set::Of) || s.is(head + 1, Set::By) || s.is(head + 1, Set::From);
        let (who, end) = if behind {
            let Some(next) = s.phrase_from(head + 2).filter(|n| n.tokens.start == head + 2) else { continue };
            (speaker_at(ctx, next.head), next.tokens.end)
        } else {
            let mark = p.tokens.clone().find(|i| s.cats[*i] == Cat::PossessiveMark);
            (mark.and_then(|i| ctx.mention_at(i - 1)).filter(|m| ctx.can_act(*m)).map(Filler::Mention), head + 1)
        };
        if let Some(who) = who.filter(|_| s.is(end, Set::That)) {
            out.push(who, p.tokens.start..end);
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
        out.push(filler, quote..v.tokens.end);
    }
}

/// All sources of a sentence.
pub(super) fn read(ctx: &Context<'_>) -> Sources {
    let s = ctx.s;
    let mut out = Sources::default();
    // according to X
    let mut i = 0;
    while i < s.len() {
        let begins = s.grammar.lexicon.info(s.word(i)).starts.has(Starts::SOURCE);
        let form = if begins { s.grammar.source_prepositions.longest((i..s.len()).map(|k| s.word(k))) } else { None };
        if let Some((n, values)) = form {
            if let Some((filler, end)) = source_phrase(ctx, i + n) {
                out.push(filler, i..end);
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
        // `She declared it valid, adding that 30 had voted`
        let adding = s.clauses[v.clause].link == Link::Adjunct
            && s.clauses[v.clause].subject.is_some()
            && (s.is(v.tokens.end, Set::That) || says_clause(s, group));
        // `was quoted as saying 12 had died`
        let quoted = group > 0 && s.is(v.tokens.start.wrapping_sub(1), Set::AsWord) && s.verbs[group - 1].passive;
        if let Some(who) = subject_head(s, group.saturating_sub(1)).filter(|_| quoted).and_then(|h| speaker_at(ctx, h)) {
            out.push(who, s.verbs[group - 1].tokens.start..v.tokens.end);
            continue;
        }
        if v.infinitive || !v.finite && !v.passive && !describes && !adding {
            continue;
        }
        if v.passive {
            continue;
        }
        let after = v.tokens.end;
        let level = |i: usize| s.is(i, Set::At) && s.quantities.get(i + 1).is_some_and(|q| *q != 0);
        if s.is(v.main, Set::AtReport) && !(after..s.len()).any(|i| s.cats[i] == Cat::Preposition && level(i)) {
            continue;
        }
        // inverted: the verb follows a quotation or comma, the speaker follows the verb
        let quoted = v.tokens.start > 0 && s.cats[v.tokens.start - 1] == Cat::Quote;
        let bare = v.tokens.start == v.main || quoted;
        // `Lind, the mayor, told the House`: who stands behind it hears it
        let hears = s.grammar.is(v.lemma, Set::HearerVerb);
        let inverted = v.tokens.start > 0 && bare && !hears && (quoted || s.cats[v.tokens.start - 1] == Cat::Comma);
        // `the firm added 300 jobs`: it says something only before a clause or a quotation
        let clause = matches!(s.cats.get(after), None | Some(Cat::Comma | Cat::Quote | Cat::Stop | Cat::Subordinator | Cat::Pronoun));
        if !inverted && s.is(v.main, Set::ClauseReport) && !clause && !says_clause(s, group) {
            continue;
        }
        // `X, a trader, said 30 boats sank`, `X, a trader, said the firm sank`: what follows is what is said
        let told = |end: usize| s.verbs.get(group + 1).is_some_and(|n| n.tokens.start == end && n.finite);
        let counted = s.quantities.get(after).is_some_and(|q| *q != 0);
        if inverted
            && !counted
            && let Some((filler, end)) = source_phrase(ctx, after)
            && !told(end)
            && !s.is(end, Set::That)
        {
            out.push(filler, v.tokens.start..end);
            out.rule = out.rule.or(Some(*rule));
            continue;
        }
        let Some(head) = subject_head(s, group) else { continue };
        // `the number analysts expected`: they speak for that number only
        if s.phrase_at(head).is_some_and(|p| p.tokens.start > 0 && s.is(p.tokens.start - 1, Set::TotalNoun)) {
            continue;
        }
        if let Some(filler) = speaker_at(ctx, head) {
            // `X, who denies it, faces …`, `although a poll found …`: only what stands inside that clause is said
            let node = &s.clauses[v.clause];
            // `sales rose, and the firm expects €4m`: it says what stands behind it
            let first = s.phrase_at(head).map_or(head, |p| p.tokens.start);
            let joined = !clause && first > 1 && s.cats[first - 1] == Cat::And && s.cats[first - 2] == Cat::Comma;
            let own = joined || matches!(node.link, Link::Relative | Link::Subordinate | Link::Participle);
            let within = own.then_some(v.clause);
            out.sources = out
                .sources
                .or_else(|| s.grammar.source_nouns.get(&s.noun_lemma(head)).copied().filter(|_| matches!(filler, Filler::Phrase(_))));
            let from = s.phrase_at(head).map_or(head, |p| p.tokens.start);
            let own_plan = s.verbs.get(group + 1).is_some_and(|n| n.infinitive && n.tokens.start == after);
            out.found.push(Source { who: filler, own: from..after, within: within.unwrap_or(ANYWHERE), clause: Some(v.clause), own_plan });
            out.rule = out.rule.or(Some(*rule));
        }
    }
    estimates(ctx, &mut out);
    claims(ctx, &mut out);
    exclaimed(ctx, &mut out);
    out
}

/// Whether a clause hangs on a verb group as what it says.
fn says_clause(s: &Syntax<'_>, group: usize) -> bool {
    let v = &s.verbs[group];
    let next = s.verbs.get(group + 1);
    let between =
        |to: usize| (v.tokens.end..to).all(|i| !matches!(s.cats[i], Cat::Comma | Cat::And | Cat::Stop | Cat::Preposition | Cat::Relative));
    let counted = s.quantities.get(v.tokens.end).is_some_and(|q| *q != 0);
    !counted && next.is_some_and(|n| n.finite && between(n.tokens.start) && s.clauses[n.clause].link == Link::Complement)
}

/// The name in a label that ends at a token of the document (`From X:`, `X:`).
pub(super) fn label(ctx: &Context<'_>, colon: u32) -> Option<Filler> {
    let last = ctx.mentions.clone().rev().find(|m| ctx.mention(*m).tokens.end <= colon)?;
    (ctx.mention(last).tokens.end + 1 >= colon).then_some(Filler::Mention(last))
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

/// `the head of the union, X, said`: the name behind a role.
fn apposed(ctx: &Context<'_>, head: usize) -> Option<usize> {
    let s = ctx.s;
    let mut i = s.phrase_at(head)?.tokens.end;
    for _ in 0..2 {
        if [Set::Of, Set::For, Set::In, Set::At].iter().any(|set| s.is(i, *set)) {
            i = s.phrase_from(i + 1).filter(|p| p.tokens.start == i + 1)?.tokens.end;
        }
    }
    // `deputy head of the commission Leonid X`
    let last = i.checked_sub(1).filter(|l| s.phrase_at(head).is_some_and(|p| p.tokens.end <= *l)).and_then(|l| ctx.mention_at(l));
    if let Some(m) = last.filter(|m| ctx.mention(*m).referent == Referent::Person || named_person(ctx, *m)) {
        let first = (ctx.mention(m).tokens.start - s.at) as usize;
        if first > 0 && (ctx.mention_at(first - 1).is_some_and(|o| o != m) || s.cats[first - 1] == Cat::Noun) {
            return Some(m);
        }
    }
    // `X, editor at the Gazette, said`
    let start = s.phrase_at(head)?.tokens.start;
    let before = (start > 1 && s.cats[start - 1] == Cat::Comma).then(|| ctx.mention_at(start - 2)).flatten();
    if let Some(m) = before.filter(|m| ctx.mention(*m).referent == Referent::Person && s.cats[start] != Cat::Determiner) {
        return Some(m);
    }
    // `its director, Dr Priya Lal`
    // a title may stand before it
    let title = || s.cats.get(i + 1) == Some(&Cat::Name) || i + 1 < s.len() && s.text.tokens[s.at as usize + i + 1].capital();
    let name = || ctx.mention_at(i + 1).or_else(|| ctx.mention_at(i + 2).filter(|_| title()));
    let m = (s.cats.get(i) == Some(&Cat::Comma)).then(name).flatten()?;
    let closes = (ctx.mention(m).tokens.end - s.at) as usize;
    let person = match ctx.mention(m).referent {
        Referent::Person => true,
        Referent::Unknown => ctx.mention(m).tokens.len() > 1,
        Referent::Known(..) => named_person(ctx, m),
        _ => false,
    };
    (person && matches!(s.cats.get(closes), Some(Cat::Comma | Cat::Stop) | None)).then_some(m)
}

fn named_person(ctx: &Context<'_>, m: usize) -> bool {
    matches!(ctx.mention(m).referent, Referent::Known(e, _) if ctx.s.grammar.names.kind(e) == NameKind::Person)
}

/// `a report by the Kostek Institute`, `figures from the ministry`: whose words they are.
fn author(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    // `the report, by the World Bank, says`
    let by = head + 1 + usize::from(s.cats.get(head + 1) == Some(&Cat::Comma) && s.is(head + 2, Set::By));
    if !(s.is(by, Set::By) || s.is(by, Set::From)) || s.cats[by] != Cat::Preposition {
        return None;
    }
    let p = s.phrase_from(by + 1).filter(|p| p.tokens.start == by + 1)?;
    if let Some(m) = ctx.mention_at(p.head) {
        return Some(Filler::Mention(m));
    }
    let says = s.grammar.frames.in_class(AGENT, s.noun_lemma(p.head));
    items::of_phrase(s, p.head).filter(|_| says).map(|i| Filler::Phrase(s.in_document(&i.tokens)))
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
    if can_say
        && !s.grammar.frames.in_class(AGENT, lemma)
        && let Some(author) = author(ctx, head)
    {
        return Some(author);
    }
    if can_say && let Some(m) = apposed(ctx, head) {
        return Some(Filler::Mention(m));
    }
    if can_say {
        if let Some(m) = inside.filter(|m| {
            matches!(ctx.mention(*m).referent, Referent::Person | Referent::Known(..))
                && ctx.mention(*m).tokens.end == s.at + head as u32 + 1
        }) {
            return Some(Filler::Mention(m));
        }
        // `the company said`: whoever is called so
        let bare = head == p.tokens.start + 1 && s.is(p.tokens.start, Set::The);
        let back = bare && [Set::DefiniteCompany, Set::DefiniteOrganisation].into_iter().any(|set| s.is(head, set));
        if back && let Some(found @ Filler::Reference(..)) = at(ctx, head) {
            return Some(found);
        }
        let item = items::of_phrase(s, head)?;
        return Some(Filler::Phrase(s.in_document(&item.tokens)));
    }
    at(ctx, head).filter(|f| matches!(f, Filler::Reference(..) | Filler::Mention(_)))
}
