//! Names of which a document said before what they are: common words that were names, and the first word of a body's longer name.

use super::names::Referent;
use super::tokens::Tokens;
use crate::base::lexer::PieceKind;
use crate::grammar::lexicon::{Tag, VerbForm, WordId};
use crate::grammar::names::{NameKind, NameRole};
use crate::grammar::sets::{Set, SetBits};
use smallvec::SmallVec;
use std::ops::Range;

/// Common words that were names where their capital says so: `paid Lens €28m`.
#[derive(Default)]
pub(super) struct Seen(SmallVec<[(WordId, Referent); 8]>, SmallVec<[(WordId, Referent); 8]>);

impl Seen {
    /// `Marlow recalled the salad`, where an earlier name is `Marlow Foods`: no town, where no preposition stands before it.
    pub(super) fn body(&mut self, view: &Tokens<'_>, referent: Referent, name: Range<usize>) -> Referent {
        let word = view.tokens[name.start].word;
        let town = || matches!(referent, Referent::Known(e, NameRole::Name) if view.grammar.names.kind(e) == NameKind::City);
        if name.len() > 1 {
            // `Lario Steel`: a strange word and a common one
            let last = view.grammar.lexicon.info(view.tokens[name.end - 1].word).tag;
            let first = view.grammar.lexicon.info(word).tag;
            let trade = || referent == Referent::Unknown && name.len() == 2 && last == Tag::Noun && first == Tag::Unknown;
            if (referent == Referent::Organisation || trade()) && self.1.len() < Self::MOST && self.1.iter().all(|(w, _)| *w != word) {
                self.1.push((word, referent));
            }
        } else if let Some((_, body)) = self.1.iter().find(|(w, _)| *w == word && word != 0) {
            let behind = name.start > 0 && view.is(name.start - 1, Set::Preposition);
            if referent == Referent::Unknown || town() && !behind {
                return *body;
            }
        }
        referent
    }

    /// Most words kept: a document has few, and each sentence looks through them.
    const MOST: usize = 24;

    pub(super) fn note(&mut self, view: &Tokens<'_>, referent: Referent, name: Range<usize>) {
        if name.start == 0 || name.len() != 1 || self.0.len() >= Self::MOST {
            return;
        }
        let word = view.tokens[name.start].word;
        let common = view.grammar.lexicon.info(word).tag == Tag::Noun;
        let kept = matches!(referent, Referent::Unknown | Referent::Organisation | Referent::Known(_, NameRole::Name));
        if common && kept && !view.is(name.start - 1, Set::The) && !view.is(name.start - 1, Set::Article) && self.of(word).is_none() {
            self.0.push((word, referent));
        }
    }

    fn of(&self, word: WordId) -> Option<Referent> {
        self.0.iter().find(|(w, _)| *w == word).map(|(_, r)| *r)
    }
}

/// A name that opens a sentence without looking like one: a common word that was a name before (`Lens turned it down`), a word of small
/// letters that no list has (`daa, which runs the airport`, `daa will spend`).
pub(super) fn opening(view: &Tokens<'_>, seen: &Seen) -> Option<Referent> {
    let t = view.first().filter(|t| t.kind == PieceKind::Word)?;
    let info = view.grammar.lexicon.info(t.word);
    let next = view.get(1)?;
    let finite = {
        let next = view.grammar.lexicon.info(next.word);
        next.tag == Tag::Auxiliary
            || next.tag == Tag::Verb && matches!(next.form, VerbForm::Third | VerbForm::Past | VerbForm::PastOrParticiple)
    };
    let described = view.is(1, Set::Comma) && view.is(2, Set::Relative);
    if !finite && !described || next.capital() {
        return None;
    }
    if t.capital() {
        return seen.of(t.word);
    }
    let strange = info.tag == Tag::Unknown && info.verb == 0 && info.singular == 0 && info.number == 0 && t.end - t.start > 2;
    let letters = view.written(0).bytes().all(|b| b.is_ascii_lowercase());
    (strange && letters && *view.grammar.lexicon.classes(t.classes) == SetBits::default()).then_some(Referent::Unknown)
}
