//! Where: names of places in the clause of a quantity, the label or heading over it, and `there`.

mod looks;
mod moved;
mod over;

use super::Context;
use crate::base::Dimension;
use crate::frame::Filler;
use crate::frame::clause::bounds;
use crate::frame::syntax::{Cat, Link, Syntax};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Referent};
pub(in crate::frame) use looks::known_place;
pub(in crate::frame::slots) use looks::names_event;
use looks::{stands_for_place, words};
pub(in crate::frame::slots) use moved::accused;
use moved::{befallen, bracketed, measured, owed, relative_behind, shared, traded};
use smallvec::SmallVec;

/// A place of a sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::frame) struct Place {
    mention: usize,
    /// Its first token, relative to the sentence.
    at: usize,
    /// The quantity, by its index in the sentence, in whose phrase it stands: nothing but nouns and prepositions are between them.
    tight: Option<usize>,
    /// Whether that quantity stands in brackets behind it.
    figure: bool,
    /// Whether something moves there (`diverted to Shannon`) or it opens its clause (`and in Kent the sun shone`): of that clause alone.
    alone: bool,
}

/// Places of one sentence: found once, dealt out to its quantities.
#[derive(Debug, Default)]
pub(in crate::frame) struct Places {
    found: Vec<Place>,
    /// Of the whole sentence: its label or the heading over it.
    over: SmallVec<[usize; 2]>,
    /// Quantities that are told of by a place and the verb of the one before.
    gapped: SmallVec<[usize; 4]>,
}

/// Most places of one quantity.
const MOST: usize = 16;

/// All places of a sentence.
pub(in crate::frame) fn places(ctx: &Context<'_>, quantities: &[Quantity]) -> Places {
    let s = ctx.s;
    let mut out = Places::default();
    out.over.extend(over::label(ctx));
    out.over.extend(over::heading(ctx));
    out.gapped.extend((1..quantities.len()).filter(|k| super::by_place(ctx, &quantities[*k], &quantities[*k - 1])));
    let mut list: Option<usize> = None;
    for m in ctx.mentions.clone() {
        let mention = ctx.mention(m);
        let start = (mention.tokens.start - s.at) as usize;
        let end = (mention.tokens.end - s.at) as usize;
        if out.over.contains(&m) || s.quantities[start] != 0 || s.timed[start] {
            continue;
        }
        let listed = list.is_some_and(|to| joined(ctx, to, start));
        let event = names_event(ctx, m, start, end);
        if !event && !stands_for_place(ctx, m, start, end, listed) {
            continue;
        }
        let hangs = listed
            || event
            || after_place_preposition(ctx, start, quantities)
            || crossed(ctx, start)
            || shared(ctx, start, quantities)
            || befallen(ctx, m, start, end);
        let after_list = listed && out.found.last().is_some_and(|p| p.alone);
        let figure = if hangs { None } else { bracketed(ctx, end, quantities) };
        if hangs || figure.is_some() {
            let with = || out.found.last().filter(|_| listed).and_then(|p| p.tight);
            let tight = figure.or_else(|| tight(ctx, start, quantities)).or_else(with);
            out.found.push(Place { mention: m, at: start, tight, figure: figure.is_some(), alone: after_list || alone(ctx, start) });
            list = Some(end);
        }
    }
    for i in 0..s.len() {
        if let Some(m) = over::pointed(ctx, i) {
            out.found.push(Place { mention: m, at: i, tight: None, figure: false, alone: false });
        }
    }
    out
}

