//! Who acts where no trigger says so; sides of a score; who set a target; whose the victims are.

use super::possessor::possessor;
use super::{Context, doer, reference};
use crate::base::{Dimension, Kind};
use crate::frame::Filler;
use crate::frame::clause::{Clause, Governor, Naming, bounds, subject_head};
use crate::frame::items::Item;
use crate::frame::syntax::{Cat, LEVELS, Link, MOVES, Syntax};
use crate::grammar::frames::{PERSON, Position};
use crate::grammar::names::NameKind;
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Referent};

/// Who acts where no trigger says so: the subject of the active verb that governs the quantity, if it is somebody; else whoever does what
/// that clause hangs on.
pub(in crate::frame) fn default_actor(ctx: &Context<'_>, clause: &Clause, item: Option<&Item>, q: &Quantity) -> Option<Filler> {
    let (start, _) = bounds(ctx.s, q);
    let others = start > 0 && ctx.s.cats[start - 1] == Cat::PossessiveMark;
    let own = || owner(ctx, start, item, q);
    if others { own().or_else(|| acting(ctx, clause, item, q)) } else { acting(ctx, clause, item, q).or_else(own) }
}

/// `Lumikko's 430 staff`, `its 12 branches`: whose the counted are, where no verb says who does something.
fn owner(ctx: &Context<'_>, start: usize, item: Option<&Item>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let mark = start > 0 && matches!(s.cats[start - 1], Cat::PossessiveMark | Cat::Possessive);
    if !mark || q.dimension != Dimension::Count || q.compound {
        return None;
    }
    // `to Mexico's three`
    let bare = || {
        let whose = ctx.mention_at(start.checked_sub(2)?)?;
        (s.cats[start - 1] == Cat::PossessiveMark && (ctx.can_act(whose) || super::somebody(ctx, whose))).then_some(Filler::Mention(whose))
    };
    item.filter(|i| i.head > start).and_then(|i| possessor(ctx, i.head)).or_else(bare)
}

/// `its $20bn share`, `their 3% stake`: whose it is.
pub(in crate::frame) fn its(ctx: &Context<'_>, clause: &Clause, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let own = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= bounds(s, q).0).and_then(|g| subject_head(s, g.group));
    let own = own.and_then(|h| ctx.mention_at(h)).filter(|m| ctx.can_act(*m));
    let before = bounds(s, q).0.checked_sub(1)?;
    let held = matches!(q.dimension, Dimension::Money | Dimension::Percent | Dimension::Power | Dimension::Energy);
    if held && s.cats[before] == Cat::Possessive {
        own.map(Filler::Mention).or_else(|| reference(ctx, before..before + 1, before))
    } else {
        None
    }
}

/// `bringing U.S. aid to Ukraine to $1bn`: whose the level is that somebody moved.
pub(in crate::frame) fn whose_level(ctx: &Context<'_>, clause: &Clause, item: Option<&Item>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let g = clause.verbs.first()?;
    let (start, _) = bounds(s, q);
    let object = item.filter(|i| i.head < start && i.head >= s.verbs[g.group].tokens.end)?;
    let to = g.preposition.is_some_and(|p| s.cats[p] == Cat::To);
    if to { possessor(ctx, object.head).filter(|f| matches!(f, Filler::Mention(_))) } else { None }
}

/// Who acts where the subject of the verb that governs a quantity, or whose it is, is whoever speaks: `I` the speaker, `we` and `our plant` the
/// organisation that speaks or that the speaker belongs to.
pub(in crate::frame) fn speaker_acts(ctx: &Context<'_>, q: &Quantity, clause: &Clause, speaker: &Filler) -> Option<Filler> {
    let s = ctx.s;
    let (start, end) = bounds(s, q);
    let mut subjects = clause
        .verbs
        .iter()
        .filter(|g| !s.verbs[g.group].passive && (s.verbs[g.group].tokens.end <= start || g.position == Position::Object))
        .filter_map(|g| subject_head(s, g.group))
        .filter(|h| !(start..end).contains(h));
    let word = subjects.find_map(|h| {
        let from = s.phrase_at(h).map_or(h, |p| p.tokens.start);
        [h, from].into_iter().find(|i| s.is(*i, Set::PronounI) || s.is(*i, Set::PronounWe))
    })?;
    if s.is(word, Set::PronounI) {
        return Some(speaker.clone());
    }
    match speaker {
        Filler::Mention(m) | Filler::Reference(_, m) => group_of(ctx, *m),
        Filler::Phrase(_) => None,
    }
}

