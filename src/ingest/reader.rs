//! The listed articles in, documents out, one at a time: each is read when it is asked for, and then let go.

use super::decode::decode;
use super::document::{Document, Metadata};
use super::error::{At, IngestError};
use super::files::{Article, FileKind, Listing};
use super::lines::{Lines, read_whole};
use super::{ReadOptions, front_matter, record};
use crate::base::hash::sha256_hex;
use rustc_hash::FxHashSet;
use std::fs::File;

/// The most bytes of one document. Spans are 32-bit offsets, and an article of this length is none.
pub(super) const LIMIT: u64 = 256 << 20;

/// Documents one by one, in input order; an error stands where its document would have stood.
pub struct Reader<'o> {
    options: &'o ReadOptions,
    listing: Listing,
    open: Option<(Lines, Article)>,
    seen: FxHashSet<String>,
    alone: bool,
    files: u64,
    bytes: u64,
    rows_used: usize,
}

impl<'o> Reader<'o> {
    pub(super) fn new(listing: Listing, options: &'o ReadOptions) -> Self {
        let alone = listing.queue.iter().flatten().count() == 1;
        Self { options, listing, open: None, seen: FxHashSet::default(), alone, files: 0, bytes: 0, rows_used: 0 }
    }

    pub(super) fn listing(&mut self) -> &mut Listing {
        &mut self.listing
    }

    /// Files of other kinds met in folders and passed over.
    pub fn skipped(&self) -> u64 {
        self.listing.skipped
    }

    /// Bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Files begun so far, and files still to come.
    pub fn progress(&self) -> (u64, u64) {
        (self.files, self.listing.queue.len() as u64)
    }

    /// Rows of the metadata table for which no document has come so far.
    pub fn unused_rows(&self) -> usize {
        self.options.metadata.as_ref().map_or(0, |t| t.len().saturating_sub(self.rows_used))
    }

    fn file(&mut self, article: Article) -> Option<Result<Document, IngestError>> {
        if article.kind == FileKind::JsonLines || self.options.lines {
            return match Lines::open(&article.path, article.stdin, LIMIT) {
                Ok(lines) => {
                    self.open = Some((lines, article));
                    None
                }
                Err(e) => Some(Err(e)),
            };
        }
        Some(self.text(&article))
    }

    fn text(&mut self, article: &Article) -> Result<Document, IngestError> {
        let path = &article.path;
        let unreadable = |source| IngestError::Unreadable { at: At::file(path), source };
        let bytes = if article.stdin {
            read_whole(std::io::stdin().lock(), path, None, LIMIT)?
        } else {
            let file = File::open(path).map_err(unreadable)?;
            let size = file.metadata().map_err(unreadable)?.len();
            read_whole(file, path, Some(size), LIMIT)?
        };
        self.bytes += bytes.len() as u64;
        let sha256 = sha256_hex(&bytes);
        let (mut text, notes) = decode(bytes);
        let head = front_matter::split(path, &text)?;
        text.drain(..head.body);
        let document = Document { id: article.id.clone(), text, metadata: head.metadata, sha256, notes, first_line: head.first_line };
        Ok(self.named(document))
    }

    fn line(&mut self, line: Result<(u64, Vec<u8>), IngestError>, article: &Article) -> Option<Result<Document, IngestError>> {
        let (number, bytes) = match line {
            Ok(line) => line,
            Err(e) => return Some(Err(e)),
        };
        self.bytes += bytes.len() as u64 + 1;
        let json = article.kind == FileKind::JsonLines;
        if json && bytes.trim_ascii().is_empty() {
            return None;
        }
        let sha256 = sha256_hex(&bytes);
        let (text, notes) = decode(bytes);
        let document = |id, text, metadata, first_line| Document { id, text, metadata, sha256, notes, first_line };
        if json {
            let (id, text, metadata) = match record::parse(&article.path, number, text.as_bytes()) {
                Ok(parts) => parts,
                Err(e) => return Some(Err(e)),
            };
            // A document of its own: its first line is line 1 of its text.
            let document = document(id.unwrap_or_else(|| format!("{}:{number}", article.id)), text, metadata, 1);
            return Some(Ok(self.named(document)));
        }
        let id = if self.alone { number.to_string() } else { format!("{}:{number}", article.id) };
        let document = document(id, text, Metadata::default(), u32::try_from(number).unwrap_or(u32::MAX));
        // Numbers of lines are distinct of themselves where there is one file; a million of them need not be kept.
        Some(Ok(if self.alone { self.told(document) } else { self.named(document) }))
    }

    /// Makes the id distinct.
    fn named(&mut self, mut document: Document) -> Document {
        if !self.seen.insert(document.id.clone()) {
            let taken = document.id.clone();
            let mut n = 2_u64;
            while !self.seen.insert(format!("{taken}-{n}")) {
                n += 1;
            }
            document.id = format!("{taken}-{n}");
            document.notes.push(format!("the id {taken:?} was taken by an earlier document"));
        }
        self.told(document)
    }

    /// Adds what the table and the options tell.
    fn told(&mut self, mut document: Document) -> Document {
        let own = &mut document.metadata;
        if let Some(row) = self.options.metadata.as_ref().and_then(|table| table.get(&document.id)) {
            self.rows_used += 1;
            own.title = row.title.clone().or(own.title.take());
            own.published = row.published.or(own.published);
            own.source = row.source.clone().or(own.source.take());
            own.url = row.url.clone().or(own.url.take());
        }
        own.published = own.published.or(self.options.published.map(|d| (d, super::PublishedFrom::Given)));
        document
    }
}

impl Iterator for Reader<'_> {
    type Item = Result<Document, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((mut lines, article)) = self.open.take() {
                if let Some(line) = lines.next() {
                    let item = self.line(line, &article);
                    self.open = Some((lines, article));
                    if item.is_some() {
                        return item;
                    }
                }
                continue;
            }
            let item = match self.listing.queue.pop_front()? {
                Ok(article) => {
                    self.files += 1;
                    self.file(article)
                }
                Err(e) => Some(Err(e)),
            };
            if item.is_some() {
                return item;
            }
        }
    }
}
