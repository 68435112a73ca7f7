//! Signs by which a verb finds its clause: where one can begin, which verbs wait for another, who can be asked to do something.

use super::Link;
use super::Reader;
use crate::frame::syntax::{Cat, Phrase};
use crate::grammar::sets::Set;

impl Reader<'_, '_> {
    /// Whether a clause can begin at a token: a comma, conjunction, dash or quotation mark stands before it.
    pub(super) fn clause_opens(&self, at: usize) -> bool {
        at > 0
            && matches!(self.s.cats[at - 1], Cat::Comma | Cat::And | Cat::Dash | Cat::Quote | Cat::Close | Cat::Adverb)
            && (self.s.cats[at - 1] != Cat::Adverb || at > 1 && matches!(self.s.cats[at - 2], Cat::Comma | Cat::And))
    }

    /// The last phrase before a verb hangs on a word that opens clauses too (`after`, `before`, `since`, `as`).
    pub(super) fn dual(&self, at: usize) -> bool {
        self.dual_phrase(at).is_some()
    }

    pub(super) fn dual_phrase(&self, at: usize) -> Option<usize> {
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

    /// `wants Crimea, which fell in 2014, and four regions`: whether a comma ends the relative clause that one began, and a noun is joined.
    pub(super) fn ends_relative(&self, comma: usize) -> bool {
        let s = self.s;
        let node = &self.nodes[self.top().id];
        let begun = node.verb.is_some() && node.aside(&s.cats);
        begun
            && self.open.len() > 1
            && s.cats.get(comma + 1) == Some(&Cat::And)
            && matches!(s.cats.get(comma + 2), Some(Cat::Determiner | Cat::Number | Cat::Name | Cat::Noun | Cat::Adjective))
            && (node.start..comma).all(|k| s.cats[k] != Cat::Comma)
    }

    /// Whether a verb group has a modal or `to` in front, so that a bare verb can be joined to it.
    pub(super) fn takes_base(&self, group: usize) -> bool {
        let s = self.s;
        let v = &s.verbs[group];
        let first = v.tokens.start;
        v.infinitive
            || s.cats[first] == Cat::Auxiliary && !s.is(first, Set::Be) && !s.is(first, Set::Have) && !s.is(first, Set::Do)
            || v.clause < self.nodes.len() && self.nodes[v.clause].link == Link::Joined && v.tokens.len() == 1
    }

    /// Whether a group is an auxiliary whose main verb was cut off by a comma.
    pub(super) fn waits(&self, group: usize) -> bool {
        let s = self.s;
        let v = &s.verbs[group];
        s.cats[v.main] == Cat::Auxiliary
            && s.is(v.main, Set::Have)
            && (v.tokens.end..(v.tokens.end + 2).min(s.len())).any(|k| s.cats[k] == Cat::Comma)
    }

    /// Names and pronouns can be asked to do something; things cannot.
    pub(super) fn acts(&self, head: usize) -> bool {
        let s = self.s;
        let article = s.phrase_at(head).is_some_and(|p| s.is(p.tokens.start, Set::Article));
        s.mentions[head] != 0 && !article || s.cats[head] == Cat::Pronoun
    }

    /// `a commitment from the allies to invest`: whoever makes a promise keeps it.
    pub(super) fn promising(&self, at: usize) -> Option<&Phrase> {
        let s = self.s;
        let (who, before) = s.phrases[..self.phrases].split_last().filter(|(p, _)| p.tokens.end == at)?;
        let from = who.preposition.filter(|w| s.is(*w, Set::From) || s.is(*w, Set::By))?;
        let promise = before.last().filter(|p| p.tokens.end == from)?;
        s.is(promise.head, Set::PromiseNoun).then_some(who)
    }
}
