//! A scan in, frames out: every quantity with its kind and slots, as written. What they mean is for `normalise`.

mod attribution;
mod beside;
mod carried;
mod clause;
mod fallback;
mod items;
mod lists;
mod modality;
mod quotation;
mod reading;
mod record;
mod slots;
mod sport;
mod syntax;
mod told;
mod triggers;
mod why;

pub use record::{Filler, Frame, ItemPhrase};
pub use syntax::{ClauseNode, Link, Syntax};
pub use why::{Reason, Why, why};

use crate::base::{Dimension, Kind, Modality};
use crate::grammar::frames::Slot;
use crate::grammar::{Grammar, RuleId, sets::Set};
use crate::parse::{Amount, Scan, SentenceScan};
use carried::{Before, Carried};
use reading::mentions_of;
use smallvec::SmallVec;

/// A scan and its frames.
#[derive(Debug)]
pub struct Frames {
    /// What was found.
    pub scan: Scan,
    /// In text order.
    pub frames: Vec<Frame>,
}

/// Gives every quantity a kind and its slots.
///
/// ```
/// use claimsheet::base::{Kind, Modality};
/// use claimsheet::{Document, Grammar, frame, parse, text};
/// let grammar = Grammar::embedded();
/// let document = Document::new("d", "Russia can produce almost 3,000 missiles a year.");
/// let frames = frame::assemble(&grammar, parse::scan(&grammar, text::segment(&grammar, document)));
/// let missiles = &frames.frames[0];
/// assert_eq!((missiles.kind, missiles.modality), (Kind::Production, Modality::Capability));
/// assert_eq!(missiles.item.as_ref().map(|i| i.head.as_str()), Some("missile"));
/// ```
pub fn assemble(grammar: &Grammar, scan: Scan) -> Frames {
    let mut frames = Vec::new();
    let mut before = Before { quotations: quotation::Quotations::of(grammar, &scan), ..Before::default() };
    for found in &scan.sentences {
        sentence(grammar, &scan, found, &mut frames, &mut before);
    }
    Frames { scan, frames }
}

