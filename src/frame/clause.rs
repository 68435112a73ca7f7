//! How a quantity stands in its clause: the verbs that govern it and in which position, the nouns that it is the value of.

use super::beside::{
    apposed, carried, foreseen, given, had, has_auxiliary, last_preposition, measures, participle_like, passes, phrase_start, relative_gap,
    transitive_like, worth,
};
use super::items::Item;
use super::syntax::{Cat, Link, Syntax};
use crate::grammar::frames::{Position, TIME_NOUN};
use crate::grammar::lexicon::WordId;
use crate::grammar::sets::Set;
use crate::parse::Quantity;

/// A verb that governs the quantity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Governor {
    /// Index of its group.
    pub group: usize,
    /// Where the quantity stands to it.
    pub position: Position,
    /// The preposition between them, if any.
    pub preposition: Option<usize>,
    /// How near it is: 0 is nearest.
    pub distance: u8,
}

/// A noun that names the quantity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Namer {
    /// The noun's token.
    pub token: usize,
    /// How it names it.
    pub how: Naming,
}

/// How a noun names a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// It is the counted head itself.
    Head,
    /// It stands in the same phrase (`€5bn aid package`).
    Modifier,
    /// The quantity is its value: `a toll of 35`, `$1bn in aid`.
    Of,
    /// The quantity is said of it: `the toll rose to 35`.
    Subject,
    /// It is the object beside which the quantity stands: `raised tariffs to 25%`.
    Object,
}

/// Everything that governs one quantity.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    /// Verbs, nearest first.
    pub verbs: Vec<Governor>,
    /// Nouns.
    pub nouns: Vec<Namer>,
    /// The preposition right before the quantity's phrase.
    pub preposition: Option<usize>,
    /// A pronoun, and the noun that it stands for.
    pub meant: Option<(usize, WordId)>,
}

/// First and last token of the quantity, relative to the sentence, without the verb that its hedge may begin with (`exceeded 300`).
pub(super) fn bounds(s: &Syntax<'_>, q: &Quantity) -> (usize, usize) {
    let (first, end) = ((q.tokens.start - s.at) as usize, (q.tokens.end - s.at) as usize);
    ((first..end).find(|i| s.quantities[*i] != 0).unwrap_or(first), end)
}

/// Reads what governs a quantity.
pub(super) fn read(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>) -> Clause {
    let (start, end) = bounds(s, q);
    let mut out = Clause::default();
    let phrase_start = phrase_start(s, start);
    out.preposition = (phrase_start > 0 && matches!(s.cats[phrase_start - 1], Cat::Preposition | Cat::To)).then(|| phrase_start - 1);
    let rest = usize::from(item.is_none() && q.dimension == crate::base::Dimension::Count && s.is(end, Set::Rest));
    let after = item.map_or(end + rest, |i| i.tokens.end.max(end));
    let after = q.per.as_ref().map_or(after, |(_, per)| after.max((per.end - s.at) as usize));
    // `doubled` is its own verb
    if q.form == crate::parse::numeral::Form::Multiple
        && let Some(group) = s.verbs.iter().position(|v| v.main == start)
    {
        out.verbs.push(Governor { group, position: Position::Any, preposition: None, distance: 0 });
    }
    // `its cash rate, currently 4.35 per cent, …`: the value of a noun, whatever the clause does with it
    if let Some(noun) = apposed(s, q, phrase_start, after) {
        out.nouns.push(Namer { token: noun, how: Naming::Of });
        return out;
    }
    verbs(s, (q, item), phrase_start, after, &mut out);
    nouns(s, q, item, phrase_start, after, &mut out);
    out
}

