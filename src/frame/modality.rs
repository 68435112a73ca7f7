//! How firmly a quantity is put, and whether it is denied: from the verbs that govern it, the nouns it is the value of, and the trigger.

use super::clause::{Clause, Naming};
use super::slots::Context;
use super::syntax::{Cat, Link, VerbGroup};
use super::told::{beside_so, conditional, on_condition, put_aside, told_before};
use crate::base::{Kind, Modality};
use crate::grammar::frames::Position;
use crate::grammar::lexicon::{Starts, VerbForm};
use crate::grammar::{ModalityCue, RuleId, sets::Set};
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
        // `a range of 300 km`, but `a price range`, `80% capacity utilisation`
        let cue = s.grammar.modal_nouns.get(&s.noun_lemma(n.token));
        let able = cue.is_some_and(|c| c.modality == Modality::Capability);
        let range = able && s.is(n.token, Set::RangeNoun) && q.dimension != crate::base::Dimension::Length;
        // `struck 11 targets`: targets that are counted are no goal
        let counted =
            n.how == Naming::Object && s.phrase_at(n.token).is_some_and(|p| p.tokens.clone().any(|i| i < n.token && s.quantities[i] != 0));
        // `attacked targets in the north, three depots among them`
        let struck = || {
            let verb = clause.verbs.iter().find(|g| s.verbs[g.group].tokens.end <= n.token).map(|g| s.verbs[g.group].lemma);
            n.how == Naming::Object && s.plural_at(n.token) && verb.is_some_and(|v| s.grammar.frames.tells(v, Kind::Attack))
        };
        if !whole
            && !counted
            && !struck()
            && !range
            && !(able && n.how == Naming::Modifier)
            // `double the legal limit`
            && !(q.dimension == crate::base::Dimension::Multiple && n.token > end)
            && (said_of || matches!(n.how, Naming::Of | Naming::Modifier | Naming::Object))
            && let Some(cue) = cue
        {
            set(&mut out, cue.modality, cue.rule);
        }
    }
    if let Some(cue) = modified(ctx, start).or_else(|| listed(ctx, start)).or_else(|| goal(ctx, clause)) {
        set(&mut out, cue.modality, cue.rule);
    }
    let (so, end) = (beside_so(ctx, clause), super::clause::bounds(s, q).1);
    for (k, g) in clause.verbs.iter().enumerate() {
        let v = &s.verbs[g.group];
        // `needs 175 votes in the 349-seat chamber`, `asked about the arrest of two men`: what is so already
        let told = s.is(v.tokens.end, Set::AboutWord) && v.tokens.end < start;
        let so = so.is_some_and(|with| v.tokens.end <= with)
            && s.cats.get(end).is_some_and(|c| matches!(c, Cat::Adjective | Cat::Adverb | Cat::Verb));
        let beside = told || so || g.preposition.is_some_and(|p| q.compound && (s.is(p, Set::In) || s.is(p, Set::At)));
        if beside && q.dimension != crate::base::Dimension::Duration {
            continue;
        }
        // `arrested 14 men suspected of fraud`: what describes those counted
        let described = clause.verbs.get(k + 1).is_some_and(|main| main.distance < g.distance);
        if described || put_aside(s, q, v) {
            continue;
        }
        out.negated |= v.negated && denies(ctx, q, v);
        // `its goal is to cut users to 1%`
        if !out.explicit
            && s.is(v.main, Set::Be)
            && let Some(head) = s.clauses[v.clause].subject
            && let Some(cue) = s.grammar.modal_nouns.get(&s.noun_lemma(head))
            && !(cue.modality == Modality::Capability && s.is(head, Set::RangeNoun) && q.dimension != crate::base::Dimension::Length)
        {
            set(&mut out, cue.modality, cue.rule);
        }
        // `assistance committed to Kenya`: what only describes a noun does not say how firm another verb's number is
        let inside = s.clause_of.get(start).is_some_and(|c| usize::from(*c) == v.clause);
        if k > 0 && s.clauses[v.clause].link == Link::Participle && !inside {
            continue;
        }
        // `the rise can be traced to 5%`: no ability
        let seen = v.passive && s.is(v.main, Set::SeenVerb);
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
                let able = seen && values[0].modality == Modality::Capability;
                if inside && !foreign && !able && !out.explicit {
                    // `said demand would peak`: what was to come; `I would like to thank`: no more than politeness
                    let would = s.is(i, Set::Would);
                    if would && s.is(i + 1, Set::Liking) {
                        out.explicit = true;
                        break;
                    }
                    let told = || told_before(ctx, v.clause);
                    let modality = if would && told() { Modality::Planned } else { values[0].modality };
                    set(&mut out, modality, values[0].rule);
                }
            }
        }
        if !out.explicit
            && let Some(cue) = s.grammar.modal_verbs.get(&v.lemma).filter(|_| !v.copula)
            // `three of the four expect a cut`: that they do is so
            && !(g.position == Position::Subject && k == 0)
        {
            set(&mut out, cue.modality, cue.rule);
        }
        // `with 700 of them to be delivered next week`
        let (_, end) = super::clause::bounds(s, q);
        let with = clause.preposition.is_some_and(|p| s.is(p, Set::With));
        if with
            && v.infinitive
            && v.passive
            && !out.explicit
            && g.distance == 0
            && v.tokens.start >= end
            && s.cats[v.tokens.start - 1] != Cat::Verb
        {
            set(&mut out, Modality::Planned, RuleId(0));
        }
        // the verb that an infinitive hangs on
        if v.infinitive
            && !out.explicit
            && let Some(previous) = g.group.checked_sub(1).map(|p| &s.verbs[p]).filter(|p| p.tokens.end + 3 >= v.tokens.start)
        {
            if let Some(cue) = s.grammar.modal_verbs.get(&previous.lemma) {
                set(&mut out, cue.modality, cue.rule);
            } else if s.is(previous.main, Set::CommitVerb) {
                set(&mut out, Modality::Planned, RuleId(0));
            }
            out.negated |= previous.negated && denies(ctx, q, previous);
        }
        if out.explicit {
            break;
        }
    }
    // `grow the economy, create jobs`: a bare verb takes the modal of the verb that it is joined to; `if`: of its whole clause
    let mut at = s.clause_of.get(start).map(|c| usize::from(*c)).filter(|_| !out.explicit);
    for _ in 0..4 {
        let Some(node) = at.and_then(|c| s.clauses.get(c)) else { break };
        let asked = node.parent.and_then(|p| s.clauses[p].verb).is_some_and(|v| s.reports(v));
        if (node.link == Link::Subordinate || node.link == Link::Complement && !asked)
            && s.grammar.lexicon.info(s.word(node.start)).starts.has(Starts::MODAL)
            && let Some((_, values)) = s.grammar.modal_words.longest((node.start..s.len()).map(|k| s.word(k)))
        {
            set(&mut out, values[0].modality, values[0].rule);
            // `if nobody comes within 48 hours`: no amount is denied
            out.negated = false;
            break;
        }
        if node.link == Link::Joined
            && let Some(own) = node.verb.map(|v| &s.verbs[v])
            && own.tokens.len() == 1
            && (s.grammar.lexicon.info(s.word(own.main)).form == VerbForm::Base || s.word(own.main) == own.lemma)
            && let Some(above) = node.parent.and_then(|p| s.clauses[p].verb).map(|v| &s.verbs[v])
        {
            let cue = (above.tokens.clone())
                .filter(|i| s.grammar.lexicon.info(s.word(*i)).starts.has(Starts::MODAL))
                .find_map(|i| s.grammar.modal_words.longest((i..s.len()).map(|k| s.word(k))));
            // `promised to create jobs and cut taxes`
            let inner = s.verbs.iter().any(|v| {
                let node = &s.clauses[v.clause];
                v.infinitive && node.parent == Some(above.clause) && v.tokens.start < own.tokens.start && v.tokens.start >= above.tokens.end
            });
            if cue.is_none()
                && inner
                && let Some(cue) = s.grammar.modal_verbs.get(&above.lemma)
            {
                set(&mut out, cue.modality, cue.rule);
                break;
            }
            if let Some((_, values)) = cue {
                // `said it would build a mill and hire 500`
                let itself = s.clauses[above.clause].subject.is_some_and(|h| s.cats[h] == super::syntax::Cat::Pronoun);
                let would = itself && above.tokens.clone().any(|i| s.is(i, Set::Would)) && told_before(ctx, above.clause);
                set(&mut out, if would { Modality::Planned } else { values[0].modality }, values[0].rule);
                break;
            }
        }
        at = if matches!(node.link, Link::Joined | Link::Infinitive | Link::Adjunct) { node.parent } else { None };
    }
    if !out.explicit && on_condition(ctx, start) {
        set(&mut out, Modality::Possible, RuleId(0));
    }
    if !out.explicit
        && let Some(m) = trigger
    {
        out.modality = m;
        out.explicit = true;
    }
    // `If convicted they face a year in jail`
    if !out.explicit
        && let Some(cue) = conditional(ctx, start)
    {
        set(&mut out, cue.modality, cue.rule);
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
    // `does not believe that 30 …`
    let raised = above.and_then(|p| s.clauses[p].verb).map(|v| &s.verbs[v]);
    out.negated |= raised.is_some_and(|v| v.negated && s.is(v.main, Set::NegRaising) && v.tokens.end <= start);
    out.negated |= denied(ctx, start);
    out
}

