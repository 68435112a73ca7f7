//! Slots of a quantity: actor and recipient, item where none follows, base, change, denominator, time, places.

use super::clause::{Clause, Naming, after_preposition, subject_head};
use super::items::{self, Item};
use super::syntax::{Cat, Syntax};
use super::triggers::Fired;
use super::{Carried, Filler, ItemPhrase};
use crate::base::{Change, Dimension, Kind, Relation, lexer::PieceKind};
use crate::grammar::frames::{PERSON, Position, Slot};
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::Set;
use crate::parse::{Mention, Quantity, Referent, Scan, SentenceScan, TimeExpression, Tokens, measure, numeral::Form};
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
                let e = self.s.grammar.names.entry(entry);
                matches!(e.kind, NameKind::Country | NameKind::Organisation | NameKind::Person) || role == NameRole::Capital
            }
            Referent::Composed(..) | Referent::Person | Referent::Organisation => true,
            Referent::Unknown => false,
        }
    }

    fn is_country(&self, mention: usize) -> bool {
        matches!(self.mention(mention).referent, Referent::Known(e, _) if self.s.grammar.names.entry(e).kind == NameKind::Country)
    }
}

pub(super) fn item_phrase(s: &Syntax<'_>, item: &Item) -> ItemPhrase {
    ItemPhrase { tokens: s.at + item.tokens.start as u32..s.at + item.tokens.end as u32, head: item.head_word(s) }
}

/// Who fills the first slot of the list that anybody fills.
pub(super) fn fill(
    ctx: &Context<'_>,
    wanted: &[Slot],
    fired: &Fired,
    clause: &Clause,
    item: Option<&Item>,
    q: &Quantity,
) -> Option<Filler> {
    wanted.iter().find_map(|slot| one(ctx, *slot, fired, clause, item, q))
}

/// As [`fill`], for the one who gets it: people without a name (`Volunteers will be paid …`) count too.
pub(super) fn fill_recipient(
    ctx: &Context<'_>,
    wanted: &[Slot],
    fired: &Fired,
    clause: &Clause,
    item: Option<&Item>,
    q: &Quantity,
) -> Option<Filler> {
    let s = ctx.s;
    fill(ctx, wanted, fired, clause, item, q).or_else(|| {
        let g = fired.verb.and_then(|v| clause.verbs.get(v))?;
        if !wanted.contains(&Slot::Subject) && !(wanted.contains(&Slot::Object) && s.verbs[g.group].passive)
            || q.dimension != Dimension::Money
        {
            return None;
        }
        let head = subject_head(s, g.group)?;
        let (start, end) = super::clause::bounds(s, q);
        if (start..end).contains(&head) { None } else { phrase(ctx, head) }
    })
}

fn one(ctx: &Context<'_>, slot: Slot, fired: &Fired, clause: &Clause, item: Option<&Item>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let governor = fired.verb.and_then(|v| clause.verbs.get(v)).or_else(|| clause.verbs.first());
    let (q_start, q_end) = super::clause::bounds(s, q);
    let end = item.map_or(q_end, |i| i.tokens.end.max(q_end));
    match slot {
        Slot::Subject => {
            let g = governor?;
            let v = &s.verbs[g.group];
            if v.passive || g.position == Position::Object && g.distance == 0 && v.tokens.start >= q_end {
                return agent(ctx, v.tokens.end);
            }
            let head = subject_head(s, g.group)?;
            if (q_start..end).contains(&head) {
                return None;
            }
            at(ctx, head)
        }
        Slot::Object => {
            let g = governor?;
            let v = &s.verbs[g.group];
            if v.passive {
                let head = subject_head(s, g.group)?;
                return if (q_start..end).contains(&head) { None } else { at(ctx, head).or_else(|| phrase(ctx, head)) };
            }
            let p = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start <= v.tokens.end + 1)?;
            if (q_start..end).contains(&p.head) { None } else { at(ctx, p.head).or_else(|| phrase(ctx, p.head)) }
        }
        Slot::Possessor => {
            let token = fired.noun.or_else(|| item.map(|i| i.head))?;
            possessor(ctx, token)
        }
        Slot::After(word) => {
            let from = governor.filter(|_| fired.verb.is_some()).map_or(q_end, |g| s.verbs[g.group].tokens.end);
            let to = next_clause(s, end.max(from));
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
        at(ctx, p.head)
    })
}

