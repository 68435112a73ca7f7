//! Which expression of time dates a quantity.

use super::Context;
use super::compared::compared;
use super::tense::own_tense;
use crate::base::{Dimension, Kind, Modality};
use crate::frame::clause::bounds;
use crate::frame::syntax::{Cat, Link};
use crate::grammar::lexicon::{Starts, VerbForm};
use crate::grammar::sets::Set;
use crate::parse::{Amount, Bound, Quantity, SentenceScan, TimeExpression, When};
use rust_decimal::Decimal;

/// The time that dates a quantity: the nearest of its clause, else of a clause that it hangs on or stands beside.
pub(in crate::frame) fn time(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity) -> Option<TimeExpression> {
    let s = ctx.s;
    let (start, _) = bounds(s, q);
    let own = usize::from(s.clause_of[start]);
    let mut best: Option<(usize, usize)> = None;
    for (k, t) in found.times.iter().enumerate() {
        let span = if t.when == When::Words { &t.tokens } else { &t.core };
        let overlaps = span.start < q.tokens.end && q.tokens.start < span.end;
        // a time of day dates nothing; `now` does, though it is no date
        let clock = t.weak && s.cats[(t.core.start - s.at) as usize] == Cat::Number;
        // `a runway, 2 km long, opens in May`: what it measures it does at any time
        let measures = matches!(q.dimension, Dimension::Length | Dimension::Area | Dimension::Mass)
            && start > 0
            && s.cats[start - 1] == Cat::Comma
            && (start..s.len()).find(|i| s.cats[*i] == Cat::Comma).is_some_and(|i| s.at + i as u32 <= t.tokens.start && i <= start + 5);
        // `a premium to Friday's close`
        let owned = t.bound == Bound::Until && s.cats.get((t.tokens.end - s.at) as usize) == Some(&Cat::PossessiveMark);
        if owned
            || measures
            || of_a_match(q, t)
            || clock
            || fronted(ctx, t, start)
            || t.when == When::Change
            || overlaps
            || compared(ctx, found, q, t)
        {
            continue;
        }
        let at_clause = clause_of(ctx, t);
        // an age has no date but its own
        if matches!(q.dimension, Dimension::Age) && at_clause != own {
            continue;
        }
        let described = describes_event(ctx, t, own);
        let far = if described { Some(0) } else { steps(ctx, t, at_clause, own, start) };
        let Some(far) = far else { continue };
        // `now` holds for its own clause only, and so does the date of a thing
        let modifies = !described && modifies(ctx, t);
        if (t.weak || modifies) && far > 0 {
            continue;
        }
        // `six on Monday and four on Tuesday`: told of the number before it
        let behind = (t.tokens.end - s.at) as usize;
        let listed = behind + 1 == start && s.cats[behind] == Cat::And && found.quantities.iter().any(|o| o.tokens.end <= t.tokens.start);
        let another = listed && found.times.get(k + 1).is_some_and(|next| (next.tokens.start - s.at) as usize <= start + 6);
        if another && found.times[k + 1].tokens.start >= q.tokens.end {
            continue;
        }
        let vague = modifies || t.when == When::Words && !t.weak;
        let score = (far + usize::from(vague)) * 60 + distance(ctx, q, t);
        if best.is_none_or(|(b, _)| score < b) {
            best = Some((score, k));
        }
    }
    let found_time = best.filter(|(_, k)| !found.times[*k].weak).map(|(_, k)| with_neighbour(ctx, found, respectively(ctx, found, q, k)));
    // `the worst storm since 2007, when 595 people died`: then
    found_time.map(|mut t| {
        let end = (t.tokens.end - s.at) as usize;
        let node = &s.clauses[own];
        if t.bound == Bound::Since && t.when != When::Words && s.is(node.start, Set::When) && (end..end + 2).contains(&node.start) {
            t.bound = Bound::Within;
        }
        t
    })
}

