//! Grammar files in, one compiled `Grammar` out. Never reads a document.

mod check;
mod compile;
mod compile_frames;
mod compile_measures;
mod compile_names;
mod compile_words;
mod compiled;
pub mod entries;
pub mod error;
pub mod frames;
pub mod lexicon;
mod lexicon_builder;
mod lint;
pub mod load;
pub mod measures;
pub mod morphology;
pub mod names;
pub mod numbers;
pub mod rates;
mod recover;
mod rows;
pub mod schema;
pub mod sets;
mod tables;
mod tags;
pub mod trie;
mod words;

pub use check::{CheckReport, CheckedFile, check};
pub use compiled::{Grammar, ModalityCue, RuleId};
pub use error::GrammarError;
pub use words::{Word, words};
