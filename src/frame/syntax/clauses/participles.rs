//! Participles: which noun or clause they describe, and when a past form is one.

use super::{Link, Reader};
use crate::frame::syntax::{Cat, LEVELS};
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;

impl Reader<'_, '_> {
    pub(super) fn participle(&mut self, group: usize, at: usize, before: Option<Cat>) {
        let s = self.s;
        let ing = {
            let info = s.grammar.lexicon.info(s.word(s.verbs[group].main));
            info.form == VerbForm::Ing || info.verb == 0 && s.written(s.verbs[group].main).ends_with("ing")
        };
        let parent = self.top().id;
        // `convicted an adviser of running a $4m scheme`: whoever is accused did it
        let accused = self.nodes[parent].verb.filter(|w| ing && !s.verbs[*w].passive && s.is(at.saturating_sub(1), Set::Of));
        let object = accused.and(self.top().after).map(|p| &s.phrases[p]).filter(|p| p.tokens.end < at && at - p.tokens.end <= 4);
        if let Some(p) = object.filter(|p| accused.is_some_and(|w| p.tokens.start == s.verbs[w].tokens.end)) {
            self.push(Link::Adjunct, Some(parent), at);
            return self.take(group, Some(p.head));
        }
        // `while keeping 10%`, `after losing 12 ships`: whoever does what that hangs on
        if ing && self.nodes[parent].link == Link::Subordinate && self.nodes[parent].verb.is_none() && self.nodes[parent].start + 1 == at {
            self.nodes[parent].link = Link::Adjunct;
            return self.take(group, None);
        }
        if before == Some(Cat::And)
            && let Some(k) = self.open.iter().rposition(|o| matches!(self.nodes[o.id].link, Link::Participle | Link::Adjunct))
        {
            let (link, subject, above) = {
                let n = &self.nodes[self.open[k].id];
                (n.link, n.subject.or(n.antecedent.filter(|_| ing)), n.parent)
            };
            self.open.truncate(k);
            self.push(link, above, at);
            return self.take(group, subject);
        }
        let noun =
            s.phrases[..self.phrases].last().filter(|p| p.tokens.end == at || self.before(at).is_some_and(|b| p.tokens.end == b + 1));
        if let Some(p) = noun.filter(|_| matches!(before, Some(Cat::Noun | Cat::Name | Cat::Number | Cat::Pronoun | Cat::Adjective))) {
            // what stands behind a chain of `of` describes its first noun
            let mut k = self.phrases - 1;
            while k > 0
                && s.phrases[k].preposition.is_some_and(|p| s.is(p, Set::Of))
                && s.phrases[k - 1].tokens.end + 1 >= s.phrases[k].tokens.start
            {
                k -= 1;
            }
            let head = if ing { s.phrases[k].head } else { p.head };
            let id = self.push(Link::Participle, Some(parent), at);
            self.nodes[id].antecedent = Some(head);
            return self.take(group, ing.then_some(head));
        }
        // `accused Syria of killing three`: whoever is accused
        if ing
            && before == Some(Cat::Preposition)
            && self.nodes[parent].verb.is_some_and(|w| s.grammar.is(s.verbs[w].lemma, Set::AccuseVerb) && !s.verbs[w].passive)
            && let Some(object) = self.top().after.map(|p| &s.phrases[p]).filter(|p| self.before(at).is_some_and(|b| p.tokens.end == b))
        {
            let head = object.head;
            self.push(Link::Adjunct, Some(parent), at);
            return self.take(group, Some(head));
        }
        if !ing
            && self.aside(group, at)
            && let Some(p) = self.top().before.last()
        {
            let head = s.phrases[*p].head;
            let id = self.push(Link::Participle, Some(parent), at);
            self.nodes[id].antecedent = Some(head);
            return self.take(group, None);
        }
        // `X is the largest seller; exporting 40`
        let top = self.top();
        let acts = s.verbs.get(group + 1).is_none_or(|n| n.tokens.start > s.verbs[group].tokens.end);
        let above = self
            .before_semicolon
            .filter(|_| acts)
            .filter(|_| !self.has_verb(top) && top.before.is_empty() && self.nodes[top.id].start == at);
        self.push(Link::Adjunct, Some(above.unwrap_or(parent)), at);
        self.take(group, None);
    }

    /// `Tarrow, based in Lund and founded in 2001, lost €2m`: a past form between commas, and the verb of the subject behind the second.
    pub(super) fn aside(&self, group: usize, at: usize) -> bool {
        let s = self.s;
        let v = &s.verbs[group];
        let opens = at > 0
            && s.cats[at - 1] == Cat::Comma
            && s.cats.get(v.tokens.end) == Some(&Cat::Preposition)
            && self.top().before.last().is_some_and(|p| s.phrases[*p].tokens.end + 1 == at);
        let closes = |n: &&crate::frame::syntax::VerbGroup| {
            let first = self.before(n.tokens.start);
            n.finite && !n.infinitive && first.is_some_and(|k| k > v.tokens.end && s.cats[k] == Cat::Comma)
        };
        opens && s.verbs[group + 1..].iter().take(4).find(closes).is_some()
    }

