//! Slots of a quantity: who fills actor and recipient as its trigger asks. The other slots stand in the files beside this one.

mod actor;
mod by_place;
mod change;
mod company;
mod compare;
mod compared;
mod item;
mod lead;
mod left_out;
mod meant;
mod named;
mod owner;
mod per;
mod placed;
mod places;
mod possessor;
mod reference;
mod rise;
mod tense;
mod time;
mod whole;

pub(super) use actor::{default_actor, fills, its, plays, same, setter, sides, speaker_acts, takeover, victims, whose_level};
pub(super) use by_place::by_place;
pub(super) use change::{change, is_level, level, more, moved, moved_by, pace};
pub(super) use compare::{aside, asked, bracketed, counted_before, gapped, included, like, share_beside, share_price, with_it};
pub(super) use item::elsewhere;
pub(super) use lead::{lead, of_lead};
pub(super) use left_out::{elliptical, harmed, own_verb, same_people};
pub(super) use meant::{is_thing, meant};
pub(super) use named::beneficiary;
pub(super) use per::{per, per_many};
pub(super) use places::places;
pub(super) use rise::{subject_rise, through_rise};
pub(super) use time::{ahead, time};
pub(super) use whole::{base, sharer};

use super::beside::after_preposition;
use super::clause::{Clause, subject_head};
use super::items::{self, Item};
use super::syntax::{Cat, Link, Syntax};
use super::triggers::Fired;
use super::{Filler, ItemPhrase};
use crate::base::Dimension;
use crate::grammar::frames::{AGENT, EVENT, INERT, PERSON, Position, STRIKE, Slot, TIME_NOUN};
use crate::grammar::lexicon::Tag;
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::{Mention, Quantity, Referent, Scan};
use possessor::possessor;
use reference::reference;
use std::ops::Range;

/// One sentence with all that is known of it.
pub(super) struct Context<'a> {
    pub(super) scan: &'a Scan,
    pub(super) s: &'a Syntax<'a>,
    pub(super) sentence: u32,
    pub(super) mentions: Range<usize>,
}

impl Context<'_> {
    /// The mention that holds a token of the sentence.
    pub(super) fn mention_at(&self, i: usize) -> Option<usize> {
        self.s.mentions.get(i).and_then(|m| (*m as usize).checked_sub(1))
    }

    pub(super) fn mention(&self, i: usize) -> &Mention {
        &self.scan.mentions[i]
    }

    /// Somebody who can act.
    pub(super) fn can_act(&self, mention: usize) -> bool {
        match self.mention(mention).referent {
            Referent::Known(entry, role) => {
                let kind = self.s.grammar.names.kind(entry);
                matches!(kind, NameKind::Country | NameKind::Organisation | NameKind::Person) || role == NameRole::Capital
            }
            Referent::Composed(..) | Referent::Person | Referent::Organisation => true,
            Referent::Unknown => false,
        }
    }

    /// `The fire, which broke out in Lund on Monday, killed 12`: whether a clause tells of the event that does what the clause above says.
    fn tells_event(&self, clause: usize) -> bool {
        let s = self.s;
        let node = &s.clauses[clause];
        let Some((head, above)) = node.antecedent.zip(node.parent) else { return false };
        self.is_event(head) && node.subject == node.antecedent && s.clauses[above].subject == Some(head)
    }

    /// Whether a noun tells of something that happens, or that somebody does to others.
    fn is_event(&self, head: usize) -> bool {
        let lemma = self.s.noun_lemma(head);
        [EVENT, STRIKE].iter().any(|class| self.s.grammar.frames.in_class(class, lemma))
    }

    fn is_country(&self, mention: usize) -> bool {
        matches!(self.mention(mention).referent, Referent::Known(e, _) if self.s.grammar.names.kind(e) == NameKind::Country)
    }
}

pub(super) fn item_phrase(s: &Syntax<'_>, item: &Item) -> ItemPhrase {
    ItemPhrase { tokens: s.in_document(&item.tokens), head: item.head_word(s) }
}

/// A quantity that a trigger took: what its slots are filled from.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    pub(super) fired: &'a Fired,
    pub(super) clause: &'a Clause,
    pub(super) item: Option<&'a Item>,
    pub(super) quantity: &'a Quantity,
}

/// Who fills the first slot of the list that anybody fills.
pub(super) fn fill(ctx: &Context<'_>, wanted: &[Slot], by: Taken<'_>) -> Option<Filler> {
    wanted.iter().find_map(|slot| one(ctx, *slot, by))
}