/// Whoever the phrase around a token names: a mention at its head, else one in it, else what a pronoun stands for.
pub(super) fn at(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    if let Some(m) = ctx.mention_at(head) {
        return ctx.can_act(m).then_some(Filler::Mention(m));
    }
    let p = s.phrase_at(head)?;
    // `Russian forces`, `President Biden`, `Russia's army`
    let inside = p.tokens.clone().filter_map(|i| ctx.mention_at(i)).rfind(|m| ctx.can_act(*m));
    if let Some(m) = inside {
        return Some(Filler::Mention(m));
    }
    reference(ctx, p.tokens.clone(), head)
}

fn phrase(ctx: &Context<'_>, head: usize) -> Option<Filler> {
    let item = items::of_phrase(ctx.s, head)?;
    let lemma = ctx.s.noun_lemma(item.head);
    let person = ctx.s.grammar.frames.in_class(PERSON, lemma);
    person.then(|| Filler::Phrase(ctx.s.at + item.tokens.start as u32..ctx.s.at + item.tokens.end as u32))
}

/// A pronoun or definite description and the latest earlier name that it can stand for.
fn reference(ctx: &Context<'_>, tokens: Range<usize>, head: usize) -> Option<Filler> {
    let s = ctx.s;
    let definite = s.cats[tokens.start] == Cat::Determiner && (s.is(tokens.start, Set::The) || s.is(tokens.start, Set::Demonstrative))
        || s.cats[tokens.start] == Cat::Possessive;
    let wants = |set| s.is(head, set);
    let kind = if wants(Set::PronounThing) {
        Wanted::Thing
    } else if wants(Set::PronounMan) || wants(Set::PronounWoman) || definite && wants(Set::DefinitePerson) {
        Wanted::Person
    } else if wants(Set::PronounThey) {
        Wanted::Group
    } else if definite && wants(Set::DefiniteCountry) {
        Wanted::Country
    } else if definite && (wants(Set::DefiniteCompany) || wants(Set::DefiniteOrganisation)) {
        Wanted::Organisation
    } else {
        return None;
    };
    let antecedent = ctx.scan.mentions[..ctx.mentions.end].iter().enumerate().rev().take(40).find(|(_, m)| {
        let earlier = m.tokens.end <= s.at + tokens.start as u32;
        let near = m.sentence + 3 >= ctx.sentence;
        earlier && near && kind.takes(ctx, &m.referent) && (m.sentence < ctx.sentence || !matches!(kind, Wanted::Thing))
    })?;
    Some(Filler::Reference(s.at + tokens.start as u32..s.at + tokens.end as u32, antecedent.0))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Thing,
    Person,
    Group,
    Country,
    Organisation,
}