fn verbs(s: &Syntax<'_>, (q, item): (&Quantity, Option<&Item>), start: usize, after: usize, out: &mut Clause) {
    let own = s.clause_of.get(start).map_or(0, |c| usize::from(*c));
    // the verb of the quantity's clause, before it; a clause without a verb belongs to the one that it hangs on
    let left = governing_clause(s, own, start);
    let right = s.verbs.iter().position(|v| v.tokens.start >= after);
    // `Twelve people, police said, were killed`
    let put_in = right.map(|r| &s.verbs[r]).filter(|v| {
        let node = &s.clauses[v.clause];
        node.verb.is_some_and(|g| s.reports(g))
            && v.clause != own
            && node.start == after + 1
            && s.cats[after] == Cat::Comma
            && s.cats.get(v.tokens.end) == Some(&Cat::Comma)
    });
    let (after, right) = put_in.map_or((after, right), |v| (v.tokens.end + 1, right.map(|r| r + 1).filter(|r| *r < s.verbs.len())));
    let mut distance = 0;
    // a participle or finite verb right behind the phrase
    let mut behind = None;
    if let Some(r) = right {
        let v = &s.verbs[r];
        let gap_free = (after..v.tokens.start).all(|i| matches!(s.cats[i], Cat::Adverb | Cat::Close) || s.is(i, Set::Relative));
        // `€19m after the broadcaster pulled out`: that clause says when
        let beyond = s.clauses[v.clause].start >= after
            && s.clauses[v.clause].link == Link::Subordinate
            && s.clauses[v.clause].subject.is_some_and(|h| h >= after);
        // `the blaze was 40% contained`: how far something is what it is
        let so_far = q.dimension == crate::base::Dimension::Percent
            && after == bounds(s, q).1
            && v.tokens.start == after
            && !has_auxiliary(s, v.tokens.start, v.main)
            && left.is_some_and(|l| s.verbs[l].copula && s.verbs[l].tokens.end == start);
        // `900 arrests of men crossing the river`: it tells of the men
        let inner = !gap_free
            && s.clauses[v.clause].link == Link::Participle
            && s.clauses[v.clause].antecedent.zip(item).is_some_and(|(h, i)| h > i.head && !v.passive);
        // `6,000 residents of 32 villages were moved`: the residents were
        let other = out.preposition.is_some_and(|p| !s.is(p, Set::With))
            && s.verbs[r].finite
            && s.clauses[v.clause].subject.is_some_and(|h| h < start && s.phrase_at(h).is_some_and(|p| p.tokens.end <= start))
            && s.clauses[v.clause].link != Link::Relative;
        let carried = left.is_some_and(|l| carried(s, l, r, start));
        if so_far || inner || other || carried {
            // only the verb before it counts
        } else if gap_free || !beyond && relative_gap(s, after, v.tokens.start) || had(s, r, start, after) {
            let bare_participle = !v.copula && !has_auxiliary(s, v.tokens.start, v.main);
            let object_at = v.tokens.end;
            // `three guards suffered minor burns`
            let adjective = s.cats.get(object_at) == Some(&Cat::Adjective)
                && s.phrase_at(object_at).is_some_and(|p| p.tokens.start == object_at && s.cats[p.head] == Cat::Noun);
            let takes_object =
                adjective || matches!(s.cats.get(object_at), Some(Cat::Determiner | Cat::Number | Cat::Possessive | Cat::Name | Cat::Noun));
            let position = if had(s, r, start, after)
                || v.passive
                || bare_participle && !takes_object && (participle_like(s, v.main) && (transitive_like(s, v.main) || left.is_some()))
            {
                Position::Object
            } else {
                Position::Subject
            };
            behind = Some((r, position));
        }
    }
    // `destroyed 14 drones launched by …`: the verb before the phrase counts more than a participle that only describes it
    let describes = behind.is_some_and(|(r, position)| {
        let v = &s.verbs[r];
        // `shot five men who had crossed the border`
        let relative = s.clauses[v.clause].link == Link::Relative && position == Position::Subject;
        relative || !v.passive && !has_auxiliary(s, v.tokens.start, v.main)
    });
    let direct = left.is_some_and(|l| {
        let v = &s.verbs[l];
        !v.copula
            && last_preposition(s, v.tokens.end, start).is_none()
            && s.grammar.frames.by_verb.contains_key(&v.lemma)
            && !s.grammar.reporting.contains_key(&v.lemma)
    });
    // `38 people are known to have died`: the infinitive says what they did
    if let Some((group, _)) = behind
        && (s.verbs[group].passive || s.verbs[group].copula)
        && let Some(next) = s.verbs.get(group + 1).filter(|n| n.infinitive && n.tokens.start <= s.verbs[group].tokens.end + 1)
    {
        let position = if next.passive { Position::Object } else { Position::Subject };
        out.verbs.push(Governor { group: group + 1, position, preposition: None, distance });
        distance += 1;
    }
    if let Some((group, position)) = behind {
        let late = u8::from(describes && direct) * 2;
        out.verbs.push(Governor { group, position, preposition: None, distance: distance + late });
        distance += u8::from(late == 0);
    }
    // verbs to the left, the nearest first: that of the clause, and what an infinitive or participle hangs on
    let mut l = left;
    for _ in 0..3 {
        let Some(i) = l else { break };
        let v = &s.verbs[i];
        let preposition = last_preposition(s, v.tokens.end, start);
        let position = preposition.map_or(Position::Object, |p| Position::After(s.word(p)));
        out.verbs.push(Governor { group: i, position, preposition, distance });
        distance += 1;
        let node = &s.clauses[v.clause];
        l = match node.link {
            Link::Infinitive | Link::Adjunct | Link::Participle => {
                node.parent.and_then(|p| s.clauses[p].verb).filter(|p| s.verbs[*p].tokens.end <= v.tokens.start)
            }
            _ => None,
        };
    }
    // the subject of a verb further right
    if behind.is_none()
        && left.is_none()
        && let Some(r) = right
        && (s.verbs[r].clause == own || s.clauses[s.verbs[r].clause].subject.is_some_and(|h| (start..after.max(start + 1)).contains(&h)))
    {
        let position = if s.verbs[r].passive { Position::Object } else { Position::Subject };
        out.verbs.push(Governor { group: r, position, preposition: None, distance });
    }
}

