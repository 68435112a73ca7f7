//! Where a verb group finds its clause and its subject.

use super::{ClauseNode, Link, Open, Reader};
use crate::frame::syntax::Cat;
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;

/// Whether an object stands right behind a verb.
fn takes_object(cats: &[Cat], end: usize) -> bool {
    matches!(cats.get(end), Some(Cat::Determiner | Cat::Number | Cat::Possessive | Cat::Name | Cat::Noun | Cat::Adjective))
}

impl Reader<'_, '_> {
    pub(super) fn take(&mut self, group: usize, subject: Option<usize>) {
        let id = self.top().id;
        self.taken = id;
        let node = &mut self.nodes[id];
        node.verb = Some(group);
        node.subject = subject;
    }

    pub(super) fn verb(&mut self, group: usize) {
        let s = self.s;
        let v = &s.verbs[group];
        let at = v.tokens.start;
        let before = self.before(at).map(|k| s.cats[k]);
        if v.infinitive {
            return self.infinitive(group, at);
        }
        let bare = self.bare_past(v);
        if let Some(told) = self.told_of(group) {
            let id = self.top().id;
            self.push(Link::Complement, Some(id), at);
            return self.take(group, Some(told));
        }
        if let Some(last) = self.put_in(group, at) {
            let (start, head) = (s.phrases[last].tokens.start, s.phrases[last].head);
            self.taken = self.nodes.len();
            self.nodes.push(ClauseNode { link: Link::Main, parent: None, verb: Some(group), subject: Some(head), antecedent: None, start });
            if let Some(top) = self.open.last_mut() {
                top.before.pop();
            }
            return;
        }
        // `has not, as its critics say, captured`: the participle of an auxiliary further left
        if bare
            && at > 0
            && s.cats[at - 1] == Cat::Comma
            && let Some(k) = self.open.iter().rposition(|o| self.nodes[o.id].verb.is_some_and(|w| self.waits(w)))
        {
            let (id, subject) = (self.open[k].id, self.nodes[self.open[k].id].subject);
            self.open.truncate(k + 1);
            self.push(Link::Joined, Some(id), at);
            return self.take(group, subject);
        }
        // `the £2m the council spent`
        let top = self.top();
        let contact = self.nodes[top.id].link == Link::Relative
            && !self.has_verb(top)
            && top.before.len() == 1
            && s.phrases[top.before[0]].tokens == (self.nodes[top.id].start..at);
        let compared =
            bare && before == Some(Cat::Comma) && s.is(v.main, Set::Compared) && s.cats.get(v.tokens.end) == Some(&Cat::Preposition);
        if !v.finite || compared || bare && !contact && self.describes(group, at, before) {
            return self.participle(group, at, before);
        }
        self.finite(group, at, before, bare);
    }

    /// `raids which officials say killed 10`: what a verb right behind one of saying is told of, in a clause that describes it.
    fn told_of(&self, group: usize) -> Option<usize> {
        let s = self.s;
        let before = group.checked_sub(1).filter(|g| s.verbs[*g].tokens.end == s.verbs[group].tokens.start && s.reports(*g))?;
        let node = &self.nodes[self.top().id];
        let inserted =
            node.link == Link::Relative && node.verb == Some(before) && node.subject.is_some() && node.subject != node.antecedent;
        node.antecedent.filter(|_| inserted && s.verbs[group].finite)
    }

    /// `Lind, who runs the club, said the roof leaked`: whether a subject waits for its verb behind the clause that describes it.
    fn owed(&self, at: usize) -> bool {
        let top = self.top();
        let described = matches!(self.nodes[top.id].link, Link::Relative | Link::Participle | Link::Adjunct) && self.has_verb(top);
        let below = self.open.len().checked_sub(2).map(|k| &self.open[k]);
        described && self.s.cats[at - 1] == Cat::Comma && below.is_some_and(|o| !self.has_verb(o) && !o.before.is_empty())
    }