impl Places {
    /// The places of one quantity.
    pub(in crate::frame) fn of(&self, ctx: &Context<'_>, index: usize, q: &Quantity, taken: &[&Option<Filler>]) -> Vec<usize> {
        let s = ctx.s;
        let (start, _) = bounds(s, q);
        let own = usize::from(s.clause_of[start]);
        let has_tight = self.found.iter().any(|p| p.tight == Some(index));
        let mut out: Vec<usize> = Vec::new();
        let mut loose: Vec<usize> = Vec::new();
        for p in &self.found {
            let mention = ctx.mention(p.mention);
            // a place with its figure in brackets is where, whoever acts, and only that figure's
            if p.figure && p.tight != Some(index) {
                continue;
            }
            // `five in Kent, three in Devon`
            let other = p.tight != Some(index);
            if other && (has_tight && self.gapped.contains(&index) || p.tight.is_some_and(|t| self.gapped.contains(&t))) {
                continue;
            }
            if !p.figure && taken.iter().any(|f| matches!(f, Some(Filler::Mention(t)) if *t == p.mention))
                || mention.tokens.start < q.tokens.end && q.tokens.start < mention.tokens.end
                || has_tight && p.tight.is_some_and(|t| t != index)
            {
                continue;
            }
            // `2,500 families fled; many of them reached Adré`
            if p.tight != Some(index) && (start..p.at).any(|i| s.is(i, Set::Semicolon)) {
                continue;
            }
            // `after the raid in Nairobi that killed 21`: where those died
            let told = relative_behind(s, p.at);
            if other && has_tight && told.is_some_and(|c| c != own) {
                continue;
            }
            match near(ctx, p.at, own, p.at < start) {
                _ if told == Some(own) => out.push(p.mention),
                Nearness::Own => out.push(p.mention),
                Nearness::Beside if p.alone && p.at > start => {}
                Nearness::Beside => loose.push(p.mention),
                Nearness::Far => {}
            }
        }
        if out.is_empty() {
            out = loose;
        }
        out.extend(&self.over);
        out.truncate(MOST);
        out
    }
}

/// Whether a place is where something moves to, or stands before the verb of its clause.
fn alone(ctx: &Context<'_>, start: usize) -> bool {
    let s = ctx.s;
    let node = &s.clauses[usize::from(s.clause_of[start])];
    let fronted = node.link == Link::Main && node.verb.is_some_and(|v| start < s.verbs[v].tokens.start);
    let i = before_modifiers(s, start);
    fronted || i > 0 && s.cats[i - 1] == Cat::To
}

enum Nearness {
    Own,
    /// A clause beside it: its places count where the quantity's own clause names none.
    Beside,
    Far,
}

/// How the clause of a place stands to that of a quantity.
fn near(ctx: &Context<'_>, at_token: usize, own: usize, before: bool) -> Nearness {
    let s = ctx.s;
    let place = usize::from(s.clause_of[at_token]);
    if place == own {
        return Nearness::Own;
    }
    // `charged with the murder of two girls in Bristol`, `sanctions on 40 men for fraud in Chad`: where that was
    if !before && accused(s, place, at_token) {
        return Nearness::Far;
    }
    // up from the place: does its clause belong to the quantity's?
    let mut at = place;
    for _ in 0..4 {
        let node = &s.clauses[at];
        let Some(parent) = node.parent else { break };
        // `died after a boat capsized off Crete`
        if node.link == Link::Subordinate && parent == own && !before && s.is(node.start, Set::EventClause) {
            return Nearness::Beside;
        }
        // `saved 200 and the navy found 40 after they were seen off Aceh`: where those were
        if matches!(node.link, Link::Subordinate | Link::Complement) {
            if !before && (at != place || node.link == Link::Subordinate) {
                return Nearness::Far;
            }
            break;
        }
        // `continuing tests to support flights to the Moon`
        if node.link == Link::Infinitive && !before && s.clauses[parent].link == Link::Adjunct {
            return Nearness::Far;
        }
        if node.aside(&s.cats) && !ctx.tells_event(at) {
            break;
        }
        // `the firm, based in Lund, lost €2m`
        if before && node.link == Link::Participle && node.start > 0 && s.cats[node.start - 1] == Cat::Comma {
            break;
        }
        if parent == own {
            // `won in Rome and will race in Oslo`: only where the first names no place
            let later = node.link == Link::Joined && !before && node.verb.is_some_and(|v| s.verbs[v].finite);
            return match (s.says(own) && !before, later) {
                (true, _) => Nearness::Far,
                (_, true) => Nearness::Beside,
                _ => Nearness::Own,
            };
        }
        at = parent;
    }
    // up from the quantity: what holds for the clause above holds for it
    let mut at = own;
    for _ in 0..4 {
        let node = &s.clauses[at];
        let Some(parent) = node.parent else { break };
        if parent == place {
            // `the firm, which has 20 sites, will build in Hull`
            let aside = node.aside(&s.cats) && !before;
            // `arrivals in Spain are expected to reach 900`
            // `In Basra, officials said that 75 people had died`
            let fronted = before && s.clauses[place].subject.is_some_and(|h| at_token < h);
            let said = s.says(place) && !(before && node.link == Link::Infinitive) && !fronted;
            return if said || node.link == Link::Subordinate || aside { Nearness::Far } else { Nearness::Beside };
        }
        at = parent;
    }
    // clauses side by side: `In Kyiv, five died, and six were hurt`
    let node = &s.clauses[place];
    let aside = node.link == Link::Participle && node.start > 0 && s.cats[node.start - 1] == Cat::Comma && before;
    if aside || s.says(place) || s.clauses[place].link == Link::Relative || s.clauses[place].link == Link::Subordinate && !before {
        return Nearness::Far;
    }
    Nearness::Beside
}

