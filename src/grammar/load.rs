//! Where grammars come from: the binary itself, and folders named with `--grammars`, whose files add to or replace the built-in ones.

use super::{Grammar, GrammarError, compile::compile, lint, recover, schema::File};
use crate::base::hash::sha256_hex;
use std::{borrow::Cow, collections::{BTreeMap, BTreeSet}, fs, path::Path, sync::OnceLock};

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
        let (grammar, errors) = compile(&files, &embedded_table, embedded_sha256().to_owned());
        let lines: Vec<String> = errors.iter().map(|e| format!("grammars/{e}")).collect();
        assert!(lines.is_empty(), "the built-in grammars have mistakes:\n{}", lines.join("\n"));
        grammar
    }

    /// The built-in grammars and those of folders: a file of the same path replaces, any other adds.
    ///
    /// # Errors
    /// Every mistake of every file, with its place.
    pub fn load<P: AsRef<Path>>(folders: &[P]) -> Result<Self, Vec<GrammarError>> {
        if folders.is_empty() {
            return Ok(Self::embedded());
        }
        let mut sources = built_in();
        let mut shown = built_in_paths();
        let mut own = BTreeSet::new();
        let mut errors = Vec::new();
        for folder in folders {
            for (name, path, text) in read_folder(folder.as_ref(), &mut errors) {
                own.insert(name.clone());
                shown.insert(name.clone(), path);
                sources.insert(name, text);
            }
        }
        let loaded = from_sources(&sources, &mut errors);
        errors.extend(lint::clashes(&loaded, &sources, &|name| own.contains(name), &shown));
        show(&mut errors, &shown);
        if errors.is_empty() { Ok(loaded.grammar) } else { Err(errors) }
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
        errors.push(GrammarError::new(&folder.display().to_string(), 0, 0, "is no folder; a folder of grammar files would be right"));
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

/// Files parsed and compiled, as far as they are right.
pub(super) struct Loaded {
    /// What could be compiled.
    pub(super) grammar: Grammar,
    /// Every YAML file by name, its examples included; what could not be read of it is left out.
    pub(super) files: Vec<(String, File)>,
    /// Names of files that could not be read as a whole.
    pub(super) broken: Vec<String>,
}

/// The built-in files by name.
pub(super) fn built_in() -> BTreeMap<String, String> {
    SOURCES.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect()
}

/// What the built-in files are shown as.
pub(super) fn built_in_paths() -> BTreeMap<String, String> {
    SOURCES.iter().map(|(n, _)| ((*n).to_owned(), format!("grammars/{n}"))).collect()
}

/// Puts the paths that the user knows in place of the names of files, and the errors in order.
pub(super) fn show(errors: &mut Vec<GrammarError>, shown: &BTreeMap<String, String>) {
    for e in &mut *errors {
        if let Some(path) = shown.get(&e.file) {
            e.file.clone_from(path);
        }
    }
    errors.sort();
    errors.dedup();
}

/// Parses and compiles files given as text; mistakes are added to `errors`. Where nothing of a file can be read, the built-in one of its
/// name stands in for it, so that one mistake does not look like many.
pub(super) fn from_sources(sources: &BTreeMap<String, String>, errors: &mut Vec<GrammarError>) -> Loaded {
    let (mut files, mut standing_in, mut broken) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = String::new();
    for (name, text) in sources {
        all.push_str(name);
        all.push('\0');
        all.push_str(&sha256_hex(text.as_bytes()));
        if !name.ends_with(".yaml") {
            continue;
        }
        let (file, mistakes) = recover::parse(text);
        if !mistakes.is_empty() {
            broken.push(name.clone());
        }
        errors.extend(mistakes.into_iter().map(|e| GrammarError::new(name, e.line, e.column, e.message)));
        match file {
            Some(file) => files.push((name.clone(), file)),
            None => standing_in.extend(embedded_table(name).and_then(|own| recover::parse(&own).0).map(|own| (name.clone(), own))),
        }
    }
    let table = |name: &str| sources.get(name).map(|t| Cow::Owned(t.clone()));
    let count = files.len();
    files.append(&mut standing_in);
    let (grammar, mut more) = compile(&files, &table, sha256_hex(all.as_bytes()));
    files.truncate(count);
    errors.append(&mut more);
    Loaded { grammar, files, broken }
}
