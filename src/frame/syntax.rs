//! A shallow reading of one sentence: a category for every token, verb groups, noun phrases, clause boundaries.

use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::{Tag, VerbForm, WordId};
use crate::grammar::{Grammar, sets::Set};
use crate::parse::{Mention, SentenceScan};
use crate::text::Text;
use std::ops::Range;

/// What a token does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Cat {
    Determiner,
    Possessive,
    PossessiveMark,
    Number,
    Adjective,
    Noun,
    Name,
    Verb,
    Auxiliary,
    To,
    Negation,
    Adverb,
    Preposition,
    And,
    Subordinator,
    Relative,
    Pronoun,
    Comma,
    Dash,
    Hyphen,
    Open,
    Close,
    Quote,
    Stop,
    Other,
}

/// A group of verbs: auxiliaries, adverbs and one main verb.
#[derive(Debug, Clone)]
pub struct VerbGroup {
    /// Its tokens, relative to the sentence.
    pub tokens: Range<usize>,
    /// The main verb.
    pub main: usize,
    /// Its lemma; 0 where no grammar knows it.
    pub lemma: WordId,
    /// Whether it is passive, or a bare participle after a noun.
    pub passive: bool,
    /// Whether it has a finite verb (a participle or infinitive has none).
    pub finite: bool,
    /// Whether it only links (`is`, `was`).
    pub copula: bool,
    /// Whether it is denied.
    pub negated: bool,
    /// Whether it stands after `to`.
    pub infinitive: bool,
}

/// A noun phrase.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Its tokens, relative to the sentence, determiner included.
    pub tokens: Range<usize>,
    /// Its head.
    pub head: usize,
    /// The preposition right before it.
    pub preposition: Option<usize>,
}

/// A sentence read.
#[derive(Debug)]
pub struct Syntax<'a> {
    /// The grammar.
    pub grammar: &'a Grammar,
    /// The text.
    pub text: &'a Text,
    /// First token of the sentence.
    pub at: u32,
    /// A category a token.
    pub cats: Vec<Cat>,
    /// Mention index + 1 a token.
    pub mentions: Vec<u32>,
    /// Quantity index + 1 a token.
    pub quantities: Vec<u16>,
    /// Whether a token belongs to an expression of time.
    pub timed: Vec<bool>,
    /// Verb groups in order.
    pub verbs: Vec<VerbGroup>,
    /// Noun phrases in order.
    pub phrases: Vec<Phrase>,
    /// Words of the sentence and their lemmas, sorted.
    lemmas: Vec<WordId>,
    /// Noun classes that occur in the sentence, sorted.
    classes: Vec<u16>,
}

impl<'a> Syntax<'a> {
    /// Reads a sentence. `mentions` are those of the sentence, with the index of the first.
    pub fn read(grammar: &'a Grammar, text: &'a Text, scan: &SentenceScan, mentions: &[Mention], first_mention: usize) -> Self {
        let range = text.sentences[scan.sentence as usize].tokens.clone();
        let n = range.len();
        let mut s = Self {
            grammar,
            text,
            at: range.start,
            cats: Vec::with_capacity(n),
            mentions: vec![0; n],
            quantities: vec![0; n],
            timed: vec![false; n],
            verbs: Vec::new(),
            phrases: Vec::new(),
            lemmas: Vec::new(),
            classes: Vec::new(),
        };
        for (i, m) in mentions.iter().enumerate() {
            for t in m.tokens.clone() {
                s.mentions[(t - range.start) as usize] = (first_mention + i) as u32 + 1;
            }
        }
        for (i, q) in scan.quantities.iter().enumerate() {
            // `doubled` is a quantity and the verb of its clause
            if q.form == crate::parse::numeral::Form::Multiple
                && q.core.len() == 1
                && grammar.lexicon.info(text.tokens[q.core.start as usize].word).verb != 0
            {
                continue;
            }
            for t in q.tokens.clone() {
                s.quantities[(t - range.start) as usize] = i as u16 + 1;
            }
        }
        for time in scan.times.iter().filter(|t| !matches!(t.when, crate::parse::When::Window(..) | crate::parse::When::Ahead(..))) {
            for t in time.core.clone() {
                s.timed[(t - range.start) as usize] = true;
            }
        }
        for i in 0..n {
            let cat = s.categorise(i);
            s.cats.push(cat);
        }
        s.correct();
        s.group_verbs();
        s.chunk();
        s.collect_lemmas();
        s
    }

    fn collect_lemmas(&mut self) {
        for i in 0..self.len() {
            for word in [self.word(i), self.noun_lemma(i), self.verb_lemma(i)] {
                self.lemmas.push(word);
                self.classes.extend(self.grammar.frames.classes_of.get(&word).into_iter().flatten());
            }
        }
        self.lemmas.sort_unstable();
        self.lemmas.dedup();
        self.classes.sort_unstable();
        self.classes.dedup();
    }

