//! What can go wrong on writing results and on reading sheets back. Rendered by the caller, one line each.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// A result that cannot be written, or a sheet that cannot be read.
#[derive(Debug, Error)]
pub enum ExportError {
    /// A folder that results are to go to and that cannot be made.
    #[error("{}: cannot be made a folder: {source}; wanted: a folder that may be written to", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file that cannot be written; nothing of it is left behind.
    #[error("{}: cannot be written: {source}", path.display())]
    Unwritable {
        /// The file; `-` for standard output.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A record that cannot be put into the format: a fault of the program.
    #[error("document {doc}: cannot be put into {format}: {found}")]
    Unserialisable {
        /// The document.
        doc: String,
        /// The format.
        format: &'static str,
        /// What the serialiser says.
        found: String,
    },
    /// A sheet that cannot be opened.
    #[error("{}: cannot be read: {source}", path.display())]
    Unreadable {
        /// The sheet.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file that is no fact sheet.
    #[error("{}{place}: not a fact sheet: {found}; wanted: a file that `claimsheet extract` wrote", path.display())]
    NoSheet {
        /// The file.
        path: PathBuf,
        /// `:line:column`, or nothing where it is not known.
        place: String,
        /// What is wrong.
        found: String,
    },
}

/// What a serialiser stumbled over: the file or the data.
#[derive(Debug, Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Io(std::io::Error),
    #[error("{0}")]
    Data(String),
}

impl serde::ser::Error for Failure {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Data(message.to_string())
    }
}

impl ExportError {
    pub(super) fn failed(failure: Failure, path: &Path, doc: &str, format: &'static str) -> Self {
        match failure {
            Failure::Io(source) => Self::unwritable(path, source),
            Failure::Data(found) => Self::Unserialisable { doc: doc.to_owned(), format, found },
        }
    }

    pub(super) fn unwritable(path: &Path, source: std::io::Error) -> Self {
        Self::Unwritable { path: path.to_owned(), source }
    }

    /// Whether the reader at the other end of a pipe is gone: no fault, but no reason to go on.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Unwritable { source, .. } if source.kind() == std::io::ErrorKind::BrokenPipe)
    }
}