impl Wanted {
    fn takes(self, ctx: &Context<'_>, referent: &Referent) -> bool {
        let known = match referent {
            Referent::Known(e, NameRole::Name | NameRole::Government) => Some(ctx.s.grammar.names.entry(*e).kind),
            Referent::Known(e, NameRole::Surname) => Some(ctx.s.grammar.names.entry(*e).kind),
            _ => None,
        };
        match self {
            Self::Thing => {
                matches!(known, Some(NameKind::Country | NameKind::Organisation))
                    || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
            Self::Person => known == Some(NameKind::Person) || *referent == Referent::Person,
            Self::Group => {
                matches!(known, Some(NameKind::Organisation)) || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
            Self::Country => known == Some(NameKind::Country),
            Self::Organisation => {
                known == Some(NameKind::Organisation) || matches!(referent, Referent::Composed(..) | Referent::Organisation)
            }
        }
    }
}

/// Whose a noun is: `Russia's output`, `Russian output`, `the output of Russia`, `its output`.
fn possessor(ctx: &Context<'_>, token: usize) -> Option<Filler> {
    let s = ctx.s;
    let p = s.phrase_at(token)?;
    let inside = (p.tokens.start..token).rev().filter_map(|i| ctx.mention_at(i)).find(|m| ctx.can_act(*m));
    if let Some(m) = inside {
        return Some(Filler::Mention(m));
    }
    if s.cats[p.tokens.start] == Cat::Possessive
        && let Some(r) = reference(ctx, p.tokens.start..p.tokens.start + 1, p.tokens.start)
    {
        return Some(r);
    }
    if s.is(token + 1, Set::Of) || s.is(token + 1, Set::By) {
        let next = s.phrase_from(token + 2).filter(|n| n.tokens.start <= token + 2)?;
        return ctx.mention_at(next.head).filter(|m| ctx.can_act(*m)).map(Filler::Mention);
    }
    None
}

/// Who acts where no trigger says so: the subject of the active verb that governs the quantity, if it is somebody.
pub(super) fn default_actor(ctx: &Context<'_>, clause: &Clause, item: Option<&Item>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, end) = super::clause::bounds(s, q);
    let g = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= start)?;
    let v = &s.verbs[g.group];
    let direct = g.preposition.is_none();
    let loose = matches!(q.dimension, Dimension::Money | Dimension::Percent | Dimension::Points | Dimension::Count) && !q.compound;
    let says = s.grammar.reporting.contains_key(&v.lemma) && (q.dimension != Dimension::Money || !direct);
    if v.passive || v.copula || says || !direct && !loose {
        return None;
    }
    let head = subject_head(s, g.group)?;
    if (start..end).contains(&head) || item.is_some_and(|i| i.tokens.contains(&head)) {
        return None;
    }
    at(ctx, head)
}

/// The sides of a pair of scores: before the pair the first named is the first number's; the second number's is named behind the pair, or next before it.
pub(super) fn sides(ctx: &Context<'_>, first: &Quantity, second: bool) -> Option<Filler> {
    let s = ctx.s;
    let start = (first.tokens.start - s.at) as usize - if second { 2 } else { 0 };
    let from = (0..start).rev().find(|i| s.is(*i, Set::Semicolon)).map_or(0, |i| i + 1);
    let side = |m: &usize| match ctx.mention(*m).referent {
        Referent::Known(e, _) => matches!(s.grammar.names.entry(e).kind, NameKind::Country | NameKind::Organisation | NameKind::City),
        Referent::Unknown | Referent::Organisation => true,
        _ => false,
    };
    let position = |m: usize| (ctx.mention(m).tokens.start - s.at) as usize;
    let before: Vec<usize> = ctx.mentions.clone().filter(side).filter(|m| (from..start).contains(&position(*m))).collect();
    let behind = ctx.mentions.clone().filter(side).find(|m| {
        (start + 3..start + 6).contains(&position(*m))
            && (start + 3..position(*m)).all(|i| !matches!(s.cats[i], Cat::Comma | Cat::Stop | Cat::And))
    });
    let mention = match (second, before.as_slice(), behind) {
        (false, [first, ..], _) if before.len() <= 2 => Some(*first),
        (false, [.., last], _) => Some(*last),
        (true, _, Some(m)) => Some(m),
        (true, [_, other], None) => Some(*other),
        _ => None,
    };
    mention.map(Filler::Mention)
}

/// Whose target, estimate or claim the quantity is.
pub(super) fn setter(ctx: &Context<'_>, clause: &Clause) -> Option<Filler> {
    let s = ctx.s;
    let noun = clause.nouns.iter().find(|n| matches!(n.how, Naming::Of | Naming::Subject) && s.is(n.token, Set::TargetOf))?;
    let p = s.phrase_at(noun.token)?;
    let mark = (p.tokens.start..noun.token).rev().find(|i| s.cats[*i] == Cat::PossessiveMark)?;
    (p.tokens.start..mark).rev().filter_map(|i| ctx.mention_at(i)).find(|m| ctx.can_act(*m)).map(Filler::Mention)
}

/// The victims' country, where a name or demonym in the item gives it (`400 Russian troops`).
pub(super) fn victims(ctx: &Context<'_>, kind: Kind, item: Option<&Item>) -> Option<Filler> {
    if !matches!(kind, Kind::Deaths | Kind::Injuries | Kind::Missing | Kind::Captured | Kind::EquipmentLoss | Kind::Displacement) {
        return None;
    }
    let item = item?;
    item.tokens.clone().filter(|i| *i != item.head).filter_map(|i| ctx.mention_at(i)).find(|m| ctx.is_country(*m)).map(Filler::Mention)
}

/// The item of a quantity that no noun follows.
pub(super) fn elsewhere(ctx: &Context<'_>, q: &Quantity, clause: &Clause, previous: Option<&Item>, counted: Option<&Item>) -> Option<Item> {
    let s = ctx.s;
    let (q_start, q_end) = super::clause::bounds(s, q);
    // `A man, 53,` and `missiles (30)`
    if q.dimension == Dimension::Age || s.cats.get(q_start.wrapping_sub(1)) == Some(&Cat::Open) {
        let before = q_start.checked_sub(2)?;
        let aged = q_start > 0 && s.is(q_start - 1, Set::Aged);
        let at = if aged && s.cats[before] == Cat::Comma { before.checked_sub(1)? } else { before };
        if let Some(item) = items::of_phrase(s, at) {
            return Some(item);
        }
    }
    // `N of X`, `N in X` for money and shares
    let after = q.per.as_ref().map_or(q_end, |(_, t)| (t.end - s.at) as usize);
    let tail = s.cats.get(after).copied();
    if tail == Some(Cat::Preposition) && !matches!(q.dimension, Dimension::Count) {
        let of = s.is(after, Set::Of);
        let into = s.is(after, Set::In) && q.dimension == Dimension::Money;
        if (of || into)
            && let Some(item) = items::phrase_at(s, after + 1, true).filter(|i| !names_somebody(ctx, i.head) && !s.timed[i.head])
        {
            return Some(item);
        }
    }
    // `spend 5% of GDP on defence`: defence has that share of the whole
    if q.dimension == Dimension::Percent
        && s.is(q_end, Set::Of)
        && let Some(whole) = items::phrase_at(s, q_end + 1, true)
    {
        let on = whole.tokens.end;
        if s.is(on, Set::On)
            && s.cats.get(on) == Some(&Cat::Preposition)
            && let Some(item) = items::phrase_at(s, on + 1, true).filter(|i| !s.timed[i.head])
        {
            return Some(item);
        }
    }
    // the noun that it is the value of: `a toll of 35`, `defence spending of €86bn`, `raised tariffs to 25%`
    let measured = !matches!(q.dimension, Dimension::Count) || q.compound;
    let order = |how: Naming| match how {
        Naming::Head | Naming::Of => 0,
        Naming::Modifier => 1,
        Naming::Object => 2,
        Naming::Subject => 3,
    };
    let active = clause
        .verbs
        .first()
        .is_some_and(|g| g.position == Position::Object && !s.verbs[g.group].copula && s.verbs[g.group].tokens.end <= q_start);
    let mut nouns: Vec<_> =
        clause.nouns.iter().filter(|n| n.token < q_start).filter(|n| measured || n.how != Naming::Subject || !active).collect();
    nouns.sort_by_key(|n| order(n.how));
    for noun in nouns {
        // `a total of 35`: the total is of what the clause is about
        let total =
            noun.how == Naming::Of && s.is(noun.token, Set::TotalNoun) && s.phrase_at(noun.token).is_none_or(|p| p.tokens.len() <= 2);
        let item = items::of_phrase(s, noun.token);
        // whoever is paid is no item; a target of so many is of what the sentence counts already
        let paid =
            q.dimension == Dimension::Money && noun.how == Naming::Subject && s.grammar.frames.in_class(PERSON, s.noun_lemma(noun.token));
        let goal = matches!(noun.how, Naming::Of | Naming::Object)
            && counted.is_some()
            && s.grammar.modal_nouns.contains_key(&s.noun_lemma(noun.token))
            && q.dimension == Dimension::Count;
        if paid || goal {
            continue;
        }
        let fits = item.as_ref().is_some_and(|i| !names_somebody(ctx, i.head) && i.head != q_start && !s.timed[i.head]);
        if fits && !total {
            return through_total(s, item);
        }
    }
    if let Some(previous) = previous.or(counted.filter(|_| clause.nouns.iter().any(|n| n.how == Naming::Of))) {
        return Some(previous.clone());
    }
    if active && !measured {
        return None;
    }
    // the subject of the clause
    let governor = clause.verbs.iter().find(|g| g.position != Position::Subject).or(clause.verbs.first())?;
    if governor.position == Position::Subject && !measured {
        return None;
    }
    let head = subject_head(s, governor.group)?;
    if (q_start..q_end).contains(&head) || s.timed[head] {
        return None;
    }
    let item = items::of_phrase(s, head)?;
    if q.dimension == Dimension::Money && s.grammar.frames.in_class(PERSON, s.noun_lemma(item.head)) {
        return None;
    }
    if names_somebody(ctx, item.head) { None } else { through_total(s, Some(item)) }
}

/// A count whose noun is left out (`and 160 were injured`) takes the noun of the count of people before it.
pub(super) fn elliptical(
    grammar: &crate::grammar::Grammar,
    q: &Quantity,
    kind: Kind,
    clause: &Clause,
    before: &[super::Frame],
) -> Option<ItemPhrase> {
    let people = matches!(kind, Kind::Deaths | Kind::Injuries | Kind::Missing | Kind::Captured | Kind::Displacement | Kind::Participants);
    if q.dimension != Dimension::Count || q.score || clause.verbs.is_empty() || !people {
        return None;
    }
    before
        .iter()
        .rev()
        .take(6)
        .take_while(|f| f.quantity.sentence + 2 >= q.sentence)
        .filter_map(|f| f.item.as_ref())
        .find(|i| grammar.frames.in_class(PERSON, grammar.lexicon.id(&i.head)))
        .cloned()
}

/// Whether a token belongs to the name of somebody or some place that is known; an unknown name can be a thing.
fn names_somebody(ctx: &Context<'_>, i: usize) -> bool {
    ctx.mention_at(i).is_some_and(|m| !matches!(ctx.mention(m).referent, Referent::Unknown))
}

/// `the number of deaths rose to 35`: the deaths are counted.
fn through_total(s: &Syntax<'_>, item: Option<Item>) -> Option<Item> {
    let item = item?;
    if s.is(item.head, Set::TotalNoun)
        && s.is(item.head + 1, Set::Of)
        && let Some(inner) = items::phrase_at(s, item.head + 2, true)
    {
        return Some(inner);
    }
    Some(item)
}

/// For a share: the whole that the clause names besides the item.
pub(super) fn base(ctx: &Context<'_>, q: &Quantity, item: Option<&Item>) -> Option<Item> {
    if !matches!(q.dimension, Dimension::Percent) {
        return None;
    }
    let s = ctx.s;
    let end = (q.tokens.end - s.at) as usize;
    if !s.is(end, Set::Of) {
        return None;
    }
    let whole = items::phrase_at(s, end + 1, true)?;
    // the clause also names what has that share: `spend 5% of GDP on defence`
    let after = whole.tokens.end;
    if s.is(after, Set::On) && s.cats.get(after) == Some(&Cat::Preposition) {
        return Some(whole).filter(|w| item.is_none_or(|i| i != w));
    }
    None
}

/// Which way a growth goes, by the verb or noun that it hangs on.
pub(super) fn change(ctx: &Context<'_>, q: &Quantity, clause: &Clause, kind: Kind) -> Option<Change> {
    let s = ctx.s;
    let (start, end) = super::clause::bounds(s, q);
    let direction = |i: usize| {
        if s.is(i, Set::IncreaseToBy) {
            Some(Change::Increase)
        } else if s.is(i, Set::DecreaseToBy) {
            Some(Change::Decrease)
        } else {
            None
        }
    };
    let relative = matches!(q.dimension, Dimension::Percent | Dimension::Points | Dimension::Fraction | Dimension::Multiple);
    // `up 5%`, `down 30`
    if start > 0
        && relative
        && let Some(c) = direction(start - 1)
    {
        return Some(c);
    }
    // `by 5%`
    let by = start > 0 && s.is(start - 1, Set::By);
    let to = stands(s, q, start) || start > 0 && s.is(start - 1, Set::To);
    // `an increase of €12.5bn`, `a cut of 300 jobs`
    if start > 1
        && s.is(start - 1, Set::Of)
        && matches!(s.cats[start - 2], Cat::Noun)
        && let Some(c) = direction(start - 2)
    {
        return Some(c);
    }
    if (by || relative && !to && kind == Kind::Growth)
        && let Some(g) = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= start)
        && let Some(c) = direction(s.verbs[g.group].main)
    {
        return Some(c);
    }
    // `a 5% rise`, `5% higher`, `20 cents cheaper`
    if relative || q.dimension == Dimension::Money || q.dimension == Dimension::Duration {
        let next = (end..(end + 3).min(s.len())).find(|i| !matches!(s.cats[*i], Cat::Hyphen));
        if let Some(c) = next.and_then(direction) {
            return Some(c);
        }
    }
    None
}

