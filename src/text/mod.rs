//! A document in, its blocks, sentences and tokens out. Never rewrites the text: everything is a range into it.

mod blocks;
mod sentences;
mod tokens;

pub use tokens::{Token, TokenFlags};

use crate::base::{Span, lexer::PieceKind};
use crate::grammar::{Grammar, sets::Set};
use crate::ingest::Document;
use std::ops::Range;

/// What a block is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A title over the text.
    Headline,
    /// Prose.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// Menus, sharing buttons, credits.
    Furniture,
}

/// A block: a paragraph, a list item, a headline, a piece of page furniture.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The block that leads a list in, for its items.
    pub lead_in: Option<u32>,
    /// The earlier block whose words it repeats.
    pub repeats: Option<u32>,
}

/// A sentence: a range of tokens within one block.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its block.
    pub block: u32,
    /// Whether a number can stand in it.
    pub numeric: bool,
}

/// A document cut up.
#[derive(Debug, Clone)]
pub struct Text {
    /// The document, its text untouched.
    pub document: Document,
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// Blocks in order.
    pub blocks: Vec<Block>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// Whether the text is English, as far as its words tell.
    pub english: bool,
}

impl Text {
    /// The words of a token as written.
    pub fn word(&self, token: u32) -> &str {
        let t = &self.tokens[token as usize];
        &self.document.text[t.start as usize..t.end as usize]
    }

    /// The span of a token range; empty ranges give an empty span.
    pub fn span(&self, tokens: &Range<u32>) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start as usize).map_or(self.document.text.len() as u32, |t| t.start);
            return Span::new(at, at);
        }
        Span::new(self.tokens[tokens.start as usize].start, self.tokens[tokens.end as usize - 1].end)
    }

    /// The text of a token range.
    pub fn slice(&self, tokens: &Range<u32>) -> &str {
        self.span(tokens).of(&self.document.text)
    }

    /// The sentence that leads in the list that a sentence is an item of.
    pub fn lead_in(&self, sentence: u32) -> Option<u32> {
        let block = &self.blocks[self.sentences[sentence as usize].block as usize];
        let lead = block.lead_in?;
        // sentences stand in the order of their blocks
        let last = self.sentences[..sentence as usize].partition_point(|s| s.block <= lead).checked_sub(1)?;
        (self.sentences[last].block == lead).then_some(last as u32)
    }
}

/// Cuts a document into blocks, sentences and tokens.
///
/// ```
/// use claimsheet::{Document, Grammar, text};
/// let grammar = Grammar::embedded();
/// let text = text::segment(&grammar, Document::new("d", "Two men died. Nobody was hurt."));
/// assert_eq!(text.sentences.len(), 2);
/// ```
pub fn segment(grammar: &Grammar, document: Document) -> Text {
    let tokens = tokens::tokenise(grammar, &document.text);
    let english = is_english(grammar, &tokens);
    let mut blocks = blocks::split(grammar, &document.text, &tokens);
    blocks::mark_repeats(&document.text, &tokens, &mut blocks);
    let sentences = sentences::split(grammar, &document.text, &tokens, &blocks);
    Text { document, tokens, blocks, sentences, english }
}

/// Share of common function words among words, below which a longer text is not English.
const ENGLISH_SHARE: f32 = 0.12;
/// Words below which nothing is said of the language.
const ENGLISH_WORDS: usize = 40;

fn is_english(grammar: &Grammar, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.kind == PieceKind::Word && !t.flags.has(TokenFlags::CAPITAL));
    let (mut all, mut common) = (0usize, 0usize);
    for t in words.take(2000) {
        all += 1;
        common += usize::from(grammar.is(t.word, Set::English));
    }
    let foreign = tokens.iter().take(4000).filter(|t| t.flags.has(TokenFlags::FOREIGN)).count();
    if foreign * 2 > tokens.len().min(4000) && foreign > 20 {
        return false;
    }
    all < ENGLISH_WORDS || common as f32 / all as f32 >= ENGLISH_SHARE
}
