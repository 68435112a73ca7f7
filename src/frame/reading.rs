//! Sentences of a document, read one at a time.

use super::slots;
use super::syntax::Syntax;
use crate::grammar::Grammar;
use crate::parse::{Scan, SentenceScan};
use std::ops::Range;

/// The mentions of a sentence, and the index of the first.
pub(super) fn mentions_of(scan: &Scan, sentence: u32) -> Range<usize> {
    let from = scan.mentions.partition_point(|m| m.sentence < sentence);
    let to = scan.mentions.partition_point(|m| m.sentence <= sentence);
    from..to
}

/// Reads any sentence of a document, one without numbers too.
pub(super) fn with_sentence<T>(
    grammar: &Grammar,
    scan: &Scan,
    sentence: u32,
    with: impl FnOnce(&slots::Context<'_>, &SentenceScan) -> T,
) -> T {
    let empty = SentenceScan { sentence, quantities: Vec::new(), times: Vec::new() };
    let found = scan.sentences.binary_search_by_key(&sentence, |f| f.sentence).map_or(&empty, |n| &scan.sentences[n]);
    let mentions = mentions_of(scan, sentence);
    let s = Syntax::read(grammar, &scan.text, found, &scan.mentions[mentions.clone()], mentions.start);
    with(&slots::Context { scan, s: &s, sentence, mentions }, found)
}