/// Whom a speaker speaks for: itself if it is an organisation or a state; the organisation that an apposition or a title names
/// (`said X, chief executive of Y`, `Y's director X`).
fn group_of(ctx: &Context<'_>, speaker: usize) -> Option<Filler> {
    let body = |m: usize| match ctx.scan.mentions[m].referent {
        Referent::Known(e, _) => matches!(ctx.s.grammar.names.kind(e), NameKind::Country | NameKind::Organisation),
        Referent::Composed(..) | Referent::Organisation => true,
        _ => false,
    };
    let text = &ctx.scan.text;
    let own = &ctx.scan.mentions[speaker];
    let is = |i: u32, set| text.tokens.get(i as usize).is_some_and(|t| ctx.s.grammar.is(t.word, set));
    let person = |i: u32| {
        text.tokens.get(i as usize).is_some_and(|t| ctx.s.grammar.frames.in_class(PERSON, ctx.s.grammar.lexicon.noun_lemma(t.word)))
    };
    // `said Ivo Marek, the club's chairman`
    let office = is(own.tokens.end, Set::Comma) && (own.tokens.end + 1..own.tokens.end + APPOSED).any(person);
    let unknown = own.referent == Referent::Unknown && own.tokens.len() > 1 && !office;
    if body(speaker) || unknown {
        return Some(Filler::Mention(speaker));
    }
    let same = |m: usize| ctx.scan.mentions[m].sentence == own.sentence;
    // `X, chief executive of Y`
    let behind = speaker + 1;
    if behind < ctx.scan.mentions.len()
        && same(behind)
        && is(own.tokens.end, Set::Comma)
        && ctx.scan.mentions[behind].tokens.start <= own.tokens.end + APPOSED
    {
        let before = ctx.scan.mentions[behind].tokens.start;
        let hangs = (before - 1..before)
            .chain(before - 2..before - 1)
            .any(|i| is(i, Set::Of) || is(i, Set::At) || is(i, Set::For) || is(i, Set::In));
        let wall = (own.tokens.end + 1..before).any(|i| is(i, Set::Comma) || is(i, Set::Relative));
        if hangs && !wall && ctx.scan.mentions[behind].referent != Referent::Person {
            return Some(Filler::Mention(behind));
        }
    }
    // `Y's director X`, `Y director X`
    let Some(before) = speaker.checked_sub(1).filter(|b| same(*b)) else { return super::company::spoken_for(ctx, speaker) };
    let near = ctx.scan.mentions[before].tokens.end + APPOSED >= own.tokens.start;
    let wall = (ctx.scan.mentions[before].tokens.end..own.tokens.start).any(|i| is(i, Set::Comma) || is(i, Set::Preposition));
    let other = ctx.scan.mentions[before].referent != Referent::Person;
    if near && !wall && other && ctx.scan.mentions[before].tokens.end < own.tokens.start {
        return Some(Filler::Mention(before));
    }
    super::company::spoken_for(ctx, speaker)
}

/// Words between a name and what it is called.
const APPOSED: u32 = 6;

/// Whether two fillers mean the same one: `Dalby sold its stake` names it and points at it.
pub(in crate::frame) fn same(one: Option<&Filler>, other: Option<&Filler>) -> bool {
    let meant = |f: &Filler| match f {
        Filler::Mention(m) | Filler::Reference(_, m) => Some(*m),
        Filler::Phrase(_) => None,
    };
    let (Some(one), Some(other)) = (one, other) else { return false };
    one == other || meant(one).is_some_and(|m| meant(other) == Some(m))
}

