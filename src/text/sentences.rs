//! Blocks to sentences: a full stop, question or exclamation mark ends one, an abbreviation or a decimal does not.

use super::{Block, BlockKind, Sentence, Token, TokenFlags};
use crate::base::lexer::PieceKind;
use crate::grammar::{Grammar, lexicon::Tag, sets::Set};

/// Longest sentence, in tokens; beyond it a sentence is cut, so that work stays linear on text without full stops.
const MAX_TOKENS: u32 = 400;

pub(super) fn split(grammar: &Grammar, text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(tokens.len() / 20 + 1);
    for (b, block) in blocks.iter().enumerate() {
        let mut start = block.tokens.start;
        let mut i = start;
        while i < block.tokens.end {
            let cut = i + 1 - start >= MAX_TOKENS;
            if cut || ends(grammar, text, tokens, i, block.tokens.end) {
                let mut end = i + 1;
                while !cut && end < block.tokens.end && closes(text, tokens[end as usize]) {
                    end += 1;
                }
                end += if cut { 0 } else { footnote(text, tokens, end, block.tokens.end) };
                push(&mut out, tokens, start, end, b, block.kind);
                start = end;
                i = end;
            } else {
                i += 1;
            }
        }
        if start < block.tokens.end {
            push(&mut out, tokens, start, block.tokens.end, b, block.kind);
        }
    }
    out
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token], start: u32, end: u32, block: usize, kind: BlockKind) {
    let numeric = kind != BlockKind::Furniture && tokens[start as usize..end as usize].iter().any(|t| t.flags.has(TokenFlags::NUMERIC));
    out.push(Sentence { tokens: start..end, block: block as u32, numeric });
}

fn closes(text: &str, t: Token) -> bool {
    !t.spaced() && matches!(&text[t.start as usize..t.end as usize], "”" | "’" | "\"" | "'" | ")" | "]" | "»")
}

/// `.[11][12]`: how many tokens of marks of footnotes follow.
fn footnote(text: &str, tokens: &[Token], from: u32, limit: u32) -> u32 {
    let is = |i: u32, mark: &str| i < limit && !tokens[i as usize].spaced() && text[tokens[i as usize].start as usize..].starts_with(mark);
    let mut at = from;
    while is(at, "[") && at + 2 < limit && tokens[at as usize + 1].kind == PieceKind::Number && is(at + 2, "]") {
        at += 3;
    }
    at - from
}

/// `Donald J. Trump`: an initial between two capitalised words of one name.
fn initial(grammar: &Grammar, text: &str, tokens: &[Token], i: u32, next: Token) -> bool {
    let Some(letter) = i.checked_sub(1).map(|k| tokens[k as usize]).filter(|t| t.end - t.start == 1 && t.capital()) else { return false };
    let before = i.checked_sub(2).map(|k| tokens[k as usize]);
    let name = |t: Token| t.kind == PieceKind::Word && t.capital() && grammar.names.first_names.contains(&t.word);
    letter.kind == PieceKind::Word
        && !tokens[i as usize].spaced()
        && before.is_some_and(|t| name(t) || text[t.start as usize..t.end as usize].ends_with('.'))
        && next.kind == PieceKind::Word
        && next.capital()
        && !matches!(
            grammar.lexicon.info(next.word).tag,
            Tag::Determiner | Tag::Pronoun | Tag::Preposition | Tag::Conjunction | Tag::Auxiliary
        )
}

fn ends(grammar: &Grammar, text: &str, tokens: &[Token], i: u32, limit: u32) -> bool {
    let t = tokens[i as usize];
    // the last byte rules nearly all of them out; `…` is E2 80 A6
    if !matches!(text.as_bytes()[t.end as usize - 1], b'.' | b'!' | b'?' | b'|' | 0xA6) {
        return false;
    }
    let written = &text[t.start as usize..t.end as usize];
    if written == "|" {
        return true;
    }
    let abbreviation = t.kind == PieceKind::Word && written.ends_with('.');
    if !(abbreviation || t.kind == PieceKind::Sign && matches!(written, "." | "!" | "?" | "…")) {
        return false;
    }
    let mut next = i + 1;
    while next < limit && closes(text, tokens[next as usize]) {
        next += 1;
    }
    next += footnote(text, tokens, next, limit);
    if next >= limit {
        return true;
    }
    let n = tokens[next as usize];
    if !n.spaced() {
        return false;
    }
    if abbreviation {
        // `the U.S. President` goes on, `in the U.S. The president` does not
        let opener =
            n.capital() && matches!(grammar.lexicon.info(n.word).tag, Tag::Determiner | Tag::Pronoun | Tag::Preposition | Tag::Conjunction);
        let alone = grammar.is(t.word, Set::AbbreviationFinal);
        // `sales reached 3bn. Analysts cheered`, but not `at 3 p.m. Tuesday`
        let number = i > 0 && tokens[i as usize - 1].kind == PieceKind::Number;
        let measure = alone && number && !written[..written.len() - 1].contains('.') && n.kind == PieceKind::Word;
        return alone && opener && !n.flags.has(TokenFlags::UPPER) || measure && n.capital();
    }
    if written == "." && initial(grammar, text, tokens, i, n) {
        return false;
    }
    let lower = n.kind == PieceKind::Word && !n.capital() && !n.flags.has(TokenFlags::FOREIGN);
    !lower || written == "." && n.flags.has(TokenFlags::NEWLINE)
}