/// `30 more`, `200 additional officers`: an increase.
pub(super) fn more(s: &Syntax<'_>, q: &Quantity) -> Option<Change> {
    let end = (q.tokens.end - s.at) as usize;
    let word = s.is(end, Set::More) && s.is(end, Set::IncreaseToBy) && !s.is(end + 1, Set::Than);
    word.then_some(Change::Increase)
}

/// Whether the number stands after `to`, `from` or `at`: where something stands, not how far it moved.
pub(super) fn is_level(s: &Syntax<'_>, q: &Quantity) -> bool {
    stands(s, q, (q.tokens.start - s.at) as usize)
}

/// The same of a number that begins at token `start`; `fell below 5%` says where it stands too.
fn stands(s: &Syntax<'_>, q: &Quantity, start: usize) -> bool {
    let bound = matches!(q.relation, Relation::Above | Relation::Below) && s.is(start, Set::Preposition);
    start > 0
        && (s.cats[start - 1] == Cat::To
            || s.is(start - 1, Set::From)
            || s.is(start - 1, Set::At)
            || bound && s.is(start, Set::AgeBound) && s.is(start - 1, Set::MoveFromTo))
}

/// A number after `to` or `from` is a level, not a change.
pub(super) fn level(s: &Syntax<'_>, q: &Quantity, start: usize, change: Option<Change>) -> Option<Change> {
    if stands(s, q, start) && q.change.is_none() && q.form != Form::Multiple { None } else { change }
}

