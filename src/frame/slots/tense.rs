//! Clauses behind a dated one that tell of another time.

use super::Context;
use crate::frame::syntax::Cat;
use crate::grammar::lexicon::Starts;
use crate::grammar::sets::Set;
use crate::parse::{Period, TimeExpression, When};

/// `opened in 2019 and will hire 300`, `was founded in 1998 and now has 900`: whether a clause behind a dated one has a tense of its own.
pub(super) fn own_tense(ctx: &Context<'_>, t: &TimeExpression, time: usize, own: usize, start: usize) -> bool {
    let s = ctx.s;
    let end = (t.tokens.end - s.at) as usize;
    let told = s.clauses[time].verb.is_some_and(|v| s.verbs[v].tokens.end <= end && s.at + s.verbs[v].tokens.end as u32 <= t.tokens.start);
    let modal = |c: usize| {
        let mut words = s.clauses[c].verb.into_iter().flat_map(|v| s.verbs[v].tokens.clone());
        words.any(|i| s.grammar.lexicon.info(s.word(i)).starts.has(Starts::MODAL))
    };
    let joined = (end..start).take(3).any(|i| s.cats[i] == Cat::And);
    let now = || (end..start).take(4).any(|i| s.is(i, Set::Now));
    let year = matches!(t.when, When::Years(..) | When::Relative(Period::Year, _));
    told && joined && (now() || year && modal(own) && !modal(time))
}
