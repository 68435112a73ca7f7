//! A shallow reading of one sentence: a category for every token, verb groups, noun phrases, clause boundaries.

mod amounts;
mod around;
mod chunks;
mod clauses;
mod guess;
mod nouns;
mod tagging;

pub use clauses::{ClauseNode, Link};

use crate::base::Change;
use crate::grammar::frames::{ContextSet, PERSON};
use crate::grammar::lexicon::WordId;
use crate::grammar::{
    Grammar,
    sets::{Set, SetBits},
};
use crate::parse::{Mention, SentenceScan};
use crate::text::Text;
use std::cell::OnceCell;
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

/// Verbs that say at which level something stands or which way it moved.
pub(super) const LEVELS: SetBits = SetBits::of(&[Set::LevelVerb, Set::IncreaseToBy, Set::DecreaseToBy]);

/// Words that say which way something moved.
pub(super) const MOVES: SetBits = SetBits::of(&[Set::IncreaseToBy, Set::DecreaseToBy]);

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
    /// The clause that it is the verb of.
    pub clause: usize,
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
    /// The closed classes of every token.
    classes: Vec<SetBits>,
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
    /// Clauses, in the order in which they begin to be read.
    pub clauses: Vec<ClauseNode>,
    /// The clause of every token.
    pub clause_of: Vec<u16>,
    /// The contexts of triggers that it satisfies, collected when one asks for it.
    contexts: OnceCell<ContextSet>,
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
            classes: text.tokens[range.start as usize..range.end as usize].iter().map(|t| *grammar.lexicon.classes(t.classes)).collect(),
            cats: Vec::with_capacity(n),
            mentions: vec![0; n],
            quantities: vec![0; n],
            timed: vec![false; n],
            verbs: Vec::new(),
            phrases: Vec::new(),
            clauses: Vec::new(),
            clause_of: Vec::new(),
            contexts: OnceCell::new(),
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
            // a denominator is no noun phrase: `$35 per barrel and …`
            for t in q.per.iter().flat_map(|(_, per)| per.clone()) {
                s.timed[(t - range.start) as usize] = true;
            }
            for t in q.tokens.start + s.hedge_verb(q)..q.tokens.end {
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
        s.find_clauses();
        s
    }

    /// The contexts of triggers that the words of the sentence satisfy.
    fn collect_contexts(&self) -> ContextSet {
        let contexts = &self.grammar.frames.contexts;
        (0..self.len()).fold(ContextSet::default(), |all, i| {
            let word = self.word(i);
            let info = self.grammar.lexicon.info(word);
            [info.singular, info.verb].iter().filter(|lemma| **lemma != 0).fold(all.with(contexts.of(word)), |a, l| a.with(contexts.of(*l)))
        })
    }

    /// Whether one of the lemmas of a context, or of their classes, occurs anywhere in the sentence.
    pub fn has_context(&self, context: u8) -> bool {
        self.contexts.get_or_init(|| self.collect_contexts()).has(context)
    }

    /// The word id of a token of the sentence.
    #[inline]
    pub fn word(&self, i: usize) -> WordId {
        self.text.tokens[self.at as usize + i].word
    }

    /// The letters of a token of the sentence.
    pub fn written(&self, i: usize) -> &'a str {
        self.text.word(self.at + i as u32)
    }

    /// Whether a token of the sentence belongs to a class.
    #[inline]
    pub fn is(&self, i: usize, set: Set) -> bool {
        self.classes.get(i).is_some_and(|classes| classes.has(set))
    }

    /// Whether a token of the sentence belongs to one of some classes.
    pub fn any(&self, i: usize, sets: SetBits) -> bool {
        self.classes.get(i).is_some_and(|classes| classes.any(sets))
    }

    /// Which way a token of the sentence says that something moved.
    pub fn direction(&self, i: usize) -> Option<Change> {
        if self.is(i, Set::IncreaseToBy) {
            Some(Change::Increase)
        } else if self.is(i, Set::DecreaseToBy) {
            Some(Change::Decrease)
        } else {
            None
        }
    }

    /// The last group of verbs that ends at a token or before it.
    pub fn verb_before(&self, i: usize) -> Option<&VerbGroup> {
        self.verbs[..self.verbs.partition_point(|v| v.tokens.end <= i)].last()
    }

    /// How many tokens the sentence has.
    #[inline]
    pub fn len(&self) -> usize {
        self.cats.len()
    }

    /// Whether the sentence has no token.
    pub fn is_empty(&self) -> bool {
        self.cats.is_empty()
    }

    /// The noun lemma of a token: its singular where one is known.
    #[inline]
    pub fn noun_lemma(&self, i: usize) -> WordId {
        self.grammar.lexicon.noun_lemma(self.word(i))
    }

    /// Whether the noun of a token is one for people.
    pub fn person(&self, i: usize) -> bool {
        self.grammar.frames.in_class(PERSON, self.noun_lemma(i))
    }

    /// The verb lemma of a token.
    pub fn verb_lemma(&self, i: usize) -> WordId {
        let word = self.word(i);
        let info = self.grammar.lexicon.info(word);
        if info.verb != 0 { info.verb } else { word }
    }

    /// Whether the verb of a group tells what somebody says or thinks.
    pub fn reports(&self, group: usize) -> bool {
        self.grammar.reporting.contains_key(&self.verbs[group].lemma)
    }

    /// Whether somebody says something in a clause.
    pub fn says(&self, clause: usize) -> bool {
        self.clauses[clause].verb.is_some_and(|group| self.reports(group))
    }

    /// Tokens of the sentence as tokens of the document.
    pub fn in_document(&self, tokens: &Range<usize>) -> Range<u32> {
        self.at + tokens.start as u32..self.at + tokens.end as u32
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
}
