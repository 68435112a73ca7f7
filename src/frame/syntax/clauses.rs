//! Clauses of a sentence: every verb group with its subject and the clause that it hangs on, in one pass from left to right.

use super::{Cat, Syntax, VerbGroup};
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;
use smallvec::SmallVec;

/// How a clause hangs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// A clause of its own.
    Main,
    /// Joined by a conjunction to a clause whose subject it shares.
    Joined,
    /// After `who`, `which`, `that`.
    Relative,
    /// After a subordinator.
    Subordinate,
    /// What somebody says or thinks.
    Complement,
    /// After `to`.
    Infinitive,
    /// A participle right behind the noun that it describes.
    Participle,
    /// A participle that shares the subject of its clause (`…, killing 107`, `by cutting 40`).
    Adjunct,
    /// Between brackets.
    Bracket,
}

/// One clause.
#[derive(Debug, Clone)]
pub struct ClauseNode {
    /// How it hangs on its parent.
    pub link: Link,
    /// The clause that it hangs on.
    pub parent: Option<usize>,
    /// Index of its verb group.
    pub verb: Option<usize>,
    /// Head of its subject.
    pub subject: Option<usize>,
    /// Head of the noun phrase that a relative or participle describes.
    pub antecedent: Option<usize>,
    /// First token.
    pub start: usize,
}

/// A clause that is still open while the sentence is read.
struct Open {
    id: usize,
    /// Free noun phrases before its verb.
    before: SmallVec<[usize; 4]>,
    /// The last free noun phrase behind its verb.
    after: Option<usize>,
}

struct Reader<'s, 'a> {
    s: &'s Syntax<'a>,
    nodes: Vec<ClauseNode>,
    of_token: Vec<u16>,
    of_group: Vec<u16>,
    open: SmallVec<[Open; 8]>,
    /// Phrases read so far.
    phrases: usize,
}

impl Syntax<'_> {
    /// Finds the clauses; phrases and verb groups must be known.
    pub(super) fn find_clauses(&mut self) {
        let mut r = Reader {
            s: self,
            nodes: Vec::with_capacity(self.verbs.len() + 2),
            of_token: vec![0; self.len()],
            of_group: vec![0; self.verbs.len()],
            open: SmallVec::new(),
            phrases: 0,
        };
        r.read();
        let Reader { nodes, of_token, of_group, .. } = r;
        self.clauses = nodes;
        self.clause_of = of_token;
        for (v, c) in self.verbs.iter_mut().zip(of_group) {
            v.clause = usize::from(c);
        }
        // who has no subject of his own shares the one above
        for id in 0..self.clauses.len() {
            let (mut at, mut steps) = (id, 0);
            while self.clauses[at].subject.is_none()
                && steps < 8
                && matches!(self.clauses[at].link, Link::Joined | Link::Infinitive | Link::Adjunct)
                && let Some(parent) = self.clauses[at].parent
            {
                at = parent;
                steps += 1;
            }
            self.clauses[id].subject = self.clauses[at].subject;
        }
    }
}

impl Reader<'_, '_> {
    fn push(&mut self, link: Link, parent: Option<usize>, start: usize) -> usize {
        let id = self.nodes.len();
        self.nodes.push(ClauseNode { link, parent, verb: None, subject: None, antecedent: None, start });
        self.open.push(Open { id, before: SmallVec::new(), after: None });
        id
    }

    fn top(&self) -> &Open {
        &self.open[self.open.len() - 1]
    }

    fn has_verb(&self, open: &Open) -> bool {
        self.nodes[open.id].verb.is_some()
    }

