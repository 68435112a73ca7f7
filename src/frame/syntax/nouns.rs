//! Nouns by the word list that are verbs where they stand.

use super::{Cat, Syntax};
use crate::grammar::lexicon::{Tag, VerbForm};
use crate::grammar::sets::Set;

impl Syntax<'_> {
    /// Whether a word that the list calls a noun is a verb, by what stands before it and behind it.
    pub(super) fn verb_here(&self, i: usize, before: Option<Cat>, after: Option<Cat>) -> bool {
        let word = self.word(i);
        let info = self.grammar.lexicon.info(word);
        let nominal_before = matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective | Cat::Number));
        // `contrary to reports`: no infinitive ends in -s
        let verbal_before = matches!(before, Some(Cat::To)) && info.form != VerbForm::Third
            || matches!(before, Some(Cat::Auxiliary)) && !self.is(i - 1, Set::Be) && !self.is(i - 1, Set::Have);
        let subject_before = matches!(before, Some(Cat::Name | Cat::Pronoun))
            || matches!(before, Some(Cat::Noun)) && self.grammar.lexicon.info(self.word(i - 1)).singular != 0;
        let object_after = matches!(after, Some(Cat::Determiner | Cat::Number | Cat::Possessive))
            || after == Some(Cat::Name) && matches!(info.form, VerbForm::Third | VerbForm::Past | VerbForm::PastOrParticiple);
        let past = matches!(info.form, VerbForm::Past | VerbForm::PastOrParticiple);
        // `the house cost €90,000`, `oil costs $60`
        let measures = after == Some(Cat::Number)
            && !nominal_before
            && (matches!(before, Some(Cat::Noun | Cat::Name))
                || before == Some(Cat::Adverb) && i > 1 && self.cats[i - 2] == Cat::Noun && self.plural_at(i - 2))
            && (self.grammar.frames.by_verb.contains_key(&info.verb) || self.is(i, Set::LevelVerb) && info.verb != 0)
            && self.quantities.get(i + 1).is_some_and(|q| *q != 0)
            && self.waits_for_verb(i);
        // `Poland plans to buy`, `the firm aims to hire`
        let to_do = info.form == VerbForm::Third
            && after == Some(Cat::To)
            && matches!(before, Some(Cat::Name | Cat::Noun | Cat::Pronoun))
            // `French exports to fall`
            && self.grammar.lexicon.info(self.word(i - 1)).tag != Tag::Adjective
            && self.infinitive_at(i + 1)
            // `holds shells and aim to double them`
            || info.form == VerbForm::Base
                && (before == Some(Cat::And) || before == Some(Cat::Pronoun) && !self.is(i - 1, Set::PronounThing))
                && after == Some(Cat::To)
                && self.grammar.modal_verbs.contains_key(&info.verb)
                && self.infinitive_at(i + 1)
            // `three in ten firms plan to hire`
            || info.form == VerbForm::Base
                && before == Some(Cat::Noun)
                && self.plural_at(i - 1)
                && after == Some(Cat::To)
                && self.grammar.modal_verbs.contains_key(&info.verb)
                && self.infinitive_at(i + 1)
                && self.waits_for_verb(i);
        // `Ocaña, who denies it, faces 20 years`
        let after_comma = info.form == VerbForm::Third
            && matches!(before, Some(Cat::Comma | Cat::Close))
            && i > 1
            && (after == Some(Cat::Determiner)
                || self.quantities.get(i + 1).is_some_and(|q| *q != 0)
                // `The bank, whose profits fell, plans to close 30 branches`
                || after == Some(Cat::To) && self.grammar.modal_verbs.contains_key(&info.verb) && self.infinitive_at(i + 1))
            // `the mission, whose troops come from 51 countries, costs $1bn`
            && (0..i).any(|k| {
                matches!(self.cats[k], Cat::Relative | Cat::Close) || self.is(k, Set::Relative) && self.cats[k] == Cat::Possessive
            });
        // `The bill, passed by 218 votes to 204, caps fares at £3`
        let after_comma = after_comma
            || info.form == VerbForm::Third
                && before == Some(Cat::Comma)
                && matches!(after, Some(Cat::Determiner | Cat::Possessive | Cat::Number | Cat::Noun | Cat::Name | Cat::Adjective))
                && self.verbless(i + 1)
                && self.cats[..i - 1].iter().position(|c| *c == Cat::Comma).is_some_and(|k| {
                    k > 0
                        && matches!(self.cats[k + 1], Cat::Verb | Cat::Determiner | Cat::Preposition)
                        && self.cats[..k].iter().all(|c| !matches!(c, Cat::Verb | Cat::Auxiliary | Cat::Comma | Cat::And))
                        && self.cats[k + 1..i - 1].iter().all(|c| !matches!(c, Cat::Auxiliary | Cat::Comma | Cat::And))
                });
        // `the company faces a fine`, `drivers caught at 35mph face a fine`
        let past_adverb = (0..i).rev().find(|k| self.cats[*k] != Cat::Adverb).unwrap_or(0);
        // `must repay £500 or face 18 months`
        let joined = before == Some(Cat::And)
            && info.verb == word
            && (after == Some(Cat::Determiner) || self.quantities.get(i + 1).is_some_and(|q| *q != 0))
            && self.cats[..i].iter().enumerate().any(|(k, c)| {
                *c == Cat::To && self.cats[k + 1] == Cat::Verb
                    || *c == Cat::Auxiliary && [Set::Be, Set::Have, Set::Do].into_iter().all(|set| !self.is(k, set))
            });
        let agrees = match before {
            Some(Cat::Adverb) if i > 1 && self.cats[past_adverb] == Cat::Noun => {
                info.form == VerbForm::Third && !self.plural_at(past_adverb)
            }
            Some(Cat::Noun) => {
                info.form == VerbForm::Third && !self.plural_at(i - 1) || info.form == VerbForm::Base && self.plural_at(i - 1)
            }
            Some(Cat::Name) => info.form == VerbForm::Third,
            Some(Cat::Number) => info.form == VerbForm::Base && self.quantities[i - 1] != 0,
            _ => false,
        };
        let opens_object = object_after
            || after == Some(Cat::Name)
            || after == Some(Cat::Noun)
                // `the bank forecasts growth of 2%`
                && (self.plural_at(i + 1)
                    || self.cats.get(i + 2) == Some(&Cat::PossessiveMark)
                    || self.is(i + 2, Set::Of) && self.quantities.get(i + 3).is_some_and(|q| *q != 0))
                && self.verbless(i + 1)
                && (self.bare_subject(i) || self.opening(i));
        // so many people, and what frames know them to do
        let people = info.form == VerbForm::Base
            && i > 1
            && self.cats[i - 2] == Cat::Number
            && self.quantities[i - 2] != 0
            && self.plural_at(i - 1)
            && self.person(i - 1)
            && self.grammar.frames.by_verb.contains_key(&info.verb);
        let people_do = people
            && match after {
                // `In Kenya 2 million people face hunger`
                Some(Cat::Noun | Cat::Adjective) => self.verbless(i + 1),
                // `where 40,000 people work, wages rose`
                None | Some(Cat::Comma | Cat::Stop) => true,
                _ => false,
            };
        let finite = agrees && (opens_object || people_do) && self.waits_for_verb(i);
        // `women and children account for 86%`, `patients range in age`
        let bare = info.form == VerbForm::Base
            && matches!(before, Some(Cat::Noun | Cat::Adjective))
            && self.plural_at(i - 1)
            && after == Some(Cat::Preposition)
            && self.grammar.frames.by_verb.contains_key(&info.verb)
            && self.waits_for_verb(i)
            && self.verbless(i + 1);
        // `Manila signs for 18 launchers`
        let headline = info.form == VerbForm::Third
            && before == Some(Cat::Name)
            && after == Some(Cat::Preposition)
            && self.quantities.get(i + 2).is_some_and(|q| *q != 0)
            && self.grammar.frames.by_verb.contains_key(&info.verb)
            && self.opening(i)
            && self.verbless(i + 1);
        // `which cost $40m`, `the scam cost victims $5m`
        let costs = self.is(i, Set::CostVerb)
            && (before == Some(Cat::Relative) && after == Some(Cat::Number)
                || before == Some(Cat::And)
                    && self.quantities.get(i + 1).is_some_and(|q| *q != 0)
                    && self.cats[..i].iter().any(|c| matches!(c, Cat::Verb | Cat::Auxiliary))
                || matches!(before, Some(Cat::Noun | Cat::Name))
                    && matches!(after, Some(Cat::Noun | Cat::Determiner | Cat::Possessive | Cat::Pronoun | Cat::Name))
                    && self.waits_for_verb(i)
                    && self.verbless(i + 1));
        // `was trading at $1.27`
        let going = info.form == VerbForm::Ing
            && before == Some(Cat::Auxiliary)
            && self.is(i - 1, Set::Be)
            && matches!(after, Some(Cat::Preposition | Cat::To | Cat::Number | Cat::Adverb));
        // `which accounts for`, `who plans to`
        let pumps = info.form == VerbForm::Base && self.quantities.get(i + 1).is_some_and(|q| *q != 0);
        // `rebels, who control the north`
        let controls = || {
            let noun = i.checked_sub(2).map(|k| if self.cats[k] == Cat::Comma { k.wrapping_sub(1) } else { k });
            info.form == VerbForm::Base
                && before == Some(Cat::Relative)
                && matches!(after, Some(Cat::Determiner | Cat::Possessive))
                && noun.is_some_and(|k| k < i && self.cats[k] == Cat::Noun && self.plural_at(k))
        };
        let described = (info.form == VerbForm::Third || pumps)
            && before == Some(Cat::Relative)
            && matches!(after, Some(Cat::Preposition | Cat::To | Cat::Determiner | Cat::Number | Cat::Possessive))
            // `the EU, which buys 40% of its gas from Russia, is worried`
            && (self.verbless(i + 1)
                || info.form == VerbForm::Third
                    && after != Some(Cat::Preposition)
                    && i > 1
                    && matches!(self.cats[i - 2], Cat::Comma | Cat::Noun | Cat::Name));
        // `would see their tax fall from 22 to 20`
        let seen = info.form == VerbForm::Base
            && self.is(i, Set::MoveAlone)
            && before == Some(Cat::Noun)
            && matches!(after, Some(Cat::Preposition | Cat::To))
            && self.cats[..i].iter().rposition(|c| *c == Cat::Verb).is_some_and(|k| {
                self.is(k, Set::PerceiveVerb) && self.cats[k..i].iter().all(|c| !matches!(c, Cat::Comma | Cat::And | Cat::Stop))
            });
        let subject_before = subject_before && (past || !matches!(before, Some(Cat::Name)) || self.waits_for_verb(i));
        measures
            || self.says_at(i, before, after)
            || finite
            || bare
            || going
            || costs
            || headline
            || joined
            || described
            || controls()
            || seen
            || after_comma
            || to_do
            || verbal_before
            || subject_before && (object_after || past) && !nominal_before
            || past && before == Some(Cat::Auxiliary)
    }
}
