//! Members of a list, and the sentence that leads one in.

use super::syntax::{Cat, Syntax};
use super::{Carried, mentions_of, slots};
use crate::grammar::Grammar;
use crate::grammar::sets::Set;
use crate::parse::{Scan, SentenceScan};

/// Between two members of a list stand only commas, `and`, brackets and what belongs to the first's phrase.
pub(super) fn gap(s: &Syntax<'_>, from: usize, to: usize) -> bool {
    if from > to || to - from > 12 {
        return false;
    }
    let joins = (from..to).any(|i| matches!(s.cats[i], Cat::And | Cat::Comma));
    joins
        && (from..to)
            .all(|i| !matches!(s.cats[i], Cat::Verb | Cat::Auxiliary | Cat::Relative | Cat::Subordinator | Cat::Stop | Cat::Pronoun))
        && !(from..to).any(|i| s.is(i, Set::Semicolon))
}

/// What the sentence that leads a list in says of every item.
pub(super) fn lead_in(grammar: &Grammar, scan: &Scan, sentence: u32) -> Carried {
    let empty = SentenceScan { sentence, quantities: Vec::new(), times: Vec::new() };
    let found = scan.sentences.binary_search_by_key(&sentence, |f| f.sentence).map_or(&empty, |n| &scan.sentences[n]);
    let mentions = mentions_of(scan, sentence);
    let s = Syntax::read(grammar, &scan.text, found, &scan.mentions[mentions.clone()], mentions.start);
    let ctx = slots::Context { scan, s: &s, sentence, mentions };
    let mut out = slots::lead(&ctx);
    out.time = found.times.iter().rev().find(|t| !t.weak).cloned();
    out
}
