//! Clauses of a sentence: every verb group with its subject and the clause that it hangs on, in one pass from left to right.

mod participles;
mod signs;
mod verbs;

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

impl ClauseNode {
    /// Whether it is a relative clause behind a comma, which only adds something.
    pub(in crate::frame) fn aside(&self, cats: &[Cat]) -> bool {
        self.link == Link::Relative && self.start > 0 && cats[self.start - 1] == Cat::Comma
    }
}

/// A clause that is still open while the sentence is read.
struct Open {
    id: usize,
    /// Free noun phrases before its verb.
    before: SmallVec<[usize; 4]>,
    /// The last free noun phrase behind its verb.
    after: Option<usize>,
}

/// Most tokens of a dateline.
const DATELINE: usize = 16;

struct Reader<'s, 'a> {
    s: &'s Syntax<'a>,
    nodes: Vec<ClauseNode>,
    of_token: Vec<u16>,
    of_group: Vec<u16>,
    open: SmallVec<[Open; 8]>,
    /// Phrases read so far.
    phrases: usize,
    /// The clause that the last verb group became the verb of.
    taken: usize,
    /// The main clause before the last semicolon.
    before_semicolon: Option<usize>,
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
            taken: 0,
            before_semicolon: None,
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

    /// Opens a clause that describes the noun before it.
    fn relative(&mut self, i: usize) {
        let antecedent = self.antecedent(i);
        let parent = self.top().id;
        let id = self.push(Link::Relative, Some(parent), i);
        self.nodes[id].antecedent = antecedent;
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
                self.of_token[v.tokens.start..end].fill(self.taken as u16);
                self.of_group[group] = self.taken as u16;
                group += 1;
                i = end;
                continue;
            }
            while s.phrases.get(self.phrases).is_some_and(|p| p.tokens.start < i) {
                self.phrases += 1;
            }
            if let Some(p) = s.phrases.get(self.phrases).filter(|p| p.tokens.start == i) {
                // `Brandt, whose plant employs 2,000, is to …`
                if i > 0
                    && s.cats[i] == Cat::Possessive
                    && s.is(i, Set::Relative)
                    && matches!(s.cats[i - 1], Cat::Comma | Cat::Noun | Cat::Name)
                {
                    self.relative(i);
                }
                // `to 20 percent and companies were forced`: what is joined before a finite verb is its subject
                let alone = self.has_verb(self.top()) || self.top().before.is_empty();
                let joined = i > 0
                    && alone
                    && s.cats[i - 1] == Cat::And
                    && s.verbs.get(group).is_some_and(|v| v.tokens.start == p.tokens.end && v.finite && !self.bare_past(v));
                let listed = !alone && p.preposition.is_none() && self.listed(s.verbs.get(group).map_or(s.len(), |v| v.tokens.start));
                // `Ana Perkovic, 48, had`: an age says nothing by itself
                let age = i > 0
                    && s.cats[i - 1] == Cat::Comma
                    && s.cats.get(p.tokens.end) == Some(&Cat::Comma)
                    && p.tokens.clone().all(|k| s.quantities[k] != 0);
                // `settled 87 cents, or 1.1%, higher`: which way, and nobody's subject
                let which_way = p.tokens.len() == 1 && s.cats[p.head] == Cat::Adjective && s.any(p.head, super::LEVELS);
                // `the temperature that night was`: a time
                let then = p.tokens.len() == 2
                    && !self.top().before.is_empty()
                    && s.is(p.tokens.start, Set::Demonstrative)
                    && s.grammar.frames.in_class(crate::grammar::frames::TIME_NOUN, s.noun_lemma(p.head));
                let free = !then && (p.preposition.is_none() && !listed && !age && !which_way || joined) && !s.timed[p.head];
                // `inputs Putin needs`, `the share it holds`: a clause that describes the noun right before it
                let contact = i > 0
                    && free
                    && (matches!(s.cats[i - 1], Cat::Noun | Cat::Name) || self.definite_number(i))
                    && (s.cats[i] == Cat::Pronoun || s.mentions[i] != 0 && s.mentions[i] != s.mentions[i - 1])
                    && s.verbs.get(group).is_some_and(|v| v.tokens.start == p.tokens.end && v.finite && !self.bare_past(v))
                    && !self.nodes[self.top().id].verb.is_some_and(|v| s.reports(v));
                if contact || free && self.contact(i, group) {
                    self.relative(i);
                }
                // `more than they have spent`, `adds to what a couple can pay`: a clause behind a preposition
                let behind =
                    p.preposition.is_some_and(|k| s.is(k, Set::Than) || s.is(k, Set::To) && s.is(p.tokens.start, Set::FreeRelative))
                        && s.verbs.get(group).is_some_and(|v| v.tokens.start == p.tokens.end && v.finite && !self.bare_past(v))
                        && self.has_verb(self.top());
                if behind {
                    let parent = self.top().id;
                    self.push(Link::Subordinate, Some(parent), i);
                }
                let free = free || behind;
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
                    self.relative(i);
                }
                Cat::Subordinator => {
                    let complement = i > 0 && matches!(s.cats[i - 1], Cat::Verb);
                    let link = if complement { Link::Complement } else { Link::Subordinate };
                    let parent = self.top().id;
                    self.push(link, Some(parent), i);
                }
                Cat::Stop if s.is(i, Set::Semicolon) || s.is(i, Set::Colon) => {
                    self.before_semicolon = Some(self.open[0].id).filter(|id| s.is(i, Set::Semicolon) && self.nodes[*id].verb.is_some());
                    self.open.clear();
                    self.push(Link::Main, None, i + 1);
                }
                // `LIMA, Peru (Newswire) — A bus fell`: where and who sent it
                Cat::Dash if self.nodes.len() <= 3 && i < DATELINE && self.dateline(i) => {
                    self.open.truncate(1);
                    if let Some(first) = self.open.first_mut() {
                        first.before.clear();
                        first.after = None;
                    }
                }
                Cat::Comma if self.ends_relative(i) => {
                    self.open.pop();
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

    /// Whether only names, dates and what stands in brackets stand before a dash, the first in capitals or a place.
    fn dateline(&self, dash: usize) -> bool {
        let s = self.s;
        let mut bracket = false;
        s.text.tokens[s.at as usize].flags.has(crate::text::TokenFlags::UPPER)
            && self.nodes[0].verb.is_none()
            && (0..dash).all(|k| {
                bracket = (bracket || s.cats[k] == Cat::Open) && s.cats[k] != Cat::Close;
                bracket || s.timed[k] || matches!(s.cats[k], Cat::Name | Cat::Comma | Cat::Close | Cat::Stop | Cat::Number)
            })
    }

    /// `the £2m the council spent`, `pointed to the plan her party wrote`: the same with a determiner, where the phrase before has no
    /// other part to play.
    fn contact(&self, i: usize, group: usize) -> bool {
        let s = self.s;
        let Some(p) = s.phrases.get(self.phrases).filter(|p| s.is(p.tokens.start, Set::The) || s.cats[p.tokens.start] == Cat::Possessive)
        else {
            return false;
        };
        let nominal = i > 0 && matches!(s.cats[i - 1], Cat::Noun | Cat::Number) && !s.timed[i - 1] && !s.is(i - 1, Set::Times);
        let Some(v) = s.verbs.get(group).filter(|v| nominal && v.tokens.start == p.tokens.end && v.finite && !v.passive && !v.copula)
        else {
            return false;
        };
        let top = self.top();
        let takes = s.cats.get(v.tokens.end);
        if matches!(takes, Some(Cat::Determiner | Cat::Number | Cat::Possessive | Cat::Pronoun)) {
            return false;
        }
        if let Some(w) = self.nodes[top.id].verb {
            let main = matches!(self.nodes[top.id].link, Link::Main | Link::Joined | Link::Infinitive | Link::Adjunct);
            let hangs = || self.phrases.checked_sub(1).is_some_and(|k| s.phrases[k].tokens.end == i && s.phrases[k].preposition.is_some());
            return main && s.quantities[i - 1] != 0 && (!s.reports(w) || hangs());
        }
        let last = self.phrases.checked_sub(1).map(|k| &s.phrases[k]);
        let free = last.is_some_and(|l| l.tokens.end == i && l.preposition.is_none());
        let next = s.verbs.get(group + 1).filter(|n| n.finite && !n.infinitive && !self.bare_past(n));
        let walls =
            |k: usize| matches!(s.cats[k], Cat::Comma | Cat::And | Cat::Relative | Cat::Subordinator | Cat::Stop | Cat::Quote | Cat::Dash);
        free && next.is_some_and(|n| !(v.tokens.end..n.tokens.start).any(walls))
    }

    /// `prices of foods, energy and services rose`: a member of a list that hangs on one preposition, the list ending right before the verb.
    fn listed(&self, verb: usize) -> bool {
        let s = self.s;
        let gap = |k: usize| {
            let between = s.phrases[k].tokens.end..s.phrases.get(k + 1)?.tokens.start;
            let joins = (1..=2).contains(&between.len()) && between.clone().all(|i| matches!(s.cats[i], Cat::Comma | Cat::And));
            joins.then(|| between.clone().any(|i| s.cats[i] == Cat::And))
        };
        let (mut k, mut and) = (self.phrases, false);
        for _ in 0..6 {
            let Some(joined) = k.checked_sub(1).and_then(gap) else { return false };
            and |= joined;
            k -= 1;
            if s.phrases[k].preposition.is_some() {
                break;
            }
        }
        let hangs = s.phrases[k].preposition.is_some() && self.top().before.last().is_some_and(|f| *f < k);
        let mut last = self.phrases;
        while last < self.phrases + 6
            && let Some(joined) = gap(last)
        {
            and |= joined;
            last += 1;
        }
        hangs && and && s.phrases[last].tokens.end == verb
    }

    /// `the 4,000 we saw`: whether a number with its article ends right before a pronoun.
    fn definite_number(&self, i: usize) -> bool {
        let s = self.s;
        let number = s.quantities[i - 1];
        let first = (0..i).rev().take_while(|k| s.quantities[*k] == number).last();
        let digits = s.text.tokens[s.at as usize + i - 1].flags.has(crate::text::TokenFlags::NUMERIC);
        number != 0 && digits && !s.timed[i - 1] && s.cats[i] == Cat::Pronoun && first.is_some_and(|k| k > 0 && s.is(k - 1, Set::The))
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
        // `the index for petrol, which fell`: what is measured moves
        let moves = [i + 1, i + 2].iter().any(|n| s.any(*n, super::LEVELS) && matches!(s.cats[*n], Cat::Verb));
        let moved = |k: usize| moves && s.grammar.frames.by_noun.contains_key(&s.noun_lemma(s.phrases[k].head));
        // `the head of the union, who …`: a person is the head, not what is headed
        while comma
            && k > 0
            && s.phrases[k]
                .preposition
                .is_some_and(|p| s.is(p, Set::Of) || s.is(p, Set::In) && s.is(s.phrases[k - 1].head, Set::HoldingNoun) || moved(k - 1))
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
            && self.s.cats[v.main] != Cat::Auxiliary
            && !v.infinitive
            && self.s.cats[v.tokens.start..v.main].iter().all(|c| *c != Cat::Auxiliary)
            && (matches!(form, VerbForm::PastOrParticiple | VerbForm::Participle) || unknown && self.s.written(v.main).ends_with("ed"))
    }
}