/// `bought Norris for $3bn`: an organisation is what the money is paid for.
pub(in crate::frame) fn takeover(ctx: &Context<'_>, q: &Quantity, clause: &Clause) -> bool {
    let s = ctx.s;
    let (start, end) = bounds(s, q);
    // `paid $4bn for Norris`
    if s.is(end, Set::For) && clause.verbs.first().is_some_and(|g| !s.verbs[g.group].passive) {
        let for_whom = s.phrase_from(end + 1).filter(|p| p.tokens.start == end + 1).and_then(|p| ctx.mention_at(p.head));
        return for_whom.is_some_and(|m| match ctx.mention(m).referent {
            Referent::Known(e, _) => s.grammar.names.company(e),
            Referent::Organisation => true,
            Referent::Unknown => super::somebody(ctx, m),
            _ => false,
        });
    }
    let Some(g) = clause.verbs.first().filter(|g| g.preposition.is_some_and(|p| s.is(p, Set::For))) else { return false };
    let v = &s.verbs[g.group];
    // `buy 41% of Norris for $3bn`
    let part = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start == v.tokens.end && p.tokens.end < start);
    let shares = |p: &crate::frame::syntax::Phrase| s.quantities[p.tokens.start] != 0 && s.is(p.tokens.end, Set::Of);
    if part.is_some_and(|p| shares(p) && s.cats[p.head] == Cat::Number) {
        return true;
    }
    // `Norris, which Dalby bought for $3bn`
    let node = &s.clauses[v.clause];
    let bought = match s.phrase_from(v.tokens.end).filter(|p| p.preposition.is_none() && p.head < start) {
        _ if v.passive => subject_head(s, g.group),
        Some(p) => Some(p.head),
        None => node.antecedent.filter(|_| node.link == Link::Relative),
    };
    bought.filter(|h| *h < start).and_then(|h| ctx.mention_at(h)).is_some_and(|m| match ctx.mention(m).referent {
        Referent::Known(e, _) => matches!(s.grammar.names.kind(e), NameKind::Organisation | NameKind::Person),
        _ => true,
    })
}

/// Whether an item's head stands in the words of one of these fillers.
pub(in crate::frame) fn fills(ctx: &Context<'_>, item: &Item, fillers: &[&Option<Filler>]) -> bool {
    let head = ctx.s.at + item.head as u32;
    fillers.iter().copied().flatten().any(|f| match f {
        Filler::Phrase(tokens) | Filler::Reference(tokens, _) => tokens.contains(&head),
        Filler::Mention(m) => ctx.mention(*m).tokens.contains(&head),
    })
}

fn acting(ctx: &Context<'_>, clause: &Clause, item: Option<&Item>, q: &Quantity) -> Option<Filler> {
    let s = ctx.s;
    let (start, end) = bounds(s, q);
    let g = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= start)?;
    let v = &s.verbs[g.group];
    let direct = g.preposition.is_none();
    let loose = !q.compound
        && matches!(
            q.dimension,
            Dimension::Money
                | Dimension::Percent
                | Dimension::Points
                | Dimension::Count
                | Dimension::Volume
                | Dimension::Mass
                | Dimension::Power
                | Dimension::Energy
        );
    let says = s.reports(g.group)
        && !(direct && s.is(v.main, Set::AddVerb))
        && q.dimension != Dimension::Money
        && !reports_own(ctx, clause, g, start);
    // `cut speeds to 60 mph`, `raised the age by two years`
    let moved = || s.any(v.main, MOVES) && clause.nouns.iter().any(|n| n.how == Naming::Object);
    // `put the toll at 30`: who only says so
    let put = s.is(v.main, Set::AtReport) && g.preposition.is_some_and(|p| s.is(p, Set::At));
    // `jailed five men over the abduction of 11 workers`: who did that stands elsewhere
    let event = || {
        let of = clause.preposition.filter(|p| q.dimension == Dimension::Count && s.is(*p, Set::Of) && !s.is(p - 1, Set::TotalNoun))?;
        s.phrase_at(of.checked_sub(1)?)?.preposition
    };
    if v.passive || v.copula && direct || says || put || !direct && !loose && !moved() || event().is_some() {
        return None;
    }
    let own = |head: usize| (start..end).contains(&head) || item.is_some_and(|i| i.tokens.contains(&head));
    let head = subject_head(s, g.group);
    // `Kenya's reserves climbed to $8bn`, `its debt stands at €3bn`: whose they are
    let held = || {
        let level = s.any(v.main, LEVELS);
        head.filter(|h| level && s.mentions[*h] == 0 && !(start..end).contains(h)).and_then(|h| possessor(ctx, h))
    };
    if head.is_some_and(own) {
        return held();
    }
    // `the largest seller was Kenya with 40`
    if v.copula
        && let Some(p) = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start == v.tokens.end && p.head < start)
        && let Some(m) = ctx.mention_at(p.head).filter(|m| ctx.can_act(*m))
    {
        return Some(Filler::Mention(m));
    }
    if lasted(s, q, g) {
        return None;
    }
    // what costs so much, or is so far away, does nothing
    if s.is(v.main, Set::CostVerb) || super::placed::placed(s, q) && direct {
        return None;
    }
    // whoever has no name does not own how long something lasts
    let named = |f: &Filler| !matches!(f, Filler::Phrase(_)) || !q.compound || matches!(q.dimension, Dimension::Count | Dimension::Money);
    // `found six sacks which contained 140 bricks`: what holds them has no part in it
    let holds = s.clauses[v.clause].link == Link::Relative
        && q.dimension == Dimension::Count
        && head.is_some_and(|h| s.cats[h] == Cat::Noun && !s.is(h, Set::UndertakingNoun));
    // `ordered him to pay`: he, whoever that is
    let him = s.clauses[v.clause].link == Link::Infinitive
        && head.is_some_and(|h| s.cats[h] == Cat::Pronoun && s.phrase_at(h).is_some_and(|p| p.tokens.end + 1 >= v.tokens.start));
    head.and_then(|h| doer(ctx, h)).or_else(|| if holds || him { None } else { above(ctx, v.clause) }).filter(named).or_else(held)
}

