//! What is counted or measured: the noun phrase after a number, before it, or the subject of its clause.

use super::syntax::{Cat, LEVELS, Syntax};
use crate::base::{Dimension, Kind, lexer::PieceKind};
use crate::grammar::{morphology, names::NameRole, sets::Set};
use crate::parse::{Quantity, numeral::Form};
use std::ops::Range;

/// A noun phrase as an item: its tokens without determiner (relative to the sentence) and its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Tokens relative to the sentence.
    pub tokens: Range<usize>,
    /// Head token.
    pub head: usize,
}

impl Item {
    /// How the name that heads it names, if one does.
    fn role(&self, s: &Syntax<'_>) -> Option<NameRole> {
        let forms = &s.grammar.names.forms;
        forms.step(0, s.word(self.head)).and_then(|node| forms.at(node).first()).map(|form| form.role)
    }

    /// Whether it is people by the name of their country.
    pub(super) fn people(&self, s: &Syntax<'_>) -> bool {
        s.cats[self.head] == Cat::Name && matches!(self.role(s), Some(NameRole::Demonym | NameRole::Adjective))
    }

    /// The head in the singular, lower case.
    pub(super) fn head_word(&self, s: &Syntax<'_>) -> String {
        let word = s.word(self.head);
        let info = s.grammar.lexicon.info(word);
        let lower = s.written(self.head).to_lowercase();
        // `Williams`, `Seles`: a name that is not counted is no plural
        let counted = self.tokens.start.checked_sub(1).is_some_and(|before| {
            let t = &s.text.tokens[s.at as usize + before];
            let number = t.kind != PieceKind::Word || s.grammar.lexicon.info(t.word).number != 0;
            s.quantities[before] != 0 && number || s.is(before, Set::Of)
        });
        if self.head > 0 && s.cats[self.head] == Cat::Name && s.mentions[self.head] != 0 && !counted {
            return lower;
        }
        if s.cats[self.head] == Cat::Name && self.role(s).is_some() {
            // `three Israelis` are people of a country, `dozens of Hamas` are not several Hama
            let one = lower.strip_suffix('s').filter(|_| self.people(s) && !lower.ends_with("ss"));
            return one.map_or_else(|| lower.clone(), str::to_owned);
        }
        if info.singular != 0 {
            return s.grammar.lexicon.word(info.singular).to_owned();
        }
        if s.cats[self.head] == Cat::Name && !lower.ends_with('s') {
            return lower;
        }
        let singular = morphology::singular(&lower);
        let known = s.grammar.lexicon.id(&singular) != 0 || !lower.ends_with("ies");
        if known { singular } else { lower }
    }
}