    /// Whether a bare past form describes a noun (`35 people killed in Kyiv were buried`, `Launched in 2009, it …`) and is no past tense.
    pub(super) fn describes(&self, group: usize, at: usize, before: Option<Cat>) -> bool {
        let s = self.s;
        let top = self.top();
        let form = s.grammar.lexicon.info(s.word(s.verbs[group].main)).form;
        // `a raid blamed on rebels killed 12`
        let blamed = || {
            let v = &s.verbs[group];
            s.is(v.main, Set::BlameVerb) && v.main == v.tokens.start && s.is(v.tokens.end, Set::On) && before == Some(Cat::Noun)
        };
        if form == VerbForm::Participle || blamed() {
            return true;
        }
        if self.has_verb(top) {
            // `slipped 2% to €1.7bn, weighed down by costs`: behind a comma and with whoever did it, it tells of the clause before
            let end = s.verbs[group].tokens.end;
            let by = (end..(end + 2).min(s.len())).find(|k| s.is(*k, Set::By));
            if before == Some(Cat::Comma) && by.is_some_and(|k| s.quantities.get(k + 1).is_some_and(|q| *q == 0)) {
                return true;
            }
            // `destroyed 14 drones launched by`: directly behind an object, or behind a preposition's phrase without a comma
            let said = self.nodes[top.id].verb.is_some_and(|v| s.reports(v));
            let adjacent = s.phrases[..self.phrases].last().is_some_and(|p| p.tokens.end == at);
            let outer = self.open.iter().any(|o| !self.has_verb(o) && !o.before.is_empty());
            let comma = top.after.is_some_and(|p| self.clause_opens(s.phrases[p].tokens.start));
            return adjacent && !said && !outer && !comma && !self.dual(at);
        }
        if top.before.is_empty() {
            let relative = self.nodes[top.id].link == Link::Relative;
            return !relative && !self.dual(at) && matches!(before, None | Some(Cat::Comma | Cat::Preposition | Cat::Subordinator));
        }
        // `The bodies of three women, one of them washed ashore, were recovered`
        let last = top.before.last().map(|p| &s.phrases[*p]);
        if top.before.len() > 1
            && last.is_some_and(|p| p.tokens.start > 0 && s.cats[p.tokens.start - 1] == Cat::Comma)
            && let Some(next) = s.verbs.get(group + 1).filter(|n| n.finite && s.cats[n.tokens.start - 1] == Cat::Comma)
            && (s.verbs[group].tokens.end..next.tokens.start - 1).all(|k| !matches!(s.cats[k], Cat::Comma | Cat::And | Cat::Relative))
        {
            return true;
        }
        // a finite verb follows in the same clause: this one only describes
        let mut from = s.verbs[group].tokens.end;
        if s.reports(group) && s.phrase_from(from).is_some_and(|p| p.tokens.start == from) {
            return false;
        }
        if self.aside(group, at) {
            return true;
        }
        let by = s.is(from, Set::By) && s.phrase_from(from + 1).is_some_and(|p| p.tokens.start == from + 1 && s.quantities[p.head] == 0);
        for next in s.verbs[group + 1..].iter().take(3) {
            let wall = (from..next.tokens.start).any(|k| {
                matches!(s.cats[k], Cat::Comma | Cat::And | Cat::Relative | Cat::Subordinator | Cat::Stop | Cat::Quote | Cat::Dash)
            });
            // `losses widened to €19m after the sponsor withdrew`
            let when = s.any(s.verbs[group].main, LEVELS)
                && next.tokens.start > 0
                && s.phrase_at(next.tokens.start - 1)
                    .is_some_and(|p| p.preposition.is_some_and(|w| w >= from && s.is(w, Set::Subordinator)));
            // `said on Tuesday it would close`: a pronoun or, behind a date, a phrase is the subject of what was said
            let subject = next.tokens.start.checked_sub(1).filter(|i| *i >= from && s.cats[*i] == Cat::Pronoun);
            let dated = || s.reports(group) && (from..(from + 2).min(s.len())).any(|i| s.timed[i]);
            let own = || s.phrase_at(next.tokens.start - 1).is_some_and(|p| p.tokens.start > from && p.preposition.is_none());
            if wall || when || next.finite && subject.is_some() || dated() && own() {
                return false;
            }
            // `slides triggered by the quake blocked roads`
            if by && next.finite && !next.infinitive && !s.timed[from + 1] {
                return true;
            }
            if next.finite && !self.bare_past(next) && !next.infinitive {
                return s.phrase_from(from).is_none_or(|p| p.tokens.start > from || p.tokens.start >= next.tokens.start);
            }
            from = next.tokens.end;
        }
        false
    }
}