/// The denominator: right behind the amount, behind its noun phrase, or an adverb or adjective of rate in the clause.
pub(super) fn per(ctx: &Context<'_>, q: &Quantity, item: Option<&Item>, clause: &Clause) -> Option<String> {
    if let Some((per, _)) = &q.per {
        return Some(per.clone());
    }
    if matches!(
        q.dimension,
        Dimension::Duration
            | Dimension::Age
            | Dimension::Percent
            | Dimension::Points
            | Dimension::Multiple
            | Dimension::Fraction
            | Dimension::Temperature
            | Dimension::Speed
    ) {
        return None;
    }
    let s = ctx.s;
    let (start, end) = super::clause::bounds(s, q);
    let sentence = &ctx.scan.text.sentences[ctx.sentence as usize];
    let tokens = &ctx.scan.text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
    let view = Tokens { tokens, at: s.at, text: &ctx.scan.text.document.text, grammar: s.grammar };
    let from = item.filter(|i| i.tokens.start >= end).map_or(end, |i| i.tokens.end);
    let stop = (from..s.len())
        .find(|i| s.quantities[*i] != 0 || matches!(s.cats[*i], Cat::Stop | Cat::Subordinator | Cat::Relative | Cat::Comma | Cat::Dash))
        .unwrap_or(s.len());
    // right behind the noun anything may stand, further on only periods
    if from < s.len()
        && from > end
        && let Some((per, n)) = measure::per(view.skip(from), false)
    {
        let article = s.cats[from] == Cat::Determiner && n <= 2;
        if !article || measure::per_period(&view.skip(from)).is_some() {
            return Some(per);
        }
    }
    for i in from..stop.min(from + 12) {
        if let Some((per, n)) = measure::per_period(&view.skip(i)) {
            // an adjective of rate before another noun says nothing of this one
            let adjective = matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Name | Cat::Adjective)) && s.cats[i] == Cat::Adjective;
            let inside_time = s.timed[i] || s.is(i + n, Set::Ago);
            if !adjective && !inside_time {
                return Some(per);
            }
        }
    }
    // `annual output of 3,000`, `daily production rose to 5m barrels`
    let noun = clause.nouns.iter().filter(|n| n.token < start).min_by_key(|n| n.how)?;
    let phrase = s.phrase_at(noun.token)?;
    phrase.tokens.clone().find_map(|i| {
        if s.cats[i] == Cat::Adjective { measure::per_period(&view.skip(i)).filter(|(_, n)| *n == 1).map(|p| p.0) } else { None }
    })
}