/// Whether a denied verb denies the amount: not `the first four missions did not succeed`, `in 24 hours nobody came`, `were without power`.
fn denies(ctx: &Context<'_>, q: &Quantity, v: &super::syntax::VerbGroup) -> bool {
    let s = ctx.s;
    let (start, end) = super::clause::bounds(s, q);
    // `will not exceed Rs 60`: a bound
    if (start..end).any(|i| s.cats[i] == Cat::Negation || s.is(i, Set::Negation)) {
        return false;
    }
    if end > v.tokens.start {
        return true;
    }
    let Some(p) = s.clauses[v.clause].subject.and_then(|h| s.phrase_at(h)) else { return false };
    let definite = matches!(s.cats[p.tokens.start], Cat::Determiner | Cat::Possessive | Cat::Name);
    let lacks = v.copula && !(v.tokens.start..v.tokens.end).any(|i| s.cats[i] == Cat::Negation && s.is(i, Set::AdverbSkip));
    p.tokens.contains(&start) && !definite && !lacks
}

/// `denied that 30 …`, `denied killing 30`, `rejected claims of 30`, `the claim that 30 … is false`; not `dismissed 30 clerks`.
fn denied(ctx: &Context<'_>, start: usize) -> bool {
    let s = ctx.s;
    let own = s.clause_of.get(start).map(|c| usize::from(*c));
    let up = || std::iter::successors(own, |c| s.clauses[*c].parent).take(6);
    (0..s.len()).filter(|i| s.is(*i, Set::Denial)).any(|i| {
        let Some(group) = s.verbs.iter().find(|v| v.tokens.contains(&i)) else {
            // an adjective said of a claim
            let said = i > 0 && (s.is(i - 1, Set::Be) || i > 1 && s.is(i - 2, Set::Be));
            let claim = (0..start).rev().find(|k| s.is(*k, Set::ClaimNoun)).is_some_and(|k| (k..start).any(|k| s.is(k, Set::That)));
            let it = i < start && s.is(i + 1, Set::That);
            return said && (claim && start < i || it);
        };
        if group.tokens.start >= start || group.passive && s.clauses[group.clause].link == Link::Participle {
            return false;
        }
        let end = group.tokens.end;
        // `deny any role in the deaths of 21`: they died
        if of_definite(ctx, start) && !(end..start).any(|k| s.is(k, Set::ClaimNoun)) {
            return false;
        }
        let told = up().any(|c| {
            let node = &s.clauses[c];
            node.parent == Some(group.clause)
                && (matches!(node.link, Link::Complement | Link::Subordinate) && node.start >= end && node.start <= end + 8
                    || matches!(node.link, Link::Adjunct | Link::Participle) && node.verb.is_some_and(|v| s.verbs[v].tokens.start == end))
        });
        let object = s.phrase_from(end).filter(|p| p.tokens.start == end).map_or(end, |p| p.tokens.end);
        let claim = || s.is(object, Set::That) || (end..start.min(end + 4)).any(|k| s.is(k, Set::ClaimNoun) || s.is(k, Set::Having));
        told || claim()
    })
}