    fn read(&mut self) {
        let s = self.s;
        self.push(Link::Main, None, 0);
        let mut group = 0;
        let mut i = 0;
        while i < s.len() {
            if let Some(v) = s.verbs.get(group).filter(|v| v.tokens.start <= i) {
                let end = v.tokens.end.max(i + 1);
                self.verb(group);
                self.mark(v.tokens.start, end);
                self.of_group[group] = self.top().id as u16;
                group += 1;
                i = end;
                continue;
            }
            while s.phrases.get(self.phrases).is_some_and(|p| p.tokens.start < i) {
                self.phrases += 1;
            }
            if let Some(p) = s.phrases.get(self.phrases).filter(|p| p.tokens.start == i) {
                // `to 20 percent and companies were forced`: what is joined before a finite verb is its subject
                let joined = i > 0
                    && s.cats[i - 1] == Cat::And
                    && s.verbs.get(group).is_some_and(|v| v.tokens.start == p.tokens.end && v.finite && !self.bare_past(v));
                let free = (p.preposition.is_none() || joined) && !s.timed[p.head];
                if free {
                    let known = self.phrases;
                    let verb = self.has_verb(self.top());
                    if let Some(top) = self.open.last_mut() {
                        if verb { top.after = Some(known) } else { top.before.push(known) }
                    }
                }
                let end = s.verbs.get(group).map_or(p.tokens.end, |v| p.tokens.end.min(v.tokens.start));
                self.mark(i, end);
                i = end.max(i + 1);
                self.phrases += 1;
                continue;
            }
            match s.cats[i] {
                Cat::Relative => {
                    let antecedent = self.antecedent(i);
                    let parent = self.top().id;
                    let id = self.push(Link::Relative, Some(parent), i);
                    self.nodes[id].antecedent = antecedent;
                }
                Cat::Subordinator => {
                    let complement = i > 0 && matches!(s.cats[i - 1], Cat::Verb);
                    let link = if complement { Link::Complement } else { Link::Subordinate };
                    let parent = self.top().id;
                    self.push(link, Some(parent), i);
                }
                Cat::Stop if s.is(i, Set::Semicolon) || s.is(i, Set::Colon) => {
                    self.open.clear();
                    self.push(Link::Main, None, i + 1);
                }
                Cat::Open => {
                    let parent = self.top().id;
                    self.push(Link::Bracket, Some(parent), i);
                }
                Cat::Close => {
                    if let Some(k) = self.open.iter().rposition(|o| self.nodes[o.id].link == Link::Bracket).filter(|k| *k > 0) {
                        self.mark(i, i + 1);
                        self.open.truncate(k);
                        i += 1;
                        continue;
                    }
                }
                _ => {}
            }
            self.mark(i, i + 1);
            i += 1;
        }
    }

    fn mark(&mut self, from: usize, to: usize) {
        let id = self.top().id as u16;
        let to = to.min(self.of_token.len());
        self.of_token[from.min(to)..to].fill(id);
    }

    /// The head of the noun phrase that ends right before a token, a comma between them allowed; through `of` to what it is of.
    fn antecedent(&self, i: usize) -> Option<usize> {
        let s = self.s;
        let comma = i > 0 && matches!(s.cats[i - 1], Cat::Comma | Cat::Close | Cat::Preposition);
        let end = if comma { i - 1 } else { i };
        let mut k = s.phrases[..self.phrases.min(s.phrases.len())].iter().rposition(|p| p.tokens.end <= end && p.tokens.end + 2 > end)?;
        // `the head of the union, who …`: a person is the head, not what is headed
        while comma
            && k > 0
            && s.phrases[k].preposition.is_some_and(|p| s.is(p, Set::Of))
            && s.phrases[k - 1].tokens.end + 1 >= s.phrases[k].tokens.start
        {
            k -= 1;
        }
        Some(s.phrases[k].head)
    }