/// The time that dates a quantity: in its clause the nearest, else the only strong one of the sentence.
pub(super) fn time(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity) -> Option<TimeExpression> {
    let s = ctx.s;
    let own = |t: &&TimeExpression| !t.weak && !(t.core.start < q.tokens.end && q.tokens.start < t.core.end);
    // a date inside a relative clause that the quantity stands outside of dates that clause only
    let relative = |t: &&TimeExpression| {
        let (at, from) = ((t.core.start - s.at) as usize, (q.tokens.start - s.at) as usize);
        let opened = (0..at).rev().take_while(|i| !matches!(s.cats[*i], Cat::Stop | Cat::Quote)).find(|i| s.cats[*i] == Cat::Relative);
        opened.is_some_and(|r| from < r || (at..from).any(|i| s.cats[i] == Cat::Comma))
    };
    let strong: Vec<&TimeExpression> = found.times.iter().filter(own).filter(|t| !relative(t)).collect();
    let distance = |t: &TimeExpression| {
        let (a, b) =
            if t.tokens.end <= q.tokens.start { (t.tokens.end, q.tokens.start) } else { (q.tokens.end, t.tokens.start.max(q.tokens.end)) };
        let (from, to) = ((a - s.at) as usize, (b - s.at) as usize);
        let walls = (from..to).filter(|i| matches!(s.cats[*i], Cat::Subordinator | Cat::Relative) || s.is(*i, Set::Semicolon)).count();
        let other = (from..to).filter(|i| s.quantities[*i] != 0 && (*i == 0 || s.quantities[*i - 1] != s.quantities[*i])).count();
        (walls * 12 + other * 3 + (to - from), t.tokens.start)
    };
    strong.into_iter().min_by_key(|t| distance(t)).cloned()
}

