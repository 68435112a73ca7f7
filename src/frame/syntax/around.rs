//! What stands around a token: whether a verb is still to come, whose a noun is, what `that` does there.

use super::{Cat, Syntax};
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;

impl Syntax<'_> {
    /// `the Houthis’ attacks`: a closing mark behind an s where nothing was opened.
    pub(super) fn owns(&self, i: usize) -> bool {
        let first = self.at as usize;
        let spaced = |k: usize| self.text.tokens.get(first + k).is_some_and(|t| t.spaced());
        i > 0
            && !spaced(i)
            && spaced(i + 1)
            && self.written(i - 1).ends_with('s')
            && self.text.tokens[first + i + 1].kind == PieceKind::Word
            && self.cats.iter().filter(|c| **c == Cat::Quote).count() % 2 == 0
    }

    /// Whether a token is the adjective or demonym of a country.
    pub(super) fn demonym(&self, i: usize) -> bool {
        self.grammar.lexicon.info(self.word(i)).tag == crate::grammar::lexicon::Tag::Adjective
            || self
                .grammar
                .names
                .forms
                .at(self.grammar.names.forms.step(0, self.word(i)).unwrap_or(0))
                .iter()
                .any(|f| matches!(f.role, crate::grammar::names::NameRole::Adjective | crate::grammar::names::NameRole::Demonym))
    }

    pub(in crate::frame) fn plural_at(&self, i: usize) -> bool {
        self.grammar.lexicon.info(self.word(i)).singular != 0 || self.written(i).ends_with('s')
    }

    /// Whether a token is a preposition of place.
    pub(in crate::frame) fn leads_to_place(&self, i: usize) -> bool {
        self.grammar.names.place_prepositions.longest(std::iter::once(self.word(i))).is_some()
    }

    /// Whether a token divides clauses.
    pub(super) fn divides(&self, i: usize) -> bool {
        matches!(
            self.cats[i],
            Cat::Comma | Cat::And | Cat::Relative | Cat::Subordinator | Cat::Stop | Cat::Quote | Cat::Dash | Cat::Open | Cat::Close
        )
    }

    /// Whether no verb stands before a token in its clause but a participle that describes a noun (`drivers caught at …`).
    pub(super) fn waits_for_verb(&self, i: usize) -> bool {
        let from = (0..i).rev().find(|k| self.divides(*k)).map_or(0, |k| k + 1);
        (from..i).all(|k| match self.cats[k] {
            Cat::Auxiliary => false,
            Cat::Verb => {
                let form = self.grammar.lexicon.info(self.word(k)).form;
                form == VerbForm::Ing && matches!(self.cats[k + 1], Cat::Noun)
                    || form == VerbForm::PastOrParticiple && k > from && matches!(self.cats[k + 1], Cat::Preposition | Cat::To)
                    || self.grammar.reporting.contains_key(&self.verb_lemma(k))
            }
            _ => true,
        }) && (from..i).any(|k| matches!(self.cats[k], Cat::Determiner | Cat::Possessive | Cat::Name | Cat::Noun))
    }

    /// `the ministry estimates losses`: only a determiner and one noun stand before a token, at the beginning of its clause.
    pub(super) fn bare_subject(&self, i: usize) -> bool {
        i >= 2 && self.cats[i - 1] == Cat::Noun && self.cats[i - 2] == Cat::Determiner && (i == 2 || self.divides(i - 3))
    }

    /// `Speeding drivers face fines`: nothing but one noun phrase stands before a token in its clause.
    pub(super) fn opening(&self, i: usize) -> bool {
        let from = (0..i).rev().find(|k| self.divides(*k)).map_or(0, |k| k + 1);
        from < i
            && i - from <= 5
            && (from..i).all(|k| match self.cats[k] {
                Cat::Noun | Cat::Name | Cat::Adjective | Cat::Determiner | Cat::Possessive | Cat::PossessiveMark => true,
                Cat::Verb => k == from && self.grammar.lexicon.info(self.word(k)).form == VerbForm::Ing,
                _ => false,
            })
    }

    /// Whether no finite verb follows in the clause that goes on at a token.
    pub(super) fn verbless(&self, from: usize) -> bool {
        // `of the newly arrived`
        let inside = |k: usize| {
            let before = (from..k).rev().find(|b| self.cats[*b] != Cat::Adverb);
            self.cats[k] == Cat::Verb && before.is_some_and(|b| self.cats[b] == Cat::Determiner)
        };
        (from..self.len()).take_while(|k| !self.divides(*k)).all(|k| !matches!(self.cats[k], Cat::Auxiliary | Cat::Verb) || inside(k))
    }

    /// `that` before a noun, behind a verb of saying, or behind the noun that it describes.
    pub(super) fn that(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> Cat {
        let verbal = matches!(after, Some(Cat::Verb | Cat::Auxiliary))
            || after == Some(Cat::Adverb) && matches!(self.cats.get(i + 2), Some(Cat::Verb | Cat::Auxiliary));
        match before {
            Some(Cat::Noun | Cat::Name | Cat::Pronoun | Cat::Adjective | Cat::Number) if verbal => Cat::Relative,
            // `the $9m that Kenya spent`
            // `said on Tuesday that rebels had fled`
            Some(_)
                if !verbal
                    && i > 0
                    && self.timed[i - 1]
                    && (0..i).rev().take(4).any(|k| self.grammar.reporting.contains_key(&self.verb_lemma(k))) =>
            {
                Cat::Subordinator
            }
            Some(Cat::Number)
                if self.quantities[i - 1] != 0 && matches!(after, Some(Cat::Determiner | Cat::Name | Cat::Possessive | Cat::Pronoun)) =>
            {
                Cat::Relative
            }
            Some(Cat::Comma | Cat::And) if verbal => Cat::Pronoun,
            None if verbal => Cat::Pronoun,
            Some(Cat::Verb | Cat::Comma | Cat::Noun | Cat::Name | Cat::Adjective | Cat::Adverb | Cat::Quote | Cat::And) if !verbal => {
                let opens = matches!(
                    after,
                    Some(Cat::Determiner | Cat::Name | Cat::Possessive | Cat::Number | Cat::Pronoun | Cat::Quote | Cat::Comma)
                ) || matches!(after, Some(Cat::Noun | Cat::Adjective | Cat::Preposition))
                    && before == Some(Cat::Verb)
                    && self.plural_ahead(i + 1)
                    || after == Some(Cat::Preposition)
                    || matches!(after, Some(Cat::Noun | Cat::Adjective)) && before == Some(Cat::Noun);
                if opens { Cat::Subordinator } else { Cat::Determiner }
            }
            _ => Cat::Determiner,
        }
    }

    /// Whether the noun that begins at a token is a plural: `that exports fell`, not `that export`.
    pub(super) fn plural_ahead(&self, from: usize) -> bool {
        let noun = (from..(from + 4).min(self.len())).take_while(|k| matches!(self.cats[*k], Cat::Noun | Cat::Adjective)).last();
        noun.is_some_and(|k| self.grammar.lexicon.info(self.word(k)).singular != 0 || self.written(k).ends_with('s'))
    }

    /// Whether `to` at a token opens an infinitive.
    pub(super) fn infinitive_at(&self, to: usize) -> bool {
        let next = to + 1;
        next < self.len() && {
            let info = self.grammar.lexicon.info(self.word(next));
            self.cats[next] == Cat::Verb || info.verb != 0 && info.form == VerbForm::Base && info.singular == 0
        }
    }

    /// `its defence spending rose`: behind a noun, and not before an object, a word in -ing that frames know as a noun is one.
    pub(super) fn gerund(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let ing = self.grammar.lexicon.info(self.word(i)).form == VerbForm::Ing;
        ing && before == Some(Cat::Noun)
            && i > 0
            && self.grammar.lexicon.info(self.word(i - 1)).singular == 0
            && !matches!(
                after,
                Some(Cat::Determiner | Cat::Number | Cat::Possessive | Cat::Name | Cat::Noun | Cat::Adjective | Cat::Pronoun)
            )
            && (self.grammar.frames.by_noun.contains_key(&self.word(i)) || i > 1 && self.cats[i - 2] == Cat::Possessive)
    }

    /// Whether a word is the particle of the verb before it.
    pub(super) fn particle(&self, i: usize) -> bool {
        let frames = &self.grammar.frames;
        let word = self.word(i);
        frames.by_verb.get(&self.verb_lemma(i - 1)).is_some_and(|list| {
            list.iter().any(|t| frames.triggers[*t as usize].verbs.iter().any(|(v, p)| *p == word && *v == self.verb_lemma(i - 1)))
        })
    }

    /// `50,000 work permits`, `all employment permits issued`: a plural behind a noun that has a modifier, with nothing behind it to govern.
    pub(super) fn plural_head(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let info = self.grammar.lexicon.info(self.word(i));
        (info.form == VerbForm::Third || info.verb == 0)
            && info.singular != 0
            && before == Some(Cat::Noun)
            && i > 1
            && self.grammar.lexicon.info(self.word(i - 1)).singular == 0
            && matches!(
                self.cats[i - 2],
                Cat::Number | Cat::Adjective | Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Preposition
            )
            && !matches!(
                after,
                Some(Cat::Determiner | Cat::Number | Cat::Possessive | Cat::Name | Cat::Pronoun | Cat::Noun | Cat::Adjective)
            )
            && !(self.cats[i - 2] == Cat::Determiner && self.is(i - 2, Set::The) && matches!(after, Some(Cat::To | Cat::Adverb)))
    }

    /// `all-in costs`, `a follow-up order`, `take-offs`, `in-house lawyers`: what hyphens join is no preposition.
    pub(super) fn hyphened(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let joined = |k: usize| k < self.len() && !self.text.tokens[self.at as usize + k].spaced();
        let number = |k: usize| self.quantities[k] != 0;
        !self.timed[i]
            && (before == Some(Cat::Hyphen) && joined(i) || after == Some(Cat::Hyphen) && joined(i + 2) && !number(i + 2))
            && (i < 2 || !number(i - 2))
    }

    /// `the average asking price was`, `its operating profit rose`, `a bigger-than-expected rise`: no verb.
    pub(super) fn compounded(&self, i: usize, before: Option<Cat>) -> bool {
        let apart =
            matches!(before, Some(Cat::Auxiliary | Cat::Adverb | Cat::To | Cat::Pronoun | Cat::Number | Cat::Hyphen | Cat::Relative));
        before == Some(Cat::Hyphen) && i > 1 && self.is(i - 2, Set::Than)
            || !apart && self.is(i, Set::CompoundIng) && self.is(i + 1, Set::AmountNoun)
    }

    /// `Spending will rise`, `Lending to firms grew`: a form in -ing that opens its clause as the subject of a verb.
    pub(super) fn named_doing(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let known = self.grammar.frames.by_noun.contains_key(&self.word(i));
        let opens = matches!(before, None | Some(Cat::Comma | Cat::And | Cat::Stop | Cat::Subordinator));
        let finite = |k: usize| {
            let info = self.grammar.lexicon.info(self.word(k));
            self.cats[k] == Cat::Auxiliary
                || self.cats[k] == Cat::Verb && matches!(info.form, VerbForm::Past | VerbForm::PastOrParticiple | VerbForm::Third)
        };
        let behind = || {
            after == Some(Cat::Preposition)
                && before.is_none()
                && (i + 1..(i + 8).min(self.len())).take_while(|k| self.cats[*k] != Cat::Comma || self.listed_on(*k)).any(&finite)
        };
        // `Capital spending this year will be`
        let next = (i + 1..self.len()).find(|k| !self.timed[*k] && self.cats[*k] != Cat::Adverb);
        let modified = i == 1 && matches!(before, Some(Cat::Noun | Cat::Adjective)) && next.is_some_and(|k| self.cats[k] == Cat::Auxiliary);
        let subject = opens && (next.is_some_and(finite) || behind()) || modified;
        self.grammar.lexicon.info(self.word(i)).form == VerbForm::Ing && known && subject
    }

    /// Whether a comma stands inside a list of nouns: `health, schools and roads`.
    fn listed_on(&self, comma: usize) -> bool {
        let noun = |k: usize| matches!(self.cats.get(k), Some(Cat::Noun | Cat::Name));
        comma > 0
            && noun(comma - 1)
            && noun(comma + 1)
            && matches!(self.cats.get(comma + 2), Some(Cat::And | Cat::Comma))
            && noun(comma + 3)
    }

    /// Makes a modifier of such a word, and a noun of what stands behind it.
    pub(super) fn compound(&mut self, i: usize, before: Option<Cat>) {
        self.cats[i] = Cat::Adjective;
        if before == Some(Cat::Hyphen) {
            self.cats[i - 2] = Cat::Adjective;
        }
        let noun = i + 1 < self.len() && self.grammar.frames.by_noun.contains_key(&self.word(i + 1));
        if self.cats.get(i + 1) == Some(&Cat::Verb) && (self.is(i + 1, Set::AmountNoun) || noun) {
            self.cats[i + 1] = Cat::Noun;
        }
    }
}