    /// The token before `at` that is no adverb, negation or quotation mark.
    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|k| !matches!(self.s.cats[*k], Cat::Adverb | Cat::Negation | Cat::Quote))
    }

    /// A participle that may as well be a past tense, without an auxiliary.
    fn bare_past(&self, v: &VerbGroup) -> bool {
        let form = self.s.grammar.lexicon.info(self.s.word(v.main)).form;
        let unknown = self.s.grammar.lexicon.info(self.s.word(v.main)).verb == 0;
        !v.passive
            && !v.copula
            && !v.infinitive
            && self.s.cats[v.tokens.start..v.main].iter().all(|c| *c != Cat::Auxiliary)
            && (matches!(form, VerbForm::PastOrParticiple | VerbForm::Participle) || unknown && self.s.written(v.main).ends_with("ed"))
    }

    /// Whether a group is an auxiliary whose main verb was cut off by a comma.
    fn waits(&self, group: usize) -> bool {
        let s = self.s;
        let v = &s.verbs[group];
        s.cats[v.main] == Cat::Auxiliary
            && s.is(v.main, Set::Have)
            && (v.tokens.end..(v.tokens.end + 2).min(s.len())).any(|k| s.cats[k] == Cat::Comma)
    }

    fn take(&mut self, group: usize, subject: Option<usize>) {
        let id = self.top().id;
        let node = &mut self.nodes[id];
        node.verb = Some(group);
        node.subject = subject;
    }

    fn verb(&mut self, group: usize) {
        let s = self.s;
        let v = &s.verbs[group];
        let at = v.tokens.start;
        let before = self.before(at).map(|k| s.cats[k]);
        if v.infinitive {
            return self.infinitive(group, at);
        }
        let bare = self.bare_past(v);
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
        if !v.finite || bare && self.describes(group, at, before) {
            return self.participle(group, at, before);
        }
        self.finite(group, at, before, bare);
    }

    fn infinitive(&mut self, group: usize, at: usize) {
        let s = self.s;
        let top = self.top();
        let parent = top.id;
        let subject = if self.has_verb(top) {
            // `asked Congress to approve`: whoever is asked does it
            top.after.map(|p| &s.phrases[p]).filter(|p| p.tokens.end == at && self.acts(p.head)).map(|p| p.head)
        } else {
            top.before.last().map(|p| s.phrases[*p].head).filter(|h| self.acts(*h))
        };
        self.push(Link::Infinitive, Some(parent), at);
        self.take(group, subject);
    }

    /// Names and pronouns can be asked to do something; things cannot.
    fn acts(&self, head: usize) -> bool {
        let s = self.s;
        let article = s.phrase_at(head).is_some_and(|p| s.is(p.tokens.start, Set::Article));
        s.mentions[head] != 0 && !article || s.cats[head] == Cat::Pronoun
    }

    fn participle(&mut self, group: usize, at: usize, before: Option<Cat>) {
        let s = self.s;
        let ing = {
            let info = s.grammar.lexicon.info(s.word(s.verbs[group].main));
            info.form == VerbForm::Ing || info.verb == 0 && s.written(s.verbs[group].main).ends_with("ing")
        };
        let parent = self.top().id;
        if before == Some(Cat::And)
            && let Some(k) = self.open.iter().rposition(|o| matches!(self.nodes[o.id].link, Link::Participle | Link::Adjunct))
        {
            let (link, subject, above) = {
                let n = &self.nodes[self.open[k].id];
                (n.link, n.subject, n.parent)
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
        self.push(Link::Adjunct, Some(parent), at);
        self.take(group, None);
    }

    /// Whether a bare past form describes a noun (`35 people killed in Kyiv were buried`, `Launched in 2009, it …`) and is no past tense.
    fn describes(&self, group: usize, at: usize, before: Option<Cat>) -> bool {
        let s = self.s;
        let top = self.top();
        let form = s.grammar.lexicon.info(s.word(s.verbs[group].main)).form;
        if form == VerbForm::Participle {
            return true;
        }
        if self.has_verb(top) {
            // `destroyed 14 drones launched by`: directly behind an object, or behind a preposition's phrase without a comma
            let said = self.nodes[top.id].verb.is_some_and(|v| s.grammar.reporting.contains_key(&s.verbs[v].lemma));
            let adjacent = s.phrases[..self.phrases].last().is_some_and(|p| p.tokens.end == at);
            let outer = self.open.iter().any(|o| !self.has_verb(o) && !o.before.is_empty());
            let comma = top.after.is_some_and(|p| self.clause_opens(s.phrases[p].tokens.start));
            return adjacent && !said && !outer && !comma && !self.dual(at);
        }
        if top.before.is_empty() {
            let relative = self.nodes[top.id].link == Link::Relative;
            return !relative && !self.dual(at) && matches!(before, None | Some(Cat::Comma | Cat::Preposition | Cat::Subordinator));
        }
        // a finite verb follows in the same clause: this one only describes
        let mut from = s.verbs[group].tokens.end;
        if s.grammar.reporting.contains_key(&s.verbs[group].lemma) && s.phrase_from(from).is_some_and(|p| p.tokens.start == from) {
            return false;
        }
        for next in s.verbs[group + 1..].iter().take(3) {
            let wall = (from..next.tokens.start).any(|k| {
                matches!(s.cats[k], Cat::Comma | Cat::And | Cat::Relative | Cat::Subordinator | Cat::Stop | Cat::Quote | Cat::Dash)
            });
            if wall {
                return false;
            }
            if next.finite && !self.bare_past(next) && !next.infinitive {
                return s.phrase_from(from).is_none_or(|p| p.tokens.start > from || p.tokens.start >= next.tokens.start);
            }
            from = next.tokens.end;
        }
        false
    }

    /// Whether a clause can begin at a token: a comma, conjunction, dash or quotation mark stands before it.
    fn clause_opens(&self, at: usize) -> bool {
        at > 0
            && matches!(self.s.cats[at - 1], Cat::Comma | Cat::And | Cat::Dash | Cat::Quote | Cat::Close | Cat::Adverb)
            && (self.s.cats[at - 1] != Cat::Adverb || at > 1 && matches!(self.s.cats[at - 2], Cat::Comma | Cat::And))
    }

    /// The last phrase before a verb hangs on a word that opens clauses too (`after`, `before`, `since`, `as`).
    fn dual(&self, at: usize) -> bool {
        self.dual_phrase(at).is_some()
    }

    fn dual_phrase(&self, at: usize) -> Option<usize> {
        let s = self.s;
        let from = self.top();
        let earliest = self.nodes[from.id].verb.map_or(self.nodes[from.id].start, |v| s.verbs[v].tokens.end);
        let phrases = &s.phrases[..self.phrases];
        for (k, p) in phrases.iter().enumerate().rev().take(4) {
            if p.tokens.start < earliest || (p.tokens.end..at).any(|i| s.cats[i] == Cat::Comma) {
                return None;
            }
            match p.preposition {
                Some(w) if s.is(w, Set::Subordinator) => return Some(k),
                Some(_) => {}
                None => return None,
            }
        }
        None
    }

    fn finite(&mut self, group: usize, at: usize, before: Option<Cat>, bare: bool) {
        let s = self.s;
        let v = &s.verbs[group];
        let reporting = s.grammar.reporting.contains_key(&v.lemma);
        // `…, said X`
        let mark = at > 0 && matches!(s.cats[at - 1], Cat::Comma | Cat::Quote);
        if reporting
            && mark
            && let Some(p) = s.phrase_from(v.tokens.end).filter(|p| p.tokens.start <= v.tokens.end && p.preposition.is_none())
            && !s.verbs.get(group + 1).is_some_and(|n| n.finite && n.tokens.start == p.tokens.end && !self.bare_past(n))
        {
            let head = p.head;
            self.open.clear();
            self.push(Link::Main, None, at);
            return self.take(group, Some(head));
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
            let fits = |o: &Open| {
                let n = &self.nodes[o.id];
                n.verb.is_some_and(|w| s.verbs[w].finite || base && s.verbs[w].infinitive)
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
        let after = top.after;
        let said = self.nodes[top.id].verb.is_some_and(|w| s.grammar.reporting.contains_key(&s.verbs[w].lemma));
        let verb_end = self.nodes[top.id].verb.map_or(0, |w| s.verbs[w].tokens.end);
        let complement =
            after.filter(|p| said && s.phrases[*p].tokens.start <= verb_end + 1 && !self.clause_opens(s.phrases[*p].tokens.start));
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
            return self.new_clause(Link::Main, None, p, group, at);
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

    fn new_clause(&mut self, link: Link, parent: Option<usize>, phrase: usize, group: usize, at: usize) {
        let s = self.s;
        let from = s.phrases[phrase].tokens.start;
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
            let opened =
                s.phrases[last].tokens.start.checked_sub(1).is_some_and(|k| matches!(s.cats[k], Cat::Comma | Cat::Dash | Cat::Open));
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