/// The noun phrase that a count counts, or that stands in one phrase with any amount (`€5bn loan`, `five-hour meeting`).
pub(super) fn following(s: &Syntax<'_>, q: &Quantity) -> Option<Item> {
    let mut i = (q.tokens.end - s.at) as usize;
    // `doubles every year`
    if q.form == Form::Multiple
        && phrase_at(s, i, true).is_some_and(|p| s.grammar.frames.in_class(crate::grammar::frames::TIME_NOUN, s.noun_lemma(p.head)))
    {
        return None;
    }
    if s.cats.get(i) == Some(&Cat::Hyphen) {
        i += 1;
    }
    if let Some((_, per)) = &q.per
        && q.dimension == Dimension::Count
        && per.start == q.tokens.end
    {
        return None;
    }
    // `an 11-minute (650 seconds) fire`, `a $5m (€4m) loan`: past the same amount in other units
    if q.restated.is_some()
        && s.cats.get(i) == Some(&Cat::Open)
        && let Some(close) = (i..(i + 9).min(s.len())).find(|k| s.cats[*k] == Cat::Close)
        && matches!(s.cats.get(close + 1), Some(Cat::Noun | Cat::Name | Cat::Adjective))
    {
        i = close + 1;
    }
    // `a 6.7% annualised increase`
    if let Some((_, per)) = &q.per
        && q.dimension != Dimension::Count
        && per.start == q.tokens.end
        && matches!(s.cats.get((per.end - s.at) as usize), Some(Cat::Noun))
        && s.cats.get(i) != Some(&Cat::Determiner)
    {
        i = (per.end - s.at) as usize;
    }
    // `two out of six rockets`, `79 of 133 drones`
    if q.dimension == Dimension::Count {
        let of = [i, i + 1].into_iter().find(|k| s.is(*k, Set::Of) && s.quantities.get(k + 1).is_some_and(|q| *q != 0));
        let adjacent = of.is_some_and(|k| k == i || matches!(s.cats[i], Cat::Adverb | Cat::Preposition));
        // `four of their last six games`
        let last = s.is(i, Set::Of) && s.is(i + 2, Set::RoundWord) && s.quantities.get(i + 3).is_some_and(|q| *q != 0);
        if let Some(k) = of.filter(|_| adjacent).or(last.then_some(i + 2)) {
            let from = (k + 1..s.len()).find(|k| s.cats[*k] != Cat::Number)?;
            return phrase_at(s, from, true);
        }
    }
    // `£3m apiece for guns`: what each of them costs
    if q.dimension == Dimension::Money && s.is(i, Set::ApieceWord) {
        return if s.is(i + 1, Set::For) { phrase_at(s, i + 2, true) } else { None };
    }
    // `three 15-year-old boys`, `30 three-bedroom houses`: past the measure that describes them
    if q.dimension == Dimension::Count && !q.compound && s.quantities.get(i).is_some_and(|other| *other != 0) {
        i = past_compound(s, i)?;
    }
    // `€300m worth of damage`
    if q.dimension == Dimension::Money && s.is(i, Set::Worth) && s.is(i + 1, Set::Of) {
        return phrase_at(s, i + 2, true);
    }
    // `30 km east of Lyon`
    if q.dimension == Dimension::Length && !q.compound && s.is(i, Set::MeasureAdjective) && s.is(i + 1, Set::Of) {
        return None;
    }
    // `“dozens” of dead`
    if s.cats.get(i) == Some(&Cat::Quote) && s.is(i + 1, Set::Of) {
        i += 1;
    }
    // `for $12m cash`: how it is paid
    if q.dimension == Dimension::Money
        && !q.compound
        && s.is(i, Set::PaymentForm)
        && !s.plural_at(i)
        && !matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Name))
    {
        return None;
    }
    // `two apiece`
    if s.is(i, Set::ApieceWord) {
        return None;
    }
    // `17 such vessels`, `four other astronauts`
    if q.dimension == Dimension::Count && (s.is(i, Set::Such) || s.is(i, Set::More)) && s.cats.get(i) == Some(&Cat::Determiner) {
        i += 1;
    }
    // `hundreds of drones`, `two of the rockets`, `half the voters`
    let of = s.is(i, Set::Of);
    let reaches = matches!(q.form, Form::Vague | Form::Fraction | Form::Article) || q.measure != crate::parse::measure::Measure::Count;
    if of {
        let over_of = matches!(q.dimension, Dimension::Count | Dimension::Fraction | Dimension::Percent | Dimension::Multiple)
            || reaches && q.form == Form::Vague;
        if !over_of {
            return None;
        }
        // `spend 5% of GDP on defence`: the item stands after `on`
        if spent_on(s, q).is_some() {
            return None;
        }
        // `a deficit of 4.4 per cent of GDP`: what stands at that share
        if level_of(s, q).is_some() || stands_at(s, q).is_some() {
            return None;
        }
        // `Two of those flared again`
        let noun = |k: usize| matches!(s.cats.get(k), Some(Cat::Noun | Cat::Name | Cat::Number));
        if s.is(i + 1, Set::Demonstrative) && !noun(i + 2) && !(s.cats.get(i + 2) == Some(&Cat::Adjective) && noun(i + 3)) {
            return None;
        }
        i += 1;
    }
    // `44% named housing as their concern`: what they did
    let (start, end) = ((q.tokens.start - s.at) as usize, (q.tokens.end - s.at) as usize);
    if s.cats.get(i) == Some(&Cat::Verb)
        && let Some(v) = s.verbs.iter().find(|v| v.main == i)
        && v.finite
        && s.clauses[v.clause].subject.is_some_and(|h| (start..end).contains(&h) || h + 2 == start && s.is(h + 1, Set::Of))
    {
        return None;
    }
    phrase_at(s, i, of || matches!(q.form, Form::Fraction | Form::Multiple))
}

