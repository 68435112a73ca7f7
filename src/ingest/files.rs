//! Paths as given in, the list of articles out: folders walked in sorted order, files of other kinds counted, ids made distinct.

use super::error::{At, IngestError};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// One document, with or without front matter.
    Text,
    /// One document a line, each a JSON object.
    JsonLines,
}

impl FileKind {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "md" => Some(Self::Text),
            "jsonl" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// A file to be read.
#[derive(Debug)]
pub(super) struct Article {
    pub path: PathBuf,
    pub kind: FileKind,
    /// The file's stem, or its path where two stems are the same in the run.
    pub id: String,
    /// From standard input.
    pub stdin: bool,
}

/// What a list of paths comes to: articles and failures in the order of reading, and how many files were passed over.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub queue: VecDeque<Result<Article, IngestError>>,
    pub skipped: u64,
}

/// Lists the articles under `paths`, in the order given, folders in sorted order; a file given twice is read once.
pub(super) fn list(paths: &[PathBuf]) -> Listing {
    let mut listing = Listing::default();
    let mut seen = FxHashSet::default();
    for path in paths {
        if path.as_os_str() == "-" {
            listing.add(path, FileKind::Text, true, &mut seen);
            continue;
        }
        match std::fs::metadata(path) {
            Err(source) => listing.fail(IngestError::Unreadable { at: At::file(path), source }),
            Ok(m) if m.is_dir() => listing.folder(path, &mut seen),
            Ok(_) => {
                if let Some(kind) = FileKind::of(path) {
                    listing.add(path, kind, false, &mut seen);
                } else {
                    let kind = |e: &OsStr| format!("files of kind .{} are not read", e.display());
                    let found = path.extension().map_or_else(|| "no extension".to_owned(), kind);
                    listing.fail(IngestError::UnknownKind { path: path.clone(), found });
                }
            }
        }
    }
    listing.name();
    listing
}

impl Listing {
    fn fail(&mut self, error: IngestError) {
        self.queue.push_back(Err(error));
    }

    fn add(&mut self, path: &Path, kind: FileKind, stdin: bool, seen: &mut FxHashSet<PathBuf>) {
        // `./a.txt` and `a.txt` are one file.
        let path = path.strip_prefix(".").map_or_else(|_| path.to_owned(), Path::to_owned);
        if seen.insert(path.clone()) {
            self.queue.push_back(Ok(Article { path, kind, id: String::new(), stdin }));
        }
    }

    fn folder(&mut self, folder: &Path, seen: &mut FxHashSet<PathBuf>) {
        let (before, mut skipped) = (self.queue.len(), 0);
        let mut articles = 0_u64;
        let visible = |e: &DirEntry| e.depth() == 0 || !e.file_name().as_encoded_bytes().starts_with(b".");
        for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => {
                    let at = At::file(e.path().unwrap_or(folder));
                    let source = e.into_io_error().unwrap_or_else(|| std::io::Error::other("the folder contains itself"));
                    self.fail(IngestError::Unreadable { at, source });
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let readme = entry.file_name().as_encoded_bytes().get(..6).is_some_and(|n| n.eq_ignore_ascii_case(b"README"));
            match FileKind::of(entry.path()).filter(|_| !readme) {
                Some(kind) => {
                    articles += 1;
                    self.add(entry.path(), kind, false, seen);
                }
                None => skipped += 1,
            }
        }
        self.skipped += skipped;
        if articles == 0 && self.queue.len() == before {
            self.fail(IngestError::NoArticles { path: folder.to_owned(), skipped });
        }
    }

    /// Gives every article its id.
    fn name(&mut self) {
        let stem = |a: &Article| {
            let stem = if a.stdin { OsStr::new("stdin") } else { a.path.file_stem().unwrap_or_default() };
            stem.to_string_lossy().into_owned()
        };
        let mut count: FxHashMap<String, u32> = FxHashMap::default();
        for article in self.queue.iter().flatten() {
            *count.entry(stem(article)).or_default() += 1;
        }
        for article in self.queue.iter_mut().flatten() {
            let stem = stem(article);
            article.id = if count.get(&stem) == Some(&1) { stem } else { article.path.to_string_lossy().into_owned() };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn ids(listing: &Listing) -> Vec<String> {
        listing.queue.iter().map(|a| a.as_ref().map_or_else(|e| format!("! {e}"), |a| a.id.clone())).collect()
    }

    #[test]
    fn folders_are_walked_in_order_and_other_kinds_counted() {
        let dir = tempfile::tempdir().unwrap();
        let d = dir.path();
        fs::create_dir_all(d.join("b/.git")).unwrap();
        for f in ["c.md", "a.TXT", "b/x.jsonl", "README.md", "readme", "a.yaml", "b/.git/y.txt", ".hidden.txt"] {
            fs::write(d.join(f), "").unwrap();
        }
        let listing = list(&[d.to_owned()]);
        assert_eq!(ids(&listing), ["a", "x", "c"]);
        assert_eq!(listing.skipped, 3);
    }

    #[test]
    fn equal_stems_are_told_apart_by_path_and_equal_paths_read_once() {
        let dir = tempfile::tempdir().unwrap();
        let d = dir.path();
        for f in ["a.md", "a.txt", "b.txt"] {
            fs::write(d.join(f), "").unwrap();
        }
        let listing = list(&[d.join("a.txt"), d.to_owned()]);
        let path = |f: &str| d.join(f).to_string_lossy().into_owned();
        assert_eq!(ids(&listing), [path("a.txt"), path("a.md"), "b".to_owned()]);
    }

    #[test]
    fn what_cannot_be_read_stands_in_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let d = dir.path();
        for f in ["a.txt", "b.pdf", "c"] {
            fs::write(d.join(f), "").unwrap();
        }
        let found = ids(&list(&[d.join("none.txt"), d.join("a.txt"), d.join("b.pdf"), d.join("c")]));
        assert!(found[0].contains("none.txt: cannot be read: "), "{found:?}");
        assert_eq!(found[1], "a");
        assert!(found[2].ends_with("b.pdf: files of kind .pdf are not read; wanted: .txt, .md, .jsonl, a folder, or - for standard input"));
        assert!(found[3].contains("c: no extension; wanted: "), "{found:?}");
    }
}
