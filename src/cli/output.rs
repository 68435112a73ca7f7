//! Where results go: a folder, one file, or standard output; in order, and nothing half-written.

use claimsheet::Claims;
use claimsheet::export::write::{WholeFile, file_stem, make_folder};
use claimsheet::export::{ExportError, Sheet, jsonl};
use clap::ValueEnum;
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A fact sheet for each document
    Yaml,
    /// All claims, one record a line
    Jsonl,
}

impl Format {
    /// One document's share of the output.
    pub(super) fn render(self, claims: Claims, grammars: &str, conventions: &[String]) -> Result<Vec<u8>, ExportError> {
        match self {
            Self::Yaml => Ok(Sheet::new(claims, grammars, conventions).to_yaml()?.into_bytes()),
            Self::Jsonl => {
                let mut out = Vec::new();
                jsonl::append(&mut out, &claims.claims)?;
                Ok(out)
            }
        }
    }

    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Yaml => &["yaml", "yml"],
            Self::Jsonl => &["jsonl"],
        }
    }
}

/// Where results go. Nothing is made before the first result.
pub(super) struct Output {
    format: Format,
    to: To,
    count: u64,
}

enum To {
    Stdout,
    /// One file for all, in the making.
    File(PathBuf, Option<WholeFile>),
    /// A file for each document, and the names that are taken.
    Folder(PathBuf, HashSet<String>),
}

impl Output {
    /// `-` is standard output; a path with the format's extension is one file for all; any other is a folder.
    pub(super) fn new(to: &Path, format: Format) -> Self {
        let extension = to.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let to = if to.as_os_str() == "-" {
            To::Stdout
        } else if format.extensions().contains(&extension) && !to.is_dir() {
            To::File(to.to_owned(), None)
        } else if format == Format::Jsonl {
            To::File(to.join("claims.jsonl"), None)
        } else {
            To::Folder(to.to_owned(), HashSet::new())
        };
        Self { format, to, count: 0 }
    }

    /// Whether each document goes to a file of its own, so that one that cannot be written does not touch the others.
    pub(super) fn is_folder(&self) -> bool {
        matches!(self.to, To::Folder(..))
    }

    /// Adds one document's share.
    pub(super) fn add(&mut self, id: &str, bytes: &[u8]) -> Result<(), ExportError> {
        // Sheets in one stream are YAML documents.
        let separator: &[u8] = if self.format == Format::Yaml && self.count > 0 { b"---\n" } else { b"" };
        self.count += 1;
        match &mut self.to {
            To::Stdout => {
                let mut stdout = std::io::stdout().lock();
                let written = stdout.write_all(separator).and_then(|()| stdout.write_all(bytes));
                written.map_err(|source| ExportError::Unwritable { path: PathBuf::from("-"), source })
            }
            To::File(path, file) => {
                let file = match file {
                    Some(file) => file,
                    None => file.insert(WholeFile::create(path)?),
                };
                file.append(separator)?;
                file.append(bytes)
            }
            To::Folder(folder, taken) => {
                if taken.is_empty() {
                    make_folder(folder)?;
                }
                let stem = file_stem(id);
                let mut name = stem.clone();
                let mut n = 2;
                while !taken.insert(name.clone()) {
                    name = format!("{stem}-{n}");
                    n += 1;
                }
                let mut file = WholeFile::create(&folder.join(format!("{name}.yaml")))?;
                file.append(bytes)?;
                file.commit()
            }
        }
    }

    /// Puts one file for all in its place.
    pub(super) fn finish(self) -> Result<(), ExportError> {
        match self.to {
            To::File(_, Some(file)) => file.commit(),
            To::Stdout => std::io::stdout().flush().map_err(|source| ExportError::Unwritable { path: PathBuf::from("-"), source }),
            To::File(..) | To::Folder(..) => Ok(()),
        }
    }
}