/// Where what a compound describes begins (`15-year-old boys`, `three-bedroom houses`), by the first token of the compound; none if it is none.
fn past_compound(s: &Syntax<'_>, i: usize) -> Option<usize> {
    let end = (i..s.len()).find(|k| s.quantities[*k] != s.quantities[i])?;
    if s.cats[end] == Cat::Hyphen && end + 1 < s.len() && !s.text.tokens[s.at as usize + end + 1].spaced() {
        return Some(end + 2);
    }
    (i..end).any(|k| s.cats[k] == Cat::Hyphen).then_some(end)
}

/// `28-point plan`, `seven-storey building`: what a compound counts is its own noun.
pub(super) fn of_compound(s: &Syntax<'_>, q: &Quantity) -> Option<Item> {
    let end = (q.tokens.end - s.at) as usize;
    let noun = end + 1;
    let glued = noun < s.len() && s.cats[end] == Cat::Hyphen && !s.text.tokens[s.at as usize + noun].spaced();
    let counts = q.compound && q.dimension == Dimension::Count && glued;
    (counts && matches!(s.cats[noun], Cat::Noun | Cat::Verb) && s.cats.get(noun + 1) != Some(&Cat::Hyphen))
        .then_some(Item { tokens: noun..noun + 1, head: noun })
}

/// `a deficit of 4.4% of GDP`: the noun before the share, which is no part of the whole.
pub(super) fn level_of(s: &Syntax<'_>, q: &Quantity) -> Option<usize> {
    let noun = ((q.tokens.start - s.at) as usize).checked_sub(2)?;
    let part = [Set::ShareNoun, Set::HoldingNoun, Set::TotalNoun, Set::MoveFromTo, Set::IncreaseToBy, Set::DecreaseToBy];
    let level = q.dimension == Dimension::Percent && s.is(noun + 1, Set::Of) && s.cats[noun] == Cat::Noun;
    let income = || {
        let triggers = s.grammar.frames.by_noun.get(&s.noun_lemma(noun)).into_iter().flatten();
        triggers.map(|t| &s.grammar.frames.triggers[*t as usize]).any(|t| matches!(t.kind, Kind::Debt | Kind::Spending | Kind::Revenue))
    };
    (level && !part.iter().any(|set| s.is(noun, *set)) && income()).then_some(noun)
}

/// `public debt stands at 98% of GDP`: what has that share of the whole, the subject of a verb of levels.
pub(super) fn stands_at(s: &Syntax<'_>, q: &Quantity) -> Option<usize> {
    let (start, end) = ((q.tokens.start - s.at) as usize, (q.tokens.end - s.at) as usize);
    if q.dimension != Dimension::Percent
        || !s.is(end, Set::Of)
        || start == 0
        || !matches!(s.cats[start - 1], Cat::To | Cat::Preposition | Cat::Verb | Cat::Auxiliary | Cat::Adverb)
    {
        return None;
    }
    let v = s.verb_before(start).filter(|v| s.any(v.main, LEVELS) || v.copula)?;
    // `reduce the deficit to 3% of GDP`
    let object = || s.phrase_from(v.tokens.end).filter(|p| p.tokens.start == v.tokens.end && p.head < start).map(|p| p.head);
    let near = v.tokens.end + 2 > start;
    let moved = if near { s.clauses[v.clause].subject } else { object().filter(|h| h + 2 == start && s.cats[start - 1] == Cat::To) };
    let head = moved.filter(|h| s.cats[*h] == Cat::Noun && s.mentions[*h] == 0 && s.quantities[*h] == 0)?;
    let triggers = s.grammar.frames.by_noun.get(&s.noun_lemma(head)).into_iter().flatten();
    let level = |kind| matches!(kind, Kind::Debt | Kind::Spending | Kind::Revenue);
    triggers.map(|t| &s.grammar.frames.triggers[*t as usize]).any(|t| t.verbs.is_empty() && level(t.kind)).then_some(head)
}