/// `Following the flood in May, the state paid $2m`: whether a time belongs to the event in front of the clause, and dates that alone.
fn fronted(ctx: &Context<'_>, t: &TimeExpression, start: usize) -> bool {
    let s = ctx.s;
    let (first, end) = ((t.tokens.start - s.at) as usize, (t.tokens.end - s.at) as usize);
    let opens =
        (0..first).find(|i| s.cats[*i] != Cat::Quote && s.cats[*i] != Cat::Adverb).is_some_and(|i| i < first && s.is(i, Set::FrontedEvent));
    opens && end < start && s.cats[end] == Cat::Comma && (0..end).all(|i| s.cats[i] != Cat::Comma)
}

/// Whether the clause that a time stands in tells of the future, or of the past; nothing where its verb does not say.
pub(in crate::frame) fn ahead(ctx: &Context<'_>, t: &TimeExpression) -> Option<bool> {
    let s = ctx.s;
    let v = &s.verbs[s.clauses[clause_of(ctx, t)].verb?];
    let cue = v.tokens.clone().filter(|i| s.grammar.lexicon.info(s.word(*i)).starts.has(Starts::MODAL)).find_map(|i| {
        let words = (i..v.tokens.end).map(|k| s.word(k));
        s.grammar.modal_words.longest(words).and_then(|(_, cues)| cues.first()).map(|cue| cue.modality)
    });
    match cue {
        Some(Modality::Planned) => return Some(true),
        Some(_) => return None,
        None => {}
    }
    // `was expected on Monday`, `agreed to meet on Monday`
    let past = |i: usize| matches!(s.grammar.lexicon.info(s.word(i)).form, VerbForm::Past | VerbForm::PastOrParticiple);
    let told = v.finite && !v.infinitive && past(v.tokens.clone().find(|i| matches!(s.cats[*i], Cat::Auxiliary | Cat::Verb))?);
    let plans = v.passive && s.grammar.modal_verbs.contains_key(&v.lemma);
    (told && !plans).then_some(false)
}

/// The clause that a time stands in: an event after `since` is a clause of its own that dates the one above.
fn clause_of(ctx: &Context<'_>, t: &TimeExpression) -> usize {
    let s = ctx.s;
    let at = (if t.when == When::Words || t.bound == Bound::Since { t.tokens.start } else { t.core.start } - s.at) as usize;
    let clause = usize::from(s.clause_of[at]);
    let node = &s.clauses[clause];
    let event = node.link == Link::Subordinate && node.start == at;
    node.parent.filter(|_| event).unwrap_or(clause)
}

/// `in 2022 and 2023 … 77% and 75%, respectively`: the time that stands where the quantity does in its list.
fn respectively(ctx: &Context<'_>, found: &SentenceScan, q: &Quantity, k: usize) -> usize {
    let s = ctx.s;
    let Some(word) = (0..s.len()).find(|i| s.is(*i, Set::Respectively)) else { return k };
    let between =
        |a: u32, b: u32| a <= b && (a..b).all(|i| matches!(s.cats[(i - s.at) as usize], Cat::And | Cat::Comma | Cat::Preposition));
    let mut from = k;
    while from > 0 && between(found.times[from - 1].tokens.end, found.times[from].tokens.start) {
        from -= 1;
    }
    let to = (from..found.times.len())
        .take_while(|i| *i == from || between(found.times[*i - 1].tokens.end, found.times[*i].tokens.start))
        .count();
    // the last quantities before the word
    let before = found.quantities.iter().filter(|o| ((o.tokens.end - s.at) as usize) <= word).count();
    let own = found.quantities.iter().position(|o| o.tokens == q.tokens);
    match own.and_then(|own| (own + to).checked_sub(before)) {
        Some(place) if to > 1 && place < to && own.is_some_and(|own| own < before) => from + place,
        _ => k,
    }
}