/// As [`fill`], for the one who gets it: people without a name (`Volunteers will be paid …`) count too.
pub(super) fn fill_recipient(ctx: &Context<'_>, wanted: &[Slot], by: Taken<'_>) -> Option<Filler> {
    let s = ctx.s;
    let Taken { fired, clause, quantity: q, .. } = by;
    fill(ctx, wanted, by).or_else(|| {
        let g = fired.verb.and_then(|v| clause.verbs.get(v))?;
        if !wanted.contains(&Slot::Subject) && !(wanted.contains(&Slot::Object) && s.verbs[g.group].passive)
            || q.dimension != Dimension::Money
        {
            return None;
        }
        let head = subject_head(s, g.group)?;
        let (start, end) = super::clause::bounds(s, q);
        if (start..end).contains(&head) { None } else { phrase(ctx, head).or_else(|| unknown(ctx, head)).or_else(|| agents(ctx, head)) }
    })
}

fn one(ctx: &Context<'_>, slot: Slot, by: Taken<'_>) -> Option<Filler> {
    let s = ctx.s;
    let Taken { fired, clause, item, quantity: q } = by;
    let governor = fired.verb.and_then(|v| clause.verbs.get(v)).or_else(|| clause.verbs.first());
    let (q_start, q_end) = super::clause::bounds(s, q);
    let end = item.map_or(q_end, |i| i.tokens.end.max(q_end));
    match slot {
        Slot::Subject => {
            let g = governor?;
            let v = &s.verbs[g.group];
            // `300 injuries were reported by the army`
            if actor::lasted(s, q, g) || v.passive && fired.verb.is_none() && s.reports(g.group) {
                return None;
            }
            let had = v.tokens.start >= q_end && super::beside::had(s, g.group, q_start.saturating_sub(1), q_end);
            if !had && (v.passive || g.position == Position::Object && g.distance == 0 && v.tokens.start >= q_end) {
                return agent(ctx, v.tokens.end);
            }
            let head = subject_head(s, g.group)?;
            // `attacks on the Pentagon outside Washington that left 3,000 dead`: where, not who
            let node = &s.clauses[v.clause];
            let capital = |m: usize| matches!(ctx.mention(m).referent, Referent::Known(_, NameRole::Capital));
            if node.link == Link::Relative
                && node.antecedent == Some(head)
                && s.phrase_at(head).is_some_and(|p| p.preposition.is_some_and(|w| !s.is(w, Set::Of)))
                && ctx.mention_at(head).is_some_and(capital)
            {
                return None;
            }
            // `vessel traffic rose 5%`: what moved does nothing
            let moved = || item.is_some_and(|i| i.head == head) && q.dimension != Dimension::Money && s.mentions[head] == 0;
            if (q_start..if had { q_end } else { end }).contains(&head) || moved() {
                return None;
            }
            doer(ctx, head)
        }
        Slot::Object => {
            let g = governor?;
            let v = &s.verbs[g.group];
            if v.passive {
                let head = subject_head(s, g.group)?;
                return if (q_start..end).contains(&head) { None } else { at(ctx, head).or_else(|| phrase(ctx, head)) };
            }
            let p = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start <= v.tokens.end + 1)?;
            if (q_start..end).contains(&p.head) {
                return None;
            }
            // `fined Dalby €3m`, `awarded Dalby a €3m contract`
            let right = p.head + 1 == q_start || p.head + 2 == q_start && s.cats[q_start - 1] == Cat::Determiner;
            let named = matches!(q.dimension, Dimension::Percent | Dimension::Points) || q.dimension == Dimension::Money && right;
            at(ctx, p.head)
                .or_else(|| phrase(ctx, p.head))
                .or_else(|| unknown(ctx, p.head).filter(|_| named))
                .or_else(|| agents(ctx, p.head).filter(|_| q.dimension == Dimension::Money))
        }
        Slot::Possessor => {
            let token = fired.noun.or_else(|| item.map(|i| i.head))?;
            possessor(ctx, token)
        }
        Slot::After(word) => {
            let noun = fired.noun.map_or(q_end, |n| q_end.min(n + 1));
            let from = governor.filter(|_| fired.verb.is_some()).map_or(noun, |g| s.verbs[g.group].tokens.end);
            let to = next_clause(s, end.max(from));
            // `with 98% of the votes counted, Silva had 54% …`: not past another verb
            let verb = s.verbs.iter().find(|v| v.finite && v.tokens.start >= q_end && !v.passive).filter(|_| fired.verb.is_none());
            let to = verb.map_or(to, |v| to.min(v.tokens.start));
            let head = after_preposition(s, word, from.min(q_end), to).or_else(|| after_preposition(s, word, from, to))?;
            if (q_start..q_end).contains(&head) {
                return None;
            }
            at(ctx, head)
        }
    }
}