/// `put a stop to four years of fighting`: the fighting lasted so long, whatever was done to it.
pub(super) fn lasted(s: &Syntax<'_>, q: &Quantity, g: &Governor) -> bool {
    q.dimension == Dimension::Duration && g.preposition.is_some() && s.is(bounds(s, q).1, Set::Of)
}

/// `Kavo posted sales growth of 4%`: a company that reports an amount as the object of its verb, and so tells of itself.
fn reports_own(ctx: &Context<'_>, clause: &Clause, g: &crate::frame::clause::Governor, start: usize) -> bool {
    let s = ctx.s;
    let v = &s.verbs[g.group];
    let firm = subject_head(s, g.group).and_then(|h| ctx.mention_at(h)).is_some_and(|m| match ctx.mention(m).referent {
        Referent::Known(e, _) => s.grammar.names.company(e),
        Referent::Organisation => {
            let last = ctx.scan.text.tokens[ctx.mention(m).tokens.end as usize - 1].word;
            s.grammar.is(last, Set::CompanySuffix)
        }
        Referent::Unknown => super::somebody(ctx, m),
        _ => false,
    });
    let of = || g.preposition.is_none_or(|p| s.is(p, Set::Of)) && s.is(v.main, Set::OwnReport);
    firm && of() && clause.nouns.iter().any(|n| n.token < start || matches!(n.how, Naming::Of | Naming::Head))
}

/// Whoever does what a relative clause, participle or infinitive hangs on: `X approved $9m, which includes $2m for …`.
fn above(ctx: &Context<'_>, clause: usize) -> Option<Filler> {
    let s = ctx.s;
    let mut at = clause;
    for _ in 0..3 {
        let node = &s.clauses[at];
        if !matches!(node.link, Link::Relative | Link::Adjunct | Link::Participle | Link::Infinitive | Link::Bracket | Link::Joined)
            && !(node.link == Link::Complement && node.subject.is_some_and(|h| s.mentions[h] == 0 && s.cats[h] == Cat::Noun))
        {
            return None;
        }
        at = node.parent?;
        let group = s.clauses[at].verb?;
        let v = &s.verbs[group];
        if v.passive || v.copula || s.reports(group) {
            return None;
        }
        if let Some(found) = subject_head(s, group).and_then(|h| doer(ctx, h)) {
            return Some(found);
        }
    }
    None
}