/// `the 1999 crash, in which 14 died`: whether the event that a clause describes is of that time.
fn describes_event(ctx: &Context<'_>, t: &TimeExpression, own: usize) -> bool {
    let s = ctx.s;
    let node = &s.clauses[own];
    let end = (t.core.end - s.at) as usize;
    node.link == Link::Relative
        && matches!(t.when, When::Years(..))
        && node.antecedent.is_some_and(|h| {
            end <= h && h < end + 6 && (end..=h).all(|i| matches!(s.cats[i], Cat::Noun | Cat::Name | Cat::Adjective | Cat::Verb))
        })
}

/// `scored twice in the first half`: no half of a year, unless money, a share or a large number is told of.
fn of_a_match(q: &Quantity, t: &TimeExpression) -> bool {
    matches!(t.when, When::Half(None, _))
        && match q.dimension {
            Dimension::Money | Dimension::Mass | Dimension::Volume | Dimension::Energy | Dimension::Percent | Dimension::Points => false,
            Dimension::Count => !matches!(q.amount, Amount::Value(v) if v >= Decimal::ONE_THOUSAND),
            _ => true,
        }
}

/// How far a time's clause is from the quantity's; nothing where it cannot date it.
fn steps(ctx: &Context<'_>, t: &TimeExpression, time: usize, own: usize, start: usize) -> Option<usize> {
    let s = ctx.s;
    let at_token = (t.tokens.start - s.at) as usize;
    let before = at_token < start;
    // `Today there are 1,000 officers; the bill would add 300`
    let modal = |v: usize| s.verbs[v].tokens.clone().any(|i| s.grammar.lexicon.info(s.word(i)).starts.has(Starts::MODAL));
    let will = || s.clauses[own].verb.is_some_and(modal);
    if before && time != own && (at_token..start).any(|i| s.is(i, Set::Semicolon)) && will() {
        return None;
    }
    if time == own {
        return Some(0);
    }
    // `said on Thursday that profit fell`: when it was said
    let node = &s.clauses[own];
    let saying = s.says(time) && before && node.link == Link::Complement && node.parent == Some(time) && s.is(node.start, Set::That);
    if saying && s.clauses[time].verb.is_some_and(|v| s.verbs[v].tokens.end == at_token) {
        return None;
    }
    if !before && super::places::accused(s, time, at_token) {
        return None;
    }
    if before && own_tense(ctx, t, time, own, start) {
        return None;
    }
    // up from the time
    let mut at = time;
    let (mut blocked, mut infinitive) = (false, false);
    for _ in 0..4 {
        let node = &s.clauses[at];
        let Some(parent) = node.parent else { break };
        let passes = match node.link {
            Link::Infinitive => {
                infinitive = true;
                true
            }
            // `killed 5 and hurt 10 on Monday`, but not `has 20 stations, and will carry 300,000 by 2031`
            Link::Joined => !infinitive && shares(ctx, at, t.bound == Bound::Since),
            // only what describes the counted things themselves: `35 people killed on Monday`
            // `2 degrees above the record set in 2019`: when that was set
            Link::Participle => node.antecedent.is_some_and(|h| {
                h >= start
                    && h < start + 12
                    && !(start..h).any(|i| s.is(i, Set::AgeBound) && s.is(i, Set::ComparedWith) && s.quantities[i] == 0)
            }),
            Link::Bracket => true,
            Link::Relative => {
                ctx.tells_event(at)
                    || node.antecedent.is_some_and(|h| h >= start && h < start + 8 && !beyond(ctx, start, h))
                        && (s.cats[node.start.saturating_sub(1)] != Cat::Comma || dies(ctx, node.verb))
            }
            // `starting in May, 300 clinics will open`
            Link::Adjunct => before && node.verb.is_some_and(|v| s.is(s.verbs[v].main, Set::TimeSince)),
            // `40 died when the bus fell on 5 May`
            Link::Subordinate | Link::Complement if s.is(node.start, Set::EventClause) && !before => {
                // `will raise $2m after profit fell in May`
                s.is(node.start, Set::When) || !will()
            }
            Link::Subordinate | Link::Complement | Link::Main => false,
        };
        if !passes {
            blocked = true;
            break;
        }
        if parent == own {
            return Some(1);
        }
        at = parent;
    }
    // `40 were killed and hundreds injured when a train crashed on Monday`
    let top = &s.clauses[at];
    let elliptical = top.verb.map(|v| &s.verbs[v]).is_some_and(|v| v.tokens.len() == 1 && !v.infinitive && v.tokens.start > start);
    let whole = s.clauses[own].verb.map(|v| &s.verbs[v]).is_some_and(|v| v.passive && v.tokens.len() > 1);
    let parallel = matches!(top.link, Link::Main) && matches!(s.clauses[own].link, Link::Main | Link::Complement);
    if !before && !blocked && at != own && parallel && elliptical && whole && top.start > 0 && s.cats[top.start - 1] == Cat::And {
        return Some(3);
    }
    // up from the quantity
    let mut at = own;
    for step in 1..5 {
        let node = &s.clauses[at];
        let Some(parent) = node.parent else { break };
        if node.link == Link::Relative {
            // what describes the subject, or a noun that has a description of its own, is not told of that time
            let beside = before && (t.tokens.end - s.at) as usize + 2 >= node.start;
            let main = s.clauses[parent].verb.map(|v| s.verbs[v].tokens.start);
            let subject = node.antecedent.zip(main).is_some_and(|(h, v)| h < v);
            let another = node.antecedent.is_some_and(|h| h < s.clauses[time].start);
            if !beside && (!before || subject || another) {
                return None;
            }
        }
        // `if oil stayed below $55, the deficit could widen by 2026`; `the biggest since 2019 and caps 17 months`
        let described = node.link == Link::Adjunct && s.clauses[time].link == Link::Participle;
        let condition = node.link == Link::Subordinate && !before && node.start < at_token;
        let since = t.bound == Bound::Since && before && at_token > s.clauses[time].start;
        // `sales rose in May, but profits fell 3%`
        let contrast = node.link == Link::Subordinate
            && before
            && node.verb.is_some()
            && s.is(node.start, Set::Coordinator)
            && s.clauses[time].verb.is_some_and(|v| s.verbs[v].tokens.end <= at_token);
        if parent == time && contrast {
            return None;
        }
        if parent == time && (condition || described || since && node.link == Link::Joined) {
            return None;
        }
        if parent == time {
            return Some(if s.says(time) && !before { 3 } else { step });
        }
        at = parent;
    }
    // side by side: a time in front holds for what is joined to its clause
    let plain = matches!(s.clauses[time].link, Link::Main | Link::Joined) && !s.says(time);
    let told = s.clauses[own].link != Link::Relative;
    (plain && before && told && !blocked).then_some(3)
}