/// The verb before a token that its clause has, or the clause that a fragment without a verb hangs on.
fn governing_clause(s: &Syntax<'_>, own: usize, start: usize) -> Option<usize> {
    let mut at = own;
    for _ in 0..4 {
        let node = s.clauses.get(at)?;
        match node.verb {
            Some(v) => return Some(v).filter(|v| s.verbs[*v].tokens.end <= start),
            None if matches!(node.link, Link::Bracket) => at = node.parent?,
            None => return None,
        }
    }
    None
}

fn nouns(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>, start: usize, after: usize, out: &mut Clause) {
    use crate::base::Dimension;
    let (q_start, q_end) = bounds(s, q);
    if let Some(item) = item {
        out.nouns.push(Namer { token: item.head, how: if q.dimension == Dimension::Count { Naming::Head } else { Naming::Of } });
        for i in item.tokens.clone() {
            if i != item.head && matches!(s.cats[i], Cat::Noun | Cat::Name) {
                out.nouns.push(Namer { token: i, how: Naming::Modifier });
            }
        }
        // `rounds of ammunition`, `systems for air defence`
        if s.is(item.head + 1, Set::Of)
            && let Some(p) = s.phrase_from(item.head + 2).filter(|p| p.tokens.start == item.head + 2)
        {
            out.nouns.push(Namer { token: p.head, how: Naming::Modifier });
        }
    }
    // a noun before `of`, `:`, or right before the amount
    let mut i = start;
    // `a death toll of at least 35`: the hedge is part of the quantity; articles were passed already
    if i > 0 && s.is(i - 1, Set::Of) {
        if let Some(p) = s.phrase_at(i.wrapping_sub(2)) {
            out.nouns.push(Namer { token: p.head, how: Naming::Of });
            inner_noun(s, p.head, out);
        }
    } else if i > 1 && (s.is(i - 1, Set::Colon) || s.cats[i - 1] == Cat::Dash && item.is_none()) {
        // `Lows tonight: 13C`
        let label = (0..i - 1).rev().find(|k| !s.timed[*k]);
        if let Some(p) = label.and_then(|k| s.phrase_at(k)) {
            out.nouns.push(Namer { token: p.head, how: Naming::Of });
        }
    } else if let Some(noun) = passes(s, q).filter(|_| item.is_none()) {
        out.nouns.push(Namer { token: noun, how: Naming::Of });
    } else if i > 0 && q.dimension == Dimension::Money && given(s, i) {
        // `cost the economy £1.2bn`: whoever bears it names nothing
    } else if i > 0
        && (q.form != crate::parse::numeral::Form::Multiple || out.verbs.is_empty())
        && matches!(s.cats[i - 1], Cat::Noun)
        && (q.dimension != Dimension::Count || measures(s, i - 1))
    {
        out.nouns.push(Namer { token: i - 1, how: Naming::Of });
    }
    // `revenue, at $4.5bn, was in line`
    if i > 1
        && s.is(i - 1, Set::At)
        && s.cats[i - 1] == Cat::Preposition
        && s.cats[i - 2] == Cat::Comma
        && q.dimension != Dimension::Count
        && let Some(p) = i.checked_sub(3).and_then(|k| s.phrase_at(k)).filter(|p| p.preposition.is_none())
    {
        out.nouns.push(Namer { token: p.head, how: Naming::Of });
    }
    // `watches worth $3m`
    let worth_of = || (q.dimension == Dimension::Money && s.is(q_end, Set::Worth) && s.is(q_end + 1, Set::Of)).then_some(q_end);
    if let Some(worth) = worth(s, q).or_else(worth_of) {
        out.nouns.push(Namer { token: worth, how: Naming::Of });
        // `a relief package worth £2m`
        if let Some(p) = worth.checked_sub(1).and_then(|k| s.phrase_at(k)).filter(|p| p.tokens.end == worth && s.mentions[p.head] == 0) {
            out.nouns.push(Namer { token: p.head, how: Naming::Of });
        }
    }
    // `$1bn in aid`, `a 5% rise in exports`, `5% of GDP`
    let tail = if after > q_end { after } else { q_end };
    if tail < s.len() && matches!(s.cats[tail], Cat::Preposition) && q.dimension != Dimension::Count {
        let deep = s.is(tail, Set::In) || s.is(tail, Set::Of) || s.is(tail, Set::For) || s.is(tail, Set::On);
        if deep && let Some(p) = s.phrase_from(tail + 1).filter(|p| p.tokens.start <= tail + 2) {
            out.nouns.push(Namer { token: p.head, how: Naming::Of });
            for i in p.tokens.clone().filter(|i| *i != p.head && s.cats[*i] == Cat::Noun) {
                out.nouns.push(Namer { token: i, how: Naming::Modifier });
            }
        }
    }
    // modifiers between determiner and number: `the death toll, 35`
    i = q_start;
    while i > start {
        i -= 1;
        if s.cats[i] == Cat::Noun {
            out.nouns.push(Namer { token: i, how: Naming::Modifier });
        }
    }
    // `At 4%, the unemployment rate is high`
    if out.verbs.is_empty()
        && out.preposition == Some(0)
        && let Some(v) = (0..s.verbs.len()).find(|v| s.verbs[*v].tokens.start >= after)
        && let Some(subject) = subject_head(s, v).filter(|h| *h > after)
        && (after..subject).any(|i| s.cats[i] == Cat::Comma)
        && q.dimension != Dimension::Count
    {
        out.nouns.push(Namer { token: subject, how: Naming::Subject });
    }
    // subject and object of the governing verb
    if let Some(g) = out.verbs.iter().find(|g| g.position != Position::Subject).copied() {
        let v = &s.verbs[g.group];
        // in `400 deaths and 300 injuries were reported` the second is no name of the first
        // `62 deaths among 2,000 cases were reported`: what is counted itself names no other count
        let counted = |h: &usize| {
            q.dimension == Dimension::Count
                && item.is_some_and(|i| i.head != *h)
                && s.phrase_at(*h).is_some_and(|p| p.tokens.clone().any(|i| s.quantities[i] != 0))
        };
        if let Some(subject) = subject_head(s, g.group).filter(|h| *h < after && !counted(h)) {
            out.nouns.push(Namer { token: subject, how: Naming::Subject });
            inner_noun(s, subject, out);
        }
        if matches!(g.position, Position::After(_))
            && let Some(p) = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start <= v.tokens.end + 1 && p.head < q_start)
            && !counted(&p.head)
            // `fell for the third month in a row, to 900`: when
            && !(p.preposition.is_some() && s.grammar.frames.in_class(TIME_NOUN, s.noun_lemma(p.head)))
            // `trimmed output at two plants`: where
            && !(q.dimension == Dimension::Count
                && item.is_some()
                && g.preposition.is_some_and(|w| w == p.tokens.end && (s.is(w, Set::In) || s.is(w, Set::At))))
            // `waited in a house for nine days`: where, not what
            && !(q.dimension == Dimension::Duration
                && s.is(q_start.wrapping_sub(1), Set::For)
                && p.preposition.is_some_and(|w| s.is(w, Set::In) || s.is(w, Set::At)))
        {
            out.nouns.push(Namer { token: p.head, how: Naming::Object });
            inner_noun(s, p.head, out);
        }
    }
}