/// `spend 5% of GDP on defence`, `invest 2% of sales annually in research`: the whole, and what that share of it goes to.
pub(super) fn spent_on(s: &Syntax<'_>, q: &Quantity) -> Option<(Item, usize)> {
    let end = (q.tokens.end - s.at) as usize;
    if q.dimension != Dimension::Percent || !s.is(end, Set::Of) {
        return None;
    }
    let whole = phrase_at(s, end + 1, true)?;
    let at = (whole.tokens.end..s.len()).find(|i| s.cats[*i] != Cat::Adverb && !s.timed[*i])?;
    let invests = || s.verb_before(end).is_some_and(|v| s.grammar.frames.tells(v.lemma, Kind::Spending));
    let goes = s.cats[at] == Cat::Preposition && (s.is(at, Set::On) || s.is(at, Set::In) || s.is(at, Set::For)) && invests();
    // `37% of income on average`
    let average = s.is(at + 1, Set::TotalNoun);
    (goes && !average && !s.timed.get(at + 1).copied().unwrap_or(true)).then_some((whole, at))
}

/// The item that begins at token `i`.
pub(super) fn phrase_at(s: &Syntax<'_>, mut i: usize, determiners: bool) -> Option<Item> {
    // `of Sunday's votes`
    if determiners && s.timed.get(i).copied().unwrap_or(false) {
        let end = (i..s.len()).find(|k| !s.timed[*k] && s.cats[*k] != Cat::PossessiveMark).unwrap_or(i);
        if end > i && s.cats[end - 1] == Cat::PossessiveMark {
            i = end;
        }
    }
    let first = i;
    while i < s.len()
        && determiners
        && (matches!(s.cats[i], Cat::Determiner | Cat::Possessive) || s.cats[i] == Cat::Number && s.quantities[i] == 0)
    {
        i += 1;
    }
    if i > first && s.cats.get(i) == Some(&Cat::Number) {
        // `two of the four producers`
        while s.cats.get(i) == Some(&Cat::Number) {
            i += 1;
        }
    }
    let mut start = i;
    let mut head = None;
    while i < s.len() && i - start < 14 && !s.timed[i] {
        match s.cats[i] {
            // `two of the group's five founders`: what the second number counts as well
            Cat::PossessiveMark if determiners && head.is_some() && s.cats.get(i + 1) == Some(&Cat::Number) => {
                while s.cats.get(i + 1) == Some(&Cat::Number) {
                    i += 1;
                }
                (start, head) = (i + 1, None);
            }
            Cat::Noun if head.is_some() && s.is(i, Set::AdverbSkip) => break,
            Cat::Noun => head = Some(i),
            // `two ministers John Lee and Ada Moyo`: who they are
            Cat::Name if head.is_some_and(|h| h + 1 == i && s.cats[h] == Cat::Noun && s.plural_at(h) && s.person(h)) => break,
            Cat::Name if !s.timed[i] => head = Some(i),
            Cat::Adjective => {
                // `a deputy foreign minister`
                let titled = i > 0 && (s.cats[i - 1] != Cat::Noun || s.is(i - 1, Set::DeputyWord));
                if head.is_some() && !(matches!(s.cats.get(i + 1), Some(Cat::Noun)) && titled) {
                    break;
                }
            }
            Cat::Adverb if head.is_none() && matches!(s.cats.get(i + 1), Some(Cat::Adjective | Cat::Noun | Cat::Verb)) => {}
            Cat::Adverb if i == start && s.is(i, Set::More) && s.cats.get(i + 1) == Some(&Cat::Name) => {}
            Cat::Verb if head.is_none() && matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Adjective | Cat::Name)) => {}
            // `100 cutting-edge machines`
            Cat::Verb if i == start && s.cats.get(i + 1) == Some(&Cat::Hyphen) => {}
            // `its first allocation`
            Cat::Number
                if head.is_none()
                    && s.quantities[i] == 0
                    && s.grammar.ordinal_value(s.word(i)).is_some()
                    && matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Adjective | Cat::Name)) => {}
            // `41 Ukrainian unmanned vehicles`
            Cat::Verb
                if i > start
                    && s.cats[i - 1] == Cat::Name
                    && s.grammar.lexicon.info(s.word(i)).verb == 0
                    && matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Adjective)) => {}
            Cat::Hyphen => {
                // what a hyphen joins belongs to the phrase, whatever it is: `state-owned`, `Mi-17`, `UK- and EU-affiliated`
                if i > start
                    && s.cats.get(i + 1).is_some_and(|c| !matches!(c, Cat::Stop | Cat::Comma))
                    && !s.timed.get(i + 1).copied().unwrap_or(false)
                {
                    let spaced = s.text.tokens[s.at as usize + i + 1].spaced();
                    // `low- income countries`
                    let loose = s.cats[i - 1] == Cat::Adjective && matches!(s.cats[i + 1], Cat::Noun | Cat::Adjective);
                    let and = spaced && (s.cats[i + 1] == Cat::And || loose);
                    if !spaced || and {
                        head = if matches!(s.cats[i + 1], Cat::Noun | Cat::Name) { Some(i + 1) } else { head };
                        i += 2;
                        continue;
                    }
                }
                break;
            }
            Cat::PossessiveMark if head.is_some() && matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Adjective)) => {}
            Cat::Quote if head.is_none() => {}
            // `the Clean School Bus (CSB) grant programme`
            Cat::Open if head.is_some() && matches!(after_bracket(s, i), Some(Cat::Noun | Cat::Name)) => {
                i += (i..s.len()).take_while(|k| s.cats[*k] != Cat::Close).count() + 1;
                continue;
            }
            Cat::And if joins(s, i, start) => {}
            Cat::Comma
                if s.cats.get(i + 1) == Some(&Cat::Adjective)
                    && i > start
                    && s.cats[i - 1] == Cat::Adjective
                    && matches!(s.cats.get(i + 2), Some(Cat::Noun | Cat::Adjective)) => {}
            _ => break,
        }
        if s.timed[i] {
            break;
        }
        i += 1;
    }
    // `20 dead and 35 missing`, `108 already dead`
    if head.is_none() && s.cats.get(start) == Some(&Cat::Adverb) && matches!(s.cats.get(start + 1), Some(Cat::Adjective)) {
        start += 1;
    }
    let head = head.or_else(|| {
        (start < s.len() && matches!(s.cats[start], Cat::Adjective | Cat::Verb) && s.grammar.frames.by_noun.contains_key(&s.word(start)))
            .then_some(start)
    })?;
    if s.quantities[head] != 0 {
        return None;
    }
    // `people killed`: a verb taken for a modifier never heads
    Some(Item { tokens: start..head + 1, head })
}