/// `the deaths of 21`: whether a number counts what a definite noun tells of as known.
fn of_definite(ctx: &Context<'_>, start: usize) -> bool {
    let s = ctx.s;
    start > 2
        && s.is(start - 1, Set::Of)
        && s.phrase_at(start - 2).is_some_and(|p| {
            p.head == start - 2 && s.is(p.tokens.start, Set::The) && s.grammar.frames.by_noun.contains_key(&s.noun_lemma(p.head))
        })
}

/// `the planned 5,000 miles`, `an expected 300 guests`: the participle or adjective before the number.
fn modified<'s>(ctx: &'s Context<'_>, start: usize) -> Option<&'s ModalityCue> {
    let s = ctx.s;
    let i = start.checked_sub(1)?;
    let determined = i > 0 && matches!(s.cats[i - 1], Cat::Determiner | Cat::Possessive | Cat::PossessiveMark);
    if !determined || !matches!(s.cats[i], Cat::Adjective | Cat::Verb | Cat::Noun) {
        return None;
    }
    let word = s.grammar.modal_words.longest(std::iter::once(s.word(i))).and_then(|(_, cues)| cues.first());
    let info = s.grammar.lexicon.info(s.word(i));
    let participle = matches!(info.form, VerbForm::Participle | VerbForm::PastOrParticiple);
    word.or_else(|| s.grammar.modal_verbs.get(&s.verb_lemma(i)).filter(|_| participle))
        .or_else(|| s.grammar.modal_nouns.get(&s.noun_lemma(i)))
}

