//! The denominator of a quantity that does not carry it itself.

use super::Context;
use crate::base::Dimension;
use crate::frame::clause::{Clause, bounds};
use crate::frame::items::Item;
use crate::frame::syntax::{Cat, Syntax};
use crate::grammar::sets::Set;
use crate::parse::{Quantity, Tokens, measure};

/// The denominator: right behind the amount, behind its noun phrase, or an adverb or adjective of rate in the clause.
pub(in crate::frame) fn per(ctx: &Context<'_>, q: &Quantity, item: Option<&Item>, clause: &Clause) -> Option<String> {
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
    let (start, end) = bounds(s, q);
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
        // `2,400 cubic metres of water a second`
        if !article || measure::per_period(&view.skip(from)).is_some() || s.grammar.measures.is_period(&per) {
            return Some(per);
        }
    }
    for i in from..stop.min(from + 12) {
        if let Some((per, n)) = measure::per_period(&view.skip(i)) {
            // an adjective of rate before another noun says nothing of this one
            let adjective = matches!(s.cats.get(i + 1), Some(Cat::Noun | Cat::Name | Cat::Adjective)) && s.cats[i] == Cat::Adjective;
            // `1,700 deaths in a week`: once, not every week
            let once = i > 0 && s.is(i - 1, Set::In) && s.cats[i] == Cat::Determiner;
            let inside_time = s.timed[i] || s.is(i + n, Set::Ago) || once;
            if !adjective && !inside_time {
                return Some(per);
            }
        }
    }
    // `Every year, 12,000 people …`, `Each month about 300 lorries …`: in front of the clause
    let own = s.clause_of.get(start).map_or(0, |c| s.clauses[usize::from(*c)].start);
    let front = (own..start).find(|i| s.cats[*i] != Cat::Quote).unwrap_or(own);
    if front < start
        && s.cats[front] == Cat::Determiner
        && q.dimension == Dimension::Count
        && !q.compound
        && let Some((per, _)) = measure::per_period(&view.skip(front)).filter(|(_, n)| *n > 1)
    {
        return Some(per);
    }
    // `annual output of 3,000`, `daily production rose to 5m barrels`
    let noun = clause.nouns.iter().filter(|n| n.token < start).min_by_key(|n| n.how)?;
    let phrase = s.phrase_at(noun.token)?;
    phrase.tokens.clone().find_map(|i| {
        if s.cats[i] == Cat::Adjective { measure::per_period(&view.skip(i)).filter(|(_, n)| *n == 1).map(|p| p.0) } else { None }
    })
}

/// `4.1 per 100,000 people`, `12 deaths per 1,000 births`: how many of so many others.
pub(in crate::frame) fn per_many(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>) -> bool {
    let (_, end) = bounds(s, q);
    let after = item.filter(|i| i.tokens.start >= end).map_or(end, |i| i.tokens.end);
    (end..(after + 3).min(s.len())).take_while(|i| s.cats[*i] != Cat::Comma).any(|i| {
        let many = i + 1 < s.len() && s.cats[i + 1] == Cat::Number;
        // `nine for every 100,000 people`
        let every = s.is(i, Set::For) && s.is(i + 1, Set::PerWord) && s.cats.get(i + 2) == Some(&Cat::Number);
        every || many && s.is(i, Set::PerStrict)
    })
}
