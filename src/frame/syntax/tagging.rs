//! A category for every token: what its sets and its word list say, corrected by what stands beside it.

use super::{Cat, Syntax};
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::{Tag, VerbForm};
use crate::grammar::sets::Set;

impl Syntax<'_> {
    pub(super) fn categorise(&self, i: usize) -> Cat {
        let t = &self.text.tokens[self.at as usize + i];
        let g = self.grammar;
        if self.mentions[i] != 0 {
            return Cat::Name;
        }
        if self.quantities[i] != 0 {
            return Cat::Number;
        }
        let is = |set| g.is(t.word, set);
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
        if is(Set::To) && g.is(t.word, Set::CopulaTo) {
            return Cat::To;
        }
        if is(Set::Be) || is(Set::Have) || is(Set::Do) {
            return Cat::Auxiliary;
        }
        if g.modal_words.step(0, t.word).is_some_and(|n| !g.modal_words.at(n).is_empty())
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
        if info.number != 0 {
            return Cat::Number;
        }
        match info.tag {
            Tag::Noun => Cat::Noun,
            Tag::Verb => Cat::Verb,
            Tag::Auxiliary => Cat::Auxiliary,
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
                } else if info.verb != 0 && info.singular == 0 || w.len() > 4 && (w.ends_with("ed") || w.ends_with("ing")) {
                    Cat::Verb
                } else {
                    Cat::Noun
                }
            }
        }
    }

    /// Noun or verb, adjective or participle: by what stands beside it.
    pub(super) fn correct(&mut self) {
        let n = self.len();
        for i in 0..n {
            let before = if i == 0 { None } else { Some(self.cats[i - 1]) };
            let after = self.cats.get(i + 1).copied();
            let word = self.word(i);
            let info = *self.grammar.lexicon.info(word);
            let nominal_before =
                matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective | Cat::Number));
            match self.cats[i] {
                Cat::Determiner if self.is(i, Set::Relative) && self.is(i, Set::Demonstrative) => {
                    self.cats[i] = self.that(i, before, after);
                }
                // `handed over 22 tanks`: a particle of a verb that frames know with it
                Cat::Preposition if before == Some(Cat::Verb) && self.particle(i) => self.cats[i] = Cat::Adverb,
                // `to open ten more centres`
                Cat::Adjective if before == Some(Cat::To) && info.verb != 0 && info.form == VerbForm::Base => {
                    self.cats[i] = Cat::Verb;
                }
                // `has once again seen`
                Cat::Subordinator if before == Some(Cat::Auxiliary) && matches!(after, Some(Cat::Adverb | Cat::Verb)) => {
                    self.cats[i] = Cat::Adverb;
                }
                // `to double trade`
                Cat::Number
                    if info.verb != 0
                        && self.quantities[i] == 0
                        && info.number != 0
                        && (before == Some(Cat::To) || before == Some(Cat::Auxiliary) && !self.is(i - 1, Set::Be)) =>
                {
                    self.cats[i] = Cat::Verb;
                }
                // `will (i) modify … and (ii) remove`: the mark of a list inside a sentence
                Cat::Open
                    if self.cats.get(i + 2) == Some(&Cat::Close)
                        && self.written(i + 1).len() <= 4
                        && self.quantities[i + 1] == 0
                        && self.written(i + 1).bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) =>
                {
                    self.cats[i..i + 3].fill(Cat::Adverb);
                }
                // `one guard was shot`, `one shell at the south`
                Cat::Verb
                    if before == Some(Cat::Number)
                        && info.form == VerbForm::Base
                        && matches!(
                            after,
                            None | Some(Cat::Auxiliary | Cat::Verb | Cat::Preposition | Cat::Comma | Cat::Stop | Cat::And | Cat::Relative)
                        ) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `€5 per share`
                Cat::Verb if before == Some(Cat::Preposition) && self.is(i - 1, Set::PerStrict) => self.cats[i] = Cat::Noun,
                // `the median forecast for growth`
                Cat::Verb
                    if before == Some(Cat::Adjective)
                        && i > 1
                        && self.cats[i - 2] == Cat::Determiner
                        && after == Some(Cat::Preposition)
                        && (self.grammar.modal_nouns.contains_key(&word) || self.grammar.source_nouns.contains_key(&word)) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `will exacerbate`: a word that no list has behind a modal
                Cat::Noun
                    if info.verb == 0
                        && info.tag == Tag::Unknown
                        && before == Some(Cat::Auxiliary)
                        && !self.text.tokens[self.at as usize + i].capital()
                        && self
                            .grammar
                            .modal_words
                            .step(0, self.word(i - 1))
                            .is_some_and(|n| !self.grammar.modal_words.at(n).is_empty()) =>
                {
                    self.cats[i] = Cat::Verb;
                }
                Cat::Verb => {
                    let participle =
                        matches!(info.form, VerbForm::Participle | VerbForm::PastOrParticiple | VerbForm::Ing) || info.verb == 0;
                    let noun_after = matches!(after, Some(Cat::Noun | Cat::Name | Cat::Adjective));
                    // `in tentatively approved loans`: what an adverb stands before counts by what stands before the adverb
                    let through = if before == Some(Cat::Adverb) && i > 1 { Some(self.cats[i - 2]) } else { before };
                    if before == Some(Cat::Adverb)
                        && participle
                        && noun_after
                        && matches!(through, Some(Cat::Determiner | Cat::Possessive | Cat::Preposition | Cat::Number))
                        || self.gerund(i, before, after)
                    {
                        self.cats[i] = if noun_after { Cat::Adjective } else { Cat::Noun };
                    } else if matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective))
                        || before == Some(Cat::Number) && noun_after && participle
                    {
                        if participle && noun_after {
                            self.cats[i] = Cat::Adjective;
                        } else if info.verb == 0 && self.grammar.source_nouns.contains_key(&word) {
                            // `our own modelling`
                            self.cats[i] = Cat::Noun;
                        } else if !participle || matches!(info.form, VerbForm::Ing) || before != Some(Cat::Adjective) {
                            self.cats[i] = if info.form == VerbForm::Past { Cat::Verb } else { Cat::Noun };
                        }
                    } else if self.plural_head(i, before, after) && !self.says_at(i, before, after)
                        || before == Some(Cat::Number) && matches!(info.form, VerbForm::Third | VerbForm::Base) && info.singular != 0
                    {
                        self.cats[i] = Cat::Noun;
                    } else if before == Some(Cat::Preposition) && noun_after && participle && !matches!(info.form, VerbForm::Ing) {
                        self.cats[i] = Cat::Adjective;
                    } else if before == Some(Cat::Preposition)
                        && info.form == VerbForm::Ing
                        && self.is(i - 1, Set::Of)
                        && !matches!(after, Some(Cat::Determiner | Cat::Number | Cat::Possessive | Cat::Noun | Cat::Name))
                    {
                        // `four years of fighting`
                        self.cats[i] = Cat::Noun;
                    } else if before == Some(Cat::Hyphen) && (noun_after || after == Some(Cat::Hyphen)) {
                        self.cats[i] = Cat::Adjective;
                    }
                }
                Cat::Noun if info.verb != 0 => {
                    let verbal_before = matches!(before, Some(Cat::To))
                        || matches!(before, Some(Cat::Auxiliary)) && !self.is(i - 1, Set::Be) && !self.is(i - 1, Set::Have);
                    let subject_before = matches!(before, Some(Cat::Name | Cat::Pronoun))
                        || matches!(before, Some(Cat::Noun)) && self.grammar.lexicon.info(self.word(i - 1)).singular != 0;
                    let object_after = matches!(after, Some(Cat::Determiner | Cat::Number | Cat::Possessive))
                        || after == Some(Cat::Name) && matches!(info.form, VerbForm::Third | VerbForm::Past | VerbForm::PastOrParticiple);
                    let past = matches!(info.form, VerbForm::Past | VerbForm::PastOrParticiple);
                    // `the house cost €90,000`, `oil costs $60`
                    let measures = after == Some(Cat::Number)
                        && !nominal_before
                        && matches!(before, Some(Cat::Noun | Cat::Name))
                        && self.grammar.frames.by_verb.contains_key(&info.verb)
                        && self.quantities.get(i + 1).is_some_and(|q| *q != 0);
                    // `Poland plans to buy`, `the firm aims to hire`
                    let to_do = info.form == VerbForm::Third
                        && after == Some(Cat::To)
                        && matches!(before, Some(Cat::Name | Cat::Noun | Cat::Pronoun))
                        // `French exports to fall`
                        && self.grammar.lexicon.info(self.word(i - 1)).tag != Tag::Adjective
                        && self.infinitive_at(i + 1)
                        // `holds shells and aim to double them`
                        || info.form == VerbForm::Base
                            && before == Some(Cat::And)
                            && after == Some(Cat::To)
                            && self.grammar.modal_verbs.contains_key(&info.verb)
                            && self.infinitive_at(i + 1);
                    // `Ocaña, who denies it, faces 20 years`
                    let after_comma = info.form == VerbForm::Third
                        && matches!(before, Some(Cat::Comma | Cat::Close))
                        && i > 1
                        && (after == Some(Cat::Determiner) || self.quantities.get(i + 1).is_some_and(|q| *q != 0))
                        && self.cats[..i].iter().any(|c| matches!(c, Cat::Relative | Cat::Close));
                    if measures
                        || self.says_at(i, before, after)
                        || after_comma
                        || to_do
                        || verbal_before
                        || subject_before && (object_after || past) && !nominal_before
                        || past && before == Some(Cat::Auxiliary)
                    {
                        self.cats[i] = Cat::Verb;
                    }
                }
                Cat::Adjective
                    if info.verb != 0
                        && !nominal_before
                        && matches!(before, Some(Cat::Auxiliary | Cat::Noun | Cat::Name | Cat::Pronoun))
                        && (!matches!(after, Some(Cat::Noun | Cat::Name))
                            || before == Some(Cat::Auxiliary)
                                && matches!(info.form, VerbForm::Participle | VerbForm::PastOrParticiple)) =>
                {
                    self.cats[i] = Cat::Verb;
                }
                _ => {}
            }
        }
    }

    /// `the Bureau estimates it takes`, `…, the report shows`: a verb of saying, not a plural.
    fn says_at(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
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

    /// `that` before a noun, behind a verb of saying, or behind the noun that it describes.
    fn that(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> Cat {
        let verbal = matches!(after, Some(Cat::Verb | Cat::Auxiliary))
            || after == Some(Cat::Adverb) && matches!(self.cats.get(i + 2), Some(Cat::Verb | Cat::Auxiliary));
        match before {
            Some(Cat::Noun | Cat::Name | Cat::Pronoun | Cat::Adjective | Cat::Number) if verbal => Cat::Relative,
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
    fn plural_ahead(&self, from: usize) -> bool {
        let noun = (from..(from + 4).min(self.len())).take_while(|k| matches!(self.cats[*k], Cat::Noun | Cat::Adjective)).last();
        noun.is_some_and(|k| self.grammar.lexicon.info(self.word(k)).singular != 0 || self.written(k).ends_with('s'))
    }

    /// Whether `to` at a token opens an infinitive.
    fn infinitive_at(&self, to: usize) -> bool {
        let next = to + 1;
        next < self.len() && {
            let info = self.grammar.lexicon.info(self.word(next));
            self.cats[next] == Cat::Verb || info.verb != 0 && info.form == VerbForm::Base && info.singular == 0
        }
    }

    /// `its defence spending rose`: behind a noun, and not before an object, a word in -ing that frames know as a noun is one.
    fn gerund(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
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
    fn particle(&self, i: usize) -> bool {
        let frames = &self.grammar.frames;
        let word = self.word(i);
        frames.by_verb.get(&self.verb_lemma(i - 1)).is_some_and(|list| {
            list.iter().any(|t| frames.triggers[*t as usize].verbs.iter().any(|(v, p)| *p == word && *v == self.verb_lemma(i - 1)))
        })
    }

    /// `50,000 work permits`, `all employment permits issued`: a plural behind a noun that has a modifier, with nothing behind it to govern.
    fn plural_head(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
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
}