    /// Whether one of the lemmas, or of their classes, occurs anywhere in the sentence.
    pub fn has_any(&self, lemmas: &crate::grammar::frames::Lemmas) -> bool {
        lemmas.classes.iter().any(|c| self.classes.binary_search(c).is_ok())
            || lemmas.words.iter().any(|w| self.lemmas.binary_search(w).is_ok())
    }

    /// The word id of a token of the sentence.
    pub fn word(&self, i: usize) -> WordId {
        self.text.tokens[self.at as usize + i].word
    }

    /// The letters of a token of the sentence.
    pub fn written(&self, i: usize) -> &'a str {
        self.text.word(self.at + i as u32)
    }

    /// Whether a token of the sentence belongs to a class.
    pub fn is(&self, i: usize, set: Set) -> bool {
        i < self.cats.len() && self.grammar.is(self.word(i), set)
    }

    /// How many tokens the sentence has.
    pub fn len(&self) -> usize {
        self.cats.len()
    }

    /// Whether the sentence has no token.
    pub fn is_empty(&self) -> bool {
        self.cats.is_empty()
    }

    /// The noun lemma of a token: its singular where one is known.
    pub fn noun_lemma(&self, i: usize) -> WordId {
        let word = self.word(i);
        let info = self.grammar.lexicon.info(word);
        if info.singular != 0 { info.singular } else { word }
    }

    /// The verb lemma of a token.
    pub fn verb_lemma(&self, i: usize) -> WordId {
        let word = self.word(i);
        let info = self.grammar.lexicon.info(word);
        if info.verb != 0 { info.verb } else { word }
    }

    fn categorise(&self, i: usize) -> Cat {
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
        if is(Set::Subordinator) {
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
    fn correct(&mut self) {
        let n = self.len();
        for i in 0..n {
            let before = if i == 0 { None } else { Some(self.cats[i - 1]) };
            let after = self.cats.get(i + 1).copied();
            let word = self.word(i);
            let info = *self.grammar.lexicon.info(word);
            let nominal_before =
                matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective | Cat::Number));
            match self.cats[i] {
                Cat::Verb => {
                    let participle =
                        matches!(info.form, VerbForm::Participle | VerbForm::PastOrParticiple | VerbForm::Ing) || info.verb == 0;
                    let noun_after = matches!(after, Some(Cat::Noun | Cat::Name | Cat::Adjective));
                    if matches!(before, Some(Cat::Determiner | Cat::Possessive | Cat::PossessiveMark | Cat::Adjective))
                        || before == Some(Cat::Number) && noun_after && participle
                    {
                        if participle && noun_after {
                            self.cats[i] = Cat::Adjective;
                        } else if !participle || matches!(info.form, VerbForm::Ing) || before != Some(Cat::Adjective) {
                            self.cats[i] = if info.form == VerbForm::Past { Cat::Verb } else { Cat::Noun };
                        }
                    } else if before == Some(Cat::Number) && matches!(info.form, VerbForm::Third | VerbForm::Base) && info.singular != 0 {
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
                    if measures
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

    fn group_verbs(&mut self) {
        let n = self.len();
        let mut i = 0;
        while i < n {
            if !matches!(self.cats[i], Cat::Auxiliary | Cat::Verb) && !(self.cats[i] == Cat::To && self.cats.get(i + 1) == Some(&Cat::Verb))
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
                        infinitive = true;
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
            let info = *self.grammar.lexicon.info(self.word(head));
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
            });
            i = end.max(start + 1);
        }
    }

    fn chunk(&mut self) {
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
            while j < n && !self.timed[j] {
                match self.cats[j] {
                    Cat::Noun => head = Some(j),
                    Cat::Name => head = Some(j),
                    Cat::Pronoun if j == start => {
                        head = Some(j);
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
            let own = (start > 0 && matches!(self.cats[start - 1], Cat::Preposition | Cat::To)).then(|| start - 1);
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

    /// The phrase that holds a token.
    pub fn phrase_at(&self, i: usize) -> Option<&Phrase> {
        let k = self.phrases.partition_point(|p| p.tokens.end <= i);
        self.phrases.get(k).filter(|p| p.tokens.contains(&i))
    }

    /// The phrase that begins at a token or after its determiners.
    pub fn phrase_from(&self, i: usize) -> Option<&Phrase> {
        let k = self.phrases.partition_point(|p| p.tokens.start < i);
        self.phrases.get(k)
    }

    /// Whether a clause ends between two tokens (`from < to`).
    pub fn boundary(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| {
            matches!(self.cats[i], Cat::Subordinator | Cat::Relative)
                || self.cats[i] == Cat::Stop && (self.is(i, Set::Semicolon) || self.is(i, Set::Colon))
        })
    }
}
