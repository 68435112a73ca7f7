//! What stands beside an amount: the noun that its article waits for, which way it is measured, a past form that no noun follows.

use super::{Cat, Syntax};
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::VerbForm;
use crate::grammar::sets::Set;

impl Syntax<'_> {
    /// A past form or participle with no noun behind it.
    pub(super) fn past_alone(&self, i: usize, after: Option<Cat>) -> bool {
        let info = self.grammar.lexicon.info(self.word(i));
        let past = matches!(info.form, VerbForm::Past | VerbForm::Participle | VerbForm::PastOrParticiple);
        (past || info.verb == 0 && self.written(i).ends_with("ed")) && !matches!(after, Some(Cat::Noun | Cat::Name | Cat::Adjective))
    }

    /// Whether the amount that ends at a token has an article before it: a noun must follow.
    pub(super) fn determined_amount(&self, end: usize) -> bool {
        let start = (0..=end).rev().take_while(|k| self.quantities[*k] != 0 && self.quantities[*k] == self.quantities[end]).last();
        let article = |k: usize| self.is(k, Set::ArticleOne) || self.is(k, Set::The);
        start.is_some_and(|k| article(k) || k > 0 && article(k - 1))
    }

    /// `240 km north-east of`, `two miles astern`: a word of direction behind a measure, before no noun of its own.
    pub(super) fn direction_of_measure(&self, i: usize) -> bool {
        let way = |k: usize| self.is(k, Set::MeasureAdjective);
        if i == 0 || !way(i) || self.is(i, Set::From) {
            return false;
        }
        let hyphened = i > 1 && self.cats[i - 1] == Cat::Hyphen && way(i - 2);
        let first = if hyphened { i - 2 } else { i };
        let unit = |k: usize| {
            let t = &self.text.tokens[self.at as usize + k];
            self.quantities[k] != 0 && t.kind == PieceKind::Word && self.grammar.lexicon.info(t.word).number == 0
        };
        let measure = first > 0 && unit(first - 1);
        let last = if self.cats.get(i + 1) == Some(&Cat::Hyphen) && way(i + 2) { i + 2 } else { i };
        // `a 5 km wide crater`: a noun that looks like a verb
        let noun = |k: usize| match self.cats.get(k) {
            Some(Cat::Noun | Cat::Name | Cat::Adjective | Cat::Hyphen) => true,
            Some(Cat::Verb) => self.grammar.lexicon.info(self.word(k)).form == VerbForm::Base,
            _ => false,
        };
        measure && !noun(last + 1)
    }
}
