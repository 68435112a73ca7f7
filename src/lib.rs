//! claimsheet reads news text and writes down every numeric claim in it.
//!
//! ```text
//! files ─ingest→ Document ─text→ Text ─parse→ Scan ─frame→ Frames ─normalise→ Claims
//!                                                                                │ of every document
//! out/ ←export─ ClaimGraph ←link────────────────────────────────────────────────┘
//! grammars/ ─load→ Grammar, lent (&) to every stage
//! ```
//!
//! A stage is one folder with one public function, from the type before it to its own; a stage imports earlier stages,
//! [`base`] and [`grammar`], never a later one.

// Shared by all stages, importing none of them.
pub mod base;
// YAML and tables to one compiled `Grammar`.
pub mod grammar;
// Files to documents.
pub mod ingest;
// Documents to blocks, sentences, tokens.
pub mod text;
// Sentences to quantities, times, names.
pub mod parse;
// Quantities to kinds and slots, as written.
pub mod frame;
// Claims to what they mean: the record.
pub mod normalise;
// Claims of all documents to one graph.
pub mod link;
// Sheets, JSON Lines, graph formats.
pub mod export;
// What each stage made of a sentence, in words.
pub mod explain;
// Grammar files checked, their examples run.
pub mod examples;

pub use grammar::Grammar;
pub use ingest::Document;
pub use normalise::Claims;

/// Runs every stage up to [`Claims`] over documents, one at a time: a document is worked and let go.
///
/// ```
/// use claimsheet::{Document, Grammar, extract};
/// let grammar = Grammar::embedded();
/// let documents = [Document::new("a", "Five tanks were destroyed."), Document::new("b", "Nobody was hurt.")];
/// let counts: Vec<usize> = extract(&grammar, documents).map(|c| c.claims.len()).collect();
/// assert_eq!(counts, [1, 0]);
/// ```
pub fn extract<'g, I>(grammar: &'g Grammar, documents: I) -> impl Iterator<Item = Claims> + 'g
where
    I: IntoIterator<Item = Document>,
    I::IntoIter: 'g,
{
    documents.into_iter().map(move |document| analyse(grammar, document))
}

/// All stages up to [`Claims`] on one document.
pub fn analyse(grammar: &Grammar, document: Document) -> Claims {
    let text = text::segment(grammar, document);
    let scan = parse::scan(grammar, text);
    let frames = frame::assemble(grammar, scan);
    normalise::resolve(grammar, frames)
}

// The README's examples in Rust are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
