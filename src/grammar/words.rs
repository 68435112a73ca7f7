//! Every form that the grammars know, with the entry or the table row that owns it: for looking up who claims a word.

use super::schema::{File, Text};
use super::{GrammarError, entries::entries, load};
use std::collections::BTreeMap;
use std::path::Path;

/// A form and its owner.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// As the grammar file has it; plurals and verb forms are made of it.
    pub form: String,
    /// `file.yaml#key`, or `table.tsv:line`.
    pub owner: String,
    /// What it is to its owner: verb, symbol, name, alias …
    pub role: String,
}

/// All forms of the built-in grammars and those of folders, sorted, in whose form or owner the filter occurs, case aside.
///
/// # Errors
/// Every mistake of every file, with its place.
pub fn words<P: AsRef<Path>>(folders: &[P], filter: &str) -> Result<Vec<Word>, Vec<GrammarError>> {
    let (mut sources, mut errors) = (load::built_in(), Vec::new());
    for folder in folders {
        for (name, _, text) in load::read_folder(folder.as_ref(), &mut errors) {
            sources.insert(name, text);
        }
    }
    let loaded = load::from_sources(&sources, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let filter = filter.to_lowercase();
    let mut out = Vec::new();
    let mut add = |form: &str, owner: &dyn Fn() -> String, role: &str| {
        if form.is_empty() {
            return;
        }
        let owner = owner();
        if form.to_lowercase().contains(&filter) || owner.to_lowercase().contains(&filter) {
            out.push(Word { form: form.to_owned(), owner, role: role.to_owned() });
        }
    };
    for (name, file) in &loaded.files {
        for entry in entries(file) {
            for form in &entry.forms {
                add(&form.text, &|| format!("{name}#{}", entry.key), form.role);
            }
        }
        for (table, list) in tables(file) {
            let Some(text) = sources.get(&table.value) else { continue };
            rows(&table.value, text, list, &mut add);
        }
    }
    for (table, columns) in [("en/tags.tsv", &["word", "tag"][..]), ("en/irregular.tsv", &["form", "lemma", "kind"][..])] {
        for (n, line) in sources.get(table).map_or("", String::as_str).lines().enumerate() {
            let mut cells = line.split('\t');
            if let (Some(form), Some(last)) = (cells.next(), cells.next_back())
                && form != columns[0]
            {
                add(form, &|| format!("{table}:{}", n + 1), &last.trim().to_lowercase());
            }
        }
    }
    out.sort();
    out.dedup();
    Ok(out)
}

/// Tables that a file names, and whether they are plain lists of names.
fn tables(file: &File) -> Vec<(&Text, bool)> {
    match file {
        File::Currencies(f) => f.table.iter().map(|t| (t, false)).collect(),
        File::Actors(f) => f.tables.iter().map(|t| (t, false)).collect(),
        File::Places(f) => f.tables.iter().map(|t| (t, false)).chain(f.first_names.iter().map(|t| (t, true))).collect(),
        _ => Vec::new(),
    }
}

/// Columns of tables that hold forms, and what a form in them is.
const COLUMNS: [(&str, &str); 10] = [
    ("name", "name"),
    ("aliases", "alias"),
    ("adjectives", "adjective"),
    ("nouns", "people"),
    ("capital", "capital"),
    ("government", "government"),
    ("code", "code"),
    ("singular", "name"),
    ("plural", "plural"),
    ("symbols", "symbol"),
];

fn rows(table: &str, text: &str, list: bool, add: &mut impl FnMut(&str, &dyn Fn() -> String, &str)) {
    let mut header: BTreeMap<usize, &str> = BTreeMap::new();
    for (n, line) in text.lines().enumerate() {
        let owner = || format!("{table}:{}", n + 1);
        if list {
            add(line.trim(), &owner, "first name");
        } else if n == 0 {
            let role = |c: &str| COLUMNS.iter().find(|(column, _)| *column == c.trim()).map(|(_, role)| *role);
            header = line.split('\t').enumerate().filter_map(|(i, c)| Some((i, role(c)?))).collect();
            // where singular and plural are given, the name is no form
            if header.values().any(|role| *role == "plural") {
                header.remove(&line.split('\t').position(|c| c == "name").unwrap_or(usize::MAX));
            }
        } else {
            for (i, cell) in line.split('\t').enumerate() {
                if let Some(role) = header.get(&i) {
                    cell.split('|').for_each(|form| add(form.trim(), &owner, role));
                }
            }
        }
    }
}