/// `$4m to 12 women who were sacked in 1999`: whether a preposition leads from an amount to a noun that has a time of its own.
fn beyond(ctx: &Context<'_>, start: usize, head: usize) -> bool {
    let s = ctx.s;
    (start..head).any(|i| s.quantities[i] == 0 && (s.cats[i] == Cat::To || s.cats[i] == Cat::Preposition && s.is(i, Set::For)))
}

/// Whether somebody dies or is hurt by what a verb tells.
fn dies(ctx: &Context<'_>, verb: Option<usize>) -> bool {
    let s = ctx.s;
    verb.is_some_and(|v| [Kind::Deaths, Kind::Injuries].iter().any(|kind| s.grammar.frames.tells(s.verbs[v].lemma, *kind)))
}

/// Whether a joined clause goes on with the time of the clause before it: no comma parts them and it has no auxiliary of its own.
fn shares(ctx: &Context<'_>, clause: usize, since: bool) -> bool {
    let s = ctx.s;
    let node = &s.clauses[clause];
    let Some(v) = node.verb.map(|v| &s.verbs[v]) else { return true };
    let auxiliary = (v.tokens.start..v.main).any(|i| s.cats[i] == Cat::Auxiliary);
    let comma = v.tokens.start >= 2 && s.cats[v.tokens.start - 1] == Cat::And && s.cats[v.tokens.start - 2] == Cat::Comma;
    // `15 people have fallen ill and 14 have died since October`
    (!auxiliary || since) && !comma
}

