//! A category for every token: what its sets and its word list say, corrected by what stands beside it.

use super::{Cat, Syntax};
use crate::grammar::lexicon::{Tag, VerbForm};
use crate::grammar::sets::Set;

impl Syntax<'_> {
    /// Noun or verb, adjective or participle: by what stands beside it.
    pub(super) fn correct(&mut self) {
        let n = self.len();
        for i in 0..n {
            let before = if i == 0 { None } else { Some(self.cats[i - 1]) };
            let after = self.cats.get(i + 1).copied();
            let word = self.word(i);
            let info = self.grammar.lexicon.info(word);
            let nominal_before =
                matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective | Cat::Number));
            match self.cats[i] {
                Cat::Determiner if self.is(i, Set::Relative) && self.is(i, Set::Demonstrative) => {
                    self.cats[i] = self.that(i, before, after);
                }
                // `handed over 22 tanks`: a particle of a verb that frames know with it
                Cat::Preposition if before == Some(Cat::Verb) && self.particle(i) && !(self.is(i, Set::In) && after == Some(Cat::Name)) => {
                    self.cats[i] = Cat::Adverb;
                }
                // `were either destroyed or damaged`, `have all been fined`
                Cat::Determiner
                    if before == Some(Cat::Auxiliary)
                        && matches!(after, Some(Cat::Verb | Cat::Auxiliary))
                        && self.is(i, Set::Distributive) =>
                {
                    self.cats[i] = Cat::Adverb;
                }
                // `240 km north-east of Perth`: which way, no thing
                Cat::Noun | Cat::Adjective | Cat::Preposition if self.direction_of_measure(i) => self.cats[i] = Cat::Adverb,
                // `to open ten more centres`
                Cat::Adjective if before == Some(Cat::To) && info.verb != 0 && info.form == VerbForm::Base => {
                    self.cats[i] = Cat::Verb;
                }
                // `could cause prices to fall`
                Cat::Subordinator | Cat::Preposition
                    if info.verb != 0
                        && info.form == VerbForm::Base
                        && self.is(i, Set::ObjectControl)
                        && (before == Some(Cat::To) || before == Some(Cat::Auxiliary) && !self.is(i - 1, Set::Be)) =>
                {
                    self.cats[i] = Cat::Verb;
                }
                // `Brandt, once the largest employer, is …`
                Cat::Subordinator
                    if before == Some(Cat::Comma)
                        && after == Some(Cat::Determiner)
                        && self.is(i, Set::AdverbSkip)
                        && (i + 1..self.len())
                            .take_while(|k| !matches!(self.cats[*k], Cat::Comma | Cat::Stop))
                            .all(|k| !matches!(self.cats[k], Cat::Verb | Cat::Auxiliary)) =>
                {
                    self.cats[i] = Cat::Adverb;
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
                // `a 3 per cent pay rise`
                Cat::Verb
                    if before == Some(Cat::Number)
                        && after == Some(Cat::Noun)
                        && info.form == VerbForm::Base
                        && self.determined_amount(i - 1) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `a 15% cut in subsidies`
                Cat::Verb if before == Some(Cat::Number) && self.any(i, super::MOVES) && self.determined_amount(i - 1) => {
                    self.cats[i] = Cat::Noun;
                }
                // `failed to hit projected 5 per cent growth`
                Cat::Verb if before == Some(Cat::Verb) && after == Some(Cat::Number) && info.form == VerbForm::PastOrParticiple => {
                    self.cats[i] = Cat::Adjective;
                }
                // `Operating profit slipped`
                Cat::Verb
                    if info.form == VerbForm::Ing
                        && after == Some(Cat::Noun)
                        && matches!(before, None | Some(Cat::Comma | Cat::And | Cat::Adjective))
                        && self.is(i, Set::FinanceModifier) =>
                {
                    self.cats[i] = Cat::Adjective;
                }
                // `20 start-ups`
                Cat::Verb
                    if after == Some(Cat::Hyphen)
                        && info.form == VerbForm::Base
                        && matches!(before, Some(Cat::Number | Cat::Determiner | Cat::Adjective | Cat::Noun | Cat::Preposition)) =>
                {
                    self.cats[i] = Cat::Adjective;
                }
                Cat::Verb | Cat::Pronoun | Cat::Possessive if self.noun_after_all(i, before, after) => self.cats[i] = Cat::Noun,
                // `pupils who smoke`
                Cat::Noun if before == Some(Cat::Relative) && info.verb != 0 && info.verb == word && self.is(i - 1, Set::WhoWord) => {
                    self.cats[i] = Cat::Verb;
                }
                // `44,000 tonnes of concentrate`
                Cat::Verb
                    if info.verb != 0
                        && (matches!(info.form, VerbForm::Base | VerbForm::Third)
                            || info.form != VerbForm::Ing && matches!(after, None | Some(Cat::Stop | Cat::Comma)))
                        && i > 0
                        && before == Some(Cat::Preposition)
                        && self.is(i - 1, Set::Of) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `the levels exceeded 400`: the verb is part of the amount
                Cat::Noun | Cat::Verb
                    if info.singular != 0
                        && info.form == VerbForm::Third
                        && self.quantities.get(i + 1).is_some_and(|q| *q != 0)
                        && self.grammar.lexicon.info(self.word(i + 1)).verb != 0
                        && self.grammar.lexicon.info(self.word(i + 1)).form != VerbForm::Base =>
                {
                    self.cats[i] = Cat::Noun;
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
                // `the coast guard said`, `the border control was`: no verb agrees with one thing
                Cat::Verb
                    if before == Some(Cat::Noun)
                        && info.form == VerbForm::Base
                        && info.verb == word
                        && matches!(after, Some(Cat::Verb | Cat::Auxiliary))
                        && !self.is(i, Set::LevelVerb)
                        && !self.plural_at(i - 1)
                        && i > 1
                        && matches!(self.cats[i - 2], Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Name) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `a takeover offer from Dalby`: one thing is named, and no verb agrees with it
                Cat::Verb if before == Some(Cat::Noun) && info.form == VerbForm::Base && info.verb == word && self.one_thing(i) => {
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
                // `prices of all items less food and energy`
                _ if self.is(i, Set::More)
                    && self.is(i, Set::DecreaseToBy)
                    && before == Some(Cat::Noun)
                    && !self.timed[i - 1]
                    && after == Some(Cat::Noun)
                    && i > 1
                    && self.cats[i - 2] != Cat::Number =>
                {
                    self.cats[i] = Cat::Preposition;
                }
                // `located east of Lyon`, `45 miles south of the cape`
                Cat::Noun | Cat::Adjective
                    if self.is(i, Set::Compass)
                        && after == Some(Cat::Preposition)
                        && self.is(i + 1, Set::Of)
                        && !matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::Adjective | Cat::Preposition)) =>
                {
                    self.cats[i] = Cat::Adverb;
                }
                // `supply there stands at 6 litres`
                Cat::Pronoun
                    if self.is(i, Set::There)
                        && matches!(before, Some(Cat::Noun | Cat::Name))
                        && matches!(after, Some(Cat::Verb | Cat::Auxiliary | Cat::Noun)) =>
                {
                    self.cats[i] = Cat::Adverb;
                }
                // `sees growth slowing to 1.9%`
                Cat::Noun
                    if info.form == VerbForm::Ing
                        && before == Some(Cat::Noun)
                        && self.is(i, Set::MoveAlone)
                        && (after == Some(Cat::To)
                            || after == Some(Cat::Preposition)
                                && (self.is(i + 1, Set::By) || self.is(i + 1, Set::From) || self.is(i + 1, Set::At))
                            || after == Some(Cat::Number)) =>
                {
                    self.cats[i] = Cat::Verb;
                }
                // `to replant 12 hectares`: a word that no list has behind `to`, before an object
                Cat::Noun
                    if info.verb == 0
                        && info.tag == Tag::Unknown
                        && before == Some(Cat::To)
                        && matches!(after, Some(Cat::Number | Cat::Determiner | Cat::Possessive))
                        && !self.written(i).ends_with('s')
                        && !self.text.tokens[self.at as usize + i].capital() =>
                {
                    self.cats[i] = Cat::Verb;
                }
                Cat::Verb if matches!(before, Some(Cat::Noun | Cat::Name)) && self.forecast(i, after) => self.cats[i] = Cat::Noun,
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
                // `was little changed`
                Cat::Noun | Cat::Adjective | Cat::Determiner
                    if before == Some(Cat::Auxiliary) && after == Some(Cat::Verb) && self.is(i, Set::DegreeWord) =>
                {
                    self.cats[i] = Cat::Adverb;
                }
                Cat::Preposition | Cat::To | Cat::Subordinator if self.hyphened(i, before, after) => {
                    let modifies = matches!(after, Some(Cat::Noun | Cat::Name | Cat::Adjective | Cat::Hyphen | Cat::Verb));
                    self.cats[i] = if modifies { Cat::Adjective } else { Cat::Noun };
                }
                // `Spending will rise`, `Lending to firms grew`
                Cat::Verb if self.named_doing(i, before, after) => self.cats[i] = Cat::Noun,
                Cat::Verb if self.compounded(i, before) => self.compound(i, before),
                // `Russian shelling of the town`, `the army's bombing of a market`
                Cat::Verb
                    if info.form == VerbForm::Ing
                        && after == Some(Cat::Preposition)
                        && self.is(i + 1, Set::Of)
                        && (before == Some(Cat::Name) && self.demonym(i - 1) || self.grammar.frames.by_noun.contains_key(&word)) =>
                {
                    self.cats[i] = Cat::Noun;
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
                    } else if before == Some(Cat::Determiner) && self.is(i - 1, Set::Pronoun) && self.past_alone(i, after) {
                        // `those killed`, `two of those flared again`: no determiner
                    } else if matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective))
                        || before == Some(Cat::Number) && noun_after && participle && !self.shared(i) && !self.of_amount(i)
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
                        || (before == Some(Cat::Number) || self.is(i.wrapping_sub(1), Set::More) && i > 1 && self.quantities[i - 2] != 0)
                            && matches!(info.form, VerbForm::Third | VerbForm::Base)
                            && info.singular != 0
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
                Cat::Noun if info.verb != 0 && self.verb_here(i, before, after) => self.cats[i] = Cat::Verb,
                // `talks will resume`: a verb that the list knows only as a noun
                Cat::Noun
                    if info.singular == 0
                        && before == Some(Cat::Auxiliary)
                        && ![Set::Be, Set::Have, Set::Do].iter().any(|set| self.is(i - 1, *set))
                        && !matches!(after, Some(Cat::Verb | Cat::Auxiliary)) =>
                {
                    self.cats[i] = Cat::Verb;
                }
                // `a two-bedroom flat in the capital`
                Cat::Adjective
                    if matches!(before, Some(Cat::Noun | Cat::Adjective | Cat::Determiner))
                        && (matches!(after, Some(Cat::Verb | Cat::Auxiliary | Cat::Preposition | Cat::Relative))
                            || self.is(i + 1, Set::CostVerb))
                        && self.is(i, Set::HomeNoun) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `paid its chief executive £3m`, `the accused were …`
                Cat::Adjective
                    if (nominal_before || before == Some(Cat::Noun) && !matches!(after, Some(Cat::Verb | Cat::Number)))
                        && matches!(after, Some(Cat::Number | Cat::Verb | Cat::Auxiliary | Cat::Preposition | Cat::Relative))
                        && before != Some(Cat::Number)
                        && self.person(i) =>
                {
                    self.cats[i] = Cat::Noun;
                }
                // `the dead include 12 soldiers`
                Cat::Adjective if matches!(after, Some(Cat::Verb | Cat::Auxiliary)) && self.all_such(i) => self.cats[i] = Cat::Noun,
                // `members currently total 40`
                Cat::Adjective
                    if self.is(i, Set::LevelVerb)
                        && info.form == VerbForm::Base
                        && self.quantities.get(i + 1).is_some_and(|q| *q != 0)
                        && self.cats[..i]
                            .iter()
                            .rposition(|c| *c != Cat::Adverb)
                            .is_some_and(|k| self.cats[k] == Cat::Noun && self.plural_at(k)) =>
                {
                    self.cats[i] = Cat::Verb;
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
}
