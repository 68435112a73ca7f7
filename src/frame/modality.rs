//! How firmly a quantity is put, and whether it is denied: from the verbs that govern it, the nouns it is the value of, and the trigger.

use super::clause::{Clause, Naming};
use super::slots::Context;
use super::syntax::Link;
use crate::base::Modality;
use crate::grammar::lexicon::{Starts, VerbForm};
use crate::grammar::{RuleId, sets::Set};
use crate::parse::Quantity;

/// What was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Firmness {
    pub(super) modality: Modality,
    /// Whether any word says so.
    pub(super) explicit: bool,
    pub(super) negated: bool,
    pub(super) future: bool,
    pub(super) rule: Option<RuleId>,
}

pub(super) fn read(ctx: &Context<'_>, q: &Quantity, clause: &Clause, trigger: Option<Modality>) -> Firmness {
    let s = ctx.s;
    let mut out = Firmness { modality: Modality::Actual, explicit: false, negated: false, future: false, rule: None };
    let (start, _) = super::clause::bounds(s, q);
    // a noun of target, cap, proposal that the quantity is the value of
    for n in &clause.nouns {
        let said_of = n.how == Naming::Subject && clause.verbs.first().is_some_and(|g| s.verbs[g.group].copula);
        // `12% of demand`, `85% of capacity`: what a share is of
        let (_, end) = super::clause::bounds(s, q);
        let whole = n.token > end && s.is(end, Set::Of) && q.dimension != crate::base::Dimension::Count;
        if !whole
            && (said_of || matches!(n.how, Naming::Of | Naming::Modifier | Naming::Object))
            && let Some(cue) = s.grammar.modal_nouns.get(&s.noun_lemma(n.token))
        {
            set(&mut out, cue.modality, cue.rule);
        }
    }
    for (k, g) in clause.verbs.iter().enumerate() {
        let v = &s.verbs[g.group];
        out.negated |= v.negated;
        // `its goal is to cut users to 1%`
        if !out.explicit
            && s.is(v.main, Set::Be)
            && let Some(head) = s.clauses[v.clause].subject
            && let Some(cue) = s.grammar.modal_nouns.get(&s.noun_lemma(head))
        {
            set(&mut out, cue.modality, cue.rule);
        }
        // `assistance committed to Kenya`: what only describes a noun does not say how firm another verb's number is
        if k > 0 && s.clauses[v.clause].link == Link::Participle {
            continue;
        }
        // modal words in the group and just before it (`plans to`, `able to`)
        let from = v.tokens.start.saturating_sub(3);
        for i in from..v.tokens.end {
            // `in May 2024` and Theresa May are no modals
            if !s.grammar.lexicon.info(s.word(i)).starts.has(Starts::MODAL) || s.timed[i] || s.cats[i] == super::syntax::Cat::Name {
                continue;
            }
            if let Some((n, values)) = s.grammar.modal_words.longest((i..s.len()).map(|k| s.word(k))) {
                let inside = i >= v.tokens.start || i + n >= v.tokens.start;
                let foreign = (i..v.tokens.start).any(|k| matches!(s.cats[k], super::syntax::Cat::Comma | super::syntax::Cat::Stop));
                if inside && !foreign && !out.explicit {
                    set(&mut out, values[0].modality, values[0].rule);
                }
            }
        }
        if !out.explicit
            && let Some(cue) = s.grammar.modal_verbs.get(&v.lemma).filter(|_| !v.copula)
        {
            set(&mut out, cue.modality, cue.rule);
        }
        // the verb that an infinitive hangs on
        if v.infinitive
            && !out.explicit
            && let Some(previous) = g.group.checked_sub(1).map(|p| &s.verbs[p]).filter(|p| p.tokens.end + 3 >= v.tokens.start)
        {
            if let Some(cue) = s.grammar.modal_verbs.get(&previous.lemma) {
                set(&mut out, cue.modality, cue.rule);
            }
            out.negated |= previous.negated;
        }
        if out.explicit {
            break;
        }
    }
    // `grow the economy, create jobs`: a bare verb takes the modal of the verb that it is joined to; `if`: of its whole clause
    let mut at = s.clause_of.get(start).map(|c| usize::from(*c)).filter(|_| !out.explicit);
    for _ in 0..4 {
        let Some(node) = at.and_then(|c| s.clauses.get(c)) else { break };
        if node.link == Link::Subordinate
            && s.grammar.lexicon.info(s.word(node.start)).starts.has(Starts::MODAL)
            && let Some((_, values)) = s.grammar.modal_words.longest((node.start..s.len()).map(|k| s.word(k)))
        {
            set(&mut out, values[0].modality, values[0].rule);
            break;
        }
        if node.link == Link::Joined
            && let Some(own) = node.verb.map(|v| &s.verbs[v])
            && own.tokens.len() == 1
            && s.grammar.lexicon.info(s.word(own.main)).form == VerbForm::Base
            && let Some(above) = node.parent.and_then(|p| s.clauses[p].verb).map(|v| &s.verbs[v])
        {
            let cue = (above.tokens.clone())
                .filter(|i| s.grammar.lexicon.info(s.word(*i)).starts.has(Starts::MODAL))
                .find_map(|i| s.grammar.modal_words.longest((i..s.len()).map(|k| s.word(k))));
            if let Some((_, values)) = cue {
                set(&mut out, values[0].modality, values[0].rule);
                break;
            }
        }
        at = if matches!(node.link, Link::Joined | Link::Infinitive | Link::Adjunct) { node.parent } else { None };
    }
    if !out.explicit
        && let Some(m) = trigger
    {
        out.modality = m;
        out.explicit = true;
    }
    // `could reach 110 on Monday`, but `may have killed 30 on Monday`
    let perfect = || {
        let v = clause.verbs.first().map(|g| &s.verbs[g.group]);
        v.is_none_or(|v| (v.tokens.clone()).any(|i| s.is(i, Set::Have)))
    };
    out.future = matches!(out.modality, Modality::Planned | Modality::Target | Modality::Proposed)
        || matches!(out.modality, Modality::Possible | Modality::Required) && out.rule.is_some() && !perfect();
    // `not 30 people`
    out.negated |= start > 0 && s.is(start - 1, Set::Negation);
    // `it is not true that 30 …`
    let own = s.clause_of.get(start).map(|c| &s.clauses[usize::from(*c)]);
    let above = own.filter(|c| matches!(c.link, Link::Subordinate | Link::Complement)).and_then(|c| c.parent);
    if let Some(v) = above.and_then(|p| s.clauses[p].verb).map(|v| &s.verbs[v]).filter(|v| v.copula && v.negated) {
        out.negated |= (v.tokens.end..start).any(|i| {
            let words = (i..start).map(|k| s.word(k));
            s.is(i, Set::Truth) || s.grammar.sets.longest(words).is_some_and(|(_, sets)| sets.contains(&Set::Truth))
        });
    }
    // `denied that 30 …`
    let denial = (0..start).any(|i| s.is(i, Set::Denial)) && !clause.verbs.is_empty();
    out.negated |= denial;
    out
}

fn set(out: &mut Firmness, modality: Modality, rule: RuleId) {
    if !out.explicit {
        out.modality = modality;
        out.explicit = true;
        out.rule = Some(rule);
    }
}

/// The modality of a whole sentence that leads a list in.
pub(super) fn of_sentence(ctx: &Context<'_>) -> Option<Modality> {
    let s = ctx.s;
    s.verbs.iter().rev().filter(|v| s.clauses[v.clause].link != Link::Participle).find_map(|v| {
        (v.tokens.start..v.tokens.end)
            .find_map(|i| s.grammar.modal_words.longest((i..v.tokens.end).map(|k| s.word(k))).map(|(_, c)| c[0].modality))
            .or_else(|| s.grammar.modal_verbs.get(&v.lemma).map(|c| c.modality))
    })
}
