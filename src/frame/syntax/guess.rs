//! What a word is by its letters and its neighbours: its first category, comparatives, forecasts, verbs behind a share.

use super::{Cat, Syntax};
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::{Tag, VerbForm};
use crate::grammar::sets::Set;
use crate::parse::Quantity;

impl Syntax<'_> {
    /// How many tokens of a hedge are the verb of its clause: `exceeded 300`, `could top 300`.
    pub(super) fn hedge_verb(&self, q: &Quantity) -> u32 {
        let g = self.grammar;
        let word = |t: u32| self.text.tokens[t as usize].word;
        let before = q.core.start.saturating_sub(q.tokens.start).min(3);
        let verb = (0..before).find(|n| g.is(word(q.tokens.start + n), Set::LevelVerb));
        let finite = verb.is_some_and(|n| g.lexicon.info(word(q.tokens.start + n)).form != VerbForm::Ing);
        let led = |n: u32| {
            (0..n).all(|k| g.lexicon.info(word(q.tokens.start + k)).tag == Tag::Auxiliary || g.is(word(q.tokens.start + k), Set::To))
        };
        verb.filter(|n| finite && led(*n)).map_or(0, |n| n + 1)
    }

    pub(super) fn categorise(&self, i: usize) -> Cat {
        let t = &self.text.tokens[self.at as usize + i];
        let g = self.grammar;
        if self.mentions[i] != 0 {
            return Cat::Name;
        }
        if self.quantities[i] != 0 {
            return Cat::Number;
        }
        let sets = g.lexicon.classes(t.classes);
        let is = |set| sets.has(set);
        match t.kind {
            PieceKind::Number | PieceKind::Clock => return Cat::Number,
            PieceKind::Code => return Cat::Name,
            PieceKind::Url => return Cat::Other,
            PieceKind::Sign => {
                return if is(Set::Comma) {
                    Cat::Comma
                } else if is(Set::Dash) {
                    if t.spaced() { Cat::Dash } else { Cat::Hyphen }
                } else if is(Set::OpenBracket) {
                    Cat::Open
                } else if is(Set::CloseBracket) {
                    Cat::Close
                } else if is(Set::QuoteClose) && self.owns(i) {
                    Cat::PossessiveMark
                } else if is(Set::QuoteOpen) || is(Set::QuoteClose) {
                    Cat::Quote
                } else if is(Set::And) {
                    Cat::And
                } else {
                    Cat::Stop
                };
            }
            PieceKind::Word => {}
        }
        if is(Set::PossessiveMark) && !t.spaced() {
            return Cat::PossessiveMark;
        }
        // `in May`
        if self.timed[i] && t.capital() && g.months.contains_key(&t.word) {
            return Cat::Name;
        }
        if is(Set::Negation) {
            return Cat::Negation;
        }
        if is(Set::And) || is(Set::Or) {
            return Cat::And;
        }
        if is(Set::Possessive) {
            return Cat::Possessive;
        }
        if is(Set::To) && is(Set::CopulaTo) {
            return Cat::To;
        }
        // `at 5am`, `in May`
        let spoken = self.timed[i] && (!t.spaced() || t.capital());
        if !spoken && (is(Set::Be) || is(Set::Have) || is(Set::Do)) {
            return Cat::Auxiliary;
        }
        if !spoken
            && g.modal_words.step(0, t.word).is_some_and(|n| !g.modal_words.at(n).is_empty())
            && matches!(g.lexicon.info(t.word).tag, Tag::Auxiliary | Tag::Unknown)
        {
            return Cat::Auxiliary;
        }
        if is(Set::Relative) && !is(Set::Demonstrative) {
            return Cat::Relative;
        }
        if is(Set::Determiner) {
            return Cat::Determiner;
        }
        if is(Set::Pronoun) {
            return Cat::Pronoun;
        }
        if is(Set::Preposition) {
            return Cat::Preposition;
        }
        if is(Set::Subordinator) && !self.timed[i] {
            return Cat::Subordinator;
        }
        let info = g.lexicon.info(t.word);
        // `a steel mill`: short for a million only behind digits
        let scale = || {
            let word = &g.numbers.words[info.number as usize - 1];
            word.cardinal.is_none() && word.fraction.is_none() && !word.ordinal && word.scale.is_some()
        };
        if info.number != 0 && info.tag == Tag::Noun && scale() {
            return Cat::Noun;
        }
        if info.number != 0 {
            return Cat::Number;
        }
        // `S-300`, `T-72`
        let lettered = |next: usize| {
            next < self.mentions.len() && {
                let dash = &self.text.tokens[self.at as usize + next];
                g.is(dash.word, Set::Dash) && !dash.spaced()
            }
        };
        if t.capital() && t.end - t.start == 1 && lettered(i + 1) && info.tag != Tag::Determiner {
            return Cat::Name;
        }
        match info.tag {
            Tag::Noun => Cat::Noun,
            Tag::Verb | Tag::Auxiliary if spoken => Cat::Noun,
            Tag::Verb => Cat::Verb,
            Tag::Auxiliary => Cat::Auxiliary,
            // `buys`, whatever the list says
            Tag::Adjective if info.verb != 0 && info.form == VerbForm::Third => Cat::Noun,
            Tag::Adjective => Cat::Adjective,
            Tag::Adverb => Cat::Adverb,
            Tag::Pronoun => Cat::Pronoun,
            Tag::Determiner => Cat::Determiner,
            Tag::Preposition => Cat::Preposition,
            Tag::Conjunction => Cat::Subordinator,
            Tag::Particle | Tag::Interjection => Cat::Adverb,
            Tag::Unknown => {
                let w = self.written(i);
                if t.capital() && i > 0 {
                    Cat::Name
                } else if w.ends_with("ly") {
                    Cat::Adverb
                } else if self.comparative(w) {
                    Cat::Adjective
                } else if info.verb != 0 && info.singular == 0 || w.len() > 4 && (w.ends_with("ed") || w.ends_with("ing")) {
                    Cat::Verb
                } else {
                    Cat::Noun
                }
            }
        }
    }

    /// `dearer`, `costlier`: an adjective that no list has, compared.
    pub(super) fn comparative(&self, word: &str) -> bool {
        let lexicon = &self.grammar.lexicon;
        let adjective = |stem: &str| stem.len() > 2 && lexicon.info(lexicon.id(stem)).tag == Tag::Adjective;
        let Some(stem) = word.strip_suffix("er").filter(|_| word.bytes().all(|b| b.is_ascii_lowercase())) else { return false };
        adjective(stem)
            || adjective(&word[..word.len() - 1])
            || stem.strip_suffix('i').is_some_and(|s| adjective(&format!("{s}y")))
            || stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2] && adjective(&stem[..stem.len() - 1])
    }

    /// `raised its growth forecast to`: a noun in an object, where its phrase follows a verb or preposition.
    pub(super) fn forecast(&self, i: usize, after: Option<Cat>) -> bool {
        let word = self.word(i);
        if !matches!(after, None | Some(Cat::To | Cat::Preposition | Cat::Comma | Cat::Stop | Cat::And))
            || !(self.grammar.modal_nouns.contains_key(&word) || self.grammar.source_nouns.contains_key(&word))
        {
            return false;
        }
        // `its 2027 GDP forecast`
        let modifies = |k: usize| {
            matches!(self.cats[k], Cat::Noun | Cat::Adjective | Cat::Hyphen)
                || self.cats[k] == Cat::Number && self.timed[k]
                || self.cats[k] == Cat::Name
        };
        let Some(k) = (0..i).rev().take(6).find(|k| !modifies(*k)) else { return false };
        if self.cats[i - 1] == Cat::Name && !matches!(self.cats[k], Cat::Possessive | Cat::Determiner) {
            return false;
        }
        let opens = matches!(self.cats[k], Cat::Possessive | Cat::Determiner | Cat::PossessiveMark);
        // `The median forecast for growth was 2%`: the verb comes later
        let later = || {
            (i + 1..self.len())
                .take_while(|k| !matches!(self.cats[*k], Cat::Comma | Cat::Stop | Cat::Subordinator | Cat::Relative))
                .any(|k| self.cats[k] == Cat::Auxiliary || self.is(k, Set::LevelVerb))
        };
        if opens && (self.is(i + 1, Set::For) || self.is(i + 1, Set::Of)) && later() {
            return true;
        }
        let b = if opens { k.checked_sub(1) } else { Some(k) };
        b.is_some_and(|b| match self.cats[b] {
            Cat::Verb => !self.grammar.reporting.contains_key(&self.verb_lemma(b)),
            Cat::Preposition | Cat::To => opens,
            Cat::Name | Cat::Noun => self.cats[k] == Cat::PossessiveMark,
            _ => false,
        })
    }

    /// `a £2bn takeover offer`: a noun behind one noun that a single article opens, which frames know.
    pub(super) fn one_thing(&self, i: usize) -> bool {
        let modifies = |k: usize| matches!(self.cats[k], Cat::Noun | Cat::Adjective | Cat::Number);
        let opens = (0..i).rev().take(8).find(|k| !modifies(*k));
        self.grammar.frames.by_noun.contains_key(&self.word(i))
            && !self.plural_at(i - 1)
            && !self.all_such(i - 1)
            && opens.is_some_and(|k| self.cats[k] == Cat::Determiner && self.is(k, Set::Article))
    }

    /// `a tax rise of 10 per cent angered drivers`: what an amount of some measure, said of a noun, does.
    pub(super) fn of_amount(&self, i: usize) -> bool {
        let unit = |k: usize| {
            let t = &self.text.tokens[self.at as usize + k];
            self.quantities[k] != 0 && t.kind != PieceKind::Number && self.grammar.lexicon.info(t.word).number == 0
        };
        let start = (0..i).rev().take_while(|k| self.quantities[*k] != 0).last();
        i > 0
            && unit(i - 1)
            && start.is_some_and(|k| k > 1 && self.is(k - 1, Set::Of) && self.cats[k - 2] == Cat::Noun)
            && self.waits_for_verb(i)
            && self.verbless(i + 1)
    }

    /// Whether what looks like a verb or a pronoun is a noun by what stands beside it.
    pub(super) fn noun_after_all(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let info = self.grammar.lexicon.info(self.word(i));
        let frames = &self.grammar.frames;
        // `the mine`: no pronoun behind an article
        if self.cats[i] != Cat::Verb {
            let led = matches!(before, Some(Cat::Adjective | Cat::Noun | Cat::Name))
                || before == Some(Cat::Determiner) && (self.is(i - 1, Set::The) || self.is(i - 1, Set::Article));
            return led && frames.classes_of.contains_key(&self.word(i));
        }
        if i < 2 {
            return false;
        }
        let past = matches!(info.form, VerbForm::Past | VerbForm::PastOrParticiple | VerbForm::Participle | VerbForm::Ing);
        let plural = info.singular != 0 && !past;
        let closes = matches!(after, None | Some(Cat::Comma | Cat::Stop | Cat::And | Cat::Preposition));
        // `attendances at matches`: no verb of the present stands behind a preposition
        let led = before == Some(Cat::Preposition) && (closes || matches!(after, Some(Cat::Relative | Cat::Verb | Cat::Auxiliary)));
        // `impose visa bans on`: the object of the verb before
        let verb = self.grammar.lexicon.info(self.word(i - 2));
        let object = before == Some(Cat::Noun)
            && self.cats[i - 2] == Cat::Verb
            && verb.form == VerbForm::Base
            && !self.plural_at(i - 1)
            && !self.grammar.reporting.contains_key(&verb.verb);
        // `the number of injured rose`
        let total = before == Some(Cat::Preposition)
            && self.is(i - 1, Set::Of)
            && self.is(i - 2, Set::TotalNoun)
            && frames.by_noun.contains_key(&self.word(i))
            && (closes || matches!(after, Some(Cat::Verb | Cat::Auxiliary | Cat::Adverb | Cat::To)));
        plural && (led || object && closes) || total
    }

    /// `the dead`, `the wounded`: all who are so.
    pub(super) fn all_such(&self, i: usize) -> bool {
        i > 0
            && self.is(i - 1, Set::The)
            && self.grammar.lexicon.info(self.word(i)).tag == Tag::Adjective
            && self.grammar.frames.by_noun.contains_key(&self.word(i))
    }

    /// `44% named housing as their concern`: what a share of people did, where `as` or a preposition goes on and no noun is counted.
    pub(super) fn shared(&self, i: usize) -> bool {
        let share = i > 0
            && (self.is(i - 1, Set::MeasureNoun)
                || self.is(i - 1, Set::ShareNoun)
                || self.text.tokens[self.at as usize + i - 1].kind == PieceKind::Sign);
        // `one in eight needed oxygen`
        let in_all = i > 2 && self.is(i - 2, Set::In) && self.quantities[i - 1] != 0 && self.quantities[i - 2] == self.quantities[i - 1];
        let share = share || in_all;
        let form = self.grammar.lexicon.info(self.word(i)).form;
        share
            && matches!(form, VerbForm::PastOrParticiple | VerbForm::Past)
            && self.grammar.frames.by_verb.contains_key(&self.verb_lemma(i))
            && (matches!(self.cats.get(i + 2), Some(Cat::Preposition | Cat::Subordinator)) && self.verbless(i + 2)
                || in_all && self.verbless(i + 1))
    }

    /// `the Bureau estimates it takes`, `…, the report shows`: a verb of saying, not a plural.
    pub(super) fn says_at(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let info = self.grammar.lexicon.info(self.word(i));
        info.form == VerbForm::Third
            && matches!(before, Some(Cat::Name | Cat::Noun))
            && self.grammar.reporting.contains_key(&info.verb)
            && match after {
                Some(Cat::Pronoun | Cat::Quote | Cat::Subordinator) => true,
                None | Some(Cat::Stop | Cat::Comma) => {
                    !self.grammar.source_nouns.contains_key(&info.singular)
                        && self.cats[..i].iter().any(|c| matches!(c, Cat::Verb | Cat::Auxiliary))
                }
                _ => false,
            }
    }
}
