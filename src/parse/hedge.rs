//! Words that bound an amount: before it (`almost 3,000`), behind it (`3,000 or more`, `100+`), and words that look like them and do not
//! (`handed over 22 trucks`, `the past 15 years`, `crept up to 4.5%`).

use super::measure::Measure;
use super::numeral::Form;
use super::quantity::Quantity;
use super::tokens::Tokens;
use crate::base::{Dimension, Relation, lexer::PieceKind};
use crate::grammar::sets::Set;
use crate::text::TokenFlags;

/// Most hedges before one amount (`up to about`, `at least another`).
const HEDGES: usize = 4;

/// Hedges that end right before the amount; the nearest one that states a relation wins, all of them join the quote.
pub(super) fn hedge_before(sentence: &Tokens<'_>, q: &mut Quantity, start: &mut usize, floor: usize) {
    let mut outside = *start;
    for _ in 0..HEDGES {
        let mut at = outside;
        // an article or `the` between hedge and number (`over the 300`) does not part them
        if at > floor && sentence.is(at - 1, Set::ArticleOne) && q.form == Form::Article {
            at -= 1;
        }
        let Some((from, index)) = longest(sentence, at, floor) else { break };
        let hedge = &sentence.grammar.hedges[index as usize];
        if hedge.relation.is_some_and(|r| no_hedge(sentence, q, from, at, r)) {
            break;
        }
        if let Some(change) = hedge.change {
            q.change = q.change.or(Some(change));
        }
        if let Some(relation) = hedge.relation.filter(|r| *r != Relation::Exact) {
            let weaker = !q.hedged || matches!((q.relation, relation), (Relation::About, _));
            if weaker && q.relation != Relation::Between {
                q.relation = relation;
                q.hedged = true;
            }
            q.rules.push(hedge.rule);
            *start = from;
        } else {
            q.rules.push(hedge.rule);
        }
        outside = from;
    }
}

/// The longest hedge that ends before token `at`: where it begins, and which it is.
pub(super) fn longest(sentence: &Tokens<'_>, at: usize, floor: usize) -> Option<(usize, u16)> {
    let trie = &sentence.grammar.numbers.hedges_before;
    let (mut node, mut best, mut i) = (0, None, at);
    while i > floor {
        let Some(to) = trie.step(node, sentence.tokens[i - 1].word) else { break };
        node = to;
        i -= 1;
        if let Some(index) = trie.at(node).first() {
            best = Some((i, *index));
        }
    }
    best
}

/// Whether the words of a hedge say something else here. `from..at` are its tokens.
fn no_hedge(sentence: &Tokens<'_>, q: &Quantity, from: usize, at: usize, relation: Relation) -> bool {
    let before = |set: Set| from > 0 && sentence.is(from - 1, set);
    let single = at == from + 1;
    let adverb = usize::from(from > 1 && sentence.is(from - 1, Set::AdverbSkip));
    let verb = |set: Set| from > adverb && sentence.is(from - 1 - adverb, set);
    match relation {
        // an arrow or the end of a tag is no sign of more or less
        Relation::Above | Relation::Below if sentence.tokens[from].kind == PieceKind::Sign => {
            from > 0 && !sentence.tokens[from].spaced() && !before(Set::OpenBracket)
        }
        // `is short of 300 teachers`: what is missing
        Relation::Below if at == from + 2 && sentence.is(from + 1, Set::Of) => before(Set::Be),
        // `structured around three pillars`
        Relation::About if single => before(Set::AboutPlace),
        // `crept up to 4.5%`: where it went; the verb is no noun with an article
        Relation::AtMost => sentence.is(at - 1, Set::To) && at == from + 2 && verb(Set::UpParticle),
        Relation::Above if single && sentence.is(from, Set::Past) && !sentence.is(from, Set::FractionOver) => before(Set::The),
        Relation::Above if single && sentence.is(from, Set::FractionOver) => {
            // `repayable over 18 years` says how long, `lasted over 18 years` says more
            let long = q.dimension == Dimension::Duration && !q.compound && matches!(q.measure, Measure::Unit(..));
            let bounds = from == 0
                || before(Set::OverDuration)
                || before(Set::Be)
                || before(Set::Preposition)
                || before(Set::Than)
                || before(Set::ArticleOne)
                // `fell 12% over three years`
                || sentence.tokens[from - 1].kind == PieceKind::Sign && !before(Set::Comma) && !sentence.percent(from - 1);
            if long {
                !bounds || from == 0 && sentence.is((q.core.end - sentence.at) as usize, Set::Comma)
            } else {
                before(Set::OverParticle)
            }
        }
        _ => false,
    }
}

/// Hedges right behind the amount: `or more`, `at most`, `+`. What they state outweighs an `about` before it.
pub(super) fn hedge_after(sentence: &Tokens<'_>, q: &mut Quantity, end: &mut usize) {
    // `100+`
    if sentence.is(*end, Set::PlusSign) && sentence.get(*end).is_some_and(|t| !t.spaced()) {
        q.relation = Relation::AtLeast;
        q.hedged = true;
        *end += 1;
        return;
    }
    let comma = usize::from(sentence.is(*end, Set::Comma));
    let Some((n, values)) = sentence.grammar.numbers.hedges_after.longest(sentence.skip((*end + comma).min(sentence.tokens.len())).words())
    else {
        return;
    };
    let hedge = &sentence.grammar.hedges[values[0] as usize];
    if let Some(change) = hedge.change {
        // `€80m, more than they have spent` compares
        if comma == 0 || !sentence.is(*end + comma + n, Set::Than) {
            q.change = q.change.or(Some(change));
            q.rules.push(hedge.rule);
        }
        return;
    }
    if let Some(relation) = hedge.relation {
        // `300 or more than that` begins another comparison
        if comma == 1 && n == 1 || sentence.is(*end + comma + n, Set::Than) {
            return;
        }
        // `After 12 days, at least 300 had died`: of the next number
        let numeric = |i: usize| sentence.get(i).is_some_and(|t| t.flags.has(TokenFlags::NUMERIC));
        if comma == 1 && (numeric(*end + comma + n) || numeric(*end + comma + n + 1)) {
            return;
        }
        // `200 over` something: an adverb only where nothing follows it
        if n == 1 && sentence.is(*end, Set::Preposition) {
            return;
        }
        q.relation = match (q.hedged, q.relation, relation) {
            (false, _, r) => r,
            (_, Relation::About, Relation::AtLeast | Relation::AtMost | Relation::Above | Relation::Below) => relation,
            // `more than 5,000 or equal to it`
            (_, Relation::Above, Relation::Exact) => Relation::AtLeast,
            (_, Relation::Below, Relation::Exact) => Relation::AtMost,
            (_, r, _) => r,
        };
        q.hedged = true;
        q.rules.push(hedge.rule);
        // `50-odd people`: the hyphen is the hedge's
        q.compound &= !sentence.is(*end, Set::Dash);
        *end += comma + n;
    }
}
