//! Small shared types: spans, numbers, closed vocabularies of the record. Imports nothing of the pipeline.

pub mod bytes;
pub mod digits;
pub mod hash;
pub mod kinds;
pub mod lexer;
mod markup;
pub mod number;
pub mod span;

pub use kinds::{Change, Dimension, Kind, LedgerReason, Modality, Relation};
pub use number::Number;
pub use span::Span;
