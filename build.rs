//! Compiles `grammars/` into the binary: YAML and tables are read here, once, and not at start-up.

// the very code that compiles grammars of users
#[allow(dead_code, missing_docs, unreachable_pub, unused_imports, clippy::all, clippy::pedantic)]
#[path = "src/base"]
mod base {
    pub mod bytes;
    pub mod kinds;
    pub mod lexer;
    mod markup;
    pub use kinds::{Change, Dimension, Kind, LedgerReason, Modality, Relation};
}
#[allow(dead_code, missing_docs, unreachable_pub, unused_imports, clippy::all, clippy::pedantic)]
#[path = "src/grammar"]
mod grammar {
    pub mod compile;
    pub mod compile_frames;
    pub mod compile_measures;
    pub mod compile_names;
    pub mod compile_words;
    pub mod compiled;
    pub mod error;
    pub mod frames;
    pub mod lexicon;
    pub mod lexicon_builder;
    pub mod measures;
    pub mod morphology;
    pub mod names;
    pub mod numbers;
    pub mod rates;
    pub mod rows;
    pub mod schema;
    pub mod sets;
    pub mod tables;
    pub mod tags;
    pub mod trie;
    pub use compiled::{Grammar, ModalityCue, RuleId};
    pub use error::GrammarError;
}

use base::lexer::{Lexer, fold};
use grammar::{Grammar, compile::compile, schema};
use sha2::Digest;
use std::borrow::Cow;
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
    let mut examples = String::new();
    let mut sources =
        String::from("/// Every grammar file, as written: path below `grammars/` and text.\npub static SOURCES: &[(&str, &str)] = &[\n");
    let mut mistakes = 0;
    let mut all = Vec::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
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
        if kind == "yaml" {
            match schema::parse_file(&text) {
                Ok(file) => {
                    file.examples().iter().for_each(|e| examples.extend([e.text.value.as_str(), "\n"]));
                    files.push((name, file.without_examples()));
                }
                Err(e) => {
                    mistakes += 1;
                    println!("cargo::error=grammars/{name}:{}:{}: {}", e.line, e.column, e.message);
                }
            }
        } else {
            texts.insert(name, text);
        }
    }
    sources.push_str("];\n");
    let digest = sha2::Sha256::digest(&all);
    let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=CLAIMSHEET_GRAMMAR_SHA256={hex}");
    if mistakes > 0 {
        return;
    }
    let table = |name: &str| texts.get(name).cloned().map(Cow::Owned);
    let (known, errors) = compile(&files, &table, []);
    for e in &errors {
        println!("cargo::error=grammars/{e}");
    }
    if !errors.is_empty() {
        return;
    }
    let common = frequent(&examples, &known);
    let (grammar, _) = compile(&files, &table, common.iter().map(String::as_str));
    let rates = files.iter().find_map(|(_, f)| if let schema::File::Rates(f) = f { f.table.as_ref() } else { None });
    writeln!(sources, "/// The table of daily rates.\nconst RATES: Option<&str> = {:?};", rates.map(|t| &t.value)).expect("to a string");
    fs::write(out.join("sources.rs"), sources).expect("OUT_DIR can be written");
    fs::write(out.join("files.bin"), postcard::to_stdvec(&files).expect("plain data")).expect("OUT_DIR can be written");
    fs::write(out.join("grammar.bin"), postcard::to_stdvec(&grammar).expect("plain data")).expect("OUT_DIR can be written");
}

/// The known words of the examples, the most frequent first: they are what texts are mostly made of.
fn frequent(examples: &str, known: &Grammar) -> Vec<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut key = String::new();
    for piece in Lexer::new(examples) {
        fold(&examples[piece.start..piece.end], &mut key);
        if known.lexicon.id(&key) != 0 {
            *counts.entry(key.clone()).or_default() += 1;
        }
    }
    let mut words: Vec<(String, u32)> = counts.into_iter().collect();
    words.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    words.into_iter().map(|(word, _)| word).collect()
}

fn collect(dir: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, into) } else { into.push(path) }
    }
}
