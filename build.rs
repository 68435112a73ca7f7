//! Compiles `grammars/` into the binary: YAML is parsed here, once, and not at start-up.

#[allow(dead_code, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
#[path = "src/grammar/schema/mod.rs"]
mod schema;

use sha2::Digest;
use std::{env, fmt::Write as _, fs, path::Path, path::PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=grammars");
    println!("cargo::rerun-if-changed=src/grammar/schema");
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
    fs::write(out.join("sources.rs"), sources).expect("OUT_DIR can be written");
    fs::write(out.join("grammar.bin"), postcard::to_stdvec(&files).expect("plain data")).expect("OUT_DIR can be written");
}

fn collect(dir: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, into) } else { into.push(path) }
    }
}
