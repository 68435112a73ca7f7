//! Compiles `grammars/` into the binary: YAML is parsed here, once, and not at start-up.

#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/schema/mod.rs"]
mod schema;
// the very code that reads tables for grammars of users
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/base/bytes.rs"]
mod bytes;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/base/lexer.rs"]
mod lexer;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/lexicon.rs"]
mod lexicon;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/base/markup.rs"]
mod markup;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/names.rs"]
mod names;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/sets.rs"]
mod sets;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/snapshot.rs"]
mod snapshot;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/tables.rs"]
mod tables;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/tags.rs"]
mod tags;
#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/trie.rs"]
mod trie;
mod base {
    pub(crate) use crate::{bytes, lexer};
}

/// What modules of the library know as the index of an entry; tables have none.
#[derive(Debug, Clone, Copy)]
pub struct RuleId;

use sha2::Digest;
use snapshot::{KINDS, LENGTH, ROLES, WORDS};
use std::collections::BTreeMap;
use std::{env, fmt::Write as _, fs, path::Path, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=grammars");
    println!("cargo::rerun-if-changed=src/grammar");
    println!("cargo::rerun-if-changed=src/base");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("grammars");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let mut files = Vec::new();
    let mut sources =
        String::from("/// Every grammar file, as written: path below `grammars/` and text.\npub static SOURCES: &[(&str, &str)] = &[\n");
    let mut mistakes = 0;
    let mut all = Vec::new();
    let mut texts: BTreeMap<String, &'static str> = BTreeMap::new();
    for path in &paths {
        let name = path.strip_prefix(&root).expect("below root").to_string_lossy().replace('\\', "/");
        let kind = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if !matches!(kind, "yaml" | "tsv" | "txt") {
            continue;
        }
        writeln!(sources, "    ({name:?}, include_str!({:?})),", path.display().to_string()).expect("to a string");
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        all.extend_from_slice(name.as_bytes());
        all.push(0);
        all.extend_from_slice(&sha2::Sha256::digest(text.as_bytes()));
        texts.insert(name.clone(), &*text.clone().leak());
        if kind == "yaml" {
            match schema::parse_file(&text) {
                Ok(file) => files.push((name, file.without_examples())),
                Err(e) => {
                    mistakes += 1;
                    println!("cargo::error=grammars/{name}:{}:{}: {}", e.line, e.column, e.message);
                }
            }
        }
    }
    sources.push_str("];\n");
    let digest = sha2::Sha256::digest(&all);
    let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=CLAIMSHEET_GRAMMAR_SHA256={hex}");
    if mistakes > 0 {
        return;
    }
    let (read, bytes) = read_tables(&files, &texts);
    writeln!(sources, "/// Tables of names of the snapshot, in order.\nstatic TABLES: &[&str] = &{read:?};").expect("to a string");
    fs::write(out.join("tables.bin"), bytes).expect("OUT_DIR can be written");
    fs::write(out.join("sources.rs"), sources).expect("OUT_DIR can be written");
    fs::write(out.join("grammar.bin"), postcard::to_stdvec(&files).expect("plain data")).expect("OUT_DIR can be written");
}

/// Words and names of the tables that the files of actors and places name, in the order in which the library reads them.
fn read_tables(files: &[(String, schema::File)], texts: &BTreeMap<String, &'static str>) -> (Vec<String>, Vec<u8>) {
    let (mut lexicon, mut names) = (lexicon::Lexicon::new(), names::Names::default());
    if let Some(text) = texts.get("en/tags.tsv") {
        tables::tags(&mut lexicon, text);
    }
    if let Some(text) = texts.get("en/irregular.tsv") {
        tables::irregular_forms(&mut lexicon, text);
    }
    let actors = files.iter().filter_map(|(_, f)| if let schema::File::Actors(f) = f { Some(&f.tables) } else { None });
    let places = files.iter().filter_map(|(_, f)| if let schema::File::Places(f) = f { Some(&f.tables) } else { None });
    let mut read = Vec::new();
    for list in actors.chain(places) {
        for table in tables::in_order(list, |t| &t.value) {
            // a table that is missing or has no names is an error of the file that names it, said when grammars are compiled
            if let Some(text) = texts.get(&table.value) {
                tables::names(&mut lexicon, &mut names, &table.value, text);
                read.push((table.value.clone(), *text));
            }
        }
    }
    names.finish();
    let bytes = lay_out(&lexicon, &names, &read).expect("names of tables, none longer than 511 bytes");
    (read.into_iter().map(|(name, _)| name).collect(), bytes)
}

fn collect(dir: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, into) } else { into.push(path) }
    }
}

/// Blocks of bytes, each behind its length, as `snapshot` reads them.
#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn text(&mut self, text: &str) {
        self.0.extend(u32::try_from(text.len()).expect("a table below 4 GB").to_le_bytes());
        self.0.extend(text.as_bytes());
    }

    fn numbers(&mut self, numbers: &[u32]) {
        self.0.extend(u32::try_from(numbers.len() * 4).expect("a table below 4 GB").to_le_bytes());
        self.0.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
    }
}

/// Lays out what `tables` read. `None`: a name lies in no table, or is longer than 511 bytes.
fn lay_out(lexicon: &lexicon::Lexicon, names: &names::Names, tables: &snapshot::TableTexts) -> Option<Vec<u8>> {
    let mut out = Writer::default();
    let (short, info, letters) = lexicon.parts();
    out.numbers(&short);
    out.numbers(&info);
    out.text(letters);
    for part in names.forms.parts(|f| f.entry << 3 | ROLES.iter().position(|r| *r == f.role).unwrap_or(0) as u32) {
        out.numbers(&part);
    }
    let starts = snapshot::starts(tables);
    // a text as its place in its table, so that it is kept once
    let place = |text: &str| -> Option<u32> {
        if text.is_empty() {
            return Some(0);
        }
        let at = text.as_ptr() as usize;
        let within = |table: &str| at.checked_sub(table.as_ptr() as usize).filter(|n| *n < table.len());
        let found = tables.iter().zip(&starts).find_map(|((_, table), start)| within(table).map(|n| start + n))?;
        let (place, length) = (found as u32, text.len() as u32);
        (length < 1 << LENGTH && place < 1 << (32 - LENGTH)).then_some(length << (32 - LENGTH) | place)
    };
    let mut labels: Vec<&str> = Vec::new();
    let mut rows = Vec::with_capacity(names.entries.len() * (WORDS + 3));
    for e in &names.entries {
        let (lat, lon) = e.position.unwrap_or_default();
        for text in [e.name, e.key, e.qid, e.geonames, lat, lon] {
            rows.push(place(text)?);
        }
        let label = labels.iter().position(|l| *l == e.label).unwrap_or_else(|| {
            labels.push(e.label);
            labels.len() - 1
        });
        let kind = KINDS.iter().position(|k| *k == e.kind)?;
        rows.extend([(kind << 16 | label) as u32, e.country.map_or(0, |c| c + 1), e.population]);
    }
    out.numbers(&rows);
    out.text(&labels.join("\n"));
    let mut adjectives: Vec<(u32, &str)> = names.adjectives.iter().map(|(e, a)| (*e, *a)).collect();
    adjectives.sort_unstable();
    out.numbers(&adjectives.iter().map(|(e, a)| Some([*e, place(a)?])).collect::<Option<Vec<_>>>()?.concat());
    Some(out.0)
}
