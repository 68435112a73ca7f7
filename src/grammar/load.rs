//! Where grammars come from: the binary itself, and folders named with `--grammars`, whose files add to or replace the built-in ones.

use super::{Grammar, GrammarError, compile::compile, lint, rates::Rates, recover, schema::File};
use crate::base::hash::sha256_hex;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};

include!(concat!(env!("OUT_DIR"), "/sources.rs"));
static FILES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/files.bin"));
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grammar.bin"));

fn embedded_text(name: &str) -> Option<&'static str> {
    SOURCES.binary_search_by_key(&name, |s| s.0).ok().map(|i| SOURCES[i].1)
}

const SHA256: &str = env!("CLAIMSHEET_GRAMMAR_SHA256");

impl Grammar {
    /// The grammars built into the binary.
    ///
    /// # Panics
    /// Never on a released binary: the tests load it.
    pub fn embedded() -> Self {
        let mut grammar: Self = postcard::from_bytes(COMPILED).expect("written by build.rs");
        grammar.rates = RATES.and_then(embedded_text).and_then(Rates::new).unwrap_or_default();
        SHA256.clone_into(&mut grammar.sha256);
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
                sources.insert(name, text.into());
            }
        }
        let loaded = from_sources(&sources, false, &mut errors);
        errors.extend(lint::clashes(&loaded, &sources, &|name| own.contains(name), &shown));
        show(&mut errors, &shown);
        if errors.is_empty() { Ok(loaded.grammar) } else { Err(errors) }
    }
}

/// All built-in files, as written: path below `grammars/` and text.
pub fn sources() -> &'static [(&'static str, &'static str)] {
    SOURCES
}

/// The mistakes of one file by itself, as if there were no others: what it refers to in them is among these. Never panics, whatever the text.
pub fn mistakes(name: &str, text: &str) -> Vec<GrammarError> {
    let mut errors = Vec::new();
    let sources = BTreeMap::from([(name.to_owned(), Cow::Owned(text.to_owned()))]);
    let loaded = from_sources(&sources, false, &mut errors);
    errors.extend(lint::clashes(&loaded, &sources, &|_| true, &BTreeMap::new()));
    errors
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

/// Files by name: those of users own their text.
pub(super) type Sources = BTreeMap<String, Cow<'static, str>>;

/// The built-in files by name.
pub(super) fn built_in() -> Sources {
    SOURCES.iter().map(|(n, t)| ((*n).to_owned(), Cow::Borrowed(*t))).collect()
}

/// The built-in YAML files as `build.rs` read them, without their examples.
fn read_at_build() -> Vec<(String, File)> {
    postcard::from_bytes(FILES).expect("written by build.rs")
}

/// What the built-in files are shown as.
pub(super) fn built_in_paths() -> BTreeMap<String, String> {
    SOURCES.iter().map(|(n, _)| ((*n).to_owned(), format!("grammars/{n}"))).collect()
}

/// Whether a file is one of grammar; others are tables.
pub(super) fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == "yaml")
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
/// name stands in for it, so that one mistake does not look like many. The built-in files are parsed again only where their examples matter.
pub(super) fn from_sources(sources: &Sources, examples: bool, errors: &mut Vec<GrammarError>) -> Loaded {
    let mut ready: BTreeMap<String, File> = read_at_build().into_iter().collect();
    let (mut files, mut standing_in, mut broken) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = String::new();
    for (name, text) in sources {
        all.push_str(name);
        all.push('\0');
        all.push_str(&sha256_hex(text.as_bytes()));
        if !is_yaml(name) {
            continue;
        }
        let own = ready.remove(name);
        if let (Cow::Borrowed(_), false, Some(own)) = (text, examples, &own) {
            files.push((name.clone(), own.clone()));
            continue;
        }
        let (file, mistakes) = recover::parse(text);
        if !mistakes.is_empty() {
            broken.push(name.clone());
        }
        errors.extend(mistakes.into_iter().map(|e| GrammarError::new(name, e.line, e.column, e.message)));
        match file {
            Some(file) => files.push((name.clone(), file)),
            None => standing_in.extend(own.map(|own| (name.clone(), own))),
        }
    }
    let table = |name: &str| sources.get(name).cloned();
    let count = files.len();
    files.append(&mut standing_in);
    let (mut grammar, mut more) = compile(&files, &table, []);
    grammar.sha256 = sha256_hex(all.as_bytes());
    files.truncate(count);
    errors.append(&mut more);
    Loaded { grammar, files, broken }
}