    fn infinitive(&mut self, group: usize, at: usize) {
        let s = self.s;
        let top = self.top();
        let parent = top.id;
        // `for Kenya to buy 40 buses`
        let for_whom = s.phrases[..self.phrases].last().filter(|p| p.tokens.end == at && p.preposition.is_some_and(|w| s.is(w, Set::For)));
        let subject = if let Some(p) = for_whom.or_else(|| self.promising(at)).map(|p| p.head) {
            Some(p)
        } else if self.has_verb(top) {
            // `asked Congress to approve`: whoever is asked does it
            // `expects inflation to rise`: whatever is expected to
            let controlled = self.nodes[parent].verb.is_some_and(|w| s.grammar.is(s.verbs[w].lemma, Set::ObjectControl));
            top.after.map(|p| &s.phrases[p]).filter(|p| p.tokens.end == at && (controlled || self.acts(p.head))).map(|p| p.head)
        } else {
            top.before.last().map(|p| s.phrases[*p].head).filter(|h| self.acts(*h))
        };
        self.push(Link::Infinitive, Some(parent), at);
        self.take(group, subject);
    }

    /// `The fire, police said, killed 12`: the phrase that says so between commas, where another waits for its verb.
    fn put_in(&self, group: usize, at: usize) -> Option<usize> {
        let s = self.s;
        let top = self.top();
        let [.., _, last] = top.before.as_slice() else { return None };
        let p = &s.phrases[*last];
        let between = p.tokens.end == at && p.tokens.start > 0 && s.cats[p.tokens.start - 1] == Cat::Comma;
        let closed = s.cats.get(s.verbs[group].tokens.end) == Some(&Cat::Comma);
        (!self.has_verb(top) && between && closed && s.reports(group)).then_some(*last)
    }

