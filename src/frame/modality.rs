//! How firmly a quantity is put, and whether it is denied: from the verbs that govern it, the nouns it is the value of, and the trigger.

use super::clause::{Clause, Naming};
use super::slots::Context;
use crate::base::Modality;
use crate::grammar::{RuleId, lexicon::Starts, sets::Set};
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
        if (said_of || matches!(n.how, Naming::Of | Naming::Modifier | Naming::Object))
            && let Some(cue) = s.grammar.modal_nouns.get(&s.noun_lemma(n.token))
        {
            set(&mut out, cue.modality, cue.rule);
        }
    }
    for g in &clause.verbs {
        let v = &s.verbs[g.group];
        out.negated |= v.negated;
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
    if !out.explicit
        && let Some(m) = trigger
    {
        out.modality = m;
        out.explicit = true;
    }
    out.future = matches!(out.modality, Modality::Planned | Modality::Target | Modality::Proposed);
    // `not 30 people`
    out.negated |= start > 0 && s.is(start - 1, Set::Negation);
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
    s.verbs.iter().rev().find_map(|v| {
        (v.tokens.start..v.tokens.end)
            .find_map(|i| s.grammar.modal_words.longest((i..v.tokens.end).map(|k| s.word(k))).map(|(_, c)| c[0].modality))
            .or_else(|| s.grammar.modal_verbs.get(&v.lemma).map(|c| c.modality))
    })
}