/// `the number of deaths rose to 35`: deaths name the quantity too.
fn inner_noun(s: &Syntax<'_>, head: usize, out: &mut Clause) {
    // `its annual profit forecast rose to £5m`
    if head > 0 && matches!(s.cats[head - 1], Cat::Noun) && super::beside::planned(s, head) {
        out.nouns.push(Namer { token: head - 1, how: Naming::Modifier });
    }
    if (s.is(head, Set::TotalNoun) && s.is(head + 1, Set::Of) || foreseen(s, head).is_some())
        && let Some(p) = s.phrase_from(head + 2).filter(|p| p.tokens.start == head + 2)
    {
        out.nouns.push(Namer { token: p.head, how: Naming::Subject });
        // `the number of people killed rose to 35`: what was done to them
        let told = s.verbs.iter().position(|v| v.tokens.start == p.tokens.end && v.tokens.start == v.main);
        let participle = |v: usize| {
            let node = &s.clauses[s.verbs[v].clause];
            node.link == Link::Participle && node.antecedent == Some(p.head) && participle_like(s, s.verbs[v].main)
        };
        if let Some(group) = told.filter(|v| participle(*v)) {
            out.verbs.push(Governor { group, position: Position::Object, preposition: None, distance: 0 });
        }
    }
}

/// The head of the subject of a verb group.
pub(super) fn subject_head(s: &Syntax<'_>, group: usize) -> Option<usize> {
    s.clauses[s.verbs[group].clause].subject
}