fn after_bracket(s: &Syntax<'_>, i: usize) -> Option<Cat> {
    let close = (i..(i + 4).min(s.len())).find(|k| s.cats[*k] == Cat::Close)?;
    s.cats.get(close + 1).copied()
}

/// `cruise and ballistic missiles`, `grenade and mortar rounds`: modifiers joined before one head.
fn joins(s: &Syntax<'_>, i: usize, start: usize) -> bool {
    if i == start {
        return false;
    }
    let before = i - 1;
    let plural = s.grammar.lexicon.info(s.word(before)).singular != 0 || s.written(before).ends_with('s') && s.cats[before] == Cat::Noun;
    if plural {
        return false;
    }
    let (one, two) = (s.cats.get(i + 1).copied(), s.cats.get(i + 2).copied());
    matches!(one, Some(Cat::Adjective | Cat::Noun | Cat::Name)) && matches!(two, Some(Cat::Noun | Cat::Adjective | Cat::Hyphen))
}

/// The item of a whole noun phrase of the sentence, by one of its tokens.
pub(super) fn of_phrase(s: &Syntax<'_>, token: usize) -> Option<Item> {
    let p = s.phrase_at(token)?;
    let mut start = p.tokens.start;
    while start < p.head && matches!(s.cats[start], Cat::Determiner | Cat::Possessive | Cat::Number) {
        start += 1;
    }
    if matches!(s.cats[p.head], Cat::Pronoun | Cat::Number | Cat::Determiner) {
        return None;
    }
    // after a possessor only the possessed counts: `Russia's output`
    if let Some(mark) = (start..p.head).rev().find(|k| s.cats[*k] == Cat::PossessiveMark) {
        start = mark + 1;
    }
    Some(Item { tokens: start..p.head + 1, head: p.head })
}