/// Only commas, conjunctions and common nouns of places stand between two names of a list.
fn joined(ctx: &Context<'_>, from: usize, to: usize) -> bool {
    let s = ctx.s;
    from < to
        && to - from <= 5
        && (from..to).any(|i| matches!(s.cats[i], Cat::Comma | Cat::And))
        && (from..to).all(|i| {
            matches!(s.cats[i], Cat::Comma | Cat::And | Cat::Determiner)
                || s.cats[i] == Cat::Noun && s.grammar.names.place_heads.longest(words(ctx, i)).is_some()
        })
        && !(to + 1 < s.len() && s.cats[from] == Cat::Comma && matches!(s.cats[to + 1], Cat::Verb | Cat::Auxiliary))
}

/// The first token of the determiners and adjectives before a token.
fn before_modifiers(s: &Syntax<'_>, start: usize) -> usize {
    let mut i = start;
    while i > 0 && matches!(s.cats[i - 1], Cat::Determiner | Cat::Adjective) {
        i -= 1;
    }
    i
}

/// The object of a verb of moving: `cross the Channel`, `left Ukraine`.
fn crossed(ctx: &Context<'_>, start: usize) -> bool {
    let s = ctx.s;
    let i = before_modifiers(s, start);
    i > 0 && s.cats[i - 1] == Cat::Verb && s.is(i - 1, Set::PlaceObject)
}

/// The quantity in whose phrase a place stands.
fn tight(ctx: &Context<'_>, start: usize, quantities: &[Quantity]) -> Option<usize> {
    let s = ctx.s;
    let k = quantities.iter().rposition(|q| (q.tokens.end - s.at) as usize <= start)?;
    let from = (quantities[k].tokens.end - s.at) as usize;
    let free = (from..start).all(|i| {
        matches!(s.cats[i], Cat::Noun | Cat::Name | Cat::Adjective | Cat::Preposition | Cat::Determiner | Cat::Hyphen | Cat::PossessiveMark)
    });
    (free && start - from <= 10).then_some(k)
}