/// `the 2018 World Cup`, `Order 14257 of April 2`: a bare date that is part of a noun phrase dates little.
pub(super) fn modifies(ctx: &Context<'_>, t: &TimeExpression) -> bool {
    let s = ctx.s;
    let (at, end) = ((t.tokens.start - s.at) as usize, (t.tokens.end - s.at) as usize);
    let of = at > 1 && s.is(at - 1, Set::Of) && matches!(s.cats[at - 2], Cat::Noun | Cat::Name | Cat::Number);
    t.core == t.tokens
        && matches!(t.when, When::Years(..) | When::Day { .. } | When::Month { .. })
        && (of || matches!(t.when, When::Years(..)))
        && (of || matches!(s.cats.get(end), Some(Cat::Name | Cat::Noun | Cat::Adjective)) || at > 0 && s.cats[at - 1] == Cat::Name)
}

fn distance(ctx: &Context<'_>, q: &Quantity, t: &TimeExpression) -> usize {
    let s = ctx.s;
    let (a, b) =
        if t.tokens.end <= q.tokens.start { (t.tokens.end, q.tokens.start) } else { (q.tokens.end, t.tokens.start.max(q.tokens.end)) };
    let (from, to) = ((a - s.at) as usize, (b - s.at) as usize);
    let walls = (from..to).filter(|i| matches!(s.cats[*i], Cat::Subordinator | Cat::Relative) || s.is(*i, Set::Semicolon)).count();
    let other = (from..to).filter(|i| s.quantities[*i] != 0 && (*i == 0 || s.quantities[*i - 1] != s.quantities[*i])).count();
    walls * 12 + other * 3 + (to - from)
}

/// `in October and November`: two months joined by nothing but `and` are one time.
fn with_neighbour(ctx: &Context<'_>, found: &SentenceScan, k: usize) -> TimeExpression {
    let s = ctx.s;
    let month = |t: &TimeExpression| matches!(t.when, When::Month { .. }) && t.to.is_none() && !t.weak;
    let days = |a: &TimeExpression, b: &TimeExpression| {
        matches!((a.when, b.when), (When::Weekday(..), When::Weekday(..))) && a.to.is_none() && !a.weak
    };
    let joined = |a: &TimeExpression, b: &TimeExpression| {
        (days(a, b) || month(a) && matches!(b.when, When::Month { .. }))
            && b.to.is_none()
            && b.tokens.start == b.core.start
            && a.tokens.end + 1 == b.tokens.start
            && s.cats[(a.tokens.end - s.at) as usize] == Cat::And
    };
    let pair = |a: &TimeExpression, b: &TimeExpression| {
        let mut whole = a.clone();
        whole.to = Some(b.when);
        whole.tokens.end = b.tokens.end;
        whole
    };
    let t = &found.times[k];
    // a bare second month is no expression of its own
    let behind = (t.tokens.end - s.at) as usize;
    if month(t)
        && s.cats.get(behind) == Some(&Cat::And)
        && behind + 1 < s.len()
        && let Some((second, _)) = s.grammar.months.get(&s.word(behind + 1))
        && let When::Month { year, direction, .. } = t.when
        && !found.times.iter().any(|o| o.tokens.start <= s.at + behind as u32 + 1 && o.tokens.end > s.at + behind as u32 + 1)
    {
        let mut whole = t.clone();
        whole.to = Some(When::Month { year, month: *second, direction });
        whole.tokens.end += 2;
        return whole;
    }
    if let Some(next) = found.times.get(k + 1).filter(|n| joined(t, n)) {
        return pair(t, next);
    }
    if let Some(previous) = k.checked_sub(1).map(|p| &found.times[p]).filter(|p| joined(p, t)) {
        return pair(previous, t);
    }
    t.clone()
}
