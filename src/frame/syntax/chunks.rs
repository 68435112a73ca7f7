//! Verb groups and noun phrases of a sentence, from the categories of its tokens.

use super::{Cat, Phrase, Syntax, VerbGroup};
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;

impl Syntax<'_> {
    pub(super) fn group_verbs(&mut self) {
        let n = self.len();
        let mut i = 0;
        while i < n {
            if !matches!(self.cats[i], Cat::Auxiliary | Cat::Verb)
                && !(self.cats[i] == Cat::To && matches!(self.cats.get(i + 1), Some(Cat::Verb | Cat::Auxiliary)))
            {
                i += 1;
                continue;
            }
            let start = i;
            let mut main = None;
            let (mut be, mut aux, mut negated, mut infinitive) = (false, false, false, false);
            let mut j = i;
            while j < n {
                match self.cats[j] {
                    Cat::Auxiliary => {
                        if main.is_some() {
                            break;
                        }
                        be = self.is(j, Set::Be);
                        aux = true;
                    }
                    Cat::Negation => negated = true,
                    Cat::Adverb if main.is_none() => {}
                    Cat::To
                        if main.is_none() && (j == start || aux) && matches!(self.cats.get(j + 1), Some(Cat::Verb | Cat::Auxiliary)) =>
                    {
                        // `its goal is to cut`: finite, and active
                        infinitive |= j == start;
                        be = false;
                    }
                    Cat::Verb if main.is_none() => main = Some(j),
                    _ => break,
                }
                j += 1;
                if main.is_some() {
                    break;
                }
            }
            // trailing adverbs without a verb do not belong
            let mut end = j;
            while main.is_none() && end > start + 1 && matches!(self.cats[end - 1], Cat::Adverb | Cat::Negation | Cat::To) {
                end -= 1;
            }
            let head = main.unwrap_or_else(|| (start..end).rev().find(|k| self.cats[*k] == Cat::Auxiliary).unwrap_or(start));
            let info = self.grammar.lexicon.info(self.word(head));
            let participle = matches!(info.form, VerbForm::Participle | VerbForm::PastOrParticiple)
                || info.verb == 0 && self.written(head).ends_with("ed");
            let ing = matches!(info.form, VerbForm::Ing) || info.verb == 0 && self.written(head).ends_with("ing");
            let copula = main.is_none() && self.is(head, Set::Be);
            let passive = main.is_some() && be && participle;
            let finite = !infinitive && (aux || !ing) && !(main.is_some() && !aux && matches!(info.form, VerbForm::Participle));
            let lemma = self.verb_lemma(head);
            negated |= (start.saturating_sub(2)..start).any(|k| self.cats[k] == Cat::Negation);
            self.verbs.push(VerbGroup {
                tokens: start..end.max(start + 1),
                main: head,
                lemma,
                passive,
                finite,
                copula,
                negated,
                infinitive,
                clause: 0,
            });
            i = end.max(start + 1);
        }
    }

    pub(super) fn chunk(&mut self) {
        let n = self.len();
        let mut i = 0;
        while i < n {
            let starts = matches!(
                self.cats[i],
                Cat::Determiner | Cat::Possessive | Cat::Number | Cat::Adjective | Cat::Noun | Cat::Name | Cat::Pronoun
            );
            if !starts || self.timed[i] {
                i += 1;
                continue;
            }
            let start = i;
            let mut head = None;
            let mut j = i;
            // `its 2027 GDP forecast`: the year is part of the phrase
            let dated = |j: usize| {
                j > start
                    && self.cats[j] == Cat::Number
                    && matches!(self.cats[j - 1], Cat::Determiner | Cat::Possessive | Cat::PossessiveMark)
                    && j + 1 < n
                    && !self.timed[j + 1]
                    && matches!(self.cats[j + 1], Cat::Noun | Cat::Adjective | Cat::Name)
            };
            while j < n && (!self.timed[j] || dated(j)) {
                match self.cats[j] {
                    // `the Interior Ministry over 345 pilgrims`
                    Cat::Number if j > start && self.mentions[j - 1] != 0 && self.quantities[j] != 0 && self.is(j, Set::Preposition) => {
                        break;
                    }
                    // `sent Malawi 40 trucks`: who gets them, and what; `In Chad 30 people died`: where, and how many
                    Cat::Number
                        if j > start
                            && self.mentions[j - 1] != 0
                            && self.quantities[j] != 0
                            && start > 0
                            && (self.cats[start - 1] == Cat::Verb || self.fronted(start - 1))
                            && self.mentions[start] == self.mentions[j - 1] =>
                    {
                        break;
                    }
                    // `the number analysts expected`: what they expected, no number of theirs
                    Cat::Noun if j > start && self.expected_by(j, start) => break,
                    // `the mercury topped 41 degrees`: the verb belongs to the amount
                    Cat::Number
                        if j > start
                            && matches!(self.cats[j - 1], Cat::Noun | Cat::Name)
                            && self.quantities[j] != self.quantities[j - 1]
                            && self.is(j, Set::LevelVerb) =>
                    {
                        break;
                    }
                    Cat::Noun => head = Some(j),
                    Cat::Name => head = Some(j),
                    Cat::Pronoun if j == start => {
                        head = Some(j);
                        j += 1;
                        break;
                    }
                    // `eight others were hurt`
                    Cat::Pronoun if self.is(j, Set::Rest) && self.quantities[j - 1] != 0 => {
                        j += 1;
                        break;
                    }
                    Cat::Determiner | Cat::Possessive if j == start || self.cats[j - 1] == Cat::Determiner => {}
                    Cat::Number | Cat::Adjective => {}
                    Cat::PossessiveMark => {}
                    Cat::Adverb if head.is_none() && matches!(self.cats.get(j + 1), Some(Cat::Adjective | Cat::Number)) => {}
                    Cat::Hyphen if j > start && j + 1 < n && !self.text.tokens[self.at as usize + j + 1].spaced() => {}
                    Cat::And | Cat::Comma if self.joins_modifiers(j, start) => {}
                    _ => break,
                }
                j += 1;
            }
            let end = j.max(start + 1);
            // a bare number can head a phrase
            let head = head.or_else(|| (start..end).rev().find(|k| self.cats[*k] == Cat::Number)).unwrap_or(end - 1);
            // `of Sunday's elections`: past whose day or year they were
            let mut front = start;
            if start > 1 && self.cats[start - 1] == Cat::PossessiveMark && self.timed[start - 2] {
                front = (0..start - 1).rev().take_while(|k| self.timed[*k] && self.cats[*k] != Cat::Preposition).last().unwrap_or(start);
            }
            let own = (front > 0 && matches!(self.cats[front - 1], Cat::Preposition | Cat::To)).then(|| front - 1);
            // `tariffs on steel and aluminium`: what is joined hangs on the same preposition
            let joined = || {
                let before = self.phrases.last().filter(|p| start > 0 && self.cats[start - 1] == Cat::And && p.tokens.end + 1 == start)?;
                before.preposition
            };
            let preposition = own.or_else(joined);
            self.phrases.push(Phrase { tokens: start..end, head, preposition });
            i = end;
        }
    }

    /// Whether `in` opens a sentence or what is joined to one.
    fn fronted(&self, i: usize) -> bool {
        self.is(i, Set::In) && (i == 0 || matches!(self.cats[i - 1], Cat::And | Cat::Comma))
    }

    /// Whether a plural behind `the number` is the subject of a clause of expecting without `that`.
    fn expected_by(&self, j: usize, start: usize) -> bool {
        let verb = (j + 1..(j + 4).min(self.len())).find(|k| self.cats[*k] == Cat::Verb);
        let between = |k: usize| (j + 1..k).all(|i| matches!(self.cats[i], Cat::Auxiliary | Cat::Adverb));
        self.is(start, Set::The)
            && self.cats[j - 1] == Cat::Noun
            && self.is(j - 1, Set::TotalNoun)
            && self.plural_at(j)
            && verb.is_some_and(|k| {
                let lemma = self.verb_lemma(k);
                between(k) && (self.grammar.modal_verbs.contains_key(&lemma) || self.grammar.reporting.contains_key(&lemma))
            })
    }

    /// `cruise and ballistic missiles`: the coordinator joins modifiers of one head.
    fn joins_modifiers(&self, j: usize, start: usize) -> bool {
        if j == start {
            return false;
        }
        let before = self.cats[j - 1];
        let (one, two) = (self.cats.get(j + 1), self.cats.get(j + 2));
        let modifier = |c: Option<&Cat>| matches!(c, Some(Cat::Adjective));
        let singular_noun =
            before == Cat::Noun && self.grammar.lexicon.info(self.word(j - 1)).singular == 0 && !self.written(j - 1).ends_with('s');
        if self.cats[j] == Cat::Comma {
            return before == Cat::Adjective && modifier(one) && matches!(two, Some(Cat::Noun | Cat::Adjective | Cat::And));
        }
        (before == Cat::Adjective || singular_noun)
            && (modifier(one) || one == Some(&Cat::Noun) && before == Cat::Adjective)
            && matches!(two, Some(Cat::Noun | Cat::Name | Cat::Adjective))
    }
}
