//! Quotations of a document, over sentences and paragraphs, and who speaks them: the words beside a quotation name its speaker.

use super::Filler;
use super::attribution::{self, Sources};
use super::reading::with_sentence;
use super::slots::Context;
use crate::grammar::{Grammar, sets::Set};
use crate::parse::{Referent, Scan};
use crate::text::BlockKind;
use std::ops::Range;

/// Paragraphs that a quotation may run over.
const PARAGRAPHS: u32 = 8;

/// One quotation: its tokens, marks included, and who speaks it.
#[derive(Debug)]
struct Quotation {
    tokens: Range<u32>,
    speaker: Speaker,
}

/// Who speaks a quotation, as far as that was looked for.
#[derive(Debug, Clone)]
enum Speaker {
    Unsought,
    Nobody,
    Found(Filler),
}

impl Speaker {
    fn found(&self) -> Option<Filler> {
        if let Self::Found(filler) = self { Some(filler.clone()) } else { None }
    }
}

/// All quotations of a document, in order.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    found: Vec<Quotation>,
}

impl Quotations {
    /// Finds the quotations of a document.
    pub(super) fn of(grammar: &Grammar, scan: &Scan) -> Self {
        let text = &scan.text;
        let mut found = Vec::new();
        let mut open: Option<(u32, u32)> = None;
        for (b, block) in text.blocks.iter().enumerate().filter(|(_, b)| b.kind != BlockKind::Furniture) {
            let b = b as u32;
            for i in block.tokens.clone() {
                let sets = grammar.lexicon.classes(text.tokens[i as usize].classes);
                if !sets.has(Set::QuotationOpen) && !sets.has(Set::QuotationClose) {
                    continue;
                }
                // a mark opens what it is written against, whatever its form
                let left = i > block.tokens.start && !text.tokens[i as usize].spaced();
                let right = i + 1 < block.tokens.end && !text.tokens[i as usize + 1].spaced();
                let closes = if left == right { sets.has(Set::QuotationClose) } else { left };
                match open {
                    Some((from, _)) if closes => {
                        found.push(Quotation { tokens: from..i + 1, speaker: Speaker::Unsought });
                        open = None;
                    }
                    // a paragraph that goes on with the quotation
                    Some((from, _)) if i == block.tokens.start => open = Some((from, b)),
                    _ if closes => {}
                    _ => open = Some((i, b)),
                }
            }
            open = open.filter(|(_, since)| b - since <= PARAGRAPHS);
        }
        Self { found }
    }

    /// The quotation that holds a token.
    fn at(&self, token: u32) -> Option<usize> {
        let k = self.found.partition_point(|q| q.tokens.end <= token);
        self.found.get(k).filter(|q| q.tokens.contains(&token)).map(|_| k)
    }

    /// Who speaks the quotation that holds a token of a sentence; nobody where it is quoted whole within its own sentence.
    pub(super) fn speaker(&mut self, grammar: &Grammar, scan: &Scan, sentence: u32, token: u32) -> Option<Filler> {
        let k = self.at(token)?;
        let own = &scan.text.sentences[sentence as usize].tokens;
        let whole = own.start < self.found[k].tokens.start && self.found[k].tokens.end + 1 < own.end;
        if whole && !labelled(grammar, scan, self.found[k].tokens.start) {
            return None;
        }
        if matches!(self.found[k].speaker, Speaker::Unsought) {
            self.found[k].speaker = self.find(grammar, scan, k).map_or(Speaker::Nobody, Speaker::Found);
        }
        self.found[k].speaker.found()
    }

    /// Looks beside a quotation: the label before it, the sentences where it opens and closes, what stands before and behind it.
    fn find(&self, grammar: &Grammar, scan: &Scan, k: usize) -> Option<Filler> {
        let Range { start: open, end } = self.found[k].tokens.clone();
        let close = end - 1;
        let (first, last) = (sentence_of(scan, open)?, sentence_of(scan, close)?);
        let block = |sentence: u32| scan.text.sentences[sentence as usize].block;
        if labelled(grammar, scan, open) {
            return reader(grammar, scan, sentence_of(scan, open - 1)?, |ctx, sources| {
                sources.beside(ctx, open, open).or_else(|| attribution::label(ctx, open - 1))
            });
        }
        let within = |sentence: u32| reader(grammar, scan, sentence, |ctx, sources| sources.beside(ctx, open, end));
        if let Some(found) = within(first).or_else(|| if last == first { None } else { within(last) }) {
            return Some(found);
        }
        let starts = scan.text.sentences[first as usize].tokens.start + 1 >= open;
        // `X was glad. “We have 300.”`, `“We have 300.” X told the court.`
        let beside = |sentence: u32| reader(grammar, scan, sentence, |ctx, sources| sources.main(ctx));
        let before = first.checked_sub(1).filter(|s| starts && block(*s) == block(first));
        let behind = Some(last + 1).filter(|s| (*s as usize) < scan.text.sentences.len() && block(*s) == block(last));
        if let Some(found) = before.and_then(beside).or_else(|| behind.and_then(beside)) {
            return Some(found);
        }
        // one quotation after another, with nobody new between them
        let earlier = k.checked_sub(1).filter(|e| {
            let gap = sentence_of(scan, self.found[*e].tokens.end - 1).map(|s| first.saturating_sub(s));
            starts && gap.is_some_and(|g| g <= 2)
        })?;
        if matches!(self.found[earlier].speaker, Speaker::Unsought) {
            // only what was looked for already is handed on, so that the work stays linear
            return before_block(scan, first).and_then(beside);
        }
        self.found[earlier].speaker.found()
    }
}

/// The last sentence of the paragraph before.
fn before_block(scan: &Scan, sentence: u32) -> Option<u32> {
    let block = scan.text.sentences[sentence as usize].block;
    let opens = sentence == 0 || scan.text.sentences[sentence as usize - 1].block != block;
    sentence.checked_sub(1).filter(|_| opens)
}

/// Whether a colon stands before a token, in its sentence or at the end of the paragraph before.
fn labelled(grammar: &Grammar, scan: &Scan, open: u32) -> bool {
    open > 0 && grammar.is(scan.text.tokens[open as usize - 1].word, Set::Colon)
}

fn sentence_of(scan: &Scan, token: u32) -> Option<u32> {
    let k = scan.text.sentences.partition_point(|s| s.tokens.end <= token);
    scan.text.sentences.get(k).filter(|s| s.tokens.contains(&token)).map(|_| k as u32)
}

/// Reads the sources of any sentence.
fn reader<T>(grammar: &Grammar, scan: &Scan, sentence: u32, with: impl FnOnce(&Context<'_>, &Sources) -> Option<T>) -> Option<T> {
    with_sentence(grammar, scan, sentence, |ctx, _| with(ctx, &attribution::read(ctx)))
}

/// Whether a filler can speak for paragraphs: no unknown word that only looks like a name.
pub(super) fn speaks(ctx: &Context<'_>, filler: &Filler) -> bool {
    match filler {
        Filler::Mention(m) => ctx.mention(*m).referent != Referent::Unknown || ctx.mention(*m).tokens.len() > 1,
        _ => true,
    }
}