fn sentence(grammar: &Grammar, scan: &Scan, found: &SentenceScan, out: &mut Vec<Frame>, before: &mut Before) {
    if found.quantities.is_empty() {
        return;
    }
    let mentions = mentions_of(scan, found.sentence);
    let s = Syntax::read(grammar, &scan.text, found, &scan.mentions[mentions.clone()], mentions.start);
    let ctx = slots::Context { scan, s: &s, sentence: found.sentence, mentions };
    let lead = scan.text.lead_in(found.sentence);
    if let Some(l) = lead.filter(|l| before.lead.as_ref().is_none_or(|(known, _)| known != l)) {
        before.lead = Some((l, lists::lead_in(grammar, scan, l, out.last())));
    }
    let lead = before.lead.as_ref().filter(|_| lead.is_some()).map(|(_, said)| said);
    let source = attribution::read(&ctx);
    let where_ = slots::places(&ctx, &found.quantities);
    let mut previous: Option<(usize, Carried, Option<items::Item>)> = None;
    let mut counted: Option<items::Item> = None;
    for (index, q) in found.quantities.iter().enumerate() {
        let (start, end) = clause::bounds(&s, q);
        let mut item = items::following(&s, q);
        let own_item = item.is_some();
        let risen = item
            .as_ref()
            .filter(|_| q.measure != crate::parse::measure::Measure::Count)
            .filter(|_| !s.is(end, Set::Of))
            .and_then(|i| slots::through_rise(&s, i));
        let mut clause = clause::read(&s, q, item.as_ref());
        let meant = if own_item { None } else { slots::meant(&ctx, q, &clause, out) };
        clause.meant = meant.as_ref().filter(|m| m.lemma != 0).map(|m| (m.token, m.lemma));
        let risen = risen.or_else(|| item.as_ref().and_then(|i| slots::subject_rise(&ctx, q, i, &clause)));
        // `grew at an annual rate of 2.8%`: how fast something moved, and no rate of its own
        let paced = slots::pace(&s, q, &clause);
        if let Some((noun, _)) = paced {
            clause.nouns.retain(|n| n.token != noun);
        }
        let mut fired = triggers::fire_own(&s, q, item.as_ref(), &clause);
        // a member of a list takes after the member before it
        let joined = previous.as_ref().filter(|(to, ..)| lists::gap(&s, *to, start));
        if let Some(f) = &fired
            && joined.is_some()
            && f.verb.is_none()
            && (f.score < 20 || f.noun.is_none() && f.score < 30 || !own_item && q.dimension == Dimension::Count)
        {
            fired = fired.filter(|_| joined.is_none_or(|(_, c, _)| c.kind.is_none()));
        }
        // `up from 2,000`, `compared with 3%`: as the number before it
        let like = previous.as_ref().filter(|_| !own_item && slots::like(&ctx, q, &found.quantities[index - 1], &clause));
        let sport = sport::figure(&s, found, q, own_item);
        if q.score || sport {
            item = None;
            fired = None;
        } else if let Some((.., same)) = like {
            item.clone_from(same);
            fired = None;
        } else if let Some((.., Some(same))) = previous.as_ref().filter(|_| !own_item && slots::aside(&s, q, &found.quantities[..index])) {
            item = Some(same.clone());
        } else if item.is_none() {
            let before = joined
                .and_then(|(_, _, i)| i.as_ref())
                .filter(|_| matches!(q.dimension, Dimension::Count | Dimension::Temperature | Dimension::Age | Dimension::Length));
            let alike = index > 0 && q.dimension == Dimension::Percent && found.quantities[index - 1].dimension == q.dimension;
            let listed = joined.filter(|_| alike).and_then(|(_, _, i)| i.clone());
            item = slots::elsewhere(&ctx, q, &clause, before, counted.as_ref()).or(listed);
            let needs = fired.is_some_and(|f| f.noun.is_none() && grammar.frames.triggers[f.trigger as usize].items.is_some());
            let same = item == counted && joined.is_none() && fired.is_none_or(|f| f.noun.is_none());
            let valued = || clause.nouns.iter().any(|n| n.how == clause::Naming::Of && n.token < start);
            let own_verb = slots::own_verb(&s, &clause, end);
            if item.is_some() && (same || own_verb || needs && !valued() && q.dimension == Dimension::Count) {
                fired = triggers::fire(&s, q, item.as_ref(), &clause);
            }
        }
        // `a 16-storey block was damaged`: what it has so many of is only counted
        if q.compound && q.dimension == Dimension::Count && fired.is_some_and(|f| f.verb.is_some() || f.noun.is_none()) {
            fired = None;
        }
        if !own_item {
            fired = triggers::fire_by_level(&s, q, item.as_ref(), &clause, fired);
        }
        // `killed 14 people, including three children`
        let part = previous.as_ref().filter(|_| index > 0 && slots::included(&ctx, q, &found.quantities[index - 1], own_item));
        if part.is_some() && fired.is_some_and(|f| f.verb.is_none() && f.noun.is_none_or(|n| item.as_ref().is_none_or(|i| i.head != n))) {
            fired = None;
        }
        let joined = like.or(part).or(joined);
        // `a 5% rise in sales`: sales rose
        item = risen.or_else(|| slots::sharer(&ctx, q, &clause)).or(item);
        if let Some((.., Some(same))) = previous.as_ref().filter(|_| slots::share_beside(&s, q, &found.quantities[..index])) {
            item = Some(same.clone());
        }
        // `Of the 22 people asked, 19 (86%) …`: they and their share are of those counted before
        if item.is_none()
            && index > 0
            && s.is(0, Set::Of)
            && matches!(q.dimension, Dimension::Count | Dimension::Percent | Dimension::Fraction)
            && clause.preposition.is_none()
        {
            item.clone_from(&counted);
        }
        // `Sick people are old, and 61% are female`: of the people that the clause before is about
        if item.is_none() && matches!(q.dimension, Dimension::Count | Dimension::Percent | Dimension::Fraction) {
            item = slots::same_people(&s, &clause).or_else(|| slots::asked(&s, q, &clause, counted.as_ref()));
        }
        // `12 dead and 30 wounded`: who was wounded is not dead; a bare participle counts the people counted before it
        if !own_item && let Some(harmed) = slots::harmed(&s, q, item.as_ref()) {
            item = Some(harmed);
        }
        let participle =
            item.as_ref().is_some_and(|i| i.tokens.len() == 1 && matches!(s.cats[i.head], syntax::Cat::Adjective | syntax::Cat::Verb));
        if participle
            && own_item
            && let Some(people) = counted.as_ref().filter(|c| s.person(c.head))
        {
            item = Some(people.clone());
        }
        let named = lead.filter(|_| q.dimension == Dimension::Count).and_then(|l| slots::of_lead(&s, l, item.as_ref()));
        let fired = fired.filter(|f| named.is_none() || f.verb.is_some());
        let trigger = fired.map(|f| &grammar.frames.triggers[f.trigger as usize]);
        let carried = match (&fired, joined) {
            (None, Some((_, c, _))) => c.clone(),
            _ => Carried::default(),
        };
        // a percentage that something moved by is growth, whatever names it
        let moved = matches!(q.dimension, Dimension::Percent | Dimension::Points | Dimension::Fraction)
            && (paced.is_some()
                || slots::change(&ctx, q, &clause, Kind::Growth, own_item).is_some()
                || own_item && !s.is(end, Set::Of) && item.as_ref().is_some_and(|i| s.is(i.head, Set::MoveFromTo)));
        let lead_kind = lead.and_then(|l| if q.dimension == Dimension::Money { l.money } else { l.kind });
        let lead_kind = named.as_ref().map(|(kind, _)| *kind).or(lead_kind);
        // people are no materiel: `$2m for 300 survivors` among what is delivered
        let people = lead_kind.is_some_and(|k| (Kind::Production..=Kind::EquipmentLoss).contains(&k))
            && item.as_ref().is_some_and(|i| s.person(i.head));
        let weak = fired.is_some_and(|f| f.verb.is_none() && (f.score < 20 || f.noun.is_none() && !people));
        let (kind, from_lead) = match (trigger.filter(|_| !(weak && lead_kind.is_some())), carried.kind, lead_kind) {
            (Some(t), ..) => (t.kind, false),
            (None, Some(k), _) if fallback::fits(k, q.dimension) => (k, false),
            (None, None, Some(k)) if fallback::fits(k, q.dimension) => (k, true),
            _ if moved => (Kind::Growth, false),
            _ if q.dimension == Dimension::Percent && q.per.is_some() => (Kind::Rate, false),
            _ => (fallback::fallback(q.dimension), false),
        };
        // `closed up 3%`: growth, whatever moved; `4 per 100,000 people`: a rate, whatever is counted
        let relative = matches!(q.dimension, Dimension::Percent | Dimension::Points | Dimension::Fraction);
        // `raised the tax by 3%`
        let by = q.dimension == Dimension::Percent && slots::moved_by(&s, &clause, start);
        let weak_share = || relative && slots::moved(&s, start) && kind == Kind::Share && fired.is_none_or(|f| f.verb.is_none());
        let kind = if by || weak_share() {
            Kind::Growth
        } else if q.dimension == Dimension::Count && slots::per_many(&s, q, item.as_ref()) {
            Kind::Rate
        } else {
            kind
        };
        // a price that a whole company goes for
        let kind = if matches!(kind, Kind::Price | Kind::Payment) && q.per.is_none() && slots::takeover(&ctx, q, &clause) {
            Kind::Deal
        } else {
            kind
        };
        let listed = kind == Kind::Spending && trigger.is_none() && slots::share_price(&ctx, q, &clause, &found.quantities[..index]);
        let kind = if listed { Kind::Price } else { kind };
        let kind =
            meant.as_ref().and_then(|m| m.like).filter(|_| fired.is_none_or(|f| f.verb.is_none() || f.noun.is_none())).unwrap_or(kind);
        // a price: money for one of something
        let each = (fired.is_none_or(|f| f.verb.is_none()) || kind == Kind::Deal) && s.is(end, Set::ApieceWord);
        let one = || trigger.is_none() && like.is_none() && q.per.as_ref().is_some_and(|(p, _)| !grammar.measures.is_period(p));
        let priced = q.dimension == Dimension::Money && (each || one());
        let any = |set| (0..s.len()).any(|i| s.is(i, set));
        // `a 22-pound camera` says what the camera weighs, whatever is done with it
        let size = q.compound
            && matches!(q.dimension, Dimension::Mass | Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Speed);
        let kind = if q.dimension == Dimension::Age || size {
            fallback::fallback(q.dimension)
        } else if q.score || sport {
            if sport || any(Set::ScoreContext) || !any(Set::VoteContext) { Kind::Score } else { Kind::Vote }
        } else if priced {
            Kind::Price
        } else {
            kind
        };
        let (mut actor, mut recipient) = match (trigger, fired) {
            (Some(t), Some(f)) => {
                let by = slots::Taken { fired: &f, clause: &clause, item: item.as_ref(), quantity: q };
                (slots::fill(&ctx, &t.actor, by), slots::fill_recipient(&ctx, &t.recipient, by))
            }
            _ => (carried.actor.clone(), carried.recipient.clone()),
        };
        if let Some((_, whose)) = named.filter(|(named, _)| trigger.is_none() && kind == *named) {
            recipient = whose;
        } else if let Some(l) = lead
            && (trigger.is_none() || from_lead || actor.is_none())
        {
            let bare = || clause.verbs.first().is_some_and(|g| clause::subject_head(&s, g.group).is_none());
            actor = actor.or_else(|| l.actor.clone()).or_else(|| l.subject.clone().filter(|_| bare()));
            recipient = recipient.or_else(|| l.recipient.clone());
        }
        if joined.is_some()
            && trigger.is_some()
            && let Some((_, c, _)) = joined
            && (c.kind == Some(kind) || q.dimension == Dimension::Money && c.kind.is_some_and(|k| fallback::fits(k, Dimension::Money)))
        {
            actor = actor.or_else(|| c.actor.clone());
            recipient = recipient.or_else(|| c.recipient.clone());
        }
        if q.score {
            actor = sport::side(&ctx, found, q).filter(|_| kind == Kind::Score);
            recipient = None;
        } else if actor.is_none()
            && lead.is_none()
            && !trigger.is_some_and(|t| t.recipient.contains(&Slot::Subject))
            && !matches!(kind, Kind::Deaths | Kind::Injuries | Kind::Missing | Kind::EquipmentLoss | Kind::Age)
        {
            actor = slots::default_actor(&ctx, &clause, item.as_ref(), q);
        }
        if fired.is_none_or(|f| f.verb.is_none())
            && let Some(owner) = slots::bracketed(&ctx, q).or_else(|| slots::its(&ctx, &clause, q))
        {
            actor = Some(owner);
        }
        if let Some(owner) = slots::with_it(&ctx, q) {
            actor = Some(owner);
        }
        // `…, the Greens 64 seats`
        if let Some((_, c, _)) = previous.as_ref().filter(|(_, c, _)| c.actor.is_some() || c.recipient.is_some())
            && let Some(owner) = slots::gapped(&ctx, q, &found.quantities[index - 1])
        {
            (actor, recipient) = if c.actor.is_some() { (Some(owner), recipient) } else { (None, Some(owner)) };
        }
        if !own_item && let Some(owner) = slots::whose_level(&ctx, &clause, item.as_ref(), q) {
            actor = Some(owner);
        }
        actor = sport.then(|| sport::scorer(&ctx, q)).flatten().or(actor);
        if recipient.is_none() {
            recipient = slots::beneficiary(&ctx, q, item.as_ref(), kind);
        }
        if recipient.is_none() {
            recipient = slots::victims(&ctx, kind, item.as_ref());
        }
        actor = actor.filter(|f| !slots::is_thing(&ctx, Some(f), meant.as_ref()));
        if slots::same(actor.as_ref(), recipient.as_ref()) {
            recipient = None;
        }
        // who pays or is paid is not what the money is for
        if !own_item && q.dimension == Dimension::Money && item.as_ref().is_some_and(|i| slots::fills(&ctx, i, &[&actor, &recipient])) {
            item = None;
        }
        let firm = modality::read(&ctx, q, &clause, trigger.and_then(|t| t.modality));
        let mut rules: Vec<RuleId> = q.rules.iter().copied().collect();
        rules.extend(trigger.map(|t| t.rule));
        rules.extend(carried.rule.filter(|_| trigger.is_none()));
        rules.extend(firm.rule);
        let attribution = source.for_quantity(&ctx, q);
        let attribution = attribution.or_else(|| before.quotations.speaker(grammar, scan, found.sentence, q.tokens.start));
        // `“I have one vote”`: the speaker does it
        if actor.is_none()
            && let Some(speaker) = &attribution
        {
            actor = slots::speaker_acts(&ctx, q, &clause, speaker);
        }
        // `Analysts expect profit of $2bn`: who only says so does not make it
        if let Some(Filler::Phrase(_)) = &actor
            && actor == attribution
            && fired.and_then(|f| f.verb).is_some_and(|v| s.reports(clause.verbs[v].group))
            && matches!(q.dimension, Dimension::Money | Dimension::Percent | Dimension::Points)
            && firm.modality == Modality::Planned
        {
            actor = None;
        }
        if attribution.is_some() {
            rules.extend(source.rules());
        }
        // `Nato's target of 260,000`: who set it says it
        let attribution = attribution.or_else(|| slots::setter(&ctx, &clause));
        let change = q
            .change
            .or_else(|| trigger.and_then(|t| t.change))
            .or(carried.change)
            .or_else(|| slots::change(&ctx, q, &clause, kind, own_item));
        let change = if own_item { slots::more(&s, q).or(change) } else { change };
        let change = change.or(paced.map(|(_, change)| change));
        let change = slots::level(&s, q, start, change);
        let relation = if q.hedged {
            q.relation
        } else {
            trigger.and_then(|t| t.relation).filter(|_| !matches!(q.amount, Amount::Range(..))).unwrap_or(q.relation)
        };
        let per = slots::per(&ctx, q, item.as_ref(), &clause).or_else(|| trigger.and_then(|t| t.per.as_deref().map(str::to_owned)));
        let base = slots::base(&ctx, q, item.as_ref());
        let own_time = slots::time(&ctx, found, q);
        let ahead = own_time.as_ref().and_then(|t| slots::ahead(&ctx, t));
        let time = own_time.or_else(|| lead.and_then(|l| l.time.clone()));
        if let Some(t) = &time {
            rules.push(t.rule);
        }
        let places = where_.of(&ctx, index, q, &[&actor, &recipient]);
        let modality = if firm.explicit { firm.modality } else { lead.and_then(|l| l.modality).unwrap_or(firm.modality) };
        if q.dimension == Dimension::Count && own_item && part.is_none() {
            counted.clone_from(&item);
        }
        let frame = Frame {
            quantity: q.clone(),
            kind,
            item: items::of_compound(&s, q)
                .or(item.clone())
                .map(|i| slots::item_phrase(&s, &i))
                .or_else(|| slots::elliptical(&s, q, kind, &clause, out))
                .or_else(|| meant.and_then(|m| m.item))
                .or_else(|| slots::counted_before(&s, q, &clause, counted.as_ref()))
                .or_else(|| lead.filter(|_| s.verbs.is_empty() && !q.compound).and_then(|l| l.item.clone())),
            base: base.map(|i| slots::item_phrase(&s, &i)),
            actor: actor.clone(),
            recipient: recipient.clone(),
            attribution,
            modality,
            negated: firm.negated,
            places,
            time,
            future: ahead.unwrap_or(firm.future),
            per,
            change,
            relation,
            rules: rules.into_iter().filter(|r| *r != RuleId(0)).collect(),
            score: fired.map_or(0, |f| f.score),
        };
        let carried = Carried {
            kind: Some(kind),
            actor,
            recipient,
            modality: Some(modality),
            change: None,
            rule: trigger.map(|t| t.rule).or(carried.rule),
            ..Carried::default()
        };
        previous = Some((item.as_ref().map_or(end, |i| i.tokens.end.max(end)), carried, item));
        out.push(frame.of_people(grammar, trigger.is_none()));
    }
}

/// Rules a frame can name: a short list.
pub type Rules = SmallVec<[RuleId; 8]>;
