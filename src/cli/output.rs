//! Where results go: a folder, one file, or standard output; in order, and nothing half-written.

use claimsheet::export::write::{WholeFile, file_stem, make_folder};
use claimsheet::export::{ExportError, Sheet, jsonl};
use clap::ValueEnum;
use std::collections::HashSet;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A fact sheet for each document
    Yaml,
    /// All claims, one record a line
    Jsonl,
}

/// One document's share of the output. Small ones are put into their form where they are worked on, in parallel; of large ones only the
/// claims are held, and they are written as they are put into form.
pub(super) enum Share {
    Ready(Vec<u8>),
    Large(Box<Sheet>),
}

/// A document with more claims and ledger entries than this is large.
const LARGE: usize = 2_000;

impl Format {
    /// One document's share.
    pub(super) fn share(self, sheet: Sheet) -> Result<Share, ExportError> {
        if sheet.claims.len() + sheet.ledger.len() > LARGE {
            return Ok(Share::Large(Box::new(sheet)));
        }
        let mut out = Vec::new();
        self.write(&sheet, &mut out, Path::new(""))?;
        Ok(Share::Ready(out))
    }

    fn write(self, sheet: &Sheet, out: &mut impl Write, path: &Path) -> Result<(), ExportError> {
        match self {
            Self::Yaml => sheet.write_yaml(out, path),
            Self::Jsonl => jsonl::write(out, &sheet.claims, path),
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
    pub(super) fn add(&mut self, id: &str, share: &Share) -> Result<(), ExportError> {
        // Sheets in one stream are YAML documents.
        let separator = if self.format == Format::Yaml && self.count > 0 { "---\n" } else { "" };
        self.count += 1;
        match &mut self.to {
            To::Stdout => {
                let path = Path::new("-");
                let mut stdout = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
                put(self.format, separator, share, &mut stdout, path)?;
                stdout.flush().map_err(|source| ExportError::Unwritable { path: path.to_owned(), source })
            }
            To::File(path, file) => {
                let file = match file {
                    Some(file) => file,
                    None => file.insert(WholeFile::create(path)?),
                };
                put(self.format, separator, share, file, path)
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
                let path = folder.join(format!("{name}.yaml"));
                let mut file = WholeFile::create(&path)?;
                put(self.format, "", share, &mut file, &path)?;
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

fn put(format: Format, separator: &str, share: &Share, out: &mut impl Write, path: &Path) -> Result<(), ExportError> {
    let failed = |source| ExportError::Unwritable { path: path.to_owned(), source };
    out.write_all(separator.as_bytes()).map_err(failed)?;
    match share {
        Share::Ready(bytes) => out.write_all(bytes).map_err(failed),
        Share::Large(sheet) => format.write(sheet, out, path),
    }
}