/// Where: names of places after a preposition of place in the sentence.
pub(super) fn places(ctx: &Context<'_>, q: &Quantity, taken: &[&Option<Filler>]) -> Vec<usize> {
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

/// What the sentence that leads a list in says: actor, recipient, modality, and the kind of what it names.
pub(super) fn lead(ctx: &Context<'_>) -> Carried {
    let s = ctx.s;
    let mut out = Carried::default();
    // the last verb group with a subject says who
    if let Some(group) = s.verbs.len().checked_sub(1)
        && let Some(head) = subject_head(s, group)
    {
        out.actor = at(ctx, head).filter(|f| matches!(f, Filler::Mention(_)));
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
    if out.actor.is_none() {
        let first = ctx.mentions.clone().find(|m| ctx.can_act(*m) && Some(Filler::Mention(*m)) != out.recipient);
        out.actor = first.map(Filler::Mention);
    }
    out.modality = super::modality::of_sentence(ctx);
    // nouns and verbs of the lead-in that name a kind of counted things
    let frames = &s.grammar.frames;
    let mut best: Option<(i32, Kind)> = None;
    let mut money: Option<Kind> = None;
    for i in 0..s.len() {
        for t in frames.by_noun.get(&s.noun_lemma(i)).into_iter().flatten() {
            let t = &frames.triggers[*t as usize];
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
