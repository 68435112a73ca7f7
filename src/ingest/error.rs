//! What can go wrong on reading: where it is, what was found there, and what would be right. Rendered by the caller, one line each.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// A place in an input file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The file as it was named; `-` for standard input.
    pub path: PathBuf,
    /// 1-based line, where known.
    pub line: Option<u64>,
    /// 1-based column in that line, where known.
    pub column: Option<u64>,
}

impl At {
    /// The whole file.
    pub fn file(path: &Path) -> Self {
        Self { path: path.to_owned(), line: None, column: None }
    }

    /// A line of the file.
    pub fn line(path: &Path, line: u64) -> Self {
        Self { line: Some(line), ..Self::file(path) }
    }

    /// A column of a line of the file.
    pub fn column(path: &Path, line: u64, column: u64) -> Self {
        Self { line: Some(line), column: Some(column), ..Self::file(path) }
    }
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.path.display())?;
        for n in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{n}")?;
        }
        Ok(())
    }
}

/// An input that cannot be read, or not wholly. Other inputs are not affected.
#[derive(Debug, Error)]
pub enum IngestError {
    /// A file or folder that is not there or may not be read.
    #[error("{at}: cannot be read: {source}")]
    Unreadable {
        /// Where.
        at: At,
        /// What the system says.
        source: std::io::Error,
    },
    /// A folder in which nothing is an article.
    #[error("{}: no articles in this folder ({skipped} other files); wanted: {KINDS} files", path.display())]
    NoArticles {
        /// The folder.
        path: PathBuf,
        /// How many files of other kinds are in it.
        skipped: u64,
    },
    /// A file, named by the user, of a kind that is not read.
    #[error("{}: {found}; wanted: {KINDS}, a folder, or - for standard input", path.display())]
    UnknownKind {
        /// The file.
        path: PathBuf,
        /// Its extension, or that it has none.
        found: String,
    },
    /// A file or line too long for one document.
    #[error("{at}: {bytes} bytes are too much for one document; at most {limit} are read: split it")]
    TooLarge {
        /// Where.
        at: At,
        /// Its size, or the part of it that was seen.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Front matter that is opened but cannot be understood.
    #[error("{at}: broken front matter: {found}; wanted: {wanted}")]
    FrontMatter {
        /// Where.
        at: At,
        /// What is wrong.
        found: String,
        /// What would be right.
        wanted: &'static str,
    },
    /// A line of a `.jsonl` file that is no record.
    #[error("{at}: not a JSON record: {found}; wanted: one object a line, such as {{\"id\": \"a1\", \"text\": \"…\"}}")]
    Json {
        /// Where.
        at: At,
        /// What is wrong.
        found: String,
    },
    /// A metadata table, or a row of it, that cannot be used.
    #[error("{at}: metadata: {found}; wanted: {wanted}")]
    Metadata {
        /// Where.
        at: At,
        /// What is wrong.
        found: String,
        /// What would be right.
        wanted: &'static str,
    },
}

/// The kinds of files that are articles, as said in messages.
const KINDS: &str = ".txt, .md, .jsonl";
