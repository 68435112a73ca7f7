//! Lint of grammar files; running their examples is `crate::check_examples`, which needs the pipeline.

use super::{Grammar, GrammarError, load};
use std::{collections::BTreeMap, path::Path};

/// What a check found.
#[derive(Debug, Default)]
pub struct CheckReport {
    /// Mistakes.
    pub errors: Vec<GrammarError>,
    /// What is not wrong but odd.
    pub warnings: Vec<GrammarError>,
    /// The grammar, where it could be compiled.
    pub grammar: Option<Grammar>,
    /// The files that were checked: path as shown, name, text.
    pub files: Vec<(String, String, String)>,
}

/// Reads and compiles the built-in grammars, or those of a folder together with the built-in ones.
pub fn check(folder: Option<&Path>) -> CheckReport {
    let mut report = CheckReport::default();
    let mut sources: BTreeMap<String, String> = load::sources().iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    match folder {
        None => {
            report.files = load::sources().iter().map(|(n, t)| (format!("grammars/{n}"), (*n).to_owned(), (*t).to_owned())).collect();
        }
        Some(folder) => {
            for (name, path, text) in load::read_folder(folder, &mut report.errors) {
                sources.insert(name.clone(), text.clone());
                report.files.push((path, name, text));
            }
            if report.files.is_empty() && report.errors.is_empty() {
                report.errors.push(GrammarError::new(&folder.display().to_string(), 0, 0, "holds no grammar file; `.yaml` files would be right"));
            }
        }
    }
    let mut errors = Vec::new();
    report.grammar = load::from_sources(&sources, &mut errors);
    for mut e in errors {
        if let Some((path, ..)) = report.files.iter().find(|f| f.1 == e.file) {
            e.file.clone_from(path);
        }
        report.errors.push(e);
    }
    report.errors.sort();
    report
}