/// A preposition of place stands before the name, its article, its common noun, or the name it is listed with.
fn after_place_preposition(ctx: &Context<'_>, start: usize, quantities: &[Quantity]) -> bool {
    let s = ctx.s;
    let mut i = start;
    // `15 miles from the border with Poland`
    let far = quantities.iter().any(|q| {
        q.dimension == Dimension::Length && ((q.tokens.end - s.at) as usize) <= start && (q.tokens.end - s.at) as usize + 9 > start
    });
    let (mut through, mut direction) = (false, false);
    for _ in 0..8 {
        if i == 0 {
            return through;
        }
        i -= 1;
        match s.cats[i] {
            Cat::Preposition => {
                if s.is(i, Set::Of) {
                    // `the city of Kharkiv`, `north of Rubizhne`, `the coast of Libya`
                    if i > 0
                        && (s.is(i - 1, Set::DefinitePlace)
                            || s.is(i - 1, Set::MeasureAdjective)
                            || s.is(i - 1, Set::PlaceNoun)
                            || s.grammar.names.place_heads.longest(std::iter::once(s.word(i - 1))).is_some())
                    {
                        // `150 miles (240 km) southeast of Fresno`
                        let apposed = i > 1 && s.cats[i - 2] == Cat::Comma;
                        direction |=
                            s.is(i - 1, Set::Compass) && !apposed || s.is(i - 1, Set::MeasureAdjective) && measured(ctx, i - 1, quantities);
                        through = true;
                        i -= 1;
                        continue;
                    }
                    return false;
                }
                // `the border with Poland`
                if s.is(i, Set::With) && i > 0 && s.is(i - 1, Set::PlaceNoun) {
                    through = true;
                    i -= 1;
                    continue;
                }
                // `favourable to Russia`, `from the United States`: towards a state is no place, but people come from one
                let towards = s.is(i, Set::To) || s.is(i, Set::From);
                // `a stake in Tarvas`, `investment in Kenya` differ by what is known of the name
                let unknown = ctx.mention_at(start).is_some_and(|m| ctx.mention(m).referent == Referent::Unknown);
                if unknown && i > 0 && (s.is(i - 1, Set::ShareNoun) || s.is(i - 1, Set::HoldingNoun)) {
                    return false;
                }
                if s.is(i, Set::From) && far {
                    return true;
                }
                // `an offer from Tarvas`, `a fine on Tarvas`
                if unknown && (s.is(i, Set::From) || s.is(i, Set::On)) && i > 0 && owed(s, i - 1) {
                    return false;
                }
                // `bought Keita from Guingamp`
                if traded(ctx, i, start) {
                    return false;
                }
                if towards && ctx.mention_at(start).is_some_and(|m| ctx.is_country(m)) {
                    // `exports to Russia`, `bought from Canada`: where goods and travellers go
                    if (i.saturating_sub(4)..i).any(|k| s.is(k, Set::MovementWord)) {
                        return true;
                    }
                    let people = i > 0 && s.person(i - 1);
                    return people;
                }
                // `sanctions on Russia`, `trade between India and the EU`: no state is where something is done to it
                let against = s.is(i, Set::On)
                    || s.is(i, Set::TimeBetween)
                        && !(i.saturating_sub(4)..i).any(|k| s.is(k, Set::MovementWord) || s.is(k, Set::PlaceNoun));
                // `the 540 detainees on Christmas Island`
                let people = i > 0 && s.person(i - 1);
                let island = s.is(start + 1, Set::DefinitePlace);
                if against
                    && i > 0
                    && s.cats[i - 1] == Cat::Noun
                    && !people
                    && !island
                    && ctx.mention_at(start).is_some_and(|m| ctx.is_country(m))
                {
                    return false;
                }
                // `the fighting for Rubizhne`
                if s.is(i, Set::For) {
                    return i > 0 && s.is(i - 1, Set::FightNoun);
                }
                return s.leads_to_place(i);
            }
            // `the mining town of Itogon`, `in east Baghdad`
            Cat::Noun | Cat::Verb if through => {}
            Cat::Noun if s.is(i, Set::Compass) && i + 1 == start => {}
            // `passed through the Red Sea`: a verb and its particle
            Cat::Adverb
                if i > 0
                    && s.cats[i - 1] == Cat::Verb
                    && s.leads_to_place(i)
                    && ctx.mention_at(start).is_some_and(|m| known_place(ctx, m) && !ctx.is_country(m)) =>
            {
                return true;
            }
            Cat::Determiner | Cat::Adjective | Cat::Adverb | Cat::Hyphen => {}
            // `in two West Bank towns`
            Cat::Number if i + 1 == start && s.phrase_at(start).is_some_and(|p| s.plural_at(p.head)) => {}
            // `240 km north-east of Perth`
            Cat::Number | Cat::Close if through && far => return true,
            // `in an area called Dismal Swamp`
            Cat::Verb if i > 0 && s.is(i, Set::CalledWord) && (s.is(i - 1, Set::DefinitePlace) || s.is(i - 1, Set::PlaceNoun)) => {}
            // `into Mecca's Grand Mosque`
            Cat::PossessiveMark if i > 0 && s.cats[i - 1] == Cat::Name => {}
            // `in the West Bank town of Jenin`
            Cat::Name if through && matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Name)) => {}
            Cat::Name if ctx.mention_at(i) != ctx.mention_at(start) && s.cats.get(i + 1) != Some(&Cat::PossessiveMark) => return false,
            Cat::Name => {}
            Cat::Noun
                if s.is(i, Set::DefinitePlace)
                    || s.is(i, Set::PlaceNoun)
                    || s.grammar.names.place_heads.longest(std::iter::once(s.word(i))).is_some() => {}
            Cat::To if ctx.mention_at(start).is_some_and(|m| ctx.is_country(m)) => {
                return (i.saturating_sub(4)..i).any(|k| s.is(k, Set::MovementWord));
            }
            Cat::To => return !traded(ctx, i, start) && s.leads_to_place(i),
            _ => return direction,
        }
    }
    false
}
