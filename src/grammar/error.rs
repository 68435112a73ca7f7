//! A mistake in a grammar file: where, what was found, what would be right.

use std::fmt;

/// One mistake. `Display` gives `file:line:column: message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GrammarError {
    /// Path as given, or below `grammars/`.
    pub file: String,
    /// Line, from 1; 0 where the file as a whole is meant.
    pub line: u32,
    /// Column, from 1; 0 where the line as a whole is meant.
    pub column: u32,
    /// What was found and what would be right.
    pub message: String,
}

impl GrammarError {
    /// A mistake at a place.
    pub fn new(file: &str, line: u32, column: u32, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, column, message: message.into() }
    }
}

impl fmt::Display for GrammarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl std::error::Error for GrammarError {}