/// `its objectives of full employment and 2 percent inflation`: a target's second member.
fn listed<'s>(ctx: &'s Context<'_>, start: usize) -> Option<&'s ModalityCue> {
    let s = ctx.s;
    if start < 4 || s.cats[start - 1] != Cat::And {
        return None;
    }
    let first = s.phrase_at(start - 2).filter(|p| p.preposition.is_some_and(|i| s.is(i, Set::Of)))?;
    let noun = first.preposition?.checked_sub(1)?;
    s.grammar.modal_nouns.get(&s.noun_lemma(noun)).filter(|c| c.modality == Modality::Target)
}

/// `its goal is to cut users to 1%`.
fn goal<'s>(ctx: &'s Context<'_>, clause: &Clause) -> Option<&'s ModalityCue> {
    let s = ctx.s;
    let be_to = |v: &VerbGroup| s.is(v.tokens.start, Set::Be) && (v.tokens.start..v.main).any(|i| s.cats[i] == Cat::To);
    let above = clause.verbs.iter().map(|g| &s.verbs[g.group]).find(|v| v.infinitive || be_to(v))?;
    let v = s.clauses[above.clause].parent.and_then(|p| s.clauses[p].verb).map(|v| &s.verbs[v]).into_iter();
    let v = v.chain(std::iter::once(above)).find(|v| (v.tokens.start..=v.main).any(|i| s.is(i, Set::Be)))?;
    let before = || v.tokens.start.checked_sub(1).and_then(|i| s.phrase_at(i)).map(|p| p.head);
    let head = s.clauses[v.clause].subject.or_else(before)?;
    s.grammar.modal_nouns.get(&s.noun_lemma(head)).filter(|c| c.modality == Modality::Target)
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