/// The sides of a pair of scores: before the pair the first named is the first number's; the second number's is named behind the pair, or next before it.
pub(in crate::frame) fn sides(ctx: &Context<'_>, first: &Quantity, second: bool) -> Option<Filler> {
    let s = ctx.s;
    let start = (first.tokens.start - s.at) as usize - if second { 2 } else { 0 };
    let from = (0..start).rev().find(|i| s.is(*i, Set::Semicolon)).map_or(0, |i| i + 1);
    let person = |m: usize| match ctx.mention(m).referent {
        Referent::Known(e, _) => s.grammar.names.kind(e) == NameKind::Person,
        other => other == Referent::Person,
    };
    // persons play where no team does
    let team = |m: &usize| plays(ctx, *m) && !person(*m);
    let alone = !ctx.mentions.clone().any(|m| team(&m));
    let side = |m: &usize| team(m) || alone && person(*m);
    let position = |m: usize| (ctx.mention(m).tokens.start - s.at) as usize;
    let before: Vec<usize> = ctx.mentions.clone().filter(side).filter(|m| (from..start).contains(&position(*m))).collect();
    let behind = ctx.mentions.clone().filter(side).find(|m| {
        (start + 3..start + 6).contains(&position(*m))
            && (start + 3..position(*m)).all(|i| !matches!(s.cats[i], Cat::Comma | Cat::Stop | Cat::And) && !s.is(i, Set::In))
    });
    // `X beat Y 1-0`, `X lost 1-2 to Y`
    let verb_between = |a: usize, b: usize| s.verbs.iter().any(|v| v.tokens.start >= position(a) && v.tokens.end <= position(b));
    let adjacent = |m: usize| {
        let end = (ctx.mention(m).tokens.end - s.at) as usize;
        (end..start).all(|i| matches!(s.cats[i], Cat::Adverb | Cat::Preposition))
    };
    if let [.., winner, loser] = before.as_slice()
        && verb_between(*winner, *loser)
        && adjacent(*loser)
    {
        return Some(Filler::Mention(if second { *loser } else { *winner }));
    }
    let mention = match (second, before.as_slice(), behind) {
        (false, [first, _], None) => Some(*first),
        (false, [.., last], _) => Some(*last),
        (true, _, Some(m)) => Some(m),
        (true, [_, other], None) => Some(*other),
        _ => None,
    };
    mention.map(Filler::Mention)
}

/// Whether somebody can score: a side, a city or country that has one, a person.
pub(in crate::frame) fn plays(ctx: &Context<'_>, m: usize) -> bool {
    match ctx.mention(m).referent {
        Referent::Known(e, _) => {
            matches!(ctx.s.grammar.names.kind(e), NameKind::Country | NameKind::Organisation | NameKind::City | NameKind::Person)
        }
        Referent::Organisation | Referent::Person => true,
        Referent::Unknown => super::somebody(ctx, m),
        _ => false,
    }
}

/// Whose target, estimate or claim the quantity is.
pub(in crate::frame) fn setter(ctx: &Context<'_>, clause: &Clause) -> Option<Filler> {
    let s = ctx.s;
    let noun = clause.nouns.iter().find(|n| matches!(n.how, Naming::Of | Naming::Subject) && s.is(n.token, Set::TargetOf))?;
    let p = s.phrase_at(noun.token)?;
    let mark = (p.tokens.start..noun.token).rev().find(|i| s.cats[*i] == Cat::PossessiveMark)?;
    (p.tokens.start..mark).rev().filter_map(|i| ctx.mention_at(i)).find(|m| ctx.can_act(*m)).map(Filler::Mention)
}

/// The victims' country, where a name or demonym in the item gives it (`400 Russian troops`).
pub(in crate::frame) fn victims(ctx: &Context<'_>, kind: Kind, item: Option<&Item>) -> Option<Filler> {
    if !matches!(kind, Kind::Deaths | Kind::Injuries | Kind::Missing | Kind::Captured | Kind::EquipmentLoss | Kind::Displacement) {
        return None;
    }
    let item = item?;
    item.tokens.clone().filter(|i| *i != item.head).filter_map(|i| ctx.mention_at(i)).find(|m| ctx.is_country(*m)).map(Filler::Mention)
}