/// The end of the clause that begins at or before `from`: the next subordinator, relative or finite verb after a conjunction.
fn next_clause(s: &Syntax<'_>, from: usize) -> usize {
    (from..s.len()).find(|i| matches!(s.cats[*i], Cat::Subordinator | Cat::Relative) || s.is(*i, Set::Semicolon)).unwrap_or(s.len())
}

/// `by X` after a passive.
fn agent(ctx: &Context<'_>, from: usize) -> Option<Filler> {
    let s = ctx.s;
    let to = next_clause(s, from);
    (from..to).filter(|i| s.is(*i, Set::By) && s.cats[*i] == Cat::Preposition).find_map(|i| {
        let p = s.phrase_from(i + 1).filter(|p| p.tokens.start <= i + 1)?;
        doer(ctx, p.head)
    })
}

/// Whoever the phrase around a token names: a mention at its head, else one in it, else what a pronoun stands for.
pub(super) fn at(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    if let Some(m) = ctx.mention_at(head) {
        return named::longer(ctx, m).or_else(|| ctx.can_act(m).then_some(Filler::Mention(m)));
    }
    let p = s.phrase_at(head)?;
    // `Kyiv's allies`: others than he whose they are
    if s.grammar.frames.in_class(crate::grammar::frames::COUNTERPART, s.noun_lemma(head))
        && let Some(mark) = (p.tokens.start..head).find(|i| s.cats[*i] == Cat::PossessiveMark)
    {
        let m = ctx.mention_at(mark.checked_sub(1)?)?;
        let from = (ctx.mention(m).tokens.start - s.at) as usize;
        return Some(Filler::Phrase(s.in_document(&(from..head + 1))));
    }
    // `Russian forces`, `President Biden`, `Russia's army`
    let inside = p.tokens.clone().filter_map(|i| ctx.mention_at(i)).rfind(|m| ctx.can_act(*m));
    // `the Nairobi attack`: where, not who
    let inside = inside.filter(|m| {
        let tokens = &ctx.mention(*m).tokens;
        !places::names_event(ctx, *m, (tokens.start - s.at) as usize, (tokens.end - s.at) as usize)
    });
    if let Some(m) = inside {
        return named::compatriots(ctx, m, p.head).or(Some(Filler::Mention(m)));
    }
    reference(ctx, p.tokens.clone(), head)
}

/// Whoever stands where somebody acts: as [`at`], and names of nothing known, and people and groups without a name.
pub(super) fn doer(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    if ctx.s.is(head, Set::PricedName) {
        return None;
    }
    named::apposed(ctx, head)
        .or_else(|| named::state_of(ctx, head))
        .or_else(|| named::with_partners(ctx, head))
        .or_else(|| ctx.mention_at(head).and_then(|m| named::namesake(ctx, m)))
        .or_else(|| named::striker(ctx, head))
        .or_else(|| court(ctx, head))
        .or_else(|| part(ctx, head))
        .or_else(|| named::body(ctx, head))
        .or_else(|| possessed(ctx, head))
        .or_else(|| at(ctx, head))
        .or_else(|| unknown(ctx, head))
        .or_else(|| owner(ctx, head))
        .or_else(|| member(ctx, head))
        .or_else(|| agents(ctx, head))
}

/// `its goal is`: whose goal it is.
fn owner(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let start = s.phrase_at(head)?.tokens.start;
    let planned = s.grammar.modal_nouns.contains_key(&s.noun_lemma(head));
    if planned && s.cats[start] == Cat::Possessive { reference(ctx, start..start + 1, start) } else { None }
}

/// `a Paris court`: the court, not the town.
fn court(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let inside = s.phrase_at(head)?.tokens.start..head;
    let named = s.is(head, Set::CourtNoun) && s.mentions[head] == 0 && inside.clone().any(|i| s.mentions[i] != 0);
    let whose = inside.clone().any(|i| s.cats[i] == Cat::PossessiveMark);
    items::of_phrase(s, head).filter(|_| named && !whose).map(|i| Filler::Phrase(s.in_document(&i.tokens)))
}

/// `its units`, `their troops`: whose they are.
fn part(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let start = s.phrase_at(head)?.tokens.start;
    let lemma = s.noun_lemma(head);
    let units = s.cats[start] == Cat::Possessive && s.mentions[head] == 0 && s.grammar.frames.in_class(AGENT, lemma);
    let persons = s.is(start, Set::PronounMan) || s.is(start, Set::PronounWoman);
    if units && !persons && !s.is(start, Set::PronounWe) && (!s.grammar.frames.in_class(PERSON, lemma) || s.is(head, Set::OrganisationHead))
    {
        reference(ctx, start..start + 1, start)
    } else {
        None
    }
}

