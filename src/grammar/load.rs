//! Where grammars come from: the binary itself, and folders named with `--grammars`, whose files add to or replace the built-in ones.

use super::{Grammar, GrammarError, compile::compile, schema, schema::File};
use crate::base::hash::sha256_hex;
use std::{borrow::Cow, collections::BTreeMap, fs, path::Path, sync::OnceLock};

include!(concat!(env!("OUT_DIR"), "/sources.rs"));
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grammar.bin"));

fn embedded_table(name: &str) -> Option<Cow<'static, str>> {
    SOURCES.binary_search_by_key(&name, |s| s.0).ok().map(|i| Cow::Borrowed(SOURCES[i].1))
}

fn embedded_sha256() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| env!("CLAIMSHEET_GRAMMAR_SHA256").to_owned())
}

impl Grammar {
    /// The grammars built into the binary.
    ///
    /// # Panics
    /// Never on a released binary: the tests load it.
    pub fn embedded() -> Self {
        let files: Vec<(String, File)> = postcard::from_bytes(COMPILED).expect("written by build.rs");
        match compile(&files, &embedded_table, embedded_sha256().to_owned()) {
            Ok(grammar) => grammar,
            Err(errors) => {
                let lines: Vec<String> = errors.iter().map(|e| format!("grammars/{e}")).collect();
                panic!("the built-in grammars have mistakes:\n{}", lines.join("\n"))
            }
        }
    }

    /// The built-in grammars and those of folders: a file of the same path replaces, any other adds.
    ///
    /// # Errors
    /// Every mistake of every file, with its place.
    pub fn load<P: AsRef<Path>>(folders: &[P]) -> Result<Self, Vec<GrammarError>> {
        if folders.is_empty() {
            return Ok(Self::embedded());
        }
        let mut sources: BTreeMap<String, String> = SOURCES.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
        let mut shown: BTreeMap<String, String> = BTreeMap::new();
        let mut errors = Vec::new();
        for folder in folders {
            for (name, path, text) in read_folder(folder.as_ref(), &mut errors) {
                shown.insert(name.clone(), path);
                sources.insert(name, text);
            }
        }
        let result = from_sources(&sources, &mut errors);
        for e in &mut errors {
            if let Some(path) = shown.get(&e.file) {
                e.file.clone_from(path);
            }
        }
        errors.sort();
        match result {
            Some(grammar) if errors.is_empty() => Ok(grammar),
            _ => Err(errors),
        }
    }
}

/// All built-in files, as written: path below `grammars/` and text.
pub fn sources() -> &'static [(&'static str, &'static str)] {
    SOURCES
}

/// Files of a folder: name below it, path to show, text.
pub(super) fn read_folder(folder: &Path, errors: &mut Vec<GrammarError>) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    if !folder.is_dir() {
        errors.push(GrammarError::new(&folder.display().to_string(), 0, 0, "is no folder; --grammars takes a folder of grammar files"));
        return out;
    }
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = match entry {
            Ok(e) if e.file_type().is_file() => e,
            Ok(_) => continue,
            Err(e) => {
                errors.push(GrammarError::new(&folder.display().to_string(), 0, 0, format!("cannot be read: {e}")));
                continue;
            }
        };
        let path = entry.path();
        if !matches!(path.extension().and_then(|e| e.to_str()), Some("yaml" | "tsv" | "txt")) {
            continue;
        }
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        match fs::read_to_string(path) {
            Ok(text) => out.push((name, path.display().to_string(), text)),
            Err(e) => errors.push(GrammarError::new(&path.display().to_string(), 0, 0, format!("cannot be read: {e}"))),
        }
    }
    out
}

/// Parses and compiles files given as text; mistakes are added to `errors`.
pub(super) fn from_sources(sources: &BTreeMap<String, String>, errors: &mut Vec<GrammarError>) -> Option<Grammar> {
    let mut files = Vec::new();
    for (name, text) in sources {
        if !name.ends_with(".yaml") {
            continue;
        }
        match schema::parse_file(text) {
            Ok(file) => files.push((name.clone(), file.without_examples())),
            Err(e) => errors.push(GrammarError::new(name, e.line, e.column, e.message)),
        }
    }
    let table = |name: &str| sources.get(name).map(|t| Cow::Owned(t.clone()));
    let mut all = String::new();
    for (name, text) in sources {
        all.push_str(name);
        all.push('\0');
        all.push_str(&sha256_hex(text.as_bytes()));
    }
    match compile(&files, &table, sha256_hex(all.as_bytes())) {
        Ok(grammar) => Some(grammar),
        Err(mut more) => {
            errors.append(&mut more);
            None
        }
    }
}
