//! Files and folders in, documents out, one by one. Never interprets the text.

mod decode;
pub mod document;
mod error;
mod files;
mod front_matter;
mod lines;
mod reader;
mod record;
mod table;

pub use decode::decode;
pub use document::{Document, Metadata, PublishedFrom, parse_date};
pub use error::{At, IngestError};
pub use reader::Reader;
pub use table::MetadataTable;

use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// What is told of the documents besides the files themselves.
#[derive(Debug, Default)]
pub struct ReadOptions {
    /// A table whose filled cells outdo what a document says of itself.
    pub metadata: Option<MetadataTable>,
    /// The publication date of documents that have none of their own.
    pub published: Option<NaiveDate>,
    /// Every line is a document, named by its number.
    pub lines: bool,
}

/// Reads a file, a folder (`.txt`, `.md` and `.jsonl` in it, sorted) or `-` for standard input: documents come one by one, and an error in one
/// stands in its place. Fails at once where the path itself is of no use.
///
/// ```
/// use claimsheet::ingest::{ReadOptions, read};
///
/// let dir = tempfile::tempdir()?;
/// std::fs::write(dir.path().join("a.md"), "---\npublished: 2025-11-27\n---\nFive tanks were lost.\n")?;
/// let options = ReadOptions::default();
/// let documents: Vec<_> = read(dir.path(), &options)?.collect::<Result<_, _>>()?;
/// assert_eq!(documents[0].id, "a");
/// assert_eq!(documents[0].text, "Five tanks were lost.\n");
/// assert_eq!(documents[0].first_line, 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read<'o>(path: &Path, options: &'o ReadOptions) -> Result<Reader<'o>, IngestError> {
    let mut reader = read_all(&[path.to_owned()], options);
    let queue = &mut reader.listing().queue;
    if queue.len() == 1
        && let Some(Err(e)) = queue.pop_front_if(|article| article.is_err())
    {
        return Err(e);
    }
    Ok(reader)
}

/// Reads several paths as one run: in the order given, ids distinct over all of them. A path that is of no use is an error in its place.
pub fn read_all<'o>(paths: &[PathBuf], options: &'o ReadOptions) -> Reader<'o> {
    Reader::new(files::list(paths), options)
}

/// The files under a path that hold one article each (`.txt`, `.md`), sorted; a path that is of no use is an error in its place.
pub fn articles(path: &Path) -> impl Iterator<Item = Result<PathBuf, IngestError>> {
    let listed = files::list(&[path.to_owned()]).queue.into_iter();
    listed.filter(|a| !a.as_ref().is_ok_and(|a| a.stdin || a.kind != files::FileKind::Text)).map(|a| a.map(|a| a.path))
}
