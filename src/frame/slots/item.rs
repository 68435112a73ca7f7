//! The item of a quantity that no noun follows, and the whole that a share is of.

use super::Context;
use super::left_out::{another, are, past_count};
use super::owner::{owns, owns_share};
use super::placed::{apposed, placed};
use super::rise::{complemented, moved_noun, second_level, taken_off};
use crate::base::{Dimension, Relation};
use crate::frame::beside::{foreseen, had, like, passes, planned, worth};
use crate::frame::clause::{Clause, Naming, bounds, subject_head};
use crate::frame::items::{self, Item};
use crate::frame::syntax::{Cat, LEVELS, Link, MOVES, Syntax};
use crate::grammar::frames::Position;
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Referent};

/// The item of a quantity that no noun follows.
pub(in crate::frame) fn elsewhere(
    ctx: &Context<'_>,
    q: &Quantity,
    clause: &Clause,
    previous: Option<&Item>,
    counted: Option<&Item>,
) -> Option<Item> {
    let s = ctx.s;
    let (q_start, q_end) = bounds(s, q);
    // `daughters aged six and nine`
    if q.dimension == Dimension::Age
        && let Some(previous) = previous.filter(|_| s.cats.get(q_start.wrapping_sub(1)) == Some(&Cat::And))
    {
        return Some(previous.clone());
    }
    // `Children younger than five`
    if q.dimension == Dimension::Age
        && let Some(at) = q_start.checked_sub(1).filter(|b| s.cats[*b] == Cat::Noun && !s.is(*b, Set::Aged))
    {
        return items::of_phrase(s, at);
    }
    // `A man, 53,` and `missiles (30)`
    if q.dimension == Dimension::Age || s.cats.get(q_start.wrapping_sub(1)) == Some(&Cat::Open) {
        let before = q_start.checked_sub(2)?;
        let aged = q_start > 0 && s.is(q_start - 1, Set::Aged);
        let at = if aged && s.cats[before] == Cat::Comma { before.checked_sub(1)? } else { before };
        // `died from a heart attack aged 72`: who died
        let thing = aged && s.cats[at] == Cat::Noun && !s.person(at);
        let died = clause.verbs.iter().filter(|_| thing).find_map(|g| subject_head(s, g.group));
        let at = died.filter(|h| matches!(s.cats[*h], Cat::Name | Cat::Noun) && !s.timed[*h]).unwrap_or(at);
        // `Canada (3 million barrels), Mexico (676,000)`: theirs, of what the clause is about
        let theirs = q.dimension != Dimension::Age && names_somebody(ctx, at);
        if let Some(item) = items::of_phrase(s, at).filter(|_| !theirs) {
            return Some(item);
        }
    }
    // `pushed inflation to 10% and interest rates to 20%`: the second member names its own
    if let Some(item) = second_level(s, q_start) {
        return Some(item);
    }
    // `twice the number analysts expected`: of what was counted
    if q.dimension == Dimension::Multiple
        && s.is(q_end, Set::The)
        && s.is(q_end + 1, Set::TotalNoun)
        && !s.is(q_end + 2, Set::Of)
        && let Some(counted) = counted
    {
        return Some(counted.clone());
    }
    // `180 turbines, each 250 metres tall`
    let each = (q_start.saturating_sub(2)..q_start).rev().find(|i| s.is(*i, Set::ApieceWord));
    if let Some(each) =
        each.filter(|e| *e > 1 && (*e + 1 == q_start || matches!(s.cats[e + 1], Cat::Verb | Cat::Preposition | Cat::Noun | Cat::Adjective)))
        && s.cats[each - 1] == Cat::Comma
        && q.dimension != Dimension::Count
        && let Some(item) = items::of_phrase(s, each - 2)
    {
        return Some(item);
    }
    // `510,000 tonnes of oil worth $500m`
    if let Some(at) = worth(s, q)
        && let Some(mut item) = items::of_phrase(s, at - 1)
        && s.quantities[item.head] == 0
        && !names_somebody(ctx, item.head)
    {
        // `groups of products`, `tonnes of oil`
        item.tokens.end = item.head + 1;
        return Some(item);
    }
    // `the wreck 45 miles south of the cape`: how far away it is
    if placed(s, q)
        && q_start > 0
        && matches!(s.cats[q_start - 1], Cat::Noun)
        && let Some(item) = items::of_phrase(s, q_start - 1)
    {
        return Some(item);
    }
    if let Some(item) = apposed(s, q).or_else(|| passes(s, q).and_then(|noun| items::of_phrase(s, noun))) {
        return Some(item);
    }
    // `a deficit of 4.4% of GDP`
    if let Some(noun) = items::level_of(s, q).filter(|_| s.is(q_end, Set::Of)) {
        return items::of_phrase(s, noun);
    }
    if let Some(head) = items::stands_at(s, q) {
        return through_total(s, items::of_phrase(s, head));
    }
    // `spend 5% of GDP on defence`: defence has that share of the whole
    if let Some((_, on)) = items::spent_on(s, q)
        && let Some(item) = items::phrase_at(s, on + 1, true).filter(|i| !s.timed[i.head])
    {
        return Some(item);
    }
    // `the deficit widened to 3% of GDP`: the deficit has that share
    if q.dimension == Dimension::Percent
        && s.is(q_end, Set::Of)
        && let Some(g) = clause.verbs.first().filter(|g| s.verbs[g.group].tokens.end <= q_start)
        && let Some(head) = subject_head(s, g.group)
        && s.any(s.verbs[g.group].main, LEVELS)
        && (g.preposition.is_some() || s.is(s.verbs[g.group].main, Set::LevelVerb))
        && !owns_share(ctx, head)
        && let Some(item) = items::of_phrase(s, head)
    {
        return through_total(s, Some(item));
    }
    // `$409 million needed for the response`
    if q.dimension == Dimension::Money
        && s.cats.get(q_end) == Some(&Cat::Verb)
        && s.is(q_end + 1, Set::For)
        && s.verbs.iter().any(|v| v.main == q_end && (v.passive || !v.finite || s.clauses[v.clause].link == Link::Participle))
        && let Some(item) = items::phrase_at(s, q_end + 2, true).filter(|i| !names_somebody(ctx, i.head) && !s.timed[i.head])
    {
        return Some(item);
    }
    // `N of X`, `N in X` for money and shares
    let after = q.per.as_ref().map_or(q_end, |(_, t)| (t.end - s.at) as usize);
    // `$1,500 each for the crossing`
    let after = if s.is(after, Set::ApieceWord) { after + 1 } else { after };
    let tail = s.cats.get(after).copied();
    if tail == Some(Cat::Preposition) && !matches!(q.dimension, Dimension::Count) {
        // `within two weeks of eating`: no whole
        let next = (after + 1).min(s.len() - 1);
        let ing = s.grammar.lexicon.info(s.word(next)).form == VerbForm::Ing;
        let doing = ing && (s.cats[next] == Cat::Verb || q.relation == Relation::AtMost);
        let of = s.is(after, Set::Of) && !(doing && q.dimension == Dimension::Duration);
        // `slipped to $21 in early trading`: what stands at that level is what the clause is about
        let stands = super::is_level(s, q) && clause.verbs.first().is_some_and(|g| s.any(s.verbs[g.group].main, LEVELS));
        let rise = q_start > 1 && s.is(q_start - 1, Set::Of) && moved_noun(s, q_start - 2);
        // `a shortfall of $7bn in the budget`
        let named = q_start > 1 && s.is(q_start - 1, Set::Of) && s.cats[q_start - 2] == Cat::Noun && !s.is(q_start - 2, Set::TotalNoun);
        let into = s.is(after, Set::In)
            && !(named && s.grammar.frames.by_noun.contains_key(&s.noun_lemma(q_start - 2)) && !rise)
            && (q.dimension == Dimension::Money && !stands && !s.is(after + 1, Set::PaymentForm)
                || rise && matches!(q.dimension, Dimension::Percent | Dimension::Points | Dimension::Fraction));
        // `€6bn of 10-year bonds`: past what describes them
        let from = if of && q.dimension == Dimension::Money { past_count(s, after + 1) } else { after + 1 };
        if (of || into)
            && let Some(item) = items::phrase_at(s, from, true).filter(|i| !names_somebody(ctx, i.head) && !s.timed[i.head])
        {
            return Some(item);
        }
        // `$2bn for flood defences`, `$2bn a year on health`, where no noun before it says what the money is
        if (s.is(after, Set::For) || s.is(after, Set::On) && !stands)
            && q.dimension == Dimension::Money
            && (s.is(q_start.wrapping_sub(1), Set::Colon) || !clause.nouns.iter().any(|n| n.token < q_start && matches!(n.how, Naming::Of)))
            && (s.is(after, Set::On) || s.quantities.get(after + 1).is_none_or(|q| *q == 0))
            // `fined £500 for breaking rules`
            && !(s.cats.get(after + 1) == Some(&Cat::Verb) && ctx.s.grammar.lexicon.info(s.word(after + 1)).form == VerbForm::Ing)
            && let Some(item) = items::phrase_at(s, past_count(s, after + 1), true)
                .filter(|i| !names_somebody(ctx, i.head) && !s.timed[i.head] && !s.is(i.head, Set::TotalNoun))
                .filter(|i| s.is(after, Set::On) || !s.person(i.head))
            && !item.tokens.clone().any(|i| s.quantities[i] != 0)
        {
            return Some(item);
        }
    }
    // `the £2m that the council spent on consultants`
    if q.dimension == Dimension::Money
        && let Some(g) =
            clause.verbs.first().filter(|g| s.verbs[g.group].tokens.start >= q_end && had(s, g.group, q_start.saturating_sub(1), q_end))
    {
        let end = s.verbs[g.group].tokens.end;
        let on = (s.is(end, Set::On) || s.is(end, Set::For)) && s.cats[end] == Cat::Preposition;
        return items::phrase_at(s, end + 1, true).filter(|i| on && !names_somebody(ctx, i.head) && !s.timed[i.head]);
    }
    // `two of them`, `one of which`
    let among = s.is(q_end, Set::Of)
        && [Set::Relative, Set::PronounThey, Set::PronounThing, Set::Demonstrative].into_iter().any(|set| s.is(q_end + 1, set))
        && s.cats.get(q_end + 1) != Some(&Cat::Possessive);
    // `200 more`, `30 others`, `the first three`: of what was counted before
    let others = q.dimension == Dimension::Count && !q.compound && s.is(q_end, Set::Rest) && !s.is(q_end + 1, Set::Than);
    if (among || others)
        && let Some(counted) = counted
    {
        return Some(counted.clone());
    }
    // `12 others died`: nobody was counted before
    if others && s.plural_at(q_end) && matches!(s.cats[q_end], Cat::Noun | Cat::Pronoun) {
        return Some(Item { tokens: q_end..q_end + 1, head: q_end });
    }
    if let Some(are) = are(s, q, clause) {
        return Some(are);
    }
    // `143 flights were cancelled and a further 37 diverted`: what was counted before, and a verb of its own
    let further = || {
        let more = q_start > 0 && s.is(q_start - 1, Set::Rest);
        more && !matches!(s.cats.get(q_end), Some(Cat::Noun | Cat::Name | Cat::Adjective | Cat::Hyphen))
    };
    if let Some(counted) =
        counted.filter(|_| q.dimension == Dimension::Count && !q.compound && (another(s, clause, q_start, q_end) || further()))
    {
        return Some(counted.clone());
    }
    // `lopped 7m tonnes off the forecast`, `adds two hours to the journey`
    if let Some(item) = taken_off(ctx, clause, q, after) {
        return through_total(s, Some(item));
    }
    // the noun that it is the value of: `a toll of 35`, `defence spending of €86bn`, `raised tariffs to 25%`
    let measured = !matches!(q.dimension, Dimension::Count) || q.compound;
    let order = |how: Naming| match how {
        Naming::Head | Naming::Of => 0,
        Naming::Modifier => 1,
        Naming::Object => 2,
        Naming::Subject => 3,
    };
    // `The flood forced 3,000 to leave`: nobody counts floods
    let raised = clause.verbs.get(1).filter(|g| clause.verbs[0].position == Position::Subject && s.verbs[g.group].tokens.end == q_start);
    let active = raised.or(clause.verbs.first()).is_some_and(|g| {
        let v = &s.verbs[g.group];
        // `growth averaged 53,000`, `sales reached 900`: the subject is what is counted
        // `jobs fell below 900`: so is what moves past a level
        let past = s.any(v.main, LEVELS) && matches!(q.relation, Relation::Above | Relation::Below);
        let level = past || s.is(v.main, Set::LevelVerb);
        g.position == Position::Object && !v.copula && !level && v.tokens.end <= q_start
    });
    let mut nouns: Vec<_> = clause
        .nouns
        .iter()
        .filter(|n| n.token < q_start || n.how == Naming::Subject && clause.verbs.is_empty())
        .filter(|n| measured || n.how != Naming::Subject || !active)
        .collect();
    nouns.sort_by_key(|n| order(n.how));
    for noun in nouns {
        // `a total of 35`: the total is of what the clause is about
        let plain = |i: usize| i == noun.token || matches!(s.cats[i], Cat::Determiner | Cat::Adjective);
        let total = noun.how == Naming::Of
            && s.is(noun.token, Set::TotalNoun)
            && s.phrase_at(noun.token)
                .is_none_or(|p| p.tokens.len() <= 2 || q.dimension == Dimension::Count && p.tokens.clone().all(plain));
        // `a record high of $90`, `a low of $40`: of what reached it
        let extreme = s.is(q_start.wrapping_sub(1), Set::Of)
            && q_start > 1
            && s.is(q_start - 2, Set::Extreme)
            && s.phrase_at(q_start - 2).is_some_and(|p| p.tokens.contains(&noun.token));
        // `beat forecasts of €85m`: of what was forecast
        let forecast = noun.how == Naming::Of
            && s.is(q_start.wrapping_sub(1), Set::Of)
            && noun.token + 2 == q_start
            && s.is(noun.token, Set::Forecast);
        let item = items::of_phrase(s, noun.token);
        // `bringing the total to 9,400`: of what was counted
        if noun.how == Naming::Object
            && q.dimension == Dimension::Count
            && s.is(noun.token, Set::TotalNoun)
            && !s.is(noun.token + 1, Set::Of)
            && s.phrase_at(noun.token).is_none_or(|p| p.tokens.len() <= 2)
            && let Some(counted) = counted
        {
            return Some(counted.clone());
        }
        // whoever is paid is no item; a target of so many is of what the sentence counts already
        let paid = noun.how == Naming::Subject && owns(ctx, q, clause, noun.token);
        // `a rise of 3%` of what the clause is about
        let moved = noun.how == Naming::Of
            && s.any(noun.token, MOVES)
            && s.is(noun.token, Set::MoveFromTo)
            && s.is(q_start.wrapping_sub(1), Set::Of)
            && !complemented(s, after);
        let goal = matches!(noun.how, Naming::Of | Naming::Object)
            && counted.is_some()
            && s.grammar.modal_nouns.contains_key(&s.noun_lemma(noun.token))
            && q.dimension == Dimension::Count;
        // `receipts beat projections by £2m`: what is measured against them
        let beaten = noun.how == Naming::Object && clause.verbs.first().is_some_and(|g| s.is(s.verbs[g.group].main, Set::BeatVerb));
        // `let in 19 goals and was fined £500`: what is counted is no money's
        let counts = q.dimension == Dimension::Money
            && noun.how == Naming::Object
            && !s.is(noun.token, Set::HoldingNoun)
            && s.phrase_at(noun.token).is_some_and(|p| p.tokens.clone().any(|i| i < noun.token && s.quantities[i] != 0));
        if paid || goal || moved || beaten || counts || extreme || forecast {
            continue;
        }
        // `the planned 5,000 miles`: planned is how far, no thing
        let form = s.grammar.lexicon.info(s.word(noun.token)).form;
        if noun.token + 1 == q_start && matches!(form, VerbForm::Participle | VerbForm::PastOrParticiple) {
            continue;
        }
        // `fewer than the 4,000 of May`: nothing is named
        if s.cats[noun.token] == Cat::Adjective && !s.grammar.frames.by_noun.contains_key(&s.word(noun.token)) {
            continue;
        }
        // `patients range in age from 1 to 88`
        let years = matches!(q.dimension, Dimension::Age | Dimension::Duration)
            && s.is(noun.token, Set::Aged)
            && s.phrase_at(noun.token).is_none_or(|p| p.preposition.is_some() || p.tokens.len() == 1);
        // `had put Unity on 45%`: somebody, whose share it is
        let somebodys = noun.how == Naming::Object
            && matches!(q.dimension, Dimension::Percent | Dimension::Points)
            && ctx.mention_at(noun.token).is_some_and(|m| super::somebody(ctx, m));
        if like(s, noun) || somebodys {
            continue;
        }
        let fits = !years && item.as_ref().is_some_and(|i| !names_somebody(ctx, i.head) && i.head != q_start && !s.timed[i.head]);
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
    // `premiums raised from 2% to 3%`: what a participle describes
    if s.reports(governor.group) && measured && !s.verbs[governor.group].copula && governor.preposition.is_none() {
        return None;
    }
    let node = &s.clauses[s.verbs[governor.group].clause];
    let head = subject_head(s, governor.group)
        .or(node.antecedent.filter(|_| node.link == Link::Participle && (measured || super::is_level(s, q))))?;
    if (q_start..q_end).contains(&head) || s.timed[head] {
        return None;
    }
    let item = items::of_phrase(s, head)?;
    if owns(ctx, q, clause, item.head) {
        return None;
    }
    if names_somebody(ctx, item.head) { None } else { through_total(s, Some(item)) }
}

/// Whether a token belongs to the name of somebody or some place that is known; an unknown name can be a thing.
pub(super) fn names_somebody(ctx: &Context<'_>, i: usize) -> bool {
    !ctx.s.is(i, Set::PricedName) && ctx.mention_at(i).is_some_and(|m| !matches!(ctx.mention(m).referent, Referent::Unknown))
}

/// `the number of deaths rose to 35`: the deaths are counted.
pub(super) fn through_total(s: &Syntax<'_>, item: Option<Item>) -> Option<Item> {
    let item = item?;
    let moved = s.any(item.head, MOVES);
    if let Some(what) = super::rise::compound_rise(s, &item) {
        return Some(what);
    }
    // `slashed its wheat forecast to 26m tonnes`
    let average = |i: usize| s.is(i, Set::AverageWord);
    if item.head > item.tokens.start
        && matches!(s.cats[item.head - 1], Cat::Noun | Cat::Name)
        && !average(item.head - 1)
        && planned(s, item.head)
    {
        return Some(Item { tokens: item.tokens.start..item.head, head: item.head - 1 });
    }
    if let Some(at) = foreseen(s, item.head)
        && let Some(inner) = items::phrase_at(s, at, true)
    {
        return Some(inner);
    }
    if (s.is(item.head, Set::TotalNoun) && s.is(item.head + 1, Set::Of)
        || moved && (s.is(item.head + 1, Set::In) || s.is(item.head + 1, Set::Of)))
        && let Some(inner) = items::phrase_at(s, item.head + 2, true)
    {
        return Some(inner);
    }
    Some(item)
}
