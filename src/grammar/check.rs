//! Lint of grammar files; running their examples is for `crate::examples`, which needs the whole pipeline.

use super::schema::File;
use super::{Grammar, GrammarError, entries, lint, load};
use std::path::Path;

/// A file that was checked.
#[derive(Debug)]
pub struct CheckedFile {
    /// Path as shown.
    pub path: String,
    /// Path below the folder of grammars; the file's part of a rule's name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What could be read of it; tables have nothing here.
    pub file: Option<File>,
    /// Whether some of it could not be read.
    pub broken: bool,
}

/// What a check found.
#[derive(Debug)]
pub struct CheckReport {
    /// Mistakes.
    pub errors: Vec<GrammarError>,
    /// What is not wrong but odd.
    pub warnings: Vec<GrammarError>,
    /// The grammar, without what is mistaken.
    pub grammar: Grammar,
    /// The files that were checked, tables included.
    pub files: Vec<CheckedFile>,
    /// Entries in them that could be read.
    pub entries: usize,
    /// Examples in them that could be read.
    pub examples: usize,
    /// Whether they are the project's own, of which more is asked.
    pub built_in: bool,
}

/// Reads and compiles the built-in grammars, or those of a folder together with the built-in ones. Examples are counted, not run.
pub fn check(folder: Option<&Path>) -> CheckReport {
    let mut errors = Vec::new();
    let mut sources = load::built_in();
    let found: Vec<(String, String, String)> = match folder {
        None => load::sources().iter().map(|(n, t)| ((*n).to_owned(), format!("grammars/{n}"), (*t).to_owned())).collect(),
        Some(folder) => {
            let found = load::read_folder(folder, &mut errors);
            if errors.is_empty() && !found.iter().any(|f| f.0.ends_with(".yaml")) {
                errors.push(GrammarError::new(&folder.display().to_string(), 0, 0, "holds no grammar file; `.yaml` files would be right"));
            }
            found
        }
    };
    let mut shown = load::built_in_paths();
    for (name, path, text) in &found {
        shown.insert(name.clone(), path.clone());
        sources.insert(name.clone(), text.clone());
    }
    let mut loaded = load::from_sources(&sources, &mut errors);
    errors.extend(lint::clashes(&loaded, &sources, &|name| found.iter().any(|f| f.0 == name), &shown));
    load::show(&mut errors, &shown);
    let mut files: Vec<CheckedFile> = Vec::new();
    for (name, path, text) in found {
        let file = loaded.files.iter().position(|f| f.0 == name).map(|i| loaded.files.swap_remove(i).1);
        files.push(CheckedFile { broken: loaded.broken.contains(&name), path, name, text, file });
    }
    let parsed = || files.iter().filter_map(|f| f.file.as_ref());
    CheckReport {
        errors,
        warnings: Vec::new(),
        grammar: loaded.grammar,
        entries: parsed().map(|f| entries::entries(f).len()).sum(),
        examples: parsed().map(|f| f.examples().len()).sum(),
        files,
        built_in: folder.is_none(),
    }
}
