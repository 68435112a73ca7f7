//! Lines to blocks: paragraphs, list items, headlines, page furniture, and paragraphs that repeat earlier ones.

use super::{Block, BlockKind, Token, TokenFlags};
use crate::base::lexer::PieceKind;
use crate::grammar::{Grammar, lexicon::Tag, sets::Set};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Shortest repeated paragraph that is called a repeat, in bytes.
const REPEAT_BYTES: usize = 60;
/// Longest line of a hard-wrapped document, in bytes.
const WRAP_BYTES: usize = 110;
/// Longest headline, in tokens.
const HEADLINE_TOKENS: u32 = 30;
/// Longest line that is an amount and what it is of, in tokens.
const AMOUNT_TOKENS: usize = 6;
/// Longest label of an amount, in tokens.
const LABEL_TOKENS: usize = 14;

/// Blocks of a document: one a line, or one a paragraph where lines are hard-wrapped.
pub(super) fn split(grammar: &Grammar, text: &str, tokens: &[Token]) -> Vec<Block> {
    let wrapped = is_wrapped(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0u32;
    for i in 1..=tokens.len() {
        let ends = i == tokens.len()
            || tokens[i].flags.has(TokenFlags::NEWLINE)
                && (blank_line_before(text, tokens, i)
                    || is_bullet(grammar, text, tokens, i).is_some()
                    || !wrapped && !runs_on(grammar, tokens, start as usize, i));
        if ends {
            let range = start..i as u32;
            let (kind, body) = classify(grammar, text, tokens, &range, blocks.is_empty());
            blocks.push(Block { kind, tokens: body, lead_in: None, repeats: None });
            start = i as u32;
        }
    }
    lead_ins(grammar, tokens, &mut blocks);
    blocks
}

fn lead_ins(grammar: &Grammar, tokens: &[Token], blocks: &mut [Block]) {
    let mut lead = None;
    for i in 0..blocks.len() {
        match blocks[i].kind {
            BlockKind::ListItem => blocks[i].lead_in = lead,
            BlockKind::Furniture => {}
            // a list without marks: lines that begin with a number and do not end like a sentence
            BlockKind::Paragraph if lead.is_some() && numbered(tokens, &blocks[i].tokens) => blocks[i].lead_in = lead,
            _ => {
                let last = tokens[blocks[i].tokens.start as usize..blocks[i].tokens.end as usize].last();
                lead = last.is_some_and(|t| grammar.is(t.word, Set::Colon)).then_some(i as u32);
            }
        }
    }
}

fn numbered(tokens: &[Token], range: &Range<u32>) -> bool {
    let slice = &tokens[range.start as usize..range.end as usize];
    let begins = slice.iter().take(3).any(|t| t.flags.has(TokenFlags::NUMERIC));
    begins && slice.len() <= HEADLINE_TOKENS as usize && slice.last().is_some_and(|t| t.kind != PieceKind::Sign)
}

/// Whether a sentence goes on over a line break: `The EU has also` / `delivered 7,200 buses`, `3.3 million people` / `are displaced`,
/// an amount over the words that say of what.
fn runs_on(grammar: &Grammar, tokens: &[Token], start: usize, i: usize) -> bool {
    let (last, next) = (tokens[i - 1], tokens[i]);
    if next.kind != PieceKind::Word || last.kind == PieceKind::Sign {
        return false;
    }
    let opens = |t: Token| {
        let tag = grammar.lexicon.info(t.word).tag;
        matches!(tag, Tag::Auxiliary | Tag::Determiner | Tag::Preposition | Tag::Conjunction) || tag == Tag::Adverb && t.spaced()
    };
    let lower = !next.capital() && !next.flags.has(TokenFlags::FOREIGN);
    let short = i - start <= AMOUNT_TOKENS && tokens[start..i].iter().any(|t| t.flags.has(TokenFlags::NUMERIC));
    if lower && last.kind == PieceKind::Word && !last.capital() && opens(last) {
        return true;
    }
    let info = grammar.lexicon.info(next.word);
    if lower && short && (info.tag == Tag::Auxiliary || info.tag == Tag::Verb) {
        return true;
    }
    // an amount alone, and a label of two words or more that ends its line without a full stop
    let amount = short && tokens[start..i].iter().all(|t| amount_part(grammar, *t));
    let label = || {
        let end = (i + 1..tokens.len()).find(|k| tokens[*k].flags.has(TokenFlags::NEWLINE)).unwrap_or(tokens.len());
        let words = tokens[i..end].iter().all(|t| !t.flags.has(TokenFlags::NUMERIC));
        (2..=LABEL_TOKENS).contains(&(end - i)) && words && tokens[end - 1].kind == PieceKind::Word
    };
    amount && label()
}

/// Digits, number words, hedges and currency signs.
fn amount_part(grammar: &Grammar, t: Token) -> bool {
    t.kind != PieceKind::Word || t.flags.has(TokenFlags::NUMERIC) || grammar.is(t.word, Set::AgeBound)
}

/// A document is hard-wrapped when its lines are short and most of them run on.
fn is_wrapped(text: &str) -> bool {
    let (mut runs_on, mut ends, mut previous) = (0usize, 0usize, "");
    for line in text.lines() {
        let line = line.trim_end();
        if line.len() > WRAP_BYTES * 2 {
            return false;
        }
        if !previous.is_empty() && !line.trim().is_empty() && (45..=WRAP_BYTES).contains(&previous.len()) {
            let lower = line.trim_start().chars().next().is_some_and(char::is_lowercase);
            if lower && !previous.ends_with(['.', '!', '?', ':', ';']) { runs_on += 1 } else { ends += 1 }
        }
        previous = line;
    }
    runs_on >= 3 && runs_on * 2 >= ends
}

fn blank_line_before(text: &str, tokens: &[Token], i: usize) -> bool {
    let gap = &text[tokens[i - 1].end as usize..tokens[i].start as usize];
    gap.bytes().filter(|b| *b == b'\n').count() > 1
}

/// How many tokens of a list mark stand at `i`.
fn is_bullet(grammar: &Grammar, text: &str, tokens: &[Token], i: usize) -> Option<usize> {
    let t = tokens[i];
    let next = tokens.get(i + 1)?;
    let same_line = !next.flags.has(TokenFlags::NEWLINE);
    if t.kind == PieceKind::Sign && grammar.is(t.word, Set::Bullet) && next.spaced() && same_line {
        return Some(1);
    }
    // `1.` `2)` `(3)` before words
    let word = &text[t.start as usize..t.end as usize];
    let mark = &text[next.start as usize..next.end as usize];
    if t.kind == PieceKind::Number && word.len() <= 2 && matches!(mark, "." | ")") && !next.spaced() {
        let after = tokens.get(i + 2)?;
        return (after.spaced() && !after.flags.has(TokenFlags::NEWLINE)).then_some(2);
    }
    None
}

fn classify(grammar: &Grammar, text: &str, tokens: &[Token], range: &Range<u32>, first: bool) -> (BlockKind, Range<u32>) {
    let slice = &tokens[range.start as usize..range.end as usize];
    if let Some(n) = is_bullet(grammar, text, tokens, range.start as usize).filter(|_| slice.len() > 1) {
        return (BlockKind::ListItem, range.start + n as u32..range.end);
    }
    if is_furniture(grammar, slice) {
        return (BlockKind::Furniture, range.clone());
    }
    let ends_like_sentence = slice.last().is_some_and(|t| {
        t.kind == PieceKind::Sign && matches!(text.as_bytes()[t.start as usize], b'.' | b'!' | b'?' | b':' | b'"')
            || text[t.start as usize..t.end as usize].ends_with(['”', '’', '.'])
    });
    let kind = if first && !ends_like_sentence && (range.end - range.start) <= HEADLINE_TOKENS {
        BlockKind::Headline
    } else {
        BlockKind::Paragraph
    };
    (kind, range.clone())
}

fn is_furniture(grammar: &Grammar, tokens: &[Token]) -> bool {
    let whole = |set: Set, need_all: bool| {
        let Some(first) = tokens.first() else { return false };
        if tokens.len() == 1 && grammar.is(first.word, set) {
            return true;
        }
        let mut node = 0;
        for (n, t) in tokens.iter().enumerate() {
            match grammar.sets.step(node, t.word) {
                Some(to) => node = to,
                None => return false,
            }
            let here = grammar.sets.at(node).contains(&set);
            if here && (!need_all || n + 1 == tokens.len()) {
                return true;
            }
        }
        false
    };
    if whole(Set::FurnitureLine, true) || whole(Set::FurnitureStart, false) {
        return true;
    }
    if tokens.len() > 1 && tokens.len() <= 30 && tokens.first().is_some_and(|t| grammar.is(t.word, Set::FurnitureStart)) {
        return true;
    }
    // `Share: 48 Tweet Print`: a short line that is mostly buttons
    if tokens.len() <= 10 {
        let buttons = tokens.iter().filter(|t| grammar.is(t.word, Set::FurnitureLine)).count();
        let words = tokens.iter().filter(|t| t.kind == PieceKind::Word).count();
        if buttons >= 2 && buttons * 3 >= words * 2 {
            return true;
        }
    }
    // `4 min read`, `12 comments`
    if tokens.len() <= 5 && tokens[0].kind == PieceKind::Number {
        let last = &tokens[tokens.len() - 1];
        if grammar.is(last.word, Set::FurnitureEnd) && tokens.len() == 2 {
            return true;
        }
        let mut node = 0;
        for (n, t) in tokens[1..].iter().enumerate() {
            match grammar.sets.step(node, t.word) {
                Some(to) => node = to,
                None => break,
            }
            if n + 2 == tokens.len() && grammar.sets.at(node).contains(&Set::FurnitureEnd) {
                return true;
            }
        }
    }
    tokens.len() > 1 && tokens.iter().all(|t| t.kind == PieceKind::Sign) || tokens.len() > 1 && hashtags(grammar, tokens)
}

fn hashtags(grammar: &Grammar, tokens: &[Token]) -> bool {
    let hash = grammar.lexicon.id("#");
    hash != 0 && tokens[0].word == hash && tokens.len().is_multiple_of(2) && tokens.chunks(2).all(|c| c[0].word == hash)
}

/// Marks blocks whose words stand earlier in the document already.
pub(super) fn mark_repeats(text: &str, tokens: &[Token], blocks: &mut [Block]) {
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    for (i, block) in blocks.iter_mut().enumerate() {
        let Some(first) = tokens.get(block.tokens.start as usize) else { continue };
        let Some(last) = block.tokens.end.checked_sub(1).and_then(|e| tokens.get(e as usize)) else { continue };
        let words = &text[first.start as usize..(last.end as usize).max(first.start as usize)];
        if words.len() >= REPEAT_BYTES {
            block.repeats = seen.get(words).copied();
            seen.entry(words).or_insert(i as u32);
        }
    }
}