/// `Lario's gas business`: whose part it is, where the name is of nothing known.
fn possessed(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let p = s.phrase_at(head)?;
    let lemma = s.noun_lemma(head);
    let mark = (p.tokens.start + 1..head).rev().find(|i| s.cats[*i] == Cat::PossessiveMark)?;
    let part = s.mentions[head] == 0
        && (s.grammar.frames.in_class(AGENT, lemma) || s.is(head, Set::BranchNoun))
        && !s.grammar.frames.in_class(PERSON, lemma);
    if part { unknown(ctx, mark - 1) } else { None }
}

/// `forces of the 128th Brigade`: the brigade.
fn member(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    if !s.is(head + 1, Set::Of) || !s.grammar.frames.in_class(AGENT, s.noun_lemma(head)) {
        return None;
    }
    let next = s.phrase_from(head + 2).filter(|n| n.tokens.start == head + 2)?;
    ctx.mention_at(next.head).filter(|m| ctx.can_act(*m)).map(Filler::Mention).or_else(|| unknown(ctx, next.head))
}

/// A capitalised name of which nothing is known, where it can be somebody's.
fn unknown(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let m = ctx.mention_at(head)?;
    let unknown = ctx.mention(m).referent == Referent::Unknown;
    (unknown && somebody(ctx, m)).then_some(Filler::Mention(m))
}

/// Whether an unknown name can be somebody: not a storm, a treaty, a cup, nor a word whose capital only opens its sentence.
fn somebody(ctx: &Context<'_>, m: usize) -> bool {
    let text = &ctx.scan.text;
    let grammar = ctx.s.grammar;
    let mention = ctx.mention(m);
    let first = text.sentences[mention.sentence as usize].tokens.start;
    let before = mention.tokens.start.saturating_sub(1).max(first);
    let lemma = |i: u32| grammar.lexicon.noun_lemma(text.tokens[i as usize].word);
    let dated = |i: u32| {
        let word = text.tokens[i as usize].word;
        grammar.months.contains_key(&word) || grammar.weekdays.contains_key(&word)
    };
    // `Last month Brandt cut 400 jobs`
    let period = |i: u32| i < mention.tokens.start && grammar.frames.in_class(TIME_NOUN, lemma(i));
    let inert = (before..mention.tokens.end).any(|i| !period(i) && (grammar.frames.in_class(INERT, lemma(i)) || dated(i)));
    let article = before < mention.tokens.start && grammar.is(text.tokens[before as usize].word, Set::Article);
    let word = grammar.lexicon.info(text.tokens[mention.tokens.start as usize].word);
    let common = word.tag != Tag::Unknown || word.verb != 0 || word.singular != 0 || text.slice(&mention.tokens).ends_with('s');
    let opens = first == mention.tokens.start && mention.tokens.len() == 1 && common && !named::named_elsewhere(ctx, m);
    // `Deforestation in the north`: a strange word that opens a sentence, and where that is
    let next = text.tokens.get(mention.tokens.end as usize).map_or(0, |t| t.word);
    let opens = opens
        || first == mention.tokens.start
            && mention.tokens.len() == 1
            && (grammar.is(next, Set::In) || grammar.is(next, Set::Of))
            && !named::named_elsewhere(ctx, m);
    let letters =
        text.slice(&mention.tokens).chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '’' | '\'' | '&' | '\n'));
    !inert && !article && !opens && letters
}

/// `fishermen`, `the pirates`, `Band D households`; not `the company`, which stands for a name that was not found.
fn agents(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let item = items::of_phrase(s, head)?;
    let lemma = s.noun_lemma(item.head);
    let start = s.phrase_at(head)?.tokens.start;
    let counted = item.tokens.clone().chain(start..item.tokens.start).any(|i| s.quantities[i] != 0);
    if counted {
        return None;
    }
    let points_back = s.is(head, Set::DefiniteCompany) || s.is(head, Set::DefiniteCountry) || s.is(head, Set::DefiniteOrganisation);
    let bare = item.tokens.len() == 1 && s.cats[start] == Cat::Determiner;
    let agent = s.grammar.frames.in_class(AGENT, lemma) && !(points_back && bare);
    agent.then(|| Filler::Phrase(s.in_document(&item.tokens)))
}

fn phrase(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let item = items::of_phrase(ctx.s, head)?;
    let lemma = ctx.s.noun_lemma(item.head);
    let person = ctx.s.grammar.frames.in_class(PERSON, lemma);
    person.then(|| Filler::Phrase(ctx.s.in_document(&item.tokens)))
}
