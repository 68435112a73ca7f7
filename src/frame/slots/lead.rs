//! What the sentence that leads a list in says of every item.

use super::{Context, at, doer, possessor};
use crate::base::{Dimension, Kind};
use crate::frame::clause::subject_head;
use crate::frame::items::{self, Item};
use crate::frame::syntax::Cat;
use crate::frame::syntax::Syntax;
use crate::frame::{Carried, Filler, ItemPhrase, modality};
use crate::grammar::frames::AGENT;
use crate::grammar::sets::Set;

/// Triggers of the nouns of a lead-in that are kept.
const NAMED: usize = 12;

/// The kind that a noun of the lead-in gives a counted thing (`Losses:` `• six tanks`), and whose the noun was.
pub(in crate::frame) fn of_lead(s: &Syntax<'_>, lead: &Carried, item: Option<&Item>) -> Option<(Kind, Option<Filler>)> {
    let head = s.noun_lemma(item?.head);
    let frames = &s.grammar.frames;
    let fits = |index: &u16| frames.triggers[*index as usize].items.as_ref().is_some_and(|items| frames.among(items, head));
    lead.named.iter().find(|(index, _)| fits(index)).map(|(index, whose)| (frames.triggers[*index as usize].kind, whose.clone()))
}

/// `Estimated losses by state include:`: what the amounts of a list are of, where they stand beside labels.
fn listed(ctx: &Context<'_>) -> Option<ItemPhrase> {
    let s = ctx.s;
    let free = || s.phrases.iter().find(|p| p.preposition.is_none()).map(|p| p.head);
    let head = match s.verbs.len().checked_sub(1) {
        Some(last) => subject_head(s, last)?,
        None => free()?,
    };
    if ctx.mention_at(head).is_some() || s.grammar.frames.in_class(AGENT, s.noun_lemma(head)) {
        return None;
    }
    items::of_phrase(s, head).map(|i| super::item_phrase(s, &i))
}

/// What the sentence that leads a list in says: actor, recipient, modality, and the kind of what it names.
pub(in crate::frame) fn lead(ctx: &Context<'_>) -> Carried {
    let s = ctx.s;
    let mut out = Carried::default();
    // the last verb group with a subject says who
    if let Some(group) = s.verbs.len().checked_sub(1)
        && let Some(head) = subject_head(s, group)
    {
        out.actor = at(ctx, head).filter(|f| matches!(f, Filler::Mention(_)));
    }
    // `On Monday the aid groups:` `• reached 900 people`: whoever stands last without a verb
    if let Some(last) = s.phrases.last().filter(|p| p.preposition.is_none() && s.verbs.iter().all(|v| v.tokens.start > p.head)) {
        out.subject = doer(ctx, last.head);
    }
    for i in 0..s.len() {
        if matches!(s.cats[i], Cat::Preposition | Cat::To)
            && (s.is(i, Set::To) || s.is(i, Set::For))
            && let Some(m) = ctx.mention_at(i + 1).or_else(|| ctx.mention_at(i + 2))
            && ctx.can_act(m)
            && out.recipient.is_none()
        {
            out.recipient = Some(Filler::Mention(m));
        }
    }
    // a label (`Georgia:`) says where, not who
    if out.actor.is_none() && !s.verbs.is_empty() {
        let first = ctx.mentions.clone().find(|m| ctx.can_act(*m) && Some(Filler::Mention(*m)) != out.recipient);
        out.actor = first.map(Filler::Mention);
    }
    out.item = listed(ctx);
    out.modality = modality::of_sentence(ctx);
    // nouns and verbs of the lead-in that name a kind of counted things
    let frames = &s.grammar.frames;
    let mut best: Option<(i32, Kind)> = None;
    let mut money: Option<Kind> = None;
    for i in 0..s.len() {
        for t in frames.by_noun.get(&s.noun_lemma(i)).into_iter().flatten() {
            let index = *t;
            let t = &frames.triggers[index as usize];
            if t.verbs.is_empty() && t.items.is_some() && t.dimensions.has(Dimension::Count) && out.named.len() < NAMED {
                out.named.push((index, possessor(ctx, i)));
            }
            if t.dimensions.has(Dimension::Money) && t.verbs.is_empty() && t.context.is_none() && t.items.is_none() && money.is_none() {
                money = Some(t.kind);
            }
        }
    }
    out.money = money;
    // things that are given as aid are delivered
    if money == Some(Kind::Aid) {
        best = Some((4, Kind::Delivery));
    }
    for v in &s.verbs {
        for t in frames.by_verb.get(&v.lemma).into_iter().flatten() {
            let t = &frames.triggers[*t as usize];
            if t.dimensions.has(Dimension::Count)
                && t.nouns.is_empty()
                && best.is_none_or(|b| b.0 < 3 + t.weight)
                && t.context.is_none()
                && t.items.is_none()
            {
                best = Some((3 + t.weight, t.kind));
            }
        }
    }
    out.kind = best.map(|b| b.1);
    out
}
