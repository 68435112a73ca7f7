//! What frames hold: a quantity with its kind and slots, as written.

use crate::base::{Change, Kind, Modality, Relation};
use crate::grammar::{Grammar, RuleId, frames::PERSON};
use crate::parse::{Quantity, TimeExpression};
use std::ops::Range;

/// Who fills a slot, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filler {
    /// A name of the document, by index into `Scan::mentions`.
    Mention(usize),
    /// A noun phrase that names nobody.
    Phrase(Range<u32>),
    /// A pronoun or definite description (tokens), standing for a name that an earlier sentence has.
    Reference(Range<u32>, usize),
}

/// A noun phrase with its head in the singular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemPhrase {
    /// Tokens in the document, without determiner.
    pub tokens: Range<u32>,
    /// Head, singular, lower case.
    pub head: String,
}

/// A quantity with its kind and slots, as written.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The amount.
    pub quantity: Quantity,
    /// What it is about.
    pub kind: Kind,
    /// What is counted or measured.
    pub item: Option<ItemPhrase>,
    /// Of what whole.
    pub base: Option<ItemPhrase>,
    /// Who.
    pub actor: Option<Filler>,
    /// To whom.
    pub recipient: Option<Filler>,
    /// Who says so.
    pub attribution: Option<Filler>,
    /// How firmly.
    pub modality: Modality,
    /// Whether it is denied.
    pub negated: bool,
    /// Mentions that say where.
    pub places: Vec<usize>,
    /// When.
    pub time: Option<TimeExpression>,
    /// Whether the clause is about the future.
    pub future: bool,
    /// Denominator.
    pub per: Option<String>,
    /// Which way it moved.
    pub change: Option<Change>,
    /// How the number bounds it.
    pub relation: Relation,
    /// Grammar entries that took part.
    pub rules: Vec<RuleId>,
    /// Score of the trigger that won, 0 where none did.
    pub score: i32,
}

impl Frame {
    /// People that no noun beside the number names and no trigger takes (`built for 5,000 people, it holds 12,000`).
    pub(super) fn of_people(mut self, grammar: &Grammar, free: bool) -> Self {
        let person = |i: &ItemPhrase| grammar.frames.in_class(PERSON, grammar.lexicon.id(&i.head));
        if free && self.kind == Kind::Count && self.item.as_ref().is_some_and(person) {
            self.kind = Kind::Participants;
        }
        self
    }
}