    fn finite(&mut self, group: usize, at: usize, before: Option<Cat>, bare: bool) {
        let s = self.s;
        let v = &s.verbs[group];
        let reporting = s.grammar.reporting.contains_key(&v.lemma);
        // `…, said X`
        let mark = at > 0 && matches!(s.cats[at - 1], Cat::Comma | Cat::Quote);
        // `Anna Lind, the mayor, told reporters`, `which it did, has not admitted 20 patients`: no inverted order
        let inverts = mark && !s.grammar.is(v.lemma, Set::HearerVerb) && (v.tokens.start == v.main || s.cats[at - 1] == Cat::Quote);
        if reporting
            && inverts
            && !self.owed(at)
            && let Some(p) = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start <= v.tokens.end && p.preposition.is_none())
            && !s.verbs.get(group + 1).is_some_and(|n| n.finite && n.tokens.start == p.tokens.end && !self.bare_past(n))
            // `Marek, the club's chairman, said the club lost €3m`
            && (self.has_verb(self.top())
                || self.top().before.is_empty()
                || s.verbs.get(group + 1).is_none_or(|n| n.tokens.start != p.tokens.end || n.passive))
            // `Kestrel Foods, of Dock Road, admitted two offences`
            && (self.has_verb(self.top()) || self.top().before.is_empty() || p.tokens.clone().all(|k| s.quantities[k] == 0))
        {
            let head = p.head;
            self.open.clear();
            self.push(Link::Main, None, at);
            return self.take(group, Some(head));
        }
        // `rose 0.7 per cent, as did rents`: whose it is stands behind it
        if s.is(at, Set::Do) && at > 0 && s.is(at - 1, Set::Subordinator) && s.cats[at - 1] != Cat::Relative {
            let parent = self.top().id;
            self.push(Link::Subordinate, Some(parent), at);
            return self.take(group, None);
        }
        // `won the vote but will need two partners`: whoever did the one does the other
        let top = self.top();
        let id = top.id;
        if self.nodes[id].link == Link::Subordinate
            && !self.has_verb(top)
            && top.before.is_empty()
            && s.is(self.nodes[id].start, Set::Coordinator)
            && (self.nodes[id].start + 1..at).all(|k| matches!(s.cats[k], Cat::Adverb | Cat::Negation))
            && self.nodes[id].parent.is_some_and(|p| self.nodes[p].verb.is_some())
        {
            self.nodes[id].link = Link::Joined;
            return self.take(group, None);
        }
        // `the Alliance, led by a judge, had 31 seats` behind a fronted clause
        if before == Some(Cat::Comma)
            && let Some(k) = self.open.len().checked_sub(2)
            && matches!(self.nodes[self.top().id].link, Link::Adjunct | Link::Participle)
            && self.top().after.is_none_or(|p| !self.clause_opens(s.phrases[p].tokens.start))
            && let Some(p) = self.open[k].after.filter(|p| self.clause_opens(s.phrases[*p].tokens.start))
            && s.phrases[p].tokens.end + 1 == self.nodes[self.top().id].start
            && s.cats[s.phrases[p].tokens.end] == Cat::Comma
            && s.phrases[p].preposition.is_none()
        {
            self.open.truncate(k + 1);
            return self.new_clause(Link::Main, None, p, group, at);
        }
        // `said the network, led by an agent, had sold`: the participle between commas describes the subject of what is said
        if before == Some(Cat::Comma)
            && let Some(k) = self.open.len().checked_sub(2)
            && let (described, teller) = (&self.nodes[self.top().id], &self.open[k])
            && matches!(described.link, Link::Participle | Link::Relative | Link::Adjunct)
            && described.verb.is_some()
            && self.nodes[teller.id].verb.is_some_and(|w| s.reports(w))
            && let Some(p) =
                teller.after.filter(|p| Some(s.phrases[*p].head) == described.antecedent || s.phrases[*p].tokens.end + 1 == described.start)
        {
            let id = teller.id;
            self.open.truncate(k + 1);
            return self.new_clause(Link::Complement, Some(id), p, group, at);
        }
        let top = self.top();
        if !self.has_verb(top) {
            if !top.before.is_empty() {
                let subject = self.choose(&top.before, at);
                return self.take(group, Some(subject));
            }
            let node = &self.nodes[top.id];
            if node.link == Link::Relative {
                let subject = node.antecedent;
                return self.take(group, subject);
            }
            if let Some(k) = self.dual_phrase(at) {
                return self.subordinate_at(k, group, at);
            }
            // nothing stands before the verb: the subject of an outer clause, or none
            if let Some(k) = self.outer() {
                self.open.truncate(k + 1);
                let subject = self.choose(&self.open[k].before, at);
                return self.take(group, Some(subject));
            }
            return self.take(group, None);
        }
        // `fired 30 missiles and killed 5`
        if before == Some(Cat::And) {
            let base = !bare && s.grammar.lexicon.info(s.word(v.main)).form == VerbForm::Base && v.main == at;
            // `closed the crossing, on which millions depend, and is sending`: not what millions do
            let closed = at > 1 && s.cats[at - 1] == Cat::And && s.cats[at - 2] == Cat::Comma;
            let fits = |o: &Open| {
                let n = &self.nodes[o.id];
                // `says 4 million people need help and has appealed`: one, not many
                let one = s.grammar.lexicon.info(s.word(at)).form == VerbForm::Third;
                let holder =
                    std::iter::successors(Some(n), |n| n.parent.filter(|_| n.subject.is_none()).map(|c| &self.nodes[c])).take(4).last();
                let several = |h: usize| s.cats[h] == Cat::Noun && s.plural_at(h);
                let many = one && holder.is_some_and(|n| n.link != Link::Main && n.subject.is_some_and(several));
                let own = many || closed && n.link == Link::Relative && n.subject.is_some() && n.subject != n.antecedent;
                !own && n.verb.is_some_and(|w| s.verbs[w].finite || base && s.verbs[w].infinitive)
            };
            let k = self.open.iter().rposition(fits).unwrap_or(self.open.len() - 1);
            let (above, subject, infinitive) = {
                let n = &self.nodes[self.open[k].id];
                (self.open[k].id, n.subject, n.link == Link::Infinitive)
            };
            self.open.truncate(k + 1);
            let link = if infinitive { Link::Infinitive } else { Link::Joined };
            self.push(link, Some(above), at);
            return self.take(group, subject);
        }
        // `would grow the economy, create jobs, and raise incomes`: base forms in a row share what stands before the first
        if before == Some(Cat::Comma)
            && v.main == at
            && s.grammar.lexicon.info(s.word(v.main)).form == VerbForm::Base
            && let Some(k) = self.open.iter().rposition(|o| self.nodes[o.id].verb.is_some_and(|w| self.takes_base(w)))
        {
            let (id, subject) = (self.open[k].id, self.nodes[self.open[k].id].subject);
            self.open.truncate(k + 1);
            self.push(Link::Joined, Some(id), at);
            return self.take(group, subject);
        }
        // `sold a plant, closed two and opened one`: past forms in a row share what stands before the first
        let past = |form| matches!(form, VerbForm::PastOrParticiple | VerbForm::Past);
        if bare
            && s.cats[at - 1] == Cat::Comma
            && v.main == at
            && takes_object(&s.cats, v.tokens.end)
            && past(s.grammar.lexicon.info(s.word(v.main)).form)
            && let Some(w) = self.nodes[id].verb.filter(|w| s.verbs[*w].finite && !s.reports(*w) && !s.verbs[*w].passive)
            && matches!(self.nodes[id].link, Link::Main | Link::Joined | Link::Complement)
            && past(s.grammar.lexicon.info(s.word(s.verbs[w].main)).form)
            && top.after.is_some_and(|p| !self.clause_opens(s.phrases[p].tokens.start))
        {
            let subject = self.nodes[id].subject;
            self.push(Link::Joined, Some(id), at);
            return self.take(group, subject);
        }
        // `…, after its mines produced 40 tonnes`
        if let Some(k) = self.dual_phrase(at)
            && s.phrases[k].preposition.is_some_and(|w| w > 0 && s.cats[w - 1] == Cat::Comma)
        {
            return self.subordinate_at(k, group, at);
        }
        let after = top.after;
        let said = self.nodes[top.id].verb.is_some_and(|w| s.reports(w));
        let verb_end = self.nodes[top.id].verb.map_or(0, |w| s.verbs[w].tokens.end);
        let complement = after.filter(|p| {
            let from = s.phrases[self.first_joined(*p)].tokens.start;
            said && !self.owed(at) && from <= verb_end + 1 && !self.clause_opens(from)
        });
        // a subject further out waits for its verb
        if complement.is_none()
            && let Some(k) = self.outer()
        {
            self.open.truncate(k + 1);
            let subject = self.choose(&self.open[k].before, at);
            return self.take(group, Some(subject));
        }
        if let Some(p) = complement {
            return self.new_clause(Link::Complement, Some(self.top().id), p, group, at);
        }
        if let Some(p) = after.filter(|p| self.clause_opens(s.phrases[*p].tokens.start)) {
            // a fronted clause ends here: its main clause still has no verb
            let waiting = self.open.iter().position(|o| !self.has_verb(o) && o.before.is_empty() && self.nodes[o.id].link == Link::Main);
            if let Some(k) = waiting {
                self.open.truncate(k + 1);
                let from = s.phrases[p].tokens.start;
                self.mark(from, at);
                return self.take(group, Some(s.phrases[p].head));
            }
            // `…, officials said, and …`: what is put in between leaves the clause around it open
            let told = s.phrase_from(v.tokens.end).filter(|t| t.tokens.start == v.tokens.end && s.quantities[t.head] == 0);
            let inserted = reporting
                && matches!(s.cats.get(told.map_or(v.tokens.end, |t| t.tokens.end)), Some(Cat::Comma | Cat::Stop | Cat::Quote) | None)
                && matches!(s.cats.get(s.phrases[p].tokens.start.wrapping_sub(1)), Some(Cat::Comma | Cat::Quote));
            if inserted {
                self.push(Link::Main, None, s.phrases[p].tokens.start);
                self.mark(s.phrases[p].tokens.start, at);
                self.take(group, Some(s.phrases[p].head));
                self.open.pop();
                return;
            }
            // `“…,” Neil Carver, a father of four, told reporters`: the name, not what he is
            let name = p.checked_sub(1).filter(|k| {
                let (name, own) = (&s.phrases[*k], &s.phrases[p]);
                let closed = s.cats[at - 1] == Cat::Comma && s.cats[own.tokens.start - 1] == Cat::Comma;
                closed && name.tokens.end + 1 == own.tokens.start && s.mentions[name.head] != 0 && self.clause_opens(name.tokens.start)
            });
            return self.new_clause(Link::Main, None, name.unwrap_or(p), group, at);
        }
        if let Some(k) = self.dual_phrase(at) {
            return self.subordinate_at(k, group, at);
        }
        if let Some(p) = after.filter(|p| s.phrases[*p].tokens.start >= verb_end) {
            return self.new_clause(Link::Complement, Some(self.top().id), p, group, at);
        }
        let parent = self.top().id;
        self.push(Link::Joined, Some(parent), at);
        self.take(group, None);
    }

    /// The innermost open clause whose subject waits for a verb.
    fn outer(&self) -> Option<usize> {
        self.open.iter().rposition(|o| !self.has_verb(o) && !o.before.is_empty())
    }

    /// `said 12 soldiers and 30 rebels had died`: the first of the counted phrases that are joined up to one.
    fn first_joined(&self, phrase: usize) -> usize {
        let s = self.s;
        let mut first = phrase;
        while let Some(before) = first.checked_sub(1).map(|k| &s.phrases[k])
            && before.tokens.end + 1 == s.phrases[first].tokens.start
            && matches!(s.cats[before.tokens.end], Cat::And | Cat::Comma)
            && before.preposition.is_none()
            && s.quantities[before.tokens.start] != 0
            && s.quantities[s.phrases[first].tokens.start] != 0
        {
            first -= 1;
        }
        first
    }

    fn new_clause(&mut self, link: Link, parent: Option<usize>, phrase: usize, group: usize, at: usize) {
        let s = self.s;
        let first = if link == Link::Complement { self.first_joined(phrase) } else { phrase };
        let from = s.phrases[first].tokens.start;
        if link == Link::Main {
            self.open.clear();
        }
        self.push(link, parent, from);
        self.mark(from, at);
        self.take(group, Some(s.phrases[phrase].head));
    }

    fn subordinate_at(&mut self, phrase: usize, group: usize, at: usize) {
        let s = self.s;
        let p = &s.phrases[phrase];
        let from = p.preposition.unwrap_or(p.tokens.start);
        let parent = self.top().id;
        self.push(Link::Subordinate, Some(parent), from);
        self.mark(from, at);
        self.take(group, Some(p.head));
    }

    /// The subject among the free phrases before a verb: the last, but the first of an apposition or a list.
    fn choose(&self, before: &[usize], at: usize) -> usize {
        let s = self.s;
        let last = before[before.len() - 1];
        let closed = self.before(at).is_some_and(|k| matches!(s.cats[k], Cat::Comma | Cat::Dash | Cat::Close));
        if closed && before.len() > 1 {
            let opened = (0..s.phrases[last].tokens.start)
                .rev()
                .find(|k| s.cats[*k] != Cat::Adverb)
                .is_some_and(|k| matches!(s.cats[k], Cat::Comma | Cat::Dash | Cat::Open));
            if opened {
                return s.phrases[before[before.len() - 2]].head;
            }
        }
        let mut k = before.len() - 1;
        let mut joined = s.phrases[before[k]].tokens.start.checked_sub(1).is_some_and(|i| s.cats[i] == Cat::And);
        while k > 0 && joined && s.mentions[s.phrases[before[k]].head] != 0 && s.mentions[s.phrases[before[k - 1]].head] != 0 {
            k -= 1;
            joined = s.phrases[before[k]].tokens.start.checked_sub(1).is_some_and(|i| matches!(s.cats[i], Cat::And | Cat::Comma));
        }
        s.phrases[before[k]].head
    }
}
